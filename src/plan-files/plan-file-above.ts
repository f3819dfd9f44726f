import type { DocumentText } from '../documents/document.ts'
import type { SheetRow } from '../documents/sheet.ts'
import { plain } from '../plan-checks/check-words.ts'
import { isNamedGroup, outcomeOf } from './plan-file-groups.ts'

// In a Word plan the objective stands over the table, not in it: "Objective 1: …", then "Outcome: …", then rows.

type DocumentWords = Pick<DocumentText, 'text' | 'headings' | 'tables'>

const LONGEST_TITLE = 300

/** What a table's rows answer to, as rows above its first: the objective and its outcome, where they are written. */
export function rowsAbove(document: DocumentWords, at: number): readonly SheetRow[] {
  const table = document.tables[at]
  if (table === undefined) return []
  const title = headingAbove(document, table.start) ?? lineAbove(document, table.start)
  const outcome = linesBetween(document, title?.end ?? 0, table.start).find(
    (line) => outcomeOf(line) !== null,
  )
  const said = [title?.words, outcome].filter((words) => words !== undefined)
  return said.map((words, place) => ({ number: place + 1 - said.length, cells: [words] }))
}

/** A numbered heading of a document is an objective as much as one that says so. */
export function isNumberedHeading(words: string): boolean {
  return /^\d{1,2}[.):]?\s+\p{L}/u.test(words)
}

type Title = { readonly words: string; readonly end: number }

// The nearest heading that names an objective, or one it stands under: "Actions" says nothing, its parent does.
function headingAbove({ text, headings }: DocumentWords, start: number): Title | null {
  let level = Number.POSITIVE_INFINITY
  for (const heading of headings.filter((one) => one.end <= start).toReversed()) {
    if (heading.level >= level) continue
    level = heading.level
    const words = plain(text.slice(heading.start, heading.end))
    if (words.length <= LONGEST_TITLE && (isNamedGroup(words) || isNumberedHeading(words)))
      return { words, end: heading.end }
  }
  return null
}

// Typed in bold rather than styled as a heading: the last such line since the table before.
function lineAbove(document: DocumentWords, start: number): Title | null {
  const words = linesBetween(document, 0, start).findLast(
    (line) => line.length <= LONGEST_TITLE && isNamedGroup(line) && outcomeOf(line) === null,
  )
  return words === undefined ? null : { words, end: 0 }
}

function linesBetween({ text, tables }: DocumentWords, from: number, start: number): readonly string[] {
  const before = tables.findLast((table) => table.end <= start)?.end ?? 0
  return text.slice(Math.max(before, from), start).split('\n').map(plain).filter(Boolean)
}

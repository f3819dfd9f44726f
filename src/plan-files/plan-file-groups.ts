import type { SheetRow } from '../documents/sheet.ts'
import { actsOf } from '../plan-checks/check-acts.ts'
import { plain, tokens } from '../plan-checks/check-words.ts'
import { daysInWords } from '../plan-checks/plan-file-day.ts'
import type { PlanMapping } from './plan-file-columns.ts'
import type { PlanGrid } from './plan-file-heading.ts'
import { textOfCell } from './plan-file-contents.ts'
import { PLAN_FIELDS, headerFit } from './plan-file-header.ts'

// Rows of a plan that are not actions: titles of groups, headings repeated on a new page, keys to the colours.

const NAMED_GROUP =
  /^(?:(?:strategic |improvement |our )?(?:priority|objective|theme|work ?stream|strand|pillar|aim|goal|section|outcome|part|area|domain|recommendation|chapter|phase)(?: area)?\s*(?:\d+|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten)?\b\s*[:.–—-]?)/i

// "Phase 2: doors open" or "Complete: desk bought" in the column of milestones alone goes on with the action above.
function goesOn(row: SheetRow, { columns }: PlanMapping): boolean {
  const below = ['milestones', 'measure', 'evidence', 'outcome', 'contributors', 'notes'] as const
  const places = new Set(below.flatMap((field) => columns[field]?.column ?? []))
  return row.cells.every((cell, column) => textOfCell(cell) === '' || places.has(column))
}

/** The title of the group a row begins ("Priority 2: the front door"), or null for any other row. */
export function groupTitle(row: SheetRow, grid: PlanGrid, mapping: PlanMapping): string | null {
  const filled = row.cells.flatMap((cell, column) =>
    textOfCell(cell) === '' ? [] : [{ column, words: plain(textOfCell(cell)) }],
  )
  const only = filled[0]
  if (only === undefined || (goesOn(row, mapping) && !isWide(row, only.column, grid))) return null
  const summed = summaryTitle(row, grid, mapping)
  if (summed !== null) return summed
  if (filled.length > 2) return null
  const words = filled.map((cell) => cell.words).join(' ')
  if (words.length > 220) return null
  if (filled.length === 2) return isNumberedTitle(filled, grid, mapping) ? words : null
  if (isWide(row, only.column, grid) && !isKey(words)) return words
  const standsForAction = only.column === mapping.columns.action?.column
  if (only.column === mapping.columns.priority?.column) return words
  if (isKey(words)) return null
  if (standsForAction) return isShout(words) || isNamedGroup(words) ? words : null
  if (isNamedGroup(words)) return words
  return only.column <= 1 &&
    tokens(words).length <= 16 &&
    tokens(words).length >= 1 &&
    !/^\d+(?:\.\d+)*$/.test(words)
    ? words
    : null
}

// "Priority 2: the front door", not "Phase 2 of the model will be rolled out".
export function isNamedGroup(words: string): boolean {
  return (
    NAMED_GROUP.test(words) &&
    /\d|:|\b(?:one|two|three|four|five|six)\b/i.test(words) &&
    actsOf(words).length === 0
  )
}

/** "Outcome: children are seen sooner" says what its objective is for; "Outcome 2: …" is one of several groups. */
export function outcomeOf(title: string): string | null {
  return (
    /^(?:(?:intended|desired|expected) )?outcomes?(?: for children(?: and families)?)?\s*[:–—-]\s*(\S.*)$/i.exec(
      title,
    )?.[1] ?? null
  )
}

/** A phase says when: with days of its own, or inside an objective, it is no objective. */
export function isPhase(title: string, group: string | null): boolean {
  const isOne = /^phase\b/i.test(title)
  return isOne && (daysInWords(title).length > 0 || (group !== null && !/^phase\b/i.test(group)))
}

// "2" and "The front door" alone on a row, where actions are numbered 2.1, 2.2.
function isNumberedTitle(
  filled: readonly { readonly column: number; readonly words: string }[],
  grid: PlanGrid,
  mapping: PlanMapping,
): boolean {
  const [first, second] = filled
  if (first === undefined || second === undefined) return false
  if (first.column !== mapping.columns.reference?.column) return false
  if (!countsInParts(grid, mapping)) return false
  const isWhole = /^(?:[A-Z]|\d{1,2}|[ivx]+)\.?$/i.test(first.words) || NAMED_GROUP.test(first.words)
  return isWhole && tokens(second.words).length <= 14 && actsOf(second.words).length === 0
}

// A schedule's summary row: "1", a name, "40 %", and nobody, no day, no measure of its own, over 1.1 and 1.2.
function summaryTitle(row: SheetRow, grid: PlanGrid, mapping: PlanMapping): string | null {
  const at = (field: 'reference' | 'action' | 'owner' | 'due' | 'measure'): string =>
    plain(textOfCell(row.cells[mapping.columns[field]?.column ?? -1]))
  const words = at('action')
  const isBare = at('owner') === '' && at('due') === '' && at('measure') === ''
  if (!isBare || words === '' || !/^(?:[A-Z]|\d{1,2}|[ivx]+)\.?$/i.test(at('reference'))) return null
  return countsInParts(grid, mapping) && tokens(words).length <= 14 && actsOf(words).length === 0
    ? words
    : null
}

// Where actions themselves are 1, 2, 3, a whole number heads nothing.
function countsInParts(grid: PlanGrid, mapping: PlanMapping): boolean {
  const column = mapping.columns.reference?.column ?? -1
  const references = grid.rows
    .filter(({ number }) => number >= mapping.firstRow)
    .map(({ cells }) => textOfCell(cells[column]))
    .filter((text) => /\d/.test(text))
  const inParts = references.filter((text) => /\d[.\-/]\d|[a-z]\d|\d[a-z]/i.test(text))
  return inParts.length > references.length / 2
}

function isWide(row: SheetRow, column: number, grid: PlanGrid): boolean {
  return grid.merges.some(
    ({ top, bottom, left, right }) =>
      top === row.number && bottom === row.number && left === column && right - left >= 2,
  )
}

function isShout(words: string): boolean {
  return words.length > 3 && words === words.toUpperCase() && /[A-Z]{3}/.test(words)
}

function isKey(words: string): boolean {
  return /^(?:key|legend|b?rag(?: rating)? ?key|notes?|total|version|last updated|updated|author|blue|green|amber|red|gr[ae]y|complete|on track)\b\s*(?:[:=–—-]|$)/i.test(
    words,
  )
}

/** A key, a total or a footnote below the table. */
export function isAside(row: SheetRow, mapping: PlanMapping): boolean {
  const filled = row.cells.map(textOfCell).filter((text) => text !== '')
  const first = plain(filled[0])
  if (/^(?:(?:b?rag |status |colour )?key|legend)\s*:?$/i.test(first)) return true
  if (isTotal(filled) || isGuidance(row, mapping)) return true
  if (textOfCell(row.cells[mapping.columns.action?.column ?? -1]) !== '' || goesOn(row, mapping)) return false
  return isKey(first) || (filled.length === 1 && first.length > 220)
}

// "Total actions 18", "Grand total", with nothing but counts beside it.
function isTotal(filled: readonly string[]): boolean {
  const [first = '', ...others] = filled
  return (
    /^(?:(?:grand |sub-?)?totals?\b|overall (?:total|progress)\b)/i.test(plain(first)) &&
    tokens(first).length <= 5 &&
    others.every((text) => /^[\d.,%£/\s-]*$/.test(text))
  )
}

// What people are to type, under the headings: "dd/mm/yy", "choose from list", "e.g. …".
function isGuidance(row: SheetRow, mapping: PlanMapping): boolean {
  const texts = row.cells.map((cell) => plain(textOfCell(cell)))
  const asks = texts.filter((text) =>
    /^(?:\(?d{1,2}[/.-]m{1,3}[/.-]y{2,4}\)?|(?:please )?(?:choose|select|pick|enter|type)\b.*|drop-?down.*|free text|guidance|instructions?|examples?|e\.?g\.?:?(?: .*)?|auto(?:matic)?)$/i.test(
      text,
    ),
  ).length
  return asks >= 2 && row.number <= mapping.firstRow + 3
}

/** The heading printed again, as at the top of each priority. */
export function repeatsHeader(row: SheetRow, grid: PlanGrid, mapping: PlanMapping): boolean {
  const texts = row.cells.map(textOfCell)
  const filled = texts.filter((text) => text !== '')
  if (filled.length < 2) return false
  const header = grid.rows.find(({ number }) => number === mapping.headerRow)
  const same = texts.filter((text, at) => text !== '' && text === textOfCell(header?.cells[at])).length
  if (same / filled.length >= 0.6) return true
  const named = filled.filter((text) => PLAN_FIELDS.some((field) => headerFit(text, field) >= 0.9))
  return filled.length >= 3 && named.length / filled.length >= 0.75
}

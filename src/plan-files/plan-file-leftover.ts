import { type PlanField } from '../plan/written-plan.ts'
import type { SheetRow } from '../documents/sheet.ts'
import type { ColumnGuess } from './plan-file-columns.ts'
import { type Contents, textOfCell } from './plan-file-contents.ts'
import { isKnownHeading } from './plan-file-header.ts'
import { areRatings, isColouredAlone } from './plan-file-ratings.ts'

// What is left when headings and contents have been weighed: a plan has actions and says what they change, under
// whatever name.

type Columns = Readonly<Partial<Record<PlanField, ColumnGuess>>>

const BARELY = 0.45

/** Where nothing is headed as an action: the milestones, or the sentences that tell most acts. */
export function withAction(
  columns: Columns,
  headers: readonly string[],
  contents: readonly Contents[],
): Columns {
  if (columns.action !== undefined) return columns
  const { milestones, ...others } = columns
  if (milestones !== undefined) return { ...others, action: milestones }
  if (!looksLikePlan(columns, headers)) return columns
  const found = leftOver(columns, headers, contents)
    .filter(({ content }) => content.distinct > 0.6 && content.words >= 2)
    .toSorted((a, b) => b.content.acts - a.content.acts || a.column - b.column)[0]
  return found === undefined
    ? columns
    : { ...columns, action: guessOf(found, 'no other column says what will be done') }
}

// Two headings that are known, or where there is no heading at all, a column of owners or days.
function looksLikePlan(columns: Columns, headers: readonly string[]): boolean {
  if (headers.every((header) => header === ''))
    return columns.owner !== undefined || columns.due !== undefined
  return Object.values(columns).filter(({ header }) => header !== '').length >= 2
}

/**
 * A column of words under a heading nobody here has met, right of the actions, most often says what will be
 * different: better a measure that is found wanting than one that is not seen.
 */
export function withMeasure(
  columns: Columns,
  headers: readonly string[],
  contents: readonly Contents[],
): Columns {
  const action = columns.action?.column
  if (action === undefined || columns.measure !== undefined) return columns
  if (columns.outcome !== undefined) return columns
  const found = leftOver(columns, headers, contents)
    .filter(({ column }) => column > action)
    .toSorted((a, b) => b.content.measured - a.content.measured || a.column - b.column)[0]
  if (found === undefined) return columns
  return { ...columns, measure: guessOf(found, 'no other column says what will be different') }
}

/** Letters or colours of a rating are the status, under whatever heading: "Where are we now?". */
export function withStatus(
  columns: Columns,
  headers: readonly string[],
  below: readonly SheetRow[],
): Columns {
  if (columns.status !== undefined) return columns
  const { notes, baseline, ...sure } = columns
  const taken = new Set(Object.values(sure).map(({ column }) => column))
  const column = headers.findIndex(
    (header, place) => header !== '' && !taken.has(place) && isRated(below, place),
  )
  if (column < 0) return columns
  const status = { column, header: headers[column] ?? '', confidence: BARELY, reasons: ['cells are ratings'] }
  return {
    ...sure,
    ...(notes === undefined || notes.column === column ? {} : { notes }),
    ...(baseline === undefined || baseline.column === column ? {} : { baseline }),
    status,
  }
}

function isRated(below: readonly SheetRow[], column: number): boolean {
  const texts = below.map(({ cells }) => textOfCell(cells[column])).filter((text) => text !== '')
  if (texts.length > 0) return areRatings(texts)
  return isColouredAlone(
    below.filter(({ cells }) => cells.filter((cell) => textOfCell(cell) !== '').length > 1),
    column,
  )
}

type LeftOver = { readonly column: number; readonly header: string; readonly content: Contents }

function leftOver(
  columns: Columns,
  headers: readonly string[],
  contents: readonly Contents[],
): readonly LeftOver[] {
  const taken = new Set(Object.values(columns).map(({ column }) => column))
  return contents
    .map((content, column) => ({ column, header: headers[column] ?? '', content }))
    .filter(
      ({ column, header, content }) => !taken.has(column) && !isKnownHeading(header) && isProse(content),
    )
}

// A sentence about managers names a post, and is no owner.
function isProse({ filled, words, dates, owners, acts }: Contents): boolean {
  return filled > 0.3 && words >= 1.5 && dates < 0.3 && (owners < 0.5 || acts >= 0.5)
}

function guessOf({ column, header }: LeftOver, reason: string): ColumnGuess {
  return { column, header, confidence: BARELY, reasons: [reason] }
}

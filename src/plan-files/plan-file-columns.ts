import { type PlanField } from '../plan/written-plan.ts'
import { plain } from '../plan-checks/check-words.ts'
import { type Contents, contentFit, contentsOf, unheadedFit } from './plan-file-contents.ts'
import { withAction, withMeasure, withStatus } from './plan-file-leftover.ts'
import { PLAN_FIELDS, headerFit, isKnownHeading } from './plan-file-header.ts'
import { type PlanGrid, findHeader } from './plan-file-heading.ts'
import { guessOwnColumns } from './plan-file-own.ts'

// Which column of a council's plan is which: first by what is written over it, then by what stands in it.

export type ColumnGuess = {
  /** Place in the row's cells, from 0. */
  readonly column: number
  /** The heading as printed; "" where there is none. */
  readonly header: string
  /** 0 to 1. */
  readonly confidence: number
  readonly reasons: readonly string[]
}

export type PlanMapping = {
  /** The row number of the last heading row, null where the sheet has none. */
  readonly headerRow: number | null
  /** The first row that can hold an action. */
  readonly firstRow: number
  readonly columns: Readonly<Partial<Record<PlanField, ColumnGuess>>>
  /** Columns that hold something and fit no field: kept as notes. */
  readonly others: readonly { readonly column: number; readonly header: string }[]
  /** The plan as Line of Sight writes it, come back. */
  readonly isOurs?: true
}

const SURE_ENOUGH = 0.45

export function guessColumns(grid: PlanGrid): PlanMapping {
  return guessOwnColumns(grid.rows) ?? guessCouncilColumns(grid)
}

function guessCouncilColumns(grid: PlanGrid): PlanMapping {
  const header = findHeader(grid)
  const below = grid.rows.filter(({ number }) => header === null || number > header.last)
  const width = Math.max(0, ...grid.rows.map(({ cells }) => cells.length))
  const places = Array.from({ length: width }, (_, column) => column)
  const headers = places.map((column) => header?.texts[column] ?? '')
  const contents = places.map((column) => contentsOf(below, column))
  const columns = withStatus(assign(headers, contents), headers, below)
  const taken = new Set(Object.values(columns).map(({ column }) => column))
  return {
    headerRow: header?.last ?? null,
    firstRow: header === null ? (grid.rows[0]?.number ?? 1) : header.last + 1,
    columns,
    others: places
      .filter(
        (column) => !taken.has(column) && ((contents[column]?.filled ?? 0) > 0 || headers[column] !== ''),
      )
      .map((column) => ({ column, header: headers[column] ?? '' })),
  }
}

/** How much a sheet looks like a plan: the sure columns, an action among them. 0 where it has none. */
export function likenessToPlan(mapping: PlanMapping): number {
  if (mapping.columns.action === undefined) return 0
  return Object.values(mapping.columns).reduce((total, { confidence }) => total + confidence, 0)
}

type Candidate = { readonly field: PlanField; readonly guess: ColumnGuess }

function assign(
  headers: readonly string[],
  contents: readonly Contents[],
): Partial<Record<PlanField, ColumnGuess>> {
  const candidates = contents
    .flatMap((found, column) =>
      PLAN_FIELDS.map((field) => candidate(field, column, headers[column] ?? '', found)),
    )
    .filter(({ guess }) => guess.confidence >= SURE_ENOUGH)
    .toSorted((a, b) => b.guess.confidence - a.guess.confidence || a.guess.column - b.guess.column)
  const columns: Partial<Record<PlanField, ColumnGuess>> = {}
  const taken = new Set<number>()
  for (const { field, guess } of candidates) {
    if (columns[field] !== undefined || taken.has(guess.column)) continue
    columns[field] = guess
    taken.add(guess.column)
  }
  return withMeasure(withAction(columns, headers, contents), headers, contents)
}

function candidate(field: PlanField, column: number, header: string, contents: Contents): Candidate {
  const reasons = reasonsFor(field, header, headerFit(header, field), contentFit(field, contents))
  return { field, guess: { column, header, confidence: weighConfidence(field, header, contents), reasons } }
}

// A heading outweighs contents, but a "Priority" column of highs and lows, or a "When" without dates, is doubted.
// A heading nobody here has met ("Finish line") says nothing: then the contents speak alone.
function weighConfidence(field: PlanField, header: string, contents: Contents): number {
  const byHeader = headerFit(header, field)
  const byContents = contentFit(field, contents)
  if (byHeader > 0) return byContents === null ? byHeader * 0.9 : byHeader * (0.7 + 0.3 * byContents)
  return isKnownHeading(header) ? 0 : unheadedFit(field, contents) * 0.65
}

const SIGNS: Readonly<Partial<Record<PlanField, string>>> = {
  reference: 'cells are different short numbers',
  action: 'cells are different sentences',
  owner: 'cells are posts or names',
  due: 'cells are dates',
  revised: 'cells are dates',
  start: 'cells are dates',
  status: 'cells are statuses',
  priority: 'the same few titles come again',
  rank: 'cells are highs and lows',
  target: 'cells are figures',
  baseline: 'cells are figures',
}

function reasonsFor(
  field: PlanField,
  header: string,
  byHeader: number,
  byContents: number | null,
): readonly string[] {
  const sign = SIGNS[field]
  return [
    ...(byHeader > 0 ? [`headed "${plain(header)}"`] : []),
    ...(byContents !== null && sign !== undefined ? [`${Math.round(byContents * 100)} %: ${sign}`] : []),
  ]
}

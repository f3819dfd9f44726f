import type { MergedRange, SheetRow } from '../documents/sheet.ts'
import { plain } from './check-words.ts'
import { type Contents, contentFit, contentsOf, textOfCell } from './plan-file-contents.ts'
import { PLAN_FIELDS, type PlanField, foldHeader, headerFit } from './plan-file-header.ts'

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
}

export type PlanGrid = { readonly rows: readonly SheetRow[]; readonly merges: readonly MergedRange[] }

const ROWS_SEARCHED = 60
const SURE_ENOUGH = 0.45

export function guessColumns(grid: PlanGrid): PlanMapping {
  const header = findHeader(grid)
  const below = grid.rows.filter(({ number }) => header === null || number > header.last)
  const width = Math.max(0, ...grid.rows.map(({ cells }) => cells.length))
  const places = Array.from({ length: width }, (_, column) => column)
  const headers = places.map((column) => header?.texts[column] ?? '')
  const contents = places.map((column) => contentsOf(below, column))
  const columns = assign(headers, contents)
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

type Header = { readonly last: number; readonly texts: readonly string[] }

function findHeader(grid: PlanGrid): Header | null {
  const searched = grid.rows.slice(0, ROWS_SEARCHED)
  const best = searched
    .map((row, at) => ({ row, at, score: headerScore(textsOf(row)) }))
    .reduce<{ row: SheetRow; at: number; score: number } | null>(
      (top, found) => (found.score > (top?.score ?? 1.4) ? found : top),
      null,
    )
  if (best === null) return null
  return withSecondRow(grid, best.row, searched[best.at + 1], searched[best.at - 1])
}

function textsOf(row: SheetRow): readonly string[] {
  return row.cells.map(textOfCell)
}

/** The strengths of the different fields a row names; a row of sentences or dates names none. */
function headerScore(texts: readonly string[]): number {
  const filled = texts.filter((text) => text !== '')
  if (filled.length < 2 || filled.some((text) => text.length > 160)) return 0
  const best = PLAN_FIELDS.map((field) => Math.max(0, ...filled.map((text) => headerFit(text, field))))
  const sure = best.filter((fit) => fit >= 0.6)
  const fitted = filled.filter((text) => PLAN_FIELDS.some((field) => headerFit(text, field) >= 0.6)).length
  return sure.length < 2 ? 0 : sure.reduce((total, fit) => total + fit, 0) * (fitted / filled.length)
}

// A heading of two rows: "Progress" merged over "Status" and "Comment". The lower row says more.
function withSecondRow(
  grid: PlanGrid,
  row: SheetRow,
  below: SheetRow | undefined,
  above: SheetRow | undefined,
): Header {
  const spread = spreadTexts(grid, row)
  if (below !== undefined && below.number === row.number + 1 && isSubHeader(below, row)) {
    return { last: below.number, texts: joinTexts(spread, textsOf(below)) }
  }
  if (above !== undefined && above.number === row.number - 1 && textsOf(above).filter(Boolean).length > 1) {
    return { last: row.number, texts: fillBlanks(spread, textsOf(above)) }
  }
  return { last: row.number, texts: spread }
}

function isSubHeader(below: SheetRow, above: SheetRow): boolean {
  const texts = textsOf(below)
  const filled = texts.filter((text) => text !== '')
  if (filled.length === 0 || filled.some((text) => text.length > 40)) return false
  const named = filled.filter((text) => PLAN_FIELDS.some((field) => headerFit(text, field) >= 0.6))
  const underBlank = texts.filter((text, at) => text !== '' && textOfCell(above.cells[at]) === '').length
  return named.length / filled.length >= 0.6 && underBlank > 0
}

function spreadTexts(grid: PlanGrid, row: SheetRow): readonly string[] {
  const width = Math.max(
    row.cells.length,
    ...grid.merges.filter(({ top }) => top === row.number).map(({ right }) => right + 1),
  )
  return Array.from({ length: width }, (_, column) => {
    const own = textOfCell(row.cells[column])
    if (own !== '') return own
    const merge = grid.merges.find(
      ({ top, bottom, left, right }) =>
        top <= row.number && row.number <= bottom && left <= column && column <= right,
    )
    if (merge === undefined || merge.left === column) return ''
    return textOfCell(row.cells[merge.left])
  })
}

function joinTexts(upper: readonly string[], lower: readonly string[]): readonly string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const [over, under] = [upper[at] ?? '', lower[at] ?? '']
    return under === '' ? over : under
  })
}

function fillBlanks(texts: readonly string[], above: readonly string[]): readonly string[] {
  return Array.from(
    { length: Math.max(texts.length, above.length) },
    (_, at) => (texts[at] ?? '') || (above[at] ?? ''),
  )
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
  return withAction(columns)
}

// Where nothing is headed as an action, the milestones are what will be done.
function withAction(
  columns: Partial<Record<PlanField, ColumnGuess>>,
): Partial<Record<PlanField, ColumnGuess>> {
  const { milestones, ...others } = columns
  return columns.action === undefined && milestones !== undefined
    ? { ...others, action: milestones }
    : columns
}

function candidate(field: PlanField, column: number, header: string, contents: Contents): Candidate {
  const byHeader = headerFit(header, field)
  const byContents = contentFit(field, contents)
  const confidence = weighConfidence(field, byHeader, byContents, foldHeader(header) !== '')
  return {
    field,
    guess: { column, header, confidence, reasons: reasonsFor(field, header, byHeader, byContents) },
  }
}

// A heading outweighs contents, but a "Priority" column of highs and lows, or a "When" without dates, is doubted.
function weighConfidence(
  field: PlanField,
  byHeader: number,
  byContents: number | null,
  hasHeader: boolean,
): number {
  if (byHeader > 0) return byContents === null ? byHeader * 0.9 : byHeader * (0.7 + 0.3 * byContents)
  if (byContents === null || hasHeader) return 0
  return ['reference', 'action', 'owner', 'due', 'status'].includes(field) ? byContents * 0.6 : 0
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

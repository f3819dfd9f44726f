import type { MergedRange, SheetRow } from '../documents/sheet.ts'
import { textOfCell } from './plan-file-contents.ts'
import { PLAN_FIELDS, headerFit } from './plan-file-header.ts'

// Where a sheet's headings stand: under titles, keys and introductions, in one row or two.

export type PlanGrid = { readonly rows: readonly SheetRow[]; readonly merges: readonly MergedRange[] }

const ROWS_SEARCHED = 60

export type Header = { readonly last: number; readonly texts: readonly string[] }

export function findHeader(grid: PlanGrid): Header | null {
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

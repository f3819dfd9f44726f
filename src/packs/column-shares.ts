import { emsOf } from './printable.ts'
import { type Cell, isState, type TableBlock, textOf } from './report.ts'

// All widths here are in ems of the table's type, for a face as wide as Arial. A line is what A4 leaves
// between the margins of report-typst.ts; a gap stands on both sides of a column's text.
const LINE = 56
const GAP = 1.35
const FRAME = 1
const BOLD = 1.08
const NARROWEST = 2.5
const AVERAGE = 0.5
// Up to this a text should stand on one line: a date, a name, a state.
const SHORT = 10
// Columns of long text are not squeezed below this so that short ones stay whole.
const READABLE = 9

/**
 * The part of the full line each column takes. They add up to 1, or to less where the table holds so little
 * that figures would drift apart. Short text keeps its line; long text shares the rest by its square root,
 * since twice the words need twice the area, not twice the width.
 */
export function columnShares(table: TableBlock): readonly number[] {
  const wanted = table.columns.map((column, at) =>
    column.characters === undefined ? widthWanted(table, at) : column.characters * AVERAGE + GAP,
  )
  const isShort = wanted.map((one) => one <= SHORT + GAP)
  const short = sum(wanted.filter((_, at) => isShort[at]))
  const long = wanted.filter((_, at) => !isShort[at])
  const rest = LINE - short
  if (short + sum(long) <= LINE) return wanted.map((one) => one / LINE)
  if (long.length === 0 || rest < long.length * READABLE) return wanted.map((one) => one / sum(wanted))
  const area = sum(long.map(Math.sqrt))
  return wanted.map((one, at) => (isShort[at] ? one : (rest * Math.sqrt(one)) / area) / LINE)
}

/** How wide a run may be, in ems, in a column with this share; a wider one must be let break. */
export function emsIn(share: number): number {
  return Math.max(NARROWEST, share * LINE - GAP)
}

function widthWanted(table: TableBlock, at: number): number {
  const texts = almostAll(table.rows.map((row) => cellWidth(row[at] ?? '')))
  return Math.max(NARROWEST, headingWidth(table.columns[at]?.heading ?? ''), texts) + GAP
}

// A heading of two short words stays on its line; of a longer one, the longest word must fit.
function headingWidth(heading: string): number {
  const words = heading.split(/[\s-]+/).map((word) => emsOf(word) * BOLD)
  return Math.max(Math.min(emsOf(heading) * BOLD, SHORT / 2), ...words)
}

function cellWidth(cell: Cell): number {
  const width = emsOf(textOf(cell))
  return isState(cell) ? width * BOLD + FRAME : width
}

// Nine in ten, so that one odd row does not set the width for three hundred; all, where all are short.
function almostAll(widths: readonly number[]): number {
  const sorted = widths.toSorted((one, other) => one - other)
  const widest = sorted.at(-1) ?? 0
  return widest <= SHORT ? widest : (sorted[Math.floor((sorted.length - 1) * 0.9)] ?? 0)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

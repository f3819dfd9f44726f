// Small numbers are hidden from readers outside the council, and with them as many others as it takes that no hidden one
// can be worked out from what is shown. Source of the limit: the Department publishes nothing below six; of the method:
// "Handbook on Statistical Disclosure Control" (Hundepool and others, 2010), chapter 4, for tables with totals.

export type CountTable = {
  /** Counts by row and column, all of them of people. */
  readonly cells: readonly (readonly number[])[]
}

export type Shown = number | 'hidden'

export type SuppressedTable = {
  readonly cells: readonly (readonly Shown[])[]
  readonly rowTotals: readonly Shown[]
  readonly columnTotals: readonly Shown[]
  readonly total: Shown
}

/** Counts from one up to but not with this are hidden; nought tells of nobody. */
export const SMALLEST_SHOWN = 6

type Grid = readonly (readonly number[])[]
type Place = { readonly row: number; readonly column: number }

/**
 * Hides small cells and totals, and others with them. A table with its totals is taken as one grid with one more row and
 * column; in each line of the grid either nothing is hidden or the hidden numbers leave one another room.
 */
export function suppressTable(table: CountTable): SuppressedTable {
  const grid = withTotals(table.cells)
  const hidden = grid.map((row) => row.map(isSmall))
  let changed = true
  while (changed) changed = hideForLines(grid, hidden) || hideForCrossings(grid, hidden)
  return shown(grid, hidden)
}

function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_SHOWN
}

function withTotals(cells: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const rows = cells.map((row) => [...row, sum(row)])
  const width = rows[0]?.length ?? 0
  return [
    ...rows,
    Array.from({ length: width }, (_unused, column) => sum(rows.map((row) => row[column] ?? 0))),
  ]
}

// One hidden number in a line with its total is what is left when the others are taken off: it needs company.
function hideForLines(grid: Grid, hidden: boolean[][]): boolean {
  for (const line of linesOf(grid)) {
    const away = line.filter((place) => isHidden(hidden, place))
    if (away.length !== 1) continue
    const best = cheapest(grid, hidden, line)
    if (best === null) continue
    hide(hidden, best)
    return true
  }
  return false
}

// Two hidden numbers in a line can still give each other away where lines cross: while one can be worked out, another is
// hidden beside it.
function hideForCrossings(grid: Grid, hidden: boolean[][]): boolean {
  for (const place of placesOf(grid)) {
    if (!isHidden(hidden, place) || !isTold(grid, hidden, place)) continue
    const best =
      cheapest(grid, hidden, lineOfRow(grid, place.row)) ??
      cheapest(grid, hidden, lineOfColumn(grid, place.column)) ??
      cheapest(grid, hidden, placesOf(grid))
    if (best === null) continue
    hide(hidden, best)
    return true
  }
  return false
}

/**
 * Is a hidden number the only one that fits what is shown? Another fits where one can be added to it and taken from and
 * added to other hidden numbers in turn, along rows and columns, until the ring closes. (All such tables are the whole
 * points of a transport polytope, which any two of are joined by such rings.)
 */
function isTold(grid: Grid, hidden: readonly (readonly boolean[])[], place: Place): boolean {
  return !closesRing(grid, hidden, place, 'more') && !closesRing(grid, hidden, place, 'less')
}

// Totals count against their line, so that what is more for a part is less for them; none may fall below nought.
function mayChange(grid: Grid, { row, column }: Place, way: 'more' | 'less'): boolean {
  const isTotal = (row === grid.length - 1) !== (column === (grid[0]?.length ?? 0) - 1)
  const falls = isTotal ? way === 'more' : way === 'less'
  return !falls || (grid[row]?.[column] ?? 0) >= 1
}

function closesRing(
  grid: Grid,
  hidden: readonly (readonly boolean[])[],
  start: Place,
  way: 'more' | 'less',
): boolean {
  if (!mayChange(grid, start, way)) return false
  const seenRows = new Set<number>()
  const seenColumns = new Set<number>(way === 'more' ? [start.column] : [])
  if (way === 'less') seenRows.add(start.row)
  const waiting: { readonly line: 'row' | 'column'; readonly at: number }[] = [
    way === 'more' ? { line: 'column', at: start.column } : { line: 'row', at: start.row },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    // What was added in a column must be taken off in it, which changes a row; what was taken off a row is added in it.
    const { line, at } = next
    for (const place of line === 'column' ? lineOfColumn(grid, at) : lineOfRow(grid, at)) {
      const isStart = place.row === start.row && place.column === start.column
      if (isStart || !isHidden(hidden, place)) continue
      if (!mayChange(grid, place, line === 'column' ? 'less' : 'more')) continue
      if (line === 'column') {
        if (way === 'more' && place.row === start.row) return true
        if (!seenRows.has(place.row)) waiting.push({ line: 'row', at: place.row })
        seenRows.add(place.row)
      } else {
        if (way === 'less' && place.column === start.column) return true
        if (!seenColumns.has(place.column)) waiting.push({ line: 'column', at: place.column })
        seenColumns.add(place.column)
      }
    }
  }
  return false
}

// What costs least to hide: first where the line across has something hidden already, so that the two keep each other
// company; then the smallest; a nought only where there is nothing else, since it tells of nobody.
function cheapest(grid: Grid, hidden: readonly (readonly boolean[])[], line: readonly Place[]): Place | null {
  const open = line.filter((place) => !isHidden(hidden, place))
  const isAlone = ({ row, column }: Place) => {
    const across = lineOfRow(grid, row).some((other) => isHidden(hidden, other))
    const down = lineOfColumn(grid, column).some((other) => isHidden(hidden, other))
    return across && down ? 0 : 1
  }
  const count = ({ row, column }: Place) => grid[row]?.[column] || Number.MAX_SAFE_INTEGER
  const inOrder = open.toSorted((one, other) => isAlone(one) - isAlone(other) || count(one) - count(other))
  return inOrder.find((place) => count(place) < Number.MAX_SAFE_INTEGER) ?? inOrder[0] ?? null
}

function isHidden(hidden: readonly (readonly boolean[])[], { row, column }: Place): boolean {
  return hidden[row]?.[column] === true
}

function placesOf(grid: Grid): readonly Place[] {
  return grid.flatMap((row, at) => row.map((_count, column) => ({ row: at, column })))
}

function hide(hidden: boolean[][], { row, column }: Place): void {
  const line = hidden[row]
  if (line !== undefined) line[column] = true
}

function linesOf(grid: Grid): readonly (readonly Place[])[] {
  const width = grid[0]?.length ?? 0
  return [
    ...grid.map((_row, at) => lineOfRow(grid, at)),
    ...Array.from({ length: width }, (_unused, column) => lineOfColumn(grid, column)),
  ]
}

function lineOfRow(grid: Grid, row: number): readonly Place[] {
  return (grid[row] ?? []).map((_count, column) => ({ row, column }))
}

function lineOfColumn(grid: Grid, column: number): readonly Place[] {
  return grid.map((_row, row) => ({ row, column }))
}

function shown(grid: Grid, hidden: readonly (readonly boolean[])[]): SuppressedTable {
  const all = grid.map((row, at) =>
    row.map((count, column): Shown => (hidden[at]?.[column] === true ? 'hidden' : count)),
  )
  const rows = all.slice(0, -1)
  return {
    cells: rows.map((row) => row.slice(0, -1)),
    rowTotals: rows.map((row) => row.at(-1) ?? 0),
    columnTotals: (all.at(-1) ?? []).slice(0, -1),
    total: all.at(-1)?.at(-1) ?? 0,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

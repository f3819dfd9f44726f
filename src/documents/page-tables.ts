import { WIDE_GAP } from './page-lines.ts'
import type { Line, Segment } from './page-lines.ts'

// A page parted, from the top down, into prose, columns and tables.

export type Part =
  | { readonly kind: 'prose'; readonly lines: readonly Segment[]; readonly right: number }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Segment[])[])[] }

// The least white space between columns, in widths of the type size: just under the least between two cells of a line.
const GUTTER = 0.2

type Span = { left: number; right: number }

/** Reading order: prose as it stands, columns one after the other, tables row by row. */
export function toParts(lines: readonly Line[]): readonly Part[] {
  const parts: Part[] = []
  const right = Math.max(0, ...lines.flatMap((line) => line.segments.map((segment) => segment.right)))
  let prose: Segment[] = []
  const endProse = (): void => {
    if (prose.length > 0) parts.push({ kind: 'prose', lines: prose, right })
    prose = []
  }
  for (let at = 0; at < lines.length;) {
    const end = endOfRegion(lines, at)
    if (end <= at) {
      prose.push(...(lines[at]?.segments ?? []))
      at++
      continue
    }
    const region = lines.slice(at, end)
    const [line] = region
    if (line !== undefined && region.length === 1 && isTight(line)) {
      prose.push(...line.segments.slice(0, 1).map((first) => line.segments.slice(1).reduce(besides, first)))
      at = end
      continue
    }
    while (belongsAbove(prose.at(-1), region)) region.unshift(asLine(prose.pop()))
    endProse()
    parts.push(...partsOfRegion(region))
    at = end
  }
  endProse()
  return parts
}

// A region starts where a line has two cells, or where two neighbours stand side by side, and goes on while a gutter is left.
function endOfRegion(lines: readonly Line[], start: number): number {
  let gutters = spansOf(lines[start])
  let end = start + 1
  let isTable = gutters.length > 1
  for (; end < lines.length; end++) {
    const line = lines[end] as Line
    const before = lines[end - 1] as Line
    if (before.y - line.y > 4.5 * line.size) break
    const merged = mergeSpans([...gutters, ...spansOf(line)], GUTTER * line.size)
    if (merged.length < 2 && !(end === start + 1 && !isTable)) break
    if (merged.length < 2) return start
    if (!isTable && !standsBeside(before, line)) return start
    isTable = true
    gutters = merged
  }
  return isTable ? end : start
}

// One line alone with no wide gap in it is prose, some of whose words were printed later than the rest.
function isTight({ segments, size }: Line): boolean {
  return segments.every(
    (segment, at) => segment.left - (segments[at - 1]?.right ?? segment.left) < WIDE_GAP * size,
  )
}

// A cell of several lines whose neighbour stands beside its last: the lines above belong to it too.
function belongsAbove(above: Segment | undefined, region: readonly Line[]): boolean {
  const [cell, neighbour] = region.find((line) => line.segments.length > 1)?.segments ?? []
  const first = region[0]?.segments[0]
  if (above === undefined || first === undefined || cell === undefined || neighbour === undefined)
    return false
  const isNear = above.y - first.y < 1.35 * first.size && Math.abs(above.size - first.size) < 0.6
  const isAligned = Math.abs(above.left - first.left) < 0.5 * first.size && above.right < neighbour.left
  return isNear && isAligned && first.left === cell.left && /^\p{Ll}/u.test(first.text)
}

function asLine(segment: Segment | undefined): Line {
  return { y: segment?.y ?? 0, size: segment?.size ?? 0, segments: segment === undefined ? [] : [segment] }
}

function standsBeside(before: Line, line: Line): boolean {
  if (before.y - line.y > Math.max(before.size, line.size) * 0.95) return false
  return mergeSpans([...spansOf(before), ...spansOf(line)], GUTTER * line.size).length > 1
}

function spansOf(line: Line | undefined): Span[] {
  return (line?.segments ?? []).map(({ left, right }) => ({ left, right }))
}

function mergeSpans(spans: readonly Span[], gap: number): Span[] {
  const merged: Span[] = []
  for (const span of [...spans].sort((one, other) => one.left - other.left)) {
    const last = merged.at(-1)
    if (last !== undefined && span.left - last.right < gap) last.right = Math.max(last.right, span.right)
    else merged.push({ ...span })
  }
  return merged
}

function partsOfRegion(lines: readonly Line[]): readonly Part[] {
  const size = lines[0]?.size ?? 1
  const columns = mergeSpans(lines.flatMap(spansOf), GUTTER * size)
  const placed = lines.map((line) => placeInColumns(line, columns))
  if (flowsInColumns(placed, columns))
    return columns.map((column, at) => ({
      kind: 'prose',
      lines: placed.flatMap((cells) => cells[at] ?? []),
      right: column.right,
    }))
  return rowsToParts(toRows(placed, columns), columns)
}

type Cells = readonly (Segment | null)[]

function placeInColumns(line: Line, columns: readonly Span[]): Cells {
  return columns.map((column) => {
    const [first, ...others] = line.segments.filter(
      ({ left, right }) => left < column.right && right > column.left,
    )
    return first === undefined ? null : others.reduce(besides, first)
  })
}

function besides(one: Segment, other: Segment): Segment {
  return {
    ...one,
    text: `${one.text} ${other.text}`,
    right: other.right,
    font: one.font === other.font ? one.font : '',
  }
}

// Newspaper columns are full from edge to edge, all of them, line after line, of prose that runs on; the cells of a
// table are not, or else they start together after a white space.
function flowsInColumns(lines: readonly Cells[], columns: readonly Span[]): boolean {
  if (lines.length < 8 || columns.length > 3 || startTogether(lines)) return false
  return columns.every((column, at) => {
    const cells = lines.flatMap((line) => line[at] ?? [])
    const width = column.right - column.left
    const full = cells.filter(({ left, right }) => right - left > 0.75 * width).length
    const runningOn = cells.filter(({ text }) => /^\p{Ll}/u.test(text)).length
    const isProse = full > cells.length * 0.6 && runningOn > cells.length * 0.4
    return width > 120 && cells.length > lines.length * 0.75 && isProse
  })
}

function startTogether(lines: readonly Cells[]): boolean {
  const pitch = pitchOf(lines)
  return lines.some((cells, at) => {
    const above = lines[at - 1]
    return above !== undefined && !cells.includes(null) && lowestOf(above) - highestOf(cells) > pitch * 1.3
  })
}

function highestOf(cells: Cells): number {
  return Math.max(...cells.map((cell) => cell?.y ?? Number.NEGATIVE_INFINITY))
}

function lowestOf(cells: Cells): number {
  return Math.min(...cells.map((cell) => cell?.y ?? Number.POSITIVE_INFINITY))
}

type Row = Segment[][]

function toRows(lines: readonly Cells[], columns: readonly Span[]): readonly Row[] {
  const pitch = pitchOf(lines)
  const rows: Row[] = []
  let lowest = Number.POSITIVE_INFINITY
  for (const cells of lines) {
    const y = highestOf(cells)
    const row = rows.at(-1)
    if (
      row === undefined ||
      lowest - y > pitch * 1.3 ||
      changesSize(cells, row) ||
      startsRow(cells, row, columns)
    )
      rows.push(columns.map(() => []))
    for (const [at, cell] of cells.entries()) if (cell !== null) rows.at(-1)?.[at]?.push(cell)
    lowest = y
  }
  return rows
}

function changesSize(cells: Cells, row: Row): boolean {
  return cells.some((cell, at) => {
    const before = row[at]?.at(-1)
    return cell !== null && before !== undefined && Math.abs(before.size - cell.size) > 0.6
  })
}

// Without white space between rows, a line starts one when every cell it would carry on had been ended on purpose.
function startsRow(cells: Cells, row: Row, columns: readonly Span[]): boolean {
  const filled = cells.flatMap((cell, at) => (cell === null ? [] : [{ cell, at }]))
  if (filled.length < 2 || cells[0] === null) return false
  return filled.every(({ cell, at }) => {
    const before = row[at]?.at(-1)
    const right = columns[at]?.right ?? 0
    const word = /^\S+/.exec(cell.text)?.[0].length ?? 0
    const wanted = ((cell.right - cell.left) * word) / Math.max(1, cell.text.length)
    const isEnded = before !== undefined && /[.;:]$/.test(before.text) && /^[\p{Lu}\d£]/u.test(cell.text)
    // Values stacked one word to a line, such as grades or page numbers, are each their own.
    const isValue = before !== undefined && !before.text.includes(' ') && !cell.text.includes(' ')
    return before === undefined || isEnded || isValue || right - before.right > wanted + cell.size * 0.5
  })
}

function pitchOf(lines: readonly Cells[]): number {
  const distances: number[] = []
  const last: (Segment | null)[] = []
  for (const cells of lines)
    for (const [at, cell] of cells.entries()) {
      if (cell === null) continue
      const before = last[at]
      if (before !== undefined && before !== null) distances.push(before.y - cell.y)
      last[at] = cell
    }
  const size = lines[0]?.find((cell) => cell !== null)?.size ?? 12
  const near = distances.filter((distance) => distance < size * 1.6).sort((one, other) => one - other)
  return near[Math.floor(near.length / 2)] ?? size * 1.25
}

// A row with one cell, such as a heading across a table or the paragraph after it, is prose again.
function rowsToParts(rows: readonly Row[], columns: readonly Span[]): readonly Part[] {
  const right = columns.at(-1)?.right ?? 0
  const parts: Part[] = []
  for (const row of rows) {
    const filled = row.filter((cell) => cell.length > 0)
    const last = parts.at(-1)
    if (filled.length < 2) {
      const lines = filled[0] ?? []
      if (last?.kind === 'prose') parts[parts.length - 1] = { ...last, lines: [...last.lines, ...lines] }
      else parts.push({ kind: 'prose', lines, right })
    } else if (last?.kind === 'table') parts[parts.length - 1] = { kind: 'table', rows: [...last.rows, row] }
    else parts.push({ kind: 'table', rows: [row] })
  }
  return parts
}

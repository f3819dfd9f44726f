// From the loose pieces of text on a page to printed lines. Coordinates are points, y growing upwards from the foot.

export type Fragment = {
  readonly text: string
  readonly x: number
  /** The baseline. */
  readonly y: number
  readonly width: number
  readonly size: number
  readonly font: string
  /** Its place in the order in which the page prints its text. */
  readonly order: number
}

/** A stretch of one printed line with no wide gap in it: a whole line of prose, or one cell of a table row. */
export type Segment = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  /** The one font it is set in, or "" where there are several. */
  readonly font: string
  /** Where the words start after a bullet or a number; `left` where there is none. */
  readonly textLeft: number
}

export type Line = { readonly y: number; readonly size: number; readonly segments: readonly Segment[] }

// In widths of the type size. Justified prose opens word spaces to one em; a tab or a table gutter is wider.
export const WIDE_GAP = 1.5
const WORD_GAP = 0.16
// A gap this wide parts two cells if other lines were printed between them: a table is printed cell by cell.
const CELL_GAP = 0.22
const MARKER =
  /^(?:[\u2022\u25a0-\u25ff\u2b1b\u2b1c\u2023\u2043\u2219\u00b7\u27a2\u27a4\u2713\u2714\u2756\uf000-\uf0ff*\u2013\u2014-]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]{1,2}|[ivxl]{1,6}|[A-Z])[.)]{0,2})$/u

export function isMarker(text: string): boolean {
  return MARKER.test(text)
}

/** A line's first word where it is a bullet or a number with its stop: "1." and "(a)", not "1" or "a". */
export function startsWithMarker(text: string): boolean {
  const first = /^\S+/.exec(text)?.[0] ?? ''
  return isMarker(first) && /[^\p{L}\p{N}]/u.test(first)
}

export function toLines(fragments: readonly Fragment[]): readonly Line[] {
  const rows: Fragment[][] = []
  const sorted = [...fragments].sort((one, other) => other.size - one.size || other.y - one.y)
  // Larger type first, so that a raised footnote mark joins the line it belongs to and does not start its own.
  for (const fragment of sorted) {
    const row = findRow(rows, fragment)
    if (row === null) insertRow(rows, fragment)
    else row.push(fragment)
  }
  return rows.map(toLine).filter((line) => line.segments.length > 0)
}

function findRow(rows: readonly Fragment[][], fragment: Fragment): Fragment[] | null {
  let best: Fragment[] | null = null
  let most = 0.5
  for (let at = nearestRow(rows, fragment.y + 2 * fragment.size); at < rows.length; at++) {
    const row = rows[at] as Fragment[]
    const head = row[0] as Fragment
    if (head.y < fragment.y - 2 * head.size - 40) break
    const shared = overlap(head, fragment)
    if (shared > most) {
      most = shared
      best = row
    }
  }
  return best
}

// Rows are kept from the top of the page down; answers the first that may still lie near `y`.
function nearestRow(rows: readonly Fragment[][], y: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.[0]?.y ?? 0) > y + 40) low = middle + 1
    else high = middle
  }
  return low
}

function insertRow(rows: Fragment[][], fragment: Fragment): void {
  let at = nearestRow(rows, fragment.y)
  while (at < rows.length && (rows[at]?.[0]?.y ?? 0) >= fragment.y) at++
  rows.splice(at, 0, [fragment])
}

// The share of the smaller one's height, from baseline to the top of a capital, that both have.
function overlap(one: Fragment, other: Fragment): number {
  const top = Math.min(one.y + one.size * 0.7, other.y + other.size * 0.7)
  const foot = Math.max(one.y, other.y)
  return (top - foot) / (Math.min(one.size, other.size) * 0.7)
}

// The longest piece stands for all: a bullet may be half as large again as its words.
function mainOf(fragments: readonly Fragment[]): Fragment {
  return fragments.reduce((main, each) => (each.text.length > main.text.length ? each : main))
}

function toLine(row: readonly Fragment[]): Line {
  const head = mainOf(row)
  const ordered = [...row].sort((one, other) => one.x - other.x)
  const groups: Fragment[][] = []
  let right = Number.NEGATIVE_INFINITY
  let order = -1
  for (const fragment of ordered) {
    const group = groups.at(-1)
    const gap = (fragment.x - right) / head.size
    const isApart = gap > WIDE_GAP || (gap > CELL_GAP && fragment.order !== order + 1)
    if (group === undefined || isApart) groups.push([fragment])
    else group.push(fragment)
    right = Math.max(right, fragment.x + fragment.width)
    order = fragment.order
  }
  const segments = groups.map(toSegment)
  return { y: head.y, size: head.size, segments: joinMarkers(segments) }
}

function toSegment(fragments: readonly Fragment[]): Segment {
  const head = mainOf(fragments)
  let text = ''
  let right = Number.NaN
  let textLeft = Number.NaN
  for (const fragment of fragments) {
    const piece = asPrinted(fragment, head, text === '')
    const isApart = fragment.x - right > WORD_GAP * Math.min(fragment.size, head.size)
    const isNumbered = /^\(?[\p{L}\d]{1,3}[.)]$/u.test(text.trim()) && /^\s*\p{L}/u.test(piece)
    const isNext = text !== '' && (isApart || isNumbered) && !/\s$/.test(text) && !/^\s/.test(piece)
    if (isMarker(text.trim()) && Number.isNaN(textLeft) && (isNext || /\s$/.test(text) || /^\s/.test(piece)))
      textLeft = fragment.x
    text += isNext ? ` ${piece}` : piece
    right = Number.isNaN(right) ? fragment.x + fragment.width : Math.max(right, fragment.x + fragment.width)
  }
  const first = fragments[0] as Fragment
  const words = text.replace(/\s+/g, ' ').trim()
  return {
    text: words,
    left: first.x,
    right,
    y: head.y,
    size: head.size,
    font: fontOf(fragments),
    textLeft: Number.isNaN(textLeft) ? first.x : textLeft,
  }
}

// A single mark such as an apostrophe is often borrowed from another font; it does not make a line mixed.
function fontOf(fragments: readonly Fragment[]): string {
  const fonts = new Set(fragments.filter((each) => /\p{L}{2}/u.test(each.text)).map((each) => each.font))
  return fonts.size === 1 ? ([...fonts][0] ?? '') : ''
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

// A small raised number is a footnote's mark. Left at full height it would read as part of a word or a sum ("in 20194").
function asPrinted(fragment: Fragment, head: Fragment, isFirst: boolean): string {
  const isRaised = fragment.size < head.size * 0.8 && fragment.y > head.y + head.size * 0.15
  const isMark = /^\s*\d{1,3}\s*$/.test(fragment.text)
  if (!isRaised || !isMark) return fragment.text
  const raised = fragment.text.replace(/\d/g, (digit) => RAISED[Number(digit)] ?? digit)
  return isFirst ? `${raised.trim()} ` : raised
}

// "1." and a tab, then the words: one segment, not a table of two columns.
function joinMarkers(segments: readonly Segment[]): readonly Segment[] {
  const [marker, words, ...rest] = segments
  if (marker === undefined || words === undefined || !isMarker(marker.text)) return segments
  if (words.left - marker.right > 6 * words.size) return segments
  // A bare number before two more cells is a column of a table: the reference in a plan of actions.
  if (rest.length > 0 && /^[\p{L}\p{N}.]*[\p{L}\p{N}]$/u.test(marker.text)) return segments
  const joined: Segment = {
    ...words,
    text: `${marker.text} ${words.text}`,
    left: marker.left,
    textLeft: words.textLeft,
  }
  return [joined, ...rest]
}

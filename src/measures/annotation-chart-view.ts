import type { Html } from '../web/html.ts'
import { html } from '../web/html.ts'
import { formatDay } from '../shared/days.ts'
import type { Box } from './frame-chart-view.ts'
import { at, INK } from './shape-chart-view.ts'
import { dayOf } from './spc-period.ts'
import { drawText, wrapWords } from './text-chart-view.ts'

/** Something that happened, to set beside the line: did it move when the work was done? */
export type ChartAnnotation = {
  readonly date: string
  readonly kind: 'instrument' | 'inspection' | 'action' | 'limits'
  readonly text: string
}

export type PlacedAnnotation = ChartAnnotation & {
  readonly number: number
  readonly x: number
  readonly lane: number
}

const MARK = 9
export const LANE = 22

/** Numbers annotations in order of date, and puts in a lane of its own each that would touch the one before. */
export function placeAnnotations(
  annotations: readonly ChartAnnotation[],
  placeDay: (date: string) => number,
): readonly PlacedAnnotation[] {
  const ends: number[] = []
  return inOrder(annotations).map((annotation, i) => {
    const x = placeDay(annotation.date)
    const free = ends.findIndex((end) => end <= x - MARK)
    const lane = free < 0 ? ends.length : free
    ends[lane] = x + MARK + 3
    return { ...annotation, number: i + 1, x, lane }
  })
}

export function countLanes(placed: readonly PlacedAnnotation[]): number {
  return placed.reduce((most, { lane }) => Math.max(most, lane + 1), 0)
}

/** The numbered marks above the box, each with its line down to the axis. */
export function drawAnnotations(placed: readonly PlacedAnnotation[], box: Box, size: number): Html {
  const heightOf = (one: PlacedAnnotation) => box.top - MARK - 4 - one.lane * LANE
  // All lines first, so that none crosses a mark below it.
  const lines = placed.map(
    (one) =>
      html`<line x1="${at(one.x)}" x2="${at(one.x)}" y1="${at(heightOf(one))}" y2="${at(box.bottom)}" stroke="${INK.quiet}" stroke-width="1" stroke-dasharray="1.5 3"/>`,
  )
  return html`<g>${lines}${placed.map((one) => drawMark(one, { x: one.x, y: heightOf(one) }, size))}</g>`
}

/** What the numbers mean, below the chart; and how high that is. */
export function drawAnnotationKey(
  placed: readonly PlacedAnnotation[],
  place: { readonly top: number; readonly left: number; readonly width: number; readonly size: number },
): { readonly drawn: Html; readonly height: number } {
  const { left, width, size } = place
  const line = size + 5
  let y = place.top
  const rows = placed.map((one) => {
    const lines = wrapWords(sayAnnotation(one), width - 2 * MARK - 10, size)
    const mark = drawMark(one, { x: left + MARK, y: y + line / 2 }, size)
    const texts = lines.map((text, i) =>
      drawText(text, { x: left + 2 * MARK + 8, y: y + line / 2 + i * line }, size),
    )
    y += Math.max(lines.length * line, 2 * MARK) + 4
    return html`${mark}${texts}`
  })
  return { drawn: html`<g>${rows}</g>`, height: y - place.top }
}

/** "20 August 2025, action finished: diary prompts switched on": the key's words, and the description's. */
export function sayAnnotation({ date, kind, text }: ChartAnnotation): string {
  return `${formatDay(dayOf(date))}, ${KIND_WORDS[kind]}: ${text}`
}

const KIND_WORDS: Readonly<Record<ChartAnnotation['kind'], string>> = {
  instrument: 'instrument',
  inspection: 'inspection',
  action: 'action finished',
  limits: 'limits',
}

// An instrument has a square mark, an inspection a round one, a finished action six sides, new limits a broken edge.
function drawMark(
  one: PlacedAnnotation,
  place: { readonly x: number; readonly y: number },
  size: number,
): Html {
  const { x, y } = place
  const isDark = one.kind === 'instrument'
  const look = html`fill="${isDark ? INK.text : INK.paper}" stroke="${INK.text}" stroke-width="1.3"`
  const number = drawText(
    String(one.number),
    { x, y, anchor: 'middle', fill: isDark ? INK.paper : INK.text, weight: 'bold' },
    size - 1,
  )
  return html`${drawOutline(one.kind, { x, y, look })}${number}`
}

function drawOutline(
  kind: ChartAnnotation['kind'],
  { x, y, look }: { readonly x: number; readonly y: number; readonly look: Html },
): Html {
  if (kind === 'inspection') return html`<circle cx="${at(x)}" cy="${at(y)}" r="${MARK}" ${look}/>`
  if (kind === 'action') {
    const [half, side] = [MARK / 2, MARK * 0.9]
    return html`<path d="M${at(x - MARK)} ${at(y)}L${at(x - half)} ${at(y - side)}H${at(x + half)}L${at(x + MARK)} ${at(y)}L${at(x + half)} ${at(y + side)}H${at(x - half)}Z" ${look}/>`
  }
  const dashes = kind === 'limits' ? html` stroke-dasharray="3 2"` : null
  return html`<rect x="${at(x - MARK + 0.5)}" y="${at(y - MARK + 0.5)}" width="${2 * MARK - 1}" height="${2 * MARK - 1}" ${look}${dashes}/>`
}

function inOrder(annotations: readonly ChartAnnotation[]): readonly ChartAnnotation[] {
  return annotations.toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
}

import type { ScaleLinear } from 'd3-scale'
import { scaleLinear } from 'd3-scale'
import type { Html } from '../web/html.ts'
import { html } from '../web/html.ts'
import { formatShortDay } from '../shared/days.ts'
import { at, INK } from './shape-chart-view.ts'
import type { Rhythm } from './spc-period.ts'
import { dayOf, numberOfDay } from './spc-period.ts'
import type { Unit } from './spc-unit.ts'
import { formatValue } from './spc-unit.ts'
import { drawText, widthOf } from './text-chart-view.ts'

export type Scale = ScaleLinear<number, number>

/** The box the points are drawn in, in the chart's own units. */
export type Box = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Below this width labels are short and ticks few. */
export const NARROW = 480
export const FONT = 'Arial, Liberation Sans, Helvetica, sans-serif'
// Shapes at the edge of the values stay whole.
const INSET = 10

export function sizeOfText(width: number): number {
  return width < NARROW ? 12 : 13
}

/** A value axis that holds these values, never past what the unit can be; widened to round ticks where it has any. */
export function scaleValues(values: readonly number[], unit: Unit, ticks: number | null): Scale {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const pad = most > least ? (most - least) * 0.05 : Math.max(1, Math.abs(most) * 0.05)
  const low = Math.max(least - pad, unit.least ?? Number.NEGATIVE_INFINITY)
  const high = Math.min(most + pad, unit.most ?? Number.POSITIVE_INFINITY)
  const scale = scaleLinear().domain([low, high])
  return ticks === null ? scale : scale.nice(ticks)
}

export function placeInBox(scale: Scale, box: Box): Scale {
  return scale.copy().range([box.bottom - INSET, box.top + INSET])
}

/** Days as numbers on a line; a chart of one day still has a middle. */
export function scaleDays(dates: readonly string[], box: Box): (date: string) => number {
  const numbers = dates.map(numberOfDay)
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  const scale = scaleLinear()
    .domain(first === last ? [first - 1, last + 1] : [first, last])
    .range([box.left + INSET, box.right - INSET])
  return (date) => scale(numberOfDay(date))
}

export function drawValueAxis(
  scale: Scale,
  box: Box,
  look: { readonly unit: Unit; readonly ticks: number; readonly size: number },
): Html {
  const lines = scale.ticks(look.ticks).map((tick) => {
    const y = scale(tick)
    const label = formatTick(tick, scale, look)
    return html`<line x1="${at(box.left)}" x2="${at(box.right)}" y1="${at(y)}" y2="${at(y)}" stroke="${INK.grid}" stroke-width="1"/>${drawText(label, { x: box.left - 6, y, anchor: 'end', fill: INK.quiet }, look.size)}`
  })
  return html`<g>${lines}</g>`
}

/** How much room the labels of the value axis take. */
export function widthOfTicks(
  scale: Scale,
  look: { readonly unit: Unit; readonly ticks: number; readonly size: number },
): number {
  return (
    Math.max(...scale.ticks(look.ticks).map((tick) => widthOf(formatTick(tick, scale, look), look.size))) + 8
  )
}

// As many decimals as the ticks are apart, so that two never read the same.
function formatTick(
  tick: number,
  scale: Scale,
  { unit, ticks }: { readonly unit: Unit; readonly ticks: number },
): string {
  const [first = 0, second = first + 1] = scale.ticks(ticks)
  const decimals = Math.max(0, Math.ceil(-Math.log10(Math.abs(second - first)) - 1e-9))
  return formatValue(tick, { ...unit, decimals: Math.min(decimals, 12) })
}

/** Labels of as many periods as fit, always with the latest. */
export function drawDayAxis(
  dates: readonly string[],
  facts: {
    readonly box: Box
    readonly placeDay: (date: string) => number
    readonly rhythm: Rhythm
    readonly size: number
  },
): Html {
  const { box, placeDay, rhythm, size } = facts
  // Every label is about as wide as the last, so only those shown are written.
  const widest = widthOf(formatTickDay(dates.at(-1) ?? '', rhythm), size) * 1.1 + 14
  const shown: { readonly x: number; readonly label: string }[] = []
  for (let i = dates.length - 1; i >= 0; i -= 1) {
    const date = dates[i] ?? ''
    if (!isOnStep(i, { count: dates.length, room: box.right - box.left, widest })) continue
    const x = placeDay(date)
    if ((shown.at(-1)?.x ?? Number.POSITIVE_INFINITY) - x < widest) continue
    shown.push({ x, label: formatTickDay(date, rhythm) })
  }
  const ticks = shown.map(
    ({ x, label }) =>
      html`<line x1="${at(x)}" x2="${at(x)}" y1="${at(box.bottom)}" y2="${at(box.bottom + 5)}" stroke="${INK.quiet}" stroke-width="1"/>${drawText(label, { x, y: box.bottom + 8 + size / 2, anchor: 'middle', fill: INK.quiet }, size)}`,
  )
  return html`<g><line x1="${at(box.left)}" x2="${at(box.right)}" y1="${at(box.bottom)}" y2="${at(box.bottom)}" stroke="${INK.quiet}" stroke-width="1"/>${ticks}</g>`
}

// Evenly many periods between two labels: twelve, six, three or one at a time where that many fit.
function isOnStep(
  i: number,
  axis: { readonly count: number; readonly room: number; readonly widest: number },
): boolean {
  const most = Math.max(1, Math.floor(axis.room / axis.widest))
  const least = Math.ceil(axis.count / most)
  const step = [1, 2, 3, 4, 6, 12, 24, 36].find((one) => one >= least) ?? least
  return (axis.count - 1 - i) % step === 0
}

function formatTickDay(date: string, rhythm: Rhythm): string {
  const day = dayOf(date)
  const short = formatShortDay(day)
  if (rhythm === 'year') return String(day.year)
  return rhythm === 'day' || rhythm === 'week' ? short : short.replace(/^\d+ /, '')
}

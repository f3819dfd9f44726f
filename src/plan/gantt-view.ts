import { type Day, formatDay, formatMonth, formatShortDay } from '../shared/days.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { BAND, bandKey, bandShapes, bandWords, sayBands } from './gantt-phase-view.ts'
import { layPhases } from './gantt-phases.ts'
import {
  type GanttBar,
  type GanttSpan,
  type GanttWait,
  layBars,
  layWaits,
  monthsOf,
  placeOf,
} from './gantt.ts'
import type { Phase } from './phase.ts'
import type { ListedAction } from './plan-list.ts'

const WIDTH = 1100
const LABEL = 330
const ROW = 24
const HEAD = 40

const FILLS: Readonly<Record<GanttBar['look'], string>> = {
  done: '#00703c',
  late: '#d4351c',
  open: '#1d70b8',
  cancelled: '#b1b4b6',
}
const SHAPES: Readonly<Record<GanttBar['look'], string>> = { done: '●', late: '▲', open: '○', cancelled: '×' }

/** One objective's actions along time, with today's line, the phases over them. The table beside it says the same. */
export function ganttView(
  actions: readonly ListedAction[],
  wanted: {
    readonly span: GanttSpan
    readonly today: Day
    readonly phases: readonly Phase[]
    readonly name: string
    readonly id: string
  },
): Html {
  const { span, today, name, id } = wanted
  const bars = layBars(actions, span, today)
  if (bars.length === 0) return nothing
  const bands = layPhases(wanted.phases, span, today)
  const waits = layWaits(bars)
  const head = HEAD + (bands.length === 0 ? 0 : BAND)
  const height = head + bars.length * ROW + 8
  const placed = { x, top: HEAD, height }
  return html`<svg class="sight-gantt" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc" font-family="Arial, sans-serif" font-size="13">
<title id="${id}-title">${name} along time</title>
<desc id="${id}-desc">${describe(bars, span, today)}${sayBands(bands, today)}${describeWaits(bars, waits)}</desc>
${months(span, height)}
${bands.length === 0 ? nothing : html`<text x="0" y="${HEAD + 14}" fill="#505a5f">Phase of the journey</text>`}
${bandShapes(bands, placed)}
${bars.map((bar, at) => row(bar, head + at * ROW))}
${waits.map((wait) => line(bars, wait, head))}
${todayLine(span, today, height)}
${bandWords(bands, placed)}
</svg>`
}

function describe(bars: readonly GanttBar[], span: GanttSpan, today: Day): string {
  const late = bars.filter((bar) => bar.look === 'late').length
  const moved = bars.filter((bar) => bar.first !== null).length
  return `${bars.length} actions from ${formatMonth(span.from)} to ${formatMonth(span.to.subtract({ days: 1 }))}, with a line at today, ${formatDay(today)}. ${late} late, ${moved} moved from their first promise.`
}

function describeWaits(bars: readonly GanttBar[], waits: readonly GanttWait[]): string {
  if (waits.length === 0) return ''
  const name = (at: number) => bars[at]?.action.reference ?? ''
  const said = waits.map(
    ({ from, to, isTooLate }) =>
      `${name(to)} waits for ${name(from)}${isTooLate ? ', which ends later' : ''}`,
  )
  return ` ${said.join('; ')}.`
}

// From the end of what is waited for, down or up beside it, to the start of what waits; broken where the dates do not allow it.
function line(bars: readonly GanttBar[], { from, to, isTooLate }: GanttWait, head: number): Html {
  const [earlier, later] = [bars[from], bars[to]]
  if (earlier === undefined || later === undefined) return nothing
  const [x1, x2] = [x(earlier.end), x(later.start)]
  const [y1, y2] = [head + from * ROW + 10, head + to * ROW + 10]
  const turn = x1 + 3
  const colour = isTooLate ? '#d4351c' : '#505a5f'
  const end = x2 >= turn ? x2 : x2 - 4
  const path = `M${x1} ${y1}H${turn}V${y2 + (y1 < y2 ? -8 : 8)}H${end}V${y2}`
  return html`<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.5"${isTooLate ? html` stroke-dasharray="4 2"` : nothing}/><circle cx="${end}" cy="${y2}" r="2.5" fill="${colour}"/>`
}

function x(share: number): number {
  return Math.round((LABEL + share * (WIDTH - LABEL - 8)) * 10) / 10
}

// A name for each month while they fit, else for each quarter or half year.
function months(span: GanttSpan, height: number): readonly Html[] {
  const all = monthsOf(span)
  const step = all.length <= 14 ? 1 : all.length <= 40 ? 3 : 6
  return all
    .filter((month) => (month.month - 1) % step === 0)
    .map((month) => {
      const at = x(placeOf(span, month))
      return html`<line x1="${at}" x2="${at}" y1="20" y2="${height}" stroke="#dbdcdd"/><text x="${at + 3}" y="16" fill="#505a5f" font-size="12">${formatMonth(month).slice(0, 3)} ${String(month.year).slice(2)}</text>`
    })
}

function row(bar: GanttBar, y: number): Html {
  const { action, look } = bar
  const [from, to] = [x(bar.start), x(bar.end)]
  return html`<text x="0" y="${y + 14}" fill="#0b0c0c">${fitted(`${action.reference} ${action.title}`)}</text>
<rect x="${from}" y="${y + 4}" width="${Math.max(4, Math.round((to - from) * 10) / 10)}" height="12" rx="2" fill="${FILLS[look]}"/>
<text x="${to + 5}" y="${y + 15}" font-size="11" fill="#0b0c0c" stroke="#fff" stroke-width="3" paint-order="stroke">${SHAPES[look]}</text>
${bar.first === null ? nothing : html`<line x1="${x(bar.first)}" x2="${x(bar.first)}" y1="${y + 1}" y2="${y + 19}" stroke="#0b0c0c" stroke-width="2" stroke-dasharray="2 2"/>`}`
}

const MOST = 48

function fitted(words: string): string {
  return words.length <= MOST ? words : `${words.slice(0, words.lastIndexOf(' ', MOST))} …`
}

function todayLine(span: GanttSpan, today: Day, height: number): Html {
  const at = x(placeOf(span, today))
  const isFarRight = at > WIDTH - 120
  return html`<line x1="${at}" x2="${at}" y1="20" y2="${height}" stroke="#0b0c0c" stroke-width="2"/>
<text x="${isFarRight ? at - 4 : at + 4}" y="32" font-weight="700" font-size="12" fill="#0b0c0c" stroke="#fff" stroke-width="3" paint-order="stroke" text-anchor="${isFarRight ? 'end' : 'start'}">today, ${formatShortDay(today)}</text>`
}

/** What the shapes and lines mean. */
export function ganttKey(phases: readonly Phase[]): Html {
  return html`<p class="govuk-body-s sight-gantt-wide">
    ● done, ○ to come, ▲ late, × cancelled. A dashed upright line is the first promise, where the date moved from
    it. A thin line leads from an action to one that waits for it; red and broken where the dates do not allow it.
    ${phases.length === 0 ? nothing : bandKey}
  </p>`
}

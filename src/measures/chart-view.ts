import type { Html } from '../web/html.ts'
import { html } from '../web/html.ts'
import type { ChartAnnotation, PlacedAnnotation } from './annotation-chart-view.ts'
import {
  countLanes,
  drawAnnotationKey,
  drawAnnotations,
  LANE,
  placeAnnotations,
} from './annotation-chart-view.ts'
import type { Box, Scale } from './frame-chart-view.ts'
import {
  drawDayAxis,
  drawValueAxis,
  FONT,
  NARROW,
  placeInBox,
  scaleDays,
  scaleValues,
  sizeOfText,
  widthOfTicks,
} from './frame-chart-view.ts'
import type { Plane } from './line-chart-view.ts'
import { drawAim, drawLimits, drawPoints, drawValues, reachable } from './line-chart-view.ts'
import { at, drawShape, INK } from './shape-chart-view.ts'
import type { SpcAnalysis } from './spc.ts'
import { ENOUGH_POINTS } from './spc.ts'
import { describeSeries } from './spc-sentence.ts'
import type { MeasureWords } from './spc-sentence.ts'
import { summariseSeries } from './spc-summary.ts'
import { formatValue } from './spc-unit.ts'
import { drawText, spreadLabels, widthOf, wrapWords } from './text-chart-view.ts'
import type { Shape } from './variation.ts'
import { countBaseline, hasFirmLimits, listShapes } from './variation.ts'

export type ChartFacts = MeasureWords & {
  /** Begins every id in the chart; must be its own on a page. */
  readonly key: string
  readonly width: number
  readonly annotations: readonly ChartAnnotation[]
  /** The agreed way to the target; empty where there is none. */
  readonly trajectory: readonly { readonly date: string; readonly value: number }[]
}

const TICKS = 5

/** A control chart as SVG: for the page, and, having no style sheet and no script, for PDF as it is. */
export function drawSpcChart(analysis: SpcAnalysis, facts: ChartFacts): Html {
  const size = sizeOfText(facts.width)
  const values = scaleValues(listValues(analysis, facts), facts.unit, TICKS)
  const labels = listEndLabels(analysis, facts)
  const left = widthOfTicks(values, { unit: facts.unit, ticks: TICKS, size })
  const right = facts.width - Math.max(8, ...labels.map(({ words }) => widthOf(words, size) + 6))
  const flat = { left, right, top: 0, bottom: 0 }
  const noted = listAnnotations(analysis, facts)
  const placeDay = scaleDays([...analysis.rows.map((row) => row.date), ...noted.map((one) => one.date)], flat)
  const placed = placeAnnotations(noted, placeDay)
  const top = 8 + countLanes(placed) * LANE
  const box: Box = { left, right, top, bottom: top + (facts.width < NARROW ? 190 : 250) }
  const placeValue = placeInBox(values, box)
  const plane: Plane = { placeDay, placeValue, unit: facts.unit }
  const below = drawBelow(analysis, placed, { top: box.bottom + 34, width: facts.width, size })
  return wrapChart(analysis, facts, {
    height: below.bottom,
    size,
    drawn: html`${drawValueAxis(placeValue, box, { unit: facts.unit, ticks: TICKS, size })}${drawDayAxis(
      analysis.rows.map((row) => row.date),
      { box, placeDay, rhythm: facts.rhythm, size },
    )}${drawAnnotations(placed, box, size)}${drawLimits(analysis, plane)}${drawAim(
      { target: analysis.options.target, trajectory: facts.trajectory },
      plane,
      { left, right },
    )}${drawValues(analysis, plane)}${drawPoints(listShapes(analysis), plane, facts.width < NARROW ? 4.8 : 5.5)}${drawEndLabels(labels, { box, placeValue, size })}${below.drawn}`,
  })
}

function wrapChart(
  analysis: SpcAnalysis,
  facts: ChartFacts,
  inside: { readonly height: number; readonly size: number; readonly drawn: Html },
): Html {
  const { key, width } = facts
  const height = Math.ceil(inside.height)
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="los-chart" role="img" aria-labelledby="${key}-title" aria-describedby="${key}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${FONT}" font-size="${inside.size}"><title id="${key}-title">${facts.title}: control chart</title><desc id="${key}-desc">${describeSeries(analysis, facts)} ${summariseSeries(analysis, facts)}</desc><rect width="${width}" height="${height}" fill="${INK.paper}"/>${inside.drawn}</svg>`
}

// Everything the value axis must hold.
function listValues(analysis: SpcAnalysis, facts: ChartFacts): readonly number[] {
  const values: number[] = facts.trajectory.map(({ value }) => value)
  const { target } = analysis.options
  if (target !== null) values.push(target)
  for (const phase of analysis.phases) {
    const isFirm = hasFirmLimits(phase)
    for (const { value, limits } of phase.rows) {
      const lines = isFirm ? [reachable(limits.lower, facts.unit), reachable(limits.upper, facts.unit)] : []
      values.push(...[value, limits.centre, ...lines].filter((one) => one !== null))
    }
  }
  return values.length === 0 ? [0, 1] : values
}

// New limits and a fixed baseline are things that were done, with a reason: they stand among the annotations.
function listAnnotations(analysis: SpcAnalysis, facts: ChartFacts): readonly ChartAnnotation[] {
  const rebases = analysis.phases.flatMap(({ start, reason }): readonly ChartAnnotation[] =>
    reason === null
      ? []
      : [{ date: start, kind: 'limits', text: because('limits counted afresh from here', reason) }],
  )
  const { fixed } = analysis.options
  const judged = analysis.rows.find((row) => !row.isBaseline)
  const baseline: readonly ChartAnnotation[] =
    fixed === null || judged === undefined
      ? []
      : [
          {
            date: judged.date,
            kind: 'limits',
            text: because('judged by the limits of the values before', fixed.reason),
          },
        ]
  const [first, last] = [analysis.rows[0]?.date ?? '', analysis.rows.at(-1)?.date ?? '']
  // One that came before the first value, or long after the last, would squeeze the line that is to be seen.
  const latest = Temporal.PlainDate.from(last).add({ days: 92 }).toString()
  const within = facts.annotations.filter(({ date }) => date >= first && date <= latest)
  return [...rebases, ...baseline, ...within]
}

function because(what: string, reason: string): string {
  return reason === '' ? what : `${what}: ${reason}`
}

type EndLabel = { readonly words: string; readonly value: number; readonly fill: string }

function listEndLabels(analysis: SpcAnalysis, facts: ChartFacts): readonly EndLabel[] {
  const { unit, width } = facts
  const phase = analysis.phases.at(-1)
  const limits = analysis.rows.at(-1)?.limits
  if (phase === undefined || limits === undefined) return []
  const isNarrow = width < NARROW
  const middle = analysis.options.chart === 'g' ? 'Median' : isNarrow ? 'Mean' : 'Average'
  const isFirm = hasFirmLimits(phase)
  const lines: readonly (readonly [string, number | null, string])[] = [
    [isNarrow ? 'Upper' : 'Upper limit', isFirm ? reachable(limits.upper, unit) : null, INK.text],
    [middle, limits.centre, INK.text],
    [isNarrow ? 'Lower' : 'Lower limit', isFirm ? reachable(limits.lower, unit) : null, INK.text],
    ['Target', analysis.options.target, INK.target],
  ]
  return lines.flatMap(([name, value, fill]) =>
    value === null ? [] : [{ words: `${name} ${formatValue(value, unit)}`, value, fill }],
  )
}

function drawEndLabels(
  labels: readonly EndLabel[],
  facts: { readonly box: Box; readonly placeValue: Scale; readonly size: number },
): Html {
  const { box, placeValue, size } = facts
  const placed = spreadLabels(
    labels.map((label) => ({ ...label, y: placeValue(label.value) })),
    { gap: size + 2, top: box.top + size / 2, bottom: box.bottom - size / 2 },
  )
  return html`<g>${placed.map(({ words, y, fill }) => drawText(words, { x: box.right + 4, y, fill }, size))}</g>`
}

function drawBelow(
  analysis: SpcAnalysis,
  placed: readonly PlacedAnnotation[],
  place: Place,
): { readonly drawn: Html; readonly bottom: number } {
  const key = drawShapeKey(listShapesInUse(analysis), place)
  const caution = drawCaution(analysis, { ...place, top: key.bottom })
  const notes = drawAnnotationKey(placed, { ...place, left: 4, width: place.width - 8, top: caution.bottom })
  return {
    drawn: html`${key.drawn}${caution.drawn}${notes.drawn}`,
    bottom: caution.bottom + notes.height + 4,
  }
}

type Place = { readonly top: number; readonly width: number; readonly size: number }

const SHAPE_WORDS: readonly (readonly [Shape, string])[] = [
  ['circle', 'As usual'],
  ['triangle up', 'Improvement (up)'],
  ['triangle down', 'Improvement (down)'],
  ['diamond', 'Concern'],
  ['square', 'Changed'],
]

// Where no phase could be judged there is nothing for a shape to mean.
function listShapesInUse(analysis: SpcAnalysis): readonly (readonly [Shape, string])[] {
  if (!analysis.phases.some((phase) => hasFirmLimits(phase))) return []
  const inUse = new Set(
    [...listShapes(analysis)].flatMap(([row, shape]) => (row.value === null ? [] : [shape])),
  )
  return SHAPE_WORDS.filter(([shape]) => inUse.has(shape))
}

// What the shapes mean, side by side for as long as there is room.
function drawShapeKey(
  shapes: readonly (readonly [Shape, string])[],
  place: Place,
): { readonly drawn: Html; readonly bottom: number } {
  const line = place.size + 8
  let [x, y] = [4, place.top + line / 2]
  const drawn = shapes.map(([shape, words]) => {
    const wide = 18 + widthOf(words, place.size) + 14
    if (x > 4 && x + wide > place.width) [x, y] = [4, y + line]
    const one = html`${drawShape(shape, x + 6, y, 5.5)}${drawText(words, { x: x + 16, y, fill: INK.quiet }, place.size)}`
    x = at(x + wide)
    return one
  })
  return { drawn: html`<g>${drawn}</g>`, bottom: shapes.length === 0 ? place.top : y + line / 2 + 4 }
}

// A chart without limits says why.
function drawCaution(
  analysis: SpcAnalysis,
  place: Place,
): { readonly drawn: Html | null; readonly bottom: number } {
  const phase = analysis.phases.at(-1)
  if (phase === undefined || hasFirmLimits(phase)) return { drawn: null, bottom: place.top }
  const known = countBaseline(phase)
  const words =
    known < ENOUGH_POINTS
      ? `No limits are drawn from fewer than ${ENOUGH_POINTS} values; here are ${known}.`
      : 'No limits are drawn: the values do not vary enough.'
  const line = place.size + 5
  const texts = wrapWords(words, place.width - 8, place.size).map((text, i) =>
    drawText(text, { x: 4, y: place.top + line / 2 + i * line, fill: INK.quiet }, place.size),
  )
  return { drawn: html`<g>${texts}</g>`, bottom: place.top + texts.length * line + 4 }
}

import type { Html } from '../web/html.ts'
import { html } from '../web/html.ts'
import type { ChartAnnotation, PlacedAnnotation } from './annotation-chart-view.ts'
import {
  countLanes,
  drawAnnotations,
  LANE,
  placeAnnotations,
  sayAnnotation,
} from './annotation-chart-view.ts'
import { drawEndLabels, listEndLabels } from './end-label-chart-view.ts'
import type { Box } from './frame-chart-view.ts'
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
import { drawKey } from './key-chart-view.ts'
import type { Plane } from './line-chart-view.ts'
import { drawAim, drawLimits, drawPoints, drawValues, reachable } from './line-chart-view.ts'
import { INK } from './shape-chart-view.ts'
import type { SpcAnalysis } from './spc.ts'
import { describeSeries } from './spc-sentence.ts'
import type { MeasureWords } from './spc-sentence.ts'
import { namePeriod } from './spc-period.ts'
import { summariseSeries } from './spc-summary.ts'
import { widthOf } from './text-chart-view.ts'
import { hasFirmLimits, listShapes } from './variation.ts'

export type ChartFacts = MeasureWords & {
  /** Begins every id in the chart; must be its own on a page. */
  readonly key: string
  readonly width: number
  readonly annotations: readonly ChartAnnotation[]
  /** The agreed way to the target; empty where there is none. */
  readonly trajectory: readonly { readonly date: string; readonly value: number }[]
  /** What a person would say of it; that of its change alone where none is given. */
  readonly sentence?: string
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
  const dates = [...analysis.rows, ...noted, ...facts.trajectory].map((one) => one.date)
  const placeDay = scaleDays(dates, flat)
  const placed = placeAnnotations(noted, placeDay)
  const top = 8 + countLanes(placed) * LANE
  const box: Box = { left, right, top, bottom: top + (facts.width < NARROW ? 190 : 250) }
  const placeValue = placeInBox(values, box)
  const plane: Plane = { placeDay, placeValue, unit: facts.unit }
  const below = drawKey(analysis, placed, { top: box.bottom + 34, width: facts.width, size })
  return wrapChart(facts, {
    description: describeChart(analysis, facts, placed),
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
  facts: ChartFacts,
  inside: {
    readonly height: number
    readonly size: number
    readonly drawn: Html
    readonly description: string
  },
): Html {
  const { key, width } = facts
  const height = Math.ceil(inside.height)
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="los-chart" role="img" aria-labelledby="${key}-title" aria-describedby="${key}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${FONT}" font-size="${inside.size}"><title id="${key}-title">${facts.title}: control chart</title><desc id="${key}-desc">${inside.description}</desc><rect width="${width}" height="${height}" fill="${INK.paper}"/>${inside.drawn}</svg>`
}

// What is drawn is hidden from a screen reader, so the description says all of it but the single values.
function describeChart(
  analysis: SpcAnalysis,
  facts: ChartFacts,
  placed: readonly PlacedAnnotation[],
): string {
  const marks = placed.map((one) => `${sayAnnotation(one)}.`)
  return [facts.sentence ?? describeSeries(analysis, facts), summariseSeries(analysis, facts), ...marks].join(
    ' ',
  )
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
      : [{ date: start, kind: 'limits', text: because('counted afresh from here', reason) }],
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
            text: because('from the values before here', fixed.reason),
          },
        ]
  const spans = analysis.options.spans.map(({ from, to, reason }): ChartAnnotation => {
    const periods = `${namePeriod(from, facts.rhythm)} to ${namePeriod(to, facts.rhythm)}`
    return { date: from, kind: 'limits', text: because(`from ${periods} alone`, reason) }
  })
  const [first, last] = [analysis.rows[0]?.date ?? '', analysis.rows.at(-1)?.date ?? '']
  // One that came before the first value, or long after the last, would squeeze the line that is to be seen.
  const latest = Temporal.PlainDate.from(last).add({ days: 92 }).toString()
  const within = [...spans, ...facts.annotations].filter(({ date }) => date >= first && date <= latest)
  return [...rebases, ...baseline, ...within]
}

function because(what: string, reason: string): string {
  return reason === '' ? what : `${what} (${reason})`
}

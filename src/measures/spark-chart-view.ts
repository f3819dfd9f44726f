import { area, curveStep } from 'd3-shape'
import type { Html } from '../web/html.ts'
import { html } from '../web/html.ts'
import { FONT, placeInBox, scaleDays, scaleValues } from './frame-chart-view.ts'
import type { Plane } from './line-chart-view.ts'
import { drawAim, drawLimits, drawPoints, drawValues, reachable } from './line-chart-view.ts'
import { drawShape, INK } from './shape-chart-view.ts'
import type { SpcAnalysis } from './spc.ts'
import type { MeasureWords } from './spc-sentence.ts'
import { describeSeries } from './spc-sentence.ts'
import type { Assurance, Variation } from './variation.ts'
import { hasFirmLimits, listShapes } from './variation.ts'

export type SparkFacts = MeasureWords & {
  readonly key: string
  readonly width: number
  readonly height: number
}

// From this height there is room for the lines as well as the band.
const TALL = 60

/** A chart without labels for a scorecard: the line, its range, the target, special causes by shape. */
export function drawSpark(analysis: SpcAnalysis, facts: SparkFacts): Html {
  const { key, width, height, unit } = facts
  const box = { left: 0, right: width, top: -5, bottom: height + 5 }
  const placeValue = placeInBox(scaleValues(valuesOf(analysis, facts), unit, null), box)
  const dates = analysis.rows.map((row) => row.date)
  const plane: Plane = {
    placeDay: scaleDays(dates, { ...box, left: -4, right: width + 4 }),
    placeValue,
    unit,
  }
  const latest = analysis.rows.at(-1)
  const shown = new Map(
    [...listShapes(analysis)].filter(([row, shape]) => shape !== 'circle' || row === latest),
  )
  const aim = drawAim({ target: analysis.options.target, trajectory: [] }, plane, { left: 0, right: width })
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="los-spark" role="img" aria-labelledby="${key}-title" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${FONT}"><title id="${key}-title">${describeSeries(analysis, facts)}</title>${drawBand(analysis, plane)}${height >= TALL ? drawLimits(analysis, plane) : null}${aim}${drawValues(analysis, plane)}${drawPoints(shown, plane, height >= TALL ? 4.5 : 3.5)}</svg>`
}

/** The shape beside the word of change or of assurance; the word says it, so the shape is hidden from readers. */
export function drawVerdict(verdict: Variation | Assurance): Html {
  return html`<span class="los-verdict"><svg xmlns="http://www.w3.org/2000/svg" class="los-verdict__shape" aria-hidden="true" focusable="false" viewBox="0 0 20 20" width="20" height="20">${drawShape(verdict.shape, 10, 10, 7)}</svg> ${verdict.word}</span>`
}

// The range of ordinary values as a pale band: three lines would fill so small a picture.
function drawBand(analysis: SpcAnalysis, plane: Plane): Html {
  const bands = analysis.phases
    .filter((phase) => hasFirmLimits(phase))
    .map((phase) => {
      const dots = phase.rows.flatMap(({ date, limits: { lower, upper } }): readonly Dot[] =>
        lower === null || upper === null ? [] : [[plane.placeDay(date), lower, upper]],
      )
      return area<Dot>()
        .x(([x]) => x)
        .y0(([, lower]) => plane.placeValue(Math.max(lower, plane.unit.least ?? lower)))
        .y1(([, , upper]) => plane.placeValue(Math.min(upper, plane.unit.most ?? upper)))
        .curve(curveStep)
        .digits(1)(dots.length > 2 ? levelled(dots) : dots)
    })
  return html`<path d="${bands.join('')}" fill="${INK.grid}" fill-opacity="0.6"/>`
}

type Dot = [x: number, lower: number, upper: number]

// Limits that are level need two corners, not sixty.
function levelled(dots: readonly Dot[]): Dot[] {
  const [first, last] = [dots[0], dots.at(-1)]
  const isLevel = dots.every(([, lower, upper]) => lower === first?.[1] && upper === first[2])
  return isLevel && first !== undefined && last !== undefined ? [first, last] : [...dots]
}

function valuesOf(analysis: SpcAnalysis, facts: SparkFacts): readonly number[] {
  const { target } = analysis.options
  const lines = analysis.phases
    .filter((phase) => hasFirmLimits(phase))
    .flatMap((phase) => phase.rows.flatMap(({ limits }) => [limits.lower, limits.upper]))
    .map((limit) => reachable(limit, facts.unit))
  const values = [target, ...lines, ...analysis.rows.map((row) => row.value)].filter(
    (value) => value !== null,
  )
  return values.length === 0 ? [0, 1] : values
}

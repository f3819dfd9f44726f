import { type Measure, type Observation, perOf } from './measure.ts'
import {
  analyse,
  pointOfCounts,
  type SpcAnalysis,
  type SpcOptions,
  type SpcPoint,
  type SpcRefusal,
  USUAL_OPTIONS,
} from './spc.ts'
import { CHART_NAMES, type ChartChoice, chooseChart, type MeasureForm } from './spc-choice.ts'
import { fillGaps } from './spc-period.ts'
import type { MeasureWords } from './spc-sentence.ts'
import { isCountUnit, unitNamed } from './spc-unit.ts'
import { judgeVariation } from './variation.ts'

/** What a measure's variation says, in the four words of the line. */
export type Verdict = 'better' | 'no change' | 'worse' | 'cannot tell'
export const VERDICTS: readonly Verdict[] = ['better', 'no change', 'worse', 'cannot tell']

export type JudgedMeasure = {
  readonly analysis: SpcAnalysis
  /** Which chart and why: by the rule, or because somebody asked for it. */
  readonly choice: ChartChoice
}

/** What is needed of a measure to judge its values; a team's are judged as the whole's are. */
export type Judgeable = Pick<Measure, 'unit' | 'polarity' | 'target' | 'judging' | 'rhythm'>

/** A measure's periods judged by statistical process control; null while it has none. */
export function analyseMeasure(measure: Judgeable, observations: readonly Observation[]): SpcAnalysis | null {
  return judgeMeasure(measure, observations)?.analysis ?? null
}

/** The same, with which chart was taken and why. Periods nobody told are gaps. */
export function judgeMeasure(measure: Judgeable, observations: readonly Observation[]): JudgedMeasure | null {
  const points = pointsOf(measure, observations)
  const chosen = chooseChart(formOf(measure.unit, observations), points)
  const { chart } = measure.judging
  if (chart !== null) {
    const asked = analyse(points, optionsOf(measure, chart))
    if (asked.ok) return { analysis: asked.value, choice: askedFor(measure, chosen) }
  }
  const analysed = analyse(points, optionsOf(measure, chosen.chart))
  if (!analysed.ok) return null
  const wish =
    chart === null
      ? chosen.wish
      : `The ${CHART_NAMES[chart]} chart that was asked for cannot be drawn of these values.`
  return { analysis: analysed.value, choice: { ...chosen, wish } }
}

/** Why the values cannot be judged as it asks; null where they can. */
export function refusalOf(measure: Judgeable, observations: readonly Observation[]): SpcRefusal | null {
  const chart = measure.judging.chart ?? chartByRule(measure, observations).chart
  const analysed = analyse(pointsOf(measure, observations), optionsOf(measure, chart))
  return analysed.ok ? null : analysed.refusal
}

/** The chart the rule would take, whatever somebody asked for. */
export function chartByRule(measure: Judgeable, observations: readonly Observation[]): ChartChoice {
  return chooseChart(formOf(measure.unit, observations), pointsOf(measure, observations))
}

function askedFor({ judging }: Judgeable, byRule: ChartChoice): ChartChoice {
  const chart = judging.chart ?? byRule.chart
  const other =
    byRule.chart === chart
      ? 'as the rule would'
      : `the rule would take the ${CHART_NAMES[byRule.chart]} chart`
  return {
    chart,
    reason: `${CHART_NAMES[chart]} chart, asked for because ${withoutStop(judging.chartWhy)}; ${other}.`,
    wish: null,
  }
}

function withoutStop(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`.replace(/[.\s]+$/, '')
}

function optionsOf(measure: Judgeable, chart: SpcOptions['chart']): SpcOptions {
  const { limits, twoInThree, screenOutliers } = measure.judging
  return {
    ...USUAL_OPTIONS,
    chart,
    per: perOf(measure.unit),
    improvement: improvementOf(measure),
    target: measure.target,
    twoInThree,
    screenOutliers,
    rebases: limits.flatMap(({ from, to, reason }) =>
      to === null ? [{ date: from.toString(), reason }] : [],
    ),
    spans: limits.flatMap(({ from, to, reason }) =>
      to === null ? [] : [{ from: from.toString(), to: to.toString(), reason }],
    ),
  }
}

/** Better and worse only where one way is better; a neutral measure that moved cannot tell. */
export function verdictOf(analysis: SpcAnalysis | null): Verdict {
  if (analysis === null) return 'cannot tell'
  const { word } = judgeVariation(analysis)
  if (word === 'improving') return 'better'
  if (word === 'worsening') return 'worse'
  return word === 'no change' ? 'no change' : 'cannot tell'
}

export function wordsOf(measure: Pick<Measure, 'name' | 'unit' | 'rhythm'>): MeasureWords {
  return { title: measure.name, unit: unitNamed(measure.unit), rhythm: measure.rhythm }
}

function pointsOf({ unit, rhythm }: Judgeable, observations: readonly Observation[]): readonly SpcPoint[] {
  const isCount = areCounts(unit, observations)
  const told = observations.map((one) => pointOf(unit, one, isCount))
  // Gaps between events have no calendar that a period could be missing from.
  return rhythm === 'day' ? told : fillGaps(told, rhythm)
}

function pointOf(unit: string, told: Observation, isCount: boolean): SpcPoint {
  const date = told.period.toString()
  const { numerator, denominator, value } = told
  if (numerator !== null && denominator !== null) {
    return pointOfCounts(date, { numerator, denominator, per: perOf(unit) })
  }
  // A plain count is a count of one period, so that a few can be judged as the few they are.
  return isCount ? { date, value, numerator: value, denominator: 1 } : { date, value }
}

function formOf(unit: string, observations: readonly Observation[]): MeasureForm {
  if (unit === '%') return 'percentage'
  if (perOf(unit) > 1) return 'rate'
  if (/^days between\b/i.test(unit)) return 'days between'
  if (/\bbetween\b/i.test(unit)) return 'cases between'
  return areCounts(unit, observations) ? 'count' : 'number'
}

// Whole numbers of something that can be counted, told alone.
function areCounts(unit: string, observations: readonly Observation[]): boolean {
  return (
    isCountUnit(unit) &&
    observations.every(({ numerator, value }) => numerator === null && value >= 0 && Number.isInteger(value))
  )
}

function improvementOf({ polarity }: Judgeable): 'increase' | 'decrease' | 'neutral' {
  if (polarity === 'higher is better') return 'increase'
  return polarity === 'lower is better' ? 'decrease' : 'neutral'
}

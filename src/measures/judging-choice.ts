import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import type { Judging, Measure, Observation } from './measure.ts'
import { refusalOf } from './measure-analysis.ts'
import type { SpcRefusal } from './spc.ts'
import { CHART_NAMES } from './spc-choice.ts'
import type { ChartKind } from './spc-limits.ts'

// Which chart and which form of the rules, where somebody asks for another than the rule would take.

export const CHARTS: readonly ChartKind[] = ['xmr', 'p', 'p prime', 'u', 'u prime', 'g', 't']

export const CHART_WORDS: Readonly<Record<ChartKind, string>> = {
  xmr: 'one number for each period, whatever it is',
  p: 'a share of people, who differ in number from period to period',
  'p prime': 'a share of many people, which varies more or less than chance would make it (Laney)',
  u: 'events for each person or place, or a small count',
  'u prime': 'events among many, which vary more or less than chance would make them (Laney)',
  g: 'cases between rare events',
  t: 'days between rare events',
}

export type WantedJudging = Omit<Judging, 'limits'>

export type TypedJudging = {
  readonly chart: string
  readonly chartWhy: string
  readonly twoInThree: string
  readonly screenOutliers: string
}

export type JudgingMistake = { readonly field: keyof TypedJudging; readonly message: string }

const LONGEST_WHY = 300

/** A chart that the values told so far do not allow is refused with what they lack. */
export function decideJudging(
  measure: Measure,
  told: readonly Observation[],
  typed: TypedJudging,
): Outcome<WantedJudging, readonly JudgingMistake[]> {
  const chart = CHARTS.find((one) => one === typed.chart) ?? null
  const twoInThree = typed.twoInThree === 'beyond' ? 'beyond' : 'between'
  const mistakes: readonly JudgingMistake[] = [
    ...mistakesInChart(measure, told, chart),
    ...(chart !== null && (typed.chartWhy === '' || typed.chartWhy.length > LONGEST_WHY)
      ? [{ field: 'chartWhy' as const, message: `Say why, in ${LONGEST_WHY} characters or fewer` }]
      : []),
  ]
  if (mistakes.length > 0) return refuse(mistakes)
  return accept({
    chart,
    chartWhy: chart === null ? '' : typed.chartWhy,
    twoInThree,
    screenOutliers: typed.screenOutliers !== 'no',
  })
}

function mistakesInChart(
  measure: Measure,
  told: readonly Observation[],
  chart: ChartKind | null,
): readonly JudgingMistake[] {
  if (chart === null || told.length === 0) return []
  const refusal = refusalOf({ ...measure, judging: { ...measure.judging, chart } }, told)
  if (refusal === null) return []
  return [{ field: 'chart', message: `The ${CHART_NAMES[chart]} chart cannot be drawn: ${LACKS[refusal]}` }]
}

const LACKS: Readonly<Record<SpcRefusal, string>> = {
  'baseline too short': 'its limits would come from too few values',
  'repeated date': 'a period is told twice',
  'no points': 'nothing is told yet',
  'no denominators': 'not every value is told with its numerator and denominator',
  'more than all': 'a numerator is more than its denominator',
  negative: 'a value is below nought',
}

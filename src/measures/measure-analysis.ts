import type { Day } from '../shared/days.ts'
import type { Measure, Observation } from './measure.ts'
import { analyse, pointOfCounts, type SpcAnalysis, type SpcPoint, USUAL_OPTIONS } from './spc.ts'
import { chooseChart } from './spc-choice.ts'
import type { MeasureWords } from './spc-sentence.ts'
import { unitNamed } from './spc-unit.ts'
import { judgeVariation } from './variation.ts'

/** What a measure's variation says, in the four words of the line. */
export type Verdict = 'better' | 'no change' | 'worse' | 'cannot tell'
export const VERDICTS: readonly Verdict[] = ['better', 'no change', 'worse', 'cannot tell']

/** A measure's months judged by statistical process control; null while it has none. Months nobody told are gaps. */
export function analyseMeasure(measure: Measure, observations: readonly Observation[]): SpcAnalysis | null {
  const points = withGaps(observations).map((one) => pointOf(measure, one))
  const per = measure.unit === '%' ? 100 : 1
  const form = measure.unit === '%' ? 'percentage' : 'number'
  const analysed = analyse(points, {
    ...USUAL_OPTIONS,
    chart: chooseChart(form, points).chart,
    per,
    improvement: improvementOf(measure),
    target: measure.target,
  })
  return analysed.ok ? analysed.value : null
}

/** Better and worse only where one way is better; a neutral measure that moved cannot tell. */
export function verdictOf(analysis: SpcAnalysis | null): Verdict {
  if (analysis === null) return 'cannot tell'
  const { word } = judgeVariation(analysis)
  if (word === 'improving') return 'better'
  if (word === 'worsening') return 'worse'
  return word === 'no change' ? 'no change' : 'cannot tell'
}

export function wordsOf(measure: Measure): MeasureWords {
  return { title: measure.name, unit: unitNamed(measure.unit), rhythm: 'month' }
}

type Told = { readonly period: Day; readonly told: Observation | null }

function withGaps(observations: readonly Observation[]): readonly Told[] {
  const [first] = observations
  const last = observations.at(-1)
  if (first === undefined || last === undefined) return []
  const byMonth = new Map(observations.map((one) => [one.period.toString(), one]))
  const all: Told[] = []
  for (let at = first.period; Temporal.PlainDate.compare(at, last.period) <= 0; at = at.add({ months: 1 })) {
    all.push({ period: at, told: byMonth.get(at.toString()) ?? null })
  }
  return all
}

function pointOf(measure: Measure, { period, told }: Told): SpcPoint {
  const date = period.toString()
  if (told === null) return { date, value: null, numerator: null, denominator: null }
  const { numerator, denominator } = told
  if (numerator === null || denominator === null) return { date, value: told.value }
  return pointOfCounts(date, { numerator, denominator, per: measure.unit === '%' ? 100 : 1 })
}

function improvementOf({ polarity }: Measure): 'increase' | 'decrease' | 'neutral' {
  if (polarity === 'higher is better') return 'increase'
  return polarity === 'lower is better' ? 'decrease' : 'neutral'
}

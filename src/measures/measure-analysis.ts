import { type Measure, type Observation, perOf } from './measure.ts'
import { analyse, pointOfCounts, type SpcAnalysis, type SpcPoint, USUAL_OPTIONS } from './spc.ts'
import { chooseChart, type MeasureForm } from './spc-choice.ts'
import { fillGaps } from './spc-period.ts'
import type { MeasureWords } from './spc-sentence.ts'
import { unitNamed } from './spc-unit.ts'
import { judgeVariation } from './variation.ts'

/** What a measure's variation says, in the four words of the line. */
export type Verdict = 'better' | 'no change' | 'worse' | 'cannot tell'
export const VERDICTS: readonly Verdict[] = ['better', 'no change', 'worse', 'cannot tell']

/** A measure's months judged by statistical process control; null while it has none. Months nobody told are gaps. */
export function analyseMeasure(measure: Measure, observations: readonly Observation[]): SpcAnalysis | null {
  const told = observations.map((one) => pointOf(measure, one))
  const points = fillGaps(told, 'month')
  const analysed = analyse(points, {
    ...USUAL_OPTIONS,
    chart: chooseChart(formOf(measure.unit), points).chart,
    per: perOf(measure.unit),
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

function pointOf(measure: Measure, told: Observation): SpcPoint {
  const date = told.period.toString()
  const { numerator, denominator } = told
  if (numerator === null || denominator === null) return { date, value: told.value }
  return pointOfCounts(date, { numerator, denominator, per: perOf(measure.unit) })
}

function formOf(unit: string): MeasureForm {
  if (unit === '%') return 'percentage'
  return perOf(unit) > 1 ? 'rate' : 'number'
}

function improvementOf({ polarity }: Measure): 'increase' | 'decrease' | 'neutral' {
  if (polarity === 'higher is better') return 'increase'
  return polarity === 'lower is better' ? 'decrease' : 'neutral'
}

import type { ChartChoice } from './spc-choice.ts'
import type { Measure } from './measure.ts'
import { wordsOf } from './measure-analysis.ts'
import type { Annotation } from './measure-annotations.ts'
import { dayOf } from './spc-period.ts'
import type { MeasureWords } from './spc-sentence.ts'
import type { SpcAnalysis } from './spc.ts'
import { drawnWay, type WayPoint } from './trajectory.ts'

// What a measure's chart shows besides its values, the same on the page, in PDF and in Word.

export type ChartedMeasure = MeasureWords & {
  readonly key: string
  readonly annotations: readonly Annotation[]
  readonly trajectory: readonly WayPoint[]
  /** What a person would say of it, with its place on the way to the target. */
  readonly sentence: string
  readonly choice: ChartChoice | null
}

// So far past the latest value the way to the target is drawn: the next quarter can be seen, and the line is not squeezed.
const DAYS_AHEAD = 92

export function chartFactsOf(
  row: {
    readonly measure: Measure
    readonly analysis: SpcAnalysis | null
    readonly sentence: string
    readonly choice: ChartChoice | null
  },
  annotations: readonly Annotation[],
): ChartedMeasure {
  const { measure, analysis, sentence, choice } = row
  const [first, last] = [analysis?.rows[0]?.date, analysis?.rows.at(-1)?.date]
  return {
    ...wordsOf(measure),
    key: `measure-${measure.id}`,
    annotations,
    sentence,
    choice,
    trajectory:
      first === undefined || last === undefined
        ? []
        : drawnWay(measure, dayOf(first), dayOf(last).add({ days: DAYS_AHEAD })),
  }
}

import type { Day } from '../shared/days.ts'
import type { Aim, Judging, Measure } from './measure.ts'

/** A measure as its table has it. */
export type MeasureRow = Omit<Measure, 'aim' | 'judging'> &
  Pick<Aim, 'tolerance' | 'targetOn'> &
  Omit<Judging, 'limits'> & {
    readonly baseline: number | null
    readonly baselineOn: Day | null
    readonly steps: readonly string[]
    readonly limits: readonly WrittenLimits[] | null
  }

// JSON holds its days as words.
type WrittenLimits = {
  readonly id: number
  readonly from: string
  readonly to: string | null
  readonly reason: string
  readonly madeOn: string
  readonly maker: string | null
}

export function measureOf(row: MeasureRow): Measure {
  const { tolerance, baseline, baselineOn, targetOn, steps, limits, ...rest } = row
  const { chart, chartWhy, twoInThree, screenOutliers, ...measure } = rest
  const day = (words: string) => Temporal.PlainDate.from(words)
  return {
    ...measure,
    aim: {
      tolerance,
      targetOn,
      baseline: baseline === null || baselineOn === null ? null : { value: baseline, on: baselineOn },
      steps: steps.map((words) => ({ on: day(words.slice(0, 10)), value: Number(words.slice(11)) })),
    },
    judging: {
      chart,
      chartWhy,
      twoInThree,
      screenOutliers,
      limits: (limits ?? []).map((one) => ({
        ...one,
        from: day(one.from),
        to: one.to === null ? null : day(one.to),
        madeOn: day(one.madeOn),
      })),
    },
  }
}

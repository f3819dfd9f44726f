import { type TaleMeasure } from '../tale.ts'

/**
 * A measure as written down here. `level` is the true proportion (or average) in the month that many before
 * the present one; `seed` names the run of chance, chosen so that common cause looks like it.
 */
export type DraftMeasure = Omit<TaleMeasure, 'observations' | 'stepsIn' | 'afterAction'> & {
  readonly seed: string
  readonly size: number
  readonly level: (monthsAgo: number) => number
  readonly step?: number
  readonly afterAction?: string
  readonly missing?: readonly number[]
  readonly counted?: readonly (readonly [numerator: number, denominator: number])[]
}

import { mayDo, type Role } from '../shared/permissions.ts'
import type { Measure, Observation } from './measure.ts'
import { isCountUnit } from './spc-unit.ts'

// Few enough children to be known by those who know the place. Nought names nobody.
const LEAST_SHOWN = 6

/**
 * Months as this reader may see them. A month with a small count goes whole: from a percentage and its denominator the
 * count could be worked out, and so could those counted from those not.
 */
export function splitHidden<One extends Observation>(
  measure: Pick<Measure, 'unit'>,
  observations: readonly One[],
  role: Role,
): { readonly shown: readonly One[]; readonly hidden: readonly One[] } {
  if (mayDo(role, 'see small counts')) return { shown: observations, hidden: [] }
  // A month revised from or to a small count goes with all its tellings.
  const small = new Set(
    observations.filter((one) => isSmall(measure, one)).map((one) => one.period.toString()),
  )
  const [shown, hidden] = [false, true].map((isHidden) =>
    observations.filter((one) => small.has(one.period.toString()) === isHidden),
  )
  return { shown: shown ?? [], hidden: hidden ?? [] }
}

function isSmall({ unit }: Pick<Measure, 'unit'>, observation: Observation): boolean {
  const { numerator, denominator, value } = observation
  if (numerator === null || denominator === null) return isCountUnit(unit) && isFew(value)
  const others = unit === '%' ? denominator - numerator : null
  return isFew(numerator) || isFew(denominator) || (others !== null && isFew(others))
}

function isFew(count: number): boolean {
  return Number.isInteger(count) && count > 0 && count < LEAST_SHOWN
}

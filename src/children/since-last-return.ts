import { INDICATORS } from '../measures/indicator-list.ts'
import type { Indicator } from './indicator.ts'
import { isMeant } from './meant-indicator.ts'

// This return's counts beside those of the one before. Of children nothing is kept from month to month, so what vanished
// or came back by mistake shows first as a count that has moved further than chance moves it.

export type MovedCount = {
  readonly id: number
  readonly name: string
  readonly unit: Indicator['unit']
  readonly before: number
  readonly now: number
}

// A count varies about as its own square root (Poisson) and a share as the binomial does; three of those apart is more than
// chance once in four hundred, and ten cases are fewer than any month brings.
const BEYOND_CHANCE = 3
const FEWEST = 10

/** The counts and shares that jumped, the furthest first. */
export function findMoved(now: readonly Indicator[], then: readonly Indicator[]): readonly MovedCount[] {
  const before = new Map(then.map((one) => [`${one.id}|${one.unit}`, one]))
  return now
    .filter(({ id }) => isMeant(id))
    .flatMap((one) => {
      const was = before.get(`${one.id}|${one.unit}`)
      const apart = was === undefined ? null : distance(one, was)
      if (was === undefined || apart === null || apart <= BEYOND_CHANCE) return []
      const id = Number.parseInt(String(one.id), 10)
      const name = INDICATORS.find((listed) => listed.id === id)?.name ?? one.name
      return [{ apart, moved: { id, name, unit: one.unit, before: was.value ?? 0, now: one.value ?? 0 } }]
    })
    .toSorted((one, other) => other.apart - one.apart)
    .map(({ moved }) => moved)
}

// How many of its own spreads a figure is from the one before; null where it cannot be said.
function distance(now: Indicator, then: Indicator): number | null {
  if (now.unit === 'number') {
    const change = Math.abs(now.numerator - then.numerator)
    return change < FEWEST ? 0 : change / Math.sqrt(now.numerator + then.numerator)
  }
  if (now.unit !== 'percent' || !now.denominator || !then.denominator) return null
  const share = (now.numerator + then.numerator) / (now.denominator + then.denominator)
  const spread = Math.sqrt(share * (1 - share) * (1 / now.denominator + 1 / then.denominator))
  if (spread === 0) return 0
  const change = Math.abs(now.numerator / now.denominator - then.numerator / then.denominator)
  return change * Math.min(now.denominator, then.denominator) < FEWEST ? 0 : change / spread
}

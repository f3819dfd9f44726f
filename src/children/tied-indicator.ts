import { INDICATORS, type ListedIndicator } from '../measures/indicator-list.ts'
import type { Measure, Observation } from '../measures/measure.ts'
import { periodOf } from '../measures/period.ts'
import type { Indicator } from './indicator.ts'
import { meantId } from './meant-indicator.ts'
import type { ReturnOutcome } from './return-outcome.ts'
import type { Spoiling } from './spoiling.ts'
import { SMALLEST_SHOWN } from './suppression.ts'

// What a return counted, laid beside the council's measures of the same definitions.

/** What would be told of a month. A rate that was doubled into a year's keeps its half year in the denominator. */
export type Telling = {
  readonly numerator: number | null
  readonly denominator: number | null
  readonly value: number
}

export type TiedIndicator = {
  readonly listed: ListedIndicator
  /** null where the return gives nothing in this unit. */
  readonly indicator: Indicator | null
  readonly measure: Measure | null
  readonly telling: Telling | null
  /** What the measure says of that month so far. */
  readonly told: Observation | null
  readonly spoilt: readonly Spoiling[]
}

/** One line for each definition that the return has anything of, in the order of the list. */
export function tieIndicators(
  outcome: ReturnOutcome,
  measures: readonly Measure[],
  observations: readonly Observation[],
): readonly TiedIndicator[] {
  const day = Temporal.PlainDate.from(outcome.day)
  const counted = new Set(outcome.indicators.map(({ id }) => Number.parseInt(String(id), 10)))
  return INDICATORS.filter((listed) => counted.has(listed.id)).map((listed) => {
    const measure = measures.find((one) => one.indicator === listed.id) ?? null
    const indicator = meantBy(listed, measure?.unit ?? listed.unit, outcome.indicators)
    const period = measure === null ? null : periodOf(day, measure)
    const told =
      observations.find((one) => one.measureId === measure?.id && period?.equals(one.period) === true) ?? null
    return {
      listed,
      indicator,
      measure,
      telling: indicator === null ? null : tellingOf(indicator),
      told,
      spoilt: outcome.spoilt.filter((one) => one.indicator === listed.id),
    }
  })
}

function meantBy({ id }: ListedIndicator, unit: string, all: readonly Indicator[]): Indicator | null {
  const main = all.find((one) => String(one.id) === meantId(id)) ?? null
  if (main === null || isUnit(main, unit)) return main
  // A rate stands beside its number under the same name.
  return (
    all.find(
      (one) =>
        Number.parseInt(String(one.id), 10) === id &&
        isUnit(one, unit) &&
        one.name.startsWith(`${main.name}, per`),
    ) ?? null
  )
}

const UNITS: Readonly<Record<Indicator['unit'], RegExp>> = {
  percent: /^%$/,
  'per 10,000': /^per 10,000\b/,
  days: /^days?\b/,
  number: /^(?!%|per |days?\b|weeks?\b|months?\b|£)/,
}

function isUnit(indicator: Indicator, unit: string): boolean {
  return UNITS[indicator.unit].test(unit)
}

function tellingOf({ unit, numerator, denominator, value, period }: Indicator): Telling | null {
  if (value === null) return null
  if (denominator === null) return { numerator: null, denominator: null, value }
  const years = unit === 'per 10,000' ? yearsOf(period) : 1
  return { numerator, denominator: denominator * years, value }
}

// Half a year's referrals doubled, over the children, is half a year's over the half of them.
function yearsOf(period: string): number {
  const [from, to] = period.split('/').map((day) => Temporal.PlainDate.from(day))
  if (from === undefined || to === undefined) return 1
  return Math.round(from.until(to, { largestUnit: 'day' }).days / (365.25 / 12)) / 12
}

/** Is it told already, just so? */
export function isToldAlready({ told, telling }: TiedIndicator): boolean {
  if (told === null || telling === null) return false
  const { value, numerator, denominator } = telling
  return told.value === value && told.numerator === numerator && told.denominator === denominator
}

/** Few enough children, or all but few, to be known by those who know the place. */
export function isSmallIndicator({ unit, numerator, denominator }: Indicator): boolean {
  const others = unit === 'percent' && denominator !== null ? denominator - numerator : 0
  const size = unit === 'days' ? [denominator ?? 0] : [numerator, denominator ?? 0, others]
  return size.some((count) => count > 0 && count < SMALLEST_SHOWN)
}

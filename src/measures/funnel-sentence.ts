import type { Funnel, FunnelPlace, FunnelPoint } from './funnel.ts'
import type { Unit } from './spc-unit.ts'
import { formatValue } from './spc-unit.ts'

const PLACE_WORDS: Readonly<Record<FunnelPlace, string>> = {
  inside: 'Inside the limits',
  'above inner': 'Above the 95 % limit',
  'above outer': 'Above the 99.8 % limit',
  'below inner': 'Below the 95 % limit',
  'below outer': 'Below the 99.8 % limit',
}

export function namePlace(place: FunnelPlace): string {
  return PLACE_WORDS[place]
}

/** What the funnel says of one council; no order of merit, for the order would be mostly chance. */
export function describePlace(funnel: Funnel, code: string, unit: Unit): string {
  const point = funnel.points.find((one) => one.code === code)
  const absent = funnel.leftOut.find((area) => area.code === code)
  if (absent !== undefined)
    return `${absent.name} cannot be compared: its figures are hidden or there are none.`
  if (point === undefined || funnel.target === null) return 'There is nothing to compare.'
  return `${point.name} is at ${formatValue(point.value, unit)}, ${whereOf(point)} around ${aroundOf(funnel, unit)}: ${meaningOf(point.place, funnel)}.`
}

/** Who is not shown, and why; null where all are. */
export function describeLeftOut({ leftOut }: Funnel): string | null {
  if (leftOut.length === 0) return null
  const names = leftOut.map(({ name }) => name).join(', ')
  return `Not shown, because a figure is hidden or there was nobody to count: ${names}.`
}

/** How the limits were made, for beside the chart. */
export function describeFunnelLimits({ options, dispersion }: Funnel): string {
  const exact = options.form === 'proportion' ? 'exact binomial' : 'exact Poisson'
  if (dispersion === null) return `Limits of 95 % and 99.8 % allow for chance alone (${exact}).`
  const more = dispersion.tau2 > 0 ? 'which is more than chance' : 'which is no more than chance'
  return `Limits of 95 % and 99.8 % allow for chance and for how much ${dispersion.areas} areas differ from one another, ${more} (Spiegelhalter’s additive over-dispersion).`
}

function whereOf({ place }: FunnelPoint): string {
  return place === 'inside'
    ? 'inside the limits for its size'
    : `${namePlace(place).toLowerCase()} for its size`
}

function aroundOf({ target, options }: Funnel, unit: Unit): string {
  return `${options.target === null ? 'the average of' : 'the target of'} ${formatValue(target ?? 0, unit)}`
}

function meaningOf(place: FunnelPlace, { dispersion }: Funnel): string {
  const usual = dispersion === null ? 'chance alone' : 'chance and the usual differences between areas'
  if (place === 'inside') return `a difference that ${usual} could give`
  const isOuter = place === 'above outer' || place === 'below outer'
  return isOuter
    ? `more than ${usual} would give in 998 of 1,000 areas, so worth asking why`
    : `more than ${usual} would give in 95 of 100 areas, so worth a question`
}

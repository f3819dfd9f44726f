import { binomialLimit, poissonLimits } from './funnel-exact.ts'
import type { Dispersion } from './funnel-dispersion.ts'
import { estimateDispersion, spreadLimits } from './funnel-dispersion.ts'

/** One area's counts; a hidden count is null, which is not nought. */
export type FunnelArea = {
  readonly code: string
  readonly name: string
  readonly numerator: number | null
  readonly denominator: number | null
}

/** `proportion`: some of the denominator (binomial). `rate`: events among it, or observed over expected (Poisson). */
export type FunnelForm = 'proportion' | 'rate'

export type FunnelOptions = {
  readonly form: FunnelForm
  /** 100 for a percentage, 10,000 for a rate per 10,000. */
  readonly per: number
  /** What areas are compared with, in the unit of the values; null for all of them taken together. */
  readonly target: number | null
  /** Exact limits allow for chance alone; `spread` widens them by how much areas differ beyond chance. */
  readonly limits: 'exact' | 'spread'
  /** Areas to learn the spread from: all England, where only a region or the neighbours are compared. */
  readonly learnFrom: readonly FunnelArea[] | null
}

export type FunnelLimits = {
  readonly lower95: number
  readonly upper95: number
  readonly lower998: number
  readonly upper998: number
}

/** Where an area lies; never a rank. `inner` is beyond the 95 % limit, `outer` beyond the 99.8 % limit. */
export type FunnelPlace = 'inside' | 'above inner' | 'above outer' | 'below inner' | 'below outer'

export type FunnelPoint = {
  readonly code: string
  readonly name: string
  readonly numerator: number
  readonly denominator: number
  readonly value: number
  readonly limits: FunnelLimits
  readonly place: FunnelPlace
}

export type Funnel = {
  readonly options: FunnelOptions
  /** In the unit of the values; null where there is nothing to compare. */
  readonly target: number | null
  readonly dispersion: Dispersion | null
  /** In order of name, never of value. */
  readonly points: readonly FunnelPoint[]
  /** Left out: a count is hidden, or there was nobody to count. */
  readonly leftOut: readonly FunnelArea[]
}

/** The two-sided levels of the limits, and how many standard deviations each is. */
export const LEVELS = { inner: { tail: 0.025, z: 1.959964 }, outer: { tail: 0.001, z: 3.090232 } } as const

/** Compares areas at one time by the size of each: Spiegelhalter, Statistics in Medicine 24:1185 (2005). */
export function compareAreas(areas: readonly FunnelArea[], options: FunnelOptions): Funnel {
  const sorted = areas.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))
  const counted = sorted.filter(isCounted)
  const leftOut = sorted.filter((area) => !isCounted(area))
  const centre = options.target === null ? poolAreas(counted) : options.target / options.per
  if (centre === null) return { options, target: null, dispersion: null, points: [], leftOut }
  const learnt = (options.learnFrom ?? counted).filter(isCounted)
  const learntCentre = options.learnFrom === null ? centre : (poolAreas(learnt) ?? centre)
  const dispersion =
    options.limits === 'spread'
      ? estimateDispersion(learnt, { form: options.form, centre: learntCentre })
      : null
  const funnel = { options, target: centre * options.per, dispersion, points: [], leftOut }
  return { ...funnel, points: counted.map((area) => placeArea(area, funnel)) }
}

/** Limits for an area of this size, in the unit of the values: for an area, and for drawing the curves. */
export function limitsAt(funnel: Funnel, denominator: number): FunnelLimits {
  const { per, form } = funnel.options
  const centre = (funnel.target ?? 0) / per
  const [inner, outer] = [LEVELS.inner, LEVELS.outer].map((level) =>
    funnel.dispersion === null
      ? exactLimits({ form, centre, denominator, tail: level.tail })
      : spreadLimits({ form, centre, denominator, z: level.z, tau2: funnel.dispersion.tau2 }),
  )
  return {
    lower95: (inner?.lower ?? 0) * per,
    upper95: (inner?.upper ?? 0) * per,
    lower998: (outer?.lower ?? 0) * per,
    upper998: (outer?.upper ?? 0) * per,
  }
}

function exactLimits(at: {
  readonly form: FunnelForm
  readonly centre: number
  readonly denominator: number
  readonly tail: number
}): { readonly lower: number; readonly upper: number } {
  const { form, centre, denominator, tail } = at
  if (form === 'rate') return poissonLimits({ centre, denominator, tail })
  const line = { centre, denominator }
  return { lower: binomialLimit(line, tail), upper: binomialLimit(line, 1 - tail) }
}

type CountedArea = FunnelArea & { readonly numerator: number; readonly denominator: number }

function isCounted(area: FunnelArea): area is CountedArea {
  return area.numerator !== null && area.denominator !== null && area.denominator > 0
}

function poolAreas(areas: readonly CountedArea[]): number | null {
  const all = areas.reduce((sum, area) => sum + area.denominator, 0)
  return all > 0 ? areas.reduce((sum, area) => sum + area.numerator, 0) / all : null
}

function placeArea(area: CountedArea, funnel: Funnel): FunnelPoint {
  const value = (area.numerator / area.denominator) * funnel.options.per
  const limits = limitsAt(funnel, area.denominator)
  const { code, name, numerator, denominator } = area
  return { code, name, numerator, denominator, value, limits, place: placeOf(value, limits) }
}

function placeOf(value: number, limits: FunnelLimits): FunnelPlace {
  if (value > limits.upper998) return 'above outer'
  if (value > limits.upper95) return 'above inner'
  if (value < limits.lower998) return 'below outer'
  if (value < limits.lower95) return 'below inner'
  return 'inside'
}

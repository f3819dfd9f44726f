import { exactMean } from './spc-mean.ts'

/** The lines a point is judged by; null where nothing can be said (a constant series, a single value). */
export type Limits = {
  readonly centre: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly nearLower: number | null
  readonly nearUpper: number | null
}

export type ChartKind = 'xmr' | 'p' | 'p prime' | 'u' | 'u prime' | 'g' | 't'

/** What the limits of one phase are made from. */
export type PhaseValues = {
  readonly values: readonly (number | null)[]
  readonly numerators: readonly (number | null)[]
  readonly denominators: readonly (number | null)[]
  /** Of which points: from the first of these places up to but not with the second. */
  readonly baseline: readonly [from: number, end: number]
  /** What a proportion or rate is multiplied by to give the value: 100 for a percentage, 10,000 for a rate. */
  readonly per: number
  readonly screenOutliers: boolean
}

const LIMIT = 2.66
const NEAR = 2 * (2.66 / 3)
// D4 for ranges of two: a moving range above this multiple of the average is itself out of control (Nelson 1982).
const SCREEN = 3.267
// d2 for ranges of two turns an average moving range into a standard deviation.
const D2 = 1.128
// Nelson's power: times between rare events raised to 1/3.6 are nearly normal.
const POWER = 3.6
export const NO_LIMITS: Limits = { centre: null, lower: null, upper: null, nearLower: null, nearUpper: null }

/** Limits for every point of a phase, in order. */
export function limitsOf(kind: ChartKind, phase: PhaseValues): readonly Limits[] {
  switch (kind) {
    case 'xmr':
      return alike(phase, movingRangeLimits(phase.values.slice(...phase.baseline), phase.screenOutliers))
    case 'g':
      return alike(phase, gapLimits(phase))
    case 't':
      return alike(phase, timeLimits(phase))
    case 'p':
    case 'p prime':
    case 'u':
    case 'u prime':
      return rateLimits(kind, phase)
    default:
      return kind satisfies never
  }
}

function alike(phase: PhaseValues, limits: Limits): readonly Limits[] {
  return phase.values.map(() => limits)
}

function movingRangeLimits(values: readonly (number | null)[], screen: boolean): Limits {
  const mean = exactMean(values.filter((value) => value !== null))
  const spread = averageRange(values, screen)
  return limitsFrom(mean, LIMIT * spread, NEAR * spread)
}

// The order of operations is the reference's: limits agree with it to the last bit.
function limitsFrom(centre: number, reach: number, near: number): Limits {
  return {
    centre: orNull(centre),
    lower: orNull(centre - reach),
    upper: orNull(centre + reach),
    nearLower: orNull(centre - near),
    nearUpper: orNull(centre + near),
  }
}

// A missing value takes away both ranges that touch it. Screened once, and strictly: in a constant series no range
// is below 3.267 times nothing, so none is left and there are no limits.
function averageRange(values: readonly (number | null)[], screen: boolean): number {
  const ranges: number[] = []
  for (let i = 1; i < values.length; i += 1) {
    const [before, now] = [values[i - 1] ?? null, values[i] ?? null]
    if (before !== null && now !== null) ranges.push(Math.abs(now - before))
  }
  const average = exactMean(ranges)
  if (!screen) return average
  const most = SCREEN * average
  return exactMean(ranges.filter((range) => range < most))
}

// p and u, and Laney's primed forms (2002), whose limits are widened or narrowed by how much the standardised values
// really move from point to point.
function rateLimits(kind: 'p' | 'p prime' | 'u' | 'u prime', phase: PhaseValues): readonly Limits[] {
  const isProportion = kind === 'p' || kind === 'p prime'
  const centre = poolRate(phase)
  const variance = isProportion ? centre * (1 - centre) : centre
  // Nothing ever happened, or always did: there is no variation to judge by.
  if (!(variance > 0)) return alike(phase, { ...NO_LIMITS, centre: orNull(centre * phase.per) })
  const isPrimed = kind === 'p prime' || kind === 'u prime'
  const factor = isPrimed ? spreadOf(phase, { centre, variance }) : 1
  const most = isProportion ? 1 : Number.POSITIVE_INFINITY
  return phase.denominators.map((denominator) => {
    if (denominator === null || denominator <= 0) return { ...NO_LIMITS, centre: orNull(centre * phase.per) }
    const sigma = Math.sqrt(variance / denominator) * factor
    return scaled({ centre, reach: 3 * sigma, near: 2 * sigma }, { most, per: phase.per })
  })
}

function scaled(
  line: { readonly centre: number; readonly reach: number; readonly near: number },
  room: { readonly most: number; readonly per: number },
): Limits {
  const within = (value: number) => orNull(Math.min(room.most, Math.max(0, value)) * room.per)
  return {
    centre: orNull(line.centre * room.per),
    lower: within(line.centre - line.reach),
    upper: within(line.centre + line.reach),
    nearLower: within(line.centre - line.near),
    nearUpper: within(line.centre + line.near),
  }
}

function poolRate(phase: PhaseValues): number {
  let [events, all] = [0, 0]
  for (const { numerator, denominator } of countsOf(phase)) {
    events += numerator
    all += denominator
  }
  return events / all
}

function countsOf(
  phase: PhaseValues,
): readonly { readonly numerator: number; readonly denominator: number }[] {
  const [from, end] = phase.baseline
  return phase.numerators.slice(from, end).flatMap((numerator, i) => {
    const denominator = phase.denominators[from + i] ?? null
    return numerator === null || denominator === null || denominator <= 0 ? [] : [{ numerator, denominator }]
  })
}

/** Laney's sigma z: near 1 where the counts vary as chance alone would make them, above it where they vary more. */
export function sigmaZ(kind: 'p' | 'u', phase: PhaseValues): number | null {
  const centre = poolRate(phase)
  const variance = kind === 'p' ? centre * (1 - centre) : centre
  return variance > 0 ? orNull(spreadOf(phase, { centre, variance })) : null
}

function spreadOf(phase: PhaseValues, line: { readonly centre: number; readonly variance: number }): number {
  const [from, end] = phase.baseline
  const standardised = phase.numerators.slice(from, end).map((numerator, i) => {
    const denominator = phase.denominators[from + i] ?? null
    if (numerator === null || denominator === null || denominator <= 0) return null
    return (numerator / denominator - line.centre) / Math.sqrt(line.variance / denominator)
  })
  return averageRange(standardised, phase.screenOutliers) / D2
}

// Cases between rare events follow a geometric distribution, far from symmetrical: limits stand about the mean, but
// the line to judge runs by is the median.
function gapLimits(phase: PhaseValues): Limits {
  const gaps = phase.values.slice(...phase.baseline).filter((value) => value !== null)
  const mean = exactMean(gaps)
  const sigma = Math.sqrt(mean * (mean + 1))
  // No cases between any two events: nothing varies.
  if (!(sigma > 0)) return { ...NO_LIMITS, centre: medianOf(gaps) }
  const limits = limitsFrom(mean, 3 * sigma, 2 * sigma)
  return { ...atLeastNothing(limits), centre: medianOf(gaps) }
}

function timeLimits(phase: PhaseValues): Limits {
  const powered = phase.values.slice(...phase.baseline).map((v) => (v === null ? null : v ** (1 / POWER)))
  const limits = atLeastNothing(movingRangeLimits(powered, phase.screenOutliers))
  const back = (value: number | null) => (value === null ? null : value ** POWER)
  return {
    centre: back(limits.centre),
    lower: back(limits.lower),
    upper: back(limits.upper),
    nearLower: back(limits.nearLower),
    nearUpper: back(limits.nearUpper),
  }
}

function atLeastNothing(limits: Limits): Limits {
  const cut = (value: number | null) => (value === null ? null : Math.max(0, value))
  return { ...limits, lower: cut(limits.lower), nearLower: cut(limits.nearLower) }
}

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((one, other) => one - other)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

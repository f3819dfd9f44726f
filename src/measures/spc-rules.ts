import type { Limits } from './spc-limits.ts'

/** Why a point is not ordinary; the first that fits, in this order: outside, trend, two in three, shift. */
export type Cause =
  | 'common'
  | 'above limit'
  | 'below limit'
  | 'rising'
  | 'falling'
  | 'two in three above'
  | 'two in three below'
  | 'shift above'
  | 'shift below'

export type Signs = {
  /** Strictly beyond a limit; null where there is no value or no limit. */
  readonly outside: boolean | null
  readonly side: -1 | 0 | 1 | null
  /** Between the near limit (two sigma) and the limit. */
  readonly close: boolean | null
  readonly cause: Cause
}

/** `between`: NHSRplotthedots 0.2.2, a point outside the limit does not count. `beyond`: Making Data Count, it does. */
export type TwoInThree = 'between' | 'beyond'

// Making Data Count's length for shift and trend: seven points, so six rises.
const RUN = 7

/** Judges the points of one phase in order of date. A missing value breaks every run, and is itself common cause. */
export function judgePoints(
  values: readonly (number | null)[],
  limits: readonly Limits[],
  twoInThree: TwoInThree,
): readonly Signs[] {
  const places = values.map((value, i) => placeOf(value, limits[i]))
  const near = values.map((value, i) =>
    twoInThree === 'between' ? places[i]?.close === true : isBeyondNear(value, limits[i]),
  )
  const sides = places.map((place) => place.side)
  const steps = stepsOf(values)
  const trend = markTrends(steps)
  const pairs = markTwoInThree(near, sides)
  const shift = markShifts(sides)
  return places.map(({ outside, side, close }, i) => ({ outside, side, close, cause: causeOf(i) }))

  function causeOf(i: number): Cause {
    const above = places[i]?.side === 1
    if (places[i]?.outside === true) return isAboveLimit(values[i], limits[i]) ? 'above limit' : 'below limit'
    if (trend[i] === true) return directionOf(i) === 1 ? 'rising' : 'falling'
    if (pairs[i] === true) return above ? 'two in three above' : 'two in three below'
    if (shift[i] === true) return above ? 'shift above' : 'shift below'
    return 'common'
  }

  // Where the next point is in a trend too, the step to it decides; so the turn between two trends belongs to the
  // second, and a level step between them counts as falling. The reference does so.
  function directionOf(i: number): number {
    return (trend[i + 1] === true ? steps[i + 1] : steps[i]) ?? 0
  }
}

type Place = Omit<Signs, 'cause'>

const NOWHERE: Place = { outside: null, side: null, close: null }

function placeOf(value: number | null, limits: Limits | undefined): Place {
  if (value === null || limits === undefined) return NOWHERE
  const { centre, lower, upper, nearLower, nearUpper } = limits
  const side = centre === null ? null : value > centre ? 1 : value < centre ? -1 : 0
  if (lower === null || upper === null || nearLower === null || nearUpper === null) {
    return { outside: null, side, close: null }
  }
  const outside = value > upper || value < lower
  return { outside, side, close: !outside && (value < nearLower || value > nearUpper) }
}

function isBeyondNear(value: number | null, limits: Limits | undefined): boolean {
  if (value === null || limits === undefined) return false
  const { nearLower, nearUpper } = limits
  return nearLower !== null && nearUpper !== null && (value < nearLower || value > nearUpper)
}

function isAboveLimit(value: number | null | undefined, limits: Limits | undefined): boolean {
  const upper = limits?.upper ?? null
  return typeof value === 'number' && upper !== null && value > upper
}

// The direction of the step into each point: 0 where it is level, unknown or the first.
function stepsOf(values: readonly (number | null)[]): readonly number[] {
  return values.map((value, i) => {
    const before = values[i - 1] ?? null
    if (value === null || before === null) return 0
    return value > before ? 1 : value < before ? -1 : 0
  })
}

function markTrends(steps: readonly number[]): readonly boolean[] {
  const marks = steps.map(() => false)
  let length = 0
  for (let i = 1; i < steps.length; i += 1) {
    const step = steps[i] ?? 0
    length = step === 0 ? 0 : step === steps[i - 1] ? length + 1 : 1
    if (length >= RUN - 1) marks.fill(true, i - RUN + 1, i + 1)
  }
  return marks
}

function markShifts(sides: readonly (number | null)[]): readonly boolean[] {
  const marks = sides.map(() => false)
  let length = 0
  for (let i = 0; i < sides.length; i += 1) {
    const side = sides[i] ?? 0
    length = side === 0 ? 0 : side === sides[i - 1] ? length + 1 : 1
    if (length >= RUN) marks.fill(true, i - RUN + 1, i + 1)
  }
  return marks
}

// Three neighbours on one side, two of them near the limit: the near ones are marked, the third is not.
function markTwoInThree(near: readonly boolean[], sides: readonly (number | null)[]): readonly boolean[] {
  const marks = near.map(() => false)
  for (let i = 2; i < near.length; i += 1) {
    const side = sides[i] ?? 0
    if (side === 0 || sides[i - 1] !== side || sides[i - 2] !== side) continue
    const count = Number(near[i]) + Number(near[i - 1]) + Number(near[i - 2])
    if (count < 2) continue
    for (let j = i - 2; j <= i; j += 1) if (near[j] === true) marks[j] = true
  }
  return marks
}

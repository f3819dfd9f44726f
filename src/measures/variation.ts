import type { PointKind, SpcAnalysis, SpcPhase, SpcRow } from './spc.ts'
import { ENOUGH_POINTS, isUpward } from './spc.ts'

/** What the latest value says of change. `higher` and `lower` are for measures where neither is better. */
export type VariationWord = 'improving' | 'worsening' | 'higher' | 'lower' | 'no change' | 'cannot tell'

/** What the range of values says of the target, if nothing changes. */
export type AssuranceWord = 'will meet' | 'may or may not meet' | 'will not meet' | 'cannot tell'

/** Told apart without colour, on a chart and beside a word. */
export type Shape =
  | 'circle'
  | 'ring'
  | 'triangle up'
  | 'triangle down'
  | 'diamond'
  | 'square'
  | 'tick'
  | 'cross'
  | 'wave'

/** Why nothing can be said. */
export type Silence =
  | 'no latest value'
  | 'too few values'
  | 'values do not vary'
  | 'latest value contradicts the range'

export type Variation = {
  readonly word: VariationWord
  readonly shape: Shape
  readonly silence: Silence | null
}
export type Assurance = {
  readonly word: AssuranceWord
  readonly shape: Shape
  readonly silence: Silence | null
}

/**
 * Whether the measure has changed, by its latest value. Below thirteen values limits are only a trial, so that
 * nothing is claimed unless fewer are asked for; nor where there is no variation to judge by.
 */
export function judgeVariation(analysis: SpcAnalysis, leastPoints: number = ENOUGH_POINTS): Variation {
  const row = analysis.rows.at(-1)
  const silence = silenceOf(analysis, leastPoints)
  if (row === undefined || silence !== null) return { word: 'cannot tell', shape: 'ring', silence }
  return { word: VARIATION_WORDS[row.kind], shape: shapeOfPoint(row), silence: null }
}

/** Whether the target will be met if nothing changes; null where there is no target, or neither way is better. */
export function judgeAssurance(analysis: SpcAnalysis, leastPoints: number = ENOUGH_POINTS): Assurance | null {
  const { target, improvement } = analysis.options
  const row = analysis.rows.at(-1)
  if (target === null || improvement === 'neutral' || row === undefined) return null
  const silence = silenceOf(analysis, leastPoints)
  const { lower, upper } = row.limits
  if (silence !== null || lower === null || upper === null || row.value === null) {
    return { word: 'cannot tell', shape: 'ring', silence: silence ?? 'values do not vary' }
  }
  if (target >= lower && target <= upper) return { word: 'may or may not meet', shape: 'wave', silence: null }
  const isMet = improvement === 'increase' ? target < lower : target > upper
  // Limits that say "never" of a target just met, or "always" of one just missed, are about to be out of date.
  if (isMet !== meetsTarget(row.value, analysis)) {
    return { word: 'cannot tell', shape: 'ring', silence: 'latest value contradicts the range' }
  }
  return isMet
    ? { word: 'will meet', shape: 'tick', silence: null }
    : { word: 'will not meet', shape: 'cross', silence: null }
}

/** How each point is drawn; where limits are not firm nothing is claimed of any. */
export function listShapes(analysis: SpcAnalysis): ReadonlyMap<SpcRow, Shape> {
  return new Map(
    analysis.phases.flatMap((phase) => {
      const isFirm = hasFirmLimits(phase)
      return phase.rows.map((row) => [row, isFirm ? shapeOfPoint(row) : 'circle'] as const)
    }),
  )
}

// An improvement by a triangle the way it moved, a concern by a diamond.
function shapeOfPoint(row: SpcRow): Shape {
  switch (row.kind) {
    case 'common':
      return 'circle'
    case 'improvement':
      return isUpward(row.cause) ? 'triangle up' : 'triangle down'
    case 'concern':
      return 'diamond'
    case 'high':
    case 'low':
      return 'square'
    default:
      return row.kind satisfies never
  }
}

/** Whether limits are worth drawing for a phase: values enough in what they are made from, and a width. */
export function hasFirmLimits(phase: SpcPhase, leastPoints: number = ENOUGH_POINTS): boolean {
  return countBaseline(phase) >= leastPoints && phase.rows.some(hasWidth)
}

/** How many values the limits of a phase are made from. */
export function countBaseline(phase: SpcPhase): number {
  return phase.rows.filter((row) => row.isBaseline && row.value !== null).length
}

/** Whether a value meets the target; the target itself meets it. */
export function meetsTarget(value: number, analysis: SpcAnalysis): boolean {
  const { target, improvement } = analysis.options
  if (target === null) return false
  return improvement === 'decrease' ? value <= target : value >= target
}

function silenceOf(analysis: SpcAnalysis, leastPoints: number): Silence | null {
  const phase = analysis.phases.at(-1)
  const row = phase?.rows.at(-1)
  if (phase === undefined || row === undefined || row.value === null) return 'no latest value'
  if (countBaseline(phase) < leastPoints) return 'too few values'
  return hasWidth(row) ? null : 'values do not vary'
}

function hasWidth({ limits: { lower, upper } }: SpcRow): boolean {
  return lower !== null && upper !== null && upper > lower
}

const VARIATION_WORDS: Readonly<Record<PointKind, VariationWord>> = {
  common: 'no change',
  improvement: 'improving',
  concern: 'worsening',
  high: 'higher',
  low: 'lower',
}

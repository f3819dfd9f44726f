import type { Outcome } from '../shared/outcome.ts'
import { accept, refuse } from '../shared/outcome.ts'
import type { ChartKind, Limits } from './spc-limits.ts'
import { limitsOf, NO_LIMITS } from './spc-limits.ts'
import type { Cause, Signs, TwoInThree } from './spc-rules.ts'
import { judgePoints } from './spc-rules.ts'

/** A value for a period, told by the day the period begins or ends: ISO text, so that order of text is order of time. */
export type SpcPoint = {
  readonly date: string
  readonly value: number | null
  readonly numerator?: number | null
  readonly denominator?: number | null
}

export type Improvement = 'increase' | 'decrease' | 'neutral'

/** Limits are counted afresh from this point, because something is known to have changed. */
export type Rebase = { readonly date: string; readonly reason: string }

/** Limits come from the first points of each phase alone, and the rest are judged by them. */
export type FixedBaseline = { readonly points: number; readonly reason: string }

/** Limits of the phase it lies in come from these points alone, both ends with it, and the rest are judged by them. */
export type Span = { readonly from: string; readonly to: string; readonly reason: string }

export type SpcOptions = {
  readonly chart: ChartKind
  /** 100 where the value is a percentage of the counts, 10,000 for a rate per 10,000; used by p and u charts alone. */
  readonly per: number
  readonly improvement: Improvement
  readonly target: number | null
  readonly fixed: FixedBaseline | null
  readonly rebases: readonly Rebase[]
  readonly spans: readonly Span[]
  readonly screenOutliers: boolean
  readonly twoInThree: TwoInThree
}

export const USUAL_OPTIONS: Omit<SpcOptions, 'improvement' | 'target'> = {
  chart: 'xmr',
  per: 1,
  fixed: null,
  rebases: [],
  spans: [],
  screenOutliers: true,
  twoInThree: 'between',
}

export type PointKind = 'common' | 'improvement' | 'concern' | 'high' | 'low'

export type SpcRow = Required<SpcPoint> &
  Signs & {
    readonly limits: Limits
    /** Counts the rebases up to here: 0 before the first. */
    readonly phase: number
    readonly isBaseline: boolean
    readonly isShortPhase: boolean
    readonly kind: PointKind
  }

export type SpcPhase = {
  readonly number: number
  readonly start: string
  /** Why the limits begin afresh here; null for the first. */
  readonly reason: string | null
  readonly rows: readonly SpcRow[]
}

export type SpcAnalysis = {
  readonly options: SpcOptions
  readonly rows: readonly SpcRow[]
  readonly phases: readonly SpcPhase[]
}

export type SpcRefusal =
  | 'baseline too short'
  | 'repeated date'
  | 'no points'
  | 'no denominators'
  | 'more than all'
  | 'negative'

/** Below this many points a phase's limits are only a trial. */
export const ENOUGH_POINTS = 13
const LEAST_BASELINE = 12
const NO_SIGNS: Signs = { outside: null, side: null, close: null, cause: 'common' }

/**
 * Statistical process control as NHSRplotthedots 0.2.2 does it (NHS Making Data Count), with its one crash mended: a
 * missing value breaks a trend. Points may come in any order; missing periods are not noticed, give them as null.
 */
export function analyse(points: readonly SpcPoint[], options: SpcOptions): Outcome<SpcAnalysis, SpcRefusal> {
  if (options.fixed !== null && !(options.fixed.points >= LEAST_BASELINE)) return refuse('baseline too short')
  const sorted = inOrder(points)
  if (sorted.some((point, i) => point.date === sorted[i - 1]?.date)) return refuse('repeated date')
  if (sorted.length === 0) return refuse('no points')
  const refusal = refusalOfValues(sorted, options.chart)
  if (refusal !== null) return refuse(refusal)
  const phases = splitAtRebases(sorted, options).map((part) => judgePhase(part, options))
  return accept({ options, phases, rows: phases.flatMap((phase) => phase.rows) })
}

// Mostly they are in order already, and looking is cheaper than sorting.
function inOrder(points: readonly SpcPoint[]): readonly SpcPoint[] {
  if (points.every(({ date }, i) => i === 0 || (points[i - 1]?.date ?? '') <= date)) return points
  return points.toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
}

function refusalOfValues(points: readonly SpcPoint[], chart: ChartKind): SpcRefusal | null {
  if (chart === 'xmr') return null
  if (points.some((point) => (point.value ?? 0) < 0)) return 'negative'
  if (chart === 'g' || chart === 't') return null
  const counted = points.filter((point) => point.value !== null)
  if (counted.some((point) => typeof point.numerator !== 'number' || typeof point.denominator !== 'number')) {
    return 'no denominators'
  }
  const isProportion = chart === 'p' || chart === 'p prime'
  const isTooMany = counted.some(({ numerator, denominator }) => (numerator ?? 0) > (denominator ?? 0))
  return isProportion && isTooMany ? 'more than all' : null
}

type Part = { readonly number: number; readonly reason: string | null; readonly points: readonly SpcPoint[] }

// A rebase at the first point makes the phases begin at 1; a date that no point has is ignored. Both as the reference.
function splitAtRebases(points: readonly SpcPoint[], options: SpcOptions): readonly Part[] {
  const reasons = new Map(options.rebases.map((rebase) => [rebase.date, rebase.reason]))
  const parts: { number: number; reason: string | null; points: SpcPoint[] }[] = []
  let number = 0
  for (const point of points) {
    const reason = reasons.get(point.date) ?? null
    if (reason !== null) number += 1
    if (reason !== null || parts.length === 0) parts.push({ number, reason, points: [point] })
    else parts.at(-1)?.points.push(point)
  }
  return parts
}

function judgePhase(part: Part, options: SpcOptions): SpcPhase {
  const { points } = part
  const values = points.map((point) => point.value)
  const baseline = baselineOf(points, options)
  const limits = limitsOf(options.chart, {
    values,
    numerators: points.map((point) => (point.value === null ? null : (point.numerator ?? null))),
    denominators: points.map((point) => point.denominator ?? null),
    baseline,
    per: options.per,
    screenOutliers: options.screenOutliers,
  })
  const signs = judgePoints(values, limits, options.twoInThree)
  const isShortPhase = points.length < ENOUGH_POINTS
  const rows = points.map((point, i): SpcRow => {
    const { outside, side, close, cause } = signs[i] ?? NO_SIGNS
    return {
      date: point.date,
      value: point.value,
      numerator: point.numerator ?? null,
      denominator: point.denominator ?? null,
      limits: limits[i] ?? NO_LIMITS,
      outside,
      side,
      close,
      cause,
      kind: kindOf(cause, options.improvement),
      phase: part.number,
      isBaseline: i >= baseline[0] && i < baseline[1],
      isShortPhase,
    }
  })
  return { number: part.number, start: points[0]?.date ?? '', reason: part.reason, rows }
}

// A span that lies in no point of the phase is of another; the last one said wins.
function baselineOf(
  points: readonly SpcPoint[],
  { fixed, spans }: SpcOptions,
): readonly [from: number, end: number] {
  for (const { from, to } of spans.toReversed()) {
    const first = points.findIndex(({ date }) => date >= from && date <= to)
    if (first >= 0) return [first, points.findLastIndex(({ date }) => date <= to) + 1]
  }
  return [0, Math.min(points.length, Math.floor(fixed?.points ?? points.length))]
}

// A trend is typed by where it is going, not by which side of the centre it is on.
function kindOf(cause: Cause, improvement: Improvement): PointKind {
  if (cause === 'common') return 'common'
  const isUp = isUpward(cause)
  if (improvement === 'neutral') return isUp ? 'high' : 'low'
  return isUp === (improvement === 'increase') ? 'improvement' : 'concern'
}

/** Whether a special cause points upwards; false for downwards and for common cause. */
export function isUpward(cause: Cause): boolean {
  return (
    cause === 'above limit' || cause === 'rising' || cause === 'two in three above' || cause === 'shift above'
  )
}

/** A point from its counts; no value where there was nobody to count. */
export function pointOfCounts(
  date: string,
  counts: { readonly numerator: number | null; readonly denominator: number | null; readonly per: number },
): SpcPoint {
  const { numerator, denominator, per } = counts
  const isKnown = numerator !== null && denominator !== null && denominator > 0
  return { date, numerator, denominator, value: isKnown ? (numerator / denominator) * per : null }
}

import type { InterventionId, MeasureId, ObjectiveId, PersonId } from '../shared/ids.ts'
import { type Day, daysBetween } from '../shared/days.ts'
import { endOfPeriod } from './period.ts'
import type { ChartKind } from './spc-limits.ts'
import type { Rhythm } from './spc-period.ts'
import type { TwoInThree } from './spc-rules.ts'

export const POLARITIES = ['higher is better', 'lower is better', 'neutral'] as const
export type Polarity = (typeof POLARITIES)[number]

/** The way to a measure's target: dated steps, or a line from the baseline to the target's day, or neither. */
export type Aim = {
  /** How far a value may miss and still count as met. */
  readonly tolerance: number
  readonly baseline: { readonly value: number; readonly on: Day } | null
  /** By when the target is to be reached. */
  readonly targetOn: Day | null
  readonly steps: readonly AimStep[]
}
export type AimStep = { readonly on: Day; readonly value: number }

export const NO_AIM: Aim = { tolerance: 0, baseline: null, targetOn: null, steps: [] }

/** Limits counted afresh from a period on, or taken from the periods up to another; with the reason somebody gave. */
export type LimitsChange = {
  readonly id: number
  readonly from: Day
  /** The last period they are taken from; null where they are counted afresh from the first on. */
  readonly to: Day | null
  readonly reason: string
  readonly madeOn: Day
  readonly maker: string | null
}

/** How change is judged, where somebody chose otherwise than the rule. */
export type Judging = {
  /** Null where the rule chooses. */
  readonly chart: ChartKind | null
  readonly chartWhy: string
  readonly twoInThree: TwoInThree
  readonly screenOutliers: boolean
  /** Those not undone, in order of time. */
  readonly limits: readonly LimitsChange[]
}

export const USUAL_JUDGING: Judging = {
  chart: null,
  chartWhy: '',
  twoInThree: 'between',
  screenOutliers: true,
  limits: [],
}

/** A number with its definition; what it was in each period are its observations. */
export type Measure = {
  readonly id: MeasureId
  readonly interventionId: InterventionId
  readonly name: string
  readonly definition: string
  readonly numerator: string
  readonly denominator: string
  readonly source: string
  readonly unit: string
  readonly polarity: Polarity
  readonly target: number | null
  readonly aim: Aim
  readonly judging: Judging
  readonly rhythm: Rhythm
  /** The month its year begins in: quarters, half years and years are counted from it. */
  readonly yearBegins: number
  readonly staleAfterDays: number
  readonly ownerId: PersonId | null
  readonly owner: string | null
  readonly objectiveIds: readonly ObjectiveId[]
  /** What a reader must know before relying on it. */
  readonly caveats: string
  /** Which definition of the list it was switched on from; null for a council's own. */
  readonly indicator: number | null
  /** Under which short name its figures are published; null where they are not. */
  readonly published: string | null
  /** The day it was switched off. */
  readonly endedOn: Day | null
  readonly version: number
}

export type WantedMeasure = {
  readonly name: string
  readonly definition: string
  readonly numerator: string
  readonly denominator: string
  readonly source: string
  readonly unit: string
  readonly polarity: Polarity
  readonly target: number | null
  readonly owner: PersonId | null
  readonly caveats?: string
  readonly rhythm?: Rhythm
  readonly yearBegins?: number
  readonly staleAfterDays?: number
  /** Absent leaves the ties as they are. */
  readonly objectives?: readonly ObjectiveId[]
  readonly indicator?: number | null
  readonly published?: string | null
}

/** A measure in the form in which it is asked for: what the record keeps as before. */
export function wantedOf(measure: Measure): Required<WantedMeasure> {
  const { name, definition, numerator, denominator, source, unit, polarity, target } = measure
  const { ownerId: owner, caveats, rhythm, yearBegins, staleAfterDays } = measure
  const { objectiveIds: objectives, indicator, published } = measure
  return {
    name,
    definition,
    numerator,
    denominator,
    source,
    unit,
    polarity,
    target,
    owner,
    caveats,
    rhythm,
    yearBegins,
    staleAfterDays,
    objectives,
    indicator,
    published,
  }
}

/** A measure's value for a period, with what it was worked out from and which telling it is (1 is the first). */
export type Observation = {
  readonly measureId: MeasureId
  /** The day it begins. */
  readonly period: Day
  readonly vintage: number
  readonly numerator: number | null
  readonly denominator: number | null
  readonly value: number
  readonly addedOn: Day
  readonly note: string
}

/** Of tellings in order of time and vintage, the latest of each period. */
export function latestTellings<One extends Observation>(tellings: readonly One[]): readonly One[] {
  return [...new Map(tellings.map((one) => [one.period.toString(), one])).values()]
}

/** Nobody has told its value for longer than its rhythm allows: a state of its own. The values in order of time. */
export function isMeasureStale(measure: Measure, observations: readonly Observation[], today: Day): boolean {
  const last = observations.at(-1)
  return (
    last === undefined ||
    daysBetween(endOfPeriod(last.period, measure.rhythm), today) > measure.staleAfterDays
  )
}

/** A percentage, a rate or an average out of its parts, unrounded. */
export function valueOf(unit: string, numerator: number, denominator: number): number {
  return (numerator / denominator) * perOf(unit)
}

/** 100 for a percentage, 10,000 for "per 10,000"; 1 for an average. */
export function perOf(unit: string): number {
  if (unit === '%') return 100
  const rate = /^per ([\d,]+)\b/.exec(unit)?.[1]
  return rate === undefined ? 1 : Number(rate.replaceAll(',', '')) || 1
}

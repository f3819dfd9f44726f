import type { Day } from '../shared/days.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import type { LimitsChange, Measure, Observation } from './measure.ts'
import { ENOUGH_POINTS } from './spc.ts'
import { namePeriod } from './spc-period.ts'

// Counting limits afresh, or from a chosen span: a judgement, not a formula, so that it always carries its reason.
// Making Data Count: only when the change is understood, real and sustained.

export type WantedLimits = { readonly from: Day; readonly to: Day | null; readonly reason: string }

export type TypedLimits = {
  readonly kind: string
  readonly from: string
  readonly to: string
  readonly reason: string
}

export type LimitsMistake = { readonly field: 'kind' | 'from' | 'to' | 'reason'; readonly message: string }

const LONGEST = 500

/** What was typed, where it can be done to the measure's values as told. */
export function decideLimits(
  measure: Pick<Measure, 'rhythm' | 'judging'>,
  told: readonly Observation[],
  typed: TypedLimits,
): Outcome<WantedLimits, readonly LimitsMistake[]> {
  const { limits } = measure.judging
  const from = told.find(({ period }) => period.toString() === typed.from)?.period ?? null
  const to = told.find(({ period }) => period.toString() === typed.to)?.period ?? null
  const mistakes = [
    ...(typed.kind === 'afresh' || typed.kind === 'span'
      ? []
      : [mistake('kind', 'Choose what is to be done')]),
    ...mistakesInFrom(from, { limits, told, isAfresh: typed.kind === 'afresh' }),
    ...(typed.kind === 'span' && from !== null ? mistakesInSpan(measure, told, { from, to }) : []),
    ...(typed.reason === '' || typed.reason.length > LONGEST
      ? [mistake('reason', `Say why, in ${LONGEST} characters or fewer`)]
      : []),
  ]
  if (mistakes.length > 0 || from === null) return refuse(mistakes)
  return accept({ from, to: typed.kind === 'span' ? to : null, reason: typed.reason })
}

function mistakesInFrom(
  from: Day | null,
  facts: {
    readonly limits: readonly LimitsChange[]
    readonly told: readonly Observation[]
    readonly isAfresh: boolean
  },
): readonly LimitsMistake[] {
  if (from === null) return [mistake('from', 'Choose the first of the values')]
  if (facts.limits.some((one) => one.from.equals(from)))
    return [mistake('from', 'Something begins there already: undo it first, or choose another')]
  const isFirst = facts.told[0]?.period.equals(from) === true
  return facts.isAfresh && isFirst
    ? [mistake('from', 'Limits begin with the first value anyway: choose a later one')]
    : []
}

function mistakesInSpan(
  { rhythm, judging }: Pick<Measure, 'rhythm' | 'judging'>,
  told: readonly Observation[],
  { from, to }: { readonly from: Day; readonly to: Day | null },
): readonly LimitsMistake[] {
  if (to === null) return [mistake('to', 'Choose the last of the values')]
  const within = (day: Day) =>
    Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, to) <= 0
  const count = told.filter(({ period }) => within(period)).length
  if (count < ENOUGH_POINTS)
    return [
      mistake('to', `Limits take ${ENOUGH_POINTS} values at the least; there are ${count} between these`),
    ]
  const rebase = judging.limits.find((one) => one.to === null && within(one.from) && !one.from.equals(from))
  if (rebase === undefined) return []
  const where = namePeriod(rebase.from.toString(), rhythm)
  return [mistake('to', `Limits begin afresh in ${where}, which lies between these: undo that first`)]
}

function mistake(field: LimitsMistake['field'], message: string): LimitsMistake {
  return { field, message }
}

/** "Counted afresh from May 2026", "Taken from May 2024 to May 2025 alone". */
export function nameLimits(
  { from, to }: Pick<LimitsChange, 'from' | 'to'>,
  rhythm: Measure['rhythm'],
): string {
  const first = namePeriod(from.toString(), rhythm)
  return to === null
    ? `Counted afresh from ${first}`
    : `Taken from ${first} to ${namePeriod(to.toString(), rhythm)} alone`
}

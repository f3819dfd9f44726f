import { type Day, formatDay, isAfter, isBefore } from '../shared/days.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import type { Owed } from './occurrence.ts'
import { type Recurrence, requestSooner, type Schedule } from './schedule.ts'

// What may be said of a date that is owed, and of the schedule behind it.

export type Mark = { readonly metOn: Day | null; readonly waivedOn: Day | null; readonly note: string }

export type MarkRefusal = 'not a date it is owed' | 'met in the future' | 'a waiver needs a reason'

/** Met on a day that has come, or waived with a reason. */
export function markOwed(
  owed: Owed | null,
  wanted: { readonly verdict: 'met' | 'waived'; readonly metOn: Day | null; readonly note: string },
  today: Day,
): Outcome<Mark, MarkRefusal> {
  if (owed === null) return refuse('not a date it is owed')
  if (wanted.verdict === 'waived') {
    if (wanted.note === '') return refuse('a waiver needs a reason')
    return accept({ metOn: null, waivedOn: today, note: wanted.note })
  }
  const metOn = wanted.metOn ?? today
  if (isAfter(metOn, today)) return refuse('met in the future')
  return accept({ metOn, waivedOn: null, note: wanted.note })
}

export type SoonerRefusal =
  | { readonly reason: 'cannot be asked for sooner' }
  | { readonly reason: 'in the past' }
  | { readonly reason: 'not sooner'; readonly next: Day }
  | { readonly reason: 'unsaid'; readonly dates: readonly Day[] }

/**
 * A request under "or sooner when asked". The interval then runs from the date asked for, so that dates before it
 * would go from the schedule: each of them must have been met or waived first, or a missed one would vanish.
 */
export function askSooner(
  schedule: Schedule,
  {
    owed,
    requested,
    today,
  }: { readonly owed: readonly Owed[]; readonly requested: Day; readonly today: Day },
): Outcome<Recurrence, SoonerRefusal> {
  if (schedule.type !== 'recurring' || !schedule.escalable)
    return refuse({ reason: 'cannot be asked for sooner' })
  if (isBefore(requested, today)) return refuse({ reason: 'in the past' })
  const unsaid = owed.filter((one) => one.fact === null && isBefore(one.dueOn, today)).map((one) => one.dueOn)
  if (unsaid.length > 0) return refuse({ reason: 'unsaid', dates: unsaid })
  const next = owed.find((one) => one.fact === null)?.dueOn ?? null
  if (next !== null && !isBefore(requested, next)) return refuse({ reason: 'not sooner', next })
  return accept(requestSooner(schedule, requested))
}

/** The schedule once the day of its event is known. */
export function withEventDay(schedule: Schedule, day: Day): Schedule {
  if (schedule.type !== 'relative' && schedule.type !== 'recurring') return schedule
  const { anchor } = schedule
  if (anchor === null) return schedule
  const known = { ...anchor, day: day.toString() }
  return schedule.type === 'relative' ? { ...schedule, anchor: known } : { ...schedule, anchor: known }
}

export function describeSoonerRefusal(refusal: SoonerRefusal): string {
  switch (refusal.reason) {
    case 'cannot be asked for sooner':
      return 'This requirement does not say that it may be asked for sooner'
    case 'in the past':
      return 'The date asked for must be today or later'
    case 'not sooner':
      return `The date asked for must be before ${formatDay(refusal.next)}, when it is due anyway`
    case 'unsaid':
      return `First say what became of ${refusal.dates.map(formatDay).join(', ')}: met or waived`
    default:
      return refusal satisfies never
  }
}

import { type Day, isAfter, isBefore } from '../shared/days.ts'
import { addWorkingDays } from '../shared/holidays.ts'
import { type KeptWeekday, readKeptWeekday, weekdayOfMonth, workingDayOfMonth } from './weekdays.ts'

// When something an instrument asks for is due. Plain data (days as "2026-11-21"), so that it can be stored,
// compared and sent; the questions about it are the functions below.

export type IsoDay = string

/** A length of time as printed; negative counts run before the event. */
export type Span = {
  readonly count: number
  readonly unit: 'day' | 'working day' | 'week' | 'month' | 'year'
}

export const WORKING_DAYS = [
  'first working day',
  'second working day',
  'third working day',
  'fourth working day',
  'fifth working day',
  'sixth working day',
  'seventh working day',
  'eighth working day',
  'ninth working day',
  'tenth working day',
] as const

export type KeptWorkingDay = (typeof WORKING_DAYS)[number] | 'last working day'

/** What time runs from. `day` is null until somebody says when the event was. */
export type Anchor = { readonly event: string; readonly day: IsoDay | null }

export type Recurrence = {
  readonly type: 'recurring'
  /** ISO 8601, "P2M"; null where the print gives no length ("regular", "each school term"). */
  readonly every: string | null
  /** "At least every six months": sooner is allowed, later is not. */
  readonly atLeast: boolean
  /** "Or more frequently if requested": a request moves the next date (`requestSooner`). */
  readonly escalable: boolean
  /** The first date, where one is printed. */
  readonly first: IsoDay | null
  /** Otherwise the first date is one interval after this. */
  readonly anchor: Anchor | null
  /** Does it keep to the last day, to a certain working day or to a certain weekday of its month? */
  readonly keepsTo: 'month end' | KeptWorkingDay | KeptWeekday | null
  /** "Within ten working days of the end of each quarter": so long after (or before) each of those days. */
  readonly offset?: Span
  readonly until: IsoDay | null
}

export type Schedule =
  | { readonly type: 'none'; readonly urgency: string | null }
  | { readonly type: 'standing' }
  | { readonly type: 'on demand'; readonly within: Span | null }
  | { readonly type: 'triggered'; readonly by: string; readonly within: Span | null }
  | Recurrence
  | { readonly type: 'fixed'; readonly days: readonly IsoDay[] }
  | {
      readonly type: 'relative'
      readonly anchor: Anchor
      readonly after: readonly Span[]
      /** "Six to nine months": the first span opens the range, the last is the date to meet. */
      readonly isRange: boolean
    }
  | { readonly type: 'until'; readonly day: IsoDay | null; readonly event: string | null }

/** The days of events that the instrument leaves unsaid, by the event's words. */
export type Anchors = Readonly<Record<string, Day>>

export type Due = {
  readonly type: Schedule['type']
  readonly text: string | null
  readonly every: string | null
  readonly dates: readonly IsoDay[]
}

// A calendar needs an end: no council's direction has run a hundred years.
const FURTHEST_OCCURRENCES = 5000

/** The dates that fall between two days, both included, in order. */
export function occurrencesOf(
  schedule: Schedule,
  period: { readonly from: Day; readonly to: Day },
  anchors: Anchors = {},
): readonly Day[] {
  if (schedule.type === 'until') return []
  const found: Day[] = []
  for (const day of datesOf(schedule, anchors)) {
    if (isAfter(day, period.to)) break
    if (!isBefore(day, period.from)) found.push(day)
  }
  return found
}

/** The first dates, as many as asked for or as there are. The end of an "until" counts as its date. */
export function firstDates(schedule: Schedule, count: number, anchors: Anchors = {}): readonly Day[] {
  const found: Day[] = []
  for (const day of datesOf(schedule, anchors)) {
    if (found.length >= count) break
    found.push(day)
  }
  return found
}

/** The event whose day a person must give before there are dates; null where none is wanting. */
export function unknownEvent(schedule: Schedule): string | null {
  if (schedule.type === 'relative') return schedule.anchor.day === null ? schedule.anchor.event : null
  if (schedule.type !== 'recurring' || schedule.first !== null || schedule.every === null) return null
  return schedule.anchor?.day === null ? schedule.anchor.event : null
}

/** A request under "or more frequently if requested": the next date is the one asked for, and the interval runs from it. */
export function requestSooner(schedule: Recurrence, requested: Day): Recurrence {
  const keeps = schedule.keepsTo === 'month end' && !isMonthEnd(requested) ? null : schedule.keepsTo
  return { ...schedule, first: requested.toString(), anchor: null, keepsTo: keeps }
}

/** What `los read --json` prints of a schedule. */
export function dueOf(schedule: Schedule, text: string | null): Due {
  const every = schedule.type === 'recurring' ? schedule.every : null
  return { type: schedule.type, text, every, dates: firstDates(schedule, 6).map(String) }
}

export function addSpan(day: Day, span: Span): Day {
  if (span.unit === 'working day') return span.count === 0 ? day : addWorkingDays(day, span.count)
  return day.add({ [`${span.unit}s`]: span.count })
}

export function isMonthEnd(day: Day): boolean {
  return day.day === day.daysInMonth
}

function* datesOf(schedule: Schedule, anchors: Anchors): Generator<Day> {
  switch (schedule.type) {
    case 'none':
    case 'standing':
    case 'on demand':
    case 'triggered':
      return
    case 'fixed':
      yield* schedule.days.map(toDay).toSorted((a, b) => Temporal.PlainDate.compare(a, b))
      return
    case 'until':
      if (schedule.day !== null) yield toDay(schedule.day)
      return
    case 'relative':
      yield* relativeDates(schedule, anchors)
      return
    case 'recurring':
      yield* recurringDates(schedule, anchors)
  }
}

function* relativeDates(schedule: Schedule & { type: 'relative' }, anchors: Anchors): Generator<Day> {
  const start = dayOf(schedule.anchor, anchors)
  if (start === null) return
  const spans = schedule.isRange ? schedule.after.slice(-1) : schedule.after
  yield* spans.map((span) => addSpan(start, span)).toSorted((a, b) => Temporal.PlainDate.compare(a, b))
}

// Counted from the first date each time, never from the date before: 31 December, 28 February, 30 April.
function* recurringDates(schedule: Recurrence, anchors: Anchors): Generator<Day> {
  const step = schedule.every === null ? null : Temporal.Duration.from(schedule.every)
  const start = schedule.first === null ? dayOf(schedule.anchor, anchors) : toDay(schedule.first)
  if (start === null) return
  if (step === null || step.sign <= 0) {
    if (schedule.first !== null) yield start
    return
  }
  const last = schedule.until === null ? null : toDay(schedule.until)
  const skip = schedule.first === null ? 1 : 0
  for (let turn = skip; turn < FURTHEST_OCCURRENCES; turn += 1) {
    const kept = settle(start.add(times(step, turn)), schedule.keepsTo)
    const day = schedule.offset === undefined ? kept : addSpan(kept, schedule.offset)
    if (last !== null && isAfter(day, last)) return
    yield day
  }
}

function settle(day: Day, keepsTo: Recurrence['keepsTo']): Day {
  if (keepsTo === 'month end') return day.with({ day: day.daysInMonth })
  if (keepsTo === null) return day
  const weekday = readKeptWeekday(keepsTo)
  if (weekday !== null) return weekdayOfMonth(day, weekday)
  const turn = WORKING_DAYS.findIndex((one) => one === keepsTo)
  return workingDayOfMonth(day, turn + 1)
}

function times(step: Temporal.Duration, turn: number): Temporal.Duration {
  return Temporal.Duration.from({
    years: step.years * turn,
    months: step.months * turn,
    weeks: step.weeks * turn,
    days: step.days * turn,
  })
}

function dayOf(anchor: Anchor | null, anchors: Anchors): Day | null {
  if (anchor === null) return null
  return anchor.day === null ? (anchors[anchor.event] ?? null) : toDay(anchor.day)
}

function toDay(text: IsoDay): Day {
  return Temporal.PlainDate.from(text)
}

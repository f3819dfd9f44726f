import { type Day, isBefore } from '../shared/days.ts'
import type { Owed } from './occurrence.ts'
import { isBorneBy, type RegisterEntry, type RegisterLine } from './register.ts'

// Everything owed, by its day.

export type CalendarDate = { readonly entry: RegisterEntry; readonly owed: Owed }

export type CalendarFilter = {
  readonly bearer: string
  readonly instrument: string
  /** The case asked for, kept through the filters; empty for the one at hand. */
  readonly intervention: string
}

/** Every date of what is open, and of what has ended as far as something was said of it; in order of days. */
export function datesOf(lines: readonly RegisterLine[], filter: CalendarFilter): readonly CalendarDate[] {
  return lines
    .filter(({ entry }) => filter.bearer === '' || isBorneBy(entry, filter.bearer))
    .filter(({ entry }) => filter.instrument === '' || String(entry.instrumentId) === filter.instrument)
    .flatMap(({ entry, owed }) =>
      owed
        .filter((one) => entry.state === 'in force' || one.fact !== null)
        .map((one) => ({ entry, owed: one })),
    )
    .toSorted((a, b) => Temporal.PlainDate.compare(a.owed.dueOn, b.owed.dueOn) || a.entry.id - b.entry.id)
}

/** What is past its day and neither met nor waived: late first, then missed; the oldest first. */
export function overdueOf(dates: readonly CalendarDate[]): readonly CalendarDate[] {
  const late = dates.filter(({ owed }) => owed.state === 'late')
  return [...late, ...dates.filter(({ owed }) => owed.state === 'missed')]
}

export type CalendarMonth = {
  readonly month: Temporal.PlainYearMonth
  readonly dates: readonly CalendarDate[]
}

/** By month from today's on, what has been said and what is to come alike. */
export function monthsOf(dates: readonly CalendarDate[], today: Day): readonly CalendarMonth[] {
  const first = today.with({ day: 1 })
  const coming = dates.filter(({ owed }) => !isBefore(owed.dueOn, first) && !isOverdue(owed))
  const groups = Map.groupBy(coming, ({ owed }) => owed.dueOn.toPlainYearMonth().toString())
  return [...groups].map(([month, members]) => ({
    month: Temporal.PlainYearMonth.from(month),
    dates: members,
  }))
}

function isOverdue({ state }: Owed): boolean {
  return state === 'late' || state === 'missed'
}

export type CalendarCell = {
  readonly day: Day
  readonly isOut: boolean
  readonly dates: readonly CalendarDate[]
}

/** The weeks of a month from Monday to Sunday, with the days of its neighbours that fill them up. */
export function weeksOf(
  month: Temporal.PlainYearMonth,
  dates: readonly CalendarDate[],
): readonly (readonly CalendarCell[])[] {
  const byDay = Map.groupBy(dates, ({ owed }) => owed.dueOn.toString())
  const first = month.toPlainDate({ day: 1 })
  const start = first.subtract({ days: first.dayOfWeek - 1 })
  const last = month.toPlainDate({ day: month.daysInMonth })
  const count = Math.ceil((start.until(last, { largestUnit: 'day' }).days + 1) / 7)
  return Array.from({ length: count }, (_week, week) =>
    Array.from({ length: 7 }, (_day, index) => {
      const day = start.add({ days: week * 7 + index })
      return { day, isOut: day.month !== month.month, dates: byDay.get(day.toString()) ?? [] }
    }),
  )
}

/** "2026-11" out of an address; the month of today where it says none. */
export function parseMonth(text: string | null, today: Day): Temporal.PlainYearMonth {
  if (text !== null && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return Temporal.PlainYearMonth.from(text)
  return today.toPlainYearMonth()
}

import { type Day, formatDay, isAfter } from '../shared/days.ts'
import type { Rhythm } from './spc-period.ts'

// The periods a measure is told for: each begins where the rhythm says, and is known by the day it begins.

export const RHYTHMS: readonly Rhythm[] = ['day', 'week', 'month', 'quarter', 'half year', 'year']

/** How often, and in which month the year begins from which quarters, half years and years are counted. */
export type Timing = { readonly rhythm: Rhythm; readonly yearBegins: number }

export const RHYTHM_WORDS: Readonly<Record<Rhythm, string>> = {
  day: 'On any day',
  week: 'Weekly',
  month: 'Monthly',
  quarter: 'Quarterly',
  'half year': 'Six-monthly',
  year: 'Yearly',
}

const MONTHS: Readonly<Record<Exclude<Rhythm, 'day' | 'week'>, number>> = {
  month: 1,
  quarter: 3,
  'half year': 6,
  year: 12,
}

/** The first day of the period that a day lies in. */
export function periodOf(day: Day, { rhythm, yearBegins }: Timing): Day {
  if (rhythm === 'day') return day
  if (rhythm === 'week') return day.subtract({ days: day.dayOfWeek - 1 })
  const into = (day.month - yearBegins + 12) % MONTHS[rhythm]
  return day.with({ day: 1 }).subtract({ months: into })
}

export function beginsPeriod(day: Day, timing: Timing): boolean {
  return periodOf(day, timing).equals(day)
}

/** The beginning of the period so many on from the one that begins on this day; back where the number is negative. */
export function periodAfter(start: Day, rhythm: Rhythm, count = 1): Day {
  if (rhythm === 'day') return start.add({ days: count })
  if (rhythm === 'week') return start.add({ weeks: count })
  return start.add({ months: MONTHS[rhythm] * count })
}

/** The last day of the period that begins on this day: what a value tells is how it stood by then. */
export function endOfPeriod(start: Day, rhythm: Rhythm): Day {
  return periodAfter(start, rhythm).subtract({ days: 1 })
}

/** The period to be told next: the one after the latest told, or the last that is over; never one to come. */
export function nextPeriod(latest: Day | null, timing: Timing, today: Day): Day {
  const current = periodOf(today, timing)
  const next = periodAfter(latest ?? periodAfter(current, timing.rhythm, -2), timing.rhythm)
  return isAfter(next, current) ? current : next
}

// One period's figures, and as long again to count them in, but no more than three months of it.
const STALE_DAYS: Readonly<Record<Rhythm, number>> = {
  day: 62,
  week: 14,
  month: 62,
  quarter: 153,
  'half year': 274,
  year: 457,
}

/** After how many days from the end of its latest period a measure of this rhythm is out of date, unless it says. */
export function usualStaleDays(rhythm: Rhythm): number {
  return STALE_DAYS[rhythm]
}

/** A period as a sheet writes it, in a form that can be pasted back: "2026-05", "2026-04 to 2026-06", "2026-05-04". */
export function codeOfPeriod(start: Day, rhythm: Rhythm): string {
  if (rhythm === 'day' || rhythm === 'week') return start.toString()
  const first = start.toPlainYearMonth().toString()
  if (rhythm === 'month') return first
  return `${first} to ${endOfPeriod(start, rhythm).toPlainYearMonth().toString()}`
}

/** "month", "six months": what one period is called where there is no telling which. */
export function nameOfRhythm(rhythm: Rhythm): string {
  return rhythm === 'half year' ? 'six months' : rhythm
}

/** What periods of this rhythm begin with, for a person who typed another day. */
export function explainBeginning({ rhythm, yearBegins }: Timing): string {
  if (rhythm === 'week') return 'a week begins on a Monday'
  const example = Temporal.PlainDate.from({ year: 2026, month: yearBegins, day: 1 })
  return `its ${nameOfRhythm(rhythm)} begins on the first of a month, such as ${formatDay(example)}`
}

import { formatDay, formatMonth } from '../shared/days.ts'

/** How often a measure is taken. */
export type Rhythm = 'day' | 'week' | 'month' | 'quarter' | 'year'

const STEPS: Readonly<Record<Rhythm, Temporal.DurationLike>> = {
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
}

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const

/** The period that begins on this ISO day, in words: "May 2026", "April to June 2026". */
export function namePeriod(date: string, rhythm: Rhythm): string {
  const start = dayOf(date)
  if (rhythm === 'day') return formatDay(start)
  if (rhythm === 'week') return `the week of ${formatDay(start)}`
  if (rhythm === 'month') return formatMonth(start)
  const end = start.add(STEPS[rhythm]).subtract({ days: 1 })
  const first = start.year === end.year ? formatMonth(start).replace(/ \d+$/, '') : formatMonth(start)
  return `${first} to ${formatMonth(end)}`
}

/** "seven months" */
export function countPeriods(count: number, rhythm: Rhythm): string {
  return `${countInWords(count)} ${rhythm}${count === 1 ? '' : 's'}`
}

export function countInWords(count: number): string {
  return SMALL[count] ?? String(count)
}

/** Whether each period follows the one before with none left out. */
export function isUnbroken(dates: readonly string[], rhythm: Rhythm): boolean {
  return dates.every((date, i) => {
    const before = dates[i - 1]
    return before === undefined || dayOf(before).add(STEPS[rhythm]).equals(dayOf(date))
  })
}

export function dayOf(date: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(date)
}

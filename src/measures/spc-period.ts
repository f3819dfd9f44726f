import { formatDay, formatMonth } from '../shared/days.ts'
import type { SpcPoint } from './spc.ts'

/** How often a measure is taken. */
export type Rhythm = 'day' | 'week' | 'month' | 'quarter' | 'half year' | 'year'

const MONTHS = { month: 1, quarter: 3, 'half year': 6, year: 12 } as const

const STEPS: Readonly<Record<Rhythm, Readonly<Record<string, number>>>> = {
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  'half year': { months: 6 },
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
    return before === undefined || countSteps(before, date, rhythm) === 1
  })
}

/** The points with a missing value for every period nobody gave, so that a hole in the calendar breaks a run too. */
export function fillGaps(points: readonly SpcPoint[], rhythm: Rhythm): readonly SpcPoint[] {
  const sorted = points.toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
  const filled: SpcPoint[] = []
  for (const point of sorted) {
    const before = filled.at(-1)
    if (before !== undefined) filled.push(...holesBetween(before.date, point.date, rhythm))
    filled.push(point)
  }
  return filled
}

function holesBetween(from: string, to: string, rhythm: Rhythm): readonly SpcPoint[] {
  const missing = Math.max(0, countSteps(from, to, rhythm) - 1)
  if (missing === 0) return []
  const start = dayOf(from)
  return Array.from({ length: missing }, (_, step): SpcPoint => {
    const date = start.add(multiply(STEPS[rhythm], step + 1)).toString()
    return { date, value: null, numerator: null, denominator: null }
  })
}

// By calendar month where the rhythm has months, so that the last days of months are one step apart as well. Straight from
// the digits: a calendar object for each point would cost more than judging it.
function countSteps(from: string, to: string, rhythm: Rhythm): number {
  if (rhythm === 'day') return numberOfDay(to) - numberOfDay(from)
  if (rhythm === 'week') return Math.round((numberOfDay(to) - numberOfDay(from)) / 7)
  return Math.round((numberOfMonth(to) - numberOfMonth(from)) / MONTHS[rhythm])
}

function numberOfMonth(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
}

// A page of sixty charts asks for the same sixty days ten thousand times.
const MOST_DAYS = 20_000
const numbers = new Map<string, number>()

/** Days since 1970 of an ISO day. */
export function numberOfDay(date: string): number {
  const known = numbers.get(date)
  if (known !== undefined) return known
  if (numbers.size >= MOST_DAYS) numbers.clear()
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)].map(Number)
  const number = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1) / 86_400_000
  numbers.set(date, number)
  return number
}

function multiply(step: Readonly<Record<string, number>>, times: number): Temporal.DurationLike {
  return Object.fromEntries(Object.entries(step).map(([unit, count]) => [unit, count * times]))
}

export function dayOf(date: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(date)
}

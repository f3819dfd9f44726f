import { isWorkingDay } from '../shared/holidays.ts'
import { civilDayOf, dayNumberOf, dayOfNumber } from './day-number.ts'
import type { DayNumber } from './day-number.ts'

// Working days between days, for lists of a million rows: the working days of each year are added up once.

const totals = new Map<number, Int32Array>()

/** Working days after `from` up to and with `to` (England's bank holidays left out); negative the other way. */
export function workingDaysFrom(from: DayNumber, to: DayNumber): number {
  if (to < from) return -workingDaysFrom(to, from)
  const first = civilDayOf(from).year
  const last = civilDayOf(to).year
  let count = upTo(last, to) - upTo(first, from)
  for (let year = first; year < last; year += 1) count += totalsOf(year).at(-1) ?? 0
  return count
}

/** The n-th working day after a day. */
export function addWorkingDaysTo(from: DayNumber, count: number): DayNumber {
  let day = from + count
  while (workingDaysFrom(from, day) < count) day += 1
  return day
}

function upTo(year: number, day: DayNumber): number {
  return totalsOf(year)[day - dayNumberOf(year, 1, 1)] ?? 0
}

// How many working days of the year there were by the end of each of its days.
function totalsOf(year: number): Int32Array {
  const known = totals.get(year)
  if (known !== undefined) return known
  const first = dayNumberOf(year, 1, 1)
  const running = new Int32Array(dayNumberOf(year + 1, 1, 1) - first)
  let count = 0
  for (let at = 0; at < running.length; at += 1) {
    if (isWorkingDay(dayOfNumber(first + at))) count += 1
    running[at] = count
  }
  totals.set(year, running)
  return running
}

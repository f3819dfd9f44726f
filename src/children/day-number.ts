import type { Day } from '../shared/days.ts'

// Days as whole numbers since 1 January 1970. A return holds tens of millions of dates, and a Temporal.PlainDate
// costs a hundred times as much to make and to compare as a number does.

export type DayNumber = number

/** Nothing was written in the cell. */
export const NONE = -2147483648
/** Something was written that could not be read: it has its own problem, so rules leave it alone. */
export const UNREADABLE = -2147483647

export function isKnown(value: number): boolean {
  return value > UNREADABLE
}

export type CivilDay = { readonly year: number; readonly month: number; readonly day: number }

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days.
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

export function civilDayOf(number: DayNumber): CivilDay {
  const shifted = number + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

export function numberOfDay(day: Day): DayNumber {
  return dayNumberOf(day.year, day.month, day.day)
}

export function dayOfNumber(number: DayNumber): Day {
  return Temporal.PlainDate.from(civilDayOf(number))
}

/** "31/03/2026", as returns write it. */
export function formatDayNumber(number: DayNumber): string {
  const { year, month, day } = civilDayOf(number)
  return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${String(year).padStart(4, '0')}`
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Calendar months later (earlier when negative); the 31st becomes the month's last day where it has none. */
export function addMonths(number: DayNumber, months: number): DayNumber {
  const from = civilDayOf(number)
  const whole = from.year * 12 + from.month - 1 + months
  const year = Math.floor(whole / 12)
  const month = whole - year * 12 + 1
  return dayNumberOf(year, month, Math.min(from.day, daysInMonth(year, month)))
}

/** Age in whole years at the last birthday; someone born on 29 February is a year older on 1 March. */
export function ageOn(born: DayNumber, on: DayNumber): number {
  const birth = civilDayOf(born)
  const now = civilDayOf(on)
  const before = now.month < birth.month || (now.month === birth.month && now.day < birth.day)
  return now.year - birth.year - (before ? 1 : 0)
}

import { type Day, isBefore } from './days.ts'

// England's bank holidays: Banking and Financial Dealings Act 1971, Schedule 1, with the days moved or
// added by proclamation (published on GOV.UK as "UK bank holidays").
const BY_PROCLAMATION: readonly string[] = ['2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08']
// 2022's spring bank holiday moved to 2 June; 2020's early May one to VE Day, 8 May.
const MOVED_AWAY: readonly string[] = ['2022-05-30', '2020-05-04']
const MOVED_TO: readonly string[] = ['2020-05-08']

const byYear = new Map<number, ReadonlySet<string>>()

/** Is this one of England's bank holidays? Computed for any year, with the known proclamations. */
export function isBankHoliday(day: Day): boolean {
  return holidaysOf(day.year).has(day.toString())
}

/** Monday to Friday and no bank holiday in England. */
export function isWorkingDay(day: Day): boolean {
  return day.dayOfWeek <= 5 && !isBankHoliday(day)
}

/** The n-th working day after `day` (n ≥ 1), or before it (n ≤ -1); `day` itself never counts. */
export function addWorkingDays(day: Day, count: number): Day {
  const step = count < 0 ? -1 : 1
  let left = Math.abs(count)
  let at = day
  while (left > 0) {
    at = at.add({ days: step })
    if (isWorkingDay(at)) left -= 1
  }
  return at
}

/** Working days after `from` up to and including `to`; negative when `to` is the earlier. */
export function workingDaysBetween(from: Day, to: Day): number {
  if (isBefore(to, from)) return -workingDaysBetween(to, from)
  let count = 0
  for (let at = from.add({ days: 1 }); !isBefore(to, at); at = at.add({ days: 1 }))
    if (isWorkingDay(at)) count += 1
  return count
}

/** The last working day of the month that `day` is in. */
export function lastWorkingDayOfMonth(day: Day): Day {
  const last = day.with({ day: day.daysInMonth })
  return isWorkingDay(last) ? last : addWorkingDays(last, -1)
}

function holidaysOf(year: number): ReadonlySet<string> {
  const known = byYear.get(year)
  if (known !== undefined) return known
  const easter = easterSunday(year)
  const days = [
    ...newYear(year),
    easter.subtract({ days: 2 }),
    easter.add({ days: 1 }),
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
    ...christmas(year),
  ].map(String)
  const all = new Set([...days.filter((day) => !MOVED_AWAY.includes(day)), ...MOVED_TO, ...BY_PROCLAMATION])
  byYear.set(year, all)
  return all
}

function newYear(year: number): Day[] {
  return [weekdayOnOrAfter(Temporal.PlainDate.from({ year, month: 1, day: 1 }))]
}

// When Christmas or Boxing Day falls on a weekend its substitute is the next day that is not one already.
function christmas(year: number): Day[] {
  const first = weekdayOnOrAfter(Temporal.PlainDate.from({ year, month: 12, day: 25 }))
  const boxing = weekdayOnOrAfter(Temporal.PlainDate.from({ year, month: 12, day: 26 }))
  return [first, boxing.equals(first) ? first.add({ days: 1 }) : boxing]
}

function weekdayOnOrAfter(day: Day): Day {
  return day.dayOfWeek <= 5 ? day : day.add({ days: 8 - day.dayOfWeek })
}

function firstMonday(year: number, month: number): Day {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return first.add({ days: (8 - first.dayOfWeek) % 7 })
}

function lastMonday(year: number, month: number): Day {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  const last = first.with({ day: first.daysInMonth })
  return last.subtract({ days: last.dayOfWeek - 1 })
}

// The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return Temporal.PlainDate.from({ year, month, day })
}

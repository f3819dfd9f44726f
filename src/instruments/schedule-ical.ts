import type { Day } from '../shared/days.ts'
import { icalWeekday, readKeptWeekday } from './weekdays.ts'
import { firstDates, type Recurrence, type Schedule, WORKING_DAYS } from './schedule.ts'

// RFC 5545, 3.3.10. Bank holidays cannot be said in a rule, so "the last working day" is there the last weekday.

/** The RRULE value of a recurring schedule; null where a rule cannot say it and the dates must be listed. */
export function toICalRule(schedule: Schedule): string | null {
  if (schedule.type !== 'recurring' || schedule.every === null || schedule.offset !== undefined) return null
  const [, count = '1', unit = ''] = /^P(\d+)([YMWD])$/.exec(schedule.every) ?? []
  const first = firstDates(schedule, 1)[0]
  if (unit === '' || first === undefined) return null
  const parts = [...frequency(Number(count), unit), ...dayRule(schedule, first, unit)]
  if (schedule.until !== null) parts.push(`UNTIL=${schedule.until.replaceAll('-', '')}`)
  return parts.join(';')
}

function frequency(count: number, unit: string): string[] {
  const names: Readonly<Record<string, string>> = { D: 'DAILY', W: 'WEEKLY', M: 'MONTHLY', Y: 'YEARLY' }
  return [`FREQ=${names[unit] ?? 'DAILY'}`, ...(count === 1 ? [] : [`INTERVAL=${count}`])]
}

// A month without the day takes its last one, as the dates of the schedule do; a bare RRULE would skip that month.
function dayRule(schedule: Recurrence, first: Day, unit: string): string[] {
  if (unit !== 'M' && unit !== 'Y') return []
  const month = unit === 'Y' ? [`BYMONTH=${first.month}`] : []
  if (schedule.keepsTo === 'last working day') return [...month, 'BYDAY=MO,TU,WE,TH,FR', 'BYSETPOS=-1']
  if (schedule.keepsTo === 'month end') return [...month, 'BYMONTHDAY=-1']
  if (schedule.keepsTo !== null) {
    const weekday = readKeptWeekday(schedule.keepsTo)
    if (weekday !== null) return [...month, `BYDAY=${icalWeekday(weekday)}`]
    const turn = WORKING_DAYS.findIndex((one) => one === schedule.keepsTo) + 1
    return [...month, 'BYDAY=MO,TU,WE,TH,FR', `BYSETPOS=${turn}`]
  }
  const day = startingDay(schedule, first)
  if (day <= 28) return [...month, `BYMONTHDAY=${day}`]
  const days = [28, 29, 30, 31].filter((one) => one <= day)
  return [...month, `BYMONTHDAY=${days.join(',')}`, 'BYSETPOS=-1']
}

// The day of the month counted from, which a short first month may have hidden.
function startingDay(schedule: Recurrence, first: Day): number {
  const from = schedule.first ?? schedule.anchor?.day ?? null
  return from === null ? first.day : Temporal.PlainDate.from(from).day
}

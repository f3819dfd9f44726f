import { addWorkingDays, lastWorkingDayOfMonth } from '../shared/holidays.ts'
import type { Day } from '../shared/days.ts'

// "The last Friday of every month", "the first working day of April 2027": days told by their place in a month.

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const ORDERS = ['first', 'second', 'third', 'fourth', 'last'] as const

export type KeptWeekday = `${(typeof ORDERS)[number]} ${(typeof WEEKDAYS)[number]}`

export const WEEKDAY = WEEKDAYS.join('|')
export const ORDER_OF_WEEKDAY = '(?:first|second|third|fourth|last|1st|2nd|3rd|4th)'

/** "last Friday" or "1st monday" as it is kept; null where it is none of these. */
export function readKeptWeekday(words: string): KeptWeekday | null {
  const [order = '', name = ''] = words.trim().toLowerCase().split(/\s+/)
  const found = ORDERS[['1st', '2nd', '3rd', '4th'].indexOf(order)] ?? ORDERS.find((one) => one === order)
  const weekday = WEEKDAYS.find((one) => one.toLowerCase() === name)
  return found === undefined || weekday === undefined ? null : `${found} ${weekday}`
}

/** That weekday in the month of `day`. */
export function weekdayOfMonth(day: Day, kept: KeptWeekday): Day {
  const [order, name] = kept.split(' ')
  const wanted = WEEKDAYS.findIndex((one) => one === name) + 1
  if (order === 'last') {
    const last = day.with({ day: day.daysInMonth })
    return last.subtract({ days: (last.dayOfWeek - wanted + 7) % 7 })
  }
  const first = day.with({ day: 1 })
  const turn = ORDERS.findIndex((one) => one === order)
  return first.add({ days: ((wanted - first.dayOfWeek + 7) % 7) + 7 * turn })
}

/** The n-th working day of the month of `day`; 0 is the last. */
export function workingDayOfMonth(day: Day, count: number): Day {
  return count === 0
    ? lastWorkingDayOfMonth(day)
    : addWorkingDays(day.with({ day: 1 }).subtract({ days: 1 }), count)
}

/** The next such weekday after `day`. */
export function nextWeekday(day: Day, name: string): Day {
  const wanted = WEEKDAYS.findIndex((one) => one.toLowerCase() === name.toLowerCase()) + 1
  return day.add({ days: (wanted - day.dayOfWeek + 7) % 7 || 7 })
}

/** The name and place in the form of an iCal rule, "-1FR". */
export function icalWeekday(kept: KeptWeekday): string {
  const [order, name = ''] = kept.split(' ')
  const turn = order === 'last' ? -1 : ORDERS.findIndex((one) => one === order) + 1
  return `${turn}${name.slice(0, 2).toUpperCase()}`
}

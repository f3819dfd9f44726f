import type { Day } from '../shared/days.ts'

// A month as people and spreadsheets write it: "May 2026", "May-26", "05/2026", "31/05/2026", "2026-05-01".

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAMED = /^(?:\d{1,2}[\s./-]*)?([a-z]{3,9})\.?[\s,./-]*'?(\d{4}|\d{2})$/
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[ t][\d:.]+z?)?)?$/
const YEAR_LAST = /^(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4}|\d{2})(?: [\d:]+)?$/

/** The first day of the month that is written; null where it is none. Days are written before months, as here. */
export function parseMonth(text: string): Day | null {
  const words = text.trim().toLowerCase()
  const named = NAMED.exec(words)
  if (named !== null) return monthOf(named[2], NAMES.indexOf((named[1] ?? '').slice(0, 3)) + 1, named[1])
  const yearFirst = YEAR_FIRST.exec(words)
  if (yearFirst !== null) return monthOf(yearFirst[1], Number(yearFirst[2]))
  const yearLast = YEAR_LAST.exec(words)
  // "05/26" could be a day of May as well as May 2026.
  if (yearLast !== null && (yearLast[1] !== undefined || yearLast[3]?.length === 4)) {
    return monthOf(yearLast[3], Number(yearLast[2]))
  }
  return null
}

const LONG = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
]
const WHOLE = [...LONG, 'november', 'december']

function monthOf(yearText: string | undefined, month: number, name?: string): Day | null {
  const year = Number(yearText) + (yearText?.length === 2 ? 2000 : 0)
  if (!(month >= 1 && month <= 12) || year < 1990 || year > 2199) return null
  // "Mayor 26" is no month.
  if (name !== undefined && !(WHOLE[month - 1] ?? '').startsWith(name) && name !== 'sept') return null
  return Temporal.PlainDate.from({ year, month, day: 1 })
}

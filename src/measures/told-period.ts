import { type Day } from '../shared/days.ts'
import { periodOf, type Timing } from './period.ts'
import { parseMonth } from './told-month.ts'

// A period as people and spreadsheets write it, by the measure's rhythm: "Q1 2026/27", "April to June 2026", "2026-04 to
// 2026-06", "2025/26", "w/c 4 May 2026", or any day in it.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t][\d:.]+z?)?$/
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: [\d:]+)?$/
const NAMED = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})[\s,-]+(\d{4}|\d{2})$/
const TWO_YEARS = /^(\d{4})\s*[-/–]\s*(\d{4}|\d{2})$/
const PARTS = {
  quarter: { months: 3, word: /^(?:q|quarter)\s*([1-4])\b|\b(?:q|quarter)\s*([1-4])$/ },
  'half year': { months: 6, word: /^(?:h|half)\s*([12])\b|\b(?:h|half)\s*([12])$/ },
} as const

/** The first day of the period that is written; null where it is none. */
export function parsePeriod(text: string, timing: Timing): Day | null {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/^(?:the )?(?:w\/?c|week (?:of|commencing|beginning)|week)\s+/, '')
  const day = parseDay(words)
  if (day !== null) return periodOf(day, timing)
  if (timing.rhythm === 'day' || timing.rhythm === 'week') return null
  if (timing.rhythm === 'month') return parseMonth(words)
  return parsePart(words, timing) ?? parseYear(words, timing) ?? parseSpan(words, timing)
}

/** A whole date, days before months as here. */
export function parseDay(words: string): Day | null {
  const yearFirst = YEAR_FIRST.exec(words)
  if (yearFirst !== null) return dayOf(yearFirst[1], Number(yearFirst[2]), yearFirst[3])
  const yearLast = YEAR_LAST.exec(words)
  if (yearLast !== null) return dayOf(yearLast[3], Number(yearLast[2]), yearLast[1])
  const named = NAMED.exec(words)
  if (named === null) return null
  return dayOf(named[3], MONTHS.indexOf((named[2] ?? '').slice(0, 3)) + 1, named[1])
}

// "Q2 2026/27", "2026-27 H1".
function parsePart(words: string, timing: Timing): Day | null {
  const { rhythm } = timing
  if (rhythm !== 'quarter' && rhythm !== 'half year') return null
  const { months, word } = PARTS[rhythm]
  const found = word.exec(words)
  if (found === null) return null
  const start = parseYear(words.replace(word, '').trim(), { ...timing, rhythm: 'year' })
  return start === null ? null : start.add({ months: months * (Number(found[1] ?? found[2]) - 1) })
}

// "2026/27"; "2026" alone only where the year is the calendar's.
function parseYear(words: string, timing: Timing): Day | null {
  if (timing.rhythm !== 'year') return null
  const two = TWO_YEARS.exec(words)
  const first = Number(two?.[1] ?? words)
  if (two !== null && Number(two[2]) % 100 !== (first + 1) % 100) return parseSpan(words, timing)
  if (two === null && !(timing.yearBegins === 1 && /^\d{4}$/.test(words))) return null
  return first < 1990 || first > 2199
    ? null
    : Temporal.PlainDate.from({ year: first, month: timing.yearBegins, day: 1 })
}

// "April to June 2026", "2026-04 to 2026-06", "June 2026": the period in which the last of its months lies.
function parseSpan(words: string, timing: Timing): Day | null {
  const [first = '', last] = words.split(/\s+to\s+|\s*–\s*|(?<=[a-z])\s*-\s*(?=[a-z])/)
  const end = parseMonth(last ?? first)
  if (end === null) return null
  const start = periodOf(end, timing)
  if (last === undefined) return start
  // "April" of "April to June 2026" has the year of June.
  const begins = parseMonth(first) ?? parseMonth(`${first} ${start.year}`)
  return begins !== null && periodOf(begins, timing).equals(start) ? start : null
}

function dayOf(yearText: string | undefined, month: number, dayText: string | undefined): Day | null {
  const year = Number(yearText) + (yearText?.length === 2 ? 2000 : 0)
  if (year < 1990 || year > 2199) return null
  try {
    return Temporal.PlainDate.from({ year, month, day: Number(dayText) }, { overflow: 'reject' })
  } catch {
    return null
  }
}

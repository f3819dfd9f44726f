import type { IsoDay } from './schedule.ts'
import { readKeptWeekday, WEEKDAY, weekdayOfMonth, workingDayOfMonth } from './weekdays.ts'

// Dates as people print them. A month alone is its last day.

export type PrintedDate = {
  readonly from: number
  readonly to: number
  readonly day: IsoDay
  readonly isMonthOnly: boolean
  readonly words: string
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec'
const DATE = new RegExp(
  String.raw`\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b|` +
    String.raw`(?:\b(\d{1,2})(?:\s?(?:st|nd|rd|th))?(?:\s+day)?(?:\s+of)?\s+)?\b(${MONTH})\b\.?,?(?:\s+(\d{1,2})(?:st|nd|rd|th)?(?:,|\b(?!\d))(?=\s+\d{4}))?,?\s+(\d{4})\b`,
  'gi',
)
// "by 31 March and 30 September 2024": the year is printed once.
const DAY_AND_MONTH = new RegExp(
  String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\s+(${MONTH})\b(?=\s*(?:,|and|or|to|until)\s+(?:by\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:${MONTH})\b[^.;]{0,40}?(\d{4}))`,
  'gi',
)
const ORDERS = ['first', 'second', 'third', 'fourth', 'fifth']
const IN_MONTH = new RegExp(
  String.raw`\b(?:the\s+)?(first|second|third|fourth|fifth|last)\s+(?:(${WEEKDAY}|(?<=(?:first|last)\s+)day)|working\s+day)\s+(?:of|in)\s+(${MONTH})\s+(\d{4})\b`,
  'gi',
)
const YEAR_END =
  /\b(?:by|before|at|until)\s+the\s+end\s+of\s+(?:the\s+(?:calendar\s+)?year\s+)?(\d{4})\b(?![-/\u2013]\d)/gi
const FINANCIAL_YEAR_END =
  /\bend\s+of\s+(?:the\s+)?(?:financial\s+year\s+)?(\d{4})[-/\u2013](\d{2,4})(?:\s+financial\s+year)?/gi

export function findDates(text: string): PrintedDate[] {
  if (!/\d{4}/.test(text)) return []
  const found: PrintedDate[] = []
  for (const match of text.matchAll(IN_MONTH)) {
    const date = placedDate(match)
    if (date !== null) found.push(date)
  }
  for (const match of text.matchAll(DATE)) {
    const date = toDate(match)
    if (date !== null && !found.some((one) => one.from <= date.from && date.from < one.to)) found.push(date)
  }
  for (const match of text.matchAll(DAY_AND_MONTH))
    add(found, match, [Number(match[3]), monthOf(match[2]), Number(match[1])])
  for (const match of text.matchAll(YEAR_END)) add(found, match, [Number(match[1]), 12, 31])
  for (const match of text.matchAll(FINANCIAL_YEAR_END)) add(found, match, [Number(match[1]) + 1, 3, 31])
  return found.toSorted((a, b) => a.from - b.from)
}

/** The first date in the text, or null. */
export function firstDate(text: string): PrintedDate | null {
  return findDates(text)[0] ?? null
}

// "The first Friday in October 2027", "the last working day of March 2027".
function placedDate(match: RegExpMatchArray): PrintedDate | null {
  const [words, order = '', weekday, month, year] = match
  const start = Temporal.PlainDate.from({ year: Number(year), month: monthOf(month), day: 1 })
  const kept = readKeptWeekday(`${order} ${weekday ?? ''}`)
  const turn = order.toLowerCase() === 'last' ? 0 : ORDERS.indexOf(order.toLowerCase()) + 1
  const isDay = weekday?.toLowerCase() === 'day'
  if (start.year < 1900 || start.year > 2200 || (kept === null && !isDay && weekday !== undefined))
    return null
  const day = isDay
    ? start.with({ day: turn === 0 ? start.daysInMonth : 1 })
    : kept === null
      ? workingDayOfMonth(start, turn)
      : weekdayOfMonth(start, kept)
  const from = match.index ?? 0
  return { from, to: from + words.length, day: day.toString(), isMonthOnly: false, words }
}

function toDate(match: RegExpMatchArray): PrintedDate | null {
  const [words, y1, m1, d1, d2, m2, y2, before, month, after, y3] = match
  if (y1 !== undefined) return made(match, words, [Number(y1), Number(m1), Number(d1)], false)
  if (y2 !== undefined) return made(match, words, [Number(y2), Number(m2), Number(d2)], false)
  const day = before ?? after
  const parts: [number, number, number] = [Number(y3), monthOf(month), day === undefined ? 31 : Number(day)]
  return made(match, words, parts, day === undefined)
}

function add(found: PrintedDate[], match: RegExpMatchArray, parts: [number, number, number]): void {
  const date = made(match, match[0], parts, false)
  if (date !== null && !found.some((one) => one.from <= date.to && date.from <= one.to)) found.push(date)
}

// "31 June" does not exist: it is constrained to the last day of its month.
function made(
  match: RegExpMatchArray,
  words: string,
  [year, month, day]: [number, number, number],
  isMonthOnly: boolean,
): PrintedDate | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 2200) return null
  const from = match.index ?? 0
  const iso = Temporal.PlainDate.from({ year, month, day }).toString()
  return { from, to: from + words.length, day: iso, isMonthOnly, words }
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
}

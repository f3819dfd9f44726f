import { formatDay } from '../shared/days.ts'
import type { Held } from './held-reading.ts'
import { NUMBER, readNumber } from './numbers-in-words.ts'
import { findDates } from './printed-dates.ts'
import { quoteAt, quoteOf } from './quoting.ts'
import type { Conflict, DocumentKind } from './reading.ts'
import { WEEKDAY } from './weekdays.ts'

// Days that cannot be right: "Monday 21 November 2026" was a Saturday, June has no 31st, a deadline has passed before
// the instrument is signed, "six months from 1 August 2026 to 28 February 2027" are seven.

const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December'
const NAMED_DAY = new RegExp(
  String.raw`\b(${WEEKDAY}),?\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(${MONTH}),?\s+(\d{4})\b`,
  'gi',
)
const DAY = new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(${MONTH})\s+(\d{4})\b`, 'gi')
const SPAN = new RegExp(
  String.raw`\b(${NUMBER})\s+(months?|weeks?|years?)[,]?\s+(?:from|starting(?:\s+on)?|beginning(?:\s+on)?)\s+([^.;]{8,40}?)\s+(?:to|until|ending(?:\s+on)?)\s+([^.;]{8,40}?\d{4})`,
  'gi',
)
const INSTRUMENTS: readonly DocumentKind[] = [
  'statutory direction',
  'improvement notice',
  'terms of reference',
]
const WEEKDAYS = WEEKDAY.split('|')
const MONTHS = MONTH.split('|')

export function dateConflicts(text: string, held: Held): Conflict[] {
  return [...wrongWeekdays(text), ...daysThatAreNot(text), ...pastDeadlines(text, held), ...wrongSpans(text)]
}

function wrongWeekdays(text: string): Conflict[] {
  return [...text.matchAll(NAMED_DAY)].flatMap((found) => {
    const [words, weekday = '', day = '', month = '', year = ''] = found
    const date = realDay(day, month, year)
    const name = date === null ? undefined : WEEKDAYS[date.dayOfWeek - 1]
    if (name === undefined || name.toLowerCase() === weekday.toLowerCase()) return []
    const quote = quoteAt(text, found.index, words.length)
    return [{ what: `"${quote.words}" is a ${name}`, one: quote, other: quote }]
  })
}

function daysThatAreNot(text: string): Conflict[] {
  return [...text.matchAll(DAY)].flatMap((found) => {
    const [words, day = '', month = '', year = ''] = found
    const length = monthOf(month, year)?.daysInMonth
    if (length === undefined || Number(day) <= length) return []
    const quote = quoteAt(text, found.index, words.length)
    return [{ what: `There is no ${quote.words}: the month has ${length} days`, one: quote, other: quote }]
  })
}

// What is to be done by a day that had passed when the instrument was made.
function pastDeadlines(text: string, { kind, dated, provisions }: Held): Conflict[] {
  if (dated === null || !INSTRUMENTS.includes(kind)) return []
  return provisions.flatMap((one) => {
    if (one.schedule.type !== 'fixed' || (one.kind !== 'duty' && one.kind !== 'undertaking')) return []
    const late = one.schedule.days.find((day) => day < dated.value)
    if (late === undefined) return []
    const what = `It asks for something by ${say(late)}, but is dated ${say(dated.value)}`
    return [
      {
        what,
        one: quoteAt(text, one.start, Math.min(one.end - one.start, 240)),
        other: quoteOf(text, dated.reason.words, 0),
      },
    ]
  })
}

function wrongSpans(text: string): Conflict[] {
  return [...text.matchAll(SPAN)].flatMap((found) => {
    const [words, number = '', unit = '', from = '', to = ''] = found
    const end = findDates(to)[0]
    const start = findDates(from)[0] ?? findDates(`${from} ${end?.day.slice(0, 4) ?? ''}`)[0]
    if (start === undefined || end === undefined || start.isMonthOnly || end.isMonthOnly) return []
    const length = { [`${unit.toLowerCase().replace(/s$/, '')}s`]: readNumber(number) }
    const due = Temporal.PlainDate.from(start.day).add(length)
    const away = due.until(Temporal.PlainDate.from(end.day), { largestUnit: 'day' }).days
    if (Math.abs(away) <= 3) return []
    const quote = quoteAt(text, found.index, words.length)
    const what = `${number} ${unit} from ${start.words} end on ${say(due.toString())}, not on ${end.words}`
    return [{ what, one: quote, other: quote }]
  })
}

function realDay(day: string, month: string, year: string): Temporal.PlainDate | null {
  const first = monthOf(month, year)
  return first === null || Number(day) < 1 || Number(day) > first.daysInMonth
    ? null
    : first.with({ day: Number(day) })
}

function monthOf(month: string, year: string): Temporal.PlainDate | null {
  const number = MONTHS.findIndex((one) => one.toLowerCase() === month.toLowerCase()) + 1
  return number < 1 || Number(year) < 1900 || Number(year) > 2200
    ? null
    : Temporal.PlainDate.from({ year: Number(year), month: number, day: 1 })
}

function say(day: string): string {
  return formatDay(Temporal.PlainDate.from(day))
}

import { WEEKDAY, nextWeekday, ORDER_OF_WEEKDAY, readKeptWeekday, type KeptWeekday } from './weekdays.ts'
import { NUMBER, readNumber } from './numbers-in-words.ts'
import type { Anchor, IsoDay, Span } from './schedule.ts'

// Recurrences that the calendar dates: "the last Friday of every month", "every Monday", "within ten working days of
// the end of each quarter", "14 days before each quarter end".

const OF_MONTH = new RegExp(
  String.raw`\b(${ORDER_OF_WEEKDAY})\s+(${WEEKDAY})\s+(?:of|in)\s+(?:each|every|the|alternate)\s+(?:calendar\s+)?(month|quarter)\b`,
  'i',
)
const EVERY_WEEKDAY = new RegExp(
  String.raw`\b(?:each|every|alternate)\s+((?:other|second)\s+)?(${WEEKDAY})s?\b`,
  'i',
)
const PERIOD = '(?:each|every|the)\\s+(?:calendar\\s+|financial\\s+|reporting\\s+)?(month|quarter)'
const SPAN = String.raw`(${NUMBER})\s+(?:\(\d+\)\s+)?(working\s+days?|business\s+days?|days?|weeks?)`
const OFFSET_END = new RegExp(
  String.raw`\b(?:within\s+|(?:no|not)\s+(?:later|more)\s+than\s+|at\s+least\s+)?${SPAN}\s+(of|after|following|from|before|prior\s+to|ahead\s+of)\s+(?:the\s+)?(?:(?:end|close)\s+of\s+${PERIOD}|(?:each|every)\s+(month|quarter)[- ]?end)\b`,
  'i',
)
const AT_END = new RegExp(
  String.raw`\b(?:by|at|on|before)\s+(?:the\s+)?(?:(?:end|close)\s+of\s+(?:each|every)\s+(?:calendar\s+|financial\s+)?(month|quarter)|(?:each|every)\s+(month|quarter)[- ]?end)\b`,
  'i',
)

export type Calendared = {
  readonly every: string
  readonly words: string
  readonly keepsTo: 'month end' | KeptWeekday | null
  readonly first: IsoDay | null
  readonly anchor: Anchor | null
  readonly offset: Span | null
}

/** A recurrence whose days the calendar tells; null where the words hold none. */
export function readCalendared(
  words: string,
  { dated, instrument }: { readonly dated: IsoDay | null; readonly instrument: string },
): Calendared | null {
  return (
    readOfMonth(words, { event: `the date of ${instrument}`, day: dated }) ??
    readEveryWeekday(words, dated) ??
    readPeriodEnd(words, dated)
  )
}

function readOfMonth(words: string, anchor: Anchor): Calendared | null {
  const found = OF_MONTH.exec(words)
  const keepsTo = readKeptWeekday(`${found?.[1] ?? ''} ${found?.[2] ?? ''}`)
  if (found === null || keepsTo === null) return null
  const isAlternate = /\balternate\b/i.test(found[0])
  const months = (found[3] === 'quarter' ? 3 : 1) * (isAlternate ? 2 : 1)
  return { every: `P${months}M`, words: found[0], keepsTo, first: null, anchor, offset: null }
}

function readEveryWeekday(words: string, dated: IsoDay | null): Calendared | null {
  const found = EVERY_WEEKDAY.exec(words)
  if (found === null) return null
  const isAlternate = found[1] !== undefined || /^alternate/i.test(found[0])
  const first = dated === null ? null : nextWeekday(Temporal.PlainDate.from(dated), found[2] ?? '').toString()
  const anchor = dated === null ? { event: `a ${found[2] ?? 'week'}`, day: null } : null
  return { every: isAlternate ? 'P2W' : 'P1W', words: found[0], keepsTo: null, first, anchor, offset: null }
}

function readPeriodEnd(words: string, dated: IsoDay | null): Calendared | null {
  const found = OFFSET_END.exec(words)
  const plain = found === null ? AT_END.exec(words) : null
  if (found === null && plain === null) return null
  const period = (found?.[4] ?? found?.[5] ?? plain?.[1] ?? plain?.[2] ?? 'month').toLowerCase()
  const months = period === 'quarter' ? 3 : 1
  const offset = found === null ? null : spanOf(found)
  return {
    every: `P${months}M`,
    words: found?.[0] ?? plain?.[0] ?? '',
    keepsTo: 'month end',
    first: null,
    anchor: {
      event: `the end of a ${period}`,
      day: dated === null ? null : endBefore(dated, months, offset),
    },
    offset,
  }
}

function spanOf(found: RegExpExecArray): Span {
  const unit = (found[2] ?? '').toLowerCase()
  const sign = /^(?:before|prior|ahead)/i.test(found[3] ?? '') ? -1 : 1
  const name = /working|business/.test(unit) ? 'working day' : unit.startsWith('week') ? 'week' : 'day'
  return { count: sign * readNumber(found[1] ?? ''), unit: name }
}

// The last end of a calendar month or quarter before the instrument's day; what falls due before an end must still be ahead.
function endBefore(dated: IsoDay, months: number, offset: Span | null): IsoDay {
  const day = Temporal.PlainDate.from(dated)
  const early = offset !== null && offset.count < 0 ? day.add({ days: daysOf(offset) }) : day
  const first = early.with({ day: 1, month: Math.floor((early.month - 1) / months) * months + 1 })
  return first.subtract({ days: 1 }).toString()
}

// At most so many days: ten working days may stretch over a fortnight and two bank holidays.
function daysOf({ count, unit }: Span): number {
  const days = unit === 'week' ? 7 : unit === 'working day' ? 1.6 : 1
  return Math.ceil(Math.abs(count) * days)
}

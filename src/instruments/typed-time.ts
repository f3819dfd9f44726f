import type { Day } from '../shared/days.ts'
import { NUMBER, readNumber } from './numbers-in-words.ts'
import type { Span } from './schedule.ts'

// Days and lengths of time as people type them into a form.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** "31 December 2022", "31/12/2022", "31 12 2022" or "2022-12-31"; null where it is no real day. */
export function readTypedDay(words: string): Day | null {
  const plain = words.trim().toLowerCase()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain)
  if (iso !== null) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const said = /^(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+([a-z]{3,9}|\d{1,2}),?[\s/.-]+(\d{4})$/.exec(plain)
  if (said === null) return null
  const [, day = '', month = '', year = ''] = said
  const number = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3)) + 1
  return realDay(Number(year), number, Number(day))
}

function realDay(year: number, month: number, day: number): Day | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return null
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return null
  }
}

export type TypedSpans = { readonly spans: readonly Span[]; readonly isRange: boolean }

const UNITS: readonly Span['unit'][] = ['working day', 'day', 'week', 'month', 'year']
const LENGTH = new RegExp(String.raw`^(${NUMBER})\s+(working\s+days?|days?|weeks?|months?|years?)$`, 'i')

/** "3 months", "six to nine months", "6 months and 12 months", "10 working days before"; null where it is none of these. */
export function readTypedSpans(words: string): TypedSpans | null {
  const plain = words.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  const isBefore = /\bbefore$/.test(plain)
  const core = plain.replace(/^within\s+/, '').replace(/\s+(?:before|after)$/, '')
  const isRange = / to /.test(core)
  const parts = core.split(/ to |,? and |, /)
  const unit = /\s(working days?|days?|weeks?|months?|years?)$/.exec(parts.at(-1) ?? '')?.[1] ?? ''
  const spans = parts.map((part) =>
    readSpan(/[a-z]$/.test(part) && LENGTH.test(part) ? part : `${part} ${unit}`),
  )
  if (spans.some((span) => span === null)) return null
  const known = spans.flatMap((span) => (span === null ? [] : [span]))
  return { spans: known.map((span) => (isBefore ? { ...span, count: -span.count } : span)), isRange }
}

function readSpan(words: string): Span | null {
  const found = LENGTH.exec(words)
  if (found === null) return null
  const count = readNumber(found[1] ?? '')
  const unit = UNITS.find((one) => found[2]?.replace(/\s+/, ' ').replace(/s$/, '') === one)
  return unit === undefined || !Number.isInteger(count) || count > 600 ? null : { count, unit }
}

const LETTERS: Readonly<Record<string, string>> = { day: 'D', week: 'W', month: 'M', year: 'Y' }

/** "2 months", "every month" or "month" as "P2M", "P1M"; null where it is no length of calendar time. */
export function readTypedInterval(words: string): string | null {
  const plain = words
    .trim()
    .toLowerCase()
    .replace(/^every\s+/, '')
  const read = readTypedSpans(/^(?:day|week|month|year)$/.test(plain) ? `1 ${plain}` : plain)
  const span = read?.spans[0]
  const letter = span === undefined ? undefined : LETTERS[span.unit]
  if (span === undefined || letter === undefined || read?.spans.length !== 1 || span.count < 1) return null
  return `P${span.count}${letter}`
}

/** The same the other way: "P2M" as "2 months". */
export function typeInterval(every: string): string {
  const [, count = '1', letter = 'D'] = /^P(\d+)([DWMY])$/.exec(every) ?? []
  const unit = Object.keys(LETTERS).find((one) => LETTERS[one] === letter) ?? 'day'
  return `${count} ${unit}${count === '1' ? '' : 's'}`
}

export function typeSpans(spans: readonly Span[], isRange: boolean): string {
  const said = spans.map(({ count, unit }) => `${Math.abs(count)} ${unit}${Math.abs(count) === 1 ? '' : 's'}`)
  const joined = said.join(isRange ? ' to ' : ' and ')
  return spans.some((span) => span.count < 0) ? `${joined} before` : joined
}

import { formatDay } from '../shared/days.ts'
import type { Anchor, IsoDay, Recurrence, Schedule, Span } from './schedule.ts'

const UNITS: Readonly<Record<string, string>> = { Y: 'year', M: 'month', W: 'week', D: 'day' }
const BY_NAME: Readonly<Record<string, string>> = {
  P1D: 'every day',
  P1W: 'every week',
  P2W: 'every two weeks',
  P1M: 'every month',
  P3M: 'every three months',
  P1Y: 'every year',
}
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** The schedule as a colleague would say it: "every two months, first by 31 December 2022". */
export function sayInWords(schedule: Schedule): string {
  if (schedule.type === 'recurring') return recurrenceInWords(schedule)
  if (schedule.type === 'relative') return relativeInWords(schedule)
  if (schedule.type === 'fixed') return `by ${listed(schedule.days.map(say))}`
  if (schedule.type === 'until') {
    return `until ${schedule.day === null ? (schedule.event ?? 'further notice') : say(schedule.day)}`
  }
  if (schedule.type === 'none') {
    return schedule.urgency === null ? 'no date given' : `no date given, but said to be ${schedule.urgency}`
  }
  if (schedule.type === 'standing') return 'all the time'
  const when = schedule.type === 'triggered' ? schedule.by : 'when asked'
  return schedule.within === null ? when : `${when}, ${within(schedule.within)}`
}

function relativeInWords({ anchor, after, isRange }: Schedule & { type: 'relative' }): string {
  const spans = after.map(spanInWords)
  return `${isRange ? spans.join(' to ') : listed(spans)} ${side(after)} ${anchorInWords(anchor)}`
}

function recurrenceInWords(schedule: Recurrence): string {
  const parts = [`${schedule.atLeast ? 'at least ' : ''}${intervalInWords(schedule.every)}`]
  if (schedule.keepsTo !== null && schedule.keepsTo !== 'month end')
    parts.push(`by the ${schedule.keepsTo} of the month`)
  if (schedule.offset !== undefined)
    parts.push(`${spanInWords(schedule.offset)} ${side([schedule.offset])} the period ends`)
  if (schedule.first !== null) parts.push(`first by ${say(schedule.first)}`)
  else if (schedule.anchor !== null) parts.push(`counted from ${anchorInWords(schedule.anchor)}`)
  if (schedule.until !== null) parts.push(`until ${say(schedule.until)}`)
  if (schedule.escalable) parts.push('or sooner when asked')
  return parts.join(', ')
}

export function intervalInWords(every: string | null): string {
  if (every === null) return 'regularly, with no length of time given'
  const named = BY_NAME[every]
  if (named !== undefined) return named
  const [, count = '1', unit = 'D'] = /^P(\d+)([YMWD])$/.exec(every) ?? []
  return `every ${counted(Number(count), UNITS[unit] ?? 'day')}`
}

export function spanInWords(span: Span): string {
  return counted(Math.abs(span.count), span.unit)
}

function within(span: Span): string {
  return span.count < 0 ? `${spanInWords(span)} before` : `within ${spanInWords(span)}`
}

function side(spans: readonly Span[]): string {
  return spans.some((span) => span.count < 0) ? 'before' : 'after'
}

function anchorInWords(anchor: Anchor): string {
  return anchor.day === null ? `${anchor.event} (day not known)` : `${anchor.event} (${say(anchor.day)})`
}

function counted(count: number, unit: string): string {
  const number = NUMBERS[count] ?? String(count)
  return `${number} ${unit}${count === 1 ? '' : 's'}`
}

function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}

function say(day: IsoDay): string {
  return formatDay(Temporal.PlainDate.from(day))
}

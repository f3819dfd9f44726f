import { type Day, formatDay } from '../shared/days.ts'
import type { CalendarDate } from './calendar.ts'
import { sayInWords } from './schedule-words.ts'

// RFC 5545: lines of at most 75 octets, folded; text escaped; whole days as VALUE=DATE with an exclusive end.

export type FeedWanted = {
  readonly council: { readonly slug: string; readonly name: string }
  readonly dates: readonly CalendarDate[]
  readonly now: Temporal.Instant
}

const ALARM_DAYS = 7

export function writeICal({ council, dates, now }: FeedWanted): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Line of Sight//What is owed//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(`${council.name}: what is owed`)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...dates.flatMap((date) => eventLines(council.slug, date, stamp(now))),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

function eventLines(slug: string, { entry, owed }: CalendarDate, stamped: string): readonly string[] {
  const { dueOn, state } = owed
  const isOpen = owed.fact === null
  const words = entry.words.replaceAll(/\s+/g, ' ')
  const said = [
    words,
    `Who: ${entry.bearer ?? 'not said'}`,
    `Due: ${sayInWords(entry.schedule)}`,
    `State: ${state}${owed.fact?.metOn ? ` on ${formatDay(owed.fact.metOn)}` : ''}`,
  ]
  return [
    'BEGIN:VEVENT',
    // The same requirement and date is the same event for good, whatever its words become.
    `UID:requirement-${entry.id}-${compact(dueOn)}@${slug}.line-of-sight`,
    `DTSTAMP:${stamped}`,
    `DTSTART;VALUE=DATE:${compact(dueOn)}`,
    `DTEND;VALUE=DATE:${compact(dueOn.add({ days: 1 }))}`,
    `SUMMARY:${escapeText(`${isOpen ? 'Due' : state === 'waived' ? 'Waived' : 'Met'}: ${entry.reference} ${words.slice(0, 80)}${words.length > 80 ? '…' : ''}`)}`,
    `DESCRIPTION:${escapeText(said.join('\n'))}`,
    `CATEGORIES:${escapeText(entry.instrument)}`,
    'TRANSP:TRANSPARENT',
    ...(isOpen ? alarmLines(entry.reference, dueOn) : []),
    'END:VEVENT',
  ]
}

function alarmLines(reference: string, dueOn: Day): readonly string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(`${reference} is due on ${formatDay(dueOn)}`)}`,
    `TRIGGER:-P${ALARM_DAYS}D`,
    'END:VALARM',
  ]
}

function compact(day: Day): string {
  return day.toString().replaceAll('-', '')
}

function stamp(now: Temporal.Instant): string {
  return now.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
}

function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', String.raw`\n`)
}

const OCTETS = 75

// Folded at whole characters, so that no letter of several octets is torn apart.
function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > OCTETS) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += letter
    octets += size
  }
  return [...parts, part].join('\r\n')
}

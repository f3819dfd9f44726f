import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CalendarDate } from './calendar.ts'
import type { Owed } from './occurrence.ts'
import type { RegisterEntry } from './register.ts'
import { writeICal } from './write-ical.ts'

const NOW = Temporal.Instant.from('2026-11-21T10:00:00.123Z')
const COUNCIL = { slug: 'test-vale', name: 'Test Vale' }

function aDate(wanted: Partial<RegisterEntry> = {}, owed: Partial<Owed> = {}): CalendarDate {
  const dueOn = Temporal.PlainDate.from('2026-12-31')
  const entry = {
    id: 7,
    reference: 'Direction 7.b',
    words: 'to report',
    bearer: 'Council',
    instrument: 'Direction',
    schedule: { type: 'standing' },
    ...wanted,
  } as unknown as RegisterEntry
  return { entry, owed: { requirementId: entry.id, dueOn, state: 'due', daysLate: 0, fact: null, ...owed } }
}

type Property = { readonly name: string; readonly parameters: string; readonly value: string }

/** A reader of its own: unfolds, splits and unescapes as RFC 5545 says. */
function parse(text: string): readonly Property[] {
  assert.ok(text.endsWith('\r\n'))
  const lines = text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)
  return lines.map((line) => {
    const [, name = '', parameters = '', value = ''] =
      /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/.exec(line) ?? []
    assert.notEqual(name, '', line)
    const plain = value.replaceAll(/\\([\\;,nN])/g, (_all, mark: string) =>
      mark.toLowerCase() === 'n' ? '\n' : mark,
    )
    return { name, parameters, value: plain }
  })
}

function valueOf(properties: readonly Property[], name: string): string | undefined {
  return properties.find((one) => one.name === name)?.value
}

test('every line is at most 75 octets, and no letter is torn apart', () => {
  const words = 'É – “quoted” words, 👍 and; more \\ '.repeat(20)
  const text = writeICal({ council: COUNCIL, dates: [aDate({ words })], now: NOW })
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/)
  assert.ok((valueOf(parse(text), 'DESCRIPTION') ?? '').startsWith(words.replaceAll(/\s+/g, ' ')))
})

test('an event is a whole day with an end the day after, and a stamp in universal time', () => {
  const properties = parse(writeICal({ council: COUNCIL, dates: [aDate()], now: NOW }))
  const start = properties.find((one) => one.name === 'DTSTART')
  assert.deepEqual([start?.parameters, start?.value], [';VALUE=DATE', '20261231'])
  assert.equal(valueOf(properties, 'DTEND'), '20270101')
  assert.equal(valueOf(properties, 'DTSTAMP'), '20261121T100000Z')
})

test('begins and ends match, and all that must be there is there', () => {
  const dates = [aDate(), aDate({ id: 8 as RegisterEntry['id'] })]
  const properties = parse(writeICal({ council: COUNCIL, dates, now: NOW }))
  const open: string[] = []
  for (const { name, value } of properties) {
    if (name === 'BEGIN') open.push(value)
    if (name === 'END') assert.equal(open.pop(), value)
  }
  assert.deepEqual(open, [])
  assert.equal(valueOf(properties, 'VERSION'), '2.0')
  assert.ok(valueOf(properties, 'PRODID'))
  assert.equal(properties.filter((one) => one.name === 'UID').length, 2)
})

test('the same requirement and day is the same event, whatever its words become', () => {
  const uid = (words: string): string | undefined =>
    valueOf(parse(writeICal({ council: COUNCIL, dates: [aDate({ words })], now: NOW })), 'UID')
  assert.equal(uid('to report'), uid('to report in full'))
})

test('what is met has no alarm and says so', () => {
  const fact = { metOn: Temporal.PlainDate.from('2026-11-01') } as Owed['fact']
  const properties = parse(
    writeICal({ council: COUNCIL, dates: [aDate({}, { state: 'met', fact })], now: NOW }),
  )
  assert.match(valueOf(properties, 'SUMMARY') ?? '', /^Met: Direction 7\.b/)
  assert.equal(
    properties.some((one) => one.value === 'VALARM'),
    false,
  )
})

test('an alarm of something due is a week before', () => {
  const properties = parse(writeICal({ council: COUNCIL, dates: [aDate()], now: NOW }))
  assert.equal(valueOf(properties, 'TRIGGER'), '-P7D')
  assert.equal(valueOf(properties, 'ACTION'), 'DISPLAY')
})

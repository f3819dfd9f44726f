import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Schedule } from './schedule.ts'
import { fieldsOfSchedule, readScheduleFields } from './schedule-fields.ts'
import { readTypedDay, readTypedInterval, readTypedSpans } from './typed-time.ts'

const RECURRING: Schedule = {
  type: 'recurring',
  every: 'P2M',
  atLeast: true,
  escalable: true,
  first: '2026-07-31',
  anchor: null,
  keepsTo: 'month end',
  until: null,
}

const SCHEDULES: readonly Schedule[] = [
  { type: 'none', urgency: 'as soon as possible' },
  { type: 'none', urgency: null },
  { type: 'standing' },
  { type: 'on demand', within: { count: 10, unit: 'working day' } },
  { type: 'triggered', by: 'a serious incident', within: null },
  { type: 'fixed', days: ['2026-09-30', '2027-01-31'] },
  { type: 'until', day: null, event: 'it is revoked' },
  RECURRING,
  { ...RECURRING, every: null, first: null, keepsTo: null, until: '2027-03-31' },
  { ...RECURRING, first: null, anchor: { event: 'the date of this direction', day: '2026-05-29' } },
  { ...RECURRING, every: 'P1Y', keepsTo: 'last working day' },
  { ...RECURRING, every: 'P1M', keepsTo: 'last Friday' },
  { ...RECURRING, every: 'P3M', offset: { count: -14, unit: 'day' } },
  {
    type: 'relative',
    anchor: { event: 'the visit', day: null },
    isRange: true,
    after: [
      { count: 6, unit: 'month' },
      { count: 9, unit: 'month' },
    ],
  },
  {
    type: 'relative',
    anchor: { event: 'the meeting', day: '2026-12-01' },
    isRange: false,
    after: [{ count: -10, unit: 'working day' }],
  },
]

for (const schedule of SCHEDULES) {
  test(`a form gives back the schedule it was filled from: ${JSON.stringify(schedule)}`, () => {
    const fields = fieldsOfSchedule(schedule)
    assert.deepEqual(
      readScheduleFields((name) => fields[name] ?? ''),
      { schedule },
    )
  })
}

test('every mistake in a schedule is named at its field', () => {
  const fields: Record<string, string> = {
    schedule: 'relative',
    after: 'a while',
    event: '',
    'event-day': '31 June 2026',
  }
  const read = readScheduleFields((name) => fields[name] ?? '')
  assert.deepEqual('mistakes' in read ? read.mistakes.map(({ field }) => field).toSorted() : [], [
    'after',
    'event',
    'event-day',
  ])
})

test('days are read as people type them, and days that do not exist are not', () => {
  for (const words of [
    '31 December 2026',
    '31 Dec 2026',
    '31/12/2026',
    '31st december 2026',
    '2026-12-31',
    '31.12.2026',
  ])
    assert.equal(readTypedDay(words)?.toString(), '2026-12-31', words)
  for (const words of ['31 June 2026', '12/31/2026', 'soon', '31 Smarch 2026', '1 1 26', ''])
    assert.equal(readTypedDay(words), null, words)
})

test('lengths of time are read in figures and in words', () => {
  assert.deepEqual(readTypedSpans('six to nine months'), {
    spans: [
      { count: 6, unit: 'month' },
      { count: 9, unit: 'month' },
    ],
    isRange: true,
  })
  assert.deepEqual(readTypedSpans('within 10 working days before')?.spans, [
    { count: -10, unit: 'working day' },
  ])
  assert.equal(readTypedSpans('a good while'), null)
  assert.equal(readTypedInterval('every two months'), 'P2M')
  assert.equal(readTypedInterval('month'), 'P1M')
  assert.equal(readTypedInterval('10 working days'), null)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { daysBetween, isBefore } from '../shared/days.ts'
import { isWorkingDay } from '../shared/holidays.ts'
import { toICalRule } from './schedule-ical.ts'
import { sayInWords } from './schedule-words.ts'
import {
  dueOf,
  firstDates,
  isMonthEnd,
  occurrencesOf,
  type Recurrence,
  requestSooner,
  type Schedule,
  unknownEvent,
} from './schedule.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

function aRecurrence(over: Partial<Recurrence> = {}): Recurrence {
  return {
    type: 'recurring',
    every: 'P2M',
    atLeast: false,
    escalable: false,
    first: '2022-12-31',
    anchor: null,
    keepsTo: 'month end',
    until: null,
    ...over,
  }
}

const datesIn = (schedule: Schedule, count = 6) => firstDates(schedule, count).map(String).join(' ')

test('every two months from the end of December stays at the ends of months', () => {
  const dates = '2022-12-31 2023-02-28 2023-04-30 2023-06-30 2023-08-31 2023-10-31'
  assert.equal(datesIn(aRecurrence()), dates)
  assert.equal(datesIn(aRecurrence({ every: 'P6M', first: '2024-03-31' }), 2), '2024-03-31 2024-09-30')
})

test('an interval counted from the instrument first falls one interval after it', () => {
  const anchor = { event: 'the date of this notice', day: '2021-06-07' }
  const schedule = aRecurrence({ every: 'P6M', first: null, anchor, keepsTo: null })
  assert.equal(datesIn(schedule, 3), '2021-12-07 2022-06-07 2022-12-07')
})

test('the last working day of each month steps back over weekends', () => {
  const schedule = aRecurrence({ every: 'P1M', first: '2025-02-28', keepsTo: 'last working day' })
  assert.equal(datesIn(schedule), '2025-02-28 2025-03-31 2025-04-30 2025-05-30 2025-06-30 2025-07-31')
})

test('months and working days after a known day are computed, and an unknown day is asked for', () => {
  const anchor = { event: 'the date of this direction', day: '2025-02-07' }
  const months = [6, 12].map((count) => ({ count, unit: 'month' as const }))
  const relative: Schedule = { type: 'relative', anchor, after: months, isRange: false }
  assert.equal(datesIn(relative), '2025-08-07 2026-02-07')
  assert.equal(
    sayInWords(relative),
    'six months and 12 months after the date of this direction (7 February 2025)',
  )
  const letter: Schedule = {
    type: 'relative',
    anchor: { event: 'receiving this letter', day: null },
    after: [{ count: 70, unit: 'working day' }],
    isRange: false,
  }
  assert.equal(unknownEvent(letter), 'receiving this letter')
  assert.equal(datesIn(letter), '')
  const known = { 'receiving this letter': day('2021-11-17') }
  assert.equal(firstDates(letter, 1, known).join(), '2022-02-28')
})

test('a request moves the next date and the interval runs from it', () => {
  const asked = requestSooner(aRecurrence({ escalable: true }), day('2023-01-20'))
  assert.equal(datesIn(asked, 3), '2023-01-20 2023-03-20 2023-05-20')
})

test('a schedule says itself in words and as an iCal rule', () => {
  assert.equal(
    sayInWords(aRecurrence({ escalable: true })),
    'every two months, first by 31 December 2022, or sooner when asked',
  )
  assert.equal(toICalRule(aRecurrence()), 'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1')
  assert.equal(
    toICalRule(aRecurrence({ first: '2023-01-30', keepsTo: null })),
    'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=28,29,30;BYSETPOS=-1',
  )
  assert.equal(toICalRule({ type: 'standing' }), null)
})

test('what is printed of a schedule has its first six dates', () => {
  const due = dueOf(aRecurrence(), 'every two months')
  assert.deepEqual([due.type, due.every, due.dates.length], ['recurring', 'P2M', 6])
  assert.deepEqual(dueOf({ type: 'until', day: '2026-08-31', event: null }, null).dates, ['2026-08-31'])
})

const anyDay = fc.integer({ min: 0, max: 9000 }).map((offset) => day('2015-01-01').add({ days: offset }))
const anyEvery = fc.constantFrom('P1D', 'P1W', 'P2W', 'P6W', 'P1M', 'P2M', 'P3M', 'P6M', 'P1Y')
const longest: Record<string, number> = {
  P1D: 1,
  P1W: 7,
  P2W: 14,
  P6W: 42,
  P1M: 31,
  P2M: 62,
  P3M: 92,
  P6M: 184,
  P1Y: 366,
}

test('no date comes before its anchor, and none is further from the last than promised', () => {
  fc.assert(
    fc.property(anyDay, anyEvery, fc.boolean(), (start, every, isPrinted) => {
      const anchor = isPrinted ? null : { event: 'the date', day: start.toString() }
      const keepsTo = isMonthEnd(start) && /[MY]$/.test(every) ? 'month end' : null
      const schedule = aRecurrence({ every, first: isPrinted ? start.toString() : null, anchor, keepsTo })
      const dates = firstDates(schedule, 30)
      assert.equal(dates.length, 30)
      let before = start
      for (const date of dates) {
        assert.ok(!isBefore(date, before))
        // A month end may be three days further on than the same day of a shorter month.
        assert.ok(daysBetween(before, date) <= (longest[every] ?? 0) + (keepsTo === null ? 3 : 0))
        before = date
      }
    }),
  )
})

test('a date at the end of a month stays there, and any other keeps its day', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 24 }), (start, months) => {
      const keepsTo = isMonthEnd(start) ? 'month end' : null
      const schedule = aRecurrence({ every: `P${months}M`, first: start.toString(), keepsTo })
      for (const date of firstDates(schedule, 24)) {
        if (isMonthEnd(start)) assert.ok(isMonthEnd(date))
        else assert.equal(date.day, Math.min(start.day, date.daysInMonth))
      }
    }),
  )
})

test('the dates between two days are the dates there are, and working days are worked', () => {
  fc.assert(
    fc.property(anyDay, anyEvery, fc.integer({ min: 0, max: 2000 }), (start, every, length) => {
      const schedule = aRecurrence({ every, first: start.toString(), keepsTo: null })
      const from = start.add({ days: 30 })
      const to = from.add({ days: length })
      const within = firstDates(schedule, 3000).filter((at) => !isBefore(at, from) && !isBefore(to, at))
      assert.deepEqual(occurrencesOf(schedule, { from, to }).map(String), within.map(String))
      const settled = aRecurrence({ every: 'P1M', first: start.toString(), keepsTo: 'last working day' })
      assert.ok(firstDates(settled, 12).every(isWorkingDay))
    }),
    { numRuns: 30 },
  )
})

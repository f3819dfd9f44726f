import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toICalRule } from './schedule-ical.ts'
import { type Schedule, firstDates } from './schedule.ts'
import { sayInWords } from './schedule-words.ts'
import { readTime } from './time-grammar.ts'

// Days told by the calendar and not by a length of time, for an instrument of 14 September 2026.

const read = (words: string): Schedule =>
  readTime(words, { dated: '2026-09-14', instrument: 'this direction', before: null, verb: 'report' })
    .schedule
const dates = (words: string, count = 3) => firstDates(read(words), count).map(String)

test('a weekday of the month is found in every month', () => {
  assert.deepEqual(dates('report on the last Friday of every month'), [
    '2026-10-30',
    '2026-11-27',
    '2026-12-25',
  ])
  assert.deepEqual(dates('meet on the first Monday of each month'), [
    '2026-10-05',
    '2026-11-02',
    '2026-12-07',
  ])
  assert.equal(toICalRule(read('report on the last Friday of every month')), 'FREQ=MONTHLY;BYDAY=-1FR')
})

test('every Monday, and every other Tuesday, run from the next one', () => {
  assert.deepEqual(dates('meet every Monday', 2), ['2026-09-21', '2026-09-28'])
  assert.deepEqual(dates('meet every other Tuesday', 2), ['2026-09-15', '2026-09-29'])
})

test('days after and before the end of a quarter are counted from that end', () => {
  const after = 'report within ten working days of the end of each quarter'
  assert.deepEqual(dates(after, 2), ['2026-10-14', '2027-01-15'])
  assert.match(sayInWords(read(after)), /ten working days after the period ends/)
  assert.deepEqual(dates('report 14 days before each quarter end', 2), ['2026-09-16', '2026-12-17'])
  assert.equal(toICalRule(read(after)), null)
})

test('"by the end of each month" keeps to the ends of months, the instrument\u2019s own first', () => {
  assert.deepEqual(dates('report by the end of each month'), ['2026-09-30', '2026-10-31', '2026-11-30'])
})

test('a day placed in a named month is that one day', () => {
  assert.deepEqual(dates('finish by the first Friday in October 2027'), ['2027-10-01'])
  assert.deepEqual(dates('finish no later than the first working day of April 2027'), ['2027-04-01'])
  assert.deepEqual(dates('finish not later than the last day of September 2026'), ['2026-09-30'])
  assert.deepEqual(dates('finish no later than noon on 5 May 2027'), ['2027-05-05'])
})

test('"the 10th" after "each month" is the day of the month', () => {
  assert.deepEqual(dates('send figures each month, by close of play on the 10th', 2), [
    '2026-10-10',
    '2026-11-10',
  ])
})

test('a first month without its number is one month', () => {
  assert.deepEqual(dates('meet the Leader within the first month'), ['2026-10-14'])
})

test('what lasts as long as the direction is until its end', () => {
  const schedule = read('keep the post for the lifetime of this direction')
  assert.equal(schedule.type, 'until')
  assert.match(sayInWords(schedule), /the end of this direction/)
})

test('a daily rate is no recurrence', () => {
  assert.notEqual(read('pay the adviser at a daily rate for up to 40 days').type, 'recurring')
})

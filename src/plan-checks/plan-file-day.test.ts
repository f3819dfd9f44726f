import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayInWords, dayOfSerial, daysInWords, firstPromise, namesADay } from './plan-file-day.ts'

const read = (words: string): string | null => dayInWords(words)?.day.toString() ?? null

test('dates are read as people type them', () => {
  const written: Readonly<Record<string, string>> = {
    '31/03/2026': '2026-03-31',
    '31/03/26': '2026-03-31',
    '31.03.2026': '2026-03-31',
    '31-03-2026': '2026-03-31',
    '2026-03-31': '2026-03-31',
    '2026-03-31T00:00:00.000Z': '2026-03-31',
    '31 March 2026': '2026-03-31',
    '31st March 2026': '2026-03-31',
    '31st of March, 2026': '2026-03-31',
    'March 31st, 2026': '2026-03-31',
    '31-Mar-26': '2026-03-31',
    'Tues 3 Feb 2026': '2026-02-03',
    'w/c 9 March 2026': '2026-03-09',
    'end of March 2026': '2026-03-31',
    'End Feb 26': '2026-02-28',
    'March 2026': '2026-03-31',
    'Mar-26': '2026-03-31',
    "Sept '26": '2026-09-30',
    'mid-June 2026': '2026-06-15',
    '03/2026': '2026-03-31',
    'Q2 2025/26': '2025-09-30',
    'Q4 25/26': '2026-03-31',
    '2025/26 Q3': '2025-12-31',
    'Quarter 1 2026-27': '2026-06-30',
    'Q1 2026': '2026-03-31',
    'Spring 2026': '2026-04-30',
    'Autumn term 2026': '2026-12-31',
    '2025/26': '2026-03-31',
    'by end of 2026': '2026-12-31',
    '2027': '2027-12-31',
    'April to June 2026': '2026-06-30',
    'from April to June 2026': '2026-06-30',
    'Jan 2026 – Mar 2026': '2026-03-31',
    '31/01/26 revised to 30/04/26': '2026-04-30',
    '30/04/26 (was 31/01/26)': '2026-04-30',
    'moved from Jan 2026 to Mar 2026': '2026-03-31',
    'Ongoing until March 2027': '2027-03-31',
  }
  for (const [words, day] of Object.entries(written)) assert.equal(read(words), day, words)
})

test('a rhythm, a start, a review or a day that does not exist is no end', () => {
  for (const words of [
    '',
    'ongoing',
    'Ongoing (review March 2026)',
    'continuous',
    'monthly',
    'ASAP',
    'TBC',
    'March',
    'Summer',
    'starts 01/04/2026',
    'from April 2026',
    '31/02/2026',
    '45/13/2026',
    'n/a',
    'within 6 months',
    'Year 2',
  ])
    assert.equal(read(words), null, words)
})

test('the first promise stays where a date was moved', () => {
  assert.equal(firstPromise('31/01/26 revised to 30/04/26')?.toString(), '2026-01-31')
  assert.equal(firstPromise('30/04/26'), null)
})

test('a month without its year is a day of some year', () => {
  assert.ok(namesADay('March'))
  assert.ok(namesADay('by end of June'))
  assert.ok(namesADay('12 March'))
  assert.equal(namesADay('marching on'), false)
  assert.equal(namesADay('Summer'), false)
})

test('a number that a spreadsheet keeps for a day is that day', () => {
  assert.equal(dayOfSerial(46_112)?.toString(), '2026-03-31')
  assert.equal(dayOfSerial(46_112.75)?.toString(), '2026-03-31')
  assert.equal(dayOfSerial(12), null)
})

test('every date in a cell is found in its order', () => {
  assert.deepEqual(
    daysInWords('Draft 1/2/2026, final end of May 2026').map(({ day }) => day.toString()),
    ['2026-02-01', '2026-05-31'],
  )
})

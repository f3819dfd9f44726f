import assert from 'node:assert/strict'
import { test } from 'node:test'
import { impossibleDay } from './impossible-day.ts'

test('a day that no calendar has is told from words that name none, with its month’s last day', () => {
  const told = (words: string) => {
    const found = impossibleDay(words)
    return found === null ? null : [found.quote, found.last?.toString() ?? null]
  }
  assert.deepEqual(told('31/02/2027'), ['31/02/2027', '2027-02-28'])
  assert.deepEqual(told('by 31/09/26 at the latest'), ['31/09/26', '2026-09-30'])
  assert.deepEqual(told('2028-02-30'), ['2028-02-30', '2028-02-29'])
  assert.deepEqual(told('31st November 2026'), ['31st November 2026', '2026-11-30'])
  assert.deepEqual(told('February 30th, 2027'), ['February 30th, 2027', '2027-02-28'])
  assert.deepEqual(told('03/25/2027'), ['03/25/2027', null])
  for (const words of ['28/02/2027', 'March', 'ongoing', 'see note 3', '']) assert.equal(told(words), null)
})

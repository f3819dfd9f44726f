import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitMessage, waitUntil } from './sign-in-limit.ts'

const NOW = Temporal.Instant.from('2026-11-21T10:00:00Z')
const none = { failures: 0, lastAt: null }
const times = (failures: number, lastAt = NOW) => ({ failures, lastAt })

function minutesAfter(ofPerson: number, fromAddress = 0): number {
  const end = waitUntil({ ofPerson: times(ofPerson), fromAddress: times(fromAddress) }, NOW)
  return end === null ? 0 : NOW.until(end).total('minutes')
}

test('five wrong passwords are free, then each costs a longer wait', () => {
  assert.deepEqual(
    [0, 1, 4, 5, 6, 7, 8, 9, 10, 500].map((failures) => minutesAfter(failures)),
    [0, 0, 0, 1, 2, 4, 8, 15, 15, 15],
  )
})

test('one address may be shared by many people, but not guess without end', () => {
  assert.deepEqual(
    [5, 39, 40, 41, 60].map((failures) => minutesAfter(0, failures)),
    [0, 0, 1, 2, 15],
  )
})

test('the wait ends', () => {
  const past = { ofPerson: times(6), fromAddress: none }
  assert.notEqual(waitUntil(past, NOW.add({ seconds: 119 })), null)
  assert.equal(waitUntil(past, NOW.add({ seconds: 120 })), null)
})

test('the wait is said in whole minutes', () => {
  assert.match(waitMessage(NOW.add({ seconds: 20 }), NOW), /Wait 1 minute,/)
  assert.match(waitMessage(NOW.add({ seconds: 61 }), NOW), /Wait 2 minutes,/)
})

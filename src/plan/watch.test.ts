import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../test/builders.ts'
import { isWatchLetterDue, readFrom, tellsFrom } from './watch.ts'

const moment = (text: string) => Temporal.Instant.from(text)
const NOW = moment('2026-11-25T08:00:00Z')

test('a daily letter is written once a day at most', () => {
  assert.equal(isWatchLetterDue('each day', null, day('2026-11-25')), true)
  assert.equal(isWatchLetterDue('each day', day('2026-11-24'), day('2026-11-25')), true)
  assert.equal(isWatchLetterDue('each day', day('2026-11-25'), day('2026-11-25')), false)
})

test('a weekly letter comes on Monday, or later in the week where Monday was missed, and once', () => {
  const monday = day('2026-11-23')
  assert.equal(isWatchLetterDue('each week', day('2026-11-16'), monday), true)
  assert.equal(isWatchLetterDue('each week', day('2026-11-22'), monday.add({ days: 2 })), true)
  assert.equal(isWatchLetterDue('each week', monday, monday.add({ days: 6 })), false)
})

test('whoever wants no letter gets none', () => {
  assert.equal(isWatchLetterDue('never', null, day('2026-11-25')), false)
})

test('a letter tells from the last one on, the first one of its own span, and none of more than thirty days', () => {
  assert.equal(tellsFrom('each day', null, NOW).toString(), '2026-11-24T08:00:00Z')
  assert.equal(tellsFrom('each week', null, NOW).toString(), '2026-11-18T08:00:00Z')
  assert.equal(tellsFrom('each day', moment('2026-11-20T07:00:00Z'), NOW).toString(), '2026-11-20T07:00:00Z')
  assert.equal(tellsFrom('each day', moment('2026-01-01T07:00:00Z'), NOW).toString(), '2026-10-26T08:00:00Z')
})

test('a page shows what came after the last reading, else after the visit before', () => {
  const [looked, visited] = [moment('2026-11-20T07:00:00Z'), moment('2026-11-22T07:00:00Z')]
  assert.equal(readFrom(looked, visited, NOW), looked)
  assert.equal(readFrom(null, visited, NOW), visited)
  assert.equal(readFrom(null, null, NOW).toString(), '2026-10-26T08:00:00Z')
})

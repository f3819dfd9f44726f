import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SEARCH_KINDS } from './search-kinds.ts'
import { kindOfPart, partsOf, readAgainAfter, SEARCH_PARTS } from './search-parts.ts'

test('every kind has its parts, and every part its kind', () => {
  assert.deepEqual(partsOf(SEARCH_KINDS), SEARCH_PARTS)
  for (const kind of SEARCH_KINDS) assert.ok(partsOf([kind]).length > 0, kind)
  for (const part of SEARCH_PARTS) assert.ok(SEARCH_KINDS.includes(kindOfPart(part)), part)
})

test('an action’s event has only what belongs to that action read again, beside what is small', () => {
  const again = readAgainAfter([
    { kind: 'action', id: 7 },
    { kind: 'action', id: 7 },
    { kind: 'letter', id: 1 },
  ])
  assert.deepEqual(again?.of.get('update'), [{ kind: 'action', ids: [7] }])
  assert.equal(again?.of.has('document'), false)
  assert.equal(again?.whole.has('person'), true)
  assert.equal(again?.whole.has('action'), false)
})

test('an event that could change many, or that nobody knows here, has them all read again', () => {
  assert.equal(readAgainAfter([{ kind: 'instrument', id: 1 }])?.whole.has('requirement'), true)
  assert.equal(readAgainAfter([{ kind: 'plan import', id: 1 }]), null)
  assert.equal(readAgainAfter([{ kind: 'action', id: null }]), null)
  assert.equal(readAgainAfter(Array.from({ length: 501 }, (_, id) => ({ kind: 'action', id }))), null)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../test/builders.ts'
import type { ActionId } from '../shared/ids.ts'
import { lastChain, laterThan, sayDependencyRefusal, type Timed, waitFor } from './dependency.ts'

const TODAY = day('2026-11-21')

function waiting(id: number, waitsFor: readonly number[] = [], wanted: Partial<Timed> = {}): Timed {
  return {
    id: id as ActionId,
    reference: `A${id}`,
    waitsFor: waitsFor as ActionId[],
    dueOn: day('2027-01-31'),
    isDone: false,
    isCancelled: false,
    ...wanted,
  }
}
const ask = (all: readonly Timed[], id: number, earlier: number) =>
  waitFor(all, id as ActionId, earlier as ActionId)

test('an action may wait for any that does not wait for it', () => {
  const all = [waiting(1), waiting(2, [1]), waiting(3, [1])]
  assert.deepEqual(ask(all, 3, 2), { ok: true, value: true })
})

test('no action waits for itself, twice for the same, or for what is not in the plan', () => {
  const all = [waiting(1), waiting(2, [1])]
  assert.deepEqual(ask(all, 1, 1), { ok: false, refusal: { why: 'itself' } })
  assert.deepEqual(ask(all, 2, 1), { ok: false, refusal: { why: 'already' } })
  assert.deepEqual(ask(all, 2, 9), { ok: false, refusal: { why: 'not in the plan' } })
})

test('a circle is refused however long it is, with the shortest way round as its reason', () => {
  const all = [waiting(1), waiting(2, [1]), waiting(3, [2]), waiting(4, [3, 1]), waiting(5, [4])]
  const refused = ask(all, 1, 5)
  assert.deepEqual(refused, { ok: false, refusal: { why: 'circle', path: ['A5', 'A4', 'A1'] } })
  assert.equal(
    refused.ok ? '' : sayDependencyRefusal(refused.refusal, 'A1'),
    'A1 cannot wait for A5: A5 waits for A4, which waits for A1. Neither could ever be done',
  )
})

test('what is still open and due later comes too late; what is done, cancelled or without a date does not', () => {
  const later = { dueOn: day('2027-03-01') }
  const all = [
    waiting(1, [], later),
    waiting(2, [], { ...later, isDone: true }),
    waiting(3, [], { ...later, isCancelled: true }),
    waiting(4, [], { dueOn: null }),
    waiting(5),
  ]
  assert.deepEqual(
    laterThan(day('2027-01-31'), all).map(({ reference }) => reference),
    ['A1'],
  )
  assert.deepEqual(laterThan(null, all), [])
})

test('the last chain ends as long after each step as was planned, from today where a step is late', () => {
  const all = [
    waiting(1, [], { dueOn: day('2026-11-01') }),
    waiting(2, [1], { dueOn: day('2026-12-01') }),
    waiting(3, [2], { dueOn: day('2026-12-11') }),
    waiting(4, [], { dueOn: day('2028-01-01') }),
  ]
  const chain = lastChain(all, TODAY)
  // Twenty days late at the beginning: thirty and ten days after today.
  assert.equal(chain?.endsOn.toString(), '2026-12-31')
  assert.deepEqual(
    chain?.actions.map(({ reference }) => reference),
    ['A1', 'A2', 'A3'],
  )
})

test('an action that was planned before what it waits for ends with it', () => {
  const all = [waiting(1, [], { dueOn: day('2027-06-01') }), waiting(2, [1], { dueOn: day('2027-01-01') })]
  assert.equal(lastChain(all, TODAY)?.endsOn.toString(), '2027-06-01')
})

test('there is no chain where nothing open waits for anything open, and a circle in old rows does not hang it', () => {
  assert.equal(lastChain([waiting(1), waiting(2, [3]), waiting(3, [], { isDone: true })], TODAY), null)
  assert.doesNotThrow(() => lastChain([waiting(1, [2]), waiting(2, [1])], TODAY))
})

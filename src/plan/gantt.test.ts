import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ActionId } from '../shared/ids.ts'
import type { Action } from './action.ts'
import { layBars, layWaits, monthsOf, placeOf, spanOf } from './gantt.ts'

const on = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const TODAY = on('2026-11-21')

function anAction(id: number, wanted: Partial<Action>): Action {
  return {
    id,
    doneOn: null,
    cancelledOn: null,
    startedOn: null,
    startOn: null,
    firstDueOn: null,
    dueOn: null,
    recheck: null,
    ...wanted,
  } as Action
}

test('a plan without dates has no span, and one with dates spans whole months that hold today', () => {
  assert.equal(spanOf([anAction(1, {})], TODAY), null)
  const span = spanOf([anAction(1, { startOn: on('2027-01-31'), dueOn: on('2027-02-10') })], TODAY)
  assert.ok(span !== null)
  assert.equal(span.from.toString(), '2026-11-01')
  assert.equal(span.to.toString(), '2027-03-01')
  assert.deepEqual(monthsOf(span).map(String), ['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01'])
})

test('places run from nought to one and never beyond', () => {
  const span = { from: on('2026-11-01'), to: on('2026-11-11') }
  assert.equal(placeOf(span, on('2026-11-06')), 0.5)
  assert.equal(placeOf(span, on('2025-01-01')), 0)
  assert.equal(placeOf(span, on('2027-01-01')), 1)
})

test('bars stand by their due day, show a moved first promise, and never run backwards', () => {
  const span = { from: on('2026-09-01'), to: on('2027-03-01') }
  const bars = layBars(
    [
      anAction(1, { startOn: on('2026-10-01'), firstDueOn: on('2026-12-01'), dueOn: on('2027-01-01') }),
      anAction(2, { startOn: on('2026-12-24'), firstDueOn: on('2026-11-01'), dueOn: on('2026-11-01') }),
      anAction(3, { dueOn: null }),
    ],
    span,
    TODAY,
  )
  assert.deepEqual(
    bars.map((bar) => [bar.action.id, bar.look, bar.first !== null]),
    [
      [2, 'late', false],
      [1, 'open', true],
    ],
  )
  assert.ok(bars.every((bar) => bar.start <= bar.end))
})

test('what waits for what is a line between two bars, and says where the dates do not allow it', () => {
  const first = anAction(1, { dueOn: on('2026-12-01') })
  const second = anAction(2, { dueOn: on('2027-01-01'), waitsFor: [1, 3, 9] as ActionId[] })
  const third = anAction(3, { dueOn: on('2027-02-01') })
  const all = [third, second, first]
  const span = spanOf(all, TODAY)
  assert.ok(span !== null)
  assert.deepEqual(layWaits(layBars(all, span, TODAY)), [
    { from: 0, to: 1, isTooLate: false },
    { from: 2, to: 1, isTooLate: true },
  ])
})

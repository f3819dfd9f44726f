import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../test/builders.ts'
import { checkPlan, type PlanAction } from './plan-check.ts'

function anAction(id: string, wanted: Partial<PlanAction> = {}): PlanAction {
  return {
    id,
    reference: `A${id}`,
    words: 'Offer every social worker supervision every four weeks',
    owner: 'Ada Owner',
    due: day('2027-01-31'),
    dueWords: null,
    measure: '95 % in time, from 60 %',
    waitsFor: [],
    ...wanted,
  }
}
const said = (...actions: readonly PlanAction[]) =>
  checkPlan(actions)
    .actions.flatMap(({ problems }) => problems)
    .filter(({ check }) => check === 'waits for something that ends later')

test('an action that waits for something due after it is named, with both days and the other', () => {
  const [problem, ...more] = said(
    anAction('1', { waitsFor: ['2'] }),
    anAction('2', { due: day('2027-03-31') }),
  )
  assert.equal(problem?.why, 'It is due on 31 January 2027 and waits for A2, which is due on 31 March 2027.')
  assert.equal(problem?.other, '2')
  assert.deepEqual(more, [])
})

test('what ends on the day or before, is finished, has no date or is not seen is no problem', () => {
  const later = { due: day('2027-03-31') }
  assert.deepEqual(said(anAction('1', { waitsFor: ['2'] }), anAction('2')), [])
  assert.deepEqual(
    said(anAction('1', { waitsFor: ['2'] }), anAction('2', { ...later, isFinished: true })),
    [],
  )
  assert.deepEqual(said(anAction('1', { waitsFor: ['2'], isFinished: true }), anAction('2', later)), [])
  assert.deepEqual(said(anAction('1', { waitsFor: ['2', '9'] }), anAction('2', { due: null })), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkAction, type PlanAction } from './plan-check.ts'

const action: PlanAction = {
  id: '1',
  reference: 'A1',
  words: 'Publish the threshold document to every school',
  owner: 'Ruth Adeyemi',
  due: Temporal.PlainDate.from('2027-03-31'),
  dueWords: null,
  measure: 'Re-referrals fall from 28% to 20%',
}
const asked = (more: Partial<PlanAction>) =>
  checkAction({ ...action, ...more }).filter(({ check }) => check === 'no sign-off').length

test('an action that nobody signs off says so, in a plan that has a place to say it', () => {
  assert.equal(asked({ signOff: '' }), 1)
  assert.equal(asked({ signOff: null }), 1)
  assert.equal(asked({ signOff: 'TBC' }), 1)
  assert.equal(asked({ signOff: 'The improvement board' }), 0)
  assert.equal(asked({}), 0)
})

test('of what is finished nobody asks it any more', () => {
  assert.equal(asked({ signOff: '', isFinished: true }), 0)
})

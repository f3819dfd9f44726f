import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkAction, type PlanAction } from './plan-check.ts'

const action = (words: string, more: Partial<PlanAction> = {}): PlanAction => ({
  id: '1',
  reference: 'A1',
  words,
  owner: 'Joanne Whitfield',
  due: Temporal.PlainDate.from('2027-03-31'),
  dueWords: null,
  measure: null,
  ...more,
})
const better = (words: string, check: string) =>
  checkAction(action(words)).find((one) => one.check === check)?.better ?? ''

test('a measure is offered only of what the action is about', () => {
  assert.match(better('Recruit 18 foster carers', 'no measure'), /^Fostering households/)
  assert.match(better('Appoint a permanent assistant director', 'no measure'), /^Leadership posts/)
  assert.match(better('Improve multi-agency working around neglect', 'no measure'), /^Repeat referrals/)
  assert.match(
    better('Prepare our own assessment for the Department', 'no measure'),
    /^What a child or parent/,
  )
  assert.match(better('Improve the quality of assessments of need', 'no measure'), /^Assessments completed/)
  assert.match(better('Recruit social workers to the vacant posts', 'no measure'), /^Social work posts/)
  assert.match(better('Publish the plan of the partnership', 'no measure'), /^What a child or parent/)
})

test('what is offered for a vague act is not called vague itself, and reads as a sentence', () => {
  const explored = better('Explore opportunities around neglect', 'vague')
  assert.match(
    explored,
    /^The improvement board agrees by 31 March 2027 what will change about opportunities around neglect/,
  )
  const offered = action(explored, { measure: 'Repeat referrals fall from 12% to 8%' })
  assert.equal(checkAction(offered).filter(({ check }) => check === 'vague').length, 0)
  assert.match(
    better('Continue to embed the practice model', 'vague'),
    /Joanne Whitfield will embed the practice model every/,
  )
  assert.match(better('Maintain weekly huddles', 'vague'), /Joanne Whitfield keeps up weekly huddles every/)
})

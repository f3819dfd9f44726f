import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPlan } from '../src/plan-checks/plan-check.ts'
import { scoreWhole } from './plan-checks/measure-whole.ts'
import { WHOLE_PLANS } from './plan-checks/whole-plans.ts'
import { LABELLED, actionsOf, poolScores, precision, recall, scoreOf } from './plan-checks/measure.ts'

// Floors a little below what is measured today, so that a change of words that costs the checks their judgement is seen.
test('over all labelled plans each check finds most of what the labels name, and little else', () => {
  for (const score of poolScores(LABELLED.map(scoreOf))) {
    assert.ok(
      precision(score) >= 0.85,
      `${score.check}: precision ${precision(score)}, wrong ${score.wrong.join(' ')}`,
    )
    assert.ok(
      recall(score) >= 0.8,
      `${score.check}: recall ${recall(score)}, missed ${score.missed.join(' ')}`,
    )
  }
})

test('in whole files, however shaped, every action is found and each check finds what the labels name', async () => {
  const whole = await scoreWhole(WHOLE_PLANS)
  assert.deepEqual([whole.actions, whole.missing, whole.extra], [357, [], []])
  for (const score of whole.scores) {
    assert.ok(
      precision(score) >= 0.9,
      `${score.check}: precision ${precision(score)}, wrong ${score.wrong.join(' ')}`,
    )
    assert.ok(
      recall(score) >= 0.88,
      `${score.check}: recall ${recall(score)}, missed ${score.missed.join(' ')}`,
    )
  }
})

test('every quote stands word for word in the action it is raised on', () => {
  for (const { action, problems } of LABELLED.flatMap((file) => checkPlan(actionsOf(file)).actions)) {
    const said = [action.words, action.owner, action.dueWords, action.measure]
      .join('\n')
      .replaceAll(/[^\S\n]+/g, ' ')
    for (const { check, quote } of problems) assert.ok(said.includes(quote), `${check}: "${quote}"`)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LABELLED, poolScores, precision, recall, scoreOf } from './plan-checks/measure.ts'

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

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { precision, recall, scoreOf } from './plan-checks/measure.ts'

// Floors below what is measured today, so that a change of words that costs the checks their judgement is seen.
for (const file of ['thornwick.csv', 'eastmere.csv']) {
  test(`on ${file} each check finds most of what the labels name, and little else`, () => {
    for (const score of scoreOf(file)) {
      assert.ok(
        precision(score) >= 0.85,
        `${score.check}: precision ${precision(score)}, wrong ${score.wrong.join(' ')}`,
      )
      assert.ok(
        recall(score) >= 0.65,
        `${score.check}: recall ${recall(score)}, missed ${score.missed.join(' ')}`,
      )
    }
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkHeadlines, describeHeadlines } from './headline.ts'

const objectives = [1, 2, 3, 4].map((id) => ({ id, place: id, title: `Objective ${id}` }))
const tied = (...counts: readonly number[]) =>
  counts.flatMap((count, i) => Array.from({ length: count }, () => ({ objectiveIds: [i + 1] })))

test('an objective has three to five headline measures, or it is said which has not', () => {
  const checks = checkHeadlines(objectives, tied(0, 2, 3, 6))
  assert.deepEqual(
    checks.map(({ objective, word }) => [objective.id, word]),
    [
      [1, 'none'],
      [2, 'too few'],
      [4, 'too many'],
    ],
  )
  assert.equal(describeHeadlines(4, checks), '1 of 4 objectives has three to five headline measures.')
})

test('with all in order nothing is checked, and without objectives nothing is said', () => {
  assert.deepEqual(checkHeadlines(objectives, tied(3, 4, 5, 3)), [])
  assert.equal(describeHeadlines(4, []), 'All 4 objectives have three to five headline measures.')
  assert.equal(describeHeadlines(0, []), '')
})

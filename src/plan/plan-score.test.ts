import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ActionId, CheckAnswerId } from '../shared/ids.ts'
import { answeredWith, type CheckAnswer, withAnswers } from './check-answer.ts'
import { type PlanAction, checkPlan, problemKey } from '../plan-checks/plan-check.ts'
import { type PlanScore, changeByCheck, scoreOf, scoreSentence, shareOf, weekly } from './plan-score.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

function anAction(wanted: Partial<PlanAction> = {}): PlanAction {
  return {
    id: '1',
    reference: 'A1',
    words: 'Open a duty desk at the family hub',
    owner: 'Head of Service',
    due: day('2027-03-31'),
    dueWords: null,
    measure: 'Contacts decided in a day from 61% to 90%',
    ...wanted,
  }
}

function anAnswer(wanted: Partial<CheckAnswer> = {}): CheckAnswer {
  return {
    id: 1 as CheckAnswerId,
    actionId: 2 as ActionId,
    requirementId: null,
    check: 'vague',
    problem: '',
    quote: '',
    why: 'The board’s own words',
    by: 'Ada Lead',
    answeredAt: Temporal.Instant.from('2026-11-01T09:00:00Z'),
    ...wanted,
  }
}

function aScore(on: string, clear: number, byCheck: PlanScore['byCheck'] = {}): PlanScore {
  return { countedOn: day(on), actions: 10, clear, answered: 0, byCheck }
}

const vague = anAction({ id: '2', words: 'Improve practice' })

test('the score is the share of actions without an open problem, and an answered one is not open', () => {
  const checked = checkPlan([anAction(), vague])
  const before = scoreOf(withAnswers(checked, []), day('2026-11-21'))
  assert.deepEqual([before.actions, before.clear, shareOf(before)], [2, 1, 50])
  assert.deepEqual(before.byCheck, { vague: 1 })
  const problem = problemKey(checked.actions[1]?.problems[0] as never)
  const after = scoreOf(withAnswers(checked, [anAnswer({ problem })]), day('2026-11-21'))
  assert.deepEqual([after.clear, after.answered, shareOf(after)], [2, 1, 100])
  assert.equal(shareOf({ actions: 0, clear: 0 }), null)
})

test('an answer to words that have changed is overtaken, and hides nothing', () => {
  const answers = withAnswers(checkPlan([vague]), [anAnswer({ problem: 'vague|improve supervision|' })])
  assert.deepEqual([answers.standing.length, answers.overtaken.length], [0, 1])
  assert.equal(answers.open.actions[0]?.problems.length, 1)
})

test('one reason for two actions that say the same answers what is said of either', () => {
  const checked = checkPlan([anAction(), anAction({ id: '2', reference: 'A2' })])
  const same = checked.actions[0]?.problems.find(({ check }) => check === 'says the same as')
  assert.ok(same)
  assert.deepEqual(
    answeredWith(checked, '1', problemKey(same)).map(({ action }) => action),
    ['1', '2'],
  )
  assert.deepEqual(answeredWith(checked, '1', 'vague||'), [])
})

test('of each week the last count is shown', () => {
  const scores = ['2026-11-02', '2026-11-04', '2026-11-09', '2027-01-03', '2027-01-04'].map((on) =>
    aScore(on, 5),
  )
  assert.deepEqual(
    weekly(scores).map(({ countedOn }) => countedOn.toString()),
    ['2026-11-04', '2026-11-09', '2027-01-03', '2027-01-04'],
  )
})

test('the sentence says how many now, and how far that is from the first count', () => {
  assert.match(scoreSentence([aScore('2026-11-02', 5)]), /^5 of 10 actions \(50%\)[^:]*no earlier count/)
  const grown = scoreSentence([aScore('2026-11-02', 5), aScore('2026-11-09', 7)])
  assert.match(grown, /7 of 10 actions \(70%\).*: 20 percentage points more than 50% on 2 November 2026/)
  assert.match(
    scoreSentence([aScore('2026-11-02', 5), aScore('2026-11-09', 5)]),
    /as on the first day counted/,
  )
  assert.equal(scoreSentence([]), 'There is no action to read yet.')
})

test('each check is set beside its first count, what is most open now first', () => {
  const changes = changeByCheck([
    aScore('2026-11-02', 5, { vague: 4, 'no owner': 1 }),
    aScore('2026-11-09', 5, { vague: 1, 'no date': 2 }),
  ])
  assert.deepEqual(changes, [
    { check: 'no date', first: 0, last: 2 },
    { check: 'vague', first: 4, last: 1 },
    { check: 'no owner', first: 1, last: 0 },
  ])
})

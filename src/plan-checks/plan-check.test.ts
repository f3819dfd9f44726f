import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '../shared/days.ts'
import {
  type PlanAction,
  type PlanSurroundings,
  checkAction,
  checkPlan,
  problemKey,
  withoutAnswered,
} from './plan-check.ts'

const day = (text: string): Day => Temporal.PlainDate.from(text)

const anAction = (wanted: Partial<PlanAction> = {}): PlanAction => ({
  id: '1',
  reference: '1.1',
  words: 'Open a second duty desk at the family hub',
  owner: 'Head of Service',
  due: day('2026-03-31'),
  dueWords: null,
  measure: 'Contacts decided within a day from 61% to 90%',
  ...wanted,
})

const checksOf = (wanted: Partial<PlanAction>, surroundings: PlanSurroundings = {}): readonly string[] =>
  checkAction(anAction(wanted), surroundings).map(({ check }) => check)

test('a whole action has no problem', () => {
  assert.deepEqual(checksOf({}), [])
})

test('an end beyond the instrument’s own is named with both days', () => {
  const [problem] = checkAction(anAction(), { until: day('2026-02-28') })
  assert.equal(problem?.check, 'ends after the instrument')
  assert.match(problem?.why ?? '', /31 March 2026.*28 February 2026/)
  assert.deepEqual(checksOf({}, { until: day('2026-03-31') }), [])
})

test('a milestone after the due date is named, one on the day is not', () => {
  const milestones = [
    { words: 'Desk staffed', due: day('2026-03-31') },
    { words: 'Hours published', due: day('2026-04-01') },
  ]
  const problems = checkAction(anAction({ milestones }))
  assert.deepEqual(
    problems.map(({ check, quote }) => [check, quote]),
    [['milestone after the due date', 'Hours published']],
  )
})

test('a date in the action’s own words is an end', () => {
  const undated = { due: null, dueWords: '' }
  assert.deepEqual(checksOf({ ...undated, words: 'Open a second duty desk by 31 March 2026' }), [])
  assert.deepEqual(
    checksOf({ ...undated, words: 'Review the board’s terms of reference and agree new ones on 12 March' }),
    [],
  )
  assert.deepEqual(checksOf(undated), ['no date'])
})

test('a month without its year is told apart from no date', () => {
  assert.deepEqual(checksOf({ due: null, dueWords: 'March' }), ['date without a year'])
  assert.deepEqual(checksOf({ due: null, dueWords: 'ongoing' }), ['no date'])
  assert.deepEqual(checksOf({ due: null, dueWords: 'Completed' }), [])
})

test('an owner with more unfinished actions than they can carry sees it on each', () => {
  const actions = Array.from({ length: 4 }, (_, at) =>
    anAction({
      id: String(at),
      words: `Open the duty desk number ${at + 2} at hub ${'abcd'[at] ?? ''}`,
      isFinished: at === 3,
    }),
  )
  const loaded = (carries: number): number =>
    checkPlan(actions, { carries }).actions.filter(({ problems }) =>
      problems.some(({ check }) => check === 'owner carries too much'),
    ).length
  assert.equal(loaded(2), 3)
  assert.equal(loaded(3), 0)
})

test('duties without an action and actions without a duty are both named', () => {
  const duties = [
    { id: 'd1', clause: '7.b', words: 'The Council must report every two months' },
    { id: 'd2', clause: '7.c', words: 'The Council must give access to staff' },
  ]
  const plan = checkPlan(
    [anAction({ duties: ['d1'] }), anAction({ id: '2', words: 'Buy ten laptops', duties: [] })],
    {
      duties,
    },
  )
  assert.deepEqual(
    plan.duties.map(({ duty, quote }) => [duty, quote]),
    [['d2', 'The Council must give access to staff']],
  )
  assert.deepEqual(
    plan.actions.map(({ problems }) => problems.map(({ check }) => check)),
    [[], ['answers no duty']],
  )
})

test('a plan that does not say what its actions answer is not blamed for it', () => {
  assert.deepEqual(checksOf({}), [])
})

test('a problem answered with a reason stays answered until its words change', () => {
  const [problem] = checkAction(anAction({ words: 'Improve practice' }))
  assert.ok(problem)
  const answered = new Set([problemKey(problem)])
  assert.deepEqual(withoutAnswered(checkAction(anAction({ words: 'Improve  practice' })), answered), [])
  assert.equal(withoutAnswered(checkAction(anAction({ words: 'Improve supervision' })), answered).length, 1)
})

test('every problem says why, and how better', () => {
  const bad = anAction({
    words: 'Ensure good practice',
    owner: 'Head of Service / AD',
    due: null,
    dueWords: 'tbc',
    measure: 'Policy published',
  })
  const problems = checkAction(bad)
  assert.deepEqual(
    problems.map(({ check }) => check).toSorted(),
    ['no date', 'output not outcome', 'several owners', 'vague'].toSorted(),
  )
  for (const { why, better } of problems) assert.ok(why.length > 10 && better.length > 10)
})

test('a cell made to be slow to read is cut before it is checked', () => {
  const long = '1'.repeat(200_000)
  const { actions } = checkPlan([
    anAction({ words: long, owner: long, dueWords: long, due: null, measure: long }),
  ])
  assert.ok(actions[0]?.action.words.length === 3_000)
})

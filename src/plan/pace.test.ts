import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '../shared/days.ts'
import { daysLost } from './action.ts'
import { type PaceAction, judgePace } from './pace.ts'

const day = (text: string): Day => Temporal.PlainDate.from(text)
const TODAY = day('2026-11-21')
const ASK = { today: TODAY, rhythmDays: 35, evidenceDays: 28 }

let made = 0
function anAction(wanted: Partial<PaceAction>): PaceAction {
  made += 1
  const action = {
    id: `a${made}`,
    reference: `1.${made}`,
    objectives: ['The front door'],
    partners: [],
    startOn: day('2026-06-01'),
    firstDueOn: day('2027-01-31'),
    dueOn: day('2027-01-31'),
    doneOn: null,
    evidencedOn: null,
    lastUpdateOn: day('2026-11-10'),
    cancelledOn: null,
    ...wanted,
  }
  return { daysLost: daysLost({ ...action, recheck: null, recheckedOn: null }, TODAY), ...action }
}

const verdictOf = (actions: readonly PaceAction[]): string | undefined =>
  judgePace(actions, ASK).objectives[0]?.verdict

test('an objective whose actions are heard of and not yet due is not slow', () => {
  assert.equal(verdictOf([anAction({}), anAction({})]), 'nothing due yet')
})

test('an objective that did what was due keeps pace', () => {
  const done = {
    dueOn: day('2026-09-30'),
    firstDueOn: day('2026-09-30'),
    doneOn: day('2026-09-20'),
    evidencedOn: day('2026-10-01'),
  }
  assert.equal(verdictOf([anAction(done), anAction(done), anAction({})]), 'keeping pace')
})

test('half of what is due undone is slow, and the sentence says how late', () => {
  const late = anAction({ dueOn: day('2026-09-30'), firstDueOn: day('2026-09-30') })
  const done = anAction({
    dueOn: day('2026-09-30'),
    firstDueOn: day('2026-09-30'),
    doneOn: day('2026-09-30'),
    evidencedOn: day('2026-09-30'),
  })
  const [judged] = judgePace([late, done], ASK).objectives
  assert.equal(judged?.verdict, 'slow to progress')
  assert.ok(
    judged?.sentence.includes(`1 of 2 due by now is not done, the longest ${late.reference} by 52 days`),
  )
})

test('silence, slippage and an evidence gap are each a sign of their own', () => {
  const silent = anAction({ lastUpdateOn: day('2026-08-01') })
  const slipped = anAction({ firstDueOn: day('2026-06-30'), dueOn: day('2027-06-30') })
  const bare = anAction({
    dueOn: day('2026-07-31'),
    firstDueOn: day('2026-07-31'),
    doneOn: day('2026-07-31'),
  })
  const signsOf = (action: PaceAction): readonly string[] | undefined =>
    judgePace([action], ASK).objectives[0]?.signs.map(({ sign }) => sign)
  assert.deepEqual(signsOf(silent), ['silence'])
  assert.deepEqual(signsOf(slipped), ['slippage'])
  assert.deepEqual(signsOf(bare), ['evidence gap'])
})

test('a partner is judged by what it owes, whichever objective that serves', () => {
  const owed = { partners: ['Police'], dueOn: day('2026-08-31'), firstDueOn: day('2026-08-31') }
  const { partners } = judgePace(
    [anAction(owed), anAction({ ...owed, objectives: ['Exploitation'] }), anAction({ partners: ['Health'] })],
    ASK,
  )
  assert.deepEqual(
    partners.map(({ name, verdict }) => [name, verdict]),
    [
      ['Police', 'slow to progress'],
      ['Health', 'nothing due yet'],
    ],
  )
})

test('a cancelled action weighs on nobody', () => {
  assert.deepEqual(
    judgePace([anAction({ cancelledOn: TODAY, dueOn: day('2026-01-31') })], ASK).objectives,
    [],
  )
})

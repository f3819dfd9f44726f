import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '../shared/days.ts'
import { daysLost } from './action.ts'
import { judgePace } from './pace.ts'
import type { PaceAction } from './pace-sign.ts'

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

const SETTLED = {
  dueOn: day('2026-09-30'),
  firstDueOn: day('2026-09-30'),
  doneOn: day('2026-09-30'),
  evidencedOn: day('2026-09-30'),
}
const LATE = { dueOn: day('2026-09-30'), firstDueOn: day('2026-09-30') }
const SILENT = { lastUpdateOn: day('2026-08-01') }
const SLIPPED = { firstDueOn: day('2026-12-01'), dueOn: day('2027-04-30') }

/** As many actions of each kind as asked for. */
function some(...kinds: readonly (readonly [number, Partial<PaceAction>])[]): readonly PaceAction[] {
  return kinds.flatMap(([number, wanted]) => Array.from({ length: number }, () => anAction(wanted)))
}

test('a grave sign is grave only where it rests on a fifth of the actions', () => {
  assert.equal(verdictOf(some([1, LATE], [1, SETTLED], [3, {}])), 'slow to progress')
  assert.equal(verdictOf(some([1, LATE], [1, SETTLED], [4, {}])), 'watch')
  assert.equal(verdictOf(some([1, SILENT], [1, {}], [8, { startOn: day('2027-01-01') }])), 'watch')
})

test('where all that was due is done, an objective keeps pace, and lighter signs are told beside it', () => {
  const all = some([5, SETTLED], [2, SLIPPED], [1, SILENT])
  const [judged] = judgePace(all, ASK).objectives
  assert.equal(judged?.verdict, 'keeping pace')
  assert.match(
    judged?.sentence ?? '',
    /keeps pace: 5 of 5 due by now are done\. Yet dates of 2 of 8 actions were moved/,
  )
  const [clean] = judgePace(some([5, SETTLED], [3, {}]), ASK).objectives
  assert.match(clean?.sentence ?? '', /5 of 5 due by now are done, on the dates first promised/)
  assert.equal(
    verdictOf(some([5, SETTLED], [5, { ...SLIPPED, dueOn: day('2027-12-01') }])),
    'slow to progress',
  )
})

test('lighter signs make slow together only when three of them rest on more than half of the actions', () => {
  // One of three due is late, two moved, two of five under way are silent: three signs on five actions.
  const signs = [
    [1, LATE],
    [2, SETTLED],
    [2, SLIPPED],
    [2, SILENT],
  ] as const
  const [slow] = judgePace(some(...signs, [2, {}]), ASK).objectives
  assert.equal(slow?.verdict, 'slow to progress')
  assert.match(slow?.sentence ?? '', /is slow to progress, 3 of 4 signs on 5 of its 9 actions: 1 of 3 due/)
  assert.equal(verdictOf(some(...signs, [3, {}])), 'watch', 'half is not most')
  assert.equal(verdictOf(some([1, LATE], [2, SETTLED], [2, SILENT], [1, {}])), 'slow to progress')
  assert.equal(
    verdictOf(some([1, LATE], [4, SETTLED], [1, SILENT], [2, {}])),
    'watch',
    'two signs are not most',
  )
})

test('the slowest come first, by shares and not by how many actions they have', () => {
  const named = (objective: string, actions: readonly PaceAction[]) =>
    actions.map((action) => ({ ...action, objectives: [objective] }))
  const { objectives } = judgePace(
    [
      ...named('Nothing due', some([2, {}])),
      ...named('Large', some([20, LATE], [20, SETTLED])),
      ...named('All late', some([2, LATE])),
      ...named('On pace', some([2, SETTLED])),
      ...named('A little late', some([1, LATE], [3, SETTLED], [2, {}])),
    ],
    ASK,
  )
  assert.deepEqual(
    objectives.map(({ name }) => name),
    ['All late', 'Large', 'A little late', 'On pace', 'Nothing due'],
  )
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

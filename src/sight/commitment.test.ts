import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAction, anObjective, day } from '../../test/builders.ts'
import type { ActionId, ObjectiveId, PersonId } from '../shared/ids.ts'
import { judgeCommitments } from './commitment.ts'
import { judgePace } from '../plan/pace.ts'
import { type Arrival, forecastActionsOf, paceActionsOf, paceAskOf } from './pace-facts.ts'

const TODAY = day('2026-11-21')
const moved = anAction({
  firstDueOn: day('2026-10-01'),
  dueOn: day('2026-12-01'),
  moves: 1,
  objectiveIds: [1 as ObjectiveId, 2 as ObjectiveId],
})
const move = {
  actionId: 1 as ActionId,
  movedOn: day('2026-09-20'),
  fromOn: day('2026-10-01'),
  toOn: day('2026-12-01'),
  reason: 'A post stood empty',
  askedBy: null,
  agreedBy: 'Ada Lead',
}

test('a date that moved keeps its first promise, its move and the days lost under each objective, owner and agency', () => {
  const objectives = [
    anObjective(),
    anObjective({ id: 2 as ObjectiveId, place: 2, title: 'Children are heard' }),
  ]
  const late = anAction({
    id: 2 as ActionId,
    firstDueOn: day('2026-11-11'),
    dueOn: day('2026-11-11'),
    partner: 'Health',
  })
  const dropped = anAction({ id: 3 as ActionId, moves: 1, cancelledOn: TODAY, cancelledWhy: 'x' })
  const agencies = new Map([[1 as PersonId, 'Police']])
  const found = judgeCommitments(
    { actions: [moved, late, dropped], objectives, moves: [move], agencies },
    TODAY,
  )
  assert.equal(found.moved.length, 1)
  assert.equal(found.moved[0]?.daysLost, 61)
  assert.deepEqual(found.moved[0]?.moves, [move])
  assert.deepEqual([found.promised, found.unmoved, found.days, found.shared], [2, 1, 71, 2])
  assert.deepEqual(
    found.byObjective.map((one) => [one.name, one.days]),
    [
      ['Objective 1, Children are seen', 61],
      ['Objective 2, Children are heard', 61],
    ],
  )
  assert.deepEqual(found.byOwner, [{ name: 'Ada Owner', actions: 2, moved: 1, days: 71 }])
  assert.deepEqual(
    found.byPartner.map((one) => [one.name, one.days]),
    [
      ['Police', 71],
      ['Health', 10],
    ],
  )
})

test('a relapse makes an action undone again for its pace', () => {
  const relapsed = anAction({
    startedOn: day('2026-01-05'),
    doneOn: day('2026-05-01'),
    recheck: 'relapsed',
    recheckedOn: day('2026-10-01'),
  })
  assert.equal(paceActionsOf([relapsed], { objectives: [], agencies: new Map() }, TODAY)[0]?.doneOn, null)
})

test('both tables of days lost say the same of an objective, for relapsed actions and all others', () => {
  const promised = { firstDueOn: day('2026-05-01'), dueOn: day('2026-06-01'), startedOn: day('2026-01-05') }
  const done = { ...promised, doneOn: day('2026-05-20') }
  const relapse = { recheck: 'relapsed', recheckedOn: day('2026-10-01') } as const
  const actions = [
    anAction(promised),
    anAction(done),
    anAction({ ...done, ...relapse }),
    anAction({ ...done, ...relapse, doneOn: day('2026-10-02') }),
    anAction({ ...done, ...relapse, dueOn: day('2027-02-01') }),
    anAction({ ...promised, cancelledOn: TODAY, cancelledWhy: 'x' }),
  ].map((one, at) => ({ ...one, id: (at + 1) as ActionId, objectiveIds: [1 as ObjectiveId] }))
  const facts = { actions, objectives: [anObjective()], moves: [], agencies: new Map() }
  const [loss] = judgeCommitments(facts, TODAY).byObjective
  const [pace] = judgePace(paceActionsOf(actions, facts, TODAY), paceAskOf(TODAY)).objectives
  assert.equal(pace?.daysLost, loss?.days)
  assert.equal(loss?.days, 204 + 19 + 204 + 154 + 276)
})

const IMPORTED_ON = day('2026-11-01')
const addedOn = (actions: ReturnType<typeof anAction>[], recorded: ReadonlyMap<number, Arrival>) =>
  forecastActionsOf(actions, recorded).map((one) => `${one.addedOn.toString()} ${one.cameTogether}`)

test('a plan brought in on one day with what was done counts from its own first day, and what comes later as growth', () => {
  const actions = [
    anAction({ startOn: day('2026-01-05'), startedOn: day('2026-01-05'), doneOn: day('2026-06-01') }),
    ...[2, 3, 4, 5].map((id) => anAction({ id: id as ActionId, startOn: day('2027-01-05') })),
    anAction({ id: 6 as ActionId, startOn: day('2027-01-05') }),
  ]
  const recorded = new Map(
    actions.map(({ id }) => [id, { on: id === 6 ? day('2026-11-15') : IMPORTED_ON, importId: null }]),
  )
  assert.deepEqual(addedOn(actions, recorded), [
    ...Array.from({ length: 5 }, () => '2026-01-05 true'),
    '2026-11-15 false',
  ])
})

test('of actions brought in together of which none had ended, nothing is known before the day they came', () => {
  const ids = [1, 2, 3, 4, 5] as ActionId[]
  const actions = ids.map((id) => anAction({ id, startOn: day('2026-01-05') }))
  const recorded = new Map(ids.map((id) => [id, { on: IMPORTED_ON, importId: null }]))
  assert.deepEqual(
    addedOn(actions, recorded),
    ids.map(() => '2026-11-01 true'),
  )
  assert.deepEqual(
    addedOn(actions.slice(0, 4), recorded),
    ids.slice(0, 4).map(() => '2026-01-05 false'),
    'four in a day are growth, each from its own first day',
  )
  const before = [6, 7, 8, 9, 10].map((id) =>
    anAction({ id: id as ActionId, startedOn: day('2026-02-02'), doneOn: day('2026-06-01') }),
  )
  const sameDay = new Map<number, Arrival>([
    ...before.map(({ id }) => [id, { on: IMPORTED_ON, importId: null }] as const),
    ...ids.map((id) => [id, { on: IMPORTED_ON, importId: 3 }] as const),
  ])
  assert.deepEqual(
    addedOn([...actions, ...before], sameDay),
    [...ids.map(() => '2026-11-01 true'), ...before.map(() => '2026-01-05 true')],
    'what an import brings is not what else was written on its day',
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAction, day } from '../../test/builders.ts'
import type { ActionId, ObjectiveId, PersonId } from '../shared/ids.ts'
import { RHYTHM_DAYS } from './action.ts'
import {
  lettersDue,
  managerOf,
  type PlannedLetter,
  type ReminderFacts,
  requestsNow,
  stepReached,
  updateDueOn,
} from './reminder.ts'

const OWNER = 1 as PersonId
const LEAD = 9 as PersonId
const HEAD = 7 as PersonId
const HEARD = day('2026-10-01')
const DUE = HEARD.add({ days: RHYTHM_DAYS })

const underWay = (id: number, wanted: Parameters<typeof anAction>[0] = {}) =>
  anAction({
    id: id as ActionId,
    reference: `A${id}`,
    startedOn: day('2026-09-01'),
    lastUpdateOn: HEARD,
    ...wanted,
  })

const facts = (wanted: Partial<ReminderFacts>): ReminderFacts => ({
  actions: [underWay(1)],
  objectiveOwners: new Map(),
  here: new Set([OWNER, LEAD, HEAD]),
  leads: [LEAD],
  written: [],
  today: DUE,
  ...wanted,
})

const told = (letters: readonly PlannedLetter[]) =>
  letters.map(({ key, about }) => [key, about.map((one) => `${one.action} ${one.step}`).join(', ')])

test('word is due a rhythm after the last word, else after its start, and never of what is done or cancelled', () => {
  assert.equal(updateDueOn(underWay(1))?.toString(), DUE.toString())
  const unheard = underWay(1, { lastUpdateOn: null })
  assert.equal(updateDueOn(unheard)?.toString(), day('2026-09-01').add({ days: RHYTHM_DAYS }).toString())
  assert.equal(updateDueOn(underWay(1, { doneOn: day('2026-10-02') })), null)
  assert.equal(updateDueOn(underWay(1, { cancelledOn: day('2026-10-02') })), null)
  assert.equal(updateDueOn(anAction({ startOn: null })), null)
})

test('the steps are a week before, the day, a week after, and a fortnight after', () => {
  const reached = [-8, -7, -1, 0, 6, 7, 13, 14, 90].map((days) => stepReached(DUE, DUE.add({ days })))
  assert.deepEqual(reached, [null, 'before', 'before', 'on', 'on', 'after', 'after', 'manager', 'manager'])
})

test('an owner gets one letter however many actions, the longest due first', () => {
  const actions = [underWay(1), underWay(2, { lastUpdateOn: HEARD.subtract({ days: 3 }) }), underWay(3)]
  assert.deepEqual(told(lettersDue(facts({ actions }))), [[`digest 1 ${DUE.toString()}`, '2 on, 1 on, 3 on']])
})

test('day by day each step of an update is asked once, and its manager is told once', () => {
  const written: PlannedLetter[] = []
  for (let days = -20; days <= 60; days += 1)
    written.push(...lettersDue(facts({ written, today: DUE.add({ days }) })))
  assert.deepEqual(told(written), [
    [`digest 1 ${DUE.subtract({ days: 7 }).toString()}`, '1 before'],
    [`digest 1 ${DUE.toString()}`, '1 on'],
    [`digest 1 ${DUE.add({ days: 7 }).toString()}`, '1 after'],
    [`manager 9 ${DUE.add({ days: 14 }).toString()}`, '1 manager'],
  ])
})

test('asked again on the same day nothing more is written, whatever has fallen due meanwhile', () => {
  const written = lettersDue(facts({}))
  assert.equal(written.length, 1)
  assert.deepEqual(lettersDue(facts({ written, actions: [underWay(1), underWay(2)] })), [])
})

test('after days of standing still only the latest step is asked', () => {
  assert.deepEqual(told(lettersDue(facts({ today: DUE.add({ days: 9 }) }))), [
    [`digest 1 ${DUE.add({ days: 9 }).toString()}`, '1 after'],
  ])
})

test('in a plan just brought in, long silent, owners are asked first and have a week before anybody else is told', () => {
  const written: PlannedLetter[] = []
  const late = DUE.add({ days: 100 })
  for (let days = 0; days <= 30; days += 1)
    written.push(...lettersDue(facts({ written, today: late.add({ days }) })))
  assert.deepEqual(told(written), [
    [`digest 1 ${late.toString()}`, '1 after'],
    [`manager 9 ${late.add({ days: 7 }).toString()}`, '1 manager'],
  ])
})

test('a request by hand puts the next reminder off for some days, and leaves the later ones', () => {
  const actions = [underWay(1, { lastUpdateOn: day('2026-09-20') })]
  const due = day('2026-09-20').add({ days: RHYTHM_DAYS })
  const written = [...requestsNow(facts({ actions, today: due.subtract({ days: 8 }) }))]
  for (let days = -7; days <= 20; days += 1)
    written.push(...lettersDue(facts({ actions, written, today: due.add({ days }) })))
  assert.deepEqual(told(written), [
    [`digest 1 ${due.subtract({ days: 8 }).toString()}`, '1 asked'],
    [`digest 1 ${due.subtract({ days: 2 }).toString()}`, '1 before'],
    [`digest 1 ${due.add({ days: 4 }).toString()}`, '1 on'],
    [`digest 1 ${due.add({ days: 10 }).toString()}`, '1 after'],
    [`manager 9 ${due.add({ days: 14 }).toString()}`, '1 manager'],
  ])
})

test('a new word begins the rhythm anew', () => {
  const written = lettersDue(facts({}))
  const heard = [underWay(1, { lastUpdateOn: DUE })]
  assert.deepEqual(lettersDue(facts({ written, actions: heard, today: DUE.add({ days: 7 }) })), [])
  const again = lettersDue(facts({ written, actions: heard, today: DUE.add({ days: RHYTHM_DAYS }) }))
  assert.deepEqual(told(again), [[`digest 1 ${DUE.add({ days: RHYTHM_DAYS }).toString()}`, '1 on']])
})

test('silence goes to the objective’s owner, else a lead, never to the silent owner or somebody who has left', () => {
  const objectiveOwners = new Map<ObjectiveId, PersonId | null>([[4 as ObjectiveId, HEAD]])
  const action = underWay(1, { objectiveIds: [4 as ObjectiveId] })
  const here = new Set([OWNER, LEAD, HEAD])
  assert.equal(managerOf(action, { objectiveOwners, here, leads: [LEAD] }), HEAD)
  assert.equal(managerOf(action, { objectiveOwners, here: new Set([LEAD]), leads: [LEAD] }), LEAD)
  assert.equal(managerOf({ ...action, ownerId: HEAD }, { objectiveOwners, here, leads: [LEAD] }), LEAD)
  assert.equal(
    managerOf({ ...action, ownerId: LEAD }, { objectiveOwners: new Map(), here, leads: [LEAD] }),
    null,
  )
})

test('nobody who has left is written to', () => {
  assert.deepEqual(lettersDue(facts({ here: new Set([LEAD]) })), [])
  const silent = lettersDue(facts({ here: new Set([LEAD]), today: DUE.add({ days: 14 }) }))
  assert.deepEqual(told(silent), [[`manager 9 ${DUE.add({ days: 14 }).toString()}`, '1 manager']])
})

test('the month’s requests ask owners not heard of this month, and leave out what is still to begin', () => {
  const today = day('2026-10-20')
  const actions = [
    underWay(1),
    underWay(2, { lastUpdateOn: day('2026-09-30') }),
    underWay(3, { startedOn: null, lastUpdateOn: null, startOn: day('2026-12-01') }),
    underWay(4, { startedOn: null, lastUpdateOn: null, startOn: day('2026-10-01') }),
    underWay(5, { lastUpdateOn: null, ownerId: null }),
  ]
  const asked = requestsNow(facts({ actions, today }))
  assert.deepEqual(told(asked), [['digest 1 2026-10-20', '2 asked, 4 asked']])
  assert.deepEqual(requestsNow(facts({ actions, today, written: asked })), [])
})

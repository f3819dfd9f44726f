import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../test/builders.ts'
import type { ActionId, PersonId, PlanVersionId } from '../shared/ids.ts'
import type { Role } from '../shared/permissions.ts'
import { type Waiting, waitingFor } from './waiting.ts'
import { isStillWaiting, type WaitingFacts, waitingLettersDue } from './waiting-letter.ts'

const TODAY = day('2026-11-21')
const wish = (id: number, askedById = 1) => ({
  id,
  actionId: 2 as ActionId,
  reference: '1.2',
  askedById: askedById as PersonId,
  askedBy: 'Dan Owner',
  fromOn: day('2026-10-08'),
  toOn: day('2027-01-20'),
})
const version = (meetingOn: string, answeredBy: readonly number[] = []) => ({
  id: 5 as PlanVersionId,
  number: 2,
  meetingOn: day(meetingOn),
  answeredBy: answeredBy as PersonId[],
})
const waiting = (wanted: Partial<Waiting> = {}): Waiting => ({
  wishes: [],
  named: [],
  version: null,
  ...wanted,
})
const reader = (role: Role, id = 9) => ({ id: id as PersonId, role, name: `The ${role}` })
const count = (found: Waiting, who: ReturnType<typeof reader>) => waitingFor(found, who, TODAY).wishes.length

test('a wish waits for whoever agrees to dates, not for whoever asked', () => {
  const found = waiting({ wishes: [wish(7)] })
  assert.equal(count(found, reader('independent chair')), 1)
  assert.equal(count(found, reader('independent chair', 1)), 0)
  assert.equal(count(found, reader('board member')), 0)
  const named = waiting({ wishes: [wish(7)], named: [{ id: 4 as PersonId, name: 'Bea' }] })
  assert.equal(count(named, reader('board member', 4)), 1)
  assert.equal(count(named, reader('independent chair')), 0)
})

test('a version waits for the minutes’ keeper until the board’s answer is there, for others until they gave theirs', () => {
  const task = (who: ReturnType<typeof reader>, on: string, answeredBy: readonly number[] = []) =>
    waitingFor(waiting({ version: version(on, answeredBy) }), who, TODAY).version?.task ?? null
  assert.equal(task(reader('independent chair'), '2026-11-21', [9]), 'record the board’s answer')
  assert.equal(task(reader('improvement lead'), '2026-11-22'), 'it goes to the board')
  assert.equal(task(reader('senior leader'), '2026-11-22'), 'give your own answer')
  assert.equal(task(reader('senior leader'), '2026-11-22', [9]), null)
  assert.equal(task(reader('action owner'), '2026-11-21'), null)
})

const facts = (wanted: Partial<WaitingFacts> = {}): WaitingFacts => ({
  council: { name: 'Test Vale', slug: 'test-vale' },
  waiting: [waiting({ wishes: [wish(7), wish(8)], version: version('2026-11-20') })],
  people: [reader('independent chair'), reader('board member', 3)],
  told: new Map(),
  today: TODAY,
  ...wanted,
})

test('one letter tells a person of all that waits for them, and of nothing twice', () => {
  const [letter, ...others] = waitingLettersDue(facts())
  assert.equal(others.length, 0)
  assert.deepEqual(
    [letter?.key, letter?.about.map(({ step }) => step)],
    ['waiting 9 2026-11-21', ['wish 7', 'wish 8', 'version 5']],
  )
  assert.match(
    letter?.words ?? '',
    /Dan Owner asks for 20 January 2027 instead of 8 October 2026 for 1\.2\.\n\{home\}\/councils\/test-vale\/actions\/2#wish-7/,
  )
  const told = new Map([[9 as PersonId, new Set(['wish 7', 'version 5'])]])
  assert.deepEqual(
    waitingLettersDue(facts({ told })).map(({ about }) => about.map(({ step }) => step)),
    [['wish 8']],
  )
  const all = new Map([[9 as PersonId, new Set(['wish 7', 'wish 8', 'version 5'])]])
  assert.deepEqual(waitingLettersDue(facts({ told: all })), [])
})

test('nobody is written to of a version before the board has met', () => {
  const early = [waiting({ version: version('2026-11-22') })]
  assert.deepEqual(waitingLettersDue(facts({ waiting: early })), [])
})

test('a letter is overtaken once nothing of it waits any more', () => {
  const about = [{ step: 'wish 7' }]
  const mine = (id: number) => [
    waitingFor(waiting({ wishes: [wish(id)] }), reader('independent chair'), TODAY),
  ]
  assert.ok(isStillWaiting(about, mine(7)))
  assert.equal(isStillWaiting(about, mine(8)), false)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonId } from '../shared/ids.ts'
import {
  agreesAtOnce,
  approversInWords,
  mayAnswerWish,
  mayBeNamed,
  NOBODY_NAMED,
  parseApprovers,
} from './date-approval.ts'

const ANN = { id: 1 as PersonId, name: 'Ann' }
const BEN = { id: 2 as PersonId, name: 'Ben' }
const CLARE = { id: 3 as PersonId, name: 'Clare' }
const naming = (...named: readonly (typeof ANN)[]) => ({ named, version: 1 })
const as = (role: 'independent chair' | 'board member' | 'action owner', { id } = ANN) => ({ id, role })

test('where nobody is named, whoever’s role may agrees, and not to their own wish', () => {
  assert.ok(mayAnswerWish(NOBODY_NAMED, as('independent chair'), BEN.id))
  assert.equal(mayAnswerWish(NOBODY_NAMED, as('independent chair'), ANN.id), false)
  assert.equal(mayAnswerWish(NOBODY_NAMED, as('board member'), BEN.id), false)
  assert.ok(agreesAtOnce(NOBODY_NAMED, as('independent chair')))
})

test('those who are named agree, whatever their role, and nobody else does', () => {
  const named = naming(ANN, BEN)
  assert.ok(mayAnswerWish(named, as('action owner'), BEN.id))
  assert.equal(mayAnswerWish(named, as('independent chair', CLARE), ANN.id), false)
  assert.equal(agreesAtOnce(named, as('independent chair', CLARE)), false)
})

test('of several named, none agrees to their own wish or moves a date at once; one alone does both', () => {
  assert.equal(mayAnswerWish(naming(ANN, BEN), as('independent chair'), ANN.id), false)
  assert.equal(agreesAtOnce(naming(ANN, BEN), as('independent chair')), false)
  assert.ok(mayAnswerWish(naming(ANN), as('board member'), ANN.id))
  assert.ok(agreesAtOnce(naming(ANN), as('board member')))
})

test('they are told by name, and whoever sees only a part of the plan is none of them', () => {
  assert.deepEqual([naming(), naming(ANN), naming(ANN, BEN, CLARE)].map(approversInWords), [
    null,
    'Ann',
    'Ann, Ben or Clare',
  ])
  assert.ok(mayBeNamed({ role: 'board member' }))
  for (const role of ['partner', 'scrutiny member', 'administrator'] as const)
    assert.equal(mayBeNamed({ role }), false, role)
})

test('only people who were offered are named, each once', () => {
  assert.deepEqual(parseApprovers(['2', '1', '2'], [ANN, BEN]), [ANN, BEN])
  assert.deepEqual(parseApprovers([], [ANN, BEN]), [])
  assert.equal(parseApprovers(['3'], [ANN, BEN]), null)
})

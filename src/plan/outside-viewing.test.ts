import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anOutsideView, day } from '../../test/builders.ts'
import type { ObjectiveId, OutsideViewId, PersonId } from '../shared/ids.ts'
import { standingByThing, standingViews, withdrawView } from './outside-viewing.ts'

const id = (number: number) => ({ id: number as OutsideViewId })
const ADVISER = 7 as PersonId
const CHAIR = 8 as PersonId
const withdrawn = { withdrawal: { why: 'I was shown the files', on: day('2026-11-20') } }

test('the latest view of each person counts, the gravest first', () => {
  const earlier = anOutsideView({ ...id(1), personId: ADVISER, view: 'on course' })
  const latest = anOutsideView({ ...id(3), personId: ADVISER, view: 'off course' })
  const chair = anOutsideView({ ...id(4), personId: CHAIR, view: 'at risk' })
  assert.deepEqual(standingViews([chair, earlier, latest]), [latest, chair])
})

test('a view that was withdrawn no longer counts, and what it had taken the place of does not come back', () => {
  const earlier = anOutsideView({ ...id(1), personId: ADVISER })
  const latest = anOutsideView({ ...id(2), personId: ADVISER, ...withdrawn })
  assert.deepEqual(standingViews([earlier, latest]), [])
})

test('each thing has its own views', () => {
  const action = anOutsideView(id(1))
  const objective = anOutsideView({ ...id(2), on: { kind: 'objective', id: 1 as ObjectiveId } })
  const standing = standingByThing([action, objective])
  assert.deepEqual(standing.get('action 1'), [action])
  assert.deepEqual(standing.get('objective 1'), [objective])
})

test('only whoever said a view withdraws it, once, and only while it counts', () => {
  const view = anOutsideView({ ...id(1), personId: ADVISER })
  assert.deepEqual(withdrawView(view, [view], ADVISER), { ok: true, value: true })
  assert.deepEqual(withdrawView(view, [view], CHAIR), { ok: false, refusal: 'somebody else said it' })
  const gone = { ...view, ...withdrawn }
  assert.deepEqual(withdrawView(gone, [gone], ADVISER), { ok: false, refusal: 'it is withdrawn' })
  const later = anOutsideView({ ...id(2), personId: ADVISER })
  assert.deepEqual(withdrawView(view, [view, later], ADVISER), { ok: false, refusal: 'it no longer counts' })
})

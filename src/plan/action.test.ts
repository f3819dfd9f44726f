import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ActionId, InterventionId, PersonId } from '../shared/ids.ts'
import {
  type Action,
  attentionOf,
  completeAction,
  daysLost,
  finishedOn,
  moveDate,
  recheckAction,
  reportProgress,
  stageOf,
} from './action.ts'
import { NOBODY_NAMED } from './date-approval.ts'
import { answerMoveRequest, type MoveRequest } from './move-request.ts'
import { sayTriangulation } from './proof.ts'

const on = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const TODAY = on('2026-11-21')
const OWNER = 7 as PersonId
const OTHER = 8 as PersonId

function anAction(wanted: Partial<Action> = {}): Action {
  return {
    id: 1 as ActionId,
    interventionId: 1 as InterventionId,
    reference: 'A1',
    title: 'Publish the threshold document',
    detail: '',
    ownerId: OWNER,
    owner: 'An Owner',
    partner: null,
    successMeasure: '',
    evidenceWanted: '',
    priority: null,
    signOff: '',
    startOn: null,
    firstDueOn: on('2026-12-31'),
    dueOn: on('2026-12-31'),
    sustainDays: 30,
    startedOn: on('2026-11-01'),
    doneOn: null,
    cancelledOn: null,
    cancelledWhy: null,
    lastUpdateOn: on('2026-11-10'),
    evidenceCount: 0,
    evidenceKinds: 0,
    firstEvidenceOn: null,
    recheckedOn: null,
    recheck: null,
    moves: 0,
    objectiveIds: [],
    requirementIds: [],
    contributors: [],
    waitsFor: [],
    version: 1,
    ...wanted,
  }
}

const SHOWN = { doneOn: on('2026-10-01'), firstEvidenceOn: on('2026-10-05'), evidenceKinds: 2 } as const

test('an action goes from not started to sustained by dates and facts alone', () => {
  assert.equal(stageOf(anAction({ startedOn: null })), 'not started')
  assert.equal(stageOf(anAction()), 'started')
  assert.equal(stageOf(anAction({ doneOn: on('2026-10-01') })), 'done')
  assert.equal(stageOf(anAction(SHOWN)), 'evidenced')
  const again = { recheck: 'sustained', recheckedOn: on('2026-11-10') } as const
  assert.equal(stageOf(anAction({ ...SHOWN, ...again })), 'sustained')
})

test('a relapse opens it again until it is done on a later day', () => {
  const relapsed = anAction({ ...SHOWN, recheck: 'relapsed', recheckedOn: on('2026-11-10') })
  assert.equal(stageOf(relapsed), 'started')
  assert.ok(attentionOf(relapsed, TODAY).includes('relapsed'))
  assert.deepEqual(completeAction(relapsed, on('2026-11-10')), {
    ok: false,
    refusal: 'done before its relapse was found',
  })
  const outcome = completeAction(relapsed, on('2026-11-20'))
  assert.ok(outcome.ok)
  assert.equal(stageOf({ ...relapsed, doneOn: outcome.value.doneOn }), 'evidenced')
})

test('late is past its date and not done; silent is unheard of within the rhythm', () => {
  assert.deepEqual(attentionOf(anAction({ dueOn: on('2026-11-20') }), TODAY), ['late'])
  assert.deepEqual(attentionOf(anAction({ dueOn: TODAY }), TODAY), [])
  assert.deepEqual(attentionOf(anAction({ lastUpdateOn: on('2026-10-17') }), TODAY), [])
  assert.deepEqual(attentionOf(anAction({ lastUpdateOn: on('2026-10-16') }), TODAY), ['silent'])
  assert.deepEqual(attentionOf(anAction({ cancelledOn: TODAY, dueOn: on('2026-01-01') }), TODAY), [])
})

test('days lost count from the first promise, and go on while it is late', () => {
  assert.equal(daysLost(anAction(), TODAY), 0)
  assert.equal(daysLost(anAction({ dueOn: on('2027-01-31') }), TODAY), 31)
  assert.equal(daysLost(anAction({ firstDueOn: on('2026-11-01'), dueOn: on('2026-11-11') }), TODAY), 20)
  assert.equal(daysLost(anAction({ doneOn: on('2026-10-01') }), TODAY), 0)
  const promised = { firstDueOn: on('2026-11-01'), dueOn: on('2026-12-01') }
  assert.equal(daysLost(anAction(promised), TODAY), 30)
  assert.equal(daysLost(anAction({ ...promised, doneOn: on('2026-11-05') }), TODAY), 4)
  assert.equal(daysLost(anAction({ firstDueOn: on('2026-12-01'), dueOn: on('2026-10-01') }), TODAY), 0)
  assert.equal(daysLost(anAction({ firstDueOn: null, dueOn: null }), TODAY), 0)
})

test('after a relapse the promise is unkept, and days are lost to today until it is done again', () => {
  const promised = { firstDueOn: on('2026-11-01'), dueOn: on('2026-11-01'), startedOn: on('2026-09-01') }
  const relapsed = { ...promised, recheck: 'relapsed', recheckedOn: on('2026-11-10') } as const
  assert.equal(daysLost(anAction({ ...promised, doneOn: on('2026-11-02') }), TODAY), 1)
  assert.equal(daysLost(anAction({ ...relapsed, doneOn: on('2026-11-02') }), TODAY), 20)
  assert.equal(daysLost(anAction({ ...relapsed, doneOn: on('2026-11-12') }), TODAY), 11)
  assert.equal(finishedOn(anAction({ ...relapsed, doneOn: on('2026-11-10') })), null)
  assert.equal(String(finishedOn(anAction({ ...relapsed, doneOn: on('2026-11-11') }))), '2026-11-11')
})

test('sustained waits for the demonstration period and another person; a relapse waits for nobody', () => {
  const recent = anAction({ ...SHOWN, firstEvidenceOn: on('2026-11-01') })
  assert.deepEqual(recheckAction(recent, 'sustained', OTHER, TODAY), { ok: false, refusal: 'too soon' })
  assert.ok(recheckAction(recent, 'relapsed', OTHER, TODAY).ok)
  assert.ok(recheckAction(recent, 'sustained', OTHER, on('2026-12-01')).ok)
  const own = recheckAction(recent, 'relapsed', OWNER, TODAY)
  assert.deepEqual(own, { ok: false, refusal: 'the owner may not re-check their own action' })
  assert.equal(recheckAction(anAction({ doneOn: TODAY }), 'relapsed', OTHER, TODAY).ok, false)
})

test('a date moves only where there is one, it differs, and the work is open', () => {
  assert.ok(moveDate(anAction(), on('2027-01-31')).ok)
  assert.equal(moveDate(anAction(), on('2026-12-31')).ok, false)
  assert.equal(moveDate(anAction({ dueOn: null, firstDueOn: null }), on('2027-01-31')).ok, false)
  assert.equal(moveDate(anAction(SHOWN), on('2027-01-31')).ok, false)
  assert.equal(moveDate(anAction({ cancelledOn: TODAY }), on('2027-01-31')).ok, false)
})

test('the first word on an action starts it; a cancelled one takes none', () => {
  const words = { happened: 'Begun', next: '', forecastOn: null, help: '' }
  const outcome = reportProgress(anAction({ startedOn: null }), words, TODAY)
  assert.ok(outcome.ok)
  assert.equal(outcome.value.startedOn?.toString(), '2026-11-21')
  assert.equal(reportProgress(anAction({ cancelledOn: TODAY }), words, TODAY).ok, false)
})

test('a wish for another date is answered once, by somebody else, and a no has its reason', () => {
  const wish: MoveRequest = {
    id: 1,
    askedOn: TODAY,
    askedById: OWNER,
    askedBy: 'An Owner',
    fromOn: on('2026-12-31'),
    toOn: on('2027-01-31'),
    reason: 'The tender came late',
    decidedOn: null,
    decidedBy: null,
    agreed: null,
    words: '',
  }
  const by = (id: PersonId) => ({ id, role: 'independent chair' as const })
  const yes = { agreed: true, words: '', by: by(OTHER), approval: NOBODY_NAMED }
  assert.ok(answerMoveRequest(anAction(), wish, yes).ok)
  assert.equal(answerMoveRequest(anAction(), wish, { ...yes, by: by(OWNER) }).ok, false)
  assert.equal(answerMoveRequest(anAction(), wish, { ...yes, agreed: false }).ok, false)
  assert.equal(answerMoveRequest(anAction(), { ...wish, decidedOn: TODAY }, yes).ok, false)
  assert.equal(answerMoveRequest(anAction(SHOWN), wish, yes).ok, false)
})

test('what the proofs are worth says how many kinds, and how many are old', () => {
  const fresh = { kind: 'audit', periodTo: on('2026-10-31'), addedOn: TODAY }
  const old = { kind: 'data', periodTo: on('2026-01-31'), addedOn: TODAY }
  assert.equal(sayTriangulation([], TODAY), 'Nothing shows it yet.')
  assert.match(
    sayTriangulation([fresh, fresh], TODAY),
    /^One kind of evidence only \(audit\).*second kind\.$/,
  )
  assert.match(sayTriangulation([fresh, old], TODAY), /^2 kinds.*triangulated\. 1 of 2 describe a time more/)
  assert.match(sayTriangulation([old], TODAY), /All of it describes a time more than six months ago/)
})

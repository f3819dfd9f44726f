import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAction, day } from '../../test/builders.ts'
import type { PersonId } from '../shared/ids.ts'
import {
  attentionOf,
  completeAction,
  daysLost,
  moveDate,
  recheckAction,
  reportProgress,
  stageOf,
} from './action.ts'

const today = day('2026-11-21')
const someoneElse = 2 as PersonId

const done = { startedOn: day('2026-02-01'), doneOn: day('2026-06-01') }
const shown = { evidenceCount: 2, evidenceKinds: 2, firstEvidenceOn: day('2026-06-10') }

test('the stage follows from dates: nobody types it', () => {
  assert.equal(stageOf(anAction()), 'not started')
  assert.equal(stageOf(anAction({ startedOn: day('2026-02-01') })), 'started')
  assert.equal(stageOf(anAction(done)), 'done')
  assert.equal(stageOf(anAction({ ...done, ...shown })), 'evidenced')
  assert.equal(
    stageOf(anAction({ ...done, ...shown, recheck: 'sustained', recheckedOn: day('2026-10-01') })),
    'sustained',
  )
})

test('evidence alone does not make an action done', () => {
  assert.equal(stageOf(anAction({ startedOn: day('2026-02-01'), ...shown })), 'started')
})

test('a relapse takes an action back to started, and doing it again brings it forward', () => {
  const relapsed = anAction({ ...done, ...shown, recheck: 'relapsed', recheckedOn: day('2026-10-01') })
  assert.equal(stageOf(relapsed), 'started')
  assert.ok(attentionOf(relapsed, today).includes('relapsed'))
  assert.equal(stageOf({ ...relapsed, doneOn: day('2026-11-01') }), 'evidenced')
})

test('an action past its date is late until it is done', () => {
  const late = anAction({ startedOn: day('2026-02-01'), dueOn: day('2026-11-20'), lastUpdateOn: today })
  assert.deepEqual(attentionOf(late, today), ['late'])
  assert.deepEqual(attentionOf({ ...late, dueOn: today }, today), [])
  assert.ok(!attentionOf({ ...late, ...done }, today).includes('late'))
})

test('silence of more than five weeks is its own state', () => {
  const started = anAction({ startedOn: day('2026-02-01') })
  assert.deepEqual(attentionOf({ ...started, lastUpdateOn: today.subtract({ days: 35 }) }, today), [])
  assert.deepEqual(attentionOf({ ...started, lastUpdateOn: today.subtract({ days: 36 }) }, today), ['silent'])
  assert.deepEqual(attentionOf(started, today), ['silent'], 'never heard of since it started')
})

test('done without evidence, and one kind of evidence, are said', () => {
  assert.deepEqual(attentionOf(anAction(done), today), ['done without evidence'])
  const oneKind = anAction({ ...done, ...shown, evidenceKinds: 1, sustainDays: 400 })
  assert.deepEqual(attentionOf(oneKind, today), ['one kind of evidence'])
})

test('a cancelled action needs nothing', () => {
  assert.deepEqual(attentionOf(anAction({ cancelledOn: today, dueOn: day('2026-01-01') }), today), [])
})

test('days lost count from the first promise to the day it is done, or stands, or today', () => {
  const first = day('2026-06-01')
  assert.equal(daysLost(anAction({ firstDueOn: first, dueOn: first, doneOn: day('2026-05-20') }), today), 0)
  assert.equal(daysLost(anAction({ firstDueOn: first, dueOn: day('2026-12-01') }), today), 183)
  assert.equal(daysLost(anAction({ firstDueOn: first, dueOn: first }), today), 173)
  assert.equal(
    daysLost(anAction({ firstDueOn: first, dueOn: day('2026-07-01'), doneOn: day('2026-06-11') }), today),
    10,
  )
})

test('the first word on an action starts it', () => {
  const said = reportProgress(anAction(), { happened: 'Begun', next: '', forecastOn: null, help: '' }, today)
  assert.ok(said.ok && said.value.startedOn?.equals(today))
  assert.equal(
    reportProgress(
      anAction({ cancelledOn: today }),
      { happened: 'x', next: '', forecastOn: null, help: '' },
      today,
    ).ok,
    false,
  )
})

test('completion is refused before the start, twice, and when cancelled', () => {
  const refusalOf = (action: ReturnType<typeof anAction>, on: string) => {
    const outcome = completeAction(action, day(on))
    return outcome.ok ? null : outcome.refusal
  }
  assert.equal(
    refusalOf(anAction({ startedOn: day('2026-02-01') }), '2026-01-31'),
    'done before it was started',
  )
  assert.equal(refusalOf(anAction(done), '2026-07-01'), 'it is done already')
  assert.equal(refusalOf(anAction({ cancelledOn: today }), '2026-07-01'), 'it is cancelled')
  assert.equal(refusalOf(anAction(), '2026-07-01'), null)
})

test('a date moves only where there is one, and to another day', () => {
  const refusalOf = (action: ReturnType<typeof anAction>, to: string) => {
    const outcome = moveDate(action, day(to))
    return outcome.ok ? null : outcome.refusal
  }
  assert.equal(refusalOf(anAction(), '2027-01-31'), null)
  assert.equal(refusalOf(anAction(), '2026-12-01'), 'it is the same date')
  assert.equal(refusalOf(anAction({ dueOn: null }), '2027-01-31'), 'it has no date to move')
  assert.equal(refusalOf(anAction(done), '2027-01-31'), 'it is done already')
})

test('sustained needs evidence, time, and somebody who is not the owner', () => {
  const evidenced = anAction({ ...done, ...shown })
  const refusalOf = (action: ReturnType<typeof anAction>, by: PersonId, on = today) => {
    const outcome = recheckAction(action, 'sustained', by, on)
    return outcome.ok ? null : outcome.refusal
  }
  assert.equal(refusalOf(evidenced, 1 as PersonId), 'the owner may not re-check their own action')
  assert.equal(refusalOf(anAction(done), someoneElse), 'it has no evidence yet')
  assert.equal(refusalOf(evidenced, someoneElse, day('2026-07-01')), 'too soon')
  assert.equal(refusalOf(evidenced, someoneElse), null)
  assert.ok(
    recheckAction(evidenced, 'relapsed', someoneElse, day('2026-07-01')).ok,
    'a relapse may be found at any time',
  )
})

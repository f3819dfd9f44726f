import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ActionId, ObjectiveId, PersonId } from '../shared/ids.ts'
import { agreedInWords, changesBetween, changesInWords } from './plan-change.ts'
import {
  answerVersion,
  type FrozenAction,
  type FrozenPlan,
  isMeetingLongPast,
  latestAgreed,
  standingOfVersion,
  type VersionAnswer,
} from './plan-version.ts'

const chair = 7 as PersonId
const theChair = { person: chair, mayTellBoard: true }
const MET = Temporal.PlainDate.from('2026-10-15')
const put = (answers: readonly VersionAnswer[] = []) => ({ answers, meetingOn: MET })

describe('a version of the plan', () => {
  test('waits until the board answers, and the board’s latest answer decides', () => {
    assert.equal(standingOfVersion({ answers: [] }), 'waits for the board')
    assert.equal(standingOfVersion({ answers: [anAnswer({ party: 'a member' })] }), 'waits for the board')
    const refused = anAnswer({ answer: 'does not agree', reason: 'No outcome for care leavers' })
    assert.equal(standingOfVersion({ answers: [refused] }), 'not agreed')
    assert.equal(standingOfVersion({ answers: [refused, anAnswer()] }), 'agreed')
    assert.equal(
      standingOfVersion({ answers: [anAnswer(), anAnswer({ answer: 'could not answer' })] }),
      'could not be answered',
    )
  })

  test('the newest that was agreed is what the board holds people to', () => {
    const versions = [
      { number: 3, answers: [] },
      { number: 2, answers: [anAnswer()] },
      { number: 1, answers: [anAnswer()] },
    ]
    assert.equal(latestAgreed(versions)?.number, 2)
    assert.equal(latestAgreed([{ answers: [] }]), null)
  })

  test('anything but agreement says why, and the same answer twice is one', () => {
    const wanted = { party: 'the board', answer: 'does not agree', reason: '' } as const
    assert.deepEqual(answerVersion(put(), wanted, theChair, MET), { ok: false, refusal: 'say why' })
    const again = { party: 'the board', answer: 'agrees', reason: '' } as const
    assert.deepEqual(answerVersion(put([anAnswer()]), again, theChair, MET), {
      ok: false,
      refusal: 'already so',
    })
    assert.ok(answerVersion(put([anAnswer()]), { ...again, party: 'a member' }, theChair, MET).ok)
    const other = [anAnswer({ party: 'a member', answererId: 8 as PersonId })]
    assert.ok(
      answerVersion(put(other), { ...again, party: 'a member' }, theChair, MET).ok,
      'another member’s is theirs',
    )
  })

  test('the board’s answer is told by whoever may, and not before it has met; one’s own is given any day', () => {
    const wanted = { party: 'the board', answer: 'agrees', reason: '' } as const
    const member = { person: 8 as PersonId, mayTellBoard: false }
    assert.deepEqual(answerVersion(put(), wanted, member, MET), { ok: false, refusal: 'not theirs to tell' })
    const before = MET.subtract({ days: 1 })
    assert.deepEqual(answerVersion(put(), wanted, theChair, before), {
      ok: false,
      refusal: 'the meeting is to come',
    })
    assert.ok(answerVersion(put(), wanted, theChair, MET).ok)
    assert.ok(answerVersion(put(), { ...wanted, party: 'a member' }, member, before).ok)
  })

  test('a meeting is long past once it is more than a year ago', () => {
    assert.equal(isMeetingLongPast(MET.subtract({ years: 1 }), MET), false)
    assert.equal(isMeetingLongPast(MET.subtract({ years: 1, days: 1 }), MET), true)
  })
})

describe('how the plan stands against what was agreed, in words', () => {
  const newest = { number: 3, meetingOn: Temporal.PlainDate.from('2026-12-10'), answers: [] }
  const since = { number: 2, changes: changesBetween(aPlan([]), aPlan()) }

  test('says which version holds, what moved, and what is before the board', () => {
    assert.equal(agreedInWords(null, null), null)
    assert.equal(
      agreedInWords(newest, null),
      'The board has not agreed to any version of the plan yet. Version 3 is before the board of 10 December 2026.',
    )
    assert.equal(
      agreedInWords({ ...newest, answers: [anAnswer({ answer: 'does not agree', reason: 'x' })] }, since),
      'Since the board agreed to version 2 of the plan, 1 was added. It did not agree to version 3.',
    )
    assert.equal(
      agreedInWords({ ...newest, answers: [anAnswer()] }, { number: 3, changes: [] }),
      'The plan stands as the board agreed it in version 3.',
    )
  })
})

describe('what has changed since', () => {
  test('nothing, where nothing has', () => {
    assert.deepEqual(changesBetween(aPlan(), aPlan()), [])
    assert.equal(changesInWords([]), null)
  })

  test('what was added, dropped, brought back and changed, field by field', () => {
    const then = aPlan([
      anAction(),
      anAction({ id: 2 as ActionId }),
      anAction({ id: 3 as ActionId, isCancelled: true }),
      anAction({ id: 4 as ActionId }),
    ])
    const now = aPlan([
      anAction({ due: '2026-12-01', owner: null }),
      anAction({ id: 2 as ActionId, isCancelled: true }),
      anAction({ id: 3 as ActionId }),
      anAction({ id: 5 as ActionId }),
      anAction({ id: 6 as ActionId, isCancelled: true }),
    ])
    const changes = changesBetween(then, now)
    assert.deepEqual(
      changes.map(({ id, kind }) => [id, kind]),
      [
        [1, 'changed'],
        [2, 'cancelled'],
        [3, 'brought back'],
        [5, 'added'],
        [4, 'gone'],
      ],
    )
    assert.deepEqual(changes[0]?.fields, [
      { what: 'Owner', was: 'Ms Osei', now: '' },
      { what: 'Due', was: '30 September 2026', now: '1 December 2026' },
    ])
    assert.equal(changesInWords(changes), '2 were added, 2 were dropped and 1 has changed')
  })

  test('an objective reworded is one change, not one of every action under it', () => {
    const reworded = aPlan()
    const [objective] = reworded.objectives
    const now = { ...reworded, objectives: [{ ...objective, title: 'Seen the same day' }] } as FrozenPlan
    const changes = changesBetween(aPlan(), now)
    assert.deepEqual(
      changes.map(({ thing, kind }) => [thing, kind]),
      [['objective', 'changed']],
    )
  })

  test('a cancelled action that is edited again has not changed for the board', () => {
    const then = aPlan([anAction({ isCancelled: true })])
    assert.deepEqual(changesBetween(then, aPlan([anAction({ isCancelled: true, title: 'Other' })])), [])
  })
})

function anAnswer(wanted: Partial<VersionAnswer> = {}): VersionAnswer {
  return {
    party: 'the board',
    answer: 'agrees',
    reason: '',
    answeredOn: Temporal.PlainDate.from('2026-10-15'),
    answeredBy: 'The chair',
    answererId: chair,
    ...wanted,
  }
}

function aPlan(actions: readonly FrozenAction[] = [anAction()]): FrozenPlan {
  const objective = { id: 1 as ObjectiveId, title: 'Seen in time', outcome: 'A child is seen.', owner: null }
  return { objectives: [objective], actions }
}

function anAction(wanted: Partial<FrozenAction> = {}): FrozenAction {
  return {
    id: 1 as ActionId,
    reference: '1.1',
    title: 'See every child within a day',
    owner: 'Ms Osei',
    partner: null,
    due: '2026-09-30',
    successMeasure: 'From 60 % to 95 %',
    objectives: [1 as ObjectiveId],
    isCancelled: false,
    ...wanted,
  }
}

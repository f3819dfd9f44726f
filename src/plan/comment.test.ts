import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CommentId, PersonId } from '../shared/ids.ts'
import { type Comment, correctComment, mayReadComment, standingWords, withdrawComment } from './comment.ts'

const at = Temporal.Instant.from('2026-11-21T10:00:00Z')
const [ADA, BEN] = [1, 2] as PersonId[] as [PersonId, PersonId]

function aComment(wanted: Partial<Comment> = {}): Comment {
  return {
    id: 1 as CommentId,
    on: { kind: 'action', id: 1 },
    personId: ADA,
    who: 'Ada Owner',
    councilOnly: true,
    wordings: [{ number: 1, words: 'Is it soon?', saidAt: at }],
    mentions: [],
    withdrawal: null,
    ...wanted,
  }
}
const withdrawn = aComment({ withdrawal: { by: 'Ada Owner', why: 'A slip', saidAt: at } })

test('a correction is the next wording; the words before it stay', () => {
  assert.deepEqual(correctComment(aComment(), 'Is it Monday?', ADA), { ok: true, value: { number: 2 } })
  const twice = aComment({
    wordings: [...aComment().wordings, { number: 2, words: 'Is it Monday?', saidAt: at }],
  })
  assert.equal(standingWords(twice), 'Is it Monday?')
  assert.deepEqual(correctComment(twice, 'Is it soon?', ADA), { ok: true, value: { number: 3 } })
})

test('nobody corrects what another wrote, what was withdrawn, or says the same again', () => {
  assert.deepEqual(correctComment(aComment(), 'Other words', BEN), {
    ok: false,
    refusal: 'somebody else wrote it',
  })
  assert.deepEqual(correctComment(withdrawn, 'Other words', ADA), { ok: false, refusal: 'it is withdrawn' })
  assert.deepEqual(correctComment(aComment(), 'Is it soon?', ADA), { ok: false, refusal: 'it says the same' })
})

test('its writer or whoever keeps the plan withdraws a comment, once, and then it has no words', () => {
  assert.equal(withdrawComment(aComment(), { person: ADA, keepsPlan: false }).ok, true)
  assert.equal(withdrawComment(aComment(), { person: BEN, keepsPlan: true }).ok, true)
  assert.equal(withdrawComment(aComment(), { person: BEN, keepsPlan: false }).ok, false)
  assert.deepEqual(withdrawComment(withdrawn, { person: ADA, keepsPlan: false }), {
    ok: false,
    refusal: 'it is withdrawn',
  })
  assert.equal(standingWords(withdrawn), null)
})

test('a partner reads what is not kept from partners', () => {
  assert.equal(mayReadComment({ role: 'partner' }, aComment()), false)
  assert.equal(mayReadComment({ role: 'partner' }, aComment({ councilOnly: false })), true)
  assert.equal(mayReadComment({ role: 'commissioner' }, aComment()), true)
})

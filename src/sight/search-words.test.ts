import assert from 'node:assert/strict'
import { test } from 'node:test'
import { excerptOf } from './search-excerpt.ts'
import { findNear, isSaidBy, parseSought, slipsBetween, soughtInstead } from './search-words.ts'

test('a question is taken apart into words, each split at its signs and joined over them', () => {
  assert.deepEqual(
    parseSought(' Children’s  re-referrals, Tŷ 7.b.ii — ').map((one) => one.starts),
    [['children s', 'childrens'], ['re referrals', 'rereferrals'], ['ty'], ['7 b ii']],
  )
  assert.deepEqual(parseSought(' – % _ '), [])
})

test('slips are letters left out, put in, changed or swapped', () => {
  assert.equal(slipsBetween('audit', 'audit', 2), 0)
  assert.equal(slipsBetween('adit', 'audit', 2), 1)
  assert.equal(slipsBetween('auidt', 'audit', 2), 1)
  assert.equal(slipsBetween('safegaurdng', 'safeguarding', 2), 2)
  assert.equal(slipsBetween('board', 'clinic', 2), 3)
})

test('a word that is kept stays, one that is not becomes the nearest, and a short one is never guessed at', () => {
  const kept = ['panel', 'panels', 'pace', 'safeguarding', 'threshold']
  const near = (question: string) => findNear(parseSought(question), kept).map((one) => one.instead)
  assert.deepEqual(near('panel'), [[]])
  assert.deepEqual(near('pannel'), [['panel']])
  assert.deepEqual(near('safegarding thresold'), [['safeguarding'], ['threshold']])
  assert.deepEqual(near('pac'), [[]])
  assert.deepEqual(near('pax'), [[]])
  assert.equal(soughtInstead(findNear(parseSought('zzzzzz'), kept)), null)
})

test('a word in a text is seen where its beginning, or one of its parts, is what was looked for', () => {
  const [referral] = parseSought('referral')
  const [oneill] = parseSought('oneill')
  assert.ok(referral && oneill)
  assert.ok(isSaidBy(referral, '(Re-Referrals),'))
  assert.ok(isSaidBy(oneill, 'O’Neill-Jones'))
  assert.ok(!isSaidBy(referral, 'preferrals'))
})

test('an excerpt begins near the hit and says so where words are left out', () => {
  const text = `${'one two three '.repeat(40)}the heron stood ${'four five six '.repeat(40)}`
  const pieces = excerptOf(text, parseSought('heron'))
  assert.deepEqual(
    pieces.filter((one) => one.isHit).map((one) => one.text),
    ['heron'],
  )
  assert.equal(pieces[0]?.text, '… ')
  assert.equal(pieces.at(-1)?.text, ' …')
  assert.ok(pieces.map((one) => one.text).join('').length < 260)
  assert.deepEqual(excerptOf('short', parseSought('heron')), [{ text: 'short', isHit: false }])
})

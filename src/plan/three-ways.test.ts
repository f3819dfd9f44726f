import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../test/builders.ts'
import { mergeThreeWays, packSeen, parsePacked } from './three-ways.ts'

const before = { title: 'Audit', detail: '', startOn: day('2026-03-01'), owner: 7, links: [1, 2] }
const packed = parsePacked(packSeen(before))

test('what each changed stands, where they did not change the same', () => {
  const mine = { ...before, detail: 'Every month', links: [2, 1] }
  const now = { ...before, title: 'Audit forty records', startOn: day('2026-04-01'), links: [1, 2, 3] }
  assert.deepEqual(mergeThreeWays(packed, mine, now), {
    wanted: { ...now, detail: 'Every month' },
    clashes: [],
  })
})

test('what both changed in their own way is a clash, and the words typed stand', () => {
  const mine = { ...before, title: 'Audit ten', owner: 8 }
  const now = { ...before, title: 'Audit forty', owner: 8, detail: 'Theirs' }
  const { wanted, clashes } = mergeThreeWays(packed, mine, now)
  assert.deepEqual(clashes, ['title'])
  assert.deepEqual(wanted, { ...now, title: 'Audit ten' })
})

test('without what somebody had before them every difference is a clash', () => {
  const { wanted, clashes } = mergeThreeWays(null, before, { ...before, title: 'Other', owner: 9 })
  assert.deepEqual(clashes, ['title', 'owner'])
  assert.deepEqual(wanted, before)
})

test('what is not what a form was given is nothing', () => {
  for (const words of ['', 'x', '%%%', packSeen([]).slice(1), Buffer.from('7').toString('base64url')])
    assert.equal(parsePacked(words), null, words)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageAsked, pageAtHand, rowsAtHand } from './paging.ts'

const asked = (words: string) => pageAsked(new URLSearchParams(words))

test('a page is what the address says, and the first where it says nothing of use', () => {
  assert.equal(asked('page=3'), 3)
  assert.equal(asked('page=all'), 'all')
  for (const words of ['', 'page=', 'page=-4', 'page=0', 'page=one', 'page=NaN'])
    assert.equal(asked(words), 1)
  assert.equal(asked('page=1e9'), 10_000)
})

test('a page beyond the last is the last, and an empty list has one page', () => {
  assert.deepEqual(pageAtHand({ count: 101, rows: 50, asked: 9 }), { page: 3, pages: 3 })
  assert.deepEqual(pageAtHand({ count: 100, rows: 50, asked: 2 }), { page: 2, pages: 2 })
  assert.deepEqual(pageAtHand({ count: 0, rows: 50, asked: 5 }), { page: 1, pages: 1 })
})

test('the pages together are the list, and all of it is there to print', () => {
  const all = Array.from({ length: 101 }, (_, index) => index)
  const pages = [1, 2, 3].flatMap((page) => rowsAtHand(all, { rows: 50, asked: page }))
  assert.deepEqual(pages, all)
  assert.deepEqual(rowsAtHand(all, { rows: 50, asked: 'all' }), all)
})

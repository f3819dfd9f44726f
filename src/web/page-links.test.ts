import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageLinks } from './page-links.ts'

const linksOf = (count: number, asked: number | 'all') =>
  pageLinks({
    count,
    rows: 10,
    asked,
    things: 'Actions',
    label: 'Pages of the plan',
    hrefOf: (page) => `/plan?page=${page}`,
  }).toString()

test('a list that is all there needs no links', () => {
  assert.equal(linksOf(10, 1), '')
  assert.equal(linksOf(25, 'all'), '')
})

test('what stands here is said, with the way before, after and to all of it', () => {
  const links = linksOf(25, 2)
  assert.match(links, /Actions 11 to 20 of 25\./)
  assert.match(links, /href="\/plan\?page=all"/)
  assert.match(links, /rel="prev"/)
  assert.match(links, /rel="next"/)
  assert.match(links, /href="\/plan\?page=2"[^>]*aria-current="page"/)
})

test('of many pages the first, the last and those around this one are named', () => {
  const named = [...linksOf(3000, 150).matchAll(/aria-label="Page (\d+)"/g)].map(([, number]) =>
    Number(number),
  )
  assert.deepEqual(named, [1, 149, 150, 151, 300])
  assert.equal(linksOf(3000, 150).match(/&ctdot;/g)?.length, 2)
})

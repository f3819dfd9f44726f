import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aroundOf, pageAt, segmentsOf } from './marked-text.ts'

test('segments together are the whole text, whatever nests or overlaps', () => {
  const stretch = fc.record({
    id: fc.integer({ min: 1, max: 50 }),
    start: fc.integer({ min: -5, max: 60 }),
    end: fc.integer({ min: -5, max: 60 }),
  })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.array(stretch, { maxLength: 12 }),
      (length, stretches) => {
        const segments = segmentsOf(length, stretches)
        assert.equal(segments[0]?.start, 0)
        assert.equal(segments.at(-1)?.end, length)
        segments.forEach((one, index) => index > 0 && assert.equal(one.start, segments[index - 1]?.end))
        for (const { start, end, within } of segments)
          for (const one of stretches)
            if (one.start <= start && one.end >= end && one.end > one.start)
              assert.ok(within.includes(one.id))
      },
    ),
  )
})

test('of nested stretches the shortest is the one a segment belongs to', () => {
  const segments = segmentsOf(20, [
    { id: 1, start: 0, end: 20 },
    { id: 2, start: 5, end: 10 },
  ])
  assert.deepEqual(
    segments.map(({ start, id }) => [start, id]),
    [
      [0, 1],
      [5, 2],
      [10, 1],
    ],
  )
})

test('every stretch begins once, so that its place can be linked to once', () => {
  const begins = segmentsOf(20, [
    { id: 1, start: 0, end: 12 },
    { id: 2, start: 0, end: 4 },
    { id: 3, start: 8, end: 20 },
  ]).flatMap((one) => one.begins)
  assert.equal(begins.length, 3)
  assert.deepEqual(new Set(begins), new Set([1, 2, 3]))
})

test('a quote is shown with whole words around it', () => {
  const text = 'The first sentence. The Council must report. The last sentence.'
  const around = aroundOf(text, { start: 20, end: 44 }, 12)
  assert.deepEqual(around, { before: '…sentence. ', words: 'The Council must report.', after: ' The last…' })
})

test('a place stands on its page, where there are pages', () => {
  const pages = [
    { start: 0, end: 10 },
    { start: 11, end: 30 },
  ]
  assert.equal(pageAt(pages, 15), 2)
  assert.equal(pageAt(pages.slice(0, 1), 5), null)
})

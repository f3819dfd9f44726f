import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addToIndex,
  findInIndex,
  type IndexedWords,
  makeIndex,
  type SearchIndex,
  takeFromIndex,
  wordsInIndex,
} from './search-index.ts'
import { rankHits } from './search-rank.ts'
import type { SoughtWord } from './search-words.ts'

type Row = IndexedWords<'a' | 'b'>
const BOTH = new Set(['a', 'b'] as const)

const row = (id: number, folded: string, more: Partial<Row> = {}): Row => ({
  part: 'a',
  id,
  toldBy: `thing ${id}`,
  named: 0,
  folded,
  ...more,
})
const sought = (...starts: string[]): SoughtWord => ({ typed: starts[0] ?? '', starts })

function indexOf(rows: readonly Row[]): SearchIndex<'a' | 'b'> {
  const index = makeIndex<'a' | 'b'>()
  addToIndex(index, rows)
  return index
}

const found = (
  index: SearchIndex<'a' | 'b'>,
  words: readonly SoughtWord[],
  match: 'every' | 'any' = 'every',
) =>
  findInIndex(index, { sought: words, match, parts: BOTH })
    .map(({ entry }) => entry.id)
    .toSorted((one, other) => one - other)

// Few letters, so that words begin each other and stand beside each other often.
const text = fc
  .array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 0, maxLength: 3 }), { maxLength: 8 })
  .map((words) => ` ${words.join(' ')} `)
const start = fc
  .array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 2 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join(' '))
const question = fc.array(
  fc.array(start, { minLength: 1, maxLength: 2 }).map((starts) => sought(...starts)),
  { minLength: 1, maxLength: 3 },
)

test('finds exactly what reading every text from its beginning would find', () => {
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 12 }),
      question,
      fc.constantFrom('every' as const, 'any' as const),
      (texts, words, match) => {
        const has = (folded: string) =>
          words[match === 'every' ? 'every' : 'some'](({ starts }) =>
            starts.some((one) => folded.includes(` ${one}`)),
          )
        const expected = texts.flatMap((folded, id) => (has(folded) ? [id] : []))
        const rows = texts.map((folded, id) => row(id, folded))
        assert.deepEqual(found(indexOf(rows), words, match), expected)
      },
    ),
  )
})

test('is the same after any number of changes as when it is made anew', () => {
  const change = fc.record({ id: fc.nat({ max: 5 }), folded: fc.option(text) })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), question, (changes, words) => {
      const index = makeIndex<'a' | 'b'>()
      const now = new Map<number, string>()
      for (const { id, folded } of changes) {
        takeFromIndex(index, (entry) => entry.toldBy === `thing ${id}`)
        now.delete(id)
        if (folded === null) continue
        addToIndex(index, [row(id, folded)])
        now.set(id, folded)
      }
      const anew = indexOf([...now].map(([id, folded]) => row(id, folded)))
      assert.deepEqual(found(index, words), found(anew, words))
      assert.deepEqual(wordsInIndex(index, BOTH).toSorted(), wordsInIndex(anew, BOTH).toSorted())
    }),
  )
})

test('gaps are closed, so that what changes every day does not grow for ever', () => {
  const index = indexOf([row(1, ' one two three four '), row(2, ' five six ')])
  for (let turn = 0; turn < 1000; turn += 1) {
    takeFromIndex(index, ({ id }) => id === 1)
    addToIndex(index, [row(1, ` one two three ${turn} `)])
  }
  assert.ok(index.used < 50, `${index.used} words are kept`)
  assert.deepEqual(found(index, [sought('999')]), [1])
  assert.deepEqual(found(index, [sought('998')]), [])
})

test('the words of parts somebody may not see are neither found nor offered', () => {
  const index = indexOf([row(1, ' open '), row(2, ' secret ', { part: 'b' })])
  const parts = new Set(['a'] as const)
  const hits = findInIndex(index, { sought: [sought('secret')], match: 'every', parts })
  assert.deepEqual(hits, [])
  assert.deepEqual(wordsInIndex(index, parts), ['open'])
})

test('a reference is found first by itself, then those it begins, then those that only name it', () => {
  const rows = [
    row(1, ' 1 2 tell every referrer ', { named: 4 }),
    row(2, ' 1 20 ring every family ', { named: 5 }),
    row(3, ' update on 1 2 tell ', { named: 14 }),
    row(4, ' as said in 1 2 '),
  ]
  const hits = findInIndex(indexOf(rows), { sought: [sought('1 2', '12')], match: 'every', parts: BOTH })
  assert.deepEqual(
    rankHits(hits, 10).map(({ entry }) => entry.id),
    [1, 2, 3, 4],
  )
})

test('those that have it in their name come first, then the newest', () => {
  const rows = [
    row(1, ' heron pond ', { named: 6 }),
    row(2, ' pond heron '),
    row(3, ' pond heron '),
    row(4, ' heron ', { named: 6 }),
    row(5, ' pond '),
  ]
  const ranked = (most: number) =>
    rankHits(
      findInIndex(indexOf(rows), { sought: [sought('heron')], match: 'every', parts: BOTH }),
      most,
    ).map(({ entry }) => entry.id)
  assert.deepEqual(ranked(10), [4, 1, 3, 2])
  assert.deepEqual(ranked(3), [4, 1, 3])
  assert.deepEqual(ranked(1), [4])
})

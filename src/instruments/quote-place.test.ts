import assert from 'node:assert/strict'
import { test } from 'node:test'
import { confirmPlace, findQuote } from './quote-place.ts'

const TEXT = 'The Council must\nreport “promptly” – in full (or in part).\nThe Council must\nreport again.'

test('words are found across line breaks, whatever their quotation marks and dashes', () => {
  const [place] = findQuote(TEXT, 'must report "promptly" - in full (or')
  assert.equal(TEXT.slice(place?.start, place?.end), 'must\nreport “promptly” – in full (or')
})

test('words that stand twice are found twice', () => {
  assert.equal(findQuote(TEXT, 'The Council must report').length, 2)
})

test('words that are not there, and no words at all, are found nowhere', () => {
  assert.deepEqual(findQuote(TEXT, 'The Council may report'), [])
  assert.deepEqual(findQuote(TEXT, '  '), [])
})

test('marks that mean something to a pattern are only themselves', () => {
  assert.deepEqual(findQuote('a.b', 'a+b'), [])
  assert.equal(findQuote('a [b] {c} $1 ^x \\y a|b', '[b] {c} $1 ^x \\y a|b').length, 1)
})

test('a measured place holds only if its words are the quote’s', () => {
  assert.deepEqual(confirmPlace(TEXT, 'The Council must report', { start: 0, end: 24 }), {
    start: 0,
    end: 23,
  })
  assert.equal(confirmPlace(TEXT, 'The Council must report', { start: 4, end: 24 }), null)
  assert.equal(confirmPlace(TEXT, 'x', { start: 5, end: 4000 }), null)
})

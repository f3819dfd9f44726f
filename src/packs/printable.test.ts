import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { breakLongRuns, emsOf, printable } from './printable.ts'

test('control characters, lone halves of a pair and direction overrides are taken out', () => {
  assert.equal(printable('a\u0000b\u0007c\u009Fd\uFFFEe'), 'abcde')
  assert.equal(printable('half \uD83D end'), 'half \uFFFD end')
  assert.equal(printable('safe\u202Egnp.exe'), 'safegnp.exe')
})

test('every kind of line end becomes one', () => {
  assert.equal(printable('a\r\nb\rc\u2028d\te'), 'a\nb\nc\nd e')
})

test('what is printed can always stand in a Word file', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const cleaned = printable(text)
      assert.ok(cleaned.isWellFormed())
      assert.doesNotMatch(cleaned, /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/)
      assert.equal(printable(cleaned), cleaned)
    }),
  )
})

test('a long run may break before the width, first after a mark; ordinary words stay whole', () => {
  const long = breakLongRuns('W'.repeat(10_000), 20)
  assert.ok(long.split('\u200B').every((part) => part.length <= 20))
  assert.equal(long.replaceAll('\u200B', '').length, 10_000)
  assert.equal(breakLongRuns('Safeguarding partners’ arrangements', 9), 'Safeguarding partners’ arrangements')
  assert.match(breakLongRuns('www.example.gov.uk/children/plans', 14), /^www\.example\.\u200B/)
})

test('a break never falls inside a character made of several code points', () => {
  const family = '👩‍👩‍👧‍👦'
  assert.equal(breakLongRuns(family.repeat(3), 8), [family, family, family].join('\u200B'))
})

test('broad letters are told from thin ones', () => {
  assert.ok(emsOf('WWW') > 2 * emsOf('ill'))
  assert.ok(emsOf('العربية') >= 6)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Fragment } from './page-lines.ts'
import { composePages } from './page-text.ts'

const fragment = fc.record({
  text: fc.stringMatching(/^[a-z1-9•.]{1,12}$/),
  x: fc.integer({ min: 0, max: 500 }),
  y: fc.integer({ min: 0, max: 800 }),
  width: fc.integer({ min: 5, max: 200 }),
  size: fc.constantFrom(6, 8, 12, 12, 12, 24),
  font: fc.constantFrom('plain', 'bold'),
})
const page = fc
  .array(fragment, { maxLength: 40 })
  .map((fragments) => fragments.map((each, order): Fragment => ({ ...each, order })))

// A mark may be raised ("4" to "⁴"), and white space is the reader's own; every other letter must come through.
function letters(text: string): string {
  const level = text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)))
  return Array.from(level.replace(/\s/g, '')).sort().join('')
}

test('no letter of a page is lost or made up, wherever it stands', () => {
  fc.assert(
    fc.property(fc.array(page, { minLength: 1, maxLength: 3 }), (pages) => {
      const printed = pages.flat().map((each) => each.text)
      assert.equal(letters(composePages(pages).text), letters(printed.join('')))
    }),
    { numRuns: 300 },
  )
})

test('the places of pages, headings and tables lie within the text', () => {
  fc.assert(
    fc.property(fc.array(page, { minLength: 1, maxLength: 3 }), (pages) => {
      const { text, pages: stretches, headings, tables } = composePages(pages)
      assert.equal(stretches.length, pages.length)
      assert.equal(stretches.map(({ start, end }) => text.slice(start, end)).join('\n\f'), text)
      for (const { start, end } of [...headings, ...tables]) assert.ok(start <= end && end <= text.length)
    }),
    { numRuns: 100 },
  )
})

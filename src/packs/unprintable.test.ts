import assert from 'node:assert/strict'
import { test } from 'node:test'
import { replaceUnprintable, unprintableIn } from './unprintable.ts'

test('the texts are read out of the complaint, escapes and all, each once', () => {
  // As Rust prints it: the message quoted, and within it the text quoted once more.
  const said = (text: string) => `SourceDiagnostic { message: "the text \`${text}\` could not be displayed" }`
  const complaint = said(String.raw`\"😀\"`) + said(String.raw`\"\\u{1f}\\\"x\"`)
  assert.deepEqual(unprintableIn(complaint + complaint), ['😀', '\u001F"x'])
  assert.deepEqual(unprintableIn('some other fault'), [])
})

test('only what cannot be shown is replaced, by its code point, and never a key', () => {
  const json = JSON.stringify({ '😀': ['a 😀\u200D b', { t: 'e\u20E3 e' }], n: 3 })
  assert.deepEqual(JSON.parse(replaceUnprintable(json, ['😀', 'e\u20E3', '\u200D'])), {
    '😀': ['a [U+1F600] b', { t: 'e[U+20E3] e' }],
    n: 3,
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInstrument } from './instrument-reading.ts'
import { anInstrument } from './reader-for-tests.ts'

// What a document says against itself, each with its quotes; and what looks like it and is right.

const told = (text: string) => readInstrument(text).conflicts.map(({ what }) => what)
const oneOf = (text: string, words: RegExp) => {
  const all = readInstrument(text).conflicts
  const one = all.find(({ what }) => words.test(what))
  assert.ok(one, `none of ${JSON.stringify(told(text))}`)
  for (const quote of [one.one, one.other])
    assert.equal(text.slice(quote.start, quote.end).replace(/\s+/g, ' '), quote.words)
}

test('a weekday that was another is shown', () => {
  oneOf(
    anInstrument('2. The Council shall report on Monday 2 August 2026.'),
    /Monday 2 August 2026" is a Sunday/,
  )
  assert.deepEqual(told(anInstrument('2. The Council shall report on Sunday 2 August 2026.')), [])
})

test('a day that its month has not is shown', () => {
  oneOf(anInstrument('2. The Council shall report by 31 June 2026.'), /no 31 June 2026/)
})

test('a deadline that had passed on the day of signing is shown', () => {
  oneOf(
    anInstrument('2. The Council shall write a plan by 1 May 2023.'),
    /by 1 May 2023, but is dated 4 March 2024/,
  )
})

test('a length of time that its two dates do not bear out is shown', () => {
  const wrong =
    '2. The Secretary of State has appointed Ann Verrall as Commissioner for six months from 1 August 2024 to 28 February 2025.'
  oneOf(anInstrument(wrong), /six months from 1 August 2024/)
  assert.deepEqual(told(anInstrument(wrong.replace('28 February', '31 January'))), [])
})

test('one person in two spellings is shown, two people are not', () => {
  const text = (other: string) =>
    anInstrument(
      `2. The Secretary of State has appointed Rowan Achterberg as Commissioner.\n\n3. ${other} will chair the board.`,
    )
  oneOf(text('Rowena Achterberg'), /Rowan Achterberg and Rowena Achterberg/)
  assert.deepEqual(told(text('Philip Achterberg')), [])
})

test('another council in the title is shown', () => {
  oneOf(
    anInstrument('2. The Council shall report.').replace('Direction to Ashwell', 'Direction to Bramford'),
    /Bramford Council, the text Ashwell/,
  )
})

test('a word and its figure, and a count and its list, are compared', () => {
  oneOf(anInstrument('2. The Council shall report within six (3) months.'), /six \(3\)/)
  const list = (count: string) =>
    anInstrument(
      `2. The Council shall take the following ${count} steps:\n\na) write a plan;\n\nb) appoint a director; and\n\nc) publish its figures.`,
    )
  oneOf(list('four'), /announces four and lists 3/)
  assert.deepEqual(told(list('three')), [])
})

test('a paragraph that is pointed to and not there is shown', () => {
  const text = (number: string) =>
    anInstrument(
      `2. The Council shall write a plan.\n\n3. The Council shall carry out the plan in paragraph ${number}.`,
    )
  oneOf(text('12'), /points to paragraph 12/)
  assert.deepEqual(told(text('2')), [])
  assert.deepEqual(told(text('12 of Schedule 3')), [])
})

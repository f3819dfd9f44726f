import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildClauses } from './clauses.ts'
import { damageText, DAMAGES } from './damage.ts'
import { withoutFurniture } from './furniture.ts'
import { readInstrument } from './instrument-reading.ts'
import { splitLines } from './lines.ts'
import { joinParagraphs } from './paragraphs.ts'

function pathsOf(text: string): string[] {
  return buildClauses(joinParagraphs(withoutFurniture(splitLines(text)))).map(
    (one) => `${one.path ?? '-'} ${one.role}`,
  )
}

test('levels are told by sequence: an i after h is a letter, an i after a stem a number', () => {
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map(
    (letter) => `${letter}) do ${letter};`,
  )
  assert.equal(pathsOf(['1. The Council must:', ...letters].join('\n')).at(-2), '1.i item')
  assert.deepEqual(pathsOf('1. The Council must:\n i. first;\n ii. second.'), [
    '1 item',
    '1.i item',
    '1.ii item',
  ])
})

test('a lost number is the one its place demands, and a repeated one stays as printed', () => {
  const lost = '1. The Council must:\n - a. plan;\n - report;\n - c. publish.\n'
  assert.deepEqual(pathsOf(lost), ['1 item', '1.a item', '1.b item', '1.c item'])
  assert.deepEqual(pathsOf('1. One thing.\n\n2. Two.\n\n2. Two again.\n\n3. Three.'), [
    '1 item',
    '2 item',
    '2 item',
    '3 item',
  ])
})

test('an annex begins its numbers again under its own name, and closing words stay with their limbs', () => {
  const text =
    '7. The Council shall allow access:\n\n a) to premises; and\n\n b) to records;\n\nwhich the Adviser needs.\n\nANNEX B\n\n1. The Adviser shall visit.\n'
  assert.deepEqual(pathsOf(text), [
    '7 item',
    '7.a item',
    '7.b item',
    '7 closing',
    '- heading',
    'Annex B.1 item',
  ])
})

test('a page\u2019s furniture in the middle of a sentence is left out of it', () => {
  const page = (number: number) => `\nImprovement plan for Hallow Bridge ${number}\n\f`
  const text = `1. The Council must publish the\n${page(1)}\nreport by 5 May 2024.\n${page(2)}\n2. The Council must meet.\n${page(3)}`
  const { provisions } = readInstrument(`Improvement Notice\n\n${text}`)
  assert.equal(
    provisions.find((one) => one.clause === '1')?.text,
    'The Council must publish the report by 5 May 2024.',
  )
})

// Pieces that instruments are made of, put together at random.
const piece = fc.constantFrom(
  '1. ',
  '2. ',
  'a) ',
  '(b) ',
  'ii. ',
  '\u2022 ',
  '- ',
  '\n',
  '\n\n',
  '\f',
  'ANNEX A\n',
  'WHEREAS:\n',
  'NOW THEREFORE:\n',
  'The Council must provide ',
  'the Commissioner shall: ',
  'and to report ',
  'every two months ',
  'within 10 working days of ',
  'by 31 March 2024',
  '. ',
  '; ',
  ': ',
  'multi-\nagency ',
  '\u201cthe Board\u201d ',
  '(the plan) ',
  'Areas for improvement\n',
  'Page 3 of 9\n',
  '\u0000',
  '\ud800',
  'If asked, ',
)
const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

test('every proposal\u2019s place quotes the text it was given, whatever the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const { start, end, text: words } of readInstrument(text).provisions) {
        assert.ok(start >= 0 && end <= text.length && start <= end)
        const quoted = words.replace(/\s+/g, '')
        const printed = text.slice(start, end).replace(/\s+/g, '')
        assert.ok(isWithin(quoted, printed), `${quoted} in ${printed}`)
      }
    }),
    { numRuns: 300 },
  )
})

// Furniture and list marks may stand between the words; nothing may be added to them or put in another order.
function isWithin(words: string, printed: string): boolean {
  let at = 0
  for (const sign of printed) if (sign === words[at]) at += 1
  return at >= words.length || printed.includes(words)
}

test('the same text gives the same reading', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.deepEqual(readInstrument(text), readInstrument(text))
    }),
    { numRuns: 60 },
  )
})

const NOTICE = `Improvement Notice

To: Hallow Bridge Council ("the Council")

1. The Council must establish a board by 31 May 2024.

2. The Council shall:
 a. report to the Department every month;
 b. keep the plan up to date; and
 c. publish the plan within 28 days of the date of this notice.

3. The Adviser may attend any meeting.

Dated: 2 April 2024
`

test('damage by scanning, converting and copying loses few duties', () => {
  const wanted = ['1', '2.a', '2.b', '2.c']
  for (const damage of DAMAGES) {
    let found = 0
    for (let seed = 1; seed <= 10; seed += 1) {
      const duties = readInstrument(damageText(NOTICE, damage, seed)).provisions.filter(
        (one) => one.kind === 'duty',
      )
      found += wanted.filter((clause) => duties.some((one) => one.clause === clause)).length
    }
    assert.ok(found >= 36, `${damage}: ${found} of 40`)
  }
})

test('hostile text is read to the end without a fault', () => {
  const hostile = [
    'a'.repeat(300_000),
    ' '.repeat(300_000),
    '('.repeat(100_000),
    'shall '.repeat(50_000),
    '\n'.repeat(300_000),
    Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth % 100)}- item ${depth}:`).join('\n'),
    '1.1.1.1 '.repeat(30_000),
    '("the x") '.repeat(30_000),
  ]
  for (const text of hostile) assert.ok(Array.isArray(readInstrument(text).provisions))
})

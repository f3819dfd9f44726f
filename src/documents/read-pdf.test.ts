import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DOCUMENT_LIMITS } from './document.ts'
import type { DocumentText } from './document.ts'
import { readPdf } from './read-pdf.ts'
import { LETTER_WIDTH, writeSamplePdf } from './write-sample-pdf.ts'
import type { SampleWords } from './write-sample-pdf.ts'

async function read(...pages: (readonly SampleWords[])[]): Promise<DocumentText> {
  const outcome = await readPdf(writeSamplePdf({ pages, isPacked: true }), DOCUMENT_LIMITS)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

// Lines one under the other, 14 points apart; a blank one leaves a space between paragraphs.
function column(lines: readonly string[], { x = 70, y = 760, size = 12 } = {}): readonly SampleWords[] {
  return lines.flatMap((text, at) => (text === '' ? [] : [{ x, y: y - 14 * at, text, size }]))
}

const widthOf = (text: string, size = 12): number => text.length * LETTER_WIDTH * size

test('the lines of a paragraph are joined, and a short line ends it', async () => {
  const { text } = await read(
    column([
      'The council must keep its plan under review with the',
      'adviser and must report to the board at each of its',
      'meetings.',
      'Progress will be assessed by officials every quarter',
      'and the minister will be told.',
    ]),
  )
  assert.deepEqual(text.split('\n'), [
    'The council must keep its plan under review with the adviser and must report to the board at each of its meetings.',
    'Progress will be assessed by officials every quarter and the minister will be told.',
  ])
})

test('a white space between lines parts paragraphs even where the line before is full', async () => {
  const { text } = await read(
    column([
      'The council must keep its plan under review with me.',
      '',
      'Progress will be assessed by officials every quarter',
      'and so on.',
    ]),
  )
  assert.equal(text.split('\n\n').length, 2)
})

test('list items keep their marks and their lines, and hanging lines join their item', async () => {
  const { text } = await read([
    ...column(['What needs to improve?', '', '•', '', '•', '', '1.']),
    { x: 90, y: 732, text: 'The quality of plans, so that they say who will do' },
    { x: 90, y: 718, text: 'what and by when.' },
    { x: 90, y: 704, text: 'Visits to children.' },
    { x: 100, y: 676, text: 'Numbered words, which go on over the end of the' },
    { x: 100, y: 662, text: 'line.' },
  ])
  assert.deepEqual(
    text.split('\n').filter((line) => line !== ''),
    [
      'What needs to improve?',
      '• The quality of plans, so that they say who will do what and by when.',
      '• Visits to children.',
      '1. Numbered words, which go on over the end of the line.',
    ],
  )
})

test('a bullet larger than its words does not part them from their second line', async () => {
  const { text } = await read([
    { x: 80, y: 698, text: '•', size: 18 },
    { x: 98, y: 700, text: 'ensuring that a broad offer of training is available' },
    { x: 98, y: 686, text: 'locally; and' },
  ])
  assert.equal(text, '• ensuring that a broad offer of training is available locally; and')
})

test('the rows of a ruled list are parted by the little more that stands between them', async () => {
  const rows = [
    [
      'Leaders should improve the quality of plans and their',
      'timeliness, and do so in all of the years to come now.',
    ],
    [
      'Leaders should improve the pace of their strategy too,',
      'so that it makes a difference to children in the area.',
    ],
  ]
  const { text } = await read(rows.flatMap((row, at) => column(row, { y: 700 - at * 28.6 })))
  assert.deepEqual(
    text.split(/\n+/),
    rows.map((row) => row.join(' ')),
  )
})

test('a table is read row by row, its cells joined and parted by tabs', async () => {
  const { text, tables } = await read([
    ...column(['Judgement'], { y: 760 }),
    ...column(['Grade'], { x: 330, y: 760 }),
    ...column(['The impact of leaders on', 'practice with families'], { y: 735 }),
    ...column(['Inadequate'], { x: 330, y: 735 }),
    ...column(['Care leavers'], { y: 696 }),
    ...column(['Good'], { x: 330, y: 696 }),
    ...column(['Services in the borough are inadequate, as the board has been told.'], { y: 660 }),
  ])
  assert.equal(
    text.slice(tables[0]?.start, tables[0]?.end),
    [
      'Judgement\tGrade',
      'The impact of leaders on practice with families\tInadequate',
      'Care leavers\tGood',
    ].join('\n'),
  )
  assert.match(text, /\nServices in the borough are inadequate, as the board has been told\.$/)
})

test('a narrow gutter is found by the order in which the cells are printed', async () => {
  const left = ['Borough Council and Health', 'Trust of the North-Western']
  const right = ['Leaders should work together', 'and at pace to improve.']
  const { text } = await read([
    ...column(left),
    ...column(right, { x: 70 + widthOf('Borough Council and Health') + 6 }),
    ...column(['Leaders across the whole partnership should also meet each week.'], { y: 700 }),
  ])
  assert.deepEqual(text.split(/\n+/), [
    'Borough Council and Health Trust of the North-Western\tLeaders should work together and at pace to improve.',
    'Leaders across the whole partnership should also meet each week.',
  ])
})

test('a word printed after the rest of its page stands where it is seen', async () => {
  const before = 'The council has said that it'
  const line = 'which is what the notice asks of it and no less than that.'
  const { text } = await read([
    { x: 70, y: 700, text: before },
    { x: 70 + widthOf(`${before} must `), y: 700, text: 'do so at once and' },
    { x: 70, y: 686, text: line },
    { x: 70 + widthOf(`${before} `), y: 700, text: 'must', font: 'bold' },
  ])
  assert.equal(text, `${before} must do so at once and ${line}`)
})

test('the reference, the action and its owner are three cells', async () => {
  const row = (y: number, cells: readonly string[]): readonly SampleWords[] =>
    cells.map((cell, at) => ({ x: [70, 110, 400][at] ?? 0, y, text: cell }))
  const { text } = await read([
    ...row(700, ['Ref', 'Action', 'Owner']),
    ...row(670, ['1.1', 'Appoint a permanent director', 'Leader']),
    ...row(640, ['1.2', 'Publish the plan', 'Director']),
  ])
  assert.deepEqual(text.split('\n'), [
    'Ref\tAction\tOwner',
    '1.1\tAppoint a permanent director\tLeader',
    '1.2\tPublish the plan\tDirector',
  ])
})

test('newspaper columns are read one after the other', async () => {
  const left = Array.from({ length: 10 }, (_, at) => `left words that fill line ${at}`)
  const right = Array.from({ length: 10 }, (_, at) => `right words that fill it ${at}`)
  const { text } = await read([...column(left), ...column(right, { x: 330 })])
  assert.equal(text.replace(/\s+/g, ' '), [...left, ...right].join(' '))
})

test('a hyphen at a line end stays unless the document writes the word in one', async () => {
  const { text } = await read(
    column([
      'An improvement plan is made for the long term, but improve-',
      'ment is not only a plan and needs a long-term view, multi-',
      'agency working and so on, as everybody in the room agrees.',
    ]),
  )
  assert.match(text, /but improvement is not only/)
  assert.match(text, /multi-agency working/)
})

test('a raised number is a footnote mark, not part of the word', async () => {
  const words = 'An inspection in 2019'
  const { text } = await read([
    { x: 70, y: 700, text: words },
    { x: 70 + widthOf(words), y: 705, text: '4', size: 7 },
    { x: 70 + widthOf(words) + 8, y: 700, text: 'found this.' },
    { x: 70, y: 104, text: '4', size: 6 },
    { x: 76, y: 100, text: 'Under section 20.', size: 10 },
  ])
  assert.deepEqual(text.split(/\n+/), ['An inspection in 2019⁴ found this.', '⁴ Under section 20.'])
})

test('words are read from the top down whatever the order they are printed in', async () => {
  const lines = column([
    'First of all, this sentence stands',
    '',
    'then that one',
    '',
    'and this at the foot.',
  ])
  const { text } = await read([...lines].reverse())
  assert.deepEqual(text.split(/\n+/), [
    'First of all, this sentence stands',
    'then that one',
    'and this at the foot.',
  ])
})

test('pages are parted by a form feed and their places told', async () => {
  const sentence = 'These are enough words for a page that is not a picture'
  const { text, pages } = await read(column([`${sentence} one`]), column([`${sentence} two`]))
  assert.equal(text, `${sentence} one\n\f${sentence} two`)
  assert.deepEqual(
    pages.map(({ start, end }) => text.slice(start, end)),
    [`${sentence} one`, `${sentence} two`],
  )
})

test('a page on its side reads like one that stands', async () => {
  const page = column(['Words enough that the page cannot be taken for a picture', 'and a second line'])
  const [upright, turned] = await Promise.all(
    ([0, 90] as const).map((rotate) => readPdf(writeSamplePdf({ pages: [page], rotate }), DOCUMENT_LIMITS)),
  )
  assert.ok(upright?.ok && turned?.ok)
  assert.equal(turned.value.text, upright.value.text)
})

test('larger type is a heading, with its level', async () => {
  const { text, headings } = await read([
    { x: 70, y: 780, text: 'Improvement notice', size: 24 },
    { x: 70, y: 750, text: 'Actions required', size: 16 },
    ...column(['The council must do what this notice asks of it, and soon.'], { y: 700 }),
  ])
  assert.deepEqual(
    headings.map(({ start, end, level }) => [text.slice(start, end), level]),
    [
      ['Improvement notice', 1],
      ['Actions required', 2],
    ],
  )
})

test('a locked, a scanned, an overlong and a cut PDF are each refused by name', async () => {
  const page = column(['Words enough that the page cannot be taken for a picture'])
  const refusal = async (bytes: Uint8Array, pages = 10): Promise<string> => {
    const outcome = await readPdf(bytes, { ...DOCUMENT_LIMITS, pages })
    return outcome.ok ? 'read' : outcome.refusal.reason
  }
  assert.equal(await refusal(writeSamplePdf({ pages: [page], isLocked: true })), 'locked')
  assert.equal(await refusal(writeSamplePdf({ pages: [[], [], []] })), 'empty')
  assert.equal(
    await refusal(writeSamplePdf({ pages: [[{ x: 500, y: 20, text: 'Page 1' }]], hasPicture: true })),
    'scanned',
  )
  assert.equal(await refusal(writeSamplePdf({ pages: [page, page, page] }), 2), 'too many pages')
  assert.equal(await refusal(Buffer.from('%PDF-1.7\nnothing more')), 'damaged')
})

test('a page that is a picture among pages of words is warned of', async () => {
  const page = column(['Words enough that the page cannot be taken for a picture'])
  const { warnings } = await read(page, [], page)
  assert.deepEqual(warnings, ['Page 2 holds almost no text: look whether it is a picture.'])
})

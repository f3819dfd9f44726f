import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DOCUMENT_LIMITS } from './document.ts'
import type { DocumentText } from './document.ts'
import { readWord } from './read-word.ts'
import { wordParagraph as p, writeSampleWord } from './write-samples.ts'
import type { SampleWord } from './write-samples.ts'

async function read(sample: SampleWord): Promise<DocumentText> {
  const outcome = await readWord(writeSampleWord(sample), DOCUMENT_LIMITS)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

async function linesOf(sample: SampleWord): Promise<readonly string[]> {
  return (await read(sample)).text.split('\n')
}

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const list = (levels: string, num = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'): string =>
  `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${num}`
const at = (depth: number, num = 1): string =>
  `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${num}"/></w:numPr>`
const LEGAL = list(
  level(0, 'decimal', '%1.') +
    level(1, 'lowerLetter', '(%2)') +
    level(2, 'lowerRoman', '(%3)') +
    level(3, 'upperLetter', '%4)'),
)

test('automatic numbers are printed as Word counts them, and start again below each new parent', async () => {
  const body =
    p('One', at(0)) +
    p('a', at(1)) +
    p('i', at(2)) +
    p('ii', at(2)) +
    p('b', at(1)) +
    p('i again', at(2)) +
    p('Two', at(0)) +
    p('a again', at(1)) +
    p('plain') +
    p('b', at(1)) +
    p('A', at(3))
  assert.deepEqual(await linesOf({ body, numbering: LEGAL }), [
    '1. One',
    '(a) a',
    '(i) i',
    '(ii) ii',
    '(b) b',
    '(i) i again',
    '2. Two',
    '(a) a again',
    'plain',
    '(b) b',
    'A) A',
  ])
})

test('a number may hold its parents, in their own formats or all in digits', async () => {
  const levels =
    level(0, 'upperRoman', 'Part %1') +
    level(1, 'decimal', '%1.%2') +
    level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>')
  const body = p('one', at(0)) + p('two', at(0)) + p('a', at(1)) + p('x', at(2))
  assert.deepEqual(await linesOf({ body, numbering: list(levels) }), [
    'Part I one',
    'Part II two',
    'II.1 a',
    '2.1.1 x',
  ])
})

test('two lists of one kind count on together, unless one is told to start again', async () => {
  const num = (id: number, more = ''): string =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/>${more}</w:num>`
  const again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
  const numbering = list(level(0, 'decimal', '%1.'), num(1) + num(2) + num(3, again))
  const body =
    p('x', at(0, 1)) +
    p('x', at(0, 2)) +
    p('x', at(0, 3)) +
    p('x', at(0, 3)) +
    p('x', at(0, 0)) +
    p('x', at(0, 1))
  assert.deepEqual(await linesOf({ body, numbering }), ['1. x', '2. x', '5. x', '6. x', 'x', '7. x'])
})

test('a level that never starts again goes on counting', async () => {
  const numbering = list(
    level(0, 'upperLetter', '%1') + level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>'),
  )
  const body = p('h', at(0)) + p('x', at(1)) + p('x', at(1)) + p('h', at(0)) + p('x', at(1))
  assert.deepEqual(await linesOf({ body, numbering }), ['A h', '1. x', '2. x', 'B h', '3. x'])
})

test('a style gives its paragraphs a number, its level and a heading', async () => {
  const style = (id: string, inside: string, name = id): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`
  const styles =
    style('H1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', 'heading 1') +
    style('H2', '<w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>', 'heading 2') +
    style('Linked', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
  const numbering = list(
    level(0, 'decimal', '%1') +
      level(1, 'decimal', '%1.%2') +
      level(2, 'lowerLetter', '%3)', '<w:pStyle w:val="Linked"/>'),
  )
  const styled = (id: string): string => `<w:pStyle w:val="${id}"/>`
  const body =
    p('A', styled('H1')) +
    p('B', styled('H2')) +
    p('C', styled('Linked')) +
    p('D', `${styled('H1')}<w:numPr><w:numId w:val="0"/></w:numPr>`)
  const { text, headings } = await read({ body, numbering, styles })
  assert.deepEqual(text.split('\n'), ['1 A', '1.1 B', 'a) C', 'D'])
  assert.deepEqual(
    headings.map(({ start, end, level: depth }) => [text.slice(start, end), depth]),
    [
      ['1 A', 1],
      ['1.1 B', 2],
      ['D', 1],
    ],
  )
})

test('bullets are printed as they look, and inner ones are set in', async () => {
  const numbering = list(level(0, 'bullet', '\uf0b7') + level(1, 'bullet', 'o') + level(2, 'bullet', '–'))
  const body = p('one', at(0)) + p('two', at(1)) + p('three', at(2))
  assert.deepEqual(await linesOf({ body, numbering }), ['• one', '  ◦ two', '    – three'])
})

test('what was deleted or moved away is left out, and what was put in stays', async () => {
  const run = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
  const body =
    `<w:p>${run('The Council ')}<w:del><w:r><w:delText>should</w:delText></w:r></w:del><w:ins>${run('must')}</w:ins> ${run(' act')}</w:p>` +
    `<w:p><w:pPr>${at(0)}<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>` +
    `<w:p><w:pPr>${at(0)}<w:pPrChange><w:pPr>${at(3)}</w:pPr></w:pPrChange></w:pPr>${run('kept')}</w:p>` +
    `<w:p><w:moveFrom>${run('moved')}</w:moveFrom><w:moveTo>${run('here')}</w:moveTo></w:p>` +
    `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>${run('seen')}</w:p>`
  assert.deepEqual(await linesOf({ body, numbering: LEGAL }), [
    'The Council must act',
    '1. kept',
    'here',
    'seen',
  ])
})

test('a table is rows with tabs, a box is paragraphs, and a wide cell keeps the columns in step', async () => {
  const cell = (inside: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`
  const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`
  const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`
  const body =
    p('before') +
    table(
      row(cell(p('Area')), cell(p('Grade')), cell(p('Note'))),
      row(cell(p('Help') + p('and care')), cell(p('Good'), '<w:gridSpan w:val="2"/>')),
      row(cell(p('in') + table(row(cell(p('x')), cell(p('y'))))), cell(p('')), cell(p('z'))),
    ) +
    table(row(cell(p('first', at(0)) + p('second', at(0))))) +
    p('after')
  const { text, tables } = await read({ body, numbering: LEGAL })
  assert.deepEqual(text.split('\n'), [
    'before',
    'Area\tGrade\tNote',
    'Help and care\tGood',
    'in x y\t\tz',
    '1. first',
    '2. second',
    'after',
  ])
  assert.equal(text.slice(tables[1]?.start, tables[1]?.end), '1. first\n2. second')
})

test('a footnote stands after its paragraph', async () => {
  const footnotes =
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>' +
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Children Act 2004.</w:t></w:r></w:p></w:footnote>'
  const body = `<w:p><w:r><w:t>As the Act says.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>${p('next')}`
  assert.deepEqual(await linesOf({ body, footnotes }), ['As the Act says.¹', '¹ Children Act 2004.', 'next'])
})

test('breaks, tabs, hyphens and symbols of a run are kept as marks', async () => {
  const body =
    '<w:p><w:r><w:t>a\u200b\u00ad</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:sym w:char="F0B7"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>'
  assert.deepEqual(await linesOf({ body }), ['a b', 'c-de•'])
})

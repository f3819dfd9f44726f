import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { SaxesParser } from 'saxes'
import type { Block, Report } from './report.ts'
import { writeReportWord } from './write-report-word.ts'

function aReport(blocks: readonly Block[], change: Partial<Report> = {}): Report {
  return {
    title: 'Improvement Board pack',
    council: 'Ellerby Borough Council',
    date: Temporal.PlainDate.from('2026-03-03'),
    status: { kind: 'issued', on: Temporal.PlainDate.from('2026-03-03'), seal: '4f9a' },
    level: 'Board',
    sections: [{ heading: 'Where we are', blocks }],
    ...change,
  }
}

const figure: Block = {
  kind: 'figure',
  svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40"><text x="5" y="20">Rising</text></svg>',
  alt: 'A line that rises',
  caption: 'Assessments in time',
  table: {
    kind: 'table',
    caption: 'Assessments',
    columns: [{ heading: 'Month' }, { heading: 'State' }],
    rows: [['June', { state: 'Overdue', weight: 'alarm' }]],
  },
}

function partsOf(file: Uint8Array): Readonly<Record<string, string>> {
  const entries = Object.entries(unzipSync(file))
  return Object.fromEntries(entries.map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))
}

async function htmlOf(file: Uint8Array): Promise<string> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(file) })
  return value
}

function checkWellFormed(name: string, xml: string): void {
  const parser = new SaxesParser({ xmlns: true, fileName: name })
  parser.on('error', (fault) => assert.fail(fault))
  parser.write(xml).close()
}

test('headings are headings, paragraph numbers are text, and table headers repeat', async () => {
  const blocks: readonly Block[] = [
    { kind: 'paragraph', words: 'Progress is slow.' },
    { kind: 'list', items: ['first', 'second'] },
    { kind: 'subheading', text: 'In short' },
    { kind: 'callout', title: 'For decision', words: 'Agree the date.' },
    figure,
  ]
  const file = await writeReportWord(aReport(blocks))
  const html = await htmlOf(file)
  assert.match(html, /<h1>.*1\tWhere we are<\/h1>/)
  assert.match(html, /<h2>.*In short<\/h2>/)
  assert.match(html, /1\.1\tProgress is slow\./)
  assert.match(html, /\(b\)\tsecond/)
  assert.match(html, /1\.2\tAgree the date\./)
  assert.match(html, /<thead><tr><th><p><strong>Month<\/strong><\/p><\/th>/)
  assert.match(html, /Figure 1: .*Assessments in time/)
  assert.match(html, /Table 1: .*Assessments/)
})

test('a figure carries its drawing, a picture for older Words, and its description', async () => {
  const parts = partsOf(await writeReportWord(aReport([figure])))
  const names = Object.keys(parts)
  assert.ok(names.some((name) => name.endsWith('.svg')))
  assert.ok(names.some((name) => name.endsWith('.png')))
  assert.match(parts['word/document.xml'] ?? '', /descr="A line that rises"/)
})

test('a drawing that cannot be read leaves its description and its table', async () => {
  const file = await writeReportWord(aReport([{ ...figure, svg: 'no drawing' }]))
  const html = await htmlOf(file)
  assert.match(html, /A line that rises/)
  assert.match(html, /June/)
  assert.ok(!Object.keys(partsOf(file)).some((name) => name.endsWith('.png')))
})

test('typed text is shown as typed, and every part of the file stays well formed', async () => {
  const text = '</w:t><w:p/> & "quoted" \u0000\u0008\uD800 <script> 😀 العربية {PAGE} _Toc1'
  const blocks: readonly Block[] = [
    { kind: 'subheading', text },
    { kind: 'paragraph', words: [{ text, emphasis: 'strong' }] },
    { kind: 'quote', words: text, source: text, clause: text },
    { kind: 'list', items: [text] },
    { kind: 'callout', title: text, words: text },
    { kind: 'key figures', figures: [{ label: text, value: text, note: text }] },
    {
      kind: 'table',
      caption: text,
      columns: [{ heading: text }],
      rows: [[text], [{ state: text, weight: 'watch' }]],
    },
    { ...figure, alt: text, caption: text },
  ]
  const parts = partsOf(
    await writeReportWord(aReport(blocks, { title: text, council: text, level: text, meeting: text })),
  )
  for (const [name, xml] of Object.entries(parts)) {
    if (/\.(xml|rels)$/.test(name)) checkWellFormed(name, xml)
  }
  const shown = (parts['word/document.xml'] ?? '').split('&lt;/w:t&gt;&lt;w:p/&gt; &amp; ').length - 1
  assert.ok(shown >= 17, `shown ${shown} times`)
})

test('the same report gives the same bytes, dated by the report and not by the clock', async () => {
  const report = aReport([figure, { kind: 'paragraph', words: 'Progress.' }])
  const first = await writeReportWord(report)
  assert.deepEqual(await writeReportWord(report), first)
  assert.match(partsOf(first)['docProps/core.xml'] ?? '', /<dcterms:created[^>]*>2026-03-03T00:00:00Z</)
})

test('a file past its time limit is refused', async () => {
  await assert.rejects(writeReportWord(aReport([figure]), { timeLimit: 1 }), /took longer than 1 ms/)
})

test('a report without sections or rows is still a file', async () => {
  const empty: Block = { kind: 'table', caption: 'None', columns: [{ heading: 'Action' }], rows: [] }
  const bare: Block = { kind: 'table', caption: 'Bare', columns: [], rows: [[]] }
  assert.match(await htmlOf(await writeReportWord(aReport([empty, bare]))), /Table 2: /)
  assert.match(await htmlOf(await writeReportWord(aReport([], { sections: [] }))), /Improvement Board pack/)
})

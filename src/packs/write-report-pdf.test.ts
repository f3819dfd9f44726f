import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Block, Report } from './report.ts'
import { closeReportWriter, writeReportPdf } from './write-report-pdf.ts'

describe('a report as PDF', () => {
  after(closeReportWriter)

  function aReport(blocks: readonly Block[], change: Partial<Report> = {}): Report {
    return {
      title: 'Improvement Board pack',
      council: 'Ellerby Borough Council',
      date: Temporal.PlainDate.from('2026-03-03'),
      status: { kind: 'draft' },
      level: 'Board',
      sections: [{ heading: 'Where we are', blocks }],
      ...change,
    }
  }

  async function open(pdf: Uint8Array): Promise<PDFDocumentProxy> {
    return await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise
  }

  async function textOfPage(pdf: PDFDocumentProxy, page: number): Promise<string> {
    const content = await (await pdf.getPage(page)).getTextContent()
    return content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
  }

  async function allText(pdf: PDFDocumentProxy): Promise<string> {
    const pages = Array.from({ length: pdf.numPages }, (_, at) => textOfPage(pdf, at + 1))
    return (await Promise.all(pages)).join('\n')
  }

  type Node = { readonly role?: string; readonly alt?: string; readonly children?: readonly Node[] }
  function nodesOf(node: Node): readonly Node[] {
    return [node, ...(node.children ?? []).flatMap(nodesOf)]
  }

  async function tagsOf(pdf: PDFDocumentProxy): Promise<readonly Node[]> {
    const pages = Array.from({ length: pdf.numPages }, async (_, at) => {
      const tree: unknown = await (await pdf.getPage(at + 1)).getStructTree()
      return nodesOf(tree as Node)
    })
    return (await Promise.all(pages)).flat()
  }

  const figure: Block = {
    kind: 'figure',
    svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40"><text x="5" y="20" font-family="Arial">Rising</text></svg>',
    alt: 'A line that rises',
    caption: 'Assessments in time',
    table: {
      kind: 'table',
      caption: 'Assessments',
      columns: [{ heading: 'Month' }, { heading: 'Share', align: 'end' }],
      rows: [['June', '61%']],
    },
  }

  test('the file says that it is PDF/UA-1, in British English, with title, tags and bookmarks', async () => {
    const bytes = await writeReportPdf(aReport([figure, { kind: 'subheading', text: 'In short' }]))
    const pdf = await open(bytes)
    assert.match(Buffer.from(bytes).toString('latin1'), /<pdfuaid:part>1</)
    const { info } = await pdf.getMetadata()
    assert.partialDeepStrictEqual(info, { Title: 'Improvement Board pack', Language: 'en-GB' })
    assert.equal(isMarked(await pdf.getMarkInfo()), true)
    const outline = await pdf.getOutline()
    const bookmarks = outline.map((item) => [item.title, item.items.map((inner) => inner.title)])
    assert.deepEqual(bookmarks, [['1 Where we are', ['In short']]])
  })

  // pdfjs-dist answers a Map where its types promise an object.
  function isMarked(info: unknown): unknown {
    return info instanceof Map ? info.get('Marked') : info
  }

  test('table headers are tagged as headers and a figure has its words', async () => {
    const tags = await tagsOf(await open(await writeReportPdf(aReport([figure]))))
    const count = (role: string) => tags.filter((tag) => tag.role === role).length
    assert.equal(count('TH'), 2)
    assert.equal(count('TD'), 2)
    assert.ok(tags.some((tag) => tag.role === 'Figure' && tag.alt === 'A line that rises'))
  })

  test('a long table repeats its header on every page it covers', async () => {
    const rows = Array.from({ length: 150 }, (_, at) => [`${at}`, 'An action and what became of it'])
    const columns = [{ heading: 'Ref' }, { heading: 'What became of it' }]
    const pdf = await open(
      await writeReportPdf(aReport([{ kind: 'table', caption: 'Actions', columns, rows }])),
    )
    assert.ok(pdf.numPages > 3)
    for (let page = 2; page <= pdf.numPages; page += 1) {
      const text = await textOfPage(pdf, page)
      assert.match(text, /What became of it/)
      assert.match(text, new RegExp(`Page ${page} of ${pdf.numPages}`))
    }
  })

  const HOSTILE = [
    '#read("/etc/passwd")',
    '#{ while true {} }',
    '$ x^2 $ *bold* _soft_ = Heading <label> @cite [content] // comment /* open',
    '\\ backslash \\u{41} `code` ```raw',
    '#let title = "taken" #pagebreak() ~ -- --- ... \\',
    '"quotes" \'single\' {braces} \u0000\u0001 end',
  ] as const

  for (const text of HOSTILE) {
    test(`typed text is shown, never obeyed: ${JSON.stringify(text)}`, async () => {
      const everywhere: readonly Block[] = [
        { kind: 'subheading', text },
        {
          kind: 'paragraph',
          words: [
            { text, emphasis: 'strong' },
            { text, emphasis: 'italic' },
          ],
        },
        { kind: 'quote', words: text, source: text, clause: text },
        { kind: 'list', items: [text] },
        { kind: 'callout', title: text, words: text },
        { kind: 'key figures', figures: [{ label: text, value: text, note: text }] },
        {
          kind: 'table',
          caption: text,
          columns: [{ heading: text }],
          rows: [[text], [{ state: text, weight: 'alarm' }]],
        },
      ]
      const report = aReport(everywhere, {
        title: text,
        subtitle: text,
        council: text,
        meeting: text,
        level: text,
      })
      const shown = squash(await allText(await open(await writeReportPdf(report))))
      const times = shown.split(squash(text)).length - 1
      assert.ok(times >= 17, `shown ${times} times`)
    })
  }

  // Line ends and invisible break points fall where the page is set.
  function squash(text: string): string {
    return text.replaceAll(/[\s\u200B\u0000\u0001]+/g, '')
  }

  test('Arabic, Hebrew, emoji, and a word of 10,000 letters are all printed', async () => {
    const words = `العربية עברית 😀 👩‍👩‍👧 Ωмега ${'W'.repeat(10_000)} end`
    const rows = [[words, { state: words, weight: 'watch' } as const]]
    const columns = [{ heading: 'One' }, { heading: 'Two' }]
    const pdf = await open(
      await writeReportPdf(
        aReport([
          { kind: 'paragraph', words },
          { kind: 'table', caption: words, columns, rows },
        ]),
      ),
    )
    const shown = squash(await allText(pdf))
    assert.ok(shown.includes('Ωмега'))
    assert.ok(shown.split('W').length - 1 >= 40_000)
    assert.ok(shown.includes('😀') || shown.includes('[U+1F600]'))
  })

  test('the same report gives the same bytes, in the same writer or a new one', async () => {
    const report = aReport([figure, { kind: 'paragraph', words: 'Progress.' }])
    const first = await writeReportPdf(report)
    await writeReportPdf(aReport([], { title: 'Another' }))
    assert.deepEqual(await writeReportPdf(report), first)
    await closeReportWriter()
    assert.deepEqual(await writeReportPdf(report), first)
  })

  test('a report without sections, or with an empty table, is still a file', async () => {
    assert.ok((await writeReportPdf(aReport([], { sections: [] }))).length > 1000)
    const empty: Block = { kind: 'table', caption: 'None', columns: [{ heading: 'Action' }], rows: [] }
    assert.ok((await writeReportPdf(aReport([empty]))).length > 1000)
    const bare: Block = { kind: 'table', caption: 'Bare', columns: [], rows: [[]] }
    const none: Block = { kind: 'key figures', figures: [] }
    assert.ok((await writeReportPdf(aReport([bare, none, { kind: 'list', items: [] }]))).length > 1000)
  })

  test('several reports asked for at once each get their own file', async () => {
    const titles = ['One', 'Two', 'Three']
    const files = await Promise.all(titles.map((title) => writeReportPdf(aReport([], { title }))))
    const shown = await Promise.all(files.map(async (file) => (await (await open(file)).getMetadata()).info))
    assert.deepEqual(
      shown.map((info) => ('Title' in info ? info.Title : null)),
      titles,
    )
  })

  test('a drawing that is no SVG is refused by name, and the next report is written', async () => {
    const broken: Block = { ...figure, svg: '<svg' }
    await assert.rejects(writeReportPdf(aReport([broken])), /Typst refused the report/)
    assert.ok((await writeReportPdf(aReport([]))).length > 1000)
  })

  test('a report past its time limit is refused, and the writer starts again', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [`${at}`, 'words '.repeat(40)])
    const columns = [{ heading: 'Ref' }, { heading: 'Words' }]
    const slow = aReport([{ kind: 'table', caption: 'Slow', columns, rows }])
    await assert.rejects(writeReportPdf(slow, { timeLimit: 1 }), /took longer than 1 ms/)
    assert.ok((await writeReportPdf(aReport([]))).length > 1000)
  })

  test('closing refuses what is unfinished', async () => {
    const unfinished = writeReportPdf(aReport([]))
    const refused = assert.rejects(unfinished, /closed/)
    await closeReportWriter()
    await refused
  })

  test('other typefaces may be asked for, and ones that are not there are refused', async () => {
    const report = aReport([{ kind: 'paragraph', words: 'Set in another face.' }])
    const mono = await writeReportPdf(report, { fonts: { families: ['DejaVu Sans Mono'], folders: [] } })
    assert.match(await allText(await open(mono)), /Set in another face/)
    assert.notDeepEqual(mono, await writeReportPdf(report))
    const none = { families: ['No Such Face'], folders: [] }
    await assert.rejects(writeReportPdf(report, { fonts: none }), /No Such Face is not installed/)
    assert.ok((await writeReportPdf(report)).length > 1000)
  })
})

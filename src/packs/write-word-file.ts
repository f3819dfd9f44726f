import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx'
import { estimatePageNumbers } from 'docx/layout'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { formatDay } from '../shared/days.ts'
import { printable } from './printable.ts'
import { numberParagraphs, type NumberedSection, type Report, statusLine } from './report.ts'
import { drawPng } from './write-png.ts'
import { type Drawings, layForWord, runs } from './write-word-blocks.ts'
import { THIN_RULE, WORD_PAGE, WORD_STYLES } from './write-word-styles.ts'

/**
 * The report as a Word file: the same words, the same numbers as in the PDF, printed as text so that nobody's
 * edit renumbers what the board has already cited. Slow work: `writeReportWord` does it in a thread.
 */
export async function writeWordFile(report: Report): Promise<Uint8Array> {
  const drawings = await drawAll(report)
  const numbered = numberParagraphs(report)
  const document = new Document({
    title: printable(report.title),
    creator: printable(report.council),
    lastModifiedBy: printable(report.council),
    description: printable(`${statusLine(report.status)}. ${report.level}.`),
    styles: WORD_STYLES,
    pageNumbers: estimatePageNumbers,
    sections: [
      {
        properties: { page: WORD_PAGE, titlePage: true },
        headers: { default: runningHeader(report), first: new Header({ children: [new Paragraph({})] }) },
        footers: { default: runningFooter(report), first: runningFooter(report) },
        children: [
          ...frontPage(report),
          ...numbered.sections.flatMap((section) => laySection(section, drawings)),
        ],
      },
    ],
  })
  return withFixedTime(await Packer.toBuffer(document), report)
}

async function drawAll(report: Report): Promise<Drawings> {
  const svgs = report.sections.flatMap((section) =>
    section.blocks.flatMap((block) => (block.kind === 'figure' ? [block.svg] : [])),
  )
  return new Map(await Promise.all([...new Set(svgs)].map(async (svg) => [svg, await drawPng(svg)] as const)))
}

function frontPage(report: Report) {
  const lines = [report.meeting, formatDay(report.date)].filter((one) => one !== undefined)
  return [
    new Paragraph({ style: 'Front', children: runs(report.council, { bold: true }) }),
    new Paragraph({ style: 'Front', children: runs(report.level, { bold: true }) }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: runs(report.title) }),
    ...(report.subtitle === undefined
      ? []
      : [new Paragraph({ style: 'Subtitle', children: runs(report.subtitle) })]),
    ...lines.map((one) => new Paragraph({ style: 'Front', children: runs(one) })),
    new Paragraph({ style: 'Front', children: runs(statusLine(report.status), { bold: true }) }),
    new Paragraph({ style: 'ContentsHeading', children: runs('Contents') }),
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-2' }),
    new Paragraph({ children: [new PageBreak()] }),
  ]
}

function laySection(section: NumberedSection, drawings: Drawings) {
  const heading = [new TextRun(`${section.number}\t`), ...runs(section.heading)]
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: heading }),
    ...section.blocks.flatMap((block) => layForWord(block, drawings)),
  ]
}

function runningHeader(report: Report): Header {
  const children = [...runs(report.council), new TextRun('\t'), ...runs(report.level, { bold: true })]
  return new Header({
    children: [new Paragraph({ style: 'Running', border: { bottom: THIN_RULE }, children })],
  })
}

function runningFooter(report: Report): Footer {
  const status = report.status.kind === 'draft' ? 'Draft' : `Issued ${formatDay(report.status.on)}`
  const pages = new TextRun({ children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })
  const children = [...runs(`${report.title} · ${status}`), pages]
  return new Footer({ children: [new Paragraph({ style: 'Running', border: { top: THIN_RULE }, children })] })
}

// A Word file is a zip whose entries and properties carry the time of writing: they get the report's own day,
// so that an issued file can be made again and compared.
function withFixedTime(file: Uint8Array, report: Report): Uint8Array {
  const made = `${report.date.toString()}T00:00:00Z`
  const entries = Object.entries(unzipSync(file)).map(
    ([name, bytes]) => [name, atTime(name, bytes, made)] as const,
  )
  // A zip holds the hour on the wall, so the day is made there too: the same in every time zone.
  return zipSync(Object.fromEntries(entries), { mtime: new Date(2000, 0, 1) })
}

function atTime(name: string, bytes: Uint8Array, made: string): Uint8Array {
  if (name !== 'docProps/core.xml') return bytes
  const text = new TextDecoder().decode(bytes)
  return strToU8(text.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${made}`))
}

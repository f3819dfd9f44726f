import { formatDay } from '../shared/days.ts'
import { emsIn, columnShares } from './column-shares.ts'
import { drawingIn } from './drawing.ts'
import { breakLongRuns, printable } from './printable.ts'
import {
  type Block,
  type Cell,
  isState,
  type KeyFigure,
  letterOf,
  numberParagraphs,
  type NumberedBlock,
  type Report,
  spansOf,
  statusLine,
  type TableBlock,
  textOf,
  type Words,
} from './report.ts'

/** A report as the page in report-page-typst.ts reads it: plain text and numbers only. It crosses to the worker as JSON. */
export type TypstReport = { readonly json: string; readonly madeAt: number }

// Ems to a line of body text, of a heading and of the title; a run that is wider must be let break.
const LINE = 38
const HEADING = 26
const TITLE = 18
const KEY_FIGURE = 4
// What is longer than this many characters may break over pages: kept whole it might not fit on one.
const LONG = 900
// A table of so few rows goes to the next page rather than be cut.
const KEPT_WHOLE = 12
// Only columns with fewer ems to a line hyphenate: elsewhere whole words read better.
const NARROW = 7
// A longer state is no longer a word; it is printed as bold text without a frame.
const FRAMED = 40

/**
 * Turns a report into what the template reads. Every text a person wrote goes in as a string value, so Typst
 * shows it and never reads it as markup. The only time in it is the report's own date: same report, same bytes.
 */
export function prepareForTypst(report: Report, families: readonly string[]): TypstReport {
  const numbered = numberParagraphs(report)
  const { year, month, day } = report.date
  const json = JSON.stringify({
    families,
    title: line(report.title, TITLE),
    running: shorten(line(report.title), 80),
    subtitle: report.subtitle === undefined ? null : line(report.subtitle, HEADING),
    council: line(report.council, HEADING / 2),
    meeting: report.meeting === undefined ? null : line(report.meeting),
    date: formatDay(report.date),
    madeOn: { year, month, day },
    status: line(statusLine(report.status)),
    shortStatus: report.status.kind === 'draft' ? 'Draft' : `Issued ${formatDay(report.status.on)}`,
    level: line(report.level, HEADING / 2),
    sections: numbered.sections.map((section) => ({
      heading: line(section.heading, HEADING),
      blocks: section.blocks.map((one) => layBlock(one, families)),
    })),
  })
  return { json, madeAt: Date.UTC(year, month - 1, day) / 1000 }
}

function layBlock({ number, block }: NumberedBlock, families: readonly string[]): object {
  return { kind: block.kind, number, ...layContent(block, families) }
}

function layContent(block: Block, families: readonly string[]): object {
  if (block.kind === 'table') return layTable(block)
  if (block.kind === 'paragraph') return { words: lay(block.words, LINE) }
  if (block.kind === 'subheading') return { text: line(block.text, HEADING) }
  if (block.kind === 'quote') {
    return { text: run(block.words, LINE), source: line(block.source), clause: line(block.clause ?? '') }
  }
  if (block.kind === 'list') {
    return { items: block.items.map((item, at) => ({ letter: letterOf(at), words: lay(item, LINE) })) }
  }
  if (block.kind === 'callout') {
    return { title: line(block.title), words: lay(block.words, LINE), long: isLong([textOf(block.words)]) }
  }
  if (block.kind === 'key figures') return layKeyFigures(block.figures)
  return { svg: drawingIn(block.svg, families[0] ?? ''), alt: line(block.alt), caption: line(block.caption) }
}

function layKeyFigures(figures: readonly KeyFigure[]): object {
  const laid = figures.map((one) => ({
    label: run(one.label, KEY_FIGURE * 2),
    value: run(one.value, KEY_FIGURE),
    note: run(one.note ?? '', KEY_FIGURE * 2),
  }))
  return { figures: laid, long: isLong(figures.flatMap((one) => [one.label, one.value, one.note ?? ''])) }
}

function layTable(table: TableBlock): object {
  const shares = columnShares(table)
  const widths = shares.map(emsIn)
  return {
    caption: line(table.caption),
    long: isLong([table.caption]),
    whole:
      table.rows.length <= KEPT_WHOLE && !isLong([table.caption, ...table.rows.flat().map(textOf)], LONG * 2),
    columns: table.columns.map((column, at) => ({
      heading: run(column.heading, widths[at] ?? LINE),
      align: column.align ?? 'start',
      share: shares[at],
      narrow: (widths[at] ?? LINE) < NARROW,
    })),
    rows: table.rows.map((row) => table.columns.map((_, at) => layCell(row[at] ?? '', widths[at] ?? LINE))),
  }
}

function layCell(cell: Cell, ems: number): object {
  const long = isLong([textOf(cell)])
  if (!isState(cell)) return { words: lay(cell, ems), long }
  const state = run(cell.state, ems - 1.5)
  return cell.state.length <= FRAMED
    ? { state, weight: cell.weight, long }
    : { words: [{ t: state, e: 'strong' }], long }
}

function isLong(texts: readonly string[], limit = LONG): boolean {
  return texts.reduce((total, text) => total + text.length, 0) > limit
}

type LaidSpan = { readonly t: string; readonly e: string }

function lay(words: Words, ems: number): readonly LaidSpan[] {
  return spansOf(words).map((span) => ({ t: run(span.text, ems), e: span.emphasis ?? '' }))
}

function run(text: string, ems: number): string {
  return breakLongRuns(printable(text), ems)
}

function line(text: string, ems = LINE): string {
  return run(text, ems).replaceAll(/\s*\n\s*/g, ' ')
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).toWellFormed()}…`
}

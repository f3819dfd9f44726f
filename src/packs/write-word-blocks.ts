import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { columnShares } from './column-shares.ts'
import { printable } from './printable.ts'
import {
  type Block,
  type Cell,
  type FigureBlock,
  isState,
  type KeyFigure,
  letterOf,
  type NumberedBlock,
  spansOf,
  type StateCell,
  type TableBlock,
  type Words,
} from './report.ts'
import type { Drawing } from './write-png.ts'

/** The drawings of a report as pictures, by their SVG. One that is missing or null could not be drawn. */
export type Drawings = ReadonlyMap<string, Drawing | null>

// Twentieths of a point. The line is what A4 leaves between margins of 2.1 cm.
const LINE = 9525
const INDENT = 595
const LINE_IN_PIXELS = 635

const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' }
const HEAVY = { style: BorderStyle.SINGLE, size: 8, color: '0B0C0C' }
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const PALE = { type: ShadingType.CLEAR, color: 'auto', fill: 'F1F2F3' }

/** A block as Word's own paragraphs and tables, styled by name so that the reader's Word can restyle them. */
export function layForWord(
  { number, block }: NumberedBlock,
  drawings: Drawings,
): readonly (Paragraph | Table)[] {
  if (block.kind === 'table') return layTable(number ?? '', block)
  if (block.kind === 'paragraph') return [numbered(number, block.words)]
  if (block.kind === 'subheading') return [subheading(block.text)]
  if (block.kind === 'quote') return layQuote(block)
  if (block.kind === 'list') return block.items.map(listItem)
  if (block.kind === 'callout') return layCallout(number, block)
  if (block.kind === 'key figures') return [layKeyFigures(block.figures), gap()]
  return layFigure(number ?? '', block, drawings)
}

/** Plain text as runs: line ends become Word's own, everything unprintable is left out. */
export function runs(words: Words, style: { readonly bold?: boolean } = {}): TextRun[] {
  return spansOf(words).flatMap((span) =>
    printable(span.text)
      .split('\n')
      .map(
        (text, at) =>
          new TextRun({
            text,
            ...(at > 0 && { break: 1 }),
            ...((style.bold === true || span.emphasis === 'strong') && { bold: true }),
            ...(span.emphasis === 'italic' && { italics: true }),
          }),
      ),
  )
}

function subheading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_2, children: runs(text) })
}

function numbered(number: string | null, words: Words): Paragraph {
  return new Paragraph({ style: 'Numbered', children: [new TextRun(`${number ?? ''}\t`), ...runs(words)] })
}

function listItem(item: Words, at: number): Paragraph {
  return new Paragraph({ style: 'Lettered', children: [new TextRun(`(${letterOf(at)})\t`), ...runs(item)] })
}

function layQuote(block: Extract<Block, { kind: 'quote' }>): readonly Paragraph[] {
  const clause = block.clause === undefined ? [] : [new TextRun(', '), ...runs(block.clause, { bold: true })]
  return [
    new Paragraph({ style: 'Quoted', keepNext: true, children: runs(`“${block.words}”`) }),
    new Paragraph({ style: 'QuoteSource', children: [...runs(block.source), ...clause] }),
  ]
}

function layCallout(number: string | null, block: Extract<Block, { kind: 'callout' }>): readonly Paragraph[] {
  const title = runs(block.title, { bold: true })
  return [
    new Paragraph({ style: 'Callout', keepNext: true, children: title }),
    new Paragraph({
      style: 'Callout',
      tabStops: [{ type: 'left', position: INDENT }],
      children: [new TextRun(`${number ?? ''}\t`), ...runs(block.words)],
    }),
  ]
}

function layKeyFigures(figures: readonly KeyFigure[]): Table {
  const across = Math.min(4, Math.max(1, figures.length))
  const rows = Array.from({ length: Math.ceil(figures.length / across) }, (_, row) =>
    Array.from({ length: across }, (__, at) => figures[row * across + at] ?? null),
  )
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: LINE, type: WidthType.DXA },
    columnWidths: Array.from({ length: across }, () => Math.floor(LINE / across)),
    rows: rows.map((row) => new TableRow({ cantSplit: true, children: row.map(keyFigure) })),
  })
}

function keyFigure(one: KeyFigure | null): TableCell {
  const lines =
    one === null
      ? [new Paragraph({})]
      : [
          new Paragraph({ style: 'KeyFigure', children: runs(one.value) }),
          new Paragraph({ style: 'InTable', children: runs(one.label) }),
          new Paragraph({ style: 'Small', children: runs(one.note ?? '') }),
        ]
  return new TableCell({
    margins: { top: 90, bottom: 90, left: 110, right: 110 },
    borders: { top: { ...HEAVY, size: 16, color: '12436D' }, bottom: RULE, left: RULE, right: RULE },
    children: lines,
  })
}

function layTable(number: string, table: TableBlock): readonly (Paragraph | Table)[] {
  const widths = columnShares(table).map((share) => Math.floor(share * LINE))
  if (widths.length === 0) return [caption(number, table.caption, true)]
  const heading = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map((_, at) => headingCell(table, at, widths[at] ?? 0)),
  })
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: table.columns.map((_, at) =>
          bodyCell(table, row[at] ?? '', { at, width: widths[at] ?? 0 }),
        ),
      }),
  )
  const laid = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    borders: {
      top: HEAVY,
      bottom: RULE,
      left: NONE,
      right: NONE,
      insideHorizontal: RULE,
      insideVertical: NONE,
    },
    tableLook: { firstRow: true, firstColumn: false, noVBand: true, noHBand: true },
    rows: [heading, ...rows],
  })
  return [caption(number, table.caption, true), laid, gap()]
}

function headingCell(table: TableBlock, at: number, width: number): TableCell {
  const column = table.columns[at]
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    shading: PALE,
    borders: { bottom: HEAVY },
    children: [inTable(column?.align, runs(column?.heading ?? '', { bold: true }), true)],
  })
}

function bodyCell(
  table: TableBlock,
  cell: Cell,
  place: { readonly at: number; readonly width: number },
): TableCell {
  return new TableCell({
    width: { size: place.width, type: WidthType.DXA },
    children: [inTable(table.columns[place.at]?.align, isState(cell) ? [stateRun(cell)] : runs(cell), false)],
  })
}

function inTable(
  align: 'start' | 'end' | undefined,
  children: ParagraphChild[],
  keepNext: boolean,
): Paragraph {
  const alignment = align === 'end' ? AlignmentType.RIGHT : AlignmentType.LEFT
  return new Paragraph({ style: 'InTable', alignment, keepNext, children })
}

// The same three looks as in the PDF, each readable in grey: the word itself says the state.
function stateRun(cell: StateCell): TextRun {
  const text = ` ${printable(cell.state).replaceAll('\n', ' ')} `
  if (cell.weight === 'calm') return new TextRun({ text, shading: PALE })
  if (cell.weight === 'watch')
    return new TextRun({ text, bold: true, border: { ...RULE, size: 6, color: '0B0C0C' } })
  return new TextRun({ text, bold: true, color: 'FFFFFF', shading: { ...PALE, fill: '0B0C0C' } })
}

function layFigure(number: string, figure: FigureBlock, drawings: Drawings): readonly Paragraph[] {
  const drawing = drawings.get(figure.svg) ?? null
  const children = drawing === null ? undrawn(figure) : [picture(figure, drawing)]
  return [new Paragraph({ keepNext: true, children }), caption(number, figure.caption, false)]
}

// Without a picture that every Word can show, the figure is its description here and its table below.
function undrawn(figure: FigureBlock): TextRun[] {
  return runs([{ text: figure.alt }, { text: ' (The drawing is in the PDF.)', emphasis: 'italic' }])
}

function picture(figure: FigureBlock, drawing: Drawing): ImageRun {
  const height = Math.round((LINE_IN_PIXELS * drawing.height) / drawing.width)
  const shrink = Math.min(1, 640 / height)
  return new ImageRun({
    type: 'svg',
    data: Buffer.from(drawing.svg),
    fallback: { type: 'png', data: drawing.png },
    transformation: { width: Math.round(LINE_IN_PIXELS * shrink), height: Math.round(height * shrink) },
    altText: { name: printable(figure.caption), description: printable(figure.alt) },
  })
}

function caption(number: string, text: string, keepNext: boolean): Paragraph {
  return new Paragraph({
    style: 'Caption',
    keepNext,
    children: [new TextRun({ text: `${number}: `, bold: true }), ...runs(text)],
  })
}

// Word joins two tables that touch, and wants a paragraph after the last.
function gap(): Paragraph {
  return new Paragraph({ style: 'Small', children: [] })
}

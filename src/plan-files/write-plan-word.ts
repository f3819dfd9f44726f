import {
  groupStarts,
  type PlanField,
  type Rating,
  type WrittenCell,
  type WrittenPlan,
  type WrittenRow,
} from '../plan/written-plan.ts'
import {
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { formatDay } from '../shared/days.ts'

const FILLS: Readonly<Record<Rating, string>> = {
  blue: '9DC3E6',
  green: 'A9D08E',
  amber: 'FFD966',
  red: 'F4A6A0',
  grey: 'D9D9D9',
}
// Twentieths of a point: A4 on its side within its margins.
const PAGE_WIDTH = 15_400
const SHARES: Readonly<Partial<Record<PlanField, number>>> = {
  reference: 1,
  action: 5,
  outcome: 4,
  measure: 4,
  due: 1.6,
  start: 1.6,
  revised: 1.6,
  status: 1.5,
  baseline: 1.5,
  target: 1.5,
}

/** The plan as one table on A4 landscape, its headings repeated on each page, in the council's own columns. */
export async function writePlanWord(plan: WrittenPlan): Promise<Uint8Array> {
  const widths = widthsOf(plan)
  const document = new Document({
    title: printable(plan.title),
    creator: 'Line of Sight',
    styles: { default: { document: { run: { font: 'Arial', size: 17, language: { value: 'en-GB' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE, width: 11_906, height: 16_838 },
            margin: { top: 720, right: 720, bottom: 720, left: 720 },
          },
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            children: [new TextRun({ text: printable(plan.title), bold: true, size: 28 })],
          }),
          new Table({
            layout: TableLayoutType.FIXED,
            width: { size: PAGE_WIDTH, type: WidthType.DXA },
            columnWidths: [...widths],
            rows: [
              headingRow(plan, widths),
              ...groupStarts(plan).flatMap((start) => rowsFrom(plan, widths, start)),
            ],
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function widthsOf(plan: WrittenPlan): readonly number[] {
  const shares = plan.columns.map(({ field }) => (field === null ? undefined : SHARES[field]) ?? 2.5)
  const whole = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => Math.floor((share / whole) * PAGE_WIDTH))
}

function headingRow(plan: WrittenPlan, widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: plan.columns.map(({ header }, at) =>
      cellOf(header, widths[at] ?? 0, { isBold: true, fill: 'E7E6E6' }),
    ),
  })
}

function rowsFrom(
  plan: WrittenPlan,
  widths: readonly number[],
  { title, row }: { readonly title: string | null; readonly row: WrittenRow },
): readonly TableRow[] {
  const group =
    title === null
      ? []
      : [
          new TableRow({
            cantSplit: true,
            children: [
              cellOf(title, PAGE_WIDTH, { isBold: true, fill: 'DDEBF7', span: plan.columns.length }),
            ],
          }),
        ]
  const cells = row.cells.map((cell, at) => {
    const fill = plan.columns[at]?.field === 'status' && row.rating !== null ? FILLS[row.rating] : null
    return cellOf(wordsOf(cell), widths[at] ?? 0, fill === null ? {} : { fill })
  })
  return [...group, new TableRow({ cantSplit: true, children: cells })]
}

type Look = { readonly isBold?: boolean; readonly fill?: string; readonly span?: number }

function cellOf(words: string, width: number, { isBold = false, fill, span = 1 }: Look): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: VerticalAlignTable.TOP,
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    children: words
      .split('\n')
      .map((line) => new Paragraph({ children: [new TextRun({ text: printable(line), bold: isBold })] })),
  })
}

function wordsOf(cell: WrittenCell): string {
  if (cell === null) return ''
  return cell instanceof Temporal.PlainDate ? formatDay(cell) : String(cell)
}

// Characters that no XML may hold.
function printable(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, '')
}

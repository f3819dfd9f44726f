import {
  typedText,
  groupStarts,
  type PlanField,
  type Rating,
  type WrittenCell,
  type WrittenPlan,
  type WrittenRow,
} from './written-plan.ts'
import writeExcelFile from 'write-excel-file/node'
import type { CellObject, Row } from 'write-excel-file/node'

// Pale enough for black words to be read on them; the word always stands in the cell as well.
const FILLS: Readonly<Record<Rating, string>> = {
  blue: '#9DC3E6',
  green: '#A9D08E',
  amber: '#FFD966',
  red: '#F4A6A0',
  grey: '#D9D9D9',
}
const WIDTHS: Readonly<Partial<Record<PlanField, number>>> = {
  reference: 8,
  action: 50,
  outcome: 40,
  measure: 40,
  owner: 24,
  due: 14,
  start: 14,
  revised: 14,
  status: 14,
  baseline: 14,
  target: 14,
}

/** The plan as a workbook in the council's columns: numbers and dates typed, texts never formulas. */
export async function writePlanExcel(plan: WrittenPlan): Promise<Uint8Array> {
  const width = plan.columns.length
  const rows: Row[] = [
    [{ value: typedText(plan.title), columnSpan: width, fontWeight: 'bold', fontSize: 14 }],
    plan.columns.map(({ header }) => headingCell(header)),
    ...groupStarts(plan).flatMap(({ title, row }) => [
      ...(title === null ? [] : [[groupCell(title, width)]]),
      rowOf(plan, row),
    ]),
  ]
  const written = writeExcelFile(rows, {
    sheet: 'Plan',
    orientation: 'landscape',
    stickyRowsCount: 2,
    columns: plan.columns.map(({ field }) => ({ width: (field === null ? undefined : WIDTHS[field]) ?? 28 })),
  })
  return new Uint8Array(await written.toBuffer())
}

function headingCell(header: string): CellObject {
  return {
    value: typedText(header),
    fontWeight: 'bold',
    wrap: true,
    backgroundColor: '#E7E6E6',
    alignVertical: 'top',
  }
}

function groupCell(title: string, width: number): CellObject {
  return { value: typedText(title), columnSpan: width, fontWeight: 'bold', backgroundColor: '#DDEBF7' }
}

function rowOf(plan: WrittenPlan, row: WrittenRow): Row {
  return row.cells.map((cell, at) => {
    const rating = plan.columns[at]?.field === 'status' ? row.rating : null
    return excelCell(cell, rating)
  })
}

function excelCell(cell: WrittenCell, rating: Rating | null): CellObject {
  const look = {
    wrap: true,
    alignVertical: 'top' as const,
    ...(rating === null ? {} : { backgroundColor: FILLS[rating] }),
  }
  if (cell === null || cell === '') return look
  if (typeof cell === 'number') return { ...look, value: cell, type: Number }
  if (cell instanceof Temporal.PlainDate) {
    // The format has no time, so midnight in UTC is the day itself.
    const value = new Date(Date.UTC(cell.year, cell.month - 1, cell.day))
    return { ...look, value, type: Date, format: 'dd/mm/yyyy' }
  }
  return { ...look, value: typedText(cell), type: String }
}

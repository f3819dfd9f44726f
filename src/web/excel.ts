import writeExcelFile from 'write-excel-file/node'
import type { CellObject, Row } from 'write-excel-file/node'
import type { CsvCell, Sheet } from '../shared/csv.ts'

// What Excel takes in one cell, and what no XML may hold.
const MOST_CHARACTERS = 32_767
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
const NARROW = 14
const WIDE = 60

/** A sheet for Excel: numbers and days typed, and every text a text, whatever it begins with. */
export async function writeExcel({ heads, rows }: Sheet): Promise<Uint8Array> {
  const written = writeExcelFile(
    [heads.map((value): CellObject => ({ value, fontWeight: 'bold', wrap: true })), ...rows.map(rowOf)],
    {
      stickyRowsCount: 1,
      columns: heads.map((_, column) => ({ width: widthOf(rows.map((row) => row[column] ?? null)) })),
    },
  )
  return new Uint8Array(await written.toBuffer())
}

function rowOf(cells: readonly CsvCell[]): Row {
  return cells.map((cell): CellObject | null => {
    const look = { wrap: true, alignVertical: 'top' as const }
    if (cell === null || cell === '') return null
    if (typeof cell === 'number') return { ...look, value: cell, type: Number }
    if (typeof cell === 'string') return { ...look, value: tidy(cell), type: String }
    // The format has no time, so midnight in UTC is the day itself.
    const value = new Date(Date.UTC(cell.year, cell.month - 1, cell.day))
    return { ...look, value, type: Date, format: 'dd/mm/yyyy' }
  })
}

function tidy(text: string): string {
  const kept = text.replaceAll(NOT_IN_XML, '')
  return kept.length <= MOST_CHARACTERS ? kept : `${kept.slice(0, MOST_CHARACTERS - 2)} …`
}

function widthOf(cells: readonly CsvCell[]): number {
  const longest = Math.max(0, ...cells.slice(0, 200).map((cell) => String(cell ?? '').length))
  return Math.min(WIDE, Math.max(NARROW, longest + 2))
}

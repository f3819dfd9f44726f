import path from 'node:path'
import { streamRows } from '../documents/read-sheet.ts'
import { ReturnReader } from './list-reader.ts'
import type { ReturnReading } from './list-reader.ts'
import type { ReturnShape } from './return-shape.ts'

/** Reads workbooks and CSVs into the lists of one return. Throws `SheetRefused` where a file cannot be read at all. */
export async function readLists(
  files: readonly string[],
  shapes: readonly ReturnShape[],
  progress: (rows: number) => void = () => undefined,
): Promise<ReturnReading> {
  const reader = new ReturnReader(shapes)
  let rows = 0
  for (const file of files) {
    let sheet: string | null = null
    for await (const row of streamRows(file)) {
      if (row.sheet !== sheet) {
        sheet = row.sheet
        // A CSV has no tab, so its file's name stands for one.
        if (sheet === '') reader.beginSheet(path.parse(file).name, 'csv')
        else reader.beginSheet(sheet, row.hidden === true ? 'hidden sheet' : 'sheet')
      }
      reader.take(row.number, row.cells)
      rows += 1
      if (rows % 50_000 === 0) progress(rows)
    }
  }
  return reader.finish()
}

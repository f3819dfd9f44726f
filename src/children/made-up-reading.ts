import type { MadeUpList } from './generate-annex-a.ts'
import { ReturnReader } from './list-reader.ts'
import type { ReturnReading } from './list-reader.ts'
import type { ReturnShape } from './return-shape.ts'

/** Reads a made-up council as if its lists were the sheets of a workbook with the headings in row 1. */
export function readMadeUp(shape: ReturnShape, lists: readonly MadeUpList[]): ReturnReading {
  const reader = new ReturnReader([shape])
  for (const list of lists) {
    reader.beginSheet(list.name, 'sheet')
    reader.take(1, list.headings)
    list.rows.forEach((row, at) => reader.take(at + 2, row))
  }
  return reader.finish()
}

import type { Outcome } from '../shared/outcome.ts'
import { SHEET_LIMITS, STREAM_LIMITS } from './sheet.ts'
import type { Sheet, SheetLimits, SheetRefusal, StreamedRow } from './sheet.ts'

export async function readSheets(
  _bytes: Uint8Array,
  _limits: SheetLimits = SHEET_LIMITS,
): Promise<Outcome<readonly Sheet[], SheetRefusal>> {
  throw new Error('reading sheets is being written')
}

export async function* streamRows(
  _source: Uint8Array | string,
  _limits: SheetLimits = STREAM_LIMITS,
): AsyncGenerator<StreamedRow, void, undefined> {
  throw new Error('reading sheets is being written')
}

import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { accept, refuse } from '../shared/outcome.ts'
import type { Outcome } from '../shared/outcome.ts'
import { readCsvRows } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'
import type { Workbook } from './read-workbook.ts'
import { readWorksheet } from './read-worksheet.ts'
import type { Tally } from './read-worksheet.ts'
import { XmlRefused } from './read-xml.ts'
import { Zip, ZipRefused } from './read-zip.ts'
import { SHEET_LIMITS, SheetRefused, STREAM_LIMITS } from './sheet.ts'
import type { MergedRange, Sheet, SheetLimits, SheetRefusal, SheetRow, StreamedRow } from './sheet.ts'
import { kindOfPackage, PACKAGE_WORDS, sniff } from './sniff.ts'

const PIECE = 256 * 1024

/** Every sheet of a workbook or a CSV, held whole: for plans and small returns. */
export async function readSheets(
  bytes: Uint8Array,
  limits: SheetLimits = SHEET_LIMITS,
): Promise<Outcome<readonly Sheet[], SheetRefusal>> {
  try {
    const sheets = (await seemsCsv(bytes, limits))
      ? [await readCsv(bytes, limits)]
      : await readXlsx(bytes, limits)
    const filled = sheets.some((sheet) => sheet.rows.length > 0)
    return filled ? accept(sheets) : refuse({ reason: 'empty' })
  } catch (cause) {
    return refuse(refusalOf(cause))
  }
}

/** Rows as they are read, and nothing kept: for lists of a million children. Throws `SheetRefused`. */
export async function* streamRows(
  source: Uint8Array | string,
  limits: SheetLimits = STREAM_LIMITS,
): AsyncGenerator<StreamedRow, void, undefined> {
  try {
    let isEmpty = true
    const batches = (await seemsCsv(source, limits))
      ? readCsvRows(piecesOf(source), limits)
      : streamXlsx(source, limits)
    for await (const batch of batches) {
      if (batch.length > 0) isEmpty = false
      yield* batch
    }
    if (isEmpty) throw new SheetRefused({ reason: 'empty' })
  } catch (cause) {
    throw cause instanceof SheetRefused ? cause : new SheetRefused(refusalOf(cause))
  }
}

async function readCsv(bytes: Uint8Array, limits: SheetLimits): Promise<Sheet> {
  const rows: SheetRow[] = []
  for await (const batch of readCsvRows(piecesOf(bytes), limits))
    for (const { number, cells } of batch) rows.push({ number, cells })
  return { name: '', hidden: false, rows, merges: [] }
}

async function readXlsx(bytes: Uint8Array, limits: SheetLimits): Promise<readonly Sheet[]> {
  const zip = await openWorkbook(bytes, limits)
  try {
    const workbook = await readWorkbookWithin(zip, limits)
    const tally: Tally = { rows: 0, cells: 0 }
    const sheets: Sheet[] = []
    for (const { name, part, hidden } of workbook.sheets) {
      const merges: MergedRange[] = []
      const rows: SheetRow[] = []
      for await (const batch of readWorksheet(zip, part, {
        workbook,
        limits,
        tally,
        merges,
        withFills: true,
      }))
        for (const row of batch) rows.push(row)
      sheets.push({ name, hidden, rows, merges })
    }
    return sheets
  } finally {
    zip.close()
  }
}

async function* streamXlsx(
  source: Uint8Array | string,
  limits: SheetLimits,
): AsyncGenerator<readonly StreamedRow[], void, undefined> {
  const zip = await openWorkbook(source, limits)
  try {
    const workbook = await readWorkbookWithin(zip, limits)
    const tally: Tally = { rows: 0, cells: 0 }
    for (const { name, part, hidden } of workbook.sheets) {
      const from = { workbook, limits, tally, merges: [], withFills: false }
      for await (const batch of readWorksheet(zip, part, from))
        yield batch.map(({ number, cells }) =>
          hidden ? { sheet: name, hidden, number, cells } : { sheet: name, number, cells },
        )
    }
  } finally {
    zip.close()
  }
}

async function openWorkbook(source: Uint8Array | string, limits: SheetLimits): Promise<Zip> {
  const zip = await Zip.open(source, limits)
  const kind = kindOfPackage(zip.names())
  if (kind === 'xlsx') return zip
  zip.close()
  throw new SheetRefused({ reason: 'unsupported', seems: PACKAGE_WORDS[kind] })
}

async function readWorkbookWithin(zip: Zip, limits: SheetLimits): Promise<Workbook> {
  const workbook = await readWorkbook(zip)
  if (workbook.sheets.length > limits.sheets)
    throw new SheetRefused({ reason: 'too many sheets', limit: limits.sheets })
  return workbook
}

// Answers true for CSV, false for a zip that may be a workbook, and refuses the rest.
async function seemsCsv(source: Uint8Array | string, limits: SheetLimits): Promise<boolean> {
  const size = typeof source === 'string' ? (await stat(source)).size : source.length
  if (size > limits.bytes) throw new SheetRefused({ reason: 'too large', limit: limits.bytes })
  const found = sniff(typeof source === 'string' ? await readStart(source) : source)
  switch (found.kind) {
    case 'text':
      return true
    case 'zip':
      return false
    case 'empty':
      throw new SheetRefused({ reason: 'empty' })
    case 'pdf':
      throw new SheetRefused({ reason: 'unsupported', seems: 'a PDF' })
    case 'html':
      throw new SheetRefused({ reason: 'unsupported', seems: 'a web page' })
    case 'other':
      throw new SheetRefused({ reason: 'unsupported', seems: found.seems })
    case 'ole':
      throw new SheetRefused(OLE_REFUSALS[found.holds])
    default:
      return found satisfies never
  }
}

const OLE_REFUSALS: Readonly<Record<'locked' | 'doc' | 'xls' | 'other', SheetRefusal>> = {
  locked: { reason: 'locked' },
  xls: { reason: 'old xls' },
  doc: { reason: 'unsupported', seems: 'an old Word document (.doc)' },
  other: { reason: 'unsupported', seems: 'an old Office file' },
}

// Enough to tell the kinds apart; the directory of an old Office file may stand anywhere, so it is read further.
async function readStart(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const start = await file.read(Buffer.alloc(PIECE), 0, PIECE, 0)
    const bytes = start.buffer.subarray(0, start.bytesRead)
    if (sniff(bytes).kind !== 'ole') return bytes
    const whole = await file.read(Buffer.alloc(64 * PIECE), 0, 64 * PIECE, 0)
    return whole.buffer.subarray(0, whole.bytesRead)
  } finally {
    await file.close()
  }
}

async function* piecesOf(source: Uint8Array | string): AsyncGenerator<Uint8Array, void, undefined> {
  if (typeof source === 'string') yield* createReadStream(source, { highWaterMark: PIECE })
  else for (let at = 0; at < source.length; at += PIECE) yield source.subarray(at, at + PIECE)
}

function refusalOf(cause: unknown): SheetRefusal {
  if (cause instanceof SheetRefused) return cause.refusal
  if (cause instanceof ZipRefused)
    return cause.reason === 'damaged' ? { reason: 'damaged', what: cause.message } : { reason: cause.reason }
  if (cause instanceof XmlRefused)
    return cause.reason === 'damaged' ? { reason: 'damaged', what: cause.message } : { reason: cause.reason }
  throw cause
}

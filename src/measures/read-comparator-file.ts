import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { createGunzip } from 'node:zlib'
import { readCsvRows } from '../documents/read-csv.ts'
import { streamRows } from '../documents/read-sheet.ts'
import { type Cell, SheetRefused, STREAM_LIMITS, type StreamedRow } from '../documents/sheet.ts'
import { ComparatorRefused, type NationalFile } from './national-file.ts'
import { describeUnknown, recognise } from './national-layout.ts'
import { FiguresRefused } from './national-gather.ts'
import type { Collector } from './read-national-figures.ts'
import { collectorOf } from './read-national-rows.ts'
import { readParquetRows } from './read-parquet.ts'

// A heading row stands at the top, or under a few rows of notes.
const HEADING_ROWS = 12
const TOLD_EVERY = 50_000
const TURN_EVERY = 5_000

export type NationalSource = {
  readonly name: string
  /** A path, or the bytes that were uploaded. */
  readonly from: Uint8Array | string
  readonly tell?: (rows: number) => void
}

/** Reads a published file whole, a batch of rows at a time; throws `ComparatorRefused` in words for a person. */
export async function readNationalFile(source: NationalSource): Promise<NationalFile> {
  try {
    return await read(source)
  } catch (fault) {
    throw inWords(fault)
  }
}

async function read({ name, from, tell }: NationalSource): Promise<NationalFile> {
  const early: (readonly string[])[] = []
  let collector: Collector | null = null
  let shortest = Number.POSITIVE_INFINITY
  let last: StreamedRow | null = null
  let rows = 0
  for await (const batch of await batchesOf(from)) {
    for (const row of batch) {
      if (collector === null) {
        collector = begin(early, row, name)
        continue
      }
      // A row is taken once another follows it: the last one may be a piece of one.
      if (last !== null) {
        shortest = Math.min(shortest, last.cells.length)
        take(collector, last)
      }
      last = row
      rows += 1
      if (rows % TOLD_EVERY === 0) tell?.(rows)
      // What is in memory already comes without a wait: the server’s other visitors get their turn here.
      if (rows % TURN_EVERY === 0) await setImmediate()
    }
  }
  if (collector === null)
    throw early[0] === undefined ? new ComparatorRefused('The file is empty') : describeUnknown(early[0])
  if (last === null) throw new ComparatorRefused('The file has headings and no rows')
  if (collector.hasEvenRows && Number.isFinite(shortest) && last.cells.length < shortest)
    throw new ComparatorRefused(
      `The file ends in the middle of row ${last.number}: it was cut short on its way, so fetch it again`,
    )
  take(collector, last)
  return collector.end()
}

function take(collector: Collector, { cells, number }: StreamedRow): void {
  collector.add(cells.map(textOf), number)
}

function begin(early: (readonly string[])[], row: StreamedRow, name: string): Collector | null {
  const headings = row.cells.map(textOf)
  if (headings.some((one) => /[\u0000-\u0008\ufffd]/.test(one)))
    throw new ComparatorRefused('Its letters cannot be read: save it again as “CSV UTF-8”')
  const recognised = recognise(headings)
  if (recognised !== null) return collectorOf(recognised, name)
  early.push(headings)
  if (early.length >= HEADING_ROWS) throw describeUnknown(early[0] ?? [])
  return null
}

async function batchesOf(from: Uint8Array | string): Promise<AsyncIterable<readonly StreamedRow[]>> {
  const start = typeof from === 'string' ? await startOf(from) : from.subarray(0, 4)
  if (start.length === 0) throw new ComparatorRefused('The file is empty')
  const magic = Buffer.from(start).toString('latin1')
  if (magic === 'PAR1') return readParquetRows(from)
  if (magic.startsWith('\u001f\u008b')) return readCsvRows(unpacked(from), STREAM_LIMITS)
  if (/^[{[]|^%PDF|^\u00d0\u00cf/.test(magic))
    throw new ComparatorRefused('It is neither a CSV nor a workbook nor a Parquet file', true)
  return inBatches(streamRows(from))
}

async function startOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function* inBatches(rows: AsyncIterable<StreamedRow>): AsyncGenerator<readonly StreamedRow[]> {
  for await (const row of rows) yield [row]
}

async function* unpacked(from: Uint8Array | string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  if (typeof from === 'string') {
    const bytes = createReadStream(from)
    bytes.once('error', (fault) => gunzip.destroy(fault))
    bytes.pipe(gunzip)
  } else gunzip.end(from)
  let size = 0
  for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > STREAM_LIMITS.unpackedBytes) throw new SheetRefused({ reason: 'unpacks too large' })
    yield chunk
  }
}

function textOf(cell: Cell): string {
  return cell === null ? '' : String(cell).trim()
}

const CUT = new Set(['Z_BUF_ERROR', 'Z_DATA_ERROR'])

function inWords(fault: unknown): unknown {
  if (fault instanceof ComparatorRefused) return fault
  if (fault instanceof FiguresRefused) return new ComparatorRefused(fault.message)
  if (fault instanceof SheetRefused)
    return new ComparatorRefused(fault.message.replace(/\.$/, ''), fault.refusal.reason === 'unsupported')
  const { code, message } = fault as NodeJS.ErrnoException
  if (code !== undefined && CUT.has(code))
    return new ComparatorRefused('The packed file is cut short or damaged: fetch it again')
  if (/^parquet/i.test(message ?? ''))
    return new ComparatorRefused('The Parquet file is cut short or damaged: fetch it again')
  return fault
}

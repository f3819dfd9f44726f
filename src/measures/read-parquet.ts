import { asyncBufferFromFile, parquetMetadataAsync, parquetRead } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { type Cell, SheetRefused, STREAM_LIMITS, type StreamedRow } from '../documents/sheet.ts'

const MOST_ROWS = STREAM_LIMITS.rows

type Source = Uint8Array | string

/** Rows of a Parquet file, one row group at a time; its first row is the columns' names. */
export async function* readParquetRows(source: Source): AsyncGenerator<readonly StreamedRow[]> {
  const file = typeof source === 'string' ? await asyncBufferFromFile(source) : bufferOf(source)
  const metadata = await parquetMetadataAsync(file)
  // A file of a few kilobytes can claim to hold billions.
  if (metadata.num_rows > MOST_ROWS) throw new SheetRefused({ reason: 'too many rows', limit: MOST_ROWS })
  const unpacked = metadata.row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0)
  if (unpacked > STREAM_LIMITS.unpackedBytes) throw new SheetRefused({ reason: 'unpacks too large' })
  const columns = metadata.schema.slice(1).map(({ name }) => name)
  yield [{ sheet: '', number: 1, cells: columns }]
  let start = 0
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows)
    const rows: StreamedRow[] = []
    await parquetRead({
      file,
      metadata,
      compressors,
      columns,
      rowStart: start,
      rowEnd: end,
      onComplete: (found: readonly (readonly unknown[])[]) => {
        for (const cells of found)
          rows.push({ sheet: '', number: start + rows.length + 2, cells: cells.map(plain) })
      },
    })
    yield rows
    start = end
  }
}

function plain(cell: unknown): Cell {
  if (typeof cell === 'string' || typeof cell === 'number') return cell
  return typeof cell === 'bigint' ? String(cell) : null
}

function bufferOf(bytes: Uint8Array) {
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  return { byteLength: whole.byteLength, slice: (start: number, end?: number) => whole.slice(start, end) }
}

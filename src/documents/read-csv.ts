import { isUtf8 } from 'node:buffer'
import { SheetRefused } from './sheet.ts'
import type { Cell, SheetLimits, StreamedRow } from './sheet.ts'
import { encodingOfMark } from './sniff.ts'

// Lines are found in the bytes and decoded one at a time: a cell that is kept then holds on to its own line and not
// to a megabyte around it, and a list pasted together from UTF-8 and Windows parts still reads.

const NEWLINE = 10
const RETURN = 13
const SNIFFED = 64 * 1024
const LONGEST_LINE = 4 * 1024 * 1024
const DELIMITERS = [',', ';', '\t', '|'] as const

/** Rows of a CSV, in batches. Cells are text; an empty one is null. */
export async function* readCsvRows(
  chunks: AsyncIterable<Uint8Array>,
  limits: SheetLimits,
): AsyncGenerator<readonly StreamedRow[], void, undefined> {
  const reader = new CsvReader(limits)
  for await (const chunk of inUtf8(chunks)) yield reader.read(chunk)
  yield reader.end()
}

// UTF-16 is rare enough to be turned into UTF-8 first, so that one reader does for all.
async function* inUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void, undefined> {
  let decoder: TextDecoder | null = null
  let begun = false
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const encoding = begun ? null : encodingOfMark(bytes)
    begun = true
    if (encoding === 'utf-16le' || encoding === 'utf-16be') decoder = new TextDecoder(encoding)
    if (decoder !== null) yield Buffer.from(decoder.decode(bytes, { stream: true }))
    else yield encoding === 'utf-8' ? bytes.subarray(3) : bytes
  }
}

class CsvReader {
  readonly #limits: SheetLimits
  readonly #western = new TextDecoder('windows-1252')
  #delimiter = ''
  #newline = NEWLINE
  #rest: Buffer = Buffer.alloc(0)
  #record: Cell[] = []
  // The cell whose quotation mark is still open, over line breaks.
  #quoted: string | null = null
  #number = 0
  #rowCount = 0
  #cellCount = 0
  #rows: StreamedRow[] = []

  constructor(limits: SheetLimits) {
    this.#limits = limits
  }

  read(chunk: Buffer): readonly StreamedRow[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    if (this.#delimiter === '' && this.#rest.length < SNIFFED) return []
    this.#readLines(false)
    if (this.#rest.length > LONGEST_LINE) throw this.#refusedLength()
    return this.#takeRows()
  }

  end(): readonly StreamedRow[] {
    this.#readLines(true)
    if (this.#quoted !== null) this.#endCell(this.#quoted)
    if (this.#record.length > 0) this.#endRecord()
    return this.#takeRows()
  }

  #takeRows(): readonly StreamedRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  #readLines(last: boolean): void {
    if (this.#delimiter === '') this.#settle()
    const bytes = this.#rest
    let start = 0
    for (let end = bytes.indexOf(this.#newline); end >= 0; end = bytes.indexOf(this.#newline, start)) {
      this.#readLine(this.#decode(bytes, start, end))
      start = end + 1
    }
    if (last && start < bytes.length) {
      this.#readLine(this.#decode(bytes, start, bytes.length))
      start = bytes.length
    }
    this.#rest = bytes.subarray(start)
  }

  #settle(): void {
    const start = this.#rest.subarray(0, SNIFFED)
    if (!start.includes(NEWLINE) && start.includes(RETURN)) this.#newline = RETURN
    const text = start.toString('latin1')
    const told = /^sep=(.)\r?\n/i.exec(text)
    this.#delimiter = told?.[1] ?? sniffDelimiter(text)
    if (told !== null) this.#rest = this.#rest.subarray(told[0].length)
  }

  #decode(bytes: Buffer, start: number, end: number): string {
    if (end - start > LONGEST_LINE) throw this.#refusedLength()
    const cut = end > start && bytes[end - 1] === RETURN ? end - 1 : end
    const line = bytes.subarray(start, cut)
    return isUtf8(line) ? line.toString('utf8') : this.#western.decode(line)
  }

  #readLine(line: string): void {
    if (this.#quoted === null && !line.includes('"')) {
      if (line === '') this.#number++
      else {
        this.#record = line.split(this.#delimiter)
        this.#endRecord()
      }
      return
    }
    let at = this.#quoted === null ? 0 : this.#readQuoted(line, 0)
    while (at >= 0 && at <= line.length) at = this.#readCell(line, at)
    if (at < 0) this.#quoted += '\n'
    else this.#endRecord()
  }

  // A quotation mark in the middle of a cell (5" pipe) is only a mark, as in Excel.
  #readCell(line: string, at: number): number {
    if (line.charCodeAt(at) === 0x22) {
      this.#quoted = ''
      return this.#readQuoted(line, at + 1)
    }
    const end = this.#endOfCell(line, at)
    this.#endCell(line.slice(at, end))
    return end + 1
  }

  // Answers where the next cell starts, or -1 when the line ends inside the quotation.
  #readQuoted(line: string, from: number): number {
    let at = from
    for (;;) {
      const mark = line.indexOf('"', at)
      const piece = line.slice(at, mark < 0 ? line.length : mark)
      this.#quoted += piece
      if ((this.#quoted ?? '').length > this.#limits.cellCharacters) throw this.#refusedLength()
      if (mark < 0) return -1
      if (line.charCodeAt(mark + 1) !== 0x22) {
        const end = this.#endOfCell(line, mark + 1)
        this.#endCell(this.#quoted + line.slice(mark + 1, end))
        return end + 1
      }
      this.#quoted += '"'
      at = mark + 2
    }
  }

  #endOfCell(line: string, from: number): number {
    const end = line.indexOf(this.#delimiter, from)
    return end < 0 ? line.length : end
  }

  #endCell(text: string): void {
    this.#quoted = null
    this.#record.push(text)
    if (this.#record.length > this.#limits.columns) throw this.#refusedColumns()
  }

  #endRecord(): void {
    const cells = this.#record
    this.#record = []
    this.#number++
    if (cells.length > this.#limits.columns) throw this.#refusedColumns()
    let filled = 0
    for (let at = 0; at < cells.length; at++) {
      const length = (cells[at] as string).length
      if (length === 0) cells[at] = null
      else filled = at + 1
      if (length > this.#limits.cellCharacters) throw this.#refusedLength()
    }
    if (filled === 0) return
    cells.length = filled
    this.#count(filled)
    this.#rows.push({ sheet: '', number: this.#number, cells })
  }

  #count(filled: number): void {
    const { rows, cells } = this.#limits
    if (++this.#rowCount > rows) throw new SheetRefused({ reason: 'too many rows', limit: rows })
    this.#cellCount += filled
    if (this.#cellCount > cells) throw new SheetRefused({ reason: 'too many cells', limit: cells })
  }

  #refusedLength(): SheetRefused {
    return new SheetRefused({
      reason: 'cell too long',
      limit: this.#limits.cellCharacters,
      row: this.#number + 1,
    })
  }

  #refusedColumns(): SheetRefused {
    return new SheetRefused({
      reason: 'too many columns',
      limit: this.#limits.columns,
      row: this.#number + 1,
    })
  }
}

// The delimiter that most lines hold the same number of times; of two, the one they hold more often.
function sniffDelimiter(text: string): string {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n|\r/, 50)
    .filter((line) => line.trim() !== '')
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreDelimiter(lines, delimiter) }))
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

function scoreDelimiter(lines: readonly string[], delimiter: string): number {
  const tally = new Map<number, number>()
  for (const line of lines) {
    const found = line.split(delimiter).length - 1
    if (found > 0) tally.set(found, (tally.get(found) ?? 0) + 1)
  }
  const scores = [...tally].map(([found, times]) => times + Math.min(found, 100) / 1000)
  return Math.max(0, ...scores)
}

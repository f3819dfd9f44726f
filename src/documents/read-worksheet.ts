import { attributeOf, XmlDecoder, XmlReader } from './read-xml.ts'
import { unescapeExcel } from './read-workbook.ts'
import type { CellStyle, Workbook } from './read-workbook.ts'
import type { Zip } from './read-zip.ts'
import { columnOfReference, dayOfSerial } from './sheet-style.ts'
import { SheetRefused } from './sheet.ts'
import type { Cell, MergedRange, SheetLimits, SheetRow } from './sheet.ts'

const PLAIN: CellStyle = { isDay: false, fill: null }

/** What has been counted over all sheets of one workbook. */
export type Tally = { rows: number; cells: number }

type Wanted = { readonly limits: SheetLimits; readonly tally: Tally; readonly withFills: boolean }

/** Rows of one sheet in batches; merged ranges, which stand after the rows, are pushed to `merges` by the end. */
export async function* readWorksheet(
  zip: Zip,
  part: string,
  from: Wanted & { readonly workbook: Workbook; readonly merges: MergedRange[] },
): AsyncGenerator<readonly SheetRow[], void, undefined> {
  const sheet = new WorksheetReader(from)
  const decoder = new XmlDecoder()
  const xml = new XmlReader(sheet)
  for await (const chunk of zip.chunks(part)) {
    xml.write(decoder.decode(chunk))
    const rows = sheet.takeRows()
    if (rows.length > 0) yield rows
  }
  xml.end()
}

class WorksheetReader {
  readonly #workbook: Workbook
  readonly #limits: SheetLimits
  readonly #tally: Tally
  readonly #withFills: boolean
  readonly #merges: MergedRange[]
  // A list repeats its days, and making one costs more than finding it.
  readonly #days = new Map<number, Cell>()
  #rows: SheetRow[] = []
  #number = 0
  #cells: Cell[] = []
  #fills: (string | null)[] = []
  #filled = 0
  #column = -1
  #kind = ''
  #style = 0
  #value = ''
  #inValue = false
  #aside = 0

  constructor(from: Wanted & { readonly workbook: Workbook; readonly merges: MergedRange[] }) {
    this.#workbook = from.workbook
    this.#limits = from.limits
    this.#tally = from.tally
    this.#withFills = from.withFills
    this.#merges = from.merges
  }

  takeRows(): readonly SheetRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, tag: string): void {
    switch (name) {
      case 'c':
        this.#openCell(tag)
        break
      case 'v':
      case 't':
        this.#inValue = this.#aside === 0
        break
      case 'row':
        this.#openRow(tag)
        break
      case 'rPh':
        this.#aside++
        break
      case 'mergeCell':
        this.#openMerge(tag)
        break
      default:
    }
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#inValue = false
        break
      case 'c':
        this.#closeCell()
        break
      case 'row':
        this.#closeRow()
        break
      case 'rPh':
        this.#aside--
        break
      default:
    }
  }

  text(text: string): void {
    if (!this.#inValue) return
    this.#value += text
    if (this.#value.length > this.#limits.cellCharacters)
      throw new SheetRefused({
        reason: 'cell too long',
        limit: this.#limits.cellCharacters,
        row: this.#number,
      })
  }

  #openRow(tag: string): void {
    const printed = Number(attributeOf(tag, 'r') ?? Number.NaN)
    this.#number = printed >= 1 ? printed : this.#number + 1
    this.#cells = []
    this.#fills = []
    this.#filled = 0
    this.#column = -1
  }

  // Written out rather than asked of `attributeOf`: every cell of the file passes here.
  #openCell(tag: string): void {
    this.#kind = ''
    this.#style = 0
    this.#value = ''
    let column = this.#column + 1
    let at = tag.indexOf(' ')
    while (at >= 0) {
      const equals = tag.indexOf('=', at)
      if (equals < 0) break
      const quote = tag[equals + 1] ?? '"'
      const end = tag.indexOf(quote, equals + 2)
      if (end < 0) break
      if (equals - at === 2) {
        const letter = tag.charCodeAt(at + 1)
        if (letter === 0x72) column = columnOfReference(tag.slice(equals + 2, end))
        else if (letter === 0x73) this.#style = Number(tag.slice(equals + 2, end))
        else if (letter === 0x74) this.#kind = tag.slice(equals + 2, end)
      }
      at = tag.indexOf(' ', end)
    }
    this.#column = column < 0 ? this.#column + 1 : column
  }

  #closeCell(): void {
    const cell = this.#readValue()
    const fill = this.#withFills ? (this.#workbook.styles[this.#style] ?? PLAIN).fill : null
    if (cell === null && fill === null) return
    if (this.#column >= this.#limits.columns) {
      if (cell === null) return
      throw new SheetRefused({ reason: 'too many columns', limit: this.#limits.columns, row: this.#number })
    }
    if (fill !== null) {
      while (this.#fills.length < this.#column) this.#fills.push(null)
      this.#fills[this.#column] = fill
    }
    if (cell === null) return
    while (this.#cells.length < this.#column) this.#cells.push(null)
    this.#cells[this.#column] = cell
    this.#filled++
  }

  #readValue(): Cell {
    const value = this.#value
    if (value === '') return null
    switch (this.#kind) {
      case 's':
        return this.#workbook.strings[Number(value)] || null
      case '':
      case 'n':
        return this.#readNumber(value)
      case 'b':
        return value.trim() === '1' || value.trim() === 'true'
      case 'd':
        return readIsoDay(value)
      default:
        return unescapeExcel(value)
    }
  }

  #readNumber(value: string): Cell {
    const number = Number(value)
    if (Number.isNaN(number)) return value
    if (!(this.#workbook.styles[this.#style] ?? PLAIN).isDay) return number
    let day = this.#days.get(number)
    if (day === undefined) {
      day = dayOfSerial(number, this.#workbook.days) ?? number
      if (this.#days.size < 100_000) this.#days.set(number, day)
    }
    return day
  }

  #closeRow(): void {
    if (this.#filled === 0) return
    const { rows, cells } = this.#limits
    if (++this.#tally.rows > rows) throw new SheetRefused({ reason: 'too many rows', limit: rows })
    this.#tally.cells += this.#filled
    if (this.#tally.cells > cells) throw new SheetRefused({ reason: 'too many cells', limit: cells })
    const row = { number: this.#number, cells: this.#cells }
    this.#rows.push(this.#withFills && this.#fills.length > 0 ? { ...row, fills: this.#fills } : row)
  }

  #openMerge(tag: string): void {
    const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(attributeOf(tag, 'ref') ?? '')
    if (match === null || this.#merges.length >= this.#limits.cells) return
    const [, left, top, right, bottom] = match
    this.#merges.push({
      top: Number(top),
      left: columnOfReference(left ?? ''),
      bottom: Number(bottom),
      right: columnOfReference(right ?? ''),
    })
  }
}

function readIsoDay(value: string): Cell {
  const match = /^\d{4}-\d\d-\d\d/.exec(value)
  try {
    return match === null ? value : Temporal.PlainDate.from(match[0])
  } catch {
    return value
  }
}

// Whole plans as councils shape them, each row labelled by hand, written as the files a council would send.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { writeSampleWorkbook } from '../../src/documents/write-samples.ts'

type Fill = { readonly text: string; readonly fill: string }
type WholeCell = string | { readonly day: string } | Fill
type LabelledRow = { readonly labels: readonly string[]; readonly cells: readonly WholeCell[] }
type WholeRow = readonly WholeCell[] | LabelledRow

type WholeSheet = {
  readonly name: string
  readonly hidden: boolean
  readonly merges: readonly string[]
  readonly rows: readonly WholeRow[]
}

export type WholePlan = {
  readonly name: string
  /** The set it belongs to: each was labelled before the checks had seen any of it. */
  readonly seen: 'first' | 'second' | 'third' | 'fourth' | 'fifth'
  readonly file: string
  readonly encoding: 'utf8' | 'utf8bom' | 'utf16le' | 'cp1252'
  readonly separator: string
  readonly sheets: readonly WholeSheet[]
}

const FOLDER = path.join(import.meta.dirname, 'whole')

export const WHOLE_PLANS: readonly WholePlan[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.jsonl'))
  .toSorted()
  .map(readPlan)

// The first line tells the file; a line that names a sheet begins it; every other is a row.
function readPlan(name: string): WholePlan {
  const [head = '{}', ...lines] = readFileSync(path.join(FOLDER, name), 'utf8').trim().split('\n')
  const sheets: (Omit<WholeSheet, 'rows'> & { rows: WholeRow[] })[] = []
  for (const line of lines) {
    const said = JSON.parse(line) as WholeRow | { sheet: string; hidden?: boolean; merges?: string[] }
    if ('sheet' in said) {
      sheets.push({ name: said.sheet, hidden: said.hidden ?? false, merges: said.merges ?? [], rows: [] })
    } else sheets.at(-1)?.rows.push(said)
  }
  const told = JSON.parse(head) as Partial<WholePlan> & Pick<WholePlan, 'seen' | 'file'>
  return { encoding: 'utf8', separator: ',', ...told, name: path.basename(name, '.jsonl'), sheets }
}

export type Labelled = { readonly place: string; readonly labels: readonly string[] }

/** "Sheet!row" of each action, as the spreadsheet numbers it, with what was labelled. */
export function labelsOf({ sheets }: WholePlan): readonly Labelled[] {
  return sheets.flatMap(({ name, rows }) =>
    rows.flatMap((row, at) =>
      'labels' in row ? [{ place: `${sheets.length > 1 ? name : ''}!${at + 1}`, labels: row.labels }] : [],
    ),
  )
}

export function writeWholePlan(plan: WholePlan): Uint8Array {
  return plan.file.endsWith('.csv') ? writeCsv(plan) : writeWorkbook(plan)
}

function cellsOf(row: WholeRow): readonly WholeCell[] {
  return 'labels' in row ? row.cells : row
}

function writeWorkbook({ sheets }: WholePlan): Uint8Array {
  const fills: string[] = []
  const written = sheets.map(({ name, hidden, merges, rows }) => ({
    name: escape(name),
    hidden,
    rows: rows.map((row, at) => writeRow(row, at + 1, fills)).join(''),
    after:
      merges.length === 0
        ? ''
        : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
  }))
  const solid = fills.map(
    (rgb) => `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/></patternFill></fill>`,
  )
  const formats = fills.map((_, at) => `<xf numFmtId="0" fillId="${at + 2}"/>`)
  return writeSampleWorkbook({
    sheets: written,
    styles: `<fills><fill/><fill/>${solid.join('')}</fills><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>${formats.join('')}</cellXfs>`,
  })
}

function writeRow(row: WholeRow, number: number, fills: string[]): string {
  const cells = cellsOf(row).map((cell, at) => writeCell(cell, `${letterOf(at)}${number}`, fills))
  return `<row r="${number}">${cells.join('')}</row>`
}

function writeCell(cell: WholeCell, ref: string, fills: string[]): string {
  if (typeof cell === 'string')
    return cell === '' ? '' : `<c r="${ref}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`
  if ('day' in cell) return `<c r="${ref}" s="1"><v>${serialOf(cell.day)}</v></c>`
  if (!fills.includes(cell.fill)) fills.push(cell.fill)
  const style = `s="${fills.indexOf(cell.fill) + 2}"`
  return cell.text === ''
    ? `<c r="${ref}" ${style}/>`
    : `<c r="${ref}" ${style} t="inlineStr"><is><t>${escape(cell.text)}</t></is></c>`
}

function letterOf(column: number): string {
  return String.fromCodePoint(65 + column)
}

function serialOf(day: string): number {
  return Temporal.PlainDate.from('1899-12-30').until(day, { largestUnit: 'day' }).days
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function writeCsv({ sheets, separator, encoding }: WholePlan): Uint8Array {
  const rows = (sheets[0]?.rows ?? []).map((row) =>
    cellsOf(row)
      .map((cell) => quoted(cell, separator))
      .join(separator),
  )
  return encoded(`${rows.join('\r\n')}\r\n`, encoding)
}

function quoted(cell: WholeCell, separator: string): string {
  const text = typeof cell === 'string' ? cell : 'day' in cell ? cell.day : cell.text
  return /["\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
}

// The signs of Windows-1252 that are not at their Unicode place, as far as the plans use them.
const WINDOWS: Readonly<Record<string, number>> = { '‘': 0x91, '’': 0x92, '•': 0x95, '–': 0x96 }

function encoded(text: string, encoding: WholePlan['encoding']): Uint8Array {
  if (encoding === 'utf16le') return Buffer.from(`\uFEFF${text}`, 'utf16le')
  if (encoding === 'cp1252') return Uint8Array.from(text, (sign) => WINDOWS[sign] ?? sign.codePointAt(0) ?? 0)
  return Buffer.from(encoding === 'utf8bom' ? `\uFEFF${text}` : text)
}

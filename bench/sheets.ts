// node bench/sheets.ts [rows]: a child-level list of a million rows as CSV and as a workbook, streamed.
// Beside each stands what the parts cost by themselves: the bytes alone, and saxes in place of our reader of XML.

import { execFileSync } from 'node:child_process'
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { strToU8, Zip as Packer, ZipDeflate } from 'fflate'
import { SaxesParser } from 'saxes'
import { streamRows } from '../src/documents/read-sheet.ts'
import { XmlDecoder, XmlReader } from '../src/documents/read-xml.ts'
import { Zip } from '../src/documents/read-zip.ts'
import { STREAM_LIMITS } from '../src/documents/sheet.ts'

const SHEET = 'xl/worksheets/sheet1.xml'

async function measure(name: string, read: () => Promise<number>): Promise<number> {
  const start = performance.now()
  const count = await read()
  const taken = performance.now() - start
  console.log(`${name.padEnd(34)} ${Math.round(taken).toString().padStart(6)} ms  ${count} things`)
  return taken
}

async function countRows(file: string): Promise<number> {
  let rows = 0
  for await (const row of streamRows(file)) rows += row.cells.length > 0 ? 1 : 0
  return rows
}

async function countBytes(file: string): Promise<number> {
  let bytes = 0
  for await (const piece of createReadStream(file, { highWaterMark: 256 * 1024 }))
    bytes += (piece as Buffer).length
  return bytes
}

async function countTags(file: string, write: (text: string) => void, tags: () => number): Promise<number> {
  const zip = await Zip.open(file, STREAM_LIMITS)
  const decoder = new XmlDecoder()
  for await (const piece of zip.chunks(SHEET)) write(decoder.decode(piece))
  zip.close()
  return tags()
}

async function countWithOurs(file: string): Promise<number> {
  let tags = 0
  const reader = new XmlReader({ open: () => void tags++, close: () => {}, text: () => {} })
  return countTags(
    file,
    (text) => reader.write(text),
    () => tags,
  )
}

async function countWithSaxes(file: string): Promise<number> {
  let tags = 0
  const parser = new SaxesParser()
  parser.on('opentag', () => void tags++)
  parser.on('text', () => {})
  return countTags(
    file,
    (text) => void parser.write(text),
    () => tags,
  )
}

function writeFiles(folder: string, rows: number): void {
  const csv = openSync(path.join(folder, 'list.csv'), 'w')
  writeSync(csv, 'Child ID,Gender,Ethnicity,Date of birth,Age,Date of contact,Source,Team,Note\r\n')
  for (let at = 0; at < rows; at += 1000)
    writeSync(
      csv,
      range(at, Math.min(rows, at + 1000))
        .map(csvRow)
        .join(''),
    )
  closeSync(csv)
  const file = openSync(path.join(folder, 'list.xlsx'), 'w')
  const packer = new Packer((fault, piece) => {
    if (fault !== null) throw fault
    writeSync(file, piece)
  })
  const add = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name, { level: 1 })
    packer.add(part)
    return part
  }
  const link = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="x/${type}" Target="${target}"/>`
  add('xl/workbook.xml').push(
    strToU8('<workbook><sheets><sheet name="List 1" id="a"/></sheets></workbook>'),
    true,
  )
  const links =
    link('a', 'worksheet', 'worksheets/sheet1.xml') +
    link('b', 'sharedStrings', 'strings.xml') +
    link('c', 'styles', 'styles.xml')
  add('xl/_rels/workbook.xml.rels').push(strToU8(`<Relationships>${links}</Relationships>`), true)
  add('xl/strings.xml').push(
    strToU8(
      `<sst>${range(0, 100)
        .map((at) => `<si><t>String ${at}</t></si>`)
        .join('')}</sst>`,
    ),
    true,
  )
  add('xl/styles.xml').push(
    strToU8('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
    true,
  )
  const sheet = add(SHEET)
  sheet.push(strToU8('<worksheet><sheetData>'))
  for (let at = 0; at < rows; at += 1000)
    sheet.push(
      strToU8(
        range(at, Math.min(rows, at + 1000))
          .map(xlsxRow)
          .join(''),
      ),
    )
  sheet.push(strToU8('</sheetData></worksheet>'), true)
  packer.end()
  closeSync(file)
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, at) => from + at)
}

function csvRow(at: number): string {
  return `${1_000_000 + at},${at % 2 ? 'Male' : 'Female'},a) WBRI,0${1 + (at % 9)}/03/20${10 + (at % 14)},${at % 17},01/0${1 + (at % 9)}/2024,q) 6: Police,Team ${at % 12},"said ""yes"", twice"\r\n`
}

function xlsxRow(at: number): string {
  const row = at + 1
  const text = (column: string, string: number): string => `<c r="${column}${row}" t="s"><v>${string}</v></c>`
  const day = (column: string, serial: number): string => `<c r="${column}${row}" s="1"><v>${serial}</v></c>`
  return `<row r="${row}" spans="1:9"><c r="A${row}"><v>${1_000_000 + at}</v></c>${text('B', at % 2)}${text('C', at % 20)}${day('D', 40_000 + (at % 5000))}<c r="E${row}"><v>${at % 17}</v></c>${day('F', 45_000 + (at % 300))}${text('G', at % 20)}${text('H', at % 12)}${text('I', at % 90)}</row>`
}

async function run(rows: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sheets-'))
  const csv = path.join(folder, 'list.csv')
  const xlsx = path.join(folder, 'list.xlsx')
  try {
    execFileSync(process.execPath, [import.meta.filename, '--write', folder, String(rows)])
    const bytes = await measure('CSV, its bytes alone', () => countBytes(csv))
    const list = await measure('CSV, rows', () => countRows(csv))
    const workbook = await measure('workbook, rows', () => countRows(xlsx))
    const heaviest = Math.round(process.resourceUsage().maxRSS / 1024)
    const ours = await measure('workbook, tags by our reader', () => countWithOurs(xlsx))
    const saxes = await measure('workbook, tags by saxes', () => countWithSaxes(xlsx))
    console.log(
      `CSV ${(list / bytes).toFixed(1)} times its bytes; saxes ${(saxes / ours).toFixed(1)} times our reader; workbook ${(workbook / list).toFixed(1)} times CSV; heaviest ${heaviest} MB`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (process.argv[2] === '--write') writeFiles(process.argv[3] ?? '.', Number(process.argv[4]))
else await run(Number(process.argv[2] ?? 1_000_000))

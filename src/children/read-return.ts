import { open } from 'node:fs/promises'
import path from 'node:path'
import { XmlRefused } from '../documents/read-xml.ts'
import { describeSheetRefusal, SheetRefused } from '../documents/sheet.ts'
import { ANNEX_A } from './annex-a-lists.ts'
import type { DayNumber } from './day-number.ts'
import type { ListReading, ReturnReading } from './list-reader.ts'
import type { ReturnTables } from './list-table.ts'
import { problem } from './problem.ts'
import type { Finding } from './problem.ts'
import { readCinCensus } from './read-cin-census.ts'
import type { CinCensusHeader } from './read-cin-census.ts'
import { readLists } from './read-lists.ts'
import { readSsda903Xml } from './read-ssda903.ts'
import type { ReturnKind } from './return-shape.ts'
import { SSDA903 } from './ssda903-lists.ts'

export type ReadReturn = {
  /** null where no file could be told to be a return. */
  readonly kind: ReturnKind | null
  readonly tables: ReturnTables | null
  readonly findings: readonly Finding[]
  readonly lists: readonly ListReading[]
  /** The day that the file itself says it is for. */
  readonly statedDay: DayNumber | null
}

const UNREADABLE = problem(
  'file-unreadable',
  '{0}',
  'Mend the file and check it again; nothing of it was read.',
)
const HEADER_DATE = problem(
  'header-date',
  'The reference date {value} is not a 31 March.',
  'A census is made up to 31 March.',
)
const HEADER_YEAR = problem(
  'header-year',
  'The year {value} is not the one of the reference date {0}.',
  'Correct whichever of the two is wrong.',
)
const HEADER_COLLECTION = problem(
  'header-collection',
  'The collection is {value}, not CIN.',
  'Check that this is the file that was meant.',
)

/** Reads the files of one return, told by what they hold. A file that cannot be read is a problem, never half in. */
export async function readReturn(
  files: readonly string[],
  progress: (rows: number) => void = () => undefined,
): Promise<ReadReturn> {
  try {
    const kinds = await Promise.all(files.map(kindOfXml))
    const xml = kinds.findIndex((kind) => kind !== null)
    if (xml < 0) return fromLists(await readLists(files, [ANNEX_A, SSDA903], progress))
    if (files.length > 1) return nothingRead(files, 'An XML return is one file: check it by itself.')
    const file = files[0] ?? ''
    if (kinds[xml] === 'other')
      return nothingRead(files, 'The XML is neither an SSDA903 return nor a CIN census.')
    return kinds[xml] === 'ssda903' ? fromLists(await readSsda903Xml(file)) : await readCensus(file)
  } catch (fault) {
    if (fault instanceof SheetRefused) return nothingRead(files, describeSheetRefusal(fault.refusal))
    if (fault instanceof XmlRefused) return nothingRead(files, `The XML is damaged: ${fault.message}.`)
    if (isMissingFile(fault)) return nothingRead(files, `There is no file ${fault.path}.`)
    throw fault
  }
}

function isMissingFile(fault: unknown): fault is Error & { readonly path: string } {
  return (
    fault instanceof Error &&
    'code' in fault &&
    ['ENOENT', 'EISDIR'].includes(String(fault.code)) &&
    'path' in fault
  )
}

async function readCensus(file: string): Promise<ReadReturn> {
  const { header, day, ...reading } = await readCinCensus(file)
  const read = fromLists(reading)
  return { ...read, findings: [...headerFindings(header), ...read.findings], statedDay: day }
}

function headerFindings({ collection, year, referenceDate }: CinCensusHeader): readonly Finding[] {
  const findings: Finding[] = []
  const say = (rule: Finding['rule'], column: string, value: string, facts: readonly string[] = []) =>
    findings.push({ rule, list: 'Header', row: null, column, value, facts })
  if (collection !== null && collection !== 'CIN') say(HEADER_COLLECTION, 'Collection', collection)
  if (referenceDate !== null && !referenceDate.includes('-03-31'))
    say(HEADER_DATE, 'ReferenceDate', referenceDate)
  if (year !== null && referenceDate !== null && !referenceDate.startsWith(year))
    say(HEADER_YEAR, 'Year', year, [referenceDate])
  return findings
}

const HEAD = 4096

async function kindOfXml(file: string): Promise<'ssda903' | 'cin-census' | 'other' | null> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD), 0, HEAD, 0)
    // UTF-16 is told well enough by its marks and its noughts: only names of elements are looked for.
    const text = new TextDecoder().decode(buffer.subarray(0, bytesRead)).replaceAll('\0', '').trimStart()
    if (!/^[\ufeff\ufffd]*\s*</.test(text)) return null
    if (/<(?:\w+:)?Message[\s>]/.test(text)) return 'cin-census'
    return /<(?:EXP)?SSDA903[\s>]|<CHILD[\s>]/.test(text) ? 'ssda903' : 'other'
  } finally {
    await handle.close()
  }
}

function fromLists(reading: ReturnReading): ReadReturn {
  return { ...reading, kind: reading.tables?.shape.kind ?? null, statedDay: null }
}

function nothingRead(files: readonly string[], why: string): ReadReturn {
  const list = files.map((file) => path.basename(file)).join(', ')
  const finding: Finding = { rule: UNREADABLE, list, row: null, column: null, value: null, facts: [why] }
  return { kind: null, tables: null, findings: [finding], lists: [], statedDay: null }
}

import type { ReturnReading } from './list-reader.ts'
import { readXmlRecords } from './read-xml-records.ts'
import type { ChildRecord } from './record-reader.ts'
import { SSDA903 } from './ssda903-lists.ts'

/** Reads the SSDA903 return as its XML. (Its CSVs are read as any lists are, by read-lists.ts.) */
export async function readSsda903Xml(file: string): Promise<ReturnReading> {
  return readXmlRecords(file, {
    shape: SSDA903,
    child: 'CHILD',
    records: {
      HEADER: 'Header',
      EPISODE: 'Episodes',
      AREVIEW: 'Reviews',
      AMISSING: 'Missing',
      AD_PLACED: 'Placed for adoption',
      PERMANENCE: 'Previous permanence',
      OC2: 'OC2',
      SW_EPISODE: 'Social workers',
      SWEPISODE: 'Social workers',
    },
    values: {},
    shared: ['CHILDID', 'DOB'],
    split: splitHeader,
  })
}

// The XML has these three lists' items in the header itself.
const IN_HEADER: readonly (readonly [string, readonly string[]])[] = [
  ['OC3', ['IN_TOUCH', 'ACTIV', 'ACCOM']],
  ['AD1', ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR']],
  ['UASC', ['DUC']],
]

function splitHeader(records: ChildRecord[]): ChildRecord[] {
  const header = records.find((record) => record.list === 'Header')
  if (header === undefined) return records
  const split = [...records]
  for (const [list, names] of IN_HEADER) {
    const values = new Map(
      names.flatMap((name) => (header.values.has(name) ? [[name, header.values.get(name) ?? '']] : [])),
    )
    for (const name of names) header.values.delete(name)
    const sex = header.values.get('SEX')
    if (values.size === 0) continue
    if (list === 'UASC' && sex !== undefined) values.set('SEX', sex)
    split.push({ list, line: header.line, values, within: null })
  }
  header.values.delete('UASC')
  // Records that no list knows the identifier of would be told as another child's.
  return split.map((record) => ({ ...record, within: null }))
}

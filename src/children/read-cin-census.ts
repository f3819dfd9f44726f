import { CIN_CENSUS } from './cin-census-lists.ts'
import { readDay } from './cell.ts'
import type { DayNumber } from './day-number.ts'
import type { ReturnReading } from './list-reader.ts'
import { readXmlRecords } from './read-xml-records.ts'

export type CinCensusHeader = {
  readonly collection: string | null
  readonly year: string | null
  readonly referenceDate: string | null
  readonly authority: string | null
}

/** Reads the XML of a CIN census. */
export async function readCinCensus(
  file: string,
): Promise<ReturnReading & { readonly header: CinCensusHeader; readonly day: DayNumber | null }> {
  const outside = new Map<string, string>()
  const reading = await readXmlRecords(file, {
    shape: CIN_CENSUS,
    child: 'Child',
    records: {
      ChildIdentifiers: 'Child',
      CINdetails: 'CINdetails',
      Assessments: 'Assessments',
      CINPlanDates: 'CINPlanDates',
      Section47: 'Section47',
      ChildProtectionPlans: 'ChildProtectionPlans',
      PreProceedingsandFGDM: 'PreProceedings',
      ChildCharacteristics: 'Child',
    },
    values: { Disability: 'Disabilities', AssessmentFactors: 'Factors', CPPreviewDate: 'Reviews' },
    shared: ['LAchildID'],
    split: (records) => {
      // Identifiers and characteristics are two elements but one row: the child.
      const [first, second] = records.filter((record) => record.list === 'Child')
      if (first === undefined || second === undefined) return records
      for (const [name, value] of second.values) first.values.set(name, value)
      const gone = records.indexOf(second)
      return records.flatMap((record, at) => {
        if (at === gone) return []
        const within = record.within === null || record.within < gone ? record.within : record.within - 1
        return [{ ...record, within: record.within === gone ? null : within }]
      })
    },
    outside: (name, value) => {
      if (value !== '') outside.set(name, value)
    },
  })
  const referenceDate = outside.get('ReferenceDate') ?? null
  const read = referenceDate === null ? null : readDay(referenceDate)
  return {
    ...reading,
    header: {
      collection: outside.get('Collection') ?? null,
      year: outside.get('Year') ?? null,
      referenceDate,
      authority: outside.get('LEA') ?? null,
    },
    day: read !== null && 'day' in read ? read.day : null,
  }
}

import { type Day } from '../../src/shared/days.ts'
import { keyDaysOf, type KeyDays } from '../key-days.ts'
import { commissionerReport } from './commissioner-report.ts'
import { expectedInDirection } from './expected-direction.ts'
import { expectedInNotice, expectedInQuietNotice } from './expected-notices.ts'
import { expectedInCommissionersReport, expectedInInspection, expectedInLetter } from './expected-reports.ts'
import { type ExpectedProvision } from './expected.ts'
import { focusedVisitLetter } from './focused-visit-letter.ts'
import { improvementNotice, quietNotice } from './improvement-notice.ts'
import { inspectionReport } from './inspection-report.ts'
import { statutoryDirection } from './statutory-direction.ts'

export type CouncilKey = 'kelsmere' | 'aldmarsh'

export type DocumentKey =
  | 'focused-visit'
  | 'notice'
  | 'inspection'
  | 'commissioners-report'
  | 'direction'
  | 'aldmarsh-notice'

export type DemonstrationDocument = {
  readonly key: DocumentKey
  readonly council: CouncilKey
  readonly kind:
    | 'improvement notice'
    | 'statutory direction'
    | 'commissioner report'
    | 'focused visit letter'
    | 'inspection report'
  readonly title: string
  readonly fileName: string
  readonly issued: Day
  readonly text: string
  readonly expected: readonly ExpectedProvision[]
}

/** All six, oldest first within each council. */
export function demonstrationDocuments(today: Day): readonly DemonstrationDocument[] {
  const days = keyDaysOf(today)
  return [...kelsmereReports(days), ...kelsmereInstruments(days), aldmarshNotice(days)]
}

function kelsmereReports(days: KeyDays): DemonstrationDocument[] {
  return [
    {
      key: 'focused-visit',
      council: 'kelsmere',
      kind: 'focused visit letter',
      title: "Focused visit to Kelsmere children's services",
      fileName: 'kelsmere-focused-visit-letter.txt',
      issued: days.letter,
      text: focusedVisitLetter(days),
      expected: expectedInLetter(days),
    },
    {
      key: 'inspection',
      council: 'kelsmere',
      kind: 'inspection report',
      title: "Inspection of Kelsmere local authority children's services",
      fileName: 'kelsmere-inspection-report.txt',
      issued: days.inspectionReport,
      text: inspectionReport(days),
      expected: expectedInInspection(),
    },
    {
      key: 'commissioners-report',
      council: 'kelsmere',
      kind: 'commissioner report',
      title: "Children's services in Kelsmere: report of the Children's Services Commissioner",
      fileName: 'kelsmere-commissioners-report.txt',
      issued: days.commissionersReport,
      text: commissionerReport(days),
      expected: expectedInCommissionersReport(days),
    },
  ]
}

function kelsmereInstruments(days: KeyDays): DemonstrationDocument[] {
  return [
    {
      key: 'notice',
      council: 'kelsmere',
      kind: 'improvement notice',
      title: 'Improvement notice to Kelsmere Borough Council',
      fileName: 'kelsmere-improvement-notice.txt',
      issued: days.notice,
      text: improvementNotice(days),
      expected: expectedInNotice(days),
    },
    {
      key: 'direction',
      council: 'kelsmere',
      kind: 'statutory direction',
      title: "Statutory direction to Kelsmere Borough Council in relation to children's services",
      fileName: 'kelsmere-statutory-direction.txt',
      issued: days.direction,
      text: statutoryDirection(days),
      expected: expectedInDirection(days),
    },
  ]
}

function aldmarshNotice(days: KeyDays): DemonstrationDocument {
  return {
    key: 'aldmarsh-notice',
    council: 'aldmarsh',
    kind: 'improvement notice',
    title: 'Improvement notice to Aldmarsh Council',
    fileName: 'aldmarsh-improvement-notice.txt',
    issued: days.aldmarshNotice,
    text: quietNotice(days),
    expected: expectedInQuietNotice(days),
  }
}

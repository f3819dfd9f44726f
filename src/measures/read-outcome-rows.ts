import { isAreaNumber, plainCouncilName } from './national-area.ts'
import {
  type InspectionOutcome,
  nameSendOutcome,
  parsePrintedDay,
  plainLink,
  tidyGrade,
} from './inspection-outcome.ts'
import { plainHeading, type Recognised } from './national-layout.ts'

type Row = readonly string[]

/** Reads one row of a file of inspections; null where the row names no council or no day. */
export function readerOfOutcomes(recognised: Recognised): (row: Row) => InspectionOutcome | null {
  const { layout, at, headings } = recognised
  const plain = headings.map(plainHeading)
  const cell = (row: Row, name: string): string => row[at[name] ?? -1] ?? ''
  const named = (row: Row, ...names: readonly string[]): string =>
    row[plain.findIndex((one) => names.includes(one))] ?? ''
  const base = (row: Row) => ({
    area: areaOf(cell(row, 'code'), cell(row, 'name')),
    inspectedOn: parsePrintedDay(cell(row, 'inspected')),
    publishedOn: parsePrintedDay(cell(row, 'published')),
    theme: '',
    link: plainLink(named(row, 'inspectionlink', 'reporturl', 'weblink')),
  })
  const read = (row: Row): InspectionOutcome => {
    if (layout === 'SEND overview')
      return {
        ...base(row),
        framework: 'SEND',
        visit: 'area inspection',
        grades: { overall: nameSendOutcome(cell(row, 'grade')) },
      }
    if (layout === 'joint inspections overview')
      return {
        ...base(row),
        framework: 'joint inspection',
        visit: 'joint inspection',
        grades: {},
        theme: cell(row, 'theme'),
      }
    if (layout === 'youth justice')
      return {
        ...base(row),
        framework: 'youth justice',
        visit: 'inspection',
        grades: gradesOf([['overall', cell(row, 'overall')]]),
      }
    return {
      ...base(row),
      framework: 'children’s services',
      visit: visitOf(cell(row, 'visit') || named(row, 'inspectiontype', 'inspectionvisittype')),
      grades: gradesOf([
        ['overall', cell(row, 'overall')],
        ['leaders', named(row, 'impactofleadersgrade', LEADERS)],
        ['protection', named(row, 'helpandprotectiongrade', PROTECTION)],
        ['care', named(row, 'incaregrade', CARE)],
        ['leavers', named(row, 'careleaversgrade', LEAVERS)],
      ]),
      theme: named(row, 'visittheme'),
    }
  }
  return (row) => {
    const outcome = read(row)
    const hasDay = outcome.inspectedOn !== null || outcome.publishedOn !== null
    return outcome.area === '' || !hasDay ? null : outcome
  }
}

const LEADERS = plainHeading('The impact of leaders on social work practice with children and families')
const PROTECTION = plainHeading('The experiences and progress of children who need help and protection')
const CARE = plainHeading('The experiences and progress of children in care')
const LEAVERS = plainHeading('The experiences and progress of care leavers')

function areaOf(code: string, name: string): string {
  if (isAreaNumber(code) || /^E\d{8}$/.test(code)) return code
  return plainCouncilName(name)
}

function gradesOf(told: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(
    told.map(([what, grade]) => [what, tidyGrade(grade)]).filter(([, grade]) => grade !== ''),
  )
}

function visitOf(words: string): string {
  const plain = words.toLowerCase().replace(/^(?:ilacs|la) /, '')
  return plain === '' ? 'inspection' : plain
}

import { YES_NO, YES_NO_UNKNOWN } from './annex-a-person-codes.ts'
import { codeAt } from './code-set.ts'
import { isOpenOn, latestOfEach } from './count-as.ts'
import type { CountAs } from './count-as.ts'
import { isKnown } from './day-number.ts'
import { countRows, isWithin, numberAndRate, periodTo, rowsOf, share } from './indicator.ts'
import type { Indicator, Period } from './indicator.ts'
import { workingDaysFrom } from './working-day-count.ts'

// Indicators 12 to 22: assessments, enquiries and conferences (Lists 4 and 5). Definitions: the Department's children in
// need tables c2 and c4; Annex A's assessment starts where it starts, not where the referral did.

const YES = codeAt(YES_NO, 'Yes')
const ANSWERED = new Set([codeAt(YES_NO_UNKNOWN, 'Yes'), codeAt(YES_NO_UNKNOWN, 'No')])
/** The statutory limits, in working days (Working Together to Safeguard Children). */
const ASSESSMENT_LIMIT = 45
const CONFERENCE_LIMIT = 15

export function countAssessing(as: CountAs): readonly Indicator[] {
  const period = periodTo(as.day, 6)
  return [...countAssessments(as, period), ...countEnquiries(as, period)]
}

function countAssessments(as: CountAs, period: Period): readonly Indicator[] {
  const table = as.list('List 4')
  if (table === null) return []
  const completed = rowsOf(table, (at) => isWithin(period, table.value(at, 'authorised')))
  const inTime = completed.filter((at) => {
    const started = table.value(at, 'started')
    return isKnown(started) && workingDaysFrom(started, table.value(at, 'authorised')) <= ASSESSMENT_LIMIT
  })
  const open = rowsOf(
    table,
    (at) =>
      isOpenOn(table.value(at, 'authorised'), as.day) &&
      table.value(at, 'started') <= as.day &&
      isKnown(table.value(at, 'started')),
  )
  const late = open.filter((at) => workingDaysFrom(table.value(at, 'started'), as.day) > ASSESSMENT_LIMIT)
  const answered = completed.filter((at) => isKnown(table.value(at, 'support')))
  return [
    ...numberAndRate(
      { id: 12, rateId: '12b', name: 'Assessments completed' },
      period,
      completed.length,
      as.population,
    ),
    share(
      { id: 13, name: 'Assessments completed within 45 working days' },
      period,
      inTime.length,
      completed.length,
    ),
    share({ id: 14, name: 'Open assessments older than 45 working days' }, as.day, late.length, open.length),
    share(
      { id: 15, name: 'Children seen during the assessment' },
      period,
      countRows(table, (at) => table.value(at, 'seen') === YES),
      countRows(table, (at) => ANSWERED.has(table.value(at, 'seen'))),
    ),
    share(
      { id: 16, name: 'Assessments that found a need of support' },
      period,
      answered.filter((at) => table.value(at, 'support') === YES).length,
      answered.length,
    ),
  ]
}

function countEnquiries(as: CountAs, period: Period): readonly Indicator[] {
  const table = as.list('List 5')
  if (table === null) return []
  const started = rowsOf(table, (at) => isWithin(period, table.value(at, 'discussed')))
  const decided = started.filter(
    (at) => isKnown(table.value(at, 'unnecessary')) || isKnown(table.value(at, 'conference')),
  )
  const held = rowsOf(table, (at) => isWithin(period, table.value(at, 'conference')))
  const inTime = held.filter((at) => {
    const discussed = table.value(at, 'discussed')
    return isKnown(discussed) && workingDaysFrom(discussed, table.value(at, 'conference')) <= CONFERENCE_LIMIT
  })
  const latest = latestOfEach(table, started, 'discussed')
  const of = (rows: readonly number[], key: string) =>
    rows.filter((at) => table.value(at, key) === YES).length
  return [
    ...numberAndRate(
      { id: 17, rateId: '17b', name: 'Section 47 enquiries' },
      period,
      started.length,
      as.population,
    ),
    share(
      { id: 18, name: 'Enquiries that led to a conference' },
      period,
      decided.filter((at) => isKnown(table.value(at, 'conference'))).length,
      decided.length,
    ),
    share(
      { id: '18b', name: 'Enquiries where a conference was deemed unnecessary' },
      period,
      of(decided, 'unnecessary'),
      decided.length,
    ),
    ...numberAndRate(
      { id: 19, rateId: '19b', name: 'Initial child protection conferences' },
      period,
      held.length,
      as.population,
    ),
    share(
      { id: 20, name: 'Conferences within 15 working days of the strategy discussion' },
      period,
      inTime.length,
      held.length,
    ),
    share({ id: 21, name: 'Conferences that made a plan' }, period, of(held, 'plan'), held.length),
    share(
      { id: 22, name: 'Children with an earlier enquiry within 12 months' },
      period,
      latest.filter((at) => table.value(at, 'before') >= 1).length,
      latest.length,
    ),
  ]
}

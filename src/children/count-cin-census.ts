import { DISABILITY, NEED, SOURCE, TRUE_FALSE } from './cin-census-codes.ts'
import { childIndexes } from './child-index.ts'
import { codeAt } from './code-set.ts'
import type { CountOptions } from './count-as.ts'
import { countOf, durationBands, isOpenOn, mixOf } from './count-as.ts'
import { addMonths, isKnown } from './day-number.ts'
import { isWithin, numberAndRate, rowsOf, share, yearTo } from './indicator.ts'
import type { Indicator, Period } from './indicator.ts'
import type { ListTable, ReturnTables } from './list-table.ts'
import { countCensusPlans } from './count-cin-plans.ts'
import { workingDaysFrom } from './working-day-count.ts'

// Indicators 6 to 29 from the CIN census: a year of referrals, assessments, enquiries and episodes. Definitions: the
// Department's children in need tables b1, c1, c2 and c4.

const YES = codeAt(TRUE_FALSE, '1')
const NO_DISABILITY = codeAt(DISABILITY, 'NONE')
const ASSESSMENT_LIMIT = 45
const CONFERENCE_LIMIT = 15

export function countCinCensus(tables: ReturnTables, options: CountOptions): readonly Indicator[] {
  const period = yearTo(options.day)
  return [
    ...countReferrals(tables, options, period),
    ...countAssessments(tables, options, period),
    ...countEnquiries(tables, options, period),
    ...countEpisodes(tables, options, period),
    ...countCensusPlans(tables, options, period),
  ]
}

function countReferrals(
  tables: ReturnTables,
  { population }: CountOptions,
  period: Period,
): readonly Indicator[] {
  const table = tables.lists.get('CINdetails')
  if (table === undefined) return []
  const rows = rowsOf(table, (at) => isWithin(period, table.value(at, 'referred')))
  return [
    ...numberAndRate({ id: 6, rateId: '6b', name: 'Referrals' }, period, rows.length, population),
    share(
      {
        id: 7,
        name: 'Re-referrals within 12 months',
        proxy:
          'The census holds the episodes of its year: an earlier referral that was closed before it is not seen',
      },
      period,
      countOf(rows, (at) => isReReferral(tables, table, at)),
      rows.length,
    ),
    share(
      { id: 8, name: 'Referrals with no further action' },
      period,
      countOf(rows, (at) => table.value(at, 'nfa') === YES),
      rows.length,
    ),
    ...mixOf(11, 'Referrals from', SOURCE, table, rows, 'source', period),
  ]
}

// Another referral of the child less than twelve months before.
function isReReferral(tables: ReturnTables, table: ListTable, at: number): boolean {
  const referred = table.value(at, 'referred')
  const from = addMonths(referred, -12)
  return indexOf(tables, table).some(table.value(at, 'child'), (row) => {
    const other = table.value(row, 'referred')
    return row !== at && isKnown(other) && other < referred && other > from
  })
}

const indexes = new WeakMap<ReturnTables, ReturnType<typeof childIndexes>>()

function indexOf(tables: ReturnTables, table: ListTable): ReturnType<ReturnType<typeof childIndexes>> {
  const known = indexes.get(tables) ?? childIndexes(tables.children.size)
  indexes.set(tables, known)
  return known(table)
}

function countAssessments(
  tables: ReturnTables,
  { day, population }: CountOptions,
  period: Period,
): readonly Indicator[] {
  const table = tables.lists.get('Assessments')
  if (table === undefined) return []
  const started = (at: number) => table.value(at, 'started')
  const completed = rowsOf(table, (at) => isWithin(period, table.value(at, 'authorised')))
  const open = rowsOf(
    table,
    (at) => isKnown(started(at)) && started(at) <= day && isOpenOn(table.value(at, 'authorised'), day),
  )
  return [
    ...numberAndRate(
      { id: 12, rateId: '12b', name: 'Assessments completed' },
      period,
      completed.length,
      population,
    ),
    share(
      { id: 13, name: 'Assessments completed within 45 working days' },
      period,
      countOf(
        completed,
        (at) =>
          isKnown(started(at)) &&
          workingDaysFrom(started(at), table.value(at, 'authorised')) <= ASSESSMENT_LIMIT,
      ),
      completed.length,
    ),
    share(
      { id: 14, name: 'Open assessments older than 45 working days' },
      day,
      countOf(open, (at) => workingDaysFrom(started(at), day) > ASSESSMENT_LIMIT),
      open.length,
    ),
  ]
}

function countEnquiries(
  tables: ReturnTables,
  { population }: CountOptions,
  period: Period,
): readonly Indicator[] {
  const table = tables.lists.get('Section47')
  if (table === undefined) return []
  const started = rowsOf(table, (at) => isWithin(period, table.value(at, 'started')))
  const decided = started.filter(
    (at) => isKnown(table.value(at, 'conference')) || table.value(at, 'unnecessary') === YES,
  )
  const held = rowsOf(table, (at) => isWithin(period, table.value(at, 'conference')))
  const inTime = countOf(held, (at) => {
    const start = table.value(at, 'started')
    return isKnown(start) && workingDaysFrom(start, table.value(at, 'conference')) <= CONFERENCE_LIMIT
  })
  return [
    ...numberAndRate(
      { id: 17, rateId: '17b', name: 'Section 47 enquiries' },
      period,
      started.length,
      population,
    ),
    share(
      { id: 18, name: 'Enquiries that led to a conference' },
      period,
      countOf(decided, (at) => isKnown(table.value(at, 'conference'))),
      decided.length,
    ),
    share(
      { id: '18b', name: 'Enquiries where a conference was not required' },
      period,
      countOf(decided, (at) => table.value(at, 'unnecessary') === YES),
      decided.length,
    ),
    ...numberAndRate(
      { id: 19, rateId: '19b', name: 'Initial child protection conferences after an enquiry' },
      period,
      held.length,
      population,
    ),
    share(
      { id: 20, name: 'Conferences within 15 working days of the strategy discussion' },
      period,
      inTime,
      held.length,
    ),
  ]
}

function countEpisodes(
  tables: ReturnTables,
  { day, population }: CountOptions,
  period: Period,
): readonly Indicator[] {
  const table = tables.lists.get('CINdetails')
  if (table === undefined) return []
  // A referral with no further action is no episode of need.
  const episodes = rowsOf(table, (at) => table.value(at, 'nfa') !== YES)
  const open = episodes.filter(
    (at) => isOpenOn(table.value(at, 'closed'), day) && !(table.value(at, 'referred') > day),
  )
  const closed = episodes.filter((at) => isWithin(period, table.value(at, 'closed')))
  const disabled = disabledChildren(tables)
  const spanOf = (at: number, to: number) => [table.value(at, 'referred'), to] as const
  return [
    ...numberAndRate({ id: 23, rateId: '23b', name: 'Children in need' }, day, open.length, population),
    ...numberAndRate(
      { id: 25, rateId: '25c', name: 'Episodes of need started' },
      period,
      countOf(episodes, (at) => isWithin(period, table.value(at, 'referred'))),
      population,
    ),
    ...numberAndRate(
      { id: '25b', rateId: '25d', name: 'Episodes of need ended' },
      period,
      closed.length,
      population,
    ),
    ...durationBands(
      26,
      'Open episodes of',
      day,
      open.map((at) => spanOf(at, day)),
    ),
    ...durationBands(
      '26b',
      'Closed episodes of',
      period,
      closed.map((at) => spanOf(at, table.value(at, 'closed'))),
    ),
    ...mixOf(29, 'Primary need', NEED, table, open, 'need', day),
    share(
      { id: '29b', name: 'Children in need with a disability' },
      day,
      countOf(open, (at) => disabled.has(table.value(at, 'child'))),
      open.length,
    ),
  ]
}

function disabledChildren(tables: ReturnTables): ReadonlySet<number> {
  const table = tables.lists.get('Disabilities')
  if (table === undefined) return new Set()
  const rows = rowsOf(
    table,
    (at) => isKnown(table.value(at, 'disability')) && table.value(at, 'disability') !== NO_DISABILITY,
  )
  return new Set(rows.map((at) => table.value(at, 'child')))
}

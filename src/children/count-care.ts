import { CARE_NEED, CEASED, LEGAL_STATUS, LOCATION, PLACEMENT, PROVIDER } from './annex-a-codes.ts'
import { YES_NO_UNKNOWN } from './annex-a-person-codes.ts'
import { codeAt, codesAt } from './code-set.ts'
import { ageIn, countOf, isOpenOn, isSince, mixOf } from './count-as.ts'
import type { CountAs } from './count-as.ts'
import { countMissing, countTimeliness } from './count-care-time.ts'
import { isWithin, number, numberAndRate, periodTo, rowsOf, share } from './indicator.ts'
import type { Indicator, Period } from './indicator.ts'
import type { ListTable } from './list-table.ts'

// Indicators 41 to 59: children in care (List 8). Definitions: LAIT data dictionary (LAC, LACStable_2016on,
// LAC_LongStable%, LACHealth%, LACDental%). A child in short breaks only (V3, V4) is nowhere counted as looked after.

const YES = codeAt(YES_NO_UNKNOWN, 'Yes')
const SHORT_BREAKS = codesAt(LEGAL_STATUS, ['V3', 'V4'])
const FOR_ADOPTION = codesAt(PLACEMENT, ['A3', 'A4', 'A5', 'A6'])
const ADOPTED = codesAt(CEASED, ['E11', 'E12'])
const GUARDIANSHIP = codesAt(CEASED, ['E45', 'E46', 'E47', 'E48'])
const OUTSIDE = codeAt(LOCATION, 'Out')
const ADULT_FROM = 16

export function countCare(as: CountAs): readonly Indicator[] {
  const table = as.list('List 8')
  if (table === null) return []
  const period = periodTo(as.day, 6)
  const inCare = (at: number) => !SHORT_BREAKS.has(table.value(at, 'legal'))
  const open = rowsOf(
    table,
    (at) =>
      inCare(at) && isOpenOn(table.value(at, 'ceased'), as.day) && !(table.value(at, 'started') > as.day),
  )
  const began = rowsOf(table, (at) => inCare(at) && isWithin(period, table.value(at, 'started')))
  const ceased = rowsOf(table, (at) => inCare(at) && isWithin(period, table.value(at, 'ceased')))
  return [
    ...countNumbers(as, table, period, { open, began, ceased }),
    ...countPlacements(as, table, open),
    ...countTimeliness(as, table, open),
    ...countMissing(as, table, open),
    share(
      { id: 59, name: 'Adopted, of those who ceased' },
      period,
      countOf(ceased, (at) => ADOPTED.has(table.value(at, 'reason'))),
      ceased.length,
    ),
    share(
      { id: '59b', name: 'Special guardianship, of those who ceased' },
      period,
      countOf(ceased, (at) => GUARDIANSHIP.has(table.value(at, 'reason'))),
      ceased.length,
    ),
  ]
}

type Groups = Readonly<Record<'open' | 'began' | 'ceased', readonly number[]>>

function countNumbers(
  as: CountAs,
  table: ListTable,
  period: Period,
  { open, began, ceased }: Groups,
): readonly Indicator[] {
  const again = countOf(began, (at) => table.value(at, 'again') === YES)
  const seeking = countOf(open, (at) => table.value(at, 'uasc') === YES)
  return [
    ...numberAndRate(
      { id: 41, rateId: '41b', name: 'Children looked after' },
      as.day,
      open.length,
      as.population,
    ),
    ...numberAndRate(
      { id: 42, rateId: '42e', name: 'Children who started to be looked after' },
      period,
      began.length,
      as.population,
    ),
    ...numberAndRate(
      { id: '42b', rateId: '42f', name: 'Children who ceased to be looked after' },
      period,
      ceased.length,
      as.population,
    ),
    number({ id: '42c', name: 'Unaccompanied asylum seeking children' }, as.day, seeking),
    share(
      { id: '42d', name: 'Unaccompanied asylum seeking children, of those looked after' },
      as.day,
      seeking,
      open.length,
    ),
    share(
      { id: 43, name: 'Returned to care within 12 months, of those who started' },
      period,
      again,
      began.length,
    ),
    ...mixOf(44, 'Legal status', LEGAL_STATUS, table, open, 'legal', as.day),
    ...mixOf(44, 'Category of need', CARE_NEED, table, open, 'need', as.day),
    ...mixOf(44, 'Placement', PLACEMENT, table, open, 'placement', as.day),
    ...mixOf(58, 'Provider', PROVIDER, table, open, 'provider', as.day),
  ]
}

function countPlacements(as: CountAs, table: ListTable, open: readonly number[]): readonly Indicator[] {
  // Continuously looked after for two and a half years and under 16: only they can have long-term stability.
  const longInCare = open.filter((at) => {
    const age = ageIn(table, at, as.day)
    return age !== null && age < ADULT_FROM && isSince(table, at, 'started', 30, as.day)
  })
  return [
    share(
      { id: 45, name: 'Three or more placements in 12 months' },
      as.day,
      countOf(open, (at) => table.value(at, 'placements') >= 3),
      open.length,
    ),
    share(
      {
        id: 46,
        name: 'Same placement for two years, of children under 16 looked after for two and a half',
        proxy:
          'Annex A does not give the placement before one for adoption, so those placed for adoption count only by that placement',
      },
      as.day,
      countOf(longInCare, (at) => isSince(table, at, 'placed', 24, as.day)),
      longInCare.length,
    ),
    number(
      { id: '46b', name: 'Of those, placed for adoption for less than two years' },
      as.day,
      countOf(
        longInCare,
        (at) => FOR_ADOPTION.has(table.value(at, 'placement')) && !isSince(table, at, 'placed', 24, as.day),
      ),
    ),
    share(
      { id: 48, name: 'Placed outside the council’s area' },
      as.day,
      countOf(open, (at) => table.value(at, 'location') === OUTSIDE),
      open.length,
    ),
  ]
}

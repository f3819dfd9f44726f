import { PERMANENCE } from './annex-a-codes.ts'
import { YES_NO_UNKNOWN } from './annex-a-person-codes.ts'
import { codeAt } from './code-set.ts'
import { ageIn, countOf, isSince } from './count-as.ts'
import type { CountAs } from './count-as.ts'
import { addMonths, isKnown } from './day-number.ts'
import { number, share } from './indicator.ts'
import type { Indicator } from './indicator.ts'
import type { ListTable } from './list-table.ts'

// Indicators 49 to 57: what is in time for children in care, and who goes missing (List 8; same sources as count-care.ts).

const YES = codeAt(YES_NO_UNKNOWN, 'Yes')
const HALF_YEAR = 183

export function countTimeliness(
  as: CountAs,
  table: ListTable,
  open: readonly number[],
): readonly Indicator[] {
  const within = (at: number, key: string, days: number) =>
    isKnown(table.value(at, key)) && as.day - table.value(at, key) <= days
  const fourWeeks = open.filter(
    (at) => isKnown(table.value(at, 'started')) && as.day - table.value(at, 'started') >= 28,
  )
  const fourMonths = open.filter((at) => isSince(table, at, 'started', 4, as.day))
  const aYear = open.filter((at) => isSince(table, at, 'started', 12, as.day))
  const reviewed = open.filter((at) => isKnown(table.value(at, 'reviewed')))
  return [
    share(
      {
        id: 49,
        name: 'Reviewed on time',
        proxy:
          'Annex A gives only the latest review: within 183 days, of children looked after for four weeks or more',
      },
      as.day,
      countOf(fourWeeks, (at) => within(at, 'reviewed', HALF_YEAR)),
      fourWeeks.length,
    ),
    share(
      {
        id: 50,
        name: `Visited within ${as.standards.careVisit} days`,
        proxy: 'Annex A gives only the last visit: days since then, one standard for all placements',
      },
      as.day,
      countOf(open, (at) => within(at, 'visited', as.standards.careVisit)),
      open.length,
    ),
    share(
      { id: 51, name: 'With a permanence plan, of those looked after for four months' },
      as.day,
      countOf(fourMonths, (at) => isKnown(table.value(at, 'permanence'))),
      fourMonths.length,
    ),
    share(
      { id: '51b', name: 'Seen by the reviewing officer since the last review' },
      as.day,
      countOf(reviewed, (at) => table.value(at, 'contacted') >= table.value(at, 'reviewed')),
      reviewed.length,
    ),
    share(
      { id: 52, name: 'Health assessment up to date, of those looked after for a year' },
      as.day,
      countOf(aYear, (at) => {
        const age = ageIn(table, at, as.day)
        const months = age !== null && age < 5 ? 6 : 12
        return isKnown(table.value(at, 'health')) && addMonths(table.value(at, 'health'), months) >= as.day
      }),
      aYear.length,
    ),
    share(
      { id: 53, name: 'Dental check within a year, of those looked after for a year' },
      as.day,
      countOf(
        aYear,
        (at) => isKnown(table.value(at, 'dental')) && addMonths(table.value(at, 'dental'), 12) >= as.day,
      ),
      aYear.length,
    ),
    share(
      { id: '51c', name: 'Plan for permanence is adoption' },
      as.day,
      countOf(open, (at) => table.value(at, 'permanence') === codeAt(PERMANENCE, 'Adoption')),
      open.length,
    ),
  ]
}

export function countMissing(as: CountAs, table: ListTable, open: readonly number[]): readonly Indicator[] {
  const missing = open.filter((at) => table.value(at, 'missing') >= 1)
  const offered = missing.filter((at) => table.value(at, 'offered') === YES)
  const proxy = 'Annex A tells of the last episode only'
  return [
    share({ id: 56, name: 'Missing at least once in 12 months' }, as.day, missing.length, open.length),
    number(
      { id: '56b', name: 'Episodes of going missing in 12 months' },
      as.day,
      missing.reduce((sum, at) => sum + table.value(at, 'missing'), 0),
    ),
    share(
      { id: 57, name: 'Offered a return interview after the last time missing', proxy },
      as.day,
      offered.length,
      missing.length,
    ),
    share(
      { id: '57b', name: 'Accepted the return interview', proxy },
      as.day,
      countOf(offered, (at) => table.value(at, 'accepted') === YES),
      offered.length,
    ),
  ]
}

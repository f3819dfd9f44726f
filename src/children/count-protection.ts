import { ABUSE } from './annex-a-codes.ts'
import { YES_NO_UNKNOWN } from './annex-a-person-codes.ts'
import { ageIn, isOpenOn, mixOf } from './count-as.ts'
import type { CountAs } from './count-as.ts'
import { codeAt } from './code-set.ts'
import { isKnown } from './day-number.ts'
import { isWithin, number, numberAndRate, periodTo, rowsOf, share } from './indicator.ts'
import type { Indicator } from './indicator.ts'
import { workingDaysFrom } from './working-day-count.ts'

// Indicators 30 to 40: child protection plans (List 7). Definitions: LAIT data dictionary (CPP_Num, PrevRegCPR,
// CPPlans2yrsActive, CPPlans2yrs, RevCP) and the Department's tables d3, d6 to d8.

const YES = codeAt(YES_NO_UNKNOWN, 'Yes')
const NO = codeAt(YES_NO_UNKNOWN, 'No')
/** Two years, as LAIT counts them: more than 729 days. */
const TWO_YEARS = 729
/** Three months and six months, in days. */
const QUARTER = 91
const HALF_YEAR = 183

export function countProtection(as: CountAs): readonly Indicator[] {
  const table = as.list('List 7')
  if (table === null) return []
  const period = periodTo(as.day, 6)
  const day = (at: number, key: string) => table.value(at, key)
  const open = rowsOf(table, (at) => isOpenOn(day(at, 'ended'), as.day) && !(day(at, 'started') > as.day))
  const began = rowsOf(table, (at) => isWithin(period, day(at, 'started')))
  const ended = rowsOf(table, (at) => isWithin(period, day(at, 'ended')))
  const dated = (rows: readonly number[]) => rows.filter((at) => isKnown(day(at, 'started')))
  const count = (rows: readonly number[], holds: (at: number) => boolean) => rows.filter(holds).length
  const reviewable = dated(open).filter((at) => as.day - day(at, 'started') >= QUARTER)
  const visitable = dated(open).filter(
    (at) => workingDaysFrom(day(at, 'started'), as.day) >= as.standards.protectionVisit,
  )
  const asked = open.filter((at) => {
    const age = ageIn(table, at, as.day)
    const answered = day(at, 'alone') === YES || day(at, 'alone') === NO
    return (
      answered && (as.standards.seenAloneFrom === 0 || (age !== null && age >= as.standards.seenAloneFrom))
    )
  })
  return [
    ...numberAndRate(
      { id: 30, rateId: '30b', name: 'Children on a child protection plan' },
      as.day,
      open.length,
      as.population,
    ),
    ...numberAndRate({ id: 31, rateId: '31c', name: 'Plans started' }, period, began.length, as.population),
    ...numberAndRate({ id: '31b', rateId: '31d', name: 'Plans ended' }, period, ended.length, as.population),
    share(
      { id: 32, name: 'Second or later plans, of those started' },
      period,
      count(began, (at) => day(at, 'before') >= 1),
      began.length,
    ),
    share(
      { id: 34, name: 'Open plans of two years or more' },
      as.day,
      count(dated(open), (at) => as.day - day(at, 'started') > TWO_YEARS),
      open.length,
    ),
    share(
      { id: 35, name: 'Ended plans that had lasted two years or more' },
      period,
      // The day it ceased is one of its days.
      count(dated(ended), (at) => day(at, 'ended') - day(at, 'started') + 1 > TWO_YEARS),
      ended.length,
    ),
    share(
      {
        id: 36,
        name: 'Plans reviewed on time',
        proxy:
          'Annex A gives only the latest review: within 183 days, of plans open for 91 days or more; earlier reviews are not seen',
      },
      as.day,
      count(
        reviewable,
        (at) =>
          as.day - day(at, 'started') <= QUARTER ||
          (isKnown(day(at, 'reviewed')) && as.day - day(at, 'reviewed') <= HALF_YEAR),
      ),
      reviewable.length,
    ),
    share(
      {
        id: 37,
        name: `Visited within ${as.standards.protectionVisit} working days`,
        proxy: 'Annex A gives only the last visit: days since then; the standard is the council’s own',
      },
      as.day,
      count(
        visitable,
        (at) =>
          isKnown(day(at, 'visited')) &&
          workingDaysFrom(day(at, 'visited'), as.day) <= as.standards.protectionVisit,
      ),
      visitable.length,
    ),
    share(
      { id: 38, name: 'Seen alone at the last visit' },
      as.day,
      count(asked, (at) => day(at, 'alone') === YES),
      asked.length,
    ),
    ...mixOf(39, 'Latest category', ABUSE, table, open, 'latestAbuse', as.day),
    share(
      { id: '39b', name: 'Under emergency protection or police powers in six months' },
      as.day,
      count(open, (at) => day(at, 'emergency') === YES),
      open.length,
    ),
    share(
      { id: 40, name: 'Ended plans that had lasted less than three months' },
      period,
      count(dated(ended), (at) => day(at, 'ended') - day(at, 'started') < QUARTER),
      ended.length,
    ),
    number(
      { id: '40b', name: 'Plans ended within three months' },
      period,
      count(dated(ended), (at) => day(at, 'ended') - day(at, 'started') < QUARTER),
    ),
  ]
}

import { ABUSE } from './cin-census-codes.ts'
import type { CountOptions } from './count-as.ts'
import { countOf, isOpenOn, mixOf } from './count-as.ts'
import { addMonths, isKnown } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import { isWithin, numberAndRate, rowsOf, share } from './indicator.ts'
import type { Indicator, Period } from './indicator.ts'
import type { ListTable, ReturnTables } from './list-table.ts'

// Indicators 30 to 40 from the CIN census, which has every review of a plan and not only the latest. Definitions: LAIT
// data dictionary (CPP_Num, PrevRegCPR, CPPlans2yrsActive, CPPlans2yrs, RevCP).

const TWO_YEARS = 729
const QUARTER = 91

export function countCensusPlans(
  tables: ReturnTables,
  { day, population }: CountOptions,
  period: Period,
): readonly Indicator[] {
  const table = tables.lists.get('ChildProtectionPlans')
  if (table === undefined) return []
  const started = (at: number) => table.value(at, 'started')
  const ended = (at: number) => table.value(at, 'ended')
  const open = rowsOf(table, (at) => isOpenOn(ended(at), day) && isKnown(started(at)) && started(at) <= day)
  const began = rowsOf(table, (at) => isWithin(period, started(at)))
  const over = rowsOf(table, (at) => isWithin(period, ended(at)) && isKnown(started(at)))
  const reviewable = open.filter((at) => addMonths(started(at), 3) <= day)
  const reviews = reviewsOf(tables)
  return [
    ...numberAndRate(
      { id: 30, rateId: '30b', name: 'Children on a child protection plan' },
      day,
      open.length,
      population,
    ),
    ...numberAndRate({ id: 31, rateId: '31c', name: 'Plans started' }, period, began.length, population),
    ...numberAndRate({ id: '31b', rateId: '31d', name: 'Plans ended' }, period, over.length, population),
    share(
      { id: 32, name: 'Second or later plans, of those started' },
      period,
      countOf(began, (at) => table.value(at, 'before') >= 1),
      began.length,
    ),
    share(
      {
        id: 33,
        name: 'Second plan within two years',
        proxy: 'Only plans that the census itself holds are seen',
      },
      period,
      countOf(began, (at) => endedWithinTwoYears(table, at)),
      began.length,
    ),
    share(
      { id: 34, name: 'Open plans of two years or more' },
      day,
      countOf(open, (at) => day - started(at) > TWO_YEARS),
      open.length,
    ),
    share(
      { id: 35, name: 'Ended plans that had lasted two years or more' },
      period,
      countOf(over, (at) => ended(at) - started(at) + 1 > TWO_YEARS),
      over.length,
    ),
    share(
      { id: 36, name: 'Plans reviewed on time' },
      period,
      countOf(reviewable, (at) => isReviewedOnTime(started(at), reviews.get(at) ?? [], period.from, day)),
      reviewable.length,
    ),
    ...mixOf(39, 'Latest category', ABUSE, table, open, 'latestAbuse', day),
    share(
      { id: 40, name: 'Ended plans that had lasted less than three months' },
      period,
      countOf(over, (at) => ended(at) - started(at) < QUARTER),
      over.length,
    ),
  ]
}

/**
 * The first review within three months of the start, each other within six of the one before, every one that fell due
 * in the year. What was due before the year began is not asked again: the census need not hold it.
 */
export function isReviewedOnTime(
  started: DayNumber,
  reviews: readonly DayNumber[],
  from: DayNumber,
  day: DayNumber,
): boolean {
  const inOrder = reviews
    .filter((review) => review >= started && review <= day)
    .toSorted((one, other) => one - other)
  let last = started
  let due = addMonths(started, 3)
  for (const review of inOrder) {
    if (review > due && due >= from && last >= from) return false
    last = review
    due = addMonths(review, 6)
  }
  // A plan older than the year whose earlier reviews are not in the file is judged by the latest alone.
  return inOrder.length === 0 && started < from ? addMonths(from, 6) >= day : due >= day
}

function reviewsOf(tables: ReturnTables): ReadonlyMap<number, readonly DayNumber[]> {
  const table = tables.lists.get('Reviews')
  const reviews = new Map<number, DayNumber[]>()
  for (let at = 0; at < (table?.length ?? 0); at += 1) {
    const plan = table?.value(at, 'within') ?? 0
    const day = table?.value(at, 'reviewed') ?? 0
    if (!isKnown(plan) || !isKnown(day)) continue
    const known = reviews.get(plan)
    if (known === undefined) reviews.set(plan, [day])
    else known.push(day)
  }
  return reviews
}

function endedWithinTwoYears(table: ListTable, at: number): boolean {
  const started = table.value(at, 'started')
  for (let row = 0; row < table.length; row += 1) {
    if (row === at || table.value(row, 'child') !== table.value(at, 'child')) continue
    const ended = table.value(row, 'ended')
    if (isKnown(ended) && ended <= started && addMonths(ended, 24) > started) return true
  }
  return false
}

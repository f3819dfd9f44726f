import { bornOf } from './care-903.ts'
import type { Care903 } from './care-903.ts'
import { codeAt, codesAt } from './code-set.ts'
import { countOf } from './count-as.ts'
import { addMonths, ageOn, isKnown, NONE } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import { isWithin, number, rowsOf, share } from './indicator.ts'
import type { Indicator } from './indicator.ts'
import type { ListTable } from './list-table.ts'
import { ACCOM, ACTIV, MISSING_KIND, TOUCH, ZERO_ONE } from './ssda903-codes.ts'
import { addWorkingDaysTo } from './working-day-count.ts'

// Indicators 49 and 52 to 63 from the SSDA903 return: reviews, health, missing, social workers, care leavers. Definitions:
// LAIT data dictionary; health is asked of children looked after for twelve months at least.

const ONE = codeAt(ZERO_ONE, '1')
const IS_MISSING = codeAt(MISSING_KIND, 'M')
const IN_TOUCH = codeAt(TOUCH, 'YES')
const NOT_ELIGIBLE = codesAt(TOUCH, ['DIED', 'RHOM'])
const BUSY = codesAt(ACTIV, ['F1', 'P1', 'F2', 'P2', 'F3', 'P3', 'F4', 'P4', 'F5', 'P5'])
const IDLE = codesAt(ACTIV, ['G4', 'G5', 'G6'])
const UNIVERSITY = codesAt(ACTIV, ['F1', 'P1'])
const SUITABLE = new Set(ACCOM.codes.flatMap((code, at) => (code.text.endsWith('1') ? [at] : [])))
const FIRST_REVIEW = 20

/** `open` are the children looked after on the day, with the day their care began. */
export function countOutcomes(care: Care903, open: ReadonlyMap<number, DayNumber>): readonly Indicator[] {
  return [
    ...countReviews(care, open),
    ...countHealth(care, open),
    ...countWorkers(care, open),
    ...countMissing(care, open),
    ...countCareLeavers(care),
  ]
}

function countReviews(care: Care903, open: ReadonlyMap<number, DayNumber>): readonly Indicator[] {
  const table = care.tables.lists.get('Reviews')
  if (table === undefined) return []
  const due = [...open].filter(([, began]) => care.day - began >= 28)
  const onTime = due.filter(([child, began]) => {
    const days = care
      .index(table)
      .rows(child)
      .map((at) => table.value(at, 'reviewed'))
    return isReviewedOnTime(began, days.filter(isKnown), care)
  })
  return [share({ id: 49, name: 'Reviewed on time' }, care.period, onTime.length, due.length)]
}

// Within 20 working days of entry, then three months, then every six; of those that fell due in the year.
function isReviewedOnTime(
  began: DayNumber,
  reviews: readonly DayNumber[],
  { day, period }: Care903,
): boolean {
  const inOrder = reviews
    .filter((review) => review >= began && review <= day)
    .toSorted((one, other) => one - other)
  const isNew = began >= period.from
  let due = isNew ? addWorkingDaysTo(began, FIRST_REVIEW) : addMonths(period.from, 6)
  for (const [place, review] of inOrder.entries()) {
    if (review < period.from) {
      due = addMonths(review, 6)
      continue
    }
    if (review > due) return false
    due = addMonths(review, isNew && place === 0 ? 3 : 6)
  }
  return due >= day
}

function countHealth(care: Care903, open: ReadonlyMap<number, DayNumber>): readonly Indicator[] {
  const table = care.tables.lists.get('OC2')
  if (table === undefined) return []
  const cohort = rowsOf(table, (at) => {
    const began = open.get(table.value(at, 'child'))
    return began !== undefined && addMonths(began, 12) <= care.day
  })
  const of = (id: number | string, name: string, key: string) =>
    share(
      { id, name },
      care.day,
      countOf(cohort, (at) => table.value(at, key) === ONE),
      cohort.length,
    )
  return [
    of(52, 'Health assessment up to date, of those looked after for a year', 'health'),
    of(53, 'Dental check within a year, of those looked after for a year', 'teeth'),
    of(54, 'Immunisations up to date, of those looked after for a year', 'immunised'),
    of('54c', 'Substance misuse, of those looked after for a year', 'misuse'),
    of('54d', 'Convicted, of those looked after for a year', 'convicted'),
    ...countScores(care, table, cohort),
  ]
}

function countScores(care: Care903, table: ListTable, cohort: readonly number[]): readonly Indicator[] {
  const scored = cohort.filter((at) => {
    const born = bornOf(care, table.value(at, 'child'))
    const age = isKnown(born) ? ageOn(born, care.day) : NONE
    return isKnown(table.value(at, 'score')) && age >= 4 && age <= 16
  })
  const total = scored.reduce((sum, at) => sum + table.value(at, 'score'), 0)
  const mean = scored.length === 0 ? null : total / scored.length
  return [
    {
      ...number(
        { id: '54b', name: 'Average strengths and difficulties score, aged 4 to 16' },
        care.day,
        total,
      ),
      denominator: scored.length,
      value: mean,
    },
    share(
      { id: '54e', name: 'Score of concern (17 to 40)' },
      care.day,
      countOf(scored, (at) => table.value(at, 'score') >= 17),
      scored.length,
    ),
  ]
}

function countWorkers(care: Care903, open: ReadonlyMap<number, DayNumber>): readonly Indicator[] {
  const table = care.tables.lists.get('Social workers')
  if (table === undefined) return []
  const many = [...open.keys()].filter((child) => {
    const rows = care
      .index(table)
      .rows(child)
      .filter((at) => {
        const ended = table.value(at, 'ended')
        return table.value(at, 'began') <= care.day && (ended === NONE || ended >= care.period.from)
      })
    return new Set(rows.map((at) => table.value(at, 'worker'))).size >= 3
  })
  return [
    share({ id: 55, name: 'Three or more social workers in a year' }, care.period, many.length, open.size),
  ]
}

function countMissing(care: Care903, open: ReadonlyMap<number, DayNumber>): readonly Indicator[] {
  const table = care.tables.lists.get('Missing')
  if (table === undefined) return []
  const rows = rowsOf(
    table,
    (at) =>
      table.value(at, 'kind') === IS_MISSING &&
      isWithin(care.period, table.value(at, 'began')) &&
      open.has(table.value(at, 'child')),
  )
  const children = new Set(rows.map((at) => table.value(at, 'child')))
  return [
    share({ id: 56, name: 'Missing at least once in 12 months' }, care.period, children.size, open.size),
    number({ id: '56b', name: 'Episodes of going missing in 12 months' }, care.period, rows.length),
  ]
}

function countCareLeavers(care: Care903): readonly Indicator[] {
  const table = care.tables.lists.get('OC3')
  if (table === undefined) return []
  return [['', 17, 21] as const, [':17-18', 17, 18] as const, [':19-21', 19, 21] as const].flatMap(
    ([suffix, from, to]) => {
      const cohort = rowsOf(table, (at) => {
        const born = table.value(at, 'born')
        const age = isKnown(born) ? ageOn(born, care.day) : NONE
        return age >= from && age <= to && !NOT_ELIGIBLE.has(table.value(at, 'touch'))
      })
      const of = (id: number | string, name: string, holds: (at: number) => boolean) =>
        share(
          { id: suffix === '' ? id : `${id}${suffix}`, name: `Care leavers aged ${from} to ${to} ${name}` },
          care.day,
          countOf(cohort, holds),
          cohort.length,
        )
      return [
        of(61, 'in touch', (at) => table.value(at, 'touch') === IN_TOUCH),
        of(62, 'in suitable accommodation', (at) => SUITABLE.has(table.value(at, 'accommodation'))),
        of(63, 'in education, employment or training', (at) => BUSY.has(table.value(at, 'activity'))),
        of('63b', 'not in education, employment or training', (at) => IDLE.has(table.value(at, 'activity'))),
        of('63c', 'in higher education', (at) => UNIVERSITY.has(table.value(at, 'activity'))),
      ]
    },
  )
}

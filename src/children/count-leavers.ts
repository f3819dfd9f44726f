import { ACTIVITY, IN_TOUCH, SUITABILITY } from './annex-a-leaver-codes.ts'
import { ageIn } from './count-as.ts'
import type { CountAs } from './count-as.ts'
import { codeAt, codesAt } from './code-set.ts'
import { isKnown } from './day-number.ts'
import { isWithin, meanDays, periodTo, rowsOf, share } from './indicator.ts'
import type { Indicator } from './indicator.ts'
import type { ListTable } from './list-table.ts'

// Indicators 60 to 64: adoption and care leavers (Lists 9 and 10). Definitions: LAIT data dictionary
// (CareLeavers_LA_NotInTouch, CareLeaverAcc, CareLeaverEET). Those not in touch stay in the denominator.

const TOUCH = codeAt(IN_TOUCH, 'Yes')
// Died, or came home for good: no longer of the cohort.
const NOT_ELIGIBLE = codesAt(IN_TOUCH, ['Died', 'RHOM'])
const SUITABLE = codeAt(SUITABILITY, 'Suitable')
const BUSY = codesAt(ACTIVITY, ['F1', 'P1', 'F2', 'P2', 'F3', 'P3', 'F4', 'P4', 'F5', 'P5'])
const IDLE = codesAt(ACTIVITY, ['G4', 'G5', 'G6'])
const UNIVERSITY = codesAt(ACTIVITY, ['F1', 'P1'])
const HALF_YEAR = 183

// The whole, then the two groups that the Department publishes.
const GROUPS = [
  ['', 17, 21],
  [':17-18', 17, 18],
  [':19-21', 19, 21],
] as const

export function countLeavers(as: CountAs): readonly Indicator[] {
  return [...countAdoption(as), ...countCareLeavers(as)]
}

function countAdoption(as: CountAs): readonly Indicator[] {
  const table = as.list('List 10')
  if (table === null) return []
  const period = periodTo(as.day, 12)
  const adopted = spansOf(table, 'entered', 'placed', (at) => isWithin(period, table.value(at, 'adopted')))
  const matched = spansOf(table, 'ordered', 'matched', (at) => isKnown(table.value(at, 'placed')))
  return [
    meanDays(
      { id: 60, name: 'Days from entering care to being placed, of children adopted (A1)' },
      period,
      adopted.days,
      adopted.cases,
    ),
    meanDays(
      { id: '60b', name: 'Days from placement order to match, of children placed (A2)' },
      period,
      matched.days,
      matched.cases,
    ),
  ]
}

function spansOf(
  table: ListTable,
  from: string,
  to: string,
  holds: (at: number) => boolean,
): { readonly days: number; readonly cases: number } {
  const rows = rowsOf(
    table,
    (at) => holds(at) && isKnown(table.value(at, from)) && isKnown(table.value(at, to)),
  )
  return {
    days: rows.reduce((sum, at) => sum + table.value(at, to) - table.value(at, from), 0),
    cases: rows.length,
  }
}

function countCareLeavers(as: CountAs): readonly Indicator[] {
  const table = as.list('List 9')
  if (table === null) return []
  const all = rowsOf(table, () => true)
  const count = (rows: readonly number[], holds: (at: number) => boolean) => rows.filter(holds).length
  return [
    ...GROUPS.flatMap(([suffix, from, to]) => countGroup(as, table, suffix, from, to)),
    ...(table.has('pathway')
      ? [
          share(
            { id: 64, name: 'Pathway plan reviewed within six months' },
            as.day,
            count(
              all,
              (at) => isKnown(table.value(at, 'pathway')) && as.day - table.value(at, 'pathway') <= HALF_YEAR,
            ),
            all.length,
          ),
        ]
      : []),
    ...(table.has('adviser')
      ? [
          share(
            { id: '64b', name: 'With a personal adviser' },
            as.day,
            count(all, (at) => isKnown(table.value(at, 'adviser'))),
            all.length,
          ),
        ]
      : []),
  ]
}

function countGroup(
  as: CountAs,
  table: ListTable,
  suffix: string,
  from: number,
  to: number,
): readonly Indicator[] {
  const cohort = rowsOf(table, (at) => {
    const age = ageIn(table, at, as.day)
    return age !== null && age >= from && age <= to && !NOT_ELIGIBLE.has(table.value(at, 'touch'))
  })
  const ages = `aged ${from} to ${to}`
  const id = (base: number, letter = '') =>
    suffix === '' && letter === '' ? base : `${base}${letter}${suffix}`
  const of = (
    named: { readonly id: number | string; readonly name: string },
    holds: (at: number) => boolean,
  ) => share(named, as.day, cohort.filter(holds).length, cohort.length)
  return [
    of({ id: id(61), name: `Care leavers ${ages} in touch` }, (at) => table.value(at, 'touch') === TOUCH),
    of(
      { id: id(62), name: `Care leavers ${ages} in suitable accommodation` },
      (at) => table.value(at, 'suitable') === SUITABLE,
    ),
    of({ id: id(63), name: `Care leavers ${ages} in education, employment or training` }, (at) =>
      BUSY.has(table.value(at, 'activity')),
    ),
    of({ id: id(63, 'b'), name: `Care leavers ${ages} not in education, employment or training` }, (at) =>
      IDLE.has(table.value(at, 'activity')),
    ),
    of({ id: id(63, 'c'), name: `Care leavers ${ages} in higher education` }, (at) =>
      UNIVERSITY.has(table.value(at, 'activity')),
    ),
  ]
}

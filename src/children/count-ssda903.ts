import { bornOf } from './care-903.ts'
import type { Care903 } from './care-903.ts'
import { childIndexes } from './child-index.ts'
import { codeAt, codesAt } from './code-set.ts'
import type { CountOptions } from './count-as.ts'
import { countOf, isOpenOn, mixOf } from './count-as.ts'
import { countOutcomes } from './count-outcomes.ts'
import { addMonths, ageOn, isKnown } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import { isWithin, number, numberAndRate, rowsOf, share, yearTo } from './indicator.ts'
import type { Indicator } from './indicator.ts'
import type { ListTable, ReturnTables } from './list-table.ts'
import { LEGAL, NEED, PLACE, PROVIDER, REC, RNE } from './ssda903-codes.ts'

// Indicators 41 to 46, 48 and 58 to 59 from the SSDA903 return, which has every episode of care. Definitions: LAIT data
// dictionary (LAC, LACStable_2016on, LAC_LongStable%). Short breaks (V3, V4) are nowhere counted.

const SHORT_BREAKS = codesAt(LEGAL, ['V3', 'V4'])
const STARTS = codeAt(RNE, 'S')
const CONTINUES = codeAt(REC, 'X1')
const ADOPTED = codesAt(REC, ['E11', 'E12'])
const GUARDIANSHIP = codesAt(REC, ['E43', 'E44', 'E45', 'E46', 'E47', 'E48'])
const TEMPORARY = codesAt(PLACE, ['T0', 'T1', 'T2', 'T3', 'T4'])
const FOR_ADOPTION = codesAt(PLACE, ['A3', 'A4', 'A5', 'A6'])

export function countSsda903(tables: ReturnTables, options: CountOptions): readonly Indicator[] {
  const care = { ...options, tables, period: yearTo(options.day), index: childIndexes(tables.children.size) }
  return [...countEpisodes(care), ...countOutcomes(care, openChildren(care))]
}

function countEpisodes(care: Care903): readonly Indicator[] {
  const table = care.tables.lists.get('Episodes')
  if (table === undefined) return []
  const { day, period, population } = care
  const counted = rowsOf(table, (at) => !SHORT_BREAKS.has(table.value(at, 'legal')))
  const open = [...openEpisodes(care, table).values()]
  const began = counted.filter(
    (at) => table.value(at, 'reason') === STARTS && isWithin(period, table.value(at, 'began')),
  )
  const ceased = counted.filter(
    (at) =>
      isWithin(period, table.value(at, 'ended')) &&
      isKnown(table.value(at, 'ceased')) &&
      table.value(at, 'ceased') !== CONTINUES,
  )
  const sought = care.tables.lists.get('UASC')
  const seeking =
    sought === undefined ? null : countOf(open, (at) => care.index(sought).has(table.value(at, 'child')))
  return [
    ...numberAndRate({ id: 41, rateId: '41b', name: 'Children looked after' }, day, open.length, population),
    ...numberAndRate(
      { id: 42, rateId: '42e', name: 'Children who started to be looked after' },
      period,
      began.length,
      population,
    ),
    ...numberAndRate(
      { id: '42b', rateId: '42f', name: 'Children who ceased to be looked after' },
      period,
      ceased.length,
      population,
    ),
    ...(seeking === null
      ? []
      : [
          number({ id: '42c', name: 'Unaccompanied asylum seeking children' }, day, seeking),
          share(
            { id: '42d', name: 'Unaccompanied asylum seeking children, of those looked after' },
            day,
            seeking,
            open.length,
          ),
        ]),
    share(
      { id: 43, name: 'Returned to care within 12 months, of those who started' },
      period,
      countOf(began, (at) => cameBack(care, table, at)),
      began.length,
    ),
    ...mixOf(44, 'Legal status', LEGAL, table, open, 'legal', day),
    ...mixOf(44, 'Category of need', NEED, table, open, 'need', day),
    ...mixOf(44, 'Placement', PLACE, table, open, 'place', day),
    share(
      { id: 45, name: 'Three or more placements in 12 months' },
      day,
      countOf(open, (at) => countPlacements(care, table, table.value(at, 'child')) >= 3),
      open.length,
    ),
    ...countStability(care, table, open),
    ...mixOf(58, 'Provider', PROVIDER, table, open, 'provider', day),
    share(
      { id: 59, name: 'Adopted, of those who ceased' },
      period,
      countOf(ceased, (at) => ADOPTED.has(table.value(at, 'ceased'))),
      ceased.length,
    ),
    share(
      { id: '59b', name: 'Special guardianship, of those who ceased' },
      period,
      countOf(ceased, (at) => GUARDIANSHIP.has(table.value(at, 'ceased'))),
      ceased.length,
    ),
  ]
}

/** Each looked after child's open episode; of several, the one that began last. */
function openEpisodes({ day }: Care903, table: ListTable): ReadonlyMap<number, number> {
  const open = new Map<number, number>()
  for (let at = 0; at < table.length; at += 1) {
    const child = table.value(at, 'child')
    const began = table.value(at, 'began')
    if (!isKnown(child) || !isKnown(began) || began > day || SHORT_BREAKS.has(table.value(at, 'legal')))
      continue
    if (!isOpenOn(table.value(at, 'ended'), day)) continue
    const known = open.get(child)
    if (known === undefined || began > table.value(known, 'began')) open.set(child, at)
  }
  return open
}

/** When each looked after child's period of care began. */
export function openChildren(care: Care903): ReadonlyMap<number, DayNumber> {
  const table = care.tables.lists.get('Episodes')
  if (table === undefined) return new Map()
  return new Map([...openEpisodes(care, table)].map(([child, at]) => [child, startOfCare(care, table, at)]))
}

// Back through episodes that follow each other without a day between.
function startOfCare(care: Care903, table: ListTable, at: number): DayNumber {
  let start = table.value(at, 'began')
  const before = care
    .index(table)
    .rows(table.value(at, 'child'))
    .filter((row) => isKnown(table.value(row, 'ended')) && table.value(row, 'began') < start)
    .toSorted((one, other) => table.value(other, 'ended') - table.value(one, 'ended'))
  for (const row of before) if (table.value(row, 'ended') === start) start = table.value(row, 'began')
  return start
}

function cameBack(care: Care903, table: ListTable, at: number): boolean {
  const began = table.value(at, 'began')
  return care.index(table).some(table.value(at, 'child'), (row) => {
    const ended = table.value(row, 'ended')
    return (
      row !== at &&
      isKnown(ended) &&
      ended < began &&
      addMonths(ended, 12) >= began &&
      table.value(row, 'ceased') !== CONTINUES
    )
  })
}

/** Placements in the twelve months: a run of episodes in one place is one; temporary absences are none. */
function countPlacements(care: Care903, table: ListTable, child: number): number {
  const from = addMonths(care.day, -12)
  const rows = care
    .index(table)
    .rows(child)
    .filter(
      (row) =>
        isKnown(table.value(row, 'began')) &&
        table.value(row, 'began') <= care.day &&
        !TEMPORARY.has(table.value(row, 'place')) &&
        isOpenOn(table.value(row, 'ended'), from),
    )
    .toSorted((one, other) => table.value(one, 'began') - table.value(other, 'began'))
  let count = 0
  let last: number | null = null
  for (const row of rows) {
    if (last === null || !isSamePlacement(table, last, row)) count += 1
    last = row
  }
  return count
}

// The same place and address, or adoption by the carer the child already lives with, which is no move.
function isSamePlacement(table: ListTable, one: number, other: number): boolean {
  const samePostcode = table.value(one, 'postcode') === table.value(other, 'postcode')
  const sameUrn = table.value(one, 'urn') === table.value(other, 'urn')
  if (FOR_ADOPTION.has(table.value(other, 'place')) && samePostcode) return true
  return samePostcode && sameUrn && table.value(one, 'place') === table.value(other, 'place')
}

function countStability(care: Care903, table: ListTable, open: readonly number[]): readonly Indicator[] {
  const longInCare = open.filter((at) => {
    const born = bornOf(care, table.value(at, 'child'))
    return (
      isKnown(born) && ageOn(born, care.day) < 16 && addMonths(startOfCare(care, table, at), 30) <= care.day
    )
  })
  return [
    share(
      { id: 46, name: 'Same placement for two years, of children under 16 looked after for two and a half' },
      care.day,
      countOf(longInCare, (at) => addMonths(startOfPlacement(care, table, at), 24) <= care.day),
      longInCare.length,
    ),
  ]
}

function startOfPlacement(care: Care903, table: ListTable, at: number): DayNumber {
  const rows = care
    .index(table)
    .rows(table.value(at, 'child'))
    .filter(
      (row) =>
        isKnown(table.value(row, 'began')) &&
        table.value(row, 'began') <= table.value(at, 'began') &&
        !TEMPORARY.has(table.value(row, 'place')),
    )
    .toSorted((one, other) => table.value(other, 'began') - table.value(one, 'began'))
  let start = table.value(at, 'began')
  let last = at
  for (const row of rows) {
    const both = isSamePlacement(table, row, last) || FOR_ADOPTION.has(table.value(last, 'place'))
    if (!both) break
    start = table.value(row, 'began')
    last = row
  }
  return start
}

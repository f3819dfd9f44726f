import type { ChildIndex } from './child-index.ts'
import type { CodeSet } from './code-set.ts'
import { addMonths, ageOn, isKnown, NONE } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import { share } from './indicator.ts'
import type { Indicator, Period } from './indicator.ts'
import type { ListTable } from './list-table.ts'
import type { LocalStandards } from './local-standards.ts'

// What all counts stand on.

/** What a count stands on: the lists, the day, the children of the area, and the council's own standards. */
export type CountAs = {
  readonly day: DayNumber
  /** Children aged 0 to 17 in the area, or null where no rates are wanted. */
  readonly population: number | null
  readonly standards: LocalStandards
  /** How many children the lists name. */
  readonly children: number
  readonly list: (name: string) => ListTable | null
  readonly index: (table: ListTable) => ChildIndex
}

export type CountOptions = Pick<CountAs, 'day' | 'population' | 'standards'>

/** Age on the day by the date of birth, else as the list gives it; null where neither is known. */
export function ageIn(table: ListTable, at: number, day: DayNumber): number | null {
  const born = table.value(at, 'born')
  if (isKnown(born)) return ageOn(born, day)
  const age = table.value(at, 'age')
  return isKnown(age) ? age : null
}

/** Blank, or not yet over by then. */
export function isOpenOn(end: number, day: number): boolean {
  return end === NONE || end > day
}

/** Each child's row with the latest date; of two on one day, the later row. */
export function latestOfEach(table: ListTable, rows: readonly number[], key: string): readonly number[] {
  const latest = new Map<number, number>()
  for (const at of rows) {
    const child = table.value(at, 'child')
    const known = latest.get(child)
    if (known === undefined || table.value(at, key) >= table.value(known, key)) latest.set(child, at)
  }
  return [...latest.values()]
}

/** ≤ 3 months, to 6 months, to 1 year, to 2 years, longer; `spans` are first and last day. */
export function durationBands(
  id: number | string,
  name: string,
  when: Period | DayNumber,
  spans: readonly (readonly [number, number])[],
): readonly Indicator[] {
  const known = spans.filter(([from]) => from !== NONE && isKnown(from))
  let before = 0
  return [
    ['3 months or less', 3],
    ['3 to 6 months', 6],
    ['6 to 12 months', 12],
    ['1 to 2 years', 24],
    ['more than 2 years', Infinity],
  ].map(([band, months]) => {
    const upTo = known.filter(
      ([from, to]) => months === Infinity || to <= addMonths(from, Number(months)),
    ).length
    const count = upTo - before
    before = upTo
    return share({ id: `${id}:${band}`, name: `${name} ${band}` }, when, count, spans.length)
  })
}

/** A share for each code of a set. */
export function mixOf(
  id: number,
  name: string,
  set: CodeSet,
  table: ListTable,
  rows: readonly number[],
  key: string,
  when: Period | DayNumber,
): readonly Indicator[] {
  const counts = new Int32Array(set.codes.length)
  for (const at of rows) {
    const value = table.value(at, key)
    if (isKnown(value)) counts[value] = (counts[value] ?? 0) + 1
  }
  return set.codes.map((code, at) =>
    share(
      { id: `${id}:${code.inner || code.words}`, name: `${name}: ${code.words || code.inner}` },
      when,
      counts[at] ?? 0,
      rows.length,
    ),
  )
}

/** How many of these rows hold. */
export function countOf(rows: readonly number[], holds: (at: number) => boolean): number {
  let count = 0
  for (const at of rows) if (holds(at)) count += 1
  return count
}

/** Was the day of this column at least so many calendar months before? */
export function isSince(table: ListTable, at: number, key: string, months: number, day: DayNumber): boolean {
  const value = table.value(at, key)
  return isKnown(value) && addMonths(value, months) <= day
}

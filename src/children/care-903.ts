import type { ChildIndex } from './child-index.ts'
import type { CountOptions } from './count-as.ts'
import { NONE } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { Period } from './indicator.ts'
import type { ListTable, ReturnTables } from './list-table.ts'

/** What the counts of an SSDA903 return stand on. */
export type Care903 = CountOptions & {
  readonly tables: ReturnTables
  readonly period: Period
  readonly index: (table: ListTable) => ChildIndex
}

export function bornOf(care: Care903, child: number): DayNumber {
  const header = care.tables.lists.get('Header')
  const at = header === undefined ? null : care.index(header).first(child)
  return header === undefined || at === null ? NONE : header.value(at, 'born')
}

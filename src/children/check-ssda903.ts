import { addMonths, civilDayOf, dayNumberOf } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { ReturnTables } from './list-table.ts'
import type { Finding } from './problem.ts'
import { checkRows } from './row-rule.ts'
import { checkSsda903Care } from './ssda903-care-rules.ts'
import { checkSsda903Lists } from './ssda903-cross-rules.ts'
import { ssda903RowRules } from './ssda903-row-rules.ts'

export function checkSsda903(tables: ReturnTables, day: DayNumber): readonly Finding[] {
  const findings: Finding[] = []
  const rules = ssda903RowRules(day)
  for (const table of tables.lists.values()) checkRows(table, rules, findings)
  checkSsda903Lists(tables, day, findings)
  // A regional file holds many years: only one year's file is judged as one.
  if (![...tables.lists.values()].some((table) => table.has('year'))) checkSsda903Care(tables, day, findings)
  return findings
}

/** The 31 March that a day's year of return ends with: returns are made up to it. */
export function yearEndOf(day: DayNumber): DayNumber {
  const { year } = civilDayOf(day)
  const march = dayNumberOf(year, 3, 31)
  return day <= march ? march : addMonths(march, 12)
}

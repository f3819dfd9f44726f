import { checkCinCensusLists } from './cin-census-cross-rules.ts'
import { cinCensusRowRules } from './cin-census-row-rules.ts'
import type { DayNumber } from './day-number.ts'
import type { ReturnTables } from './list-table.ts'
import type { Finding } from './problem.ts'
import { checkRows } from './row-rule.ts'

export function checkCinCensus(tables: ReturnTables, day: DayNumber): readonly Finding[] {
  const findings: Finding[] = []
  const rules = cinCensusRowRules(day)
  for (const table of tables.lists.values()) checkRows(table, rules, findings)
  checkCinCensusLists(tables, findings)
  return findings
}

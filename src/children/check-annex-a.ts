import { checkCounts } from './annex-a-count-rules.ts'
import { checkAcrossLists } from './annex-a-cross-rules.ts'
import { ANNEX_A_LEAVER_RULES } from './annex-a-leaver-rules.ts'
import { ANNEX_A_ROW_RULES } from './annex-a-row-rules.ts'
import { snapshotRules } from './annex-a-snapshot-rules.ts'
import type { Snapshot } from './annex-a-snapshot-rules.ts'
import type { ReturnTables } from './list-table.ts'
import type { Finding } from './problem.ts'
import { checkRows } from './row-rule.ts'

/** Everything that is wrong with the rows of Annex A, beyond what single cells have shown while they were read. */
export function checkAnnexA(tables: ReturnTables, snapshot: Snapshot): readonly Finding[] {
  const findings: Finding[] = []
  const rules = [...ANNEX_A_ROW_RULES, ...ANNEX_A_LEAVER_RULES, ...snapshotRules(snapshot)]
  for (const table of tables.lists.values()) checkRows(table, rules, findings)
  checkAcrossLists(tables, snapshot.day, findings)
  checkCounts(tables, findings)
  return findings
}

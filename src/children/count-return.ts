import { countAnnexA } from './count-annex-a.ts'
import type { CountOptions } from './count-as.ts'
import type { Indicator } from './indicator.ts'
import type { ReturnTables } from './list-table.ts'

/** Counts a return into the indicators it can give, by the definitions; no row is kept. */
export function countReturn(tables: ReturnTables, options: CountOptions): readonly Indicator[] {
  return countAnnexA(tables, options)
}

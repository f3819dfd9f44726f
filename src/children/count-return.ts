import { countAnnexA } from './count-annex-a.ts'
import { countCinCensus } from './count-cin-census.ts'
import type { CountOptions } from './count-as.ts'
import { countSsda903 } from './count-ssda903.ts'
import type { Indicator } from './indicator.ts'
import type { ReturnTables } from './list-table.ts'

/** Counts a return into the indicators it can give, by the definitions; no row is kept. */
export function countReturn(tables: ReturnTables, options: CountOptions): readonly Indicator[] {
  const { kind } = tables.shape
  if (kind === 'annex-a') return countAnnexA(tables, options)
  return kind === 'ssda903' ? countSsda903(tables, options) : countCinCensus(tables, options)
}

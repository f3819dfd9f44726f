import type { SpcRow } from './spc.ts'
import type { Cause } from './spc-rules.ts'

const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  common: 'As usual',
  'above limit': 'Above the upper limit',
  'below limit': 'Below the lower limit',
  rising: 'In a run of rises',
  falling: 'In a run of falls',
  'two in three above': 'Two in three close to the upper limit',
  'two in three below': 'Two in three close to the lower limit',
  'shift above': 'In a run above the line',
  'shift below': 'In a run below the line',
}

/** What a point shows, for a table's cell: "In a run above the line (improvement)". */
export function nameCause(row: SpcRow): string {
  if (row.value === null) return 'No value'
  const words = CAUSE_WORDS[row.cause]
  return row.kind === 'common' ? words : `${words} (${row.kind})`
}

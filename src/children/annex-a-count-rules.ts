import { childIndexes } from './child-index.ts'
import { addMonths, isKnown } from './day-number.ts'
import type { ListTable, ReturnTables } from './list-table.ts'
import { problem } from './problem.ts'
import type { Finding } from './problem.ts'
import { findingAt, reportSlips } from './row-rule.ts'

// The columns that count: "in the last 12 months" is asked for the child's latest referral or enquiry, so it is one
// number in all of the child's rows, and no smaller than what the list itself shows (Ofsted's guidance, August 2019).

const VARIES = problem(
  'count-varies',
  'This says {value} but row {0} says {1} for the same child; the number is the one before the latest, so it is the same in each row.',
  'Give the number before the child’s latest one in every row.',
)
const TOO_FEW = problem(
  'count-too-small',
  'This says {value} but the list itself has {0} before the latest.',
  'Count those in the twelve months before the latest.',
)

export function checkCounts(tables: ReturnTables, findings: Finding[]): void {
  for (const [name, day, count] of COUNTED) {
    const table = tables.lists.get(name)
    if (table?.has('child') && table.has(day) && table.has(count))
      checkCount(tables, table, day, count, findings)
  }
}

const COUNTED = [
  ['List 3', 'referred', 'before'],
  ['List 5', 'discussed', 'before'],
  ['List 5', 'discussed', 'conferences'],
] as const

function checkCount(
  tables: ReturnTables,
  table: ListTable,
  day: string,
  count: string,
  findings: Finding[],
): void {
  const index = childIndexes(tables.children.size)(table)
  const varying: Finding[] = []
  const few: Finding[] = []
  let applied = 0
  for (let at = 0; at < table.length; at += 1) {
    const child = table.value(at, 'child')
    // Each child is looked at once, from the first of their rows.
    if (!isKnown(child) || index.first(child) !== at) continue
    const rows = index.rows(child)
    if (rows.length < 2) continue
    applied += 1
    const odd = oddRow(table, rows, count)
    if (odd !== null)
      varying.push({
        ...findingAt(table, odd.at, count, VARIES),
        facts: [String(table.rowNumber(odd.other)), table.show(odd.other, count) ?? ''],
      })
    else if (count === 'before') {
      const shown = countBeforeLatest(table, rows, day)
      const said = table.value(at, count)
      if (isKnown(said) && said < shown)
        few.push({ ...findingAt(table, rows.at(-1) ?? at, count, TOO_FEW), facts: [String(shown)] })
    }
  }
  reportSlips(varying, applied, findings)
  // Many of these are a count made some other way (all ever, or up to each referral), not so many slips.
  reportSlips(few, applied, findings, few.length > 5 && few.length > applied / 20)
}

// The row that differs from the number most rows give; of two, the later.
function oddRow(
  table: ListTable,
  rows: readonly number[],
  key: string,
): { readonly at: number; readonly other: number } | null {
  const known = rows.filter((at) => isKnown(table.value(at, key)))
  const counts = new Map<number, number>()
  for (const at of known) counts.set(table.value(at, key), (counts.get(table.value(at, key)) ?? 0) + 1)
  if (counts.size < 2) return null
  const most = Math.max(...counts.values())
  const other = known.find((at) => counts.get(table.value(at, key)) === most)
  const odd = known.findLast((at) => other !== undefined && table.value(at, key) !== table.value(other, key))
  return other === undefined || odd === undefined ? null : { at: odd, other }
}

function countBeforeLatest(table: ListTable, rows: readonly number[], key: string): number {
  const days = rows.map((at) => table.value(at, key)).filter(isKnown)
  const latest = Math.max(...days)
  const from = addMonths(latest, -12)
  return days.filter((day) => day < latest && day >= from).length
}

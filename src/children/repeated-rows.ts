import { isKnown } from './day-number.ts'
import type { ListTable } from './list-table.ts'
import { problem, warning } from './problem.ts'
import type { Finding, Rule } from './problem.ts'
import { isHabit, reportSlips } from './row-rule.ts'

// The same thing said twice in one list.

const SAME_ROW = problem('same-row-twice', 'This row says the same as row {0}.', 'Delete one of the two.')
// Two contacts of one day and one source about one child do happen.
const SAME_CONTACT = warning(
  'same-row-twice',
  'This row says the same as row {0}.',
  'Delete one of the two, unless both happened.',
)

/** Rows of which every cell is the same. */
export function checkSameRows(table: ListTable, findings: Finding[]): void {
  const seen = new Map<number, number[]>()
  const found: Finding[] = []
  for (let at = 0; at < table.length; at += 1) {
    const print = printOf(table, at)
    const others = seen.get(print)
    if (others === undefined) {
      seen.set(print, [at])
      continue
    }
    const same = others.find((other) => sameRow(table, at, other))
    if (same === undefined) others.push(at)
    else found.push(repeated(table, at, same, table.shape.name === 'List 1' ? SAME_CONTACT : SAME_ROW))
  }
  const isContact = table.shape.name === 'List 1'
  reportSlips(found, table.length, findings, isContact && isHabit(found.length, table.length))
}

/** Rows about someone who has one already, in a list of one row for each. */
export function checkOneRowEach(table: ListTable, key: string, rule: Rule, findings: Finding[]): void {
  const values = table.column(key)?.values
  if (values === undefined) return
  const seen = new Map<number, number>()
  const found: Finding[] = []
  for (let at = 0; at < table.length; at += 1) {
    const one = values[at] ?? 0
    if (!isKnown(one)) continue
    const earlier = seen.get(one)
    if (earlier === undefined) seen.set(one, at)
    else
      found.push({
        ...repeated(table, at, earlier, rule),
        column: table.column(key)?.shape.heading ?? null,
        value: table.show(at, key),
      })
  }
  reportSlips(found, table.length, findings, false)
}

function repeated(table: ListTable, at: number, earlier: number, rule: Rule): Finding {
  const who = table.columns[0]
  return {
    rule,
    list: table.shape.name,
    row: table.rowNumber(at),
    column: who?.shape.heading ?? null,
    value: who === undefined ? null : table.show(at, who.shape.key),
    facts: [String(table.rowNumber(earlier))],
  }
}

function printOf(table: ListTable, at: number): number {
  let print = 17
  for (const column of table.columns) print = (Math.imul(print, 31) + (column.values[at] ?? 0)) | 0
  return print
}

function sameRow(table: ListTable, one: number, other: number): boolean {
  return table.columns.every((column) => column.values[one] === column.values[other])
}

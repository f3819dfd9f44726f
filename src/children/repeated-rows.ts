import { isKnown } from './day-number.ts'
import type { ListTable } from './list-table.ts'
import { problem, warning } from './problem.ts'
import type { Finding, Rule } from './problem.ts'
import { isHabit, reportSlips } from './row-rule.ts'

// The same thing said twice in one list.

const SAME_ROW = problem('same-row-twice', 'This row says the same as row {0}.', 'Delete one of the two.')
// Two contacts of one day and one source about one child do happen, and two pieces of early help.
const SAME_CONTACT = warning(
  'same-row-twice',
  'This row says the same as row {0}.',
  'Delete one of the two, unless both happened.',
)

// Lists whose rows say too little for two alike to be surely one.
const MAY_REPEAT = new Set(['List 1', 'List 2'])

/** Rows of which every cell is the same. */
export function checkSameRows(table: ListTable, findings: Finding[]): void {
  // Rows are put in the order of a number made of their cells, so that the same ones stand together: a map of a million
  // numbers would take more memory than the rows do.
  const prints = Float64Array.from(
    { length: table.length },
    (_unused, at) => printOf(table, at) * table.length + at,
  )
  prints.sort()
  const found: Finding[] = []
  for (let place = 1, first = 0; place < prints.length; place += 1) {
    if (printIn(prints, place, table.length) !== printIn(prints, first, table.length)) {
      first = place
      continue
    }
    const at = rowIn(prints, place, table.length)
    for (let other = first; other < place; other += 1) {
      if (!sameRow(table, at, rowIn(prints, other, table.length))) continue
      const rule = MAY_REPEAT.has(table.shape.name) ? SAME_CONTACT : SAME_ROW
      found.push(repeated(table, at, rowIn(prints, other, table.length), rule))
      break
    }
  }
  const isContact = MAY_REPEAT.has(table.shape.name)
  reportSlips(found, table.length, findings, isContact && isHabit(found.length, table.length))
}

function printIn(prints: Float64Array, place: number, length: number): number {
  return Math.floor((prints[place] ?? 0) / length)
}

function rowIn(prints: Float64Array, place: number, length: number): number {
  return (prints[place] ?? 0) - printIn(prints, place, length) * length
}

/** Rows about someone who has one already, in a list of one row for each. */
export function checkOneRowEach(table: ListTable, key: string, rule: Rule, findings: Finding[]): void {
  const values = table.column(key)?.values
  if (values === undefined) return
  const seen = new Int32Array(table.column(key)?.pool.size ?? 0).fill(-1)
  const found: Finding[] = []
  for (let at = 0; at < table.length; at += 1) {
    const one = values[at] ?? 0
    if (!isKnown(one)) continue
    const earlier = seen[one] ?? -1
    if (earlier < 0) seen[one] = at
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
  // Thirty bits, so that with a row’s place added it is still a whole number that is exact.
  return print >>> 2
}

function sameRow(table: ListTable, one: number, other: number): boolean {
  return table.columns.every((column) => column.values[one] === column.values[other])
}

import { isKnown } from './day-number.ts'
import type { Column, ListTable } from './list-table.ts'
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

// Twins are alike in much, so it is only asked of the lists whose rows say a good deal, and only as a question.
const SAME_PERSON = warning(
  'same-person-twice',
  'This row says the same as row {0} under another identifier.',
  'Check whether the two are one child with two records; leave both if they are twins.',
)

// Lists whose rows say too little for two alike to be surely one.
const MAY_REPEAT = new Set(['List 1', 'List 2'])

/** Rows of which every cell is the same. */
export function checkSameRows(table: ListTable, findings: Finding[]): void {
  const isContact = MAY_REPEAT.has(table.shape.name)
  const found = findAlike(table, table.columns, isContact ? SAME_CONTACT : SAME_ROW)
  reportSlips(found, table.length, findings, isContact && isHabit(found.length, table.length))
}

/** Rows of which every cell but the child's identifier is the same; babies are left out, whose dates are all of one week. */
export function checkSamePersonTwice(table: ListTable, findings: Finding[]): void {
  if (!table.has('child') || !table.has('born') || !table.has('started')) return
  const others = table.columns.filter((column) => column.shape.key !== 'child')
  const found = findAlike(table, others, SAME_PERSON).filter(
    ({ at, other }) =>
      table.value(at, 'child') !== table.value(other, 'child') &&
      isKnown(table.value(at, 'born')) &&
      table.value(at, 'started') - table.value(at, 'born') > A_YEAR,
  )
  reportSlips(found, table.length, findings)
}

const A_YEAR = 365

type Alike = Finding & { readonly at: number; readonly other: number }

function findAlike(table: ListTable, columns: readonly Column[], rule: Rule): readonly Alike[] {
  // Rows are put in the order of a number made of their cells, so that the same ones stand together: a map of a million
  // numbers would take more memory than the rows do.
  const prints = Float64Array.from(
    { length: table.length },
    (_unused, at) => printOf(columns, at) * table.length + at,
  )
  prints.sort()
  const found: Alike[] = []
  for (let place = 1, first = 0; place < prints.length; place += 1) {
    if (printIn(prints, place, table.length) !== printIn(prints, first, table.length)) {
      first = place
      continue
    }
    const at = rowIn(prints, place, table.length)
    for (let other = first; other < place; other += 1) {
      const earlier = rowIn(prints, other, table.length)
      if (!sameRow(columns, at, earlier)) continue
      found.push({ ...repeated(table, at, earlier, rule), at, other: earlier })
      break
    }
  }
  return found
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

function printOf(columns: readonly Column[], at: number): number {
  let print = 17
  for (const column of columns) print = (Math.imul(print, 31) + (column.values[at] ?? 0)) | 0
  // Thirty bits, so that with a row’s place added it is still a whole number that is exact.
  return print >>> 2
}

function sameRow(columns: readonly Column[], one: number, other: number): boolean {
  return columns.every((column) => column.values[one] === column.values[other])
}

import { PAIRS } from './annex-a-pairs.ts'
import type { Pair } from './annex-a-pairs.ts'
import type { ChildIndex } from './child-index.ts'
import { childIndexes } from './child-index.ts'
import { isKnown, NONE } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { ListTable, ReturnTables } from './list-table.ts'
import { problem } from './problem.ts'
import type { Finding } from './problem.ts'
import { checkOneRowEach, checkSamePersonTwice, checkSameRows } from './repeated-rows.ts'
import { findingAt, reportSlips } from './row-rule.ts'
import { checkSamePerson } from './same-person.ts'

// What must hold between the lists. Ofsted's guidance of August 2019: List 6 holds every child on a plan, looked after
// or being assessed, under the first status that applies; Lists 6 to 10 have one row for each child.

const ONE_EACH = problem(
  'child-twice',
  'This child has a row already (row {0}); the list has one row for each child.',
  'Keep only the most recent episode.',
)
const ADOPTER_TWICE = problem(
  'adopter-twice',
  'This adopter has a row already (row {0}).',
  'Keep one row for each adopter.',
)

export function checkAcrossLists(tables: ReturnTables, day: DayNumber, findings: Finding[]): void {
  for (const name of ['List 1', 'List 2', 'List 3', 'List 4', 'List 5'])
    withList(tables, name, (table) => checkSameRows(table, findings))
  for (const name of ['List 6', 'List 7', 'List 8', 'List 9', 'List 10'])
    withList(tables, name, (table) => checkOneRowEach(table, 'child', ONE_EACH, findings))
  for (const name of ['List 6', 'List 7', 'List 8'])
    withList(tables, name, (table) => checkSamePersonTwice(table, findings))
  withList(tables, 'List 11', (table) => checkOneRowEach(table, 'adopter', ADOPTER_TWICE, findings))
  for (const key of ['born', 'gender', 'ethnicity', 'disability'])
    checkSamePerson(withoutAdopters(tables), key, findings)
  const index = childIndexes(tables.children.size)
  const unlinked = new Set<string>()
  for (const rule of PAIRS) checkPair({ tables, index, unlinked, day, findings }, rule)
}

type Across = {
  readonly tables: ReturnTables
  readonly index: (table: ListTable) => ChildIndex
  /** Pairs of lists that have been seen to hold different children. */
  readonly unlinked: Set<string>
  readonly day: DayNumber
  readonly findings: Finding[]
}

function checkPair({ tables, index, unlinked, day, findings }: Across, pair: Pair): void {
  const from = tables.lists.get(pair.from)
  const to = tables.lists.get(pair.to)
  // An empty list says that it was not sent, not that nobody is on it.
  if (from === undefined || to === undefined || to.length === 0 || !to.has('child')) return
  const children = from.column('child')?.values
  if (children === undefined || !from.has(pair.at)) return
  const found: Finding[] = []
  let applied = 0
  for (let at = 0; at < from.length; at += 1) {
    const child = children[at] ?? NONE
    if (!isKnown(child) || !pair.asks(from, at, day)) continue
    const { about } = pair
    if (about !== undefined && !index(to).some(child, (row) => about(to, row))) continue
    applied += 1
    if (!pair.found(to, index(to), child, from, at)) found.push(findingAt(from, at, pair.at, pair.rule))
  }
  // Where few of the children are in the other list, or none however few they are, the two were cut from different ones.
  const apart = found.length === applied ? applied > 1 : found.length > 20 && found.length > applied / 2
  const link = [pair.from, pair.to].toSorted().join()
  if (apart) unlinked.add(link)
  reportSlips(found, applied, findings, unlinked.has(link))
}

function withList(tables: ReturnTables, name: string, check: (table: ListTable) => void): void {
  const table = tables.lists.get(name)
  if (table !== undefined) check(table)
}

function withoutAdopters(tables: ReturnTables): ReturnTables {
  return { ...tables, lists: new Map([...tables.lists].filter(([name]) => name !== 'List 11')) }
}

import { isKnown, NONE } from './day-number.ts'
import type { ListTable, ReturnTables } from './list-table.ts'
import { problem } from './problem.ts'
import type { Finding, Rule } from './problem.ts'
import { findingAt, reportSlips } from './row-rule.ts'

// What is said of one child must be the same wherever the child is named.

const DIFFERS = problem(
  'differs-across-lists',
  '"{value}" here, but "{0}" in {1}, row {2}, for the same child.',
  'Correct whichever of the two is wrong.',
)

type Place = { readonly table: ListTable; readonly at: number; readonly value: number }

/** `key` is a column that many lists have; codes must be of one set in all of them. */
export function checkSamePerson(
  tables: ReturnTables,
  key: string,
  findings: Finding[],
  rule: Rule = DIFFERS,
): void {
  const lists = [...tables.lists.values()].filter((table) => table.has('child') && table.has(key))
  const { disputed, repeated } = findDisputed(lists, key, tables.children.size)
  if (disputed.size === 0) return
  const places = placesOf(lists, key, disputed)
  const found = [...places.values()].flatMap((all) => oddOnesOut(all, key, rule))
  reportSlips(found, repeated, findings)
}

function findDisputed(
  lists: readonly ListTable[],
  key: string,
  children: number,
): { readonly disputed: ReadonlySet<number>; readonly repeated: number } {
  const first = new Int32Array(children).fill(NONE)
  const disputed = new Set<number>()
  let repeated = 0
  for (const table of lists) {
    const who = table.column('child')?.values
    const values = table.column(key)?.values
    if (who === undefined || values === undefined) continue
    for (let at = 0; at < table.length; at += 1) {
      const child = who[at] ?? NONE
      const value = values[at] ?? NONE
      if (!isKnown(child) || !isKnown(value)) continue
      const known = first[child] ?? NONE
      if (known === NONE) first[child] = value
      else {
        repeated += 1
        if (known !== value) disputed.add(child)
      }
    }
  }
  return { disputed, repeated }
}

function placesOf(
  lists: readonly ListTable[],
  key: string,
  disputed: ReadonlySet<number>,
): ReadonlyMap<number, readonly Place[]> {
  const places = new Map<number, Place[]>()
  for (const table of lists)
    for (let at = 0; at < table.length; at += 1) {
      const child = table.value(at, 'child')
      const value = table.value(at, key)
      if (!disputed.has(child) || !isKnown(value)) continue
      const known = places.get(child)
      if (known === undefined) places.set(child, [{ table, at, value }])
      else known.push({ table, at, value })
    }
  return places
}

// The value that most rows have is taken as right; where they are even, the one that comes first.
function oddOnesOut(places: readonly Place[], key: string, rule: Rule): readonly Finding[] {
  const counts = new Map<number, number>()
  for (const { value } of places) counts.set(value, (counts.get(value) ?? 0) + 1)
  const most = Math.max(...counts.values())
  const right = places.find(({ value }) => counts.get(value) === most)
  if (right === undefined) return []
  return places
    .filter(({ value }) => value !== right.value)
    .map(({ table, at }) => ({
      ...findingAt(table, at, key, rule),
      facts: [
        right.table.show(right.at, key) ?? '',
        right.table.shape.name,
        String(right.table.rowNumber(right.at)),
      ],
    }))
}

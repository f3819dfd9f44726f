import type { CountOptions } from './count-as.ts'
import { countReturn } from './count-return.ts'
import type { Indicator } from './indicator.ts'
import { type ListTable, type ReturnTables, showValue } from './list-table.ts'
import { isMeant } from './meant-indicator.ts'

// The same counts for each team, or for each group of children: what the whole hides.

/** What children can be grouped by: a column that lists have. */
export const GROUPINGS = ['team', 'gender', 'ethnicity', 'disability'] as const
export type Grouping = (typeof GROUPINGS)[number]

export type GroupCount = {
  readonly group: string
  /** Different children in any of the lists. */
  readonly children: number
  readonly indicators: readonly Indicator[]
}

/**
 * Counts a return once for each group. A list without the column is left out of all of them, and there are no rates, since
 * the children of the area are not known by group.
 */
export function countGroups(
  tables: ReturnTables,
  by: Grouping,
  options: CountOptions,
): readonly GroupCount[] {
  const lists = [...tables.lists].filter(([, table]) => table.has(by) && table.has('child'))
  const names = new Set(lists.flatMap(([, table]) => [...namesIn(table, by)]))
  return [...names].toSorted(byName).map((group) => {
    const parts = lists.map(([name, table]) => {
      const wanted = valueNamed(table, by, group)
      const values = table.column(by)?.values
      return [name, table.only((at) => wanted !== null && values?.[at] === wanted)] as const
    })
    return {
      group,
      children: childrenIn(parts.map(([, table]) => table)),
      indicators: countReturn({ ...tables, lists: new Map(parts) }, { ...options, population: null }),
    }
  })
}

/** What is kept of a group: of each definition the one figure that its measure tells. */
export type KeptGroup = {
  readonly group: string
  readonly counts: readonly Pick<Indicator, 'id' | 'unit' | 'numerator' | 'denominator' | 'value'>[]
}

// What stands beside fewer children than this is no team, and may be somebody's name in the wrong column.
const FEWEST_CHILDREN = 6

/** More teams than any council has are no teams: a column of workers, or of free text, which is not kept. */
const MOST_GROUPS = 120

export function keptGroups(groups: readonly GroupCount[]): readonly KeptGroup[] {
  const large = groups.filter(({ children }) => children >= FEWEST_CHILDREN)
  if (large.length > MOST_GROUPS) return []
  return large.map(({ group, indicators }) => ({
    group,
    counts: indicators
      .filter(({ id }) => isMeant(id))
      .map(({ id, unit, numerator, denominator, value }) => ({ id, unit, numerator, denominator, value })),
  }))
}

// "Locality 2" comes before "Locality 10".
function byName(one: string, other: string): number {
  return one.localeCompare(other, 'en-GB', { numeric: true })
}

function namesIn(table: ListTable, by: Grouping): ReadonlySet<string> {
  const column = table.column(by)
  const values = new Set(column?.values.subarray(0, table.length))
  return new Set(
    [...values].map((value) => column && showValue(column, value)).filter((name) => name !== null),
  )
}

function valueNamed(table: ListTable, by: Grouping, group: string): number | null {
  const column = table.column(by)
  if (column === null) return null
  const values = new Set(column.values.subarray(0, table.length))
  return [...values].find((value) => showValue(column, value) === group) ?? null
}

function childrenIn(tables: readonly ListTable[]): number {
  const children = new Set<number>()
  for (const table of tables)
    for (let at = 0; at < table.length; at += 1) children.add(table.value(at, 'child'))
  return children.size
}

import type { CountOptions } from './count-as.ts'
import { countReturn } from './count-return.ts'
import type { Indicator } from './indicator.ts'
import type { ListTable, ReturnTables } from './list-table.ts'

// The same counts for each team, or for each group of children: what the whole hides.

/** What children can be grouped by: a column that lists have. */
export const GROUPINGS = ['team', 'gender', 'ethnicity', 'disability'] as const
export type Grouping = (typeof GROUPINGS)[number]

export type GroupCount = { readonly group: string; readonly indicators: readonly Indicator[] }

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
  return [...names].toSorted().map((group) => {
    const parts = lists.map(
      ([name, table]) => [name, table.only((at) => table.show(at, by) === group)] as const,
    )
    return {
      group,
      indicators: countReturn({ ...tables, lists: new Map(parts) }, { ...options, population: null }),
    }
  })
}

function namesIn(table: ListTable, by: Grouping): ReadonlySet<string> {
  const column = table.column(by)
  const values = new Set(column?.values.subarray(0, table.length))
  const firsts = [...values].map((value) => column?.values.indexOf(value) ?? -1)
  return new Set(firsts.map((at) => table.show(at, by)).filter((name) => name !== null))
}

import { type PageAsked, pageAsked } from '../shared/paging.ts'
import {
  columnWords,
  parseColumns,
  parseSort,
  type PlanColumnName,
  type PlanSort,
  sortWords,
  USUAL_COLUMNS,
} from './plan-column.ts'
import { parsePlanFilter, type PlanFilter } from './plan-filter.ts'
import { parsePlanView, type PlanView } from './plan-grouping.ts'

/** All that decides what a page of the plan shows. Its words make the address, and what a saved filter keeps. */
export type PlanLook = {
  readonly view: PlanView
  readonly filter: PlanFilter
  readonly sort: PlanSort | null
  readonly columns: readonly PlanColumnName[]
  /** Which part of a long table. */
  readonly page: PageAsked
}

/** So many rows stand on one page of the table. */
export const PAGE_ROWS = 200

export function parsePlanLook(query: URLSearchParams): PlanLook {
  return {
    view: parsePlanView(query),
    filter: parsePlanFilter(query),
    sort: parseSort(query.get('sort') ?? ''),
    columns: parseColumns(query.get('columns') ?? ''),
    page: pageAsked(query),
  }
}

/** The words of an address that shows the same, from its first page on; what is as usual is left empty. */
export function lookWords({ view, filter, sort, columns }: PlanLook): Readonly<Record<string, string>> {
  return {
    // Always said: the bare address of the plan opens whatever its reader chose to open it with.
    view,
    ...filter,
    sort: sortWords(sort),
    columns: columnWords(columns, USUAL_COLUMNS),
  }
}

/** The columns whose facts the look needs of each action: those shown, and what its groups are told by. */
export function columnsNeeded({ view, columns }: PlanLook): readonly PlanColumnName[] {
  switch (view) {
    case 'table':
    case 'owners':
    case 'partners':
      return columns
    case 'board':
      return []
    case 'objectives':
      return [...columns, 'objectives']
    case 'time':
      return [...columns, 'objectives', 'waits']
    case 'requirements':
      return [...columns, 'requirements']
  }
}

/** The board and time show all at once; a long table comes in parts. */
export function isPaged({ view, page }: PlanLook): boolean {
  return view === 'table' && page !== 'all'
}

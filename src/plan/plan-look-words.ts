import { columnWords, PLAN_COLUMNS, USUAL_COLUMNS } from './plan-column.ts'
import type { PlanFilter } from './plan-filter.ts'
import { PLAN_VIEWS } from './plan-grouping.ts'
import type { ListedObjective } from './plan-list.ts'
import type { PlanLook } from './plan-look.ts'

/** "Table; owner Sam; needs late; in order of Due; columns Action, Due": all that a look shows. */
export function sayLook(look: PlanLook, objectives: readonly ListedObjective[]): string {
  const columns = columnWords(look.columns, USUAL_COLUMNS)
  return [
    PLAN_VIEWS[look.view],
    ...sayParts(look, objectives),
    columns === '' ? '' : `columns ${look.columns.map((column) => PLAN_COLUMNS[column]).join(', ')}`,
  ]
    .filter((part) => part !== '')
    .join('; ')
}

/** "owner Sam; needs late; in order of Due": what a paper must say that was printed of a part of the plan. */
export function sayFilter(look: PlanLook, objectives: readonly ListedObjective[]): string {
  return sayParts(look, objectives).join('; ')
}

function sayParts({ filter, sort }: PlanLook, objectives: readonly ListedObjective[]): readonly string[] {
  return [
    sayObjective(filter, objectives),
    ...(['owner', 'partner', 'stage', 'needs'] as const).map((name) => said(name, filter[name])),
    said('owner or contributor', filter.who),
    filter.within === '' ? '' : `due within ${filter.within} days`,
    said('words', filter.words),
    sort === null
      ? ''
      : `in order of ${PLAN_COLUMNS[sort.column]}${sort.isDescending ? ', the last first' : ''}`,
  ].filter((part) => part !== '')
}

function sayObjective({ objective }: PlanFilter, objectives: readonly ListedObjective[]): string {
  if (objective === '') return ''
  const found = objectives.find((one) => String(one.id) === objective)
  return found === undefined
    ? 'an objective that is no longer there'
    : `objective ${found.place}. ${found.title}`
}

function said(what: string, word: string): string {
  return word === '' ? '' : `${what} ${word}`
}

import { type WrittenCell, type WrittenPlan } from './written-plan.ts'
import type { Day } from '../shared/days.ts'
import { attentionOf, daysLost, stageOf } from './action.ts'
import { PLAN_COLUMNS, type PlanColumnName } from './plan-column.ts'
import type { ListedAction, ListedObjective } from './plan-list.ts'

export type PlanRowFacts = {
  readonly columns: readonly PlanColumnName[]
  readonly objectives: readonly ListedObjective[]
  readonly references: ReadonlyMap<number, string>
  readonly today: Day
}

const CELLS: Readonly<Record<PlanColumnName, (action: ListedAction, facts: PlanRowFacts) => WrittenCell>> = {
  title: ({ title }) => title,
  reference: ({ reference }) => reference,
  objectives: ({ objectiveIds }, { objectives }) =>
    objectives
      .filter((one) => objectiveIds?.includes(one.id))
      .map((one) => `${one.place}. ${one.title}`)
      .join('\n'),
  detail: ({ detail }) => detail ?? null,
  owner: ({ owner }) => owner,
  partner: ({ partner }) => partner,
  contributors: ({ contributorNames }) => contributorNames ?? null,
  waits: ({ waitsForNames }) => waitsForNames ?? null,
  requirements: ({ requirementIds = [] }, { references }) =>
    requirementIds.flatMap((id) => references.get(id) ?? []).join('\n'),
  start: ({ startOn }) => startOn,
  first: ({ firstDueOn }) => firstDueOn,
  due: ({ dueOn }) => dueOn,
  lost: (action, { today }) => daysLost(action, today),
  moves: ({ moves }) => moves ?? 0,
  stage: (action) => (action.cancelledOn === null ? stageOf(action) : 'cancelled'),
  done: ({ doneOn }) => doneOn,
  heard: ({ lastUpdateOn }) => lastUpdateOn,
  needs: (action, { today }) => attentionOf(action, today).join('; '),
  measure: ({ successMeasure }) => successMeasure ?? null,
  wanted: ({ evidenceWanted }) => evidenceWanted ?? null,
  signOff: ({ signOff }) => signOff ?? null,
  priority: ({ priority }) => priority ?? null,
  evidence: ({ evidenceCount }) => evidenceCount,
  kinds: ({ evidenceKinds }) => evidenceKinds,
}

/** The plan as somebody takes it away: the columns and the order that they see. */
export function planAsRows(
  title: string,
  actions: readonly ListedAction[],
  facts: PlanRowFacts,
): WrittenPlan {
  return {
    title,
    columns: facts.columns.map((column) => ({ header: PLAN_COLUMNS[column], field: null })),
    groupsBetween: false,
    rows: actions.map((action) => ({
      group: null,
      cells: facts.columns.map((column) => CELLS[column](action, facts)),
      rating: null,
    })),
  }
}

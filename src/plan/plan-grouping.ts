import { type Action, stageOf, STAGES, type Stage } from './action.ts'
import type { Objective } from './objective.ts'

export const PLAN_VIEWS = {
  table: 'Table',
  objectives: 'By objective',
  board: 'Board by stage',
  time: 'Along time',
  owners: 'By owner',
  requirements: 'By requirement',
} as const
export type PlanView = keyof typeof PLAN_VIEWS

export function parsePlanView(query: URLSearchParams): PlanView {
  const asked = query.get('view') ?? ''
  return (Object.keys(PLAN_VIEWS) as PlanView[]).find((view) => view === asked) ?? 'table'
}

export type Group<Head> = { readonly head: Head; readonly actions: readonly Action[] }

/** Each objective with its actions, an action under every objective it serves; those that serve none come last. */
export function groupByObjective(
  objectives: readonly Objective[],
  actions: readonly Action[],
): readonly Group<Objective | null>[] {
  const groups = objectives.map((head) => ({
    head,
    actions: actions.filter((one) => one.objectiveIds.includes(head.id)),
  }))
  const known = new Set(objectives.map((one) => one.id))
  const none = actions.filter((one) => !one.objectiveIds.some((id) => known.has(id)))
  return none.length === 0 ? groups : [...groups, { head: null, actions: none }]
}

/** Each owner's actions by the owner's name; those that nobody owns come first, for they need one. */
export function groupByOwner(actions: readonly Action[]): readonly Group<string | null>[] {
  const byName = Map.groupBy(actions, (one) => one.owner)
  return [...byName]
    .toSorted(([a], [b]) => (a === null ? -1 : b === null ? 1 : a.localeCompare(b, 'en')))
    .map(([head, own]) => ({ head, actions: own }))
}

/** The stages in order, each with its actions; cancelled ones stand in none. */
export function groupByStage(actions: readonly Action[]): readonly Group<Stage>[] {
  const open = actions.filter((one) => one.cancelledOn === null)
  return STAGES.map((head) => ({ head, actions: open.filter((one) => stageOf(one) === head) }))
}

/** Each requirement with what answers it, the unanswered first. */
export function groupByRequirement<One extends { readonly id: number }>(
  requirements: readonly One[],
  actions: readonly Action[],
): readonly Group<One>[] {
  const groups = requirements.map((head) => ({
    head,
    actions: actions.filter((one) => one.requirementIds.some((id) => id === head.id)),
  }))
  return [
    ...groups.filter((one) => one.actions.length === 0),
    ...groups.filter((one) => one.actions.length > 0),
  ]
}

import { stageOf, STAGES, type Stage } from './action.ts'
import type { ListedAction, ListedObjective } from './plan-list.ts'

export const PLAN_VIEWS = {
  table: 'Table',
  objectives: 'By objective',
  board: 'Board by stage',
  time: 'Along time',
  owners: 'By owner',
  partners: 'By partner',
  requirements: 'By requirement',
} as const
export type PlanView = keyof typeof PLAN_VIEWS

export function parsePlanView(query: URLSearchParams): PlanView {
  const asked = query.get('view') ?? ''
  return (Object.keys(PLAN_VIEWS) as PlanView[]).find((view) => view === asked) ?? 'table'
}

export type Group<Head> = { readonly head: Head; readonly actions: readonly ListedAction[] }

/** Each objective with its actions, an action under every objective it serves; those that serve none come last. */
export function groupByObjective(
  objectives: readonly ListedObjective[],
  actions: readonly ListedAction[],
): readonly Group<ListedObjective | null>[] {
  const groups = objectives.map((head) => ({
    head,
    actions: actions.filter((one) => one.objectiveIds?.includes(head.id)),
  }))
  const known = new Set(objectives.map((one) => one.id))
  const none = actions.filter((one) => one.objectiveIds?.some((id) => known.has(id)) !== true)
  return none.length === 0 ? groups : [...groups, { head: null, actions: none }]
}

/** Each owner's actions by the owner's name; those that nobody owns come first, for they need one. */
export function groupByOwner(actions: readonly ListedAction[]): readonly Group<string | null>[] {
  return byName(Map.groupBy(actions, (one) => one.owner)).toSorted(
    (a, b) => Number(b.head === null) - Number(a.head === null),
  )
}

/** Each partner's actions by the agency's name; the council's own come last. */
export function groupByPartner(actions: readonly ListedAction[]): readonly Group<string | null>[] {
  return byName(Map.groupBy(actions, (one) => one.partner)).toSorted(
    (a, b) => Number(a.head === null) - Number(b.head === null),
  )
}

function byName(
  groups: ReadonlyMap<string | null, readonly ListedAction[]>,
): readonly Group<string | null>[] {
  return [...groups]
    .toSorted(([a], [b]) => (a ?? '').localeCompare(b ?? '', 'en'))
    .map(([head, own]) => ({ head, actions: own }))
}

/** The stages in order, each with its actions; cancelled ones stand in none. */
export function groupByStage(actions: readonly ListedAction[]): readonly Group<Stage>[] {
  const open = actions.filter((one) => one.cancelledOn === null)
  return STAGES.map((head) => ({ head, actions: open.filter((one) => stageOf(one) === head) }))
}

/** Each requirement with what answers it, the unanswered first. */
export function groupByRequirement<One extends { readonly id: number }>(
  requirements: readonly One[],
  actions: readonly ListedAction[],
): readonly Group<One>[] {
  const groups = requirements.map((head) => ({
    head,
    actions: actions.filter((one) => one.requirementIds?.some((id) => id === head.id)),
  }))
  return [
    ...groups.filter((one) => one.actions.length === 0),
    ...groups.filter((one) => one.actions.length > 0),
  ]
}

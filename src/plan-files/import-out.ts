import { type Action, stageOf } from '../plan/action.ts'
import type { KeptPlan, KeptRow } from './import-kept.ts'
import { objectivesOf } from './import-objectives.ts'
import type { Objective } from '../plan/objective.ts'
import type { PlanRow } from './plan-file.ts'

// The plan of today in the shape the council gave it: a cell reads as it was brought in until something here changed it.

export function rowsToTakeOut(
  { rows }: KeptPlan,
  actions: readonly Action[],
  objectives: readonly Objective[],
): readonly PlanRow[] {
  const kept = new Map(rows.map((one, place) => [one.action, { ...one, place }]))
  const titled = objectivesOf(
    rows.map(({ row }) => row),
    objectives,
  )
  // An objective's words as the council prints its group.
  const printed = new Map(
    titled.flatMap(({ held, title }) => (held === null ? [] : [[held.id, title] as const])),
  )
  const open = actions.filter(({ cancelledOn }) => cancelledOn === null)
  const places = new Map(open.map((one, at) => [one.id, kept.get(one.id)?.place ?? rows.length + at]))
  const all = open
    .toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
    .map((action) => rowOf(action, kept.get(action.id) ?? null, groupOf(action, { objectives, printed })))
  // What was added here joins its group, so that no group opens twice.
  return [...Map.groupBy(all, ({ priority }) => priority).values()].flat()
}

function groupOf(
  action: Action,
  {
    objectives,
    printed,
  }: {
    readonly objectives: readonly Objective[]
    readonly printed: ReadonlyMap<number, string>
  },
): string | null {
  const own = objectives.find(({ id }) => action.objectiveIds.includes(id))
  return own === undefined ? null : (printed.get(own.id) ?? own.title)
}

function rowOf(action: Action, kept: KeptRow | null, group: string | null): PlanRow {
  const { row, wanted } = kept ?? { row: BLANK, wanted: null }
  const isAsBrought = (now: string | number | null, then: string | number | null | undefined): boolean =>
    then !== undefined && now === then
  const sameDue = wanted !== null && String(action.dueOn) === String(wanted.dueOn)
  const sameMeasure = isAsBrought(action.successMeasure, wanted?.successMeasure)
  return {
    ...row,
    row: kept === null ? 0 : row.row,
    reference: row.reference === null && kept !== null ? null : action.reference,
    priority: group ?? (kept === null ? null : row.priority),
    action: isAsBrought(action.title, wanted?.title) ? row.action : action.title,
    owner: isAsBrought(action.ownerId, wanted?.owner) ? row.owner : action.owner,
    start: action.startOn,
    due: action.dueOn,
    dueWords: sameDue ? row.dueWords : null,
    firstDue: String(action.firstDueOn) === String(action.dueOn) ? null : action.firstDueOn,
    status: statusOf(action, row),
    completed: action.doneOn ?? row.completed ?? null,
    measure: sameMeasure ? row.measure : action.successMeasure || null,
    baseline: sameMeasure ? row.baseline : null,
    target: sameMeasure ? row.target : null,
    evidence: action.evidenceWanted || null,
    rank: isAsBrought(action.priority, wanted?.priority) ? (row.rank ?? null) : action.priority,
    signOff: action.signOff || null,
  }
}

// What the file said stands until the action has moved here; then its stage speaks, and no colour is typed for it.
function statusOf(action: Action, row: PlanRow): PlanRow['status'] {
  const stage = stageOf(action)
  if (stage === 'not started' && action.lastUpdateOn === null && row.status !== null) return row.status
  const plainStage = stage === 'not started' || stage === 'started' ? stage : 'done'
  return { words: stage, rating: null, stage: plainStage }
}

const BLANK: PlanRow = {
  row: 0,
  reference: null,
  priority: null,
  rank: null,
  requirement: null,
  action: '',
  outcome: null,
  owner: null,
  contributors: null,
  start: null,
  due: null,
  dueWords: null,
  firstDue: null,
  status: null,
  measure: null,
  baseline: null,
  target: null,
  evidence: null,
  signOff: null,
  milestones: null,
  completed: null,
  notes: [],
  doubts: [],
}

import { type Action, stageOf } from '../plan/action.ts'
import { plain } from '../plan-checks/check-words.ts'
import { type Day, formatShortDay } from '../shared/days.ts'
import type { KeptPlan, KeptRow } from './import-kept.ts'
import { objectivesOf } from './import-objectives.ts'
import { referenceInFile } from './import-pairs.ts'
import type { Objective } from '../plan/objective.ts'
import type { PlanRow } from './plan-file.ts'

// The plan of today in the shape the council gave it: a cell reads as it was brought in until something here changed it.

export type PlanOut = {
  readonly kept: KeptPlan
  readonly actions: readonly Action[]
  readonly objectives: readonly Objective[]
  /** The latest word on each action that has one. */
  readonly updates: ReadonlyMap<number, LatestWord>
}

export type LatestWord = { readonly saidOn: Day; readonly happened: string }

export function rowsToTakeOut(plan: PlanOut): readonly PlanRow[] {
  const rows = outRows(plan)
  const { kept, actions } = plan
  const places = new Map(kept.rows.map(({ action }, place) => [action, place]))
  const placeOf = ({ id }: Action, at: number): number => places.get(id) ?? kept.rows.length + at
  const open = actions
    .filter(({ cancelledOn }) => cancelledOn === null)
    .map((action, at) => ({ row: rows.get(action.id), place: placeOf(action, at) }))
    .toSorted((a, b) => a.place - b.place)
    .flatMap(({ row }) => row ?? [])
  // What was added here joins its group, so that no group opens twice.
  return [...Map.groupBy(open, ({ priority }) => priority).values()].flat()
}

/** Each action as the council would print it today. */
export function outRows({ kept, actions, objectives, updates }: PlanOut): ReadonlyMap<number, PlanRow> {
  const brought = new Map(kept.rows.map((one) => [one.action, one]))
  const titled = objectivesOf(
    kept.rows.map(({ row }) => row),
    objectives,
  )
  // An objective's words as the council prints its group.
  const printed = new Map(
    titled.flatMap(({ held, title }) => (held === null ? [] : [[held.id, title] as const])),
  )
  const words = statusWordsOf(kept)
  const notes = kept.mapping.columns.notes?.header ?? null
  return new Map(
    actions.map((action) => {
      const one = brought.get(action.id) ?? null
      const row = rowOf(action, one, groupOf(action, { objectives, printed }))
      const status = statusOf(action, words)
      return [
        action.id,
        { ...row, status, notes: withUpdate(row.notes, notes, updates.get(action.id) ?? null) },
      ]
    }),
  )
}

// The latest word stands over what the file said in its column of progress.
function withUpdate(
  notes: PlanRow['notes'],
  header: string | null,
  update: LatestWord | null,
): PlanRow['notes'] {
  if (header === null || update === null) return notes
  const words = `${formatShortDay(update.saidOn)}: ${plain(update.happened)}`
  const own = notes.filter((note) => note.header === header)
  const whole = [words, ...own.map((note) => note.words)].join('\n')
  return [{ row: 0, column: -1, header, words: whole }, ...notes.filter((note) => note.header !== header)]
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
    reference: row.reference === null && kept !== null ? null : referenceInFile(action, kept ?? undefined),
    priority: group ?? (kept === null ? null : row.priority),
    action: isAsBrought(action.title, wanted?.title) ? row.action : action.title,
    owner: isAsBrought(action.ownerId, wanted?.owner) ? row.owner : action.owner,
    start: action.startOn,
    due: action.dueOn,
    dueWords: sameDue ? row.dueWords : null,
    firstDue: String(action.firstDueOn) === String(action.dueOn) ? null : action.firstDueOn,
    completed: action.doneOn ?? row.completed ?? null,
    measure: sameMeasure ? row.measure : action.successMeasure || null,
    baseline: sameMeasure ? row.baseline : null,
    target: sameMeasure ? row.target : null,
    evidence: action.evidenceWanted || null,
    rank: isAsBrought(action.priority, wanted?.priority) ? (row.rank ?? null) : action.priority,
    signOff: action.signOff || null,
  }
}

const PLAIN_WORDS: Readonly<Record<OpenStage, RegExp>> = {
  'not started': /^(?:not (?:yet )?(?:started|begun|commenced)|to (?:do|start))$/i,
  started: /^(?:started|in progress|on[ -]?going|under ?way|open|active|progressing)$/i,
  done: /^(?:complete[d]?|done|closed|finished|delivered)$/i,
}
type OpenStage = 'not started' | 'started' | 'done'

/** The council's own word for each stage, where its plan has one that says no more than the stage. */
function statusWordsOf({ rows }: KeptPlan): Readonly<Record<OpenStage, string>> {
  const said = rows.flatMap(({ row }) => (row.status === null ? [] : [row.status.words]))
  const wordFor = (stage: OpenStage): string => said.find((word) => PLAIN_WORDS[stage].test(word)) ?? stage
  return { 'not started': wordFor('not started'), started: wordFor('started'), done: wordFor('done') }
}

// One column, one truth: where each action stands today, in one set of words. No colour is typed for it.
function statusOf(action: Action, words: Readonly<Record<OpenStage, string>>): PlanRow['status'] {
  const stage = stageOf(action)
  if (stage === 'evidenced' || stage === 'sustained') return { words: stage, rating: null, stage: 'done' }
  return { words: words[stage], rating: null, stage }
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

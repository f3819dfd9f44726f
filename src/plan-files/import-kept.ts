import type { Day } from '../shared/days.ts'
import type { ActionId, ObjectiveId, PersonId, RequirementId } from '../shared/ids.ts'
import type { Priority } from '../plan/action.ts'
import type { ImportWanted } from './import-wanted.ts'
import type { PlanRow } from './plan-file.ts'
import type { PlanMapping } from './plan-file-columns.ts'

// What is kept of an import: the rows as the file had them, in its order, and what each did to the plan.

export type KeptRow = { readonly action: ActionId; readonly row: PlanRow; readonly wanted: ImportWanted }

/** The shape the council uses, so that the plan can go out again as it came. */
export type KeptPlan = { readonly mapping: PlanMapping; readonly rows: readonly KeptRow[] }

/** An action as it was before an import changed it. */
export type ActionBefore = {
  readonly id: ActionId
  readonly title: string
  readonly detail: string
  readonly owner: PersonId | null
  readonly partner: string | null
  readonly successMeasure: string
  readonly evidenceWanted: string
  /** Absent in imports of before a file could change them. */
  readonly priority?: Priority | null
  readonly signOff?: string
  readonly startOn: Day | null
  readonly firstDueOn: Day | null
  readonly dueOn: Day | null
  readonly objectives: readonly ObjectiveId[]
  readonly requirements: readonly RequirementId[]
  /** The version the import left it at: another means that somebody touched it since. */
  readonly versionAfter: number
  /** The date the import moved it to, where it did. */
  readonly movedTo: Day | null
}

export type MadeByImport = {
  readonly objectives: readonly ObjectiveId[]
  readonly added: readonly ActionId[]
  readonly changed: readonly ActionBefore[]
  /** What the file said was finished and a person had marked done; absent in imports of before it could be. */
  readonly done?: readonly DoneByImport[]
  /** What stood in the plan and the file said was under way; absent in imports of before it could be. */
  readonly started?: readonly StartedByImport[]
  /** How many came in as started, those it added among them. */
  readonly startedCount?: number
  readonly same: number
  readonly missing: number
}

export type DoneByImport = {
  readonly id: ActionId
  /** As it was before. */
  readonly startedOn: Day | null
  readonly isAdded: boolean
  readonly versionAfter: number
}

export type StartedByImport = { readonly id: ActionId; readonly versionAfter: number }

export const NOTHING_MADE: MadeByImport = { objectives: [], added: [], changed: [], same: 0, missing: 0 }

// Days are kept as "2026-03-31" and come back as days.
const DAYS: ReadonlySet<string> = new Set([
  'start',
  'due',
  'firstDue',
  'startOn',
  'firstDueOn',
  'dueOn',
  'movedTo',
  'completed',
  'startedOn',
])

/** What was kept, as it was before it was written down. */
export function parseKept<Kept>(kept: unknown): Kept | null {
  if (kept === null || kept === undefined) return null
  return JSON.parse(JSON.stringify(kept), (name, value: unknown) =>
    DAYS.has(name) && typeof value === 'string' ? Temporal.PlainDate.from(value) : value,
  ) as Kept
}

/** What earlier imports brought of each action, the latest word of each: the council's own before what we wrote. */
export function basesOf(earlier: readonly KeptPlan[]): ReadonlyMap<number, Pick<KeptRow, 'row' | 'wanted'>> {
  const [ours, theirs] = [earlier.filter(isOurs), earlier.filter((one) => !isOurs(one))]
  return new Map([...ours, ...theirs].flatMap(({ rows }) => rows.map((one) => [one.action, one] as const)))
}

/** The shape the council uses: of the plan it brought last, not of one that we had written. */
export function shapeOf(earlier: readonly KeptPlan[]): KeptPlan | null {
  return earlier.findLast((one) => !isOurs(one)) ?? null
}

function isOurs({ mapping }: KeptPlan): boolean {
  return mapping.isOurs === true
}

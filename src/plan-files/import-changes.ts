import { type Day, formatShortDay } from '../shared/days.ts'
import type { ObjectiveId } from '../shared/ids.ts'
import type { Action } from '../plan/action.ts'
import type { ImportObjective } from './import-objectives.ts'
import type { Owning } from './import-owners.ts'
import type { ImportWanted } from './import-wanted.ts'

// What a second import changes of an action. The file speaks only where it says something new: a blank cell wipes
// nothing, and a cell that reads as it did the last time leaves what people have written since.

export type ImportedField =
  | 'title'
  | 'detail'
  | 'owner'
  | 'partner'
  | 'measure'
  | 'evidence'
  | 'priority'
  | 'signOff'
  | 'start'
  | 'due'
  | 'objective'

export type ImportChange = {
  readonly field: ImportedField
  readonly before: string
  readonly after: string
  /** People changed it here since the last import, and the file would put its own words in their place. */
  readonly isContested: boolean
}

export type ChangeFacts = {
  readonly base: ImportWanted | null
  readonly objectives: readonly ImportObjective[]
  readonly people: readonly Owning[]
}

export function changesTo(action: Action, wanted: ImportWanted, facts: ChangeFacts): readonly ImportChange[] {
  const { base, objectives, people } = facts
  const nameOf = (id: number | null): string => people.find((one) => one.id === id)?.name ?? ''
  const words = (
    field: ImportedField,
    [now, file, last]: readonly [now: string, file: string, last: string | undefined],
  ): readonly ImportChange[] =>
    file === '' || file === now || file === last
      ? []
      : [{ field, before: now, after: file, isContested: last !== undefined && last !== now }]
  const day = (value: Day | null | undefined): string => (value ? formatShortDay(value) : '')
  const detail = base === null && action.detail !== '' ? joined(action.detail, wanted.detail) : wanted.detail
  return [
    ...words('title', [action.title, wanted.title, base?.title]),
    ...words('detail', [action.detail, detail, base?.detail]),
    ...words('owner', [
      action.owner ?? '',
      nameOf(wanted.owner),
      base === null ? undefined : nameOf(base.owner),
    ]),
    ...words('partner', [action.partner ?? '', wanted.partner ?? '', base?.partner ?? undefined]),
    ...words('measure', [action.successMeasure, wanted.successMeasure, base?.successMeasure]),
    ...words('evidence', [action.evidenceWanted, wanted.evidenceWanted, base?.evidenceWanted]),
    ...words('priority', [action.priority ?? '', wanted.priority ?? '', base?.priority ?? undefined]),
    ...words('signOff', [action.signOff, wanted.signOff ?? '', base?.signOff]),
    ...words('start', [
      day(action.startOn),
      day(wanted.startOn),
      base === null ? undefined : day(base.startOn),
    ]),
    ...words('due', [day(action.dueOn), day(wanted.dueOn), base === null ? undefined : day(base.dueOn)]),
    ...objectiveChange(action, wanted, { base, objectives, people }),
  ]
}

// What somebody wrote here before any file came stays, and the file's words follow it.
function joined(here: string, file: string): string {
  return file === '' || here.includes(file) ? here : `${here}\n\n${file}`
}

// An action may serve several objectives: the file's own is added to them.
function objectiveChange(action: Action, wanted: ImportWanted, facts: ChangeFacts): readonly ImportChange[] {
  const found = facts.objectives.find(({ key }) => key === wanted.objective)
  if (found === undefined || facts.base?.objective === wanted.objective) return []
  if (found.held !== null && action.objectiveIds.includes(found.held.id)) return []
  return [{ field: 'objective', before: '', after: found.title, isContested: false }]
}

/** The action as it will be: the file's words where they are new, everything else as it is. */
export function changedBy(
  action: Action,
  { wanted, changes }: { readonly wanted: ImportWanted; readonly changes: readonly ImportChange[] },
  objectiveIds: ReadonlyMap<string, ObjectiveId>,
) {
  const after = new Map(changes.map((change) => [change.field, change.after]))
  const own = after.has('objective') ? objectiveIds.get(wanted.objective ?? '') : undefined
  return {
    reference: action.reference,
    title: after.get('title') ?? action.title,
    detail: after.get('detail') ?? action.detail,
    owner: after.has('owner') ? wanted.owner : action.ownerId,
    partner: after.get('partner') ?? action.partner,
    successMeasure: after.get('measure') ?? action.successMeasure,
    evidenceWanted: after.get('evidence') ?? action.evidenceWanted,
    priority: after.has('priority') ? (wanted.priority ?? null) : action.priority,
    signOff: after.get('signOff') ?? action.signOff,
    startOn: after.has('start') ? wanted.startOn : action.startOn,
    dueOn: after.has('due') ? wanted.dueOn : action.dueOn,
    sustainDays: action.sustainDays,
    objectives: own === undefined ? action.objectiveIds : [...action.objectiveIds, own],
    requirements: action.requirementIds,
  }
}

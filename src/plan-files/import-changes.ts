import { type Day, formatShortDay } from '../shared/days.ts'
import type { ObjectiveId, RequirementId } from '../shared/ids.ts'
import type { Action } from '../plan/action.ts'
import type { ImportObjective } from './import-objectives.ts'
import type { Owning } from './import-owners.ts'
import type { KnownRequirement } from './import-requirements.ts'
import { plain } from '../plan-checks/check-words.ts'
import { type ImportWanted, objectivesIn } from './import-wanted.ts'

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
  | 'requirement'

export type ImportChange = {
  readonly field: ImportedField
  readonly before: string
  readonly after: string
  /** People changed it here since the last import, and the file would put its own words in their place. */
  readonly isContested: boolean
  /** Of an objective that is added: its key. */
  readonly key?: string
  readonly requirement?: RequirementId
}

export type ChangeFacts = {
  /** What the file said the last time; null of a plan of ours, which says what stood here. */
  readonly base: ImportWanted | null
  /** What we would write of it today in the council's columns: to bring that back changes nothing. */
  readonly out: ImportWanted | null
  /** Is it a plan that Line of Sight wrote? Then a cell is the field itself. */
  readonly isOurs: boolean
  readonly objectives: readonly ImportObjective[]
  readonly people: readonly Owning[]
  readonly requirements: readonly KnownRequirement[]
}

export function changesTo(action: Action, wanted: ImportWanted, facts: ChangeFacts): readonly ImportChange[] {
  const { base, out, people } = facts
  const nameOf = (id: number | null): string => people.find((one) => one.id === id)?.name ?? ''
  const words = (field: ImportedField, now: string, told: (from: ImportWanted) => string) => {
    const [file, last] = [told(wanted), base === null ? undefined : told(base)]
    const known = [now, last, out === null ? undefined : told(out)]
    return file === '' || known.some((one) => one !== undefined && isAlike(one, file))
      ? []
      : [{ field, before: now, after: file, isContested: last !== undefined && !isAlike(last, now) }]
  }
  const day = (value: Day | null | undefined): string => (value ? formatShortDay(value) : '')
  return [
    ...words('title', action.title, ({ title }) => title),
    ...detailChange(action, wanted, facts),
    ...words('owner', action.owner ?? '', ({ owner }) => nameOf(owner)),
    ...words('partner', action.partner ?? '', ({ partner }) => partner ?? ''),
    ...words('measure', action.successMeasure, ({ successMeasure }) => successMeasure),
    ...words('evidence', action.evidenceWanted, ({ evidenceWanted }) => evidenceWanted),
    ...words('priority', action.priority ?? '', ({ priority }) => priority ?? ''),
    ...words('signOff', action.signOff, ({ signOff }) => signOff ?? ''),
    ...words('start', day(action.startOn), ({ startOn }) => day(startOn)),
    ...words('due', day(action.dueOn), ({ dueOn }) => day(dueOn)),
    ...objectiveChanges(action, wanted, facts),
    ...requirementChanges(action, wanted, facts),
  ]
}

// Spaces, line ends and the apostrophe before a formula come back from a spreadsheet as it likes them.
function isAlike(one: string, other: string): boolean {
  return bare(one) === bare(other)
}

function bare(words: string): string {
  return plain(words.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '')).replace(
    /^'+(?=[=+\-@])/,
    '',
  )
}

// A note is many cells in one: it is news where a line of it is, and never for the status, which is told by its stage.
function detailChange(
  action: Action,
  { detail: file }: ImportWanted,
  { base, out, isOurs }: ChangeFacts,
): readonly ImportChange[] {
  const told = [action.detail, base?.detail ?? '', out?.detail ?? '']
  const known = new Set(told.flatMap((text) => text.split('\n').map(bare)))
  const news = file.split('\n').filter((line) => !known.has(bare(line)) && !AS_WRITTEN.test(line))
  const isNews = isOurs ? !isAlike(action.detail, file) && bare(file) !== '' : news.length > 0
  if (!isNews || isAlike(action.detail, file)) return []
  const after = isOurs || base !== null ? file : joined(action.detail, file)
  const isContested = !isOurs && base !== null && !isAlike(base.detail, action.detail)
  return [{ field: 'detail', before: action.detail, after, isContested }]
}

const AS_WRITTEN = /^Status as written: /

// What somebody wrote here before any file came stays, and the file's words follow it.
function joined(here: string, file: string): string {
  return file === '' || here.includes(file) ? here : `${here}\n\n${file}`
}

// An action may serve several objectives: the file's own are added to them.
function objectiveChanges(action: Action, wanted: ImportWanted, facts: ChangeFacts): readonly ImportChange[] {
  const { objectives, base } = facts
  const last = new Set(base === null ? [] : objectivesIn(base))
  return objectivesIn(wanted).flatMap((key) => {
    const found = objectives.find((one) => one.key === key)
    if (found === undefined || last.has(key)) return []
    if (found.held !== null && action.objectiveIds.includes(found.held.id)) return []
    return [{ field: 'objective', before: '', after: found.title, isContested: false, key }]
  })
}

// As of objectives: what the file names is added, and what people unlinked since stays so.
function requirementChanges(
  action: Action,
  wanted: ImportWanted,
  { base, requirements }: ChangeFacts,
): readonly ImportChange[] {
  const known = new Set([...action.requirementIds, ...(base?.requirements ?? [])])
  return (wanted.requirements ?? []).flatMap((id) => {
    const after = requirements.find((one) => one.id === id)?.reference
    if (after === undefined || known.has(id)) return []
    return [{ field: 'requirement', before: '', after, isContested: false, requirement: id }]
  })
}

/** The action as it will be: the file's words where they are new, everything else as it is. */
export function changedBy(
  action: Action,
  { wanted, changes }: { readonly wanted: ImportWanted; readonly changes: readonly ImportChange[] },
  objectiveIds: ReadonlyMap<string, ObjectiveId>,
) {
  const after = new Map(changes.map((change) => [change.field, change.after]))
  const own = changes.flatMap(({ key }) => (key === undefined ? [] : (objectiveIds.get(key) ?? [])))
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
    objectives: [...new Set([...action.objectiveIds, ...own])],
    requirements: [
      ...action.requirementIds,
      ...changes.flatMap(({ requirement }) => (requirement === undefined ? [] : [requirement])),
    ],
  }
}

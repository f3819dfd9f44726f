import type { Action } from '../plan/action.ts'
import { plain } from '../plan-checks/check-words.ts'
import { type ImportChange, changesTo } from './import-changes.ts'
import { type ImportObjective, objectivesOf } from './import-objectives.ts'
import { chosenBefore, type MatchedOwner, matchOwners, type Owning, ownerKey } from './import-owners.ts'
import { type ImportAnswers, type ImportRow, type ImportRows, titleOf } from './import-rows.ts'
import { type ImportWanted, wantedFrom } from './import-wanted.ts'
import type { Objective } from '../plan/objective.ts'
import type { KeptRow } from './import-kept.ts'
import { type AnsweredRequirements, answeredBy, type KnownRequirement } from './import-requirements.ts'
import { pairRows, type Pairs, type ReferenceTaken } from './import-pairs.ts'
import { placeOf } from './import-place.ts'
import type { PlanRow } from './plan-file.ts'

// What an import would do to the plan: what it adds, what it changes, and what it leaves alone.

export type ImportAdded = { readonly from: ImportRow; readonly wanted: ImportWanted }
export type ImportChanged = ImportAdded & {
  readonly action: Action
  readonly changes: readonly ImportChange[]
}

export type ImportPreview = {
  readonly rows: readonly ImportRow[]
  readonly leftOut: readonly ImportRow[]
  readonly objectives: readonly ImportObjective[]
  readonly owners: readonly MatchedOwner[]
  readonly added: readonly ImportAdded[]
  readonly changed: readonly ImportChanged[]
  readonly same: readonly ImportChanged[]
  /** In the plan and not in the file: they stay as they are. */
  readonly missing: readonly Action[]
  readonly answered: AnsweredRequirements
  /** Rows whose reference is another action's, whatever a person said of them. */
  readonly taken: readonly ReferenceTaken[]
  /** Rows that come in under another reference than the file's. */
  readonly renamed: readonly ImportAdded[]
  /** Rows a person should look at, each with why. */
  readonly doubted: readonly { readonly from: ImportRow; readonly why: readonly string[] }[]
}

export type PlanNow = {
  readonly actions: readonly Action[]
  readonly objectives: readonly Objective[]
  readonly people: readonly Owning[]
  readonly requirements: readonly KnownRequirement[]
  /** What an earlier import brought, by the action's id: what the file has not changed since stays as people made it. */
  readonly bases: ReadonlyMap<number, Pick<KeptRow, 'row' | 'wanted'>>
  /** Each action as we would write it in the council's columns today. */
  readonly out: ReadonlyMap<number, PlanRow>
}

export function previewImport(read: ImportRows, now: PlanNow, answers: ImportAnswers): ImportPreview {
  const rows = read.rows.map(({ row }) => row)
  const before = chosenBefore(now.bases.values())
  const owners = matchOwners(rows, now.people, { ...before, ...answers.owners })
  const objectives = objectivesOf(rows, now.objectives)
  const { pairs, taken } = pairRows(read.rows, now, answers.same)
  const references = referencesFor(read.rows, pairs, now.actions)
  const people = new Map(owners.map((owner) => [ownerKey(owner.words), owner.person]))
  const want = (from: ImportRow): ImportAdded => ({
    from,
    wanted: wantedFrom(from, {
      person: people.get(ownerKey(from.row.owner)) ?? null,
      reference: references.get(from.key) ?? '',
      people: now.people,
      known: pairs.get(from.key) ?? null,
      requirements: now.requirements,
    }),
  })
  const outOf = (action: Action): ImportWanted | null => {
    const row = now.out.get(action.id)
    return row === undefined ? null : want({ key: '', sheet: '', row, printed: row }).wanted
  }
  const known = read.rows.flatMap((from) => {
    const action = pairs.get(from.key)
    if (action === undefined) return []
    const added = want(from)
    const isOurs = from.own !== undefined
    const told = isOurs
      ? { base: null, out: null }
      : { base: now.bases.get(action.id)?.wanted ?? null, out: outOf(action) }
    const { people: colleagues, requirements } = now
    const facts = { ...told, isOurs, objectives, people: colleagues, requirements }
    const changes = changesTo(action, added.wanted, facts)
    return [{ ...added, action, changes }]
  })
  const added = read.rows.filter(({ key }) => !pairs.has(key)).map(want)
  const paired = new Set(known.map(({ action }) => action.id))
  return {
    rows: read.rows,
    leftOut: read.leftOut,
    objectives,
    owners,
    added,
    changed: known.filter(({ changes }) => changes.length > 0),
    same: known.filter(({ changes }) => changes.length === 0),
    missing: now.actions.filter((action) => action.cancelledOn === null && !paired.has(action.id)),
    answered: answeredBy([...added, ...known], now.requirements),
    taken,
    doubted: doubtsOf([...read.rows, ...read.leftOut], pairs),
    renamed: added.filter(({ from, wanted }) => {
      const own = plain(from.row.reference).slice(0, LONGEST_REFERENCE)
      return own !== '' && own !== wanted.reference
    }),
  }
}

// The form takes 30; a few are left to tell two apart.
const LONGEST_REFERENCE = 26

/** Each row's reference: its own, one told apart where the file prints it twice, or the next free number. */
function referencesFor(
  rows: readonly ImportRow[],
  pairs: Pairs,
  actions: readonly Action[],
): ReadonlyMap<string, string> {
  const taken = new Set(actions.map(({ reference }) => reference.toLowerCase()))
  const numbers = actions.map(({ reference }) => Number(/(\d{1,6})$/.exec(reference)?.[1] ?? 0))
  let next = Math.max(0, ...numbers)
  const given = new Map<string, string>()
  for (const { key, row } of rows) {
    const own = plain(row.reference).slice(0, LONGEST_REFERENCE)
    const known = pairs.get(key)
    let reference = known === undefined ? own : known.reference
    if (known === undefined) {
      if (own === '')
        do reference = `A${(next += 1)}`
        while (taken.has(reference.toLowerCase()))
      for (let count = 2; taken.has(reference.toLowerCase()); count += 1) reference = `${own} (${count})`
    }
    taken.add(reference.toLowerCase())
    given.set(key, reference)
  }
  return given
}

// A row is listed by what the file printed, so that what was mended stays in sight and can be mended again.
function doubtsOf(rows: readonly ImportRow[], pairs: Pairs): ImportPreview['doubted'] {
  return rows.flatMap((from) => {
    const isWordless = titleOf(from.printed.action) === ''
    const why = new Set([
      ...from.printed.doubts,
      ...(isWordless ? ['the action has no words'] : []),
      ...cancelledWhy(from, pairs.get(from.key) ?? null),
    ])
    return why.size === 0 ? [] : [{ from, why: [...why] }]
  })
}

// An import cancels nothing: that is a person's act, with its reason.
function cancelledWhy({ printed }: ImportRow, action: Action | null): readonly string[] {
  if (printed.status?.stage !== 'cancelled' || (action?.cancelledOn ?? null) !== null) return []
  return [
    action === null
      ? 'it is cancelled in the file: leave it out, or it comes in as an action still to do'
      : 'it is cancelled in the file and not here: cancel it on its own page, with the reason',
  ]
}

/** What stands in the way of bringing the plan in, until a person mends it. */
export function blockersOf(
  preview: ImportPreview,
  {
    reason,
    mustAsk,
  }: {
    readonly reason: string
    /** Whoever must agree to dates that move, where that is somebody else. */
    readonly mustAsk: string | null
  },
): readonly { field: string; message: string }[] {
  const hasMoves = movesOf(preview).length > 0
  const wordless = preview.rows.filter(({ row }) => titleOf(row.action) === '')
  return [
    ...(preview.rows.length === 0 ? [{ field: 'file', message: 'No row is left to bring in' }] : []),
    ...wordless.map((from) => ({
      field: `action-${from.key}`,
      message: `Enter what will be done at ${placeOf(from)}, or leave the row out`,
    })),
    ...(hasMoves && reason === '' ? [{ field: 'reason', message: 'Enter why the dates move' }] : []),
    ...(hasMoves && mustAsk !== null
      ? [
          {
            field: 'reason',
            message: `${mustAsk} agrees to dates that move: put the plan’s own dates into the file, or ask them to bring it in`,
          },
        ]
      : []),
  ]
}

/** Actions whose date the file moves: each move needs its reason. */
export function movesOf({ changed }: ImportPreview): readonly ImportChanged[] {
  return changed.filter(
    ({ action, changes }) => action.dueOn !== null && changes.some(({ field }) => field === 'due'),
  )
}

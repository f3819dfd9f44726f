import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { ActionId, ObjectiveId, PersonId } from '../shared/ids.ts'
import { findAction, saveAction, wantedOf } from '../plan/action-store.ts'
import { changedBy } from './import-changes.ts'
import type { FinishedRow } from './import-done.ts'
import type { ActionBefore, DoneByImport, KeptPlan, MadeByImport } from './import-kept.ts'
import type { ImportAdded, ImportChanged, ImportPreview } from './import-plan.ts'
import { markDone, markStarted, PlanMovedOn } from './import-stage-store.ts'
import type { StartedRow } from './import-started.ts'
import { type PlanImport, thingOf } from './import-store.ts'
import { saveAnswered } from './import-requirement-store.ts'
import { saveNewObjective } from '../plan/objective-store.ts'
import { objectivesIn } from './import-wanted.ts'
import type { PlanMapping } from './plan-file-columns.ts'
import { saveMove } from '../plan/progress-store.ts'

export type ImportDecision = {
  readonly preview: ImportPreview
  readonly mapping: PlanMapping
  /** Why dates move that stand in the plan already. */
  readonly reason: string
  readonly by: PersonId
  readonly today: Day
  /** What the file says is finished and is to be marked done. */
  readonly finished: readonly (FinishedRow & { readonly on: Day })[]
  /** What the file says is under way and is to come in as started. */
  readonly started: readonly StartedRow[]
}

/** Brings the whole plan in, or nothing: the caller's transaction holds it all. False: the draft or an action changed. */
export async function saveImport(
  db: CouncilDatabase,
  draft: PlanImport,
  decision: ImportDecision,
): Promise<boolean> {
  const { preview, mapping, today } = decision
  if (!(await takeDraft(db, draft))) return false
  const { made: objectives, ids } = await saveObjectives(db, draft, preview)
  const added = await addActions(db, draft, {
    added: preview.added,
    objectiveIds: ids,
    started: new Map(decision.started.map(({ from, on }) => [from.key, on])),
  })
  const changed: ActionBefore[] = []
  for (const one of preview.changed) changed.push(await changeAction(db, one, { ...decision, ids }))
  const started = await markStarted(db, decision.started)
  const done: DoneByImport[] = []
  for (const one of decision.finished) done.push(await markDone(db, one, { added, by: decision.by }))
  const made: MadeByImport = {
    objectives,
    done,
    started,
    startedCount: decision.started.length,
    added: [...added.values()],
    changed,
    same: preview.same.length,
    missing: preview.missing.length,
  }
  const kept: KeptPlan = { mapping, rows: keptRows(preview, added) }
  await sql`
    update plan_import
    set imported_on = ${today}, kept = ${JSON.stringify(kept)}::jsonb, made = ${JSON.stringify(made)}::jsonb || jsonb_build_object('broughtInAt', clock_timestamp()), state = 'imported'
    where council_id = ${db.council} and id = ${draft.id}`.execute(db)
  await record(db, {
    act: 'brought the plan in',
    thing: thingOf(draft),
    after: {
      objectives: objectives.length,
      added: added.size,
      changed: changed.length,
      done: done.length,
      started: decision.started.length,
      same: made.same,
    },
    ...(decision.reason === '' ? {} : { why: decision.reason }),
  })
  return true
}

async function takeDraft(db: CouncilDatabase, draft: PlanImport): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update plan_import set version = version + 1
    where council_id = ${db.council} and id = ${draft.id} and version = ${draft.version} and state = 'draft'`.execute(
    db,
  )
  return numAffectedRows === 1n
}

type Ids = ReadonlyMap<string, ObjectiveId>

async function saveObjectives(
  db: CouncilDatabase,
  draft: PlanImport,
  { objectives }: ImportPreview,
): Promise<{ readonly made: readonly ObjectiveId[]; readonly ids: Ids }> {
  const ids = new Map<string, ObjectiveId>()
  const made: ObjectiveId[] = []
  for (const { key, title, outcome, held } of objectives) {
    const nobody = { owner: null, requirements: [], measures: [] }
    const id = held?.id ?? (await saveNewObjective(db, draft.interventionId, { title, outcome, ...nobody }))
    if (held === null) made.push(id)
    ids.set(key, id)
  }
  return { made, ids }
}

// All rows in a few statements: a plan of 300 actions is in before a person has let go of the button.
async function addActions(
  db: CouncilDatabase,
  draft: PlanImport,
  {
    added,
    objectiveIds,
    started,
  }: {
    readonly added: readonly ImportAdded[]
    readonly objectiveIds: Ids
    readonly started: ReadonlyMap<string, Day>
  },
): Promise<ReadonlyMap<string, ActionId>> {
  if (added.length === 0) return new Map()
  const rows = added.map(({ from, wanted }) => ({ ...wanted, startedOn: started.get(from.key) ?? null }))
  const saved = await sql<{ id: ActionId; reference: string }>`
    insert into action (intervention_id, reference, title, detail, owner_id, partner, success_measure, evidence_wanted,
      priority, sign_off, start_on, first_due_on, due_on, started_on)
    select ${draft.interventionId}, r.reference, r.title, r.detail, r.owner, r.partner, r."successMeasure",
      r."evidenceWanted", r.priority, coalesce(r."signOff", ''), r."startOn", r."firstDueOn", r."dueOn", r."startedOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (reference text, title text, detail text, owner bigint,
      partner text, "successMeasure" text, "evidenceWanted" text, priority text, "signOff" text, "startOn" date, "firstDueOn" date, "dueOn" date, "startedOn" date)
    returning id, reference`.execute(db)
  const byReference = new Map(saved.rows.map(({ id, reference }) => [reference, id]))
  const ids = new Map(
    added.flatMap(({ from, wanted }) => {
      const id = byReference.get(wanted.reference)
      return id === undefined ? [] : [[from.key, id] as const]
    }),
  )
  const links = added.flatMap(({ from, wanted }) => {
    const action = ids.get(from.key)
    const own = new Set(objectivesIn(wanted).flatMap((key) => objectiveIds.get(key) ?? []))
    return action === undefined ? [] : [...own].map((objective) => ({ action, objective }))
  })
  await sql`
    insert into action_objective (action_id, objective_id)
    select l.action, l.objective
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l (action bigint, objective bigint)`.execute(
    db,
  )
  const contributors = added.flatMap(({ from, wanted }) =>
    wanted.contributors.map(({ person, body }) => ({ action: ids.get(from.key), person, body })),
  )
  await sql`
    insert into action_contributor (action_id, person_id, body)
    select l.action, l.person, l.body
    from jsonb_to_recordset(${JSON.stringify(contributors)}::jsonb) as l (action bigint, person bigint, body text)
    on conflict do nothing`.execute(db)
  await saveAnswered(db, added, ids)
  await recordAdded(db, { added, started }, ids)
  return ids
}

async function recordAdded(
  db: CouncilDatabase,
  { added, started }: { readonly added: readonly ImportAdded[]; readonly started: ReadonlyMap<string, Day> },
  ids: ReadonlyMap<string, ActionId>,
): Promise<void> {
  const bodies = added.map(({ from, wanted }) => {
    const thing = { kind: 'action', id: ids.get(from.key), title: `${wanted.reference} ${wanted.title}` }
    const startedOn = started.get(from.key)
    const after = startedOn === undefined ? wanted : { ...wanted, startedOn }
    return JSON.stringify({ who: db.actor, act: 'added', thing, after })
  })
  await sql`
    insert into event (council_id, body)
    select ${db.council}::bigint, b.body from unnest(${bodies}::text[]) with ordinality as b (body, place)
    order by b.place`.execute(db)
}

async function changeAction(
  db: CouncilDatabase,
  { action, wanted, changes }: ImportChanged,
  { ids, reason, by, today }: ImportDecision & { readonly ids: Ids },
): Promise<ActionBefore> {
  const after = changedBy(action, { wanted, changes }, ids)
  // Somebody's save between the preview and this one ends the whole import: the caller shows the plan as it is now.
  if (!(await saveAction(db, action, after))) throw new PlanMovedOn(action.reference)
  const from = action.dueOn
  const to = from !== null && after.dueOn !== null && !after.dueOn.equals(from) ? after.dueOn : null
  if (from !== null && to !== null) {
    const saved = await findAction(db, action.id)
    const move = { from, to, movedOn: today, reason, askedBy: null, agreedBy: by }
    if (saved === null || !(await saveMove(db, saved, move))) throw new PlanMovedOn(action.reference)
  }
  return {
    ...wantedOf(action),
    id: action.id,
    firstDueOn: action.firstDueOn,
    versionAfter: action.version + (to === null ? 1 : 2),
    movedTo: to,
  }
}

function keptRows(preview: ImportPreview, added: ReadonlyMap<string, ActionId>): KeptPlan['rows'] {
  const known = new Map([...preview.changed, ...preview.same].map((one) => [one.from.key, one]))
  const wanted = new Map(preview.added.map((one) => [one.from.key, one.wanted]))
  return preview.rows.flatMap(({ key, row }) => {
    const action = added.get(key) ?? known.get(key)?.action.id
    const want = wanted.get(key) ?? known.get(key)?.wanted
    return action === undefined || want === undefined ? [] : [{ action, row, wanted: want }]
  })
}

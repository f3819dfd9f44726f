import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import { takeMovesBack } from '../plan/standing-move-store.ts'
import type { PersonId } from '../shared/ids.ts'
import type { ActionBefore, DoneByImport, MadeByImport, StartedByImport } from './import-kept.ts'
import { removeAnswered } from './import-requirement-store.ts'
import { broughtInAt, type PlanImport, thingOf } from './import-store.ts'

// Undoing an import: only while nobody has built on what it brought.

export type UndoObstacle = {
  readonly kind: 'action' | 'objective' | 'import'
  readonly id: number
  readonly title: string
  readonly why: string
}

export async function listObstacles(
  db: CouncilDatabase,
  brought: PlanImport,
  made: MadeByImport,
): Promise<readonly UndoObstacle[]> {
  const later = await listLaterImports(db, brought, made)
  const versions = [
    ...new Map<number, number>([
      ...made.added.map((id) => [id, 1] as const),
      ...made.changed.map(({ id, versionAfter }) => [id, versionAfter] as const),
      ...(made.done ?? []).map(({ id, versionAfter }) => [id, versionAfter] as const),
      ...(made.started ?? []).map(({ id, versionAfter }) => [id, versionAfter] as const),
    ]),
  ].map(([id, version]) => ({ id, version }))
  const { rows: touched } = await sql<UndoObstacle>`
    select 'action' as kind, a.id, a.reference || ' ' || a.title as title, 'has been changed since' as why
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as v (id bigint, version int)
    join action a on a.council_id = ${db.council} and a.id = v.id
    where a.version <> v.version or a.last_update_on is not null
    order by a.id`.execute(db)
  const hanging = await listHanging(db, made)
  const { rows: objectives } = await sql<UndoObstacle>`
    select 'objective' as kind, o.id, o.title, 'has been changed since, or has other actions' as why
    from objective o
    where o.council_id = ${db.council} and o.id = any (${[...made.objectives]}::bigint[])
      and (o.version <> 1 or exists (
        select from action_objective l
        where l.council_id = o.council_id and l.objective_id = o.id
          and l.action_id <> all (${[...made.added, ...made.changed.map(({ id }) => id)]}::bigint[])))
    order by o.id`.execute(db)
  return [
    ...later,
    ...touched,
    ...hanging.filter(({ id }) => !touched.some((one) => one.id === id)),
    ...objectives,
  ]
}

/** Of those brought in after it, the ones that changed what it had brought or changed: the files' own order is no matter. */
async function listLaterImports(
  db: CouncilDatabase,
  brought: PlanImport,
  made: MadeByImport,
): Promise<readonly UndoObstacle[]> {
  const { rows } = await sql<UndoObstacle>`
    select 'import' as kind, l.id, l.file_name as title,
      'was brought in after it and changed ' || t.touched || ' of its actions: undo that first' as why
    from plan_import l
    join plan_import i on i.council_id = l.council_id and i.id = ${brought.id}
    cross join lateral (
      select count(distinct one ->> 'id') as touched
      from jsonb_path_query(l.made, '$.*[*]') as one
      where jsonb_typeof(one) = 'object' and (one ->> 'id')::bigint = any (${touchedBy(made)}::bigint[])
    ) t
    where l.council_id = ${db.council} and l.intervention_id = ${brought.interventionId} and l.state = 'imported'
      and l.id <> i.id and t.touched > 0
      and (${broughtInAt(sql.ref('l'))}, l.id) > (${broughtInAt(sql.ref('i'))}, i.id)
    order by l.id`.execute(db)
  return rows
}

function touchedBy({ added, changed, done = [], started = [] }: MadeByImport): readonly number[] {
  return [...added, ...[...changed, ...done, ...started].map(({ id }) => id)]
}

type Hung = { readonly name: string; readonly column: string }

/** Asks every table that points at an action, those to come as well: what hangs on one keeps it. */
async function listHanging(db: CouncilDatabase, made: MadeByImport): Promise<readonly UndoObstacle[]> {
  const { rows: tables } = await sql<Hung>`
    select c.conrelid::regclass::text as name, a.attname as "column"
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey) and a.attname <> 'council_id'
    where c.contype = 'f' and c.confrelid = 'action'::regclass
      and c.conrelid not in ('action_objective'::regclass, 'action_requirement'::regclass, 'action_contributor'::regclass)
    order by 1, 2`.execute(db)
  if (tables.length === 0 || made.added.length === 0) return []
  const asked = tables.map(
    ({ name, column }) =>
      sql`select ${sql.ref(column)} as action_id from ${sql.table(name)} where council_id = ${db.council}
        and ${sql.ref(column)} = any (${[...made.added]}::bigint[])`,
  )
  const { rows } = await sql<UndoObstacle>`
    select distinct 'action' as kind, a.id, a.reference || ' ' || a.title as title, 'has something tied to it' as why
    from (${sql.join(asked, sql` union all `)}) as h
    join action a on a.council_id = ${db.council} and a.id = h.action_id
    order by a.id`.execute(db)
  return rows
}

/** Takes the import out again, whole. False: it is no longer the one that was looked at. */
export async function saveUndo(
  db: CouncilDatabase,
  {
    brought,
    made,
    by,
    today,
  }: {
    readonly brought: PlanImport
    readonly made: MadeByImport
    readonly by: PersonId
    readonly today: Day
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update plan_import set state = 'undone', version = version + 1
    where council_id = ${db.council} and id = ${brought.id} and version = ${brought.version} and state = 'imported'`.execute(
    db,
  )
  if (numAffectedRows !== 1n) return false
  for (const before of made.changed) await restoreAction(db, before, { by, today })
  for (const one of made.done ?? []) if (!one.isAdded) await restoreUndone(db, one)
  await restoreNotStarted(db, made.started ?? [])
  const added = [...made.added]
  await sql`delete from action_objective where council_id = ${db.council} and action_id = any (${added}::bigint[])`.execute(
    db,
  )
  await removeAnswered(db, added, [])
  // Contributors that people added since count the action's version on, and so keep it.
  await sql`delete from action_contributor where council_id = ${db.council} and action_id = any (${added}::bigint[])`.execute(
    db,
  )
  await sql`delete from action where council_id = ${db.council} and id = any (${added}::bigint[])`.execute(db)
  await sql`delete from objective
    where council_id = ${db.council} and id = any (${[...made.objectives]}::bigint[])`.execute(db)
  await record(db, {
    act: 'undid the import',
    thing: thingOf(brought),
    before: { objectives: made.objectives, added: made.added, changed: made.changed.map(({ id }) => id) },
  })
  return true
}

async function restoreAction(
  db: CouncilDatabase,
  before: ActionBefore,
  { by, today }: { readonly by: PersonId; readonly today: Day },
): Promise<void> {
  await sql`
    update action
    set title = ${before.title}, detail = ${before.detail}, owner_id = ${before.owner}, partner = ${before.partner},
      success_measure = ${before.successMeasure}, evidence_wanted = ${before.evidenceWanted},
      ${before.signOff === undefined ? sql`` : sql`priority = ${before.priority ?? null}, sign_off = ${before.signOff},`}
      start_on = ${before.startOn}, first_due_on = ${before.firstDueOn}, due_on = ${before.dueOn}, version = version + 1
    where council_id = ${db.council} and id = ${before.id}`.execute(db)
  await sql`
    delete from action_objective
    where council_id = ${db.council} and action_id = ${before.id}
      and objective_id <> all (${[...before.objectives]}::bigint[])`.execute(db)
  await removeAnswered(db, [before.id], before.requirements)
  if (before.movedTo !== null && before.dueOn !== null)
    await takeMovesBack(db, [{ id: before.id, from: before.movedTo, to: before.dueOn }], {
      by,
      today,
      why: 'The import that moved it was undone',
    })
  await record(db, {
    act: 'changed',
    thing: { kind: 'action', id: before.id, title: before.title },
    why: 'The import that changed it was undone',
    after: before,
  })
}

async function restoreUndone(db: CouncilDatabase, { id, startedOn }: DoneByImport): Promise<void> {
  const { rows } = await sql<{ reference: string; title: string }>`
    update action set done_on = null, done_by = null, started_on = ${startedOn}, version = version + 1
    where council_id = ${db.council} and id = ${id}
    returning reference, title`.execute(db)
  const [row] = rows
  await record(db, {
    act: 'is not done',
    thing: { kind: 'action', id, title: `${row?.reference ?? ''} ${row?.title ?? ''}` },
    why: 'The import that marked it done was undone',
    after: { doneOn: null },
  })
}

async function restoreNotStarted(db: CouncilDatabase, started: readonly StartedByImport[]): Promise<void> {
  if (started.length === 0) return
  const { rows } = await sql<{ id: number; reference: string; title: string }>`
    update action set started_on = null, version = version + 1
    where council_id = ${db.council} and id = any (${started.map(({ id }) => id)}::bigint[])
    returning id, reference, title`.execute(db)
  for (const { id, reference, title } of rows)
    await record(db, {
      act: 'has not started',
      thing: { kind: 'action', id, title: `${reference} ${title}` },
      why: 'The import that brought it in as started was undone',
      after: { startedOn: null },
    })
}

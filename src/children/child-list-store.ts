import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import {
  CHILD_LIST_TITLES,
  type ChildList,
  type ChildListId,
  type ChildListRow,
  type ChildListSwitch,
  type FoundList,
  type Naming,
  OPEN_FOR,
  type WantedSwitch,
} from './child-list.ts'
import type { ReturnId } from './child-return.ts'

/** What the council last said of its lists; null where it never said anything, which is off. */
export async function findSwitch(db: CouncilDatabase): Promise<ChildListSwitch | null> {
  const { rows } = await sql<ChildListSwitch>`
    select s.is_on as "isOn", s.names, s.days, s.why, s.said_at as "saidAt", p.name as "saidBy"
    from child_list_switch s
    join person p on p.id = s.said_by
    where s.council_id = ${db.council}
    order by s.id desc
    limit 1`.execute(db)
  return rows[0] ?? null
}

/** How children are to be called while a return is read; null while lists are off. */
export async function findNaming(db: CouncilDatabase): Promise<Naming | null> {
  const said = await findSwitch(db)
  if (said === null || !said.isOn) return null
  const { rows } = await sql<{ secret: Buffer }>`
    select secret from child_list_key where council_id = ${db.council}`.execute(db)
  const secret = rows[0]?.secret
  return secret === undefined ? null : { names: said.names, secret: new Uint8Array(secret) }
}

/** Switches lists on, or says anew how they are kept. What was kept under the old way goes. */
export async function saveSwitchedOn(
  db: CouncilDatabase,
  wanted: WantedSwitch,
  formKey: string | null,
): Promise<void> {
  if (!(await saveSwitch(db, { isOn: true, ...wanted }, formKey))) return
  await deleteLists(db)
  await sql`
    insert into child_list_key (secret) values (${randomBytes(32)})
    on conflict (council_id) do nothing`.execute(db)
}

/** Switches lists off: the lists go, and the key that would tell what their pseudonyms stood for. */
export async function saveSwitchedOff(
  db: CouncilDatabase,
  { why, formKey }: { readonly why: string; readonly formKey: string | null },
): Promise<void> {
  const said = await findSwitch(db)
  if (said === null || !said.isOn) return
  if (!(await saveSwitch(db, { isOn: false, names: said.names, days: said.days, why }, formKey))) return
  await deleteLists(db)
  await sql`delete from child_list_key where council_id = ${db.council}`.execute(db)
}

async function saveSwitch(
  db: CouncilDatabase,
  { isOn, names, days, why }: WantedSwitch & { readonly isOn: boolean },
  formKey: string | null,
): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    insert into child_list_switch (is_on, names, days, why, said_by, form_key)
    values (${isOn}, ${names}, ${days}, ${why}, ${db.actor.id}, ${formKey}::uuid)
    on conflict (council_id, form_key) do nothing
    returning id`.execute(db)
  if (rows.length === 0) return false
  await record(db, {
    act: isOn ? 'switched lists of children on' : 'switched lists of children off',
    thing: { kind: 'lists of children', id: 0 },
    why,
    after: { names, days },
  })
  return true
}

/** Keeps the lists that came of a return, in place of those of the last one. */
export async function saveLists(
  db: CouncilDatabase,
  {
    returnId,
    snapshotOn,
    today,
  }: { readonly returnId: ReturnId; readonly snapshotOn: string; readonly today: Day },
  found: readonly FoundList[],
): Promise<void> {
  const said = await findSwitch(db)
  // Lists were switched off while the return was being read: then nothing of it is kept.
  if (said === null || !said.isOn || found.length === 0) return
  await deleteLists(db)
  for (const { kind, rows } of found) {
    const { rows: made } = await sql<{ id: ChildListId }>`
      insert into child_list (return_id, kind, names, snapshot_on, expires_on)
      values (${returnId}, ${kind}, ${said.names}, ${snapshotOn}::date, ${today.add({ days: said.days })})
      returning id`.execute(db)
    await sql`
      insert into child_list_row (list_id, child, team, due_on, days_overdue)
      select ${made[0]?.id}, w.child, w.team, w."dueOn", w."daysOverdue"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as w (child text, team text, "dueOn" date, "daysOverdue" int)`.execute(db)
  }
  await record(db, {
    act: 'made lists of children',
    thing: { kind: 'return', id: returnId },
    // How many are on each stands in no record: others than managers read it.
    after: { lists: found.length },
  })
}

/** The lists that still hold, and which of them this reader has open. */
export async function listChildLists(
  db: CouncilDatabase,
  { now, today }: { readonly now: Temporal.Instant; readonly today: Day },
): Promise<readonly ChildList[]> {
  const { rows } = await sql<ChildList>`
    select l.id, l.return_id as "returnId", l.kind, l.names, l.snapshot_on as "snapshotOn", l.expires_on as "expiresOn",
      (select count(*)::int from child_list_row r where r.council_id = l.council_id and r.list_id = l.id) as count,
      (
        select max(o.open_until) from child_list_opening o
        where o.council_id = l.council_id and o.list_id = l.id and o.person_id = ${db.actor.id}
          and o.open_until > ${now.toString()}
      ) as "openUntil"
    from child_list l
    where l.council_id = ${db.council} and l.expires_on > ${today}
    order by l.id`.execute(db)
  return rows
}

/** The longest overdue first; those that were never done before all. */
export async function listChildRows(
  db: CouncilDatabase,
  list: ChildListId,
): Promise<readonly ChildListRow[]> {
  const { rows } = await sql<ChildListRow>`
    select child, team, due_on as "dueOn", days_overdue as "daysOverdue"
    from child_list_row
    where council_id = ${db.council} and list_id = ${list}
    order by days_overdue desc nulls first, id`.execute(db)
  return rows
}

export type WantedOpening = {
  readonly why: string
  readonly formKey: string | null
  readonly now: Temporal.Instant
}

/** Notes who opens a list and why, and opens it to them. */
export async function saveOpening(
  db: CouncilDatabase,
  list: ChildList,
  { why, formKey, now }: WantedOpening,
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into child_list_opening (list_id, person_id, why, opened_at, open_until, form_key)
    values (${list.id}, ${db.actor.id}, ${why}, ${now.toString()}, ${now.add(OPEN_FOR).toString()}, ${formKey}::uuid)
    on conflict (council_id, form_key) do nothing
    returning id`.execute(db)
  if (rows.length > 0)
    await record(db, {
      act: 'opened a list of children',
      thing: { kind: 'list of children', id: list.id, title: CHILD_LIST_TITLES[list.kind] },
      why,
    })
}

/** What the daily work deletes: nobody could read it any more. Answers how many lists. */
export async function deleteExpiredLists(db: CouncilDatabase, today: Day): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    delete from child_list where council_id = ${db.council} and expires_on <= ${today} returning id`.execute(
    db,
  )
  if (rows.length > 0)
    await record(db, {
      act: 'removed lists of children that had ended',
      thing: { kind: 'lists of children', id: 0 },
      after: { lists: rows.length },
    })
  return rows.length
}

// Their rows and openings go with them.
async function deleteLists(db: CouncilDatabase): Promise<void> {
  await sql`delete from child_list where council_id = ${db.council}`.execute(db)
}

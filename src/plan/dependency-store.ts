import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { ActionId, InterventionId } from '../shared/ids.ts'
import type { Action } from './action.ts'
import type { Reader } from './action-reader.ts'
import { thingOf } from './action-store.ts'
import type { Waiting } from './dependency.ts'

/** An action at the other end of a dependency. */
export type Linked = {
  readonly id: ActionId
  readonly reference: string
  readonly title: string
  readonly owner: string | null
  readonly dueOn: Day | null
  readonly isDone: boolean
  readonly isCancelled: boolean
  readonly why: string
  /** Which end: this action waits for it, or it waits for this action. */
  readonly end: 'earlier' | 'later'
}

/** What an action waits for and what waits for it, as far as the reader sees them; the soonest due first. */
export async function listLinked(
  db: CouncilDatabase,
  action: ActionId,
  { role, partner }: Reader,
): Promise<readonly Linked[]> {
  const seen =
    role === 'partner'
      ? sql`(a.partner = ${partner} or agency_contributes(a.council_id, a.id, ${partner}))`
      : sql`true`
  const { rows } = await sql<Linked>`
    select a.id, a.reference, a.title, p.name as owner, a.due_on as "dueOn", a.cancelled_on is not null as "isCancelled",
      a.done_on is not null and not coalesce(r.finding = 'relapsed' and r.checked_on >= a.done_on, false) as "isDone",
      d.why, d."end"
    from (
      select waits_for_id as id, why, 'earlier' as "end" from action_dependency
      where council_id = ${db.council} and action_id = ${action}
      union all
      select action_id, why, 'later' from action_dependency
      where council_id = ${db.council} and waits_for_id = ${action}
    ) d
    join action a on a.council_id = ${db.council} and a.id = d.id
    left join person p on p.id = a.owner_id
    left join lateral (
      select finding, checked_on from action_recheck
      where council_id = a.council_id and action_id = a.id order by id desc limit 1
    ) r on true
    where ${seen}
    order by a.due_on nulls last, a.id`.execute(db)
  return rows
}

/** Every action of the plan with what it waits for. */
export async function listWaiting(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly (Waiting & { readonly title: string; readonly isCancelled: boolean })[]> {
  const { rows } = await sql<Waiting & { title: string; isCancelled: boolean }>`
    select a.id, a.reference, a.title, a.cancelled_on is not null as "isCancelled",
      coalesce(d.ids, '{}') as "waitsFor"
    from action a
    left join (
      select action_id, array_agg(waits_for_id order by waits_for_id) as ids
      from action_dependency where council_id = ${db.council} group by action_id
    ) d on d.action_id = a.id
    where a.council_id = ${db.council} and a.intervention_id = ${intervention}
    order by a.id`.execute(db)
  return rows
}

/** Nobody else adds a dependency meanwhile: two that are right by themselves may close a circle together. */
export async function lockDependencies(db: CouncilDatabase, intervention: InterventionId): Promise<void> {
  await sql`
    select id from intervention where council_id = ${db.council} and id = ${intervention} for no key update`.execute(
    db,
  )
}

/** False: it waits for it already. */
export async function saveDependency(
  db: CouncilDatabase,
  action: Action,
  wanted: { readonly earlier: Waiting; readonly why: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: ActionId }>`
    insert into action_dependency (action_id, waits_for_id, why)
    values (${action.id}, ${wanted.earlier.id}, ${wanted.why})
    on conflict do nothing
    returning waits_for_id as id`.execute(db)
  if (rows.length === 0) return false
  await countChange(db, action)
  await record(db, {
    act: 'made wait',
    thing: thingOf(action),
    ...(wanted.why === '' ? {} : { why: wanted.why }),
    after: { waitsFor: wanted.earlier.reference },
  })
  return true
}

/** False: it did not wait for it. */
export async function removeDependency(
  db: CouncilDatabase,
  action: Action,
  earlier: ActionId,
): Promise<boolean> {
  const { rows } = await sql<{ reference: string }>`
    delete from action_dependency d
    using action a
    where d.council_id = ${db.council} and d.action_id = ${action.id} and d.waits_for_id = ${earlier}
      and a.council_id = d.council_id and a.id = d.waits_for_id
    returning a.reference`.execute(db)
  const reference = rows[0]?.reference
  if (reference === undefined) return false
  await countChange(db, action)
  await record(db, { act: 'stopped waiting', thing: thingOf(action), before: { waitsFor: reference } })
  return true
}

async function countChange(db: CouncilDatabase, action: Action): Promise<void> {
  await sql`
    update action set version = version + 1
    where council_id = ${db.council} and id = ${action.id}`.execute(db)
}

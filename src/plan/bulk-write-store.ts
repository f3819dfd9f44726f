import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { Day } from '../shared/days.ts'
import type { ActionId, PersonId } from '../shared/ids.ts'
import type { BulkState } from './bulk-change.ts'

/** An action as it was before a bulk change, kept as JSON, and the version the change gave it. */
export type BulkBefore = {
  readonly [Name in keyof BulkState]: BulkState[Name] extends Day | null ? string | null : BulkState[Name]
} & {
  readonly id: ActionId
  readonly version: number
}

/** Somebody else's save came first: nothing of the whole is kept. */
export class PlanChangedMeanwhile extends Error {}

/**
 * Writes many actions at once, each against the version that was looked at, with their links. Who finished or
 * cancelled is whoever does this; what was not finished before and after stays nobody's.
 */
export async function writeStates(
  db: CouncilDatabase,
  states: readonly ((BulkState | BulkBefore) & { readonly id: ActionId; readonly version: number })[],
  { by, why }: { readonly by: PersonId; readonly why: string },
): Promise<void> {
  const rows = JSON.stringify(states)
  const { numAffectedRows } = await sql`
    update action a
    set owner_id = s."ownerId", partner = s.partner, first_due_on = s."firstDueOn", due_on = s."dueOn",
      started_on = s."startedOn", done_on = s."doneOn",
      done_by = case when s."doneOn" is not distinct from a.done_on then a.done_by when s."doneOn" is null then null else ${by}::bigint end,
      cancelled_on = s."cancelledOn",
      cancelled_why = case when s."cancelledOn" is null then null else coalesce(a.cancelled_why, ${why}) end,
      version = a.version + 1
    from jsonb_to_recordset(${rows}::jsonb) as s (id bigint, version int, "ownerId" bigint, partner text, "firstDueOn" date,
      "dueOn" date, "startedOn" date, "doneOn" date, "cancelledOn" date)
    where a.council_id = ${db.council} and a.id = s.id and a.version = s.version`.execute(db)
  if (numAffectedRows !== BigInt(states.length))
    throw new PlanChangedMeanwhile('an action was changed in the meantime')
  await writeLinks(
    db,
    'objective',
    links(states, ({ objectiveIds }) => objectiveIds),
  )
  await writeLinks(
    db,
    'requirement',
    links(states, ({ requirementIds }) => requirementIds),
  )
}

type Links = {
  readonly actions: readonly ActionId[]
  readonly links: readonly { readonly action: number; readonly other: number }[]
}

function links(
  states: readonly {
    readonly id: ActionId
    readonly objectiveIds: readonly number[]
    readonly requirementIds: readonly number[]
  }[],
  idsOf: (state: (typeof states)[number]) => readonly number[],
): Links {
  return {
    actions: states.map(({ id }) => id),
    links: states.flatMap((state) => idsOf(state).map((other) => ({ action: state.id, other }))),
  }
}

// What is no longer linked goes, what is newly linked comes, and what stays is not touched.
async function writeLinks(
  db: CouncilDatabase,
  kind: 'objective' | 'requirement',
  wanted: Links,
): Promise<void> {
  const table = sql.table(`action_${kind}`)
  const column = sql.ref(`${kind}_id`)
  const given = sql`jsonb_to_recordset(${JSON.stringify(wanted.links)}::jsonb) as w (action bigint, other bigint)`
  await sql`
    delete from ${table} l
    where l.council_id = ${db.council} and l.action_id = any (${[...wanted.actions]}::bigint[])
      and not exists (select from ${given} where w.action = l.action_id and w.other = l.${column})`.execute(
    db,
  )
  await sql`
    insert into ${table} (action_id, ${column})
    select w.action, w.other from ${given}
    on conflict do nothing`.execute(db)
}

import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { dayInEngland } from '../shared/days.ts'
import { stands } from '../plan/standing-move-store.ts'
import type { InterventionId } from '../shared/ids.ts'
import type { MoveMade } from './commitment.ts'
import type { Arrival } from './pace-facts.ts'

/** Every move of a date of the plan that was not taken back, each action's in the order in which they were made. */
export async function listMovesMade(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly MoveMade[]> {
  const { rows } = await sql<MoveMade>`
    select m.action_id as "actionId", m.moved_on as "movedOn", m.from_on as "fromOn", m.to_on as "toOn", m.reason,
      asked.name as "askedBy", agreed.name as "agreedBy"
    from action_move m
    join action a on a.council_id = m.council_id and a.id = m.action_id
    join person agreed on agreed.id = m.agreed_by
    left join person asked on asked.id = m.asked_by
    where m.council_id = ${db.council} and a.intervention_id = ${intervention} and ${stands}
    order by m.action_id, m.id`.execute(db)
  return rows
}

/** The day each action was recorded, from the council's record, and the import that brought it. */
export async function listArrivals(db: CouncilDatabase): Promise<ReadonlyMap<number, Arrival>> {
  const { rows } = await sql<{ id: number; at: Temporal.Instant; importId: number | null }>`
    select told.id, told.at, brought.import_id as "importId"
    from (
      select thing_id as id, min(at) as at
      from event
      where council_id = ${db.council} and thing_kind = 'action' and thing_id is not null
      group by thing_id
    ) told
    left join (
      select i.id as import_id, added.id::bigint as action_id
      from plan_import i, jsonb_array_elements_text(i.made -> 'added') as added (id)
      where i.council_id = ${db.council} and i.state = 'imported'
    ) brought on brought.action_id = told.id
    order by told.id`.execute(db)
  return new Map(rows.map(({ id, at, importId }) => [id, { on: dayInEngland(at), importId }]))
}

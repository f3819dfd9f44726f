import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { ActionId, RequirementId } from '../shared/ids.ts'
import type { ImportAdded } from './import-plan.ts'

/** Which requirements the actions answer that a file brought. */
export async function saveAnswered(
  db: CouncilDatabase,
  added: readonly ImportAdded[],
  ids: ReadonlyMap<string, ActionId>,
): Promise<void> {
  const links = added.flatMap(({ from, wanted }) =>
    (wanted.requirements ?? []).map((requirement) => ({ action: ids.get(from.key), requirement })),
  )
  await sql`
    insert into action_requirement (action_id, requirement_id)
    select l.action, l.requirement
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l (action bigint, requirement bigint)`.execute(
    db,
  )
}

/** Takes the links of actions away again, all but those that stood before. */
export async function removeAnswered(
  db: CouncilDatabase,
  actions: readonly ActionId[],
  kept: readonly RequirementId[],
): Promise<void> {
  await sql`
    delete from action_requirement
    where council_id = ${db.council} and action_id = any (${[...actions]}::bigint[])
      and requirement_id <> all (${[...kept]}::bigint[])`.execute(db)
}

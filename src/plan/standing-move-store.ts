import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { Day } from '../shared/days.ts'
import type { ActionId, PersonId } from '../shared/ids.ts'

// A move that was taken back, and the one that took it back, are told in the action's story and count nowhere.

/** How many of a group of moves stand. A move is taken back once at most, so each way back is one pair less. */
export const countStanding = sql<number>`count(*) - 2 * count(undoes_id)`

/** Whether the move called `m` stands. */
export const stands = sql<boolean>`m.undoes_id is null and not exists (
  select from action_move back where back.council_id = m.council_id and back.undoes_id = m.id)`

export type TakingBack = { readonly id: ActionId; readonly from: Day; readonly to: string | Day }

/** Takes back the last move of each of these actions that brought its date to where it is, `from`. */
export async function takeMovesBack(
  db: CouncilDatabase,
  moves: readonly TakingBack[],
  { by, today, why }: { readonly by: PersonId; readonly today: Day; readonly why: string },
): Promise<void> {
  if (moves.length === 0) return
  await sql`
    insert into action_move (action_id, moved_on, from_on, to_on, reason, asked_by, agreed_by, undoes_id)
    select w.id, ${today}::date, w."from", w."to", ${why}, null, ${by}::bigint, (
      select max(m.id) from action_move m
      where m.council_id = ${db.council} and m.action_id = w.id and m.from_on = w."to" and m.to_on = w."from"
        and ${stands})
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as w (id bigint, "from" date, "to" date)
    order by w.id`.execute(db)
}

import { sql } from 'kysely'
import { listInterventions } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { Day } from '../shared/days.ts'
import type { InterventionId } from '../shared/ids.ts'
import { findCheckedPlan } from './check-facts-store.ts'
import { type PlanScore, scoreOf } from './plan-score.ts'

/** Every day counted up to a day, the first first. */
export async function listScores(
  db: CouncilDatabase,
  intervention: InterventionId,
  until: Day,
): Promise<readonly PlanScore[]> {
  const { rows } = await sql<PlanScore>`
    select counted_on as "countedOn", actions, clear, answered, by_check as "byCheck"
    from plan_score
    where council_id = ${db.council} and intervention_id = ${intervention} and counted_on <= ${until}
    order by counted_on`.execute(db)
  return rows
}

/** The days counted before, and today as it stands now. */
export async function listScoresWithToday(
  db: CouncilDatabase,
  intervention: InterventionId,
  today: Day,
): Promise<readonly PlanScore[]> {
  const { answered } = await findCheckedPlan(db, intervention, today)
  const earlier = await listScores(db, intervention, today.subtract({ days: 1 }))
  return [...earlier, scoreOf(answered, today)]
}

/** Counts a day once for every open case; a day that is counted already is left alone. Says how many were counted. */
export async function saveScores(db: CouncilDatabase, today: Day): Promise<number> {
  const counted = await listCounted(db, today)
  const waiting = (await listInterventions(db)).filter(
    ({ id, closedOn }) => closedOn === null && !counted.has(id),
  )
  for (const { id } of waiting) {
    const { answered } = await findCheckedPlan(db, id, today)
    if (answered.open.actions.length > 0) await saveScore(db, id, scoreOf(answered, today))
  }
  return waiting.length
}

async function listCounted(db: CouncilDatabase, day: Day): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    select intervention_id as id
    from plan_score
    where council_id = ${db.council} and counted_on = ${day}
    order by intervention_id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

async function saveScore(db: CouncilDatabase, intervention: InterventionId, score: PlanScore): Promise<void> {
  await sql`
    insert into plan_score (intervention_id, counted_on, actions, clear, answered, by_check)
    values (${intervention}, ${score.countedOn}, ${score.actions}, ${score.clear}, ${score.answered},
      ${JSON.stringify(score.byCheck)}::jsonb)
    on conflict on constraint plan_score_once_a_day do nothing`.execute(db)
}

import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { ActionId, CheckAnswerId, InterventionId, RequirementId } from '../shared/ids.ts'
import type { CheckAnswer } from './check-answer.ts'

/** The answers that have not been reopened, the newest first. */
export async function listCheckAnswers(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly CheckAnswer[]> {
  const { rows } = await sql<CheckAnswer>`
    select a.id, a.action_id as "actionId", a.requirement_id as "requirementId", a.check_name as "check", a.problem,
      a.quote, a.why, coalesce(p.name, 'somebody who has left') as "by", a.answered_at as "answeredAt"
    from check_answer a
    left join person p on p.id = a.answered_by
    where a.council_id = ${db.council} and a.intervention_id = ${intervention} and a.reopened_at is null
    order by a.id desc`.execute(db)
  return rows
}

/** The answer with its case, where nobody has reopened it. */
export async function findCheckAnswer(
  db: CouncilDatabase,
  id: CheckAnswerId,
): Promise<(CheckAnswer & { readonly interventionId: InterventionId }) | null> {
  const { rows } = await sql<CheckAnswer & { readonly interventionId: InterventionId }>`
    select a.id, a.intervention_id as "interventionId", a.action_id as "actionId", a.requirement_id as "requirementId",
      a.check_name as "check", a.problem, a.quote, a.why, coalesce(p.name, 'somebody who has left') as "by",
      a.answered_at as "answeredAt"
    from check_answer a
    left join person p on p.id = a.answered_by
    where a.council_id = ${db.council} and a.id = ${id} and a.reopened_at is null`.execute(db)
  return rows[0] ?? null
}

export type WantedCheckAnswer = {
  readonly of:
    | { readonly kind: 'action'; readonly id: ActionId; readonly title: string }
    | { readonly kind: 'requirement'; readonly id: RequirementId; readonly title: string }
  readonly check: string
  readonly problem: string
  readonly quote: string
  readonly why: string
}

/** False: it is answered already, by a form sent twice or by somebody else. */
export async function saveCheckAnswer(
  db: CouncilDatabase,
  intervention: InterventionId,
  { of, check, problem, quote, why }: WantedCheckAnswer,
): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    insert into check_answer (intervention_id, action_id, requirement_id, check_name, problem, quote, why, answered_by)
    values (${intervention}, ${of.kind === 'action' ? of.id : null}, ${of.kind === 'requirement' ? of.id : null},
      ${check}, ${problem}, ${quote}, ${why}, ${db.actor.id})
    on conflict do nothing
    returning id`.execute(db)
  if (rows.length === 0) return false
  await record(db, { act: 'answered a check', thing: of, why, after: { check, quote } })
  return true
}

/** False: somebody reopened it first. */
export async function saveReopened(
  db: CouncilDatabase,
  answer: CheckAnswer,
  thing: WantedCheckAnswer['of'],
): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    update check_answer set reopened_at = clock_timestamp(), reopened_by = ${db.actor.id}
    where council_id = ${db.council} and id = ${answer.id} and reopened_at is null
    returning id`.execute(db)
  if (rows.length === 0) return false
  const { check, quote, why } = answer
  await record(db, { act: 'reopened a check', thing, before: { check, quote, why } })
  return true
}

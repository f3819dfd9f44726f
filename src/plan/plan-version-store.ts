import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { InterventionId, PlanVersionId } from '../shared/ids.ts'
import { listActions } from './action-store.ts'
import { listObjectives } from './objective-store.ts'
import { agreedInWords, changesBetween, type SinceAgreed } from './plan-change.ts'
import {
  type FrozenPlan,
  freezePlan,
  latestAgreed,
  type PlanVersion,
  type VersionAnswer,
  type WantedAnswer,
} from './plan-version.ts'

/** Every version put to the board, the newest first, each with its answers in the order they were given. */
export async function listPlanVersions(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly PlanVersion[]> {
  const { rows } = await sql<Omit<PlanVersion, 'answers'>>`
    select v.id, v.number, v.why, v.meeting_on as "meetingOn", v.put_on as "putOn", p.name as "putBy"
    from plan_version v left join person p on p.id = v.put_by
    where v.council_id = ${db.council} and v.intervention_id = ${intervention}
    order by v.number desc`.execute(db)
  const answers = Map.groupBy(await listAnswers(db, intervention), ({ version }) => version)
  return rows.map((row) => ({ ...row, answers: answers.get(row.id) ?? [] }))
}

async function listAnswers(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly (VersionAnswer & { readonly version: PlanVersionId })[]> {
  const { rows } = await sql<VersionAnswer & { readonly version: PlanVersionId }>`
    select a.plan_version_id as version, a.party, a.answer, a.reason, a.answered_on as "answeredOn",
      p.name as "answeredBy", a.answered_by as "answererId"
    from plan_version_answer a
    join plan_version v on v.council_id = ${db.council} and v.id = a.plan_version_id
    join person p on p.id = a.answered_by
    where a.council_id = ${db.council} and v.intervention_id = ${intervention}
    order by a.id`.execute(db)
  return rows
}

/** The plan as a version froze it, with the case it belongs to. */
export async function findFrozenPlan(
  db: CouncilDatabase,
  version: PlanVersionId,
): Promise<{ readonly intervention: InterventionId; readonly plan: FrozenPlan } | null> {
  const { rows } = await sql<{ readonly intervention: InterventionId; readonly plan: FrozenPlan }>`
    select intervention_id as intervention, frozen as plan
    from plan_version
    where council_id = ${db.council} and id = ${version}`.execute(db)
  return rows[0] ?? null
}

/** The plan as it stands, in the shape in which versions are kept. */
export async function findPlanNow(db: CouncilDatabase, intervention: InterventionId): Promise<FrozenPlan> {
  return freezePlan(await listObjectives(db, intervention), await listActions(db, intervention))
}

/** What has changed since the version the board last agreed to; null where it agreed to none. */
export async function findChangesSinceAgreed(
  db: CouncilDatabase,
  intervention: InterventionId,
  versions: readonly PlanVersion[],
): Promise<SinceAgreed | null> {
  const agreed = latestAgreed(versions)
  const frozen = agreed === null ? null : await findFrozenPlan(db, agreed.id)
  if (agreed === null || frozen === null) return null
  return { number: agreed.number, changes: changesBetween(frozen.plan, await findPlanNow(db, intervention)) }
}

/** How the plan stands against what the board agreed, as the pack says it. */
export async function findAgreedInWords(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<string | null> {
  const versions = await listPlanVersions(db, intervention)
  return agreedInWords(versions[0] ?? null, await findChangesSinceAgreed(db, intervention, versions))
}

export type WantedVersion = {
  readonly why: string
  readonly meetingOn: Day
  readonly putOn: Day
  readonly plan: FrozenPlan
  readonly formKey: string | null
}

/** Puts the plan as it stands to the board, under the next number; null where this form has done it before. */
export async function savePlanVersion(
  db: CouncilDatabase,
  intervention: InterventionId,
  wanted: WantedVersion,
): Promise<PlanVersionId | null> {
  // Two who put it at once get two numbers: the second waits for the first.
  await sql`select id from intervention where council_id = ${db.council} and id = ${intervention} for update`.execute(
    db,
  )
  const { rows } = await sql<{ id: PlanVersionId; number: number }>`
    insert into plan_version (intervention_id, number, why, meeting_on, frozen, put_on, put_by, form_key)
    select ${intervention}::bigint, coalesce(max(number), 0) + 1, ${wanted.why}, ${wanted.meetingOn}::date,
      ${JSON.stringify(wanted.plan)}::jsonb, ${wanted.putOn}::date, ${db.actor.id}::bigint, ${wanted.formKey}::uuid
    from plan_version
    where council_id = ${db.council} and intervention_id = ${intervention}
    on conflict (council_id, form_key) do nothing
    returning id, number`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  await record(db, {
    act: 'put the plan to the board',
    thing: thingOf(row),
    why: wanted.why,
    after: { meetingOn: wanted.meetingOn.toString(), actions: wanted.plan.actions.length },
  })
  return row.id
}

/** Adds an answer; false where this form has given it before. */
export async function saveVersionAnswer(
  db: CouncilDatabase,
  version: Pick<PlanVersion, 'id' | 'number'>,
  {
    party,
    answer,
    reason,
    on,
    formKey,
  }: WantedAnswer & { readonly on: Day; readonly formKey: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into plan_version_answer (plan_version_id, party, answer, reason, answered_on, answered_by, form_key)
    values (${version.id}, ${party}, ${answer}, ${reason}, ${on}, ${db.actor.id}, ${formKey})
    on conflict (council_id, form_key) do nothing`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'answered on the plan',
    thing: thingOf(version),
    ...(reason === '' ? {} : { why: reason }),
    after: { party, answer },
  })
  return true
}

function thingOf({ id, number }: Pick<PlanVersion, 'id' | 'number'>) {
  return { kind: 'plan version', id, title: `Version ${number} of the plan` }
}

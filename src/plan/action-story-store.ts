import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { ActionId, MilestoneId, ObjectiveId, PersonId, RequirementId } from '../shared/ids.ts'
import type { Action } from './action.ts'
import { type Reader, maySeeAction } from './action-reader.ts'
import { findAction, thingOf } from './action-store.ts'
import type { Milestone } from './milestone.ts'
import type { MoveRequest } from './move-request.ts'
import type { Proof } from './proof.ts'

export type Answered = {
  readonly id: RequirementId
  readonly reference: string
  readonly words: string
  readonly state: string
}

/** The action, where this reader may see it. */
export async function findVisibleAction(
  db: CouncilDatabase,
  id: ActionId | null,
  reader: Reader,
): Promise<Action | null> {
  const action = id === null ? null : await findAction(db, id)
  return action !== null && maySeeAction(reader, action) ? action : null
}

/** The requirements' own words, in the order of their references. */
export async function listAnswered(
  db: CouncilDatabase,
  ids: readonly RequirementId[],
): Promise<readonly Answered[]> {
  const { rows } = await sql<Answered>`
    select id, reference, words, state
    from requirement
    where council_id = ${db.council} and id = any (${[...ids]}::bigint[])
    order by reference, id`.execute(db)
  return rows
}

export async function listObjectiveTitles(
  db: CouncilDatabase,
  ids: readonly ObjectiveId[],
): Promise<readonly { readonly id: ObjectiveId; readonly place: number; readonly title: string }[]> {
  const { rows } = await sql<{ id: ObjectiveId; place: number; title: string }>`
    select id, place, title
    from objective
    where council_id = ${db.council} and id = any (${[...ids]}::bigint[])
    order by place, id`.execute(db)
  return rows
}

/** What evidence speaks of the action, the newest added first. */
export async function listProofs(db: CouncilDatabase, action: ActionId): Promise<readonly Proof[]> {
  const { rows } = await sql<Proof>`
    select e.id, e.title, e.kind, e.period_from as "periodFrom", e.period_to as "periodTo", e.added_on as "addedOn",
      e.shows, e.document_id as "documentId",
      array(select m.measure_id from evidence_claim m
        where m.council_id = c.council_id and m.evidence_id = e.id and m.measure_id is not null order by 1) as "measureIds"
    from evidence_claim c
    join evidence e on e.council_id = c.council_id and e.id = c.evidence_id
    where c.council_id = ${db.council} and c.action_id = ${action}
    order by e.added_on desc, e.id desc`.execute(db)
  return rows
}

export async function listMilestones(db: CouncilDatabase, action: ActionId): Promise<readonly Milestone[]> {
  const { rows } = await sql<Milestone>`
    select id, title, due_on as "dueOn", reached_on as "reachedOn"
    from milestone
    where council_id = ${db.council} and action_id = ${action}
    order by due_on nulls last, id`.execute(db)
  return rows
}

export async function saveNewMilestone(
  db: CouncilDatabase,
  action: Action,
  wanted: { readonly title: string; readonly dueOn: Day | null },
): Promise<void> {
  await sql`
    insert into milestone (action_id, title, due_on)
    select ${action.id}::bigint, ${wanted.title}, ${wanted.dueOn}::date
    where not exists (select from milestone
      where council_id = ${db.council} and action_id = ${action.id} and title = ${wanted.title})`.execute(db)
  await record(db, { act: 'added a milestone', thing: thingOf(action), after: wanted })
}

/** False: it is none of the action's, or was reached already. */
export async function saveMilestoneReached(
  db: CouncilDatabase,
  action: Action,
  milestone: MilestoneId,
  on: Day,
): Promise<boolean> {
  const { rows } = await sql<{ title: string }>`
    update milestone set reached_on = ${on}
    where council_id = ${db.council} and action_id = ${action.id} and id = ${milestone} and reached_on is null
    returning title`.execute(db)
  const title = rows[0]?.title
  if (title === undefined) return false
  await record(db, {
    act: 'reached a milestone',
    thing: thingOf(action),
    after: { milestone: title, reachedOn: on },
  })
  return true
}

/** Wishes for another date, the newest first. */
export async function listMoveRequests(
  db: CouncilDatabase,
  action: ActionId,
): Promise<readonly MoveRequest[]> {
  const { rows } = await sql<MoveRequest>`
    select r.id, r.asked_on as "askedOn", r.asked_by as "askedById", asker.name as "askedBy", r.from_on as "fromOn",
      r.to_on as "toOn", r.reason, r.decided_on as "decidedOn", decider.name as "decidedBy", r.agreed, r.words
    from action_move_request r
    join person asker on asker.id = r.asked_by
    left join person decider on decider.id = r.decided_by
    where r.council_id = ${db.council} and r.action_id = ${action}
    order by r.id desc`.execute(db)
  return rows
}

/** False: one is waiting already. */
export async function saveMoveRequest(
  db: CouncilDatabase,
  action: Action,
  wanted: {
    readonly from: Day
    readonly to: Day
    readonly reason: string
    readonly askedOn: Day
    readonly by: PersonId
  },
): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    insert into action_move_request (action_id, asked_on, asked_by, from_on, to_on, reason)
    values (${action.id}, ${wanted.askedOn}, ${wanted.by}, ${wanted.from}, ${wanted.to}, ${wanted.reason})
    on conflict (council_id, action_id) where decided_on is null do nothing
    returning id`.execute(db)
  if (rows.length === 0) return false
  await record(db, {
    act: 'asked for another date',
    thing: thingOf(action),
    why: wanted.reason,
    before: { dueOn: wanted.from },
    after: { dueOn: wanted.to },
  })
  return true
}

/** False: somebody answered it in the meantime. A yes moves the date by `saveMove`, in the same transaction. */
export async function saveMoveAnswer(
  db: CouncilDatabase,
  action: Action,
  request: MoveRequest,
  answer: { readonly agreed: boolean; readonly words: string; readonly on: Day; readonly by: PersonId },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update action_move_request
    set decided_on = ${answer.on}, decided_by = ${answer.by}, agreed = ${answer.agreed}, words = ${answer.words}
    where council_id = ${db.council} and id = ${request.id} and decided_on is null`.execute(db)
  if (numAffectedRows !== 1n) return false
  if (!answer.agreed)
    await record(db, {
      act: 'did not agree to another date',
      thing: thingOf(action),
      why: answer.words,
      after: { askedFor: request.toOn },
    })
  return true
}

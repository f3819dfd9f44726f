import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { InterventionId } from '../shared/ids.ts'
import type { Approver } from './date-approval.ts'
import { namedHere } from './date-approval-store.ts'
import type { Waiting, WaitingVersion, WaitingWish } from './waiting.ts'

// So many are read; a desk with more is told of the first.
const MOST_WISHES = 200

type Row = {
  readonly wishes: readonly (Omit<WaitingWish, 'fromOn' | 'toOn'> & { fromOn: string; toOn: string })[]
  readonly named: readonly Approver[]
  readonly version: (Omit<WaitingVersion, 'meetingOn'> & { meetingOn: string }) | null
}

/** What waits for an answer in a case, in one statement: home asks for it each time. */
export async function findWaiting(db: CouncilDatabase, intervention: InterventionId): Promise<Waiting> {
  const { rows } = await sql<Row>`
    select
      (select coalesce(jsonb_agg(w order by w."askedOn", w.id), '[]') from (
        select r.id, r.action_id as "actionId", a.reference, r.asked_by as "askedById", p.name as "askedBy",
          r.from_on as "fromOn", r.to_on as "toOn", r.asked_on as "askedOn"
        from action_move_request r
        join action a on a.council_id = r.council_id and a.id = r.action_id
        join person p on p.id = r.asked_by
        where r.council_id = ${db.council} and r.decided_on is null and a.intervention_id = ${intervention}
          and a.cancelled_on is null
        order by r.asked_on, r.id
        limit ${MOST_WISHES}) w) as wishes,
      ${namedHere(db, sql`${intervention}`)} as named,
      (select jsonb_build_object('id', v.id, 'number', v.number, 'meetingOn', v.meeting_on, 'answeredBy',
          (select coalesce(jsonb_agg(distinct o.answered_by), '[]') from plan_version_answer o
          where o.council_id = v.council_id and o.plan_version_id = v.id and o.party = 'a member'))
        from plan_version v
        where v.council_id = ${db.council} and v.intervention_id = ${intervention}
          and v.number = (select max(l.number) from plan_version l
            where l.council_id = ${db.council} and l.intervention_id = ${intervention})
          and not exists (select from plan_version_answer b
            where b.council_id = v.council_id and b.plan_version_id = v.id and b.party = 'the board')) as version
    `.execute(db)
  const [row] = rows
  if (row === undefined) return { wishes: [], named: [], version: null }
  const { version } = row
  return {
    named: row.named,
    wishes: row.wishes.map((one) => ({
      ...one,
      fromOn: Temporal.PlainDate.from(one.fromOn),
      toOn: Temporal.PlainDate.from(one.toOn),
    })),
    version: version === null ? null : { ...version, meetingOn: Temporal.PlainDate.from(version.meetingOn) },
  }
}

import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { InterventionId } from '../shared/ids.ts'
import { ROLES } from '../shared/permissions.ts'
import { type Approver, type DateApproval, mayBeNamed, NOBODY_NAMED } from './date-approval.ts'

// Somebody who was given another role since, and cannot answer in it, is not waited for.
const NAMEABLE = ROLES.filter((role) => mayBeNamed({ role }))

/** Whom the plan names, by name; those who have left are not among them. */
export async function findDateApproval(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<DateApproval> {
  const { rows } = await sql<DateApproval>`
    select d.version, ${namedHere(db, sql`d.intervention_id`)} as named
    from date_approval d
    where d.council_id = ${db.council} and d.intervention_id = ${intervention}`.execute(db)
  return rows[0] ?? NOBODY_NAMED
}

/** The approvers of a case who have a place here, as JSON. */
export function namedHere(db: CouncilDatabase, intervention: ReturnType<typeof sql>) {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name, p.id), '[]')
    from date_approver n
    join person p on p.id = n.person_id
    join role_grant g on g.council_id = n.council_id and g.person_id = n.person_id
    where n.council_id = ${db.council} and n.intervention_id = ${intervention}
      and g.ended_at is null and p.ended_at is null and g.role = any (${NAMEABLE}::text[]))`
}

/** Names who agrees; nobody is whoever's role may. False where somebody was first. */
export async function saveDateApproval(
  db: CouncilDatabase,
  intervention: InterventionId,
  { people, seen }: { readonly people: readonly Approver[]; readonly seen: DateApproval },
): Promise<boolean> {
  const { numAffectedRows } = await (
    seen.version === 0
      ? sql`insert into date_approval (intervention_id) values (${intervention}) on conflict do nothing`
      : sql`update date_approval set version = version + 1
        where council_id = ${db.council} and intervention_id = ${intervention} and version = ${seen.version}`
  ).execute(db)
  if (numAffectedRows !== 1n) return false
  await sql`
    delete from date_approver where council_id = ${db.council} and intervention_id = ${intervention}`.execute(
    db,
  )
  await sql`
    insert into date_approver (intervention_id, person_id)
    select ${intervention}::bigint, unnest(${people.map(({ id }) => id)}::bigint[])`.execute(db)
  await record(db, {
    act: people.length === 0 ? 'left agreeing to dates to roles' : 'named who agrees to dates',
    thing: { kind: 'date approval', id: intervention, title: 'Who agrees to dates that move' },
    before: { whoAgrees: namesOf(seen.named) },
    after: { whoAgrees: namesOf(people) },
  })
  return true
}

function namesOf(people: readonly Approver[]): string {
  return people.length === 0 ? 'whoever’s role may' : people.map(({ name }) => name).join(', ')
}

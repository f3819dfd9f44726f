import { sql } from 'kysely'
import type { CouncilDatabase, SystemDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { CouncilId, InterventionId, PersonId } from '../shared/ids.ts'
import type { Day } from '../shared/days.ts'
import type { Role } from '../shared/permissions.ts'

export type Intervention = {
  readonly id: InterventionId
  readonly name: string
  readonly subject: string
  readonly begunOn: Day
  readonly closedOn: Day | null
}

export type Colleague = {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly jobTitle: string
  readonly partner: string | null
}

/** The council at hand itself; null where it does not exist. */
export async function findCouncil(
  db: CouncilDatabase,
): Promise<{ readonly slug: string; readonly name: string; readonly demonstration: boolean } | null> {
  const { rows } = await sql<{ slug: string; name: string; demonstration: boolean }>`
    select slug, name, demonstration from council where id = ${db.council}`.execute(db)
  return rows[0] ?? null
}

/** A council's cases, the oldest open one first. */
export async function listInterventions(db: CouncilDatabase): Promise<readonly Intervention[]> {
  const { rows } = await sql<Intervention>`
    select id, name, subject, begun_on as "begunOn", closed_on as "closedOn"
    from intervention
    where council_id = ${db.council}
    order by closed_on nulls first, begun_on, id`.execute(db)
  return rows
}

/** The case a page is about: the one asked for, else the first open one; null where the council has none yet. */
export async function findInterventionAtHand(
  db: CouncilDatabase,
  wanted: InterventionId | null,
): Promise<Intervention | null> {
  const all = await listInterventions(db)
  return all.find((one) => one.id === wanted) ?? all[0] ?? null
}

export async function saveIntervention(
  db: CouncilDatabase,
  wanted: { readonly name: string; readonly subject: string; readonly begunOn: Day },
): Promise<InterventionId> {
  const { rows } = await sql<{ id: InterventionId }>`
    insert into intervention (name, subject, begun_on)
    values (${wanted.name}, ${wanted.subject}, ${wanted.begunOn})
    returning id`.execute(db)
  const id = rows[0]?.id as InterventionId
  await record(db, { act: 'began', thing: { kind: 'intervention', id, title: wanted.name }, after: wanted })
  return id
}

/** Everyone with a role here now, by name. */
export async function listColleagues(db: CouncilDatabase): Promise<readonly Colleague[]> {
  const { rows } = await sql<Colleague>`
    select p.id, p.name, p.email, g.role, g.job_title as "jobTitle", g.partner
    from role_grant g join person p on p.id = g.person_id
    where g.council_id = ${db.council} and g.ended_at is null and p.ended_at is null
    order by p.name, p.id`.execute(db)
  return rows
}

/** Adds a council; those who start the product for the first time do this, from the command line or the demonstration. */
export async function saveCouncil(
  db: SystemDatabase,
  wanted: { readonly slug: string; readonly name: string; readonly demonstration: boolean },
): Promise<CouncilId> {
  await sql`insert into council (slug, name, demonstration)
    values (${wanted.slug}, ${wanted.name}, ${wanted.demonstration})`.execute(db)
  const { rows } = await sql<{ id: CouncilId }>`
    select currval(pg_get_serial_sequence('council', 'id')) as id`.execute(db)
  return rows[0]?.id as CouncilId
}

/** The person with this address, added if new. */
export async function savePerson(
  db: SystemDatabase | CouncilDatabase,
  wanted: { readonly name: string; readonly email: string },
): Promise<PersonId> {
  const { rows } = await sql<{ id: PersonId }>`
    insert into person (name, email) values (${wanted.name}, ${wanted.email.toLowerCase()})
    on conflict (email) do update set email = excluded.email
    returning id`.execute(db)
  return rows[0]?.id as PersonId
}

/** Gives a person their role in the council, ending an earlier one. */
export async function saveRoleGrant(
  db: CouncilDatabase,
  wanted: {
    readonly person: PersonId
    readonly name: string
    readonly role: Role
    readonly jobTitle: string
    readonly partner: string | null
  },
): Promise<void> {
  await sql`update role_grant set ended_at = clock_timestamp()
    where council_id = ${db.council} and person_id = ${wanted.person} and ended_at is null`.execute(db)
  await sql`insert into role_grant (person_id, role, job_title, partner)
    values (${wanted.person}, ${wanted.role}, ${wanted.jobTitle}, ${wanted.partner})`.execute(db)
  await record(db, {
    act: 'gave a role',
    thing: { kind: 'person', id: wanted.person, title: wanted.name },
    after: { role: wanted.role, jobTitle: wanted.jobTitle, partner: wanted.partner },
  })
}

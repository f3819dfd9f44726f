import { sql } from 'kysely'
import type { CouncilDatabase, SystemDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { CouncilId, PersonId } from '../shared/ids.ts'
import type { Place } from './place.ts'

const selected = sql`
  select g.id as "grantId", p.id as person, p.name, p.email, g.role, g.job_title as "jobTitle", g.partner,
    g.granted_at as since, s.used_at as "lastSeen",
    case when p.oidc_subject is not null then 'council account'
      when p.password_hash is not null then 'password'
      else 'nothing yet' end as "signsInWith"
  from role_grant g
  join person p on p.id = g.person_id
  left join (select person_id, max(used_at) as used_at from session group by person_id) s on s.person_id = p.id`

/** Everyone with a role here now, by name. */
export async function listPlaces(db: CouncilDatabase): Promise<readonly Place[]> {
  const { rows } = await sql<Place>`
    ${selected}
    where g.council_id = ${db.council} and g.ended_at is null and p.ended_at is null
    order by p.name, p.id`.execute(db)
  return rows
}

export async function findPlace(db: CouncilDatabase, person: PersonId): Promise<Place | null> {
  const { rows } = await sql<Place>`
    ${selected}
    where g.council_id = ${db.council} and g.person_id = ${person} and g.ended_at is null and p.ended_at is null`.execute(
    db,
  )
  return rows[0] ?? null
}

export async function findPlaceByEmail(db: CouncilDatabase, email: string): Promise<Place | null> {
  const { rows } = await sql<Place>`
    ${selected}
    where g.council_id = ${db.council} and p.email = ${email} and g.ended_at is null and p.ended_at is null`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Changes role, job title or agency; false where somebody changed them first. */
export async function savePlace(
  db: CouncilDatabase,
  place: Place,
  wanted: Pick<Place, 'role' | 'jobTitle' | 'partner'>,
): Promise<boolean> {
  if (!(await endGrant(db, place))) return false
  await sql`
    insert into role_grant (person_id, role, job_title, partner)
    values (${place.person}, ${wanted.role}, ${wanted.jobTitle}, ${wanted.partner})`.execute(db)
  const { role, jobTitle, partner } = wanted
  await record(db, {
    act: 'changed the role of',
    thing: thingOf(place),
    before: { role: place.role, jobTitle: place.jobTitle, partner: place.partner },
    after: { role, jobTitle, partner },
  })
  return true
}

/** Takes away their place here; what they did stays. False where somebody was first. */
export async function savePlaceEnded(db: CouncilDatabase, place: Place, why: string): Promise<boolean> {
  if (!(await endGrant(db, place))) return false
  await record(db, { act: 'ended the access of', thing: thingOf(place), why, before: { role: place.role } })
  return true
}

/** How many other councils a person belongs to. Asked as that person, since only they may see it. */
export async function countOtherCouncils(db: SystemDatabase, here: CouncilId): Promise<number> {
  const { rows } = await sql<{ others: number }>`
    select count(*) as others from role_grant
    where person_id = los_person() and ended_at is null and council_id <> ${here}`.execute(db)
  return rows[0]?.others ?? 0
}

async function endGrant(db: CouncilDatabase, place: Place): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update role_grant set ended_at = clock_timestamp()
    where council_id = ${db.council} and id = ${place.grantId} and ended_at is null`.execute(db)
  return numAffectedRows === 1n
}

function thingOf(place: Place): { kind: 'person'; id: PersonId; title: string } {
  return { kind: 'person', id: place.person, title: place.name }
}

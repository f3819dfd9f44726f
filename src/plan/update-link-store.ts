import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { ActionId, PersonId } from '../shared/ids.ts'
import type { Role } from '../shared/permissions.ts'
import { LINK_DAYS, type UpdateLink } from './update-link.ts'

/** Makes a link in place of an earlier one for the same action and person, and gives its token: the only time it is known. */
export async function saveUpdateLink(
  db: CouncilDatabase,
  { action, person }: { readonly action: ActionId; readonly person: PersonId },
  now: Temporal.Instant,
): Promise<string> {
  // The council stands in it, because nobody's rows can be searched across councils.
  const token = `${db.council}.${randomBytes(32).toString('base64url')}`
  await sql`
    update update_link set replaced_at = ${now.toString()}
    where council_id = ${db.council} and action_id = ${action} and person_id = ${person}
      and used_at is null and replaced_at is null`.execute(db)
  await sql`
    insert into update_link (action_id, person_id, token_hash, made_at, expires_at)
    values (${action}, ${person}, ${hashToken(token)}, ${now.toString()},
      ${now.add({ hours: 24 * LINK_DAYS }).toString()})`.execute(db)
  return token
}

export type LinkHolder = { readonly id: PersonId; readonly name: string; readonly role: Role | null }
export type FoundLink = UpdateLink & { readonly holder: LinkHolder }

const selected = sql`
  select l.id, l.action_id as "actionId", l.person_id as "personId", l.made_at as "madeAt", l.expires_at as "expiresAt",
    l.replaced_at as "replacedAt", l.used_at as "usedAt", l.form_key::text as "formKey",
    jsonb_build_object('id', p.id, 'name', p.name, 'role', g.role) as holder
  from update_link l
  join person p on p.id = l.person_id
  left join role_grant g on g.council_id = l.council_id and g.person_id = l.person_id and g.ended_at is null
    and p.ended_at is null`

/** The link of a token; null where this council has none such. */
export async function findUpdateLink(db: CouncilDatabase, token: string): Promise<FoundLink | null> {
  const { rows } = await sql<FoundLink>`
    ${selected} where l.council_id = ${db.council} and l.token_hash = ${hashToken(token)}`.execute(db)
  return rows[0] ?? null
}

/** The same, held until the transaction ends: of two sendings at once one waits and finds it used. */
export async function lockUpdateLink(db: CouncilDatabase, token: string): Promise<FoundLink | null> {
  await sql`
    select 1 from update_link where council_id = ${db.council} and token_hash = ${hashToken(token)} for update`.execute(
    db,
  )
  return findUpdateLink(db, token)
}

/** Uses a locked link up. */
export async function saveUse(
  db: CouncilDatabase,
  link: Pick<UpdateLink, 'id'>,
  { now, formKey }: { readonly now: Temporal.Instant; readonly formKey: string | null },
): Promise<void> {
  await sql`
    update update_link set used_at = ${now.toString()}, form_key = ${formKey}::uuid
    where council_id = ${db.council} and id = ${link.id} and used_at is null`.execute(db)
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(`update:${token}`).digest()
}

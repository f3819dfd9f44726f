import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { CouncilId, PersonId } from '../shared/ids.ts'
import { parseId } from '../shared/ids.ts'
import type { Role } from '../shared/permissions.ts'

// A feed's address holds its council and a secret; the grant of the role keeps the secret's hash and nothing more.

const SECRET_BYTES = 32

export type FeedReader = {
  readonly person: PersonId
  readonly role: Role
  readonly partner: string | null
  readonly council: { readonly slug: string; readonly name: string }
}

export type FeedToken = { readonly council: CouncilId; readonly secret: string }

/** What an address says; null where it cannot be one of ours. */
export function parseFeedToken(token: string | undefined): FeedToken | null {
  const [, council, secret] =
    /^(\d{1,12})-([A-Za-z0-9_-]{43})$/.exec(token?.replace(/\.ics$/, '') ?? '') ?? []
  const id = parseId<CouncilId>(council)
  return id === null || secret === undefined ? null : { council: id, secret }
}

/** Makes the person a feed, ending the one before; answers with its token, which is nowhere kept. */
export async function saveNewFeed(
  db: CouncilDatabase,
  person: { id: PersonId; name: string },
): Promise<string> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  await saveHash(db, person.id, hashOf(secret))
  await record(db, {
    act: 'made a calendar feed',
    thing: { kind: 'person', id: person.id, title: person.name },
  })
  return `${db.council}-${secret}`
}

export async function saveFeedStopped(
  db: CouncilDatabase,
  person: { id: PersonId; name: string },
): Promise<void> {
  await saveHash(db, person.id, null)
  await record(db, {
    act: 'stopped their calendar feed',
    thing: { kind: 'person', id: person.id, title: person.name },
  })
}

export async function hasFeed(db: CouncilDatabase, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`
    select 1 as one from role_grant
    where council_id = ${db.council} and person_id = ${person} and ended_at is null and feed_token_hash is not null`.execute(
    db,
  )
  return rows.length > 0
}

/** Whose feed it is, while they still have their role. */
export async function findFeedReader(db: CouncilDatabase, secret: string): Promise<FeedReader | null> {
  const { rows } = await sql<FeedReader>`
    select g.person_id as person, g.role, g.partner, jsonb_build_object('slug', c.slug, 'name', c.name) as council
    from role_grant g join council c on c.id = g.council_id join person p on p.id = g.person_id
    where g.council_id = ${db.council} and g.feed_token_hash = ${hashOf(secret)} and g.ended_at is null
      and p.ended_at is null`.execute(db)
  return rows[0] ?? null
}

async function saveHash(db: CouncilDatabase, person: PersonId, hash: Buffer | null): Promise<void> {
  await sql`
    update role_grant set feed_token_hash = ${hash}
    where council_id = ${db.council} and person_id = ${person} and ended_at is null`.execute(db)
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { ApiKeyId, CouncilId } from '../shared/ids.ts'
import { parseId } from '../shared/ids.ts'
import type { ApiKey, WantedKey } from './api-key.ts'

/** The council and the acts a key stands for; null where it never was, has run out or was ended. */
export async function findApiCaller(database: Database, token: string, today: Day) {
  const council = parseId<CouncilId>(/^los_(\d+)_/.exec(token)?.[1])
  if (council === null) return null
  const { rows } = await sql<CallerRow>`
    select id, name, acts, council_id, slug, council_name
    from find_api_key(${council}, ${hashToken(token)}, ${today.toString()}::date)`.execute(database.kysely)
  const [row] = rows
  if (row === undefined) return null
  return {
    key: { id: row.id, name: row.name, acts: row.acts },
    council: { id: row.council_id, slug: row.slug, name: row.council_name },
  }
}

type CallerRow = {
  readonly id: ApiKeyId
  readonly name: string
  readonly acts: readonly string[]
  readonly council_id: CouncilId
  readonly slug: string
  readonly council_name: string
}

const selected = sql`
  select k.id, k.name, k.acts, p.name as "madeBy", k.made_on as "madeOn", k.ends_on as "endsOn",
    k.ended_at as "endedAt", k.ended_why as "endedWhy", k.used_on as "usedOn"
  from api_key k left join person p on p.id = k.made_by`

/** All keys of the council, those that may still hold first. */
export async function listApiKeys(db: CouncilDatabase): Promise<readonly ApiKey[]> {
  const { rows } = await sql<ApiKey>`
    ${selected}
    where k.council_id = ${db.council}
    order by k.ended_at is not null, k.ends_on desc, k.id desc`.execute(db)
  return rows
}

export async function findApiKey(db: CouncilDatabase, id: ApiKeyId): Promise<ApiKey | null> {
  const { rows } = await sql<ApiKey>`
    ${selected} where k.council_id = ${db.council} and k.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Makes a key and gives it: the only time it is known. Null where this form has made one before. */
export async function saveNewApiKey(
  db: CouncilDatabase,
  wanted: WantedKey,
  { today, formKey }: { readonly today: Day; readonly formKey: string | null },
): Promise<string | null> {
  const token = `los_${db.council}_${randomBytes(32).toString('base64url')}`
  const { rows } = await sql<{ id: ApiKeyId }>`
    insert into api_key (name, acts, token_hash, made_by, made_on, ends_on, form_key)
    values (${wanted.name}, ${wanted.acts}, ${hashToken(token)}, ${db.actor.id}, ${today.toString()},
      ${wanted.endsOn.toString()}, ${formKey})
    on conflict (council_id, form_key) do nothing
    returning id`.execute(db)
  const [made] = rows
  if (made === undefined) return null
  await record(db, {
    act: 'made a key for another program',
    thing: { kind: 'api key', id: made.id, title: wanted.name },
    after: { acts: wanted.acts.join(', '), endsOn: wanted.endsOn.toString() },
  })
  return token
}

/** Ends a key at once; false where it has ended already. */
export async function saveApiKeyEnded(
  db: CouncilDatabase,
  key: Pick<ApiKey, 'id' | 'name'>,
  { why, now }: { readonly why: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update api_key set ended_at = ${now.toString()}, ended_why = ${why}
    where council_id = ${db.council} and id = ${key.id} and ended_at is null`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'ended a key for another program',
    thing: { kind: 'api key', id: key.id, title: key.name },
    why,
  })
  return true
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

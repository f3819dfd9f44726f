import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import type { Day } from '../shared/days.ts'
import {
  type ExportedEvent,
  type ExportedHead,
  RECORD_FORMAT,
  type RecordExport,
  wordsOfHead,
} from './record-proof.ts'

/** The key that signs the daily heads: given by configuration, else kept in the data folder, readable by its owner alone. */
export function findSigningKey(given: string | null, dataFolder: string): KeyObject {
  if (given !== null) return createPrivateKey(given)
  const file = path.join(dataFolder, 'record-key.pem')
  if (!fs.existsSync(file)) {
    fs.mkdirSync(dataFolder, { recursive: true })
    const { privateKey } = generateKeyPairSync('ed25519')
    fs.writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  }
  return createPrivateKey(fs.readFileSync(file))
}

/** Signs where every council's chain stood at the end of a day; once signed it stays. Answers how many were. */
export async function signHeads(client: pg.Client, key: KeyObject, day: Day): Promise<number> {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' })
  const { rows } = await client.query<{
    council: number | null
    chain: string
    number: number
    hash: string
  }>(
    `select distinct on (e.council_id) e.council_id as council, coalesce(c.slug, 'installation') as chain,
       e.number, encode(e.hash, 'hex') as hash
     from event e left join council c on c.id = e.council_id
     where e.at < (($1::date + 1)::timestamp at time zone 'Europe/London')
       and not exists (select 1 from chain_head h where h.council_id is not distinct from e.council_id and h.day = $1::date)
     order by e.council_id, e.number desc`,
    [day.toString()],
  )
  for (const row of rows) {
    const signature = sign(
      null,
      wordsOfHead(row.chain, { day: day.toString(), number: row.number, hash: row.hash }),
      key,
    )
    await client.query(
      `insert into chain_head (council_id, day, number, hash, signature, public_key)
       values ($1, $2, $3, decode($4, 'hex'), $5, $6)
       on conflict on constraint chain_head_once do nothing`,
      [row.council, day.toString(), row.number, row.hash, signature, publicKey],
    )
  }
  return rows.length
}

/** A council's whole record, to be kept outside and checked by anyone; `null` is the installation's own. */
export async function exportRecord(client: pg.Client, slug: string | null): Promise<RecordExport | null> {
  const council = slug === null ? null : await findCouncilId(client, slug)
  if (slug !== null && council === null) return null
  const events = await client.query<ExportedEvent>(
    `select number, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, body,
       encode(previous_hash, 'hex') as previous, encode(hash, 'hex') as hash
     from event where council_id is not distinct from $1 order by number`,
    [council],
  )
  const heads = await client.query<ExportedHead>(
    `select day::text as day, number, encode(hash, 'hex') as hash, encode(signature, 'base64') as signature,
       public_key as "publicKey"
     from chain_head where council_id is not distinct from $1 order by chain_head.day`,
    [council],
  )
  return { format: RECORD_FORMAT, chain: slug ?? 'installation', events: events.rows, heads: heads.rows }
}

export async function listChains(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ slug: string }>('select slug from council order by slug')
  return rows.map((row) => row.slug)
}

async function findCouncilId(client: pg.Client, slug: string): Promise<number | null> {
  const { rows } = await client.query<{ id: number }>('select id from council where slug = $1', [slug])
  return rows[0]?.id ?? null
}

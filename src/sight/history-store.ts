import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'

export type SignedHead = { readonly day: Temporal.PlainDate; readonly number: number; readonly hash: string }

export type RecordFacts = {
  readonly length: number
  readonly lastHash: string | null
  readonly heads: readonly SignedHead[]
}

/** Where the council's record stands, and the daily heads that were signed, the newest first. */
export async function findRecordFacts(db: CouncilDatabase): Promise<RecordFacts> {
  const last = await sql<{ number: number; hash: string }>`
    select number, encode(hash, 'hex') as hash
    from event where council_id = ${db.council}
    order by number desc limit 1`.execute(db)
  const heads = await sql<SignedHead>`
    select day, number, encode(hash, 'hex') as hash
    from chain_head where council_id = ${db.council}
    order by chain_head.day desc limit 31`.execute(db)
  return { length: last.rows[0]?.number ?? 0, lastHash: last.rows[0]?.hash ?? null, heads: heads.rows }
}

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { SystemDatabase } from '../database/council-database.ts'
import { type PastAttempts, waitUntil } from './sign-in-limit.ts'

// Attempts are kept as hashes: enough to count them, without a list of who was where. Each is written down as failed
// before it is looked at, so that a hundred at once cannot all find the count still low; a success comes after.

export type Attempt = {
  /** A password and a second step are counted apart, so that knowing the one gives no free tries at the other. */
  readonly step: 'password' | 'second step'
  /** The e-mail address typed, or the person's id. */
  readonly of: string | number
  readonly address: string
  readonly now: Temporal.Instant
}

/** Notes an attempt that is about to be made, or says until when it must wait. */
export async function beginAttempt(db: SystemDatabase, attempt: Attempt): Promise<Temporal.Instant | null> {
  const { person, address } = hashesOf(attempt)
  await sql`select pg_advisory_xact_lock(${person.readBigInt64BE(0).toString()}::bigint)`.execute(db)
  const past = {
    ofPerson: await countOf(db, person, attempt.now),
    fromAddress: await countFrom(db, address, attempt.now),
  }
  const wait = waitUntil(past, attempt.now)
  if (wait === null) await save(db, attempt, false)
  await forgetOld(db, attempt.now)
  return wait
}

// The hash of an address can be found again by trying all addresses, so it is personal data while it is kept.
async function forgetOld(db: SystemDatabase, now: Temporal.Instant): Promise<void> {
  await sql`delete from sign_in_attempt where at < ${now.subtract({ hours: 48 }).toString()}`.execute(db)
}

/** What was tried was right. */
export async function saveSuccess(db: SystemDatabase, attempt: Attempt): Promise<void> {
  await save(db, attempt, true)
}

async function save(db: SystemDatabase, attempt: Attempt, succeeded: boolean): Promise<void> {
  const { person, address } = hashesOf(attempt)
  await sql`
    insert into sign_in_attempt (at, email_hash, address_hash, succeeded)
    values (${attempt.now.toString()}, ${person}, ${address}, ${succeeded})`.execute(db)
}

async function countOf(db: SystemDatabase, person: Buffer, now: Temporal.Instant): Promise<PastAttempts> {
  const { rows } = await sql<PastAttempts>`
    select count(*) as failures, max(at) as "lastAt"
    from sign_in_attempt
    where email_hash = ${person} and at > ${now.subtract({ hours: 24 }).toString()} and not succeeded
      and id > coalesce((select max(id) from sign_in_attempt where email_hash = ${person} and succeeded), 0)`.execute(
    db,
  )
  return rows[0] ?? { failures: 0, lastAt: null }
}

// Each success takes back the failure it was first written down as, and no more: one's own account buys no guesses.
async function countFrom(db: SystemDatabase, address: Buffer, now: Temporal.Instant): Promise<PastAttempts> {
  const { rows } = await sql<PastAttempts>`
    select count(*) filter (where not succeeded) - count(*) filter (where succeeded) as failures,
      max(at) filter (where not succeeded) as "lastAt"
    from sign_in_attempt
    where address_hash = ${address} and at > ${now.subtract({ hours: 1 }).toString()}`.execute(db)
  return rows[0] ?? { failures: 0, lastAt: null }
}

function hashesOf({ step, of, address }: Attempt): { readonly person: Buffer; readonly address: Buffer } {
  return { person: hash(`${step}:${String(of).toLowerCase()}`), address: hash(`address:${address}`) }
}

function hash(words: string): Buffer {
  return createHash('sha256').update(words).digest()
}

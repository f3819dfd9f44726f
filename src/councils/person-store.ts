import { sql } from 'kysely'
import type { CouncilDatabase, SystemDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { PersonId } from '../shared/ids.ts'
import type { WatchLetters } from './watch-letters.ts'

/** A person and what they sign in with. Only sign-in and their own account ever see this. */
export type Keys = {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  readonly passwordHash: string | null
  readonly totpSecret: string | null
  readonly totpConfirmedAt: Temporal.Instant | null
  readonly totpLastStep: number | null
  readonly oidcSubject: string | null
}

const selected = sql`
  select id, name, email, password_hash as "passwordHash", totp_secret as "totpSecret",
    totp_confirmed_at as "totpConfirmedAt", totp_last_step as "totpLastStep", oidc_subject as "oidcSubject"
  from person`

export async function findKeysByEmail(db: SystemDatabase, email: string): Promise<Keys | null> {
  const { rows } = await sql<Keys>`
    ${selected} where email = ${email.toLowerCase()} and ended_at is null`.execute(db)
  return rows[0] ?? null
}

export async function findKeys(db: SystemDatabase | CouncilDatabase, person: PersonId): Promise<Keys | null> {
  const { rows } = await sql<Keys>`${selected} where id = ${person} and ended_at is null`.execute(db)
  return rows[0] ?? null
}

export async function getKeys(db: SystemDatabase, person: PersonId): Promise<Keys> {
  const found = await findKeys(db, person)
  if (found === null) throw new Error('a person who is signed in is no longer there')
  return found
}

export async function findKeysBySubject(
  db: SystemDatabase,
  account: { readonly issuer: string; readonly subject: string },
): Promise<Keys | null> {
  const { rows } = await sql<Keys>`
    ${selected}
    where oidc_issuer = ${account.issuer} and oidc_subject = ${account.subject} and ended_at is null`.execute(
    db,
  )
  return rows[0] ?? null
}

/** What is kept of a password, and nothing in the record: the same password with a dearer hash, or none at all. */
export async function savePasswordHash(
  db: SystemDatabase | CouncilDatabase,
  person: PersonId,
  hash: string,
): Promise<void> {
  await sql`update person set password_hash = ${hash} where id = ${person}`.execute(db)
}

/** What a link for a new password is signed with: their present hash, or one of no password at all that is made here. */
export async function findOrMakeHash(
  db: CouncilDatabase,
  person: PersonId,
  none: () => string,
): Promise<string | null> {
  const keys = await findKeys(db, person)
  if (keys === null || keys.passwordHash !== null) return keys?.passwordHash ?? null
  const made = none()
  await savePasswordHash(db, person, made)
  return made
}

export async function findWatchLetters(db: SystemDatabase, person: PersonId): Promise<WatchLetters> {
  const { rows } = await sql<{ letters: WatchLetters }>`
    select watch_letters as letters from person where id = ${person}`.execute(db)
  return rows[0]?.letters ?? 'never'
}

export async function saveWatchLetters(
  db: SystemDatabase,
  person: { readonly id: PersonId; readonly name: string },
  wanted: WatchLetters,
): Promise<void> {
  const before = await findWatchLetters(db, person.id)
  await sql`update person set watch_letters = ${wanted} where id = ${person.id}`.execute(db)
  await record(db, {
    act: 'chose how often letters of changes come',
    thing: thingOf(person),
    before: { letters: before },
    after: { letters: wanted },
  })
}

/** The name and password that an invited person chooses; false where they have a way to sign in already. */
export async function saveFirstPassword(
  db: SystemDatabase | CouncilDatabase,
  person: PersonId,
  chosen: { readonly name: string; readonly passwordHash: string; readonly secret: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update person
    set name = ${chosen.name}, password_hash = ${chosen.passwordHash}, totp_secret = ${chosen.secret}
    where id = ${person} and password_hash is null and oidc_subject is null and ended_at is null`.execute(db)
  return numAffectedRows === 1n
}

export async function saveNewPassword(
  db: SystemDatabase,
  keys: Pick<Keys, 'id' | 'name'>,
  hash: string,
): Promise<void> {
  await savePasswordHash(db, keys.id, hash)
  await record(db, { act: 'chose a new password', thing: thingOf(keys) })
}

/** A secret that waits for its first right code. */
export async function saveWaitingSecret(db: SystemDatabase, person: PersonId, secret: string): Promise<void> {
  await sql`
    update person set totp_secret = ${secret}
    where id = ${person} and totp_confirmed_at is null`.execute(db)
}

/** The secret is in use from now on, with fresh recovery codes. */
export async function saveSecondFactor(
  db: SystemDatabase,
  keys: Pick<Keys, 'id' | 'name'>,
  confirmed: {
    readonly secret: string
    readonly step: number
    readonly now: Temporal.Instant
    readonly recoveryHashes: readonly Uint8Array[]
  },
): Promise<void> {
  await sql`
    update person
    set totp_secret = ${confirmed.secret}, totp_confirmed_at = ${confirmed.now.toString()}, totp_last_step = ${confirmed.step}
    where id = ${keys.id}`.execute(db)
  await record(db, { act: 'set up a second factor', thing: thingOf(keys) })
  await saveRecoveryCodes(db, keys, confirmed.recoveryHashes)
}

/** Takes a code's step; false where the same or a later one was taken first, by another request at the same moment. */
export async function takeStep(db: SystemDatabase, person: PersonId, step: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update person set totp_last_step = ${step}
    where id = ${person} and (totp_last_step is null or totp_last_step < ${step})`.execute(db)
  return numAffectedRows === 1n
}

/** New codes in place of all earlier ones. */
export async function saveRecoveryCodes(
  db: SystemDatabase,
  keys: Pick<Keys, 'id' | 'name'>,
  hashes: readonly Uint8Array[],
): Promise<void> {
  await sql`delete from recovery_code where person_id = ${keys.id}`.execute(db)
  await sql`
    insert into recovery_code (person_id, code_hash)
    select ${keys.id}, one from unnest(${[...hashes]}::bytea[]) as one`.execute(db)
  await record(db, { act: 'made recovery codes', thing: thingOf(keys) })
}

/** Uses up a recovery code; false where it is none of theirs, or was used. */
export async function takeRecoveryCode(
  db: SystemDatabase,
  keys: Pick<Keys, 'id' | 'name'>,
  hash: Uint8Array,
  now: Temporal.Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update recovery_code set used_at = ${now.toString()}
    where person_id = ${keys.id} and code_hash = ${hash} and used_at is null`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, { act: 'used a recovery code', thing: thingOf(keys) })
  return true
}

export async function countRecoveryCodes(db: SystemDatabase, person: PersonId): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*) as left from recovery_code where person_id = ${person} and used_at is null`.execute(db)
  return rows[0]?.left ?? 0
}

/** Whoever lost phone and codes starts again: at the next sign-in they set up a second factor anew. */
export async function removeSecondFactor(db: SystemDatabase, keys: Pick<Keys, 'id' | 'name'>): Promise<void> {
  await sql`
    update person set totp_secret = null, totp_confirmed_at = null, totp_last_step = null
    where id = ${keys.id}`.execute(db)
  await sql`delete from recovery_code where person_id = ${keys.id}`.execute(db)
  await record(db, { act: 'removed the second factor', thing: thingOf(keys) })
}

/** From now on their council's account signs them in, and that alone: whoever chose the password before may have been
 * somebody else, who was passed the invitation. */
export async function saveCouncilAccount(
  db: SystemDatabase,
  keys: Pick<Keys, 'id' | 'name'>,
  account: { readonly issuer: string; readonly subject: string },
): Promise<void> {
  await removeSecondFactor(db, keys)
  await sql`
    update person
    set password_hash = null, oidc_issuer = ${account.issuer}, oidc_subject = ${account.subject}
    where id = ${keys.id}`.execute(db)
  await record(db, { act: 'joined their council account', thing: thingOf(keys) })
}

function thingOf(keys: Pick<Keys, 'id' | 'name'>): { kind: 'person'; id: PersonId; title: string } {
  return { kind: 'person', id: keys.id, title: keys.name }
}

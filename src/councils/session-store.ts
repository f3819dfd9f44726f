import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { CouncilDatabase, SystemDatabase } from '../database/council-database.ts'
import type { Database } from '../database/connect.ts'
import { record } from '../database/record.ts'
import type { CouncilId, PersonId, SessionId } from '../shared/ids.ts'
import type { Role } from '../shared/permissions.ts'
import { type HowSignedIn, IDLE_MINUTES, type OwnSession, WHOLE_HOURS } from './session.ts'

/** The visitor behind a session's token, with every council they may reach; null once the session has ended. */
export async function findVisitor(database: Database, token: string, now: Temporal.Instant) {
  const { rows } = await sql<VisitorRow>`
    select session_id, person_id, name, email, how, form_secret, looked_at, councils
    from find_visitor(${hashToken(token)}, ${now.toString()},
      make_interval(mins => ${IDLE_MINUTES}), make_interval(hours => ${WHOLE_HOURS}))`.execute(
    database.kysely,
  )
  const [row] = rows
  if (row === undefined) return null
  return {
    sessionId: row.session_id,
    person: { id: row.person_id, name: row.name, email: row.email },
    how: row.how,
    formSecret: row.form_secret,
    lastLookedAt: row.looked_at,
    councils: row.councils,
  }
}

type VisitorRow = {
  readonly session_id: SessionId
  readonly person_id: PersonId
  readonly name: string
  readonly email: string
  readonly how: HowSignedIn
  readonly form_secret: Uint8Array
  readonly looked_at: Temporal.Instant | null
  readonly councils: readonly CouncilRow[]
}

type CouncilRow = {
  readonly id: CouncilId
  readonly slug: string
  readonly name: string
  readonly demonstration: boolean
  readonly role: Role
  readonly jobTitle: string
  readonly partner: string | null
}

/** Begins a session and gives the token that only the browser keeps; the database holds its hash. */
export async function beginSession(
  db: SystemDatabase,
  begun: {
    readonly person: PersonId
    readonly how: HowSignedIn
    readonly device: string
    readonly now: Temporal.Instant
    /** When a second step was passed, where there was one. */
    readonly secondFactorAt?: Temporal.Instant
  },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await sql`
    insert into session (token_hash, person_id, form_secret, how, device, begun_at, used_at, second_factor_at)
    values (${hashToken(token)}, ${begun.person}, ${randomBytes(32)}, ${begun.how}, ${begun.device},
      ${begun.now.toString()}, ${begun.now.toString()}, ${begun.secondFactorAt?.toString() ?? null})`.execute(
    db,
  )
  return token
}

/** A person's sessions that still live, the one used last first. */
export async function listSessions(
  db: SystemDatabase,
  person: PersonId,
  now: Temporal.Instant,
): Promise<readonly OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    select id, how, device, begun_at as "begunAt", used_at as "usedAt"
    from session
    where person_id = ${person} and ended_at is null
      and used_at > ${now.subtract({ minutes: IDLE_MINUTES }).toString()}
      and begun_at > ${now.subtract({ hours: WHOLE_HOURS }).toString()}
    order by used_at desc, id desc`.execute(db)
  return rows
}

/** Ends one session of a person's own. */
export async function endSession(db: SystemDatabase, person: PersonId, session: SessionId): Promise<void> {
  const { numAffectedRows } = await sql`
    update session set ended_at = clock_timestamp()
    where id = ${session} and person_id = ${person} and ended_at is null`.execute(db)
  if (numAffectedRows === 1n) await record(db, { act: 'ended', thing: { kind: 'session', id: session } })
}

/** Ends every session of a person, but the one they keep. */
export async function endSessions(
  db: SystemDatabase | CouncilDatabase,
  person: PersonId,
  keep: SessionId | null = null,
): Promise<void> {
  await sql`
    update session set ended_at = clock_timestamp()
    where person_id = ${person} and ended_at is null and id is distinct from ${keep}`.execute(db)
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

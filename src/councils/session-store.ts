import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { SystemDatabase } from '../database/council-database.ts'
import type { Database } from '../database/connect.ts'
import type { PersonId, SessionId } from '../shared/ids.ts'
import { type HowSignedIn, IDLE_MINUTES, WHOLE_HOURS } from './session.ts'

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
  readonly id: import('../shared/ids.ts').CouncilId
  readonly slug: string
  readonly name: string
  readonly demonstration: boolean
  readonly role: import('../shared/permissions.ts').Role
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
  },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await sql`
    insert into session (token_hash, person_id, form_secret, how, device, begun_at, used_at)
    values (${hashToken(token)}, ${begun.person}, ${randomBytes(32)}, ${begun.how}, ${begun.device},
      ${begun.now.toString()}, ${begun.now.toString()})`.execute(db)
  return token
}

/** Ends one session of a person's own. */
export async function endSession(db: SystemDatabase, person: PersonId, session: SessionId): Promise<void> {
  await sql`
    update session set ended_at = clock_timestamp()
    where id = ${session} and person_id = ${person} and ended_at is null`.execute(db)
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

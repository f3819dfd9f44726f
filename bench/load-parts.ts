import { spawn } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import type pg from 'pg'
import { buildApp } from '../src/app.ts'
import { beginSession } from '../src/councils/session-store.ts'
import { APP_ROLE, type Database } from '../src/database/connect.ts'
import { inSystem } from '../src/database/council-database.ts'
import type { PersonId } from '../src/shared/ids.ts'
import type { Started } from './kill-ground.ts'

export type LoadedCouncil = {
  readonly at: string
  readonly cookie: string
  readonly objectives: readonly number[]
  readonly action: number
}

const BUILDER = { id: null, name: 'The benchmark', role: 'the benchmark' }

/** An improvement lead, signed in, in each of some councils spread over all that are loaded. */
export async function beginSessions(database: Database, howMany: number): Promise<readonly LoadedCouncil[]> {
  const { rows } = await database.asOwner((client) =>
    client.query<{ slug: string; person: PersonId; objectives: number[]; action: number }>(
      `select c.slug, g.person_id as person,
         (select array_agg(o.id order by o.place) from objective o where o.council_id = c.id) as objectives,
         (select min(a.id) from action a where a.council_id = c.id) as action
       from council c join role_grant g on g.council_id = c.id and g.role = 'improvement lead'
       order by sha256(convert_to(c.slug, 'utf8')) limit $1`,
      [howMany],
    ),
  )
  const councils: LoadedCouncil[] = []
  for (const { slug, person, objectives, action } of rows) {
    const token = await inSystem(database, { actor: BUILDER, access: 'write' }, (db) =>
      beginSession(db, {
        person,
        how: 'password',
        device: 'a benchmark',
        now: Temporal.Now.instant(),
      }),
    )
    councils.push({ at: `/councils/${slug}`, cookie: `los-session=${token}`, objectives, action })
  }
  return councils
}

/** An event in the council, as a change of one action leaves it. */
export async function tellOfChange(database: Database, { at, action }: LoadedCouncil): Promise<void> {
  const thing = { kind: 'action', id: action, title: 'An action' }
  const body = JSON.stringify({ who: BUILDER, act: 'changed for the benchmark', thing })
  await database.asOwner((client) =>
    client.query(
      `insert into event (council_id, body) select id, $2 from council where '/councils/' || slug = $1`,
      [at, body],
    ),
  )
}

/** The product over a database, saying nothing of itself. */
export function appOver(database: Database): ReturnType<typeof buildApp> {
  return buildApp({
    database,
    demonstration: false,
    oidc: null,
    mail: null,
    baseUrl: null,
    secure: false,
    trustProxy: false,
    logLevel: 'silent',
    now: () => Temporal.Now.instant(),
  })
}

/** How many statements a page takes, counted as they leave for the database, and how large it is before compression. */
export async function countStatements(
  database: Database,
  council: LoadedCouncil | undefined,
  of: (council: LoadedCouncil) => string,
): Promise<{ readonly statements: number; readonly bytes: number }> {
  if (council === undefined) throw new Error('No council is loaded')
  const app = await appOver(database)
  let statements = 0
  const undoing: (() => void)[] = []
  const count = (client: pg.PoolClient) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown
    client.query = ((...given: unknown[]) => {
      statements += 1
      return query(...given)
    }) as typeof client.query
    undoing.push(() => Object.assign(client, { query }))
  }
  database.pool.on('connect', count)
  // Connections made before would not be counted.
  await Promise.all(Array.from({ length: 8 }, async () => (await database.pool.connect()).release(true)))
  const ask = () => app.inject({ method: 'GET', url: of(council), headers: { cookie: council.cookie } })
  await ask()
  statements = 0
  const reply = await ask()
  const seen = statements
  database.pool.off('connect', count)
  for (const undo of undoing) undo()
  await app.close()
  if (reply.statusCode !== 200) throw new Error(`${of(council)} answers ${reply.statusCode}`)
  return { statements: seen, bytes: reply.rawPayload.length }
}

/** A bare Fastify in a process of its own, over the same database as the same user. */
export async function startFloor(socket: string): Promise<Started> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'load-floor.ts'), socket, APP_ROLE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (words: Buffer) => resolve(words.toString().trim()))
    child.once('exit', () => reject(new Error('The floor did not start')))
  })
  const end = async () => {
    child.kill('SIGKILL')
    await gone
  }
  return { origin, ended: false, kill: end, stop: end }
}

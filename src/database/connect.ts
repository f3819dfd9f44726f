import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { addressIn, type Cluster, OWNER, startCluster } from './cluster.ts'
import { keepStatements } from './prepare.ts'
import { StartFault } from './start-fault.ts'

/** Queries are written as SQL, with Kysely's tag; its builder, which would want the tables' types, is not used. */
export type Tables = Record<string, never>

export const APP_ROLE = 'los_app'
const OWN_DATABASE = 'los'

// Counts fit a JavaScript number; days stay words that the stores turn into PlainDate.
const INT8 = 20
const NUMERIC = 1700
const DATE = 1082
const TIMESTAMPTZ = 1184
pg.types.setTypeParser(INT8, Number)
const INT8_ARRAY = 1016
const asType = (oid: number) => oid as Parameters<typeof pg.types.setTypeParser>[0]
pg.types.setTypeParser(asType(INT8_ARRAY), (text) =>
  text === '{}' ? [] : text.slice(1, -1).split(',').map(Number),
)
pg.types.setTypeParser(NUMERIC, Number)
pg.types.setTypeParser(DATE, dayNamed)
pg.types.setTypeParser(TIMESTAMPTZ, (text) => Temporal.Instant.from(text.replace(' ', 'T')))

// Of thousands of rows most have days that others have too, and making one costs more than finding it again.
const MOST_DAYS = 20_000
const days = new Map<string, Temporal.PlainDate>()

function dayNamed(text: string): Temporal.PlainDate {
  const known = days.get(text)
  if (known !== undefined) return known
  if (days.size >= MOST_DAYS) days.clear()
  const day = Temporal.PlainDate.from(text)
  days.set(text, day)
  return day
}

// PlainDate and Instant go to the database as their words; pg would otherwise send them as JSON.
for (const prototype of [Temporal.PlainDate.prototype, Temporal.Instant.prototype]) {
  Object.defineProperty(prototype, 'toPostgres', {
    value(this: Temporal.PlainDate | Temporal.Instant) {
      return this.toString()
    },
  })
}

export type Database = {
  readonly pool: pg.Pool
  readonly kysely: Kysely<Tables>
  /** A connection of the tables' owner, for migrations, provisioning and backups only. */
  readonly asOwner: <Answer>(work: (client: pg.Client) => Promise<Answer>) => Promise<Answer>
  readonly description: string
  readonly cluster: Cluster | null
  readonly close: (how?: 'fast' | 'gentle') => Promise<void>
}

export type WantedDatabase =
  | { readonly kind: 'own'; readonly folder: string; readonly chosen: boolean }
  | { readonly kind: 'given'; readonly url: string; readonly ownerUrl: string | null }
  | { readonly kind: 'in cluster'; readonly cluster: Cluster; readonly name: string }

/** Finds or starts PostgreSQL and sees to it that the app's role exists. Migrating is a step of its own. */
export async function openDatabase(wanted: WantedDatabase, connections = 16): Promise<Database> {
  switch (wanted.kind) {
    case 'own':
      return openOwn(wanted, connections)
    case 'given':
      return openGiven(wanted, connections)
    case 'in cluster':
      return openInCluster(wanted, connections)
  }
}

async function openOwn(wanted: WantedDatabase & { kind: 'own' }, connections: number): Promise<Database> {
  const cluster = await startCluster(wanted)
  await makeDatabase(cluster, OWN_DATABASE)
  const database = await openInCluster({ kind: 'in cluster', cluster, name: OWN_DATABASE }, connections)
  return {
    ...database,
    close: async (how = 'fast') => {
      await database.pool.end()
      if (!cluster.joined || how === 'fast') await cluster.stop(how)
    },
  }
}

async function openInCluster(
  { cluster, name }: WantedDatabase & { kind: 'in cluster' },
  connections: number,
): Promise<Database> {
  const owner = addressIn(cluster.socket, OWNER, name)
  await runAsOwner(owner, makeAppRole)
  const pool = poolOf({ ...addressIn(cluster.socket, APP_ROLE, name), max: connections })
  // Not where an address was given: a pooler in between may not keep statements for each connection.
  keepStatements(pool)
  return assemble(pool, owner, cluster, `its own ${await settingsOf(owner)}, in ${cluster.folder}`)
}

async function openGiven(wanted: WantedDatabase & { kind: 'given' }, connections: number): Promise<Database> {
  const owner = { connectionString: wanted.ownerUrl ?? wanted.url }
  await runAsOwner(owner, makeAppRole)
  // With one address for both, every pooled connection steps down to the app's role as it starts.
  const options = wanted.ownerUrl === null ? { options: `-c role=${APP_ROLE}` } : {}
  const pool = poolOf({ connectionString: wanted.url, max: connections, ...options })
  const { host, pathname } = new URL(wanted.url)
  return assemble(pool, owner, null, `${await settingsOf(owner)} at ${host}${pathname}`)
}

function assemble(
  pool: pg.Pool,
  owner: pg.ClientConfig,
  cluster: Cluster | null,
  description: string,
): Database {
  return {
    pool,
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    asOwner: (work) => runAsOwner(owner, work),
    description,
    cluster,
    close: () => pool.end(),
  }
}

function poolOf(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    ...settings,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  })
  // A connection cut while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}

async function runAsOwner<Answer>(
  owner: pg.ClientConfig,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new pg.Client({ ...owner, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (cause) {
    throw new StartFault(whyNotConnected(cause as NodeJS.ErrnoException), { cause })
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const WHY_NOT: Readonly<Record<string, string>> = {
  '28P01': 'The password in DATABASE_URL is not right.',
  '28000': 'The database does not let the user in DATABASE_URL sign in.',
  '3D000': 'The database named in DATABASE_URL does not exist. Make it first.',
  ECONNREFUSED: 'Nothing answers at the address in DATABASE_URL. Is PostgreSQL running there?',
  ENOTFOUND: 'The host named in DATABASE_URL cannot be found.',
  '53300': 'The database has no connection left.',
  '53100': 'The disk of the database is full. Free some space and start again.',
}

function whyNotConnected(fault: NodeJS.ErrnoException): string {
  return WHY_NOT[fault.code ?? ''] ?? `The database did not answer: ${fault.message}.`
}

/** Makes a database in the cluster if it is not there, empty or as a copy of another. */
export async function makeDatabase(cluster: Cluster, name: string, template = 'template1'): Promise<void> {
  await runAsOwner(addressIn(cluster.socket, OWNER, 'postgres'), async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount !== 0) return
    await client.query(`create database "${name}" template "${template}"`).catch(ignoreDuplicate)
  })
}

// The app's role owns nothing, may not bypass row-level security, and is no superuser.
async function makeAppRole(client: pg.Client): Promise<void> {
  const found = await client.query<{ strong: boolean }>(
    'select rolsuper or rolbypassrls as strong from pg_roles where rolname = $1',
    [APP_ROLE],
  )
  if (found.rows[0]?.strong) {
    throw new StartFault(`The role ${APP_ROLE} may bypass row-level security. Take that right from it.`)
  }
  if (found.rowCount === 0) {
    await client
      .query(`create role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole nobypassrls`)
      .catch(explainRole)
  }
  const joined = await client.query<{ yes: boolean }>(
    `select pg_has_role(current_user, $1, 'member') as yes`,
    [APP_ROLE],
  )
  if (!joined.rows[0]?.yes) await client.query(`grant ${APP_ROLE} to current_user`).catch(explainRole)
}

function explainRole(fault: unknown): void {
  if (['42710', '23505'].includes((fault as { code?: string }).code ?? '')) return
  throw new StartFault(
    `The user in DATABASE_URL may not make the role ${APP_ROLE}. ` +
      `Ask whoever runs the database for: create role ${APP_ROLE}; grant ${APP_ROLE} to the user.`,
    { cause: fault },
  )
}

function ignoreDuplicate(fault: unknown): void {
  if (!['42P04', '23505'].includes((fault as { code?: string }).code ?? '')) throw fault
}

async function settingsOf(owner: pg.ClientConfig): Promise<string> {
  return runAsOwner(owner, async (client) => {
    const { rows } = await client.query<{ version: string; fsync: string; commit: string }>(
      `select current_setting('server_version') as version, current_setting('fsync') as fsync,
              current_setting('synchronous_commit') as commit`,
    )
    const about = rows[0]
    const safe = about?.fsync === 'on' && about.commit !== 'off'
    const durable = safe
      ? 'every save is on disk before it is confirmed'
      : 'SAVES MAY BE LOST in a power cut (fsync or synchronous_commit is off)'
    return `PostgreSQL ${about?.version.split(' ')[0] ?? ''} (${durable})`
  })
}

import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import type { Database } from './database/connect.ts'
import { StartFault } from './database/start-fault.ts'
import { configOrFault, openMigrated } from './open.ts'
import { startJobs } from './start-jobs.ts'
import { findSigningKey, signHeads } from './database/record-heads.ts'
import type { Command, Terminal } from './shared/command.ts'
import { dayInEngland } from './shared/days.ts'

const SERVING = 7_316_002

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Bring the product up, as npm start does',
  usage: 'los serve\n\nWhere and how is told by the environment: see the table in README.md.',
  run: serve,
}

export const demoCommand: Command = {
  name: 'demo',
  summary: 'Bring the product up with the demonstration councils',
  usage:
    'los demo\n\nAs serve, with the demonstration whatever the database. Use it on no database that is in earnest.',
  run: (terminal) =>
    serve({ ...terminal, environment: { ...terminal.environment, LOS_DEMONSTRATION: 'yes' } }),
}

/** Brings the product up and says where to look; answers when it has been stopped. */
export async function serve(terminal: Terminal): Promise<number> {
  const config = configOrFault(terminal.environment)
  const database = await openMigrated(config)
  const closing: (() => unknown)[] = [() => database.close('fast')]
  try {
    if (config.database.kind === 'own') {
      // The one already running keeps its database.
      const release = await claimFolder(database, config.dataFolder).catch((fault: unknown) => {
        closing[0] = () => database.close('gentle')
        throw fault
      })
      closing.push(release)
    }
    const app = await start(config, database, terminal)
    closing.push(() => app.close())
    const signing = keepSigning(config, database)
    closing.push(() => clearInterval(signing))
    closing.push(startJobs(config, database))
    await untilToldToStop()
    terminal.print('Stopping: finishing what is under way.')
  } finally {
    for (const close of closing.toReversed()) await close()
  }
  terminal.print('Stopped. Everything saved is on disk.')
  return 0
}

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve())
  })
}

async function start(config: Config, database: Database, terminal: Terminal): Promise<FastifyInstance> {
  const demonstration = await prepareDemonstration(config, database, terminal)
  const app = await buildApp({
    database,
    demonstration,
    oidc: config.oidc,
    mail: config.mail ?? config.notify,
    baseUrl: config.baseUrl,
    secure: config.baseUrl?.startsWith('https:') ?? false,
    trustProxy: config.trustProxy,
    logLevel: config.logLevel,
    now: () => Temporal.Now.instant(),
  })
  const address = await listen(app, config)
  terminal.print(`Line of Sight is at ${address}`)
  terminal.print(`Database: ${database.description}`)
  if (database.cluster?.remark) terminal.print(`The data are ${database.cluster.remark}.`)
  if (demonstration) {
    terminal.print(
      'This is a DEMONSTRATION with an invented council. Sign in with one click as any of its people;',
    )
    terminal.print(
      'start with the improvement lead. Set LOS_DEMONSTRATION=no and another LOS_DATA for work in earnest.',
    )
  }
  terminal.print('Ctrl-C stops it.')
  return app
}

const HOUR_MS = 3_600_000

// Yesterday's heads are signed as soon as the product is up on the day after, and looked for every hour.
function keepSigning(config: Config, database: Database): NodeJS.Timeout {
  const key = findSigningKey(config.recordKey, config.dataFolder)
  const sign = () => {
    const yesterday = dayInEngland(Temporal.Now.instant()).subtract({ days: 1 })
    // A database that is away for a moment is asked again in an hour.
    database.asOwner((client) => signHeads(client, key, yesterday)).catch(() => {})
  }
  sign()
  return setInterval(sign, HOUR_MS)
}

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    return await app.listen({ port: config.port, host: config.host })
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw fault
    throw new StartFault(`Port ${config.port} is taken. Set PORT to another, or to 0 for any free one.`, {
      cause: fault,
    })
  }
}

// One server to a data folder: the lock is a session's in the database itself, so it goes when the process goes.
async function claimFolder(database: Database, folder: string): Promise<() => void> {
  const client = await database.pool.connect()
  const { rows } = await client.query<{ claimed: boolean }>('select pg_try_advisory_lock($1) as claimed', [
    SERVING,
  ])
  if (rows[0]?.claimed) return () => client.release(true)
  client.release(true)
  throw new StartFault(
    `Line of Sight is already running on ${folder}. Use that one, stop it first, or set LOS_DATA to another folder.`,
  )
}

async function prepareDemonstration(
  config: Config,
  database: Database,
  terminal: Terminal,
): Promise<boolean> {
  const { rows } = await database.asOwner((client) =>
    client.query<{ councils: number; demonstrations: number }>(
      `select count(*) as councils, count(*) filter (where demonstration) as demonstrations from council`,
    ),
  )
  const about = rows[0] ?? { councils: 0, demonstrations: 0 }
  const wanted =
    config.demonstration ??
    (config.database.kind === 'own' && (about.councils === 0 || about.demonstrations > 0))
  if (wanted && about.demonstrations === 0) {
    terminal.print('Making the demonstration council …')
    const { tellDemonstration } = await import('../demo/tell.ts')
    await tellDemonstration(database, Temporal.Now.plainDateISO('Europe/London'))
  }
  return wanted
}

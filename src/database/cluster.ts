import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type ClusterPlace, prepareClusterPlace } from './cluster-folder.ts'
import { StartFault } from './start-fault.ts'

// PostgreSQL started by the app itself: one data folder, a Unix socket and no TCP port.

export const OWNER = 'los_owner'
const DURABLE = ['fsync=on', 'full_page_writes=on', 'synchronous_commit=on', 'data_checksums=on'] as const
const LAUNCHES = 5
const READY_WITHIN_MS = 120_000

export type Cluster = {
  readonly socket: string
  readonly folder: string
  readonly joined: boolean
  readonly remark: string | null
  /** Fast: sessions are ended, everything committed is on disk. Gentle: waits for others who joined. */
  readonly stop: (how: 'fast' | 'gentle') => Promise<void>
  /** Ends it at once and waits, as the process itself is ending; what was committed is on disk. */
  readonly stopNow: () => void
}

/** Starts the cluster, or joins the one already running on the folder (a second command, or one left by a crash). */
export async function startCluster(wanted: {
  readonly folder: string
  readonly chosen: boolean
}): Promise<Cluster> {
  const place = prepareClusterPlace(wanted)
  initialise(place)
  const running = runningPid(place)
  if (running !== null && (await answersWithin(place, () => isAlive(running))))
    return clusterAt(place, running, true)
  // One that was just killed may not be quite gone, and bars the next for a moment.
  for (let tries = 0; tries < LAUNCHES; tries += 1) {
    const child = launch(place)
    const started = await answersWithin(place, () => child.exitCode === null && child.signalCode === null)
    if (started && child.pid !== undefined) return clusterAt(place, child.pid, false)
    if (!/Is another (postmaster|postgres)/.test(fs.readFileSync(place.log, 'utf8'))) break
    await wait(500)
  }
  const other = runningPid(place)
  if (other !== null && (await answersWithin(place, () => isAlive(other))))
    return clusterAt(place, other, true)
  throw new StartFault(whyItDidNotStart(place))
}

/** How to reach a database of the cluster, as one of its users. */
export function addressIn(socket: string, user: string, database: string): pg.ClientConfig {
  return { host: socket, user, database }
}

// initdb writes into a folder of its own that is renamed when it is whole, so that a kill leaves none or all.
function initialise(place: ClusterPlace): void {
  if (fs.existsSync(path.join(place.data, 'PG_VERSION'))) return
  if (fs.existsSync(place.data) && fs.readdirSync(place.data).length > 0) {
    throw new StartFault(
      `The folder ${place.data} is damaged: it holds files but no PG_VERSION. ` +
        'Nothing was changed. Restore it from a backup, or move it away to start afresh.',
    )
  }
  const half = path.join(place.folder, `postgres-new-${process.pid}`)
  fs.rmSync(half, { recursive: true, force: true })
  fs.mkdirSync(half, { mode: 0o700 })
  if (place.user !== null) fs.chownSync(half, place.user.uid, place.user.gid)
  const made = spawnSync(
    path.join(place.programs, 'initdb'),
    [
      '-D',
      half,
      '-U',
      OWNER,
      '--auth=trust',
      '-E',
      'UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    { ...place.user, cwd: '/', encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', LANG: 'C' } },
  )
  if (made.status !== 0) {
    fs.rmSync(half, { recursive: true, force: true })
    throw new StartFault(`The database could not be made in ${place.folder}: ${lastLine(made.stderr)}`)
  }
  try {
    fs.renameSync(half, place.data)
  } catch {
    fs.rmSync(half, { recursive: true, force: true })
  }
}

function launch(place: ClusterPlace): ChildProcess {
  const log = fs.openSync(place.log, 'w', 0o640)
  const settings = ['listen_addresses=', `unix_socket_directories=${place.socket}`, 'max_connections=100']
  const durable = DURABLE.filter((setting) => !setting.startsWith('data_checksums'))
  const args = ['-D', place.data, ...[...settings, ...durable].flatMap((setting) => ['-c', setting])]
  // Detached, so that Ctrl-C reaches the app alone, which then stops the database in order.
  const child = spawn(path.join(place.programs, 'postgres'), args, {
    ...place.user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, LC_ALL: 'C', LANG: 'C' },
  })
  child.unref()
  fs.closeSync(log)
  return child
}

async function answersWithin(place: ClusterPlace, stillThere: () => boolean): Promise<boolean> {
  const until = performance.now() + READY_WITHIN_MS
  while (performance.now() < until) {
    if (await answers(place)) return true
    if (!stillThere()) return false
    await wait(15)
  }
  return false
}

async function answers(place: ClusterPlace): Promise<boolean> {
  const client = new pg.Client(addressIn(place.socket, OWNER, 'postgres'))
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function clusterAt(place: ClusterPlace, pid: number, joined: boolean): Cluster {
  return {
    socket: place.socket,
    folder: place.folder,
    joined,
    remark: place.remark,
    stop: async (how) => {
      signal(pid, how === 'fast' ? 'SIGINT' : 'SIGTERM')
      const until = performance.now() + (how === 'fast' ? 60_000 : 3_000)
      while (isAlive(pid) && performance.now() < until) await wait(15)
      if (how === 'fast' && isAlive(pid)) signal(pid, 'SIGQUIT')
    },
    stopNow: () => {
      signal(pid, 'SIGQUIT')
      const pause = new Int32Array(new SharedArrayBuffer(4))
      for (let tries = 0; tries < 500 && isAlive(pid); tries += 1) Atomics.wait(pause, 0, 0, 10)
    },
  }
}

function runningPid(place: ClusterPlace): number | null {
  const file = path.join(place.data, 'postmaster.pid')
  if (!fs.existsSync(file)) return null
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0])
  return Number.isInteger(pid) && pid > 1 && isAlive(pid) ? pid : null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

// A finished child that nobody has waited for still answers to signal 0.
function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended already, which is what was wanted.
  }
}

const KNOWN_FAULTS: readonly (readonly [RegExp, string])[] = [
  [
    /No space left on device/i,
    'The disk is full. Free some space and start again; nothing that was saved is lost.',
  ],
  [
    /incompatible with server/i,
    'The data folder was made by another version of PostgreSQL. Nothing was changed.',
  ],
  [
    /wrong ownership|Permission denied/i,
    "PostgreSQL's user may not read the data folder. Mend its owner and start again.",
  ],
  [
    /PANIC|could not locate a valid checkpoint|invalid checkpoint|could not (open|read) (file|directory)/i,
    'The data folder is damaged. Nothing was changed. Restore it from a backup.',
  ],
]

function whyItDidNotStart(place: ClusterPlace): string {
  const said = fs.existsSync(place.log) ? fs.readFileSync(place.log, 'utf8') : ''
  const known = KNOWN_FAULTS.find(([pattern]) => pattern.test(said))
  const why = known === undefined ? lastLine(said) : known[1]
  return `The database in ${place.data} did not start. ${why} Its own words are in ${place.log}.`
}

function lastLine(text: string | null): string {
  return (
    (text ?? '')
      .trim()
      .split('\n')
      .findLast((line) => line.trim() !== '') ?? 'it gave no reason.'
  )
}

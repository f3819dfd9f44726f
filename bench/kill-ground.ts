import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { saveCouncil, saveIntervention, savePerson, saveRoleGrant } from '../src/councils/council-store.ts'
import { beginSession } from '../src/councils/session-store.ts'
import { openDatabase } from '../src/database/connect.ts'
import { inCouncil, inSystem } from '../src/database/council-database.ts'
import { migrate } from '../src/database/migrate.ts'
import { saveNewAction } from '../src/plan/action-store.ts'
import type { ActionId } from '../src/shared/ids.ts'
import { makeFormToken } from '../src/web/form-token.ts'

// A council, an improvement lead with a session, and twenty actions; and the app as its own process.

const BUILDER = { id: null, name: 'The benchmark', role: 'the benchmark' }
const ACTIONS = 20

export type Ground = {
  readonly slug: string
  readonly cookie: string
  readonly formToken: string
  readonly actions: readonly ActionId[]
}

export async function makeGround(folder: string): Promise<Ground> {
  const database = await openDatabase({ kind: 'own', folder, chosen: true }, 4)
  await database.asOwner(migrate)
  const slug = 'kill-vale'
  const council = await inSystem(database, { actor: BUILDER, access: 'write' }, (db) =>
    saveCouncil(db, { slug, name: 'Kill Vale', demonstration: false }),
  )
  const made = await inCouncil(database, { council, actor: BUILDER, access: 'write' }, async (db) => {
    const name = 'Pat Lead'
    const person = await savePerson(db, { name, email: 'pat@kill-vale.example' })
    const role = 'improvement lead' as const
    await saveRoleGrant(db, { person, name, role, jobTitle: '', partner: null })
    const begunOn = Temporal.PlainDate.from('2026-01-01')
    const intervention = await saveIntervention(db, { name: 'Care', subject: 'care', begunOn })
    const actions: ActionId[] = []
    for (let number = 1; number <= ACTIONS; number += 1) {
      const title = `Action ${number}`
      actions.push(await saveNewAction(db, intervention, wantedAction(String(number), title, person)))
    }
    return { person, actions }
  })
  const token = await inSystem(database, { actor: BUILDER, access: 'write' }, (db) =>
    beginSession(db, {
      person: made.person,
      how: 'password',
      device: 'a benchmark',
      now: Temporal.Now.instant(),
    }),
  )
  const { rows } = await database.pool.query<{ secret: Buffer }>('select form_secret as secret from session')
  const [row] = rows
  await database.close('fast')
  if (row === undefined) throw new Error('No session was kept')
  return {
    slug,
    cookie: `los-session=${token}`,
    formToken: makeFormToken(row.secret),
    actions: made.actions,
  }
}

function wantedAction(
  reference: string,
  title: string,
  owner: Parameters<typeof saveNewAction>[2]['owner'],
): Parameters<typeof saveNewAction>[2] {
  return {
    reference,
    title,
    detail: '',
    owner,
    partner: null,
    successMeasure: '',
    evidenceWanted: '',
    priority: null,
    signOff: '',
    startOn: Temporal.PlainDate.from('2026-01-01'),
    dueOn: Temporal.PlainDate.from('2030-01-01'),
    sustainDays: 30,
    objectives: [],
    requirements: [],
  }
}

export type Started = {
  readonly origin: string
  ended: boolean
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** The app as people start it; throws with its own words where it does not come up. */
export async function startApp(folder: string): Promise<Started> {
  const main = path.resolve(import.meta.dirname, '../src/main.ts')
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      LOS_DATA: folder,
      PORT: '0',
      LOS_DEMONSTRATION: 'no',
      LOS_LOG_LEVEL: 'silent',
      DATABASE_URL: undefined,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const origin = await new Promise<string>((resolve, reject) => {
    const listen = (words: Buffer) => {
      said += words.toString()
      const address = /http:\/\/[^\s]+/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', () => reject(new Error(said.trim())))
  })
  const end = async (signal: NodeJS.Signals) => {
    started.ended = true
    child.kill(signal)
    await ended
  }
  const started: Started = { origin, ended: false, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
  return started
}

/** Kills the PostgreSQL of this folder, with or without the processes it has started. */
export function killDatabase(folder: string, how: 'whole' | 'first process'): void {
  const file = path.join(folder, 'postgres', 'postmaster.pid')
  const first = Number(fs.readFileSync(file, 'utf8').split('\n')[0])
  const children = how === 'whole' ? childrenOf(first) : []
  for (const pid of [first, ...children]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has just ended by itself.
    }
  }
}

function childrenOf(parent: number): readonly number[] {
  return fs.readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const status = fs.readFileSync(`/proc/${name}/stat`, 'utf8')
      const after = status.slice(status.lastIndexOf(')') + 2).split(' ')
      return Number(after[1]) === parent ? [Number(name)] : []
    } catch {
      return []
    }
  })
}

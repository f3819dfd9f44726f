import { parseArgs } from 'node:util'
import type { Database } from '../database/connect.ts'
import { type Actor, inCouncil, inSystem } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Command, Terminal } from '../shared/command.ts'
import type { CouncilId } from '../shared/ids.ts'
import { ROLES } from '../shared/permissions.ts'
import { findCouncil, saveCouncil } from './council-store.ts'
import { INVITATION_HOURS, NEW_PASSWORD_HOURS, parsePerson } from './invitation.ts'
import { saveInvitation } from './invitation-store.ts'
import { findKeysByEmail, removeSecondFactor, savePasswordHash } from './person-store.ts'
import { findPlaceByEmail } from './place-store.ts'
import { endSessions } from './session-store.ts'
import { noPassword } from './write-password-hash.ts'
import { writeProof } from './write-second-factor.ts'

const USAGE = `los user invite --council ADDRESS --email EMAIL --name NAME --role ROLE
    [--job-title TITLE] [--partner AGENCY] [--council-name NAME]
                                 invite somebody and print the link to pass on; --council-name makes the
                                 council where it is new. ADDRESS is how it stands in web addresses: "test-vale"
los user new-password --email EMAIL
                                 print a link with which they choose a new password
los user reset-second-factor --email EMAIL
                                 let somebody who lost phone and recovery codes set up a new phone. Make sure
                                 first that it is they who ask. Their sessions end.

ROLE is one of: ${ROLES.join(', ')}.
Links begin with BASE_URL, where that is set.`

const ACTOR: Actor = { id: null, name: 'The command line', role: 'the product itself' }

/** People, from the machine itself: the first of a council, and those locked out. */
export function userCommand(open: () => Promise<Database>): Command {
  return {
    name: 'user',
    summary: 'Invite somebody, or help somebody who is locked out',
    usage: USAGE,
    run: async (terminal) => {
      const [verb, ...words] = terminal.words
      const options = readOptions(words)
      const run = verb !== undefined && Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined
      if (run === undefined || options === null) return complain(terminal, USAGE)
      const database = await open()
      try {
        return await run(terminal, database, options)
      } finally {
        await database.close('gentle')
      }
    },
  }
}

type Options = Readonly<Record<string, string | undefined>>
type Verb = (terminal: Terminal, database: Database, options: Options) => Promise<number>

const VERBS: Readonly<Record<string, Verb>> = {
  invite,
  'new-password': makeNewPassword,
  'reset-second-factor': resetSecondFactor,
}

const NAMES = ['council', 'council-name', 'email', 'name', 'role', 'job-title', 'partner']

function readOptions(words: readonly string[]): Options | null {
  const options = Object.fromEntries(NAMES.map((name) => [name, { type: 'string' as const }]))
  try {
    const { values } = parseArgs({ args: [...words], options, strict: true })
    return values
  } catch {
    return null
  }
}

async function invite(terminal: Terminal, database: Database, options: Options): Promise<number> {
  const parsed = parsePerson(
    {
      name: options['name'] ?? '',
      email: (options['email'] ?? '').toLowerCase(),
      role: (options['role'] ?? '').toLowerCase(),
      jobTitle: options['job-title'] ?? '',
      partner: options['partner'] ?? '',
    },
    { demonstration: false },
  )
  if ('mistakes' in parsed)
    return complain(
      terminal,
      parsed.mistakes.map(({ field, message }) => `--${field}: ${message}.`).join('\n'),
    )
  const council = await findOrMakeCouncil(database, options)
  if (typeof council === 'string') return complain(terminal, council)
  const { wanted } = parsed
  return inCouncil(database, { council, actor: ACTOR, access: 'write' }, async (db) => {
    if ((await findPlaceByEmail(db, wanted.email)) !== null)
      return complain(terminal, `${wanted.email} belongs to that council already.`)
    const token = await saveInvitation(db, wanted, Temporal.Now.instant())
    const name = (await findCouncil(db))?.name ?? ''
    terminal.print(
      `${wanted.name} is invited to ${name} as ${wanted.role}. Pass this link on; it works once,`,
    )
    terminal.print(`for ${INVITATION_HOURS} hours:\n\n${linkOf(terminal, `/invitations/${token}`)}`)
    return 0
  })
}

async function findOrMakeCouncil(database: Database, options: Options): Promise<CouncilId | string> {
  const slug = options['council'] ?? ''
  if (!/^[a-z][a-z0-9-]{1,60}$/.test(slug))
    return '--council: give the address of the council, in small letters, such as "test-vale".'
  const { rows } = await database.asOwner((client) =>
    client.query<{ id: CouncilId }>('select id from council where slug = $1', [slug]),
  )
  if (rows[0] !== undefined) return rows[0].id
  const name = options['council-name']?.trim() ?? ''
  if (name === '' || name.length > 200)
    return `There is no council at the address "${slug}". To make it, give its name: --council-name "…".`
  return inSystem(database, { actor: ACTOR, access: 'write' }, async (db) => {
    const id = await saveCouncil(db, { slug, name, demonstration: false })
    await record(db, { act: 'added', thing: { kind: 'council', id, title: name } })
    return id
  })
}

async function makeNewPassword(terminal: Terminal, database: Database, options: Options): Promise<number> {
  return inSystem(database, { actor: ACTOR, access: 'write' }, async (db) => {
    const keys = await findKeysByEmail(db, options['email'] ?? '')
    if (keys === null) return complain(terminal, NOBODY)
    if (keys.oidcSubject !== null) return complain(terminal, 'They sign in with their council account.')
    const key = keys.passwordHash ?? noPassword()
    if (keys.passwordHash === null) await savePasswordHash(db, keys.id, key)
    const thing = { kind: 'person', id: keys.id, title: keys.name }
    await record(db, { act: 'made a link for a new password for', thing })
    const untilSeconds = Math.floor(Date.now() / 1000) + NEW_PASSWORD_HOURS * 3600
    const proof = writeProof('new password', { person: keys.id, untilSeconds }, key)
    terminal.print(
      `With this link ${keys.name} chooses a new password. It works once, for ${NEW_PASSWORD_HOURS} hours:`,
    )
    terminal.print(`\n${linkOf(terminal, `/new-password/${proof}`)}`)
    return 0
  })
}

async function resetSecondFactor(terminal: Terminal, database: Database, options: Options): Promise<number> {
  return inSystem(database, { actor: ACTOR, access: 'write' }, async (db) => {
    const keys = await findKeysByEmail(db, options['email'] ?? '')
    if (keys === null) return complain(terminal, NOBODY)
    await removeSecondFactor(db, keys)
    await endSessions(db, keys.id)
    terminal.print(`${keys.name} sets up a second step anew at the next sign-in. Their sessions have ended.`)
    return 0
  })
}

const NOBODY = 'Nobody has that e-mail address here.'

function linkOf({ environment }: Terminal, path: string): string {
  const base = environment['BASE_URL'] ?? `http://127.0.0.1:${environment['PORT'] ?? '3000'}`
  return `${base.replace(/\/$/, '')}${path}`
}

function complain(terminal: Terminal, words: string): number {
  terminal.complain(words)
  return 2
}

import type { FastifyInstance } from 'fastify'
import { buildApp } from '../src/app.ts'
import { saveCouncil, saveIntervention, savePerson, saveRoleGrant } from '../src/councils/council-store.ts'
import { beginSession } from '../src/councils/session-store.ts'
import type { Database } from '../src/database/connect.ts'
import { type Actor, inCouncil, inSystem } from '../src/database/council-database.ts'
import type { CouncilId, InterventionId, PersonId } from '../src/shared/ids.ts'
import { type Role, ROLES } from '../src/shared/permissions.ts'
import { aDatabase } from './test-database.ts'

export const NOW = Temporal.Instant.from('2026-11-21T10:00:00Z')
export const TODAY = Temporal.PlainDate.from('2026-11-21')
export const BUILDER: Actor = { id: null, name: 'The tests', role: 'the tests' }

export type TestCouncil = {
  readonly id: CouncilId
  readonly slug: string
  readonly intervention: InterventionId
  readonly people: Readonly<Record<Role, PersonId>>
}

export type Reply = {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly location: string | null
}

/** A browser of a kind: keeps its cookies and finds the form token itself. */
export type Client = {
  readonly get: (path: string) => Promise<Reply>
  readonly post: (
    path: string,
    fields?: Readonly<Record<string, string | readonly string[]>>,
  ) => Promise<Reply>
  readonly upload: (
    path: string,
    fields: Readonly<Record<string, string>>,
    files: Readonly<Record<string, { readonly name: string; readonly content: Uint8Array | string }>>,
  ) => Promise<Reply>
}

export type TestServer = {
  readonly app: FastifyInstance
  readonly database: Database
  readonly council: TestCouncil
  /** A second council, to prove the boundary with. */
  readonly other: TestCouncil
  readonly signIn: (role: Role, council?: TestCouncil) => Promise<Client>
  readonly visit: () => Client
}

/** The whole app over a database of its own, two councils, and a person in every role of each. */
export async function aServer(now: () => Temporal.Instant = () => NOW): Promise<TestServer> {
  const database = await aDatabase()
  const council = await aCouncil(database, 'test-vale', 'Test Vale')
  const other = await aCouncil(database, 'other-moor', 'Other Moor')
  const app = await buildApp({
    database,
    demonstration: false,
    oidc: null,
    mail: null,
    baseUrl: null,
    secure: false,
    trustProxy: false,
    logLevel: 'silent',
    now,
  })
  return {
    app,
    database,
    council,
    other,
    visit: () => clientOf(app, new Map()),
    signIn: async (role, where = council) => {
      const token = await inSystem(database, { actor: BUILDER, access: 'write' }, (db) =>
        beginSession(db, { person: where.people[role], how: 'password', device: 'a test', now: now() }),
      )
      return clientOf(app, new Map([['los-session', token]]))
    },
  }
}

export async function aCouncil(database: Database, slug: string, name: string): Promise<TestCouncil> {
  const id = await inSystem(database, { actor: BUILDER, access: 'write' }, (db) =>
    saveCouncil(db, { slug, name, demonstration: false }),
  )
  return inCouncil(database, { council: id, actor: BUILDER, access: 'write' }, async (db) => {
    const people: Partial<Record<Role, PersonId>> = {}
    for (const role of ROLES) {
      const person = { name: `${name} ${role}`, email: `${role.replaceAll(' ', '-')}@${slug}.example` }
      const personId = await savePerson(db, person)
      const partner = role === 'partner' ? 'Police' : null
      await saveRoleGrant(db, { person: personId, name: person.name, role, jobTitle: role, partner })
      people[role] = personId
    }
    const intervention = await saveIntervention(db, {
      name: 'Children’s social care',
      subject: 'children’s social care',
      begunOn: Temporal.PlainDate.from('2025-05-01'),
    })
    return { id, slug, intervention, people: people as Record<Role, PersonId> }
  })
}

function clientOf(app: FastifyInstance, cookies: Map<string, string>): Client {
  const send = async (
    method: 'GET' | 'POST',
    path: string,
    body?: { readonly payload: string | Buffer; readonly type: string },
  ): Promise<Reply> => {
    const reply = await app.inject({
      method,
      url: path,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': body.type }),
      },
      ...(body === undefined ? {} : { payload: body.payload }),
    })
    for (const { name, value } of reply.cookies) {
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = reply.headers.location
    return {
      status: reply.statusCode,
      body: reply.body,
      headers: reply.headers,
      location: typeof location === 'string' ? location : null,
    }
  }
  const token = async (): Promise<string> => {
    const page = await send('GET', '/account')
    const signIn = page.status === 200 ? page : await send('GET', '/sign-in')
    return /name="form-token" value="([^"]+)"/.exec(signIn.body)?.[1] ?? ''
  }
  return {
    get: (path) => send('GET', path),
    post: async (path, fields = {}) => {
      const words = new URLSearchParams('form-token' in fields ? {} : { 'form-token': await token() })
      for (const [name, value] of Object.entries(fields)) {
        for (const one of typeof value === 'string' ? [value] : value) words.append(name, one)
      }
      return send('POST', path, { payload: words.toString(), type: 'application/x-www-form-urlencoded' })
    },
    upload: async (path, fields, files) => {
      const boundary = '----test-boundary-7f3a'
      const parts: Buffer[] = []
      for (const [name, value] of Object.entries({ 'form-token': await token(), ...fields })) {
        parts.push(
          Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
        )
      }
      for (const [name, file] of Object.entries(files)) {
        const head = `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
        parts.push(Buffer.from(head), Buffer.from(file.content), Buffer.from('\r\n'))
      }
      parts.push(Buffer.from(`--${boundary}--\r\n`))
      return send('POST', path, {
        payload: Buffer.concat(parts),
        type: `multipart/form-data; boundary=${boundary}`,
      })
    },
  }
}

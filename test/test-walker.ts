import type { FastifyInstance } from 'fastify'
import { beginSession } from '../src/councils/session-store.ts'
import type { Database } from '../src/database/connect.ts'
import { inSystem } from '../src/database/council-database.ts'
import type { PersonId } from '../src/shared/ids.ts'
import { BUILDER, NOW, type Reply } from './test-server.ts'

/** Sends single requests as one person, keeping nothing between them, so that thousands stay quick. */
export type Walker = {
  readonly get: (path: string) => Promise<Reply>
  readonly post: (path: string, fields?: Fields) => Promise<Reply>
  readonly postWithoutToken: (path: string) => Promise<Reply>
}

export type Fields = readonly (readonly [string, string])[]
type Ground = { readonly app: FastifyInstance; readonly database: Database }

/** `null` is somebody who is not signed in. */
export async function aWalker({ app, database }: Ground, person: PersonId | null): Promise<Walker> {
  const cookie = person === null ? await openCookie(app) : `los-session=${await sessionOf(database, person)}`
  const token = tokenIn((await send(app, { method: 'GET', url: '/accessibility', cookie })).body)
  const page = token === '' ? (await send(app, { method: 'GET', url: '/sign-in', cookie })).body : ''
  const formToken = token === '' ? tokenIn(page) : token
  const post = (url: string, fields: Fields) =>
    send(app, { method: 'POST', url, cookie, payload: new URLSearchParams(fields.map((one) => [...one])) })
  return {
    get: (url) => send(app, { method: 'GET', url, cookie }),
    post: (url, fields = []) => post(url, [['form-token', formToken], ...fields]),
    postWithoutToken: (url) => post(url, []),
  }
}

async function sessionOf(database: Database, person: PersonId): Promise<string> {
  return inSystem(database, { actor: BUILDER, access: 'write' }, (db) =>
    beginSession(db, { person, how: 'password', device: 'a test', now: NOW }),
  )
}

async function openCookie(app: FastifyInstance): Promise<string> {
  const page = await app.inject({ method: 'GET', url: '/sign-in' })
  return page.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

const tokenIn = (body: string): string => /name="form-token" value="([^"]+)"/.exec(body)?.[1] ?? ''

async function send(
  app: FastifyInstance,
  wanted: { method: 'GET' | 'POST'; url: string; cookie: string; payload?: URLSearchParams },
): Promise<Reply> {
  const { method, url, cookie, payload } = wanted
  const type = payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  const body = payload === undefined ? {} : { payload: payload.toString() }
  const reply = await app.inject({ method, url, headers: { cookie, ...type }, ...body })
  // Shed load is no answer to the question asked.
  if (reply.statusCode === 503 && reply.headers['retry-after'] !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, 1500))
    return send(app, wanted)
  }
  const { location } = reply.headers
  return {
    status: reply.statusCode,
    body: reply.body,
    headers: reply.headers,
    location: typeof location === 'string' ? location : null,
  }
}

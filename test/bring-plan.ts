import assert from 'node:assert/strict'
import { beginSession } from '../src/councils/session-store.ts'
import { inSystem } from '../src/database/council-database.ts'
import { BUILDER, type Client, NOW, type Reply, type TestServer } from './test-server.ts'

// A council's plan brought in through its pages, as a browser would.

export const PLAN = '/councils/test-vale/plan'

export async function bring(lead: Client, name: string, content: Uint8Array): Promise<string> {
  const sent = await lead.upload(`${PLAN}/imports`, {}, { file: { name, content } })
  assert.equal(sent.status, 303, sent.body)
  return (sent.location ?? '').replace('/columns', '')
}

/** What a browser would send of the form on a page: everything as it stands. */
export function fieldsOf({ body }: Reply): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  const form = body.slice(body.indexOf('<form method="post" action="/councils'))
  const add = (name: string, value: string) => (fields[name] = [...(fields[name] ?? []), value])
  const inside = form.slice(0, form.indexOf('</form>'))
  for (const [tag] of inside.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
    const isTicked = !tag.includes('type="checkbox"') || / checked/.test(tag)
    if (of('name') !== '' && of('name') !== 'form-token' && isTicked) add(of('name'), of('value'))
  }
  for (const [, name = '', options = ''] of inside.matchAll(
    /<select[\s\S]*?name="([^"]+)"[\s\S]*?>([\s\S]*?)<\/select>/g,
  )) {
    add(name, /value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? '')
  }
  return fields
}

/** Through both steps as guessed, with these fields typed over what stands there. */
export async function bringWhole(
  lead: Client,
  file: { readonly name: string; readonly content: Uint8Array },
  typed: Record<string, string> = {},
): Promise<{ readonly at: string; readonly answer: Reply; readonly preview: Reply }> {
  const at = await bring(lead, file.name, file.content)
  const mapped = await lead.post(`${at}/columns`, fieldsOf(await lead.get(`${at}/columns`)))
  assert.equal(mapped.status, 303, mapped.body)
  const preview = await lead.get(`${at}/preview`)
  const answer = await lead.post(`${at}/completion`, { ...fieldsOf(preview), ...typed })
  return { at, answer, preview }
}

type Ground = Pick<TestServer, 'app' | 'database'> & {
  readonly council: { readonly people: Pick<TestServer['council']['people'], 'improvement lead'> }
}

// The tests' client keeps a body as text, which a workbook does not survive.
export async function bytesFrom({
  app,
  council,
  database,
}: Ground): Promise<(url: string) => Promise<Uint8Array>> {
  const token = await inSystem(database, { actor: BUILDER, access: 'write' }, (db) =>
    beginSession(db, {
      person: council.people['improvement lead'],
      how: 'password',
      device: 'a test',
      now: NOW,
    }),
  )
  return async (url) => {
    const headers = { cookie: `los-session=${token}` }
    const reply = await app.inject({ method: 'GET', url, headers })
    assert.equal(reply.statusCode, 200)
    return new Uint8Array(reply.rawPayload)
  }
}

export const csv = (...lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)

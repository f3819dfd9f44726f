import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aServer } from '../../test/test-server.ts'
import { BREAK_KINDS, breakPath } from './breaks.ts'
import { tellDemonstration } from '../../demo/tell.ts'
import { beginSession } from '../councils/session-store.ts'
import { inSystem } from '../database/council-database.ts'
import { BUILDER, NOW, TODAY } from '../../test/test-server.ts'
import type { PersonId } from '../shared/ids.ts'

test('with the demonstration the line, its threads, home and history tell one story', async () => {
  const server = await aServer()
  await tellDemonstration(server.database, TODAY)
  const { rows } = await server.database.asOwner((client) =>
    client.query<{ id: PersonId }>(
      `select person_id as id from role_grant g join council c on c.id = g.council_id
       where c.slug = 'kelsmere' and role = 'improvement lead'`,
    ),
  )
  const token = await inSystem(server.database, { actor: BUILDER, access: 'write' }, (db) =>
    beginSession(db, { person: rows[0]?.id as PersonId, how: 'demonstration', device: 'a test', now: NOW }),
  )
  const get = async (path: string) => {
    const reply = await server.app.inject({
      url: `/councils/kelsmere${path}`,
      headers: { cookie: `los-session=${token}` },
    })
    assert.equal(reply.statusCode, 200, path)
    return reply.body
  }
  const line = await get('/line')
  const said = /Of .*?(\d+)<\/a> requirements in force/s.exec(line)?.[1]
  assert.ok(said && Number(said) > 40)
  assert.match(await get(''), new RegExp(`Of ${said} requirements in force`))
  assert.match(line, /<svg[^>]*class="sight-line"/)
  const thread = /href="\/councils\/kelsmere(\/thread\/requirements\/\d+)"/.exec(line)?.[1]
  assert.ok(thread)
  assert.match(await get(thread), /The line is broken here/)
  assert.match(await get('/history'), /Last hash/)
  const record = JSON.parse(await get('/history/record.json')) as { events: unknown[] }
  assert.ok(record.events.length > 500)
})

test('where nothing has begun, home says what to do and the line leads there', async () => {
  const { signIn, council } = await aServer()
  const lead = await signIn('improvement lead')
  assert.equal((await lead.get(`/councils/${council.slug}/line`)).status, 200)
  assert.match((await lead.get(`/councils/${council.slug}`)).body, /Nothing is yours to do now/)
})

test('every kind of break has its list, as a page and as a sheet, and no other kind has', async () => {
  const { signIn, council } = await aServer()
  const lead = await signIn('improvement lead')
  for (const kind of BREAK_KINDS) {
    const at = `/councils/${council.slug}${breakPath(kind)}`
    assert.match((await lead.get(at)).body, /The line is not broken here/)
    assert.match((await lead.get(`${at}/list.csv`)).body, /^\ufeffWhat,In its words,Whose,Since/)
  }
  assert.equal((await lead.get(`/councils/${council.slug}/line/breaks/nothing`)).status, 404)
})

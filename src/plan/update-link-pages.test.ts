import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { inCouncil } from '../database/council-database.ts'
import type { ActionId, PersonId } from '../shared/ids.ts'
import { BUILDER, NOW, type TestCouncil, type TestServer, TODAY, aServer } from '../../test/test-server.ts'
import { findAction, saveNewAction } from './action-store.ts'
import { saveUpdateLink } from './update-link-store.ts'

describe('the link in a letter', () => {
  // The clock of the server stands still unless a test moves it.
  let now = NOW
  let server: TestServer
  let count = 0

  before(async () => {
    server = await aServer(() => now)
  })
  after(async () => {
    await server.app.close()
    await server.database.close()
  })

  const write = { actor: BUILDER, access: 'write' } as const

  async function anAsked(
    where: TestCouncil = server.council,
  ): Promise<{ id: ActionId; person: PersonId; token: string }> {
    count += 1
    const reference = `L${count}`
    const person = where.people['action owner']
    return inCouncil(server.database, { council: where.id, ...write }, async (db) => {
      const id = await saveNewAction(db, where.intervention, {
        reference,
        title: `Visit every child within ten days (${reference})`,
        detail: 'A secret detail that no link shows',
        owner: person,
        partner: null,
        successMeasure: 'A secret measure',
        evidenceWanted: '',
        priority: null,
        signOff: '',
        startOn: TODAY.subtract({ days: 60 }),
        dueOn: TODAY.add({ days: 60 }),
        sustainDays: 30,
        objectives: [],
        requirements: [],
      })
      return { id, person, token: await saveUpdateLink(db, { action: id, person }, now) }
    })
  }

  async function findState(id: ActionId, where: TestCouncil = server.council) {
    return inCouncil(server.database, { council: where.id, actor: BUILDER, access: 'read' }, (db) =>
      findAction(db, id),
    )
  }

  async function listSaid(id: ActionId) {
    return server.database.asOwner(async (client) => {
      const { rows } = await client.query<{ happened: string; person: number; forecast: unknown }>(
        'select happened, person_id as person, forecast_on as forecast from action_update where action_id = $1 order by id',
        [id],
      )
      return rows
    })
  }

  const update = (wanted: Record<string, string> = {}) => ({
    me: 'yes',
    happened: 'Nine of ten children were seen.',
    'form-key': randomUUID(),
    ...wanted,
  })

  test('without signing in the link’s person says an update, and the link has done its work', async () => {
    const { id, person, token } = await anAsked()
    const visitor = server.visit()
    const form = await visitor.get(`/update/${token}`)
    assert.equal(form.status, 200)
    assert.match(form.body, /I am Test Vale action owner/)
    assert.match(form.body, /\(L\d+\) · due 20 January 2027/)
    const sent = await visitor.post(
      `/update/${token}`,
      update({
        'forecastOn-day': '5',
        'forecastOn-month': '1',
        'forecastOn-year': '2027',
        help: 'A colleague',
      }),
    )
    assert.equal(sent.location, `/update/${token}`)
    const thanks = await visitor.get(`/update/${token}`)
    assert.match(thanks.body, /Your update is saved[\s\S]*Thank you[\s\S]*What happens next/)
    assert.doesNotMatch(thanks.body, /Nine of ten children/)
    assert.deepEqual(
      (await listSaid(id)).map((one) => [one.happened, one.person, String(one.forecast)]),
      [['Nine of ten children were seen.', person, '2027-01-05']],
    )
    assert.equal(String((await findState(id))?.lastUpdateOn), TODAY.toString())
  })

  test('the record says who it was', async () => {
    const { id, person, token } = await anAsked()
    await server.visit().post(`/update/${token}`, update())
    const events = await server.database.asOwner((client) =>
      client.query<{ person_id: number; body: string }>(
        `select person_id, body from event where thing_kind = 'action' and thing_id = $1 and act = 'updated'`,
        [id],
      ),
    )
    assert.deepEqual(
      events.rows.map((row) => row.person_id),
      [person],
    )
    assert.match(events.rows[0]?.body ?? '', /"name":"Test Vale action owner","role":"action owner"/)
  })

  test('the page shows the action’s reference and title and nothing else of the council', async () => {
    const { id, token } = await anAsked()
    const { body } = await server.visit().get(`/update/${token}`)
    assert.match(body, /Visit every child within ten days/)
    assert.doesNotMatch(body, /secret|\/councils\/|improvement lead of|first promise/)
    // Nothing else opens with it.
    const visitor = server.visit()
    await visitor.get(`/update/${token}`)
    for (const path of ['', '/plan', `/actions/${id}`, '/letters'])
      assert.match((await visitor.get(`/councils/test-vale${path}`)).location ?? '', /^\/sign-in/)
  })

  test('mistakes bring the form back with what was typed', async () => {
    const { id, token } = await anAsked()
    const reply = await server.visit().post(`/update/${token}`, {
      happened: '',
      next: 'Ask the “north” team',
      'forecastOn-day': '31',
      'forecastOn-month': '2',
      'forecastOn-year': '2027',
    })
    assert.equal(reply.status, 422)
    assert.match(reply.body, /Confirm that this is you/)
    assert.match(reply.body, /Enter what happened/)
    assert.match(reply.body, /must be a real date/)
    assert.match(reply.body, /Ask the “north” team/)
    assert.deepEqual(await listSaid(id), [])
  })

  test('a double press says one update and thanks twice', async () => {
    const { id, token } = await anAsked()
    const fields = update()
    const visitors = [server.visit(), server.visit(), server.visit()]
    const replies = await Promise.all(visitors.map((one) => one.post(`/update/${token}`, fields)))
    assert.deepEqual(
      replies.map((one) => one.location),
      Array(3).fill(`/update/${token}`),
    )
    assert.equal((await listSaid(id)).length, 1)
  })

  test('of two different updates with one link the second is told that it was not saved, with its words', async () => {
    const { id, token } = await anAsked()
    const first = server.visit()
    await first.post(`/update/${token}`, update())
    const second = await first.post(`/update/${token}`, update({ happened: 'Something quite different' }))
    assert.match(second.body, /This link was used before[\s\S]*was not saved[\s\S]*Something quite different/)
    assert.equal((await listSaid(id)).length, 1)
  })

  test('a link runs out after fourteen days, and says what to do', async () => {
    const { id, token } = await anAsked()
    now = NOW.add({ hours: 14 * 24 }).subtract({ seconds: 1 })
    assert.match((await server.visit().get(`/update/${token}`)).body, /Send the update/)
    now = NOW.add({ hours: 14 * 24 })
    const late = await server.visit().get(`/update/${token}`)
    assert.match(late.body, /This link has run out[\s\S]*sign in/)
    const sent = await server.visit().post(`/update/${token}`, update())
    assert.match(sent.body, /This link has run out[\s\S]*Nine of ten children/)
    now = NOW
    assert.deepEqual(await listSaid(id), [])
  })

  test('a newer link ends the older one', async () => {
    const { id, person, token } = await anAsked()
    const newer = await inCouncil(server.database, { council: server.council.id, ...write }, (db) =>
      saveUpdateLink(db, { action: id, person }, now),
    )
    assert.match((await server.visit().get(`/update/${token}`)).body, /A newer link has taken its place/)
    await server.visit().post(`/update/${token}`, update())
    assert.deepEqual(await listSaid(id), [])
    assert.match((await server.visit().get(`/update/${newer}`)).body, /Send the update/)
  })

  test('a link ends with the person’s place, their ownership, and the action', async () => {
    const given = await anAsked()
    const cancelled = await anAsked()
    await server.database.asOwner(async (client) => {
      await client.query('update action set owner_id = null where id = $1', [given.id])
      await client.query(
        `update action set cancelled_on = '2026-11-20', cancelled_why = 'Not needed' where id = $1`,
        [cancelled.id],
      )
    })
    assert.match((await server.visit().get(`/update/${given.token}`)).body, /no longer good/)
    assert.match((await server.visit().get(`/update/${cancelled.token}`)).body, /was cancelled/)
    await server.visit().post(`/update/${given.token}`, update())
    assert.deepEqual(await listSaid(given.id), [])
  })

  test('a token of another council, or one made up, opens nothing', async () => {
    const { id, token } = await anAsked(server.other)
    const [, secret = ''] = token.split('.')
    for (const wrong of [
      `${server.council.id}.${secret}`,
      `${token}x`,
      token.slice(0, -1),
      '1.x',
      'x',
      `0.${secret}`,
    ]) {
      assert.equal((await server.visit().get(`/update/${wrong}`)).status, 404, wrong)
      assert.equal((await server.visit().post(`/update/${wrong}`, update())).status, 404, wrong)
    }
    assert.deepEqual(await listSaid(id), [])
    assert.equal((await server.visit().get(`/update/${token}`)).status, 200)
  })

  test('the database holds no token', async () => {
    const { token } = await anAsked()
    const secret = token.split('.')[1] ?? ''
    const { rows } = await server.database.asOwner((client) =>
      client.query<{ kept: string }>(
        `select string_agg(u::text, '') || (select string_agg(e.body, '') from event e) as kept from update_link u`,
      ),
    )
    assert.equal(rows[0]?.kept.includes(secret), false)
    assert.equal(rows[0]?.kept.includes(Buffer.from(secret, 'base64url').toString('hex')), false)
  })

  const PICTURE = Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001',
    'hex',
  )

  test('a photograph sent with it becomes evidence of the action', async () => {
    const { id, token } = await anAsked()
    const visitor = server.visit()
    const without = await visitor.upload(`/update/${token}`, update(), {
      proof: { name: 'board.png', content: PICTURE },
    })
    assert.equal(without.status, 422)
    assert.match(without.body, /Select what the file is/)
    const sent = await visitor.upload(`/update/${token}`, update({ kind: 'observation' }), {
      proof: { name: 'board.png', content: PICTURE },
    })
    assert.equal(sent.status, 303)
    const action = await findState(id)
    assert.deepEqual([action?.evidenceCount, action?.evidenceKinds], [1, 1])
    const { rows } = await server.database.asOwner((client) =>
      client.query<{ name: string; content: Buffer; by: number }>(
        `select d.name, f.content, e.added_by as by from evidence e join evidence_claim c on c.evidence_id = e.id and c.council_id = e.council_id
       join document d on d.id = e.document_id and d.council_id = e.council_id
       join file f on f.sha256 = d.file_sha256 and f.council_id = d.council_id where c.action_id = $1`,
        [id],
      ),
    )
    assert.equal(rows[0]?.name, 'board.png')
    assert.deepEqual(rows[0]?.content, PICTURE)
    assert.equal(rows[0]?.by, server.council.people['action owner'])
  })

  test('a file that is too large is refused, and one sent with no good link is not read at all', async () => {
    const { id, token } = await anAsked()
    const large = { name: 'film.mov', content: Buffer.alloc(10_000_001, 1) }
    const refused = await server
      .visit()
      .upload(`/update/${token}`, update({ kind: 'data' }), { proof: large })
    assert.equal(refused.status, 422)
    assert.match(refused.body, /must be 10 MB or smaller/)
    const unknown = `${server.council.id}.${'A'.repeat(43)}`
    const small = { name: 'a.png', content: PICTURE }
    assert.equal((await server.visit().upload(`/update/${unknown}`, update(), { proof: small })).status, 403)
    assert.deepEqual(await listSaid(id), [])
  })
})

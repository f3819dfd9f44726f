import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { apiRoutes } from '../src/app.ts'
import { KEY_ACTS, type KeyAct } from '../src/councils/api-key.ts'
import { saveNewApiKey } from '../src/councils/api-key-store.ts'
import { inCouncil } from '../src/database/council-database.ts'
import { ACTS } from '../src/shared/permissions.ts'
import type { ApiRoute } from '../src/web/api.ts'
import { BUILDER, type TestCouncil, TODAY } from './test-server.ts'
import { aDemonstration, type Demonstration } from './test-demonstration.ts'
import { fillIn, type Things, thingsFor } from './test-things.ts'

// Every route of the API: with its key, without one, with one of another council, and with one for something else.

const ALL_ACTS = Object.keys(KEY_ACTS) as KeyAct[]
let ground: Demonstration & { readonly own: Things; readonly others: Things }

describe('the API', () => {
  before(async () => {
    const demonstration = await aDemonstration()
    const { council, other } = demonstration
    const own = await thingsFor(demonstration, council, 'improvement lead')
    const others = await thingsFor(demonstration, other, 'improvement lead')
    ground = { ...demonstration, own: { ...own, council: council.slug }, others }
  })

  after(async () => {
    await ground.app.close()
    await ground.database.close()
  })

  test('every route names an act that keys are made for, and says what it does', () => {
    assert.ok(apiRoutes.length > 0)
    for (const route of apiRoutes) {
      assert.ok(ACTS.includes(route.act) && route.act in KEY_ACTS, route.path)
      assert.match(route.path, /^\/api\/councils\/:council\//)
      assert.ok(route.says.does.length > 20, route.path)
      assert.equal(route.method === 'POST', 'example' in route.says, `${route.path} shows what to send`)
    }
  })

  test('a key reads what it may, as JSON that nothing keeps', async () => {
    const token = await aKey(ground.council, ALL_ACTS)
    for (const route of apiRoutes.filter(({ method }) => method === 'GET')) {
      const reply = await call(route, { token })
      assert.equal(reply.statusCode, 200, route.path)
      assert.match(String(reply.headers['content-type']), /^application\/json/)
      assert.equal(reply.headers['cache-control'], 'no-store')
      assert.ok(Object.keys(reply.json<object>()).length > 0)
    }
  })

  test('what the plan and the register say is what is sent', async () => {
    const token = await aKey(ground.council, ALL_ACTS)
    const at = (path: string) => get(`/api/councils/${ground.council.slug}/${path}`, token)
    const { actions } = (await at('actions')).json<{ actions: { reference: string; stage: string }[] }>()
    const { rows } = await ground.database.asOwner((client) =>
      client.query<{ reference: string }>('select reference from action where council_id = $1', [
        ground.council.id,
      ]),
    )
    assert.deepEqual(
      actions.map((one) => one.reference).toSorted(),
      rows.map((one) => one.reference).toSorted(),
    )
    const { requirements } = (await at('requirements')).json<{
      requirements: { words: string; due: string }[]
    }>()
    assert.ok(requirements.length > 0 && requirements.every((one) => one.words !== '' && one.due !== ''))
  })

  test('without a key that holds nothing is told, not even whether the council is there', async () => {
    const ended = await aKey(ground.council, ALL_ACTS)
    await ground.database.asOwner((client) =>
      client.query(
        `update api_key set ended_at = now(), ended_why = 'lost' where id = (select max(id) from api_key)`,
      ),
    )
    const past = await aKey(ground.council, ALL_ACTS)
    await ground.database.asOwner((client) =>
      client.query(
        `update api_key set made_on = '2026-01-01', ends_on = '2026-02-01' where id = (select max(id) from api_key)`,
      ),
    )
    const tokens = [
      null,
      ended,
      past,
      'x'.repeat(40),
      `los_${ground.council.id}_${'x'.repeat(43)}`,
      'los_99999_x',
    ]
    for (const route of apiRoutes) {
      for (const token of tokens) {
        const reply = await call(route, { token })
        assert.equal(reply.statusCode, 401, `${route.path} with ${token}`)
        assert.equal(reply.headers['www-authenticate'], 'Bearer')
      }
    }
  })

  test('a key of one council finds nothing in another, by its address or by its ids', async () => {
    const token = await aKey(ground.council, ALL_ACTS)
    for (const route of apiRoutes) {
      const there = await call(route, { token, things: { ...ground.own, council: ground.other.slug } })
      assert.equal(there.statusCode, 404, route.path)
      if (!/:(?!council)/.test(route.path)) continue
      const borrowed = { ...ground.others, council: ground.council.slug }
      assert.equal((await call(route, { token, things: borrowed })).statusCode, 404, route.path)
    }
  })

  test('a key does only what it was made for', async () => {
    for (const route of apiRoutes) {
      const token = await aKey(
        ground.council,
        ALL_ACTS.filter((act) => act !== route.act),
      )
      assert.equal((await call(route, { token })).statusCode, 403, route.path)
    }
  })

  test('a session opens nothing of it, and a key opens no page', async () => {
    const token = await aKey(ground.council, ALL_ACTS)
    const page = await get(`/councils/${ground.council.slug}/plan`, token)
    assert.equal(page.statusCode, 303)
    assert.match(String(page.headers.location), /^\/sign-in/)
  })

  test('what is not JSON, or not there, is refused in JSON', async () => {
    const token = await aKey(ground.council, ALL_ACTS)
    const missing = await get('/api/councils/nothing/here', token)
    assert.equal(missing.statusCode, 404)
    assert.ok(missing.json<{ problems: unknown[] }>().problems.length === 1)
    for (const route of apiRoutes.filter(({ method }) => method === 'POST')) {
      const url = fillIn(route.path, ground.own) ?? ''
      const sent = (payload: string, type: string) =>
        ground.app.inject({
          method: 'POST',
          url,
          payload,
          headers: { authorization: `Bearer ${token}`, 'content-type': type },
        })
      assert.equal((await sent('{"values": [', 'application/json')).statusCode, 400, route.path)
      assert.equal((await sent('a=1', 'application/x-www-form-urlencoded')).statusCode, 415, route.path)
      for (const odd of ['null', '[]', '7', '"x"', '{}'])
        assert.equal((await sent(odd, 'application/json')).statusCode, 422, `${route.path} ${odd}`)
    }
  })
})

async function aKey(
  council: TestCouncil | Demonstration['council'],
  acts: readonly KeyAct[],
): Promise<string> {
  const token = await inCouncil(
    ground.database,
    { council: council.id, actor: BUILDER, access: 'write' },
    (db) =>
      saveNewApiKey(
        db,
        { name: 'A test', acts, endsOn: TODAY.add({ days: 30 }) },
        { today: TODAY, formKey: null },
      ),
  )
  assert.ok(token !== null)
  return token
}

function get(url: string, token: string | null) {
  return ground.app.inject({
    method: 'GET',
    url,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  })
}

async function call(
  route: ApiRoute,
  { token, things = ground.own }: { token: string | null; things?: Things },
) {
  const url = fillIn(route.path, things) ?? ''
  if (route.method === 'GET') return get(url, token)
  return ground.app.inject({
    method: 'POST',
    url,
    payload: JSON.stringify(route.says.example),
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
  })
}

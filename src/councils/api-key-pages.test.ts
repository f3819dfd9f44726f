import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aServer, type TestServer } from '../../test/test-server.ts'

describe('keys for other programs', () => {
  let server: TestServer
  const at = (path = '') => `/councils/test-vale/keys${path}`

  before(async () => {
    server = await aServer()
  })
  after(async () => {
    await server.app.close()
    await server.database.close()
  })

  test('a key is shown once, works, and is refused from the moment it ends', async () => {
    const admin = await server.signIn('administrator')
    const empty = await admin.get(at())
    assert.match(empty.body, /There is no key yet/)
    const formKey = /name="form-key" value="([^"]+)"/.exec(empty.body)?.[1] ?? ''
    const fields = { name: 'The case system', acts: ['see the plan'], days: '90', 'form-key': formKey }
    const made = await admin.post(at(), fields)
    const token = /los_\d+_[\w-]{43}/.exec(made.body)?.[0] ?? ''
    assert.notEqual(token, '')
    assert.equal(await ask(token), 200)

    const again = await admin.post(at(), fields)
    assert.equal(again.status, 303, 'a double press makes no second key')
    const list = await admin.get(at())
    assert.match(list.body, /The case system/)
    assert.ok(!list.body.includes(token))
    assert.match(list.body, /21 Nov 2026/, 'the day it was last used')

    const key = /\/keys\/(\d+)"/.exec(list.body)?.[1] ?? ''
    const noReason = await admin.post(at(`/${key}/end`), { why: '' })
    assert.equal(noReason.status, 422)
    assert.match(noReason.body, /Enter why the key ends/)
    await admin.post(at(`/${key}/end`), { why: 'The supplier changed' })
    assert.equal(await ask(token), 401)
    const shown = await admin.get(at(`/${key}`))
    assert.match(shown.body, /ended \(The supplier changed\)/)
    assert.match(shown.body, /made a key for another program/)
    assert.equal((await admin.post(at(`/${key}/end`), { why: 'twice' })).status, 303)
  })

  test('the database keeps no key, only its trace', async () => {
    const admin = await server.signIn('administrator')
    const made = await admin.post(at(), { name: 'Kept nowhere', acts: ['see measures'], days: '30' })
    const secret = /los_\d+_([\w-]{43})/.exec(made.body)?.[1] ?? ''
    assert.notEqual(secret, '')
    const { rows } = await server.database.asOwner((client) =>
      client.query<{ found: boolean }>(
        `select bool_or(k::text like '%' || $1 || '%') as found from api_key k`,
        [secret],
      ),
    )
    assert.equal(rows[0]?.found, false)
  })

  test('mistakes bring the form back with what was typed', async () => {
    const lead = await server.signIn('improvement lead')
    const reply = await lead.post(at(), { name: '', acts: ['invite people'], days: '9999' })
    assert.equal(reply.status, 422)
    assert.match(reply.body, /Enter what the key is for/)
    assert.match(reply.body, /Select what the key may do/)
    assert.match(reply.body, /Select how long the key holds/)
  })

  test('a senior leader makes no keys, and another council’s key is not found', async () => {
    const leader = await server.signIn('senior leader')
    assert.equal((await leader.get(at())).status, 403)
    const admin = await server.signIn('administrator', server.other)
    assert.equal((await admin.get('/councils/other-moor/keys/1')).status, 404)
  })

  async function ask(token: string): Promise<number> {
    const url = '/api/councils/test-vale/actions'
    const reply = await server.app.inject({
      method: 'GET',
      url,
      headers: { authorization: `Bearer ${token}` },
    })
    return reply.statusCode
  }
})

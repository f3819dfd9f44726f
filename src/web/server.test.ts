import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aServer } from '../../test/test-server.ts'

const HEADERS = ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'x-frame-options']

test('security headers stand on every kind of answer', async () => {
  const { visit, signIn, app } = await aServer()
  const scrutiny = await signIn('scrutiny member')
  const replies = {
    page: await visit().get('/sign-in'),
    redirect: await visit().get('/councils/test-vale'),
    missing: await visit().get('/nowhere'),
    forbidden: await scrutiny.get('/councils/test-vale/people'),
    health: await visit().get('/health'),
  }
  assert.deepEqual(
    Object.values(replies).map((reply) => reply.status),
    [200, 303, 404, 403, 200],
  )
  for (const [kind, reply] of Object.entries(replies)) {
    for (const header of HEADERS) assert.ok(reply.headers[header], `${kind} has no ${header}`)
  }
  assert.match(String(replies.page.headers['content-security-policy']), /script-src 'self'/)
  await app.close()
})

test('a form without its token changes nothing, and is offered again with all that was typed', async () => {
  const { app, signIn, council } = await aServer()
  const lead = await signIn('improvement lead')
  const stale = await lead.post(`/councils/${council.slug}/packs`, {
    'form-token': 'stale',
    title: 'A pack of mine',
  })
  assert.equal(stale.status, 403)
  assert.match(stale.body, /A pack of mine/)
  assert.match(stale.body, /Send it again/)
  await app.close()
})

test('a form from another site is refused and not offered again', async () => {
  const { app, signIn, council } = await aServer()
  const lead = await signIn('improvement lead')
  await lead.get('/account')
  const reply = await app.inject({
    method: 'POST',
    url: `/councils/${council.slug}/packs`,
    headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'title=Theirs',
  })
  assert.equal(reply.statusCode, 403)
  assert.doesNotMatch(reply.body, /Send it again/)
  await app.close()
})

test('while the database is away a sent form is kept on the page that says so', async () => {
  const { app, database, signIn, council } = await aServer()
  const lead = await signIn('improvement lead')
  const before = await lead.get('/account')
  const token = /name="form-token" value="([^"]+)"/.exec(before.body)?.[1] ?? ''
  await database.pool.end()
  const reply = await lead.post(`/councils/${council.slug}/packs`, {
    'form-token': token,
    title: 'Kept for later',
  })
  assert.equal(reply.status === 503 || reply.status === 500, true)
  assert.match(reply.body, /Kept for later/)
  const health = await lead.get('/health')
  assert.equal(health.status, 503)
  await app.close()
})

test('an address that cannot be read, and words that cannot be kept, get a page and not a fault', async () => {
  const { app, signIn, council } = await aServer()
  const broken = await app.inject({ url: '/%' })
  assert.equal(broken.statusCode, 404)
  assert.ok(broken.headers['content-security-policy'])
  assert.match(broken.body, /Page not found/)
  const lead = await signIn('improvement lead')
  assert.equal((await lead.get(`/councils/${council.slug}/history?words=%00`)).status, 200)
  const odd = await app.inject({ method: 'POST', url: '/sign-in', headers: { origin: 'x' }, payload: '' })
  assert.equal(odd.statusCode, 403)
  await app.close()
})

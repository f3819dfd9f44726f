import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { aServer, BUILDER, type Client, NOW, type TestServer } from '../../test/test-server.ts'
import { inSystem } from '../database/council-database.ts'
import { savePasswordHash, saveSecondFactor } from './person-store.ts'
import { hashPassword } from './write-password-hash.ts'
import { hashRecoveryCode } from './write-second-factor.ts'

const PASSWORD = 'otter lantern quilt'
const NEW = 'pelican wet nineteen'
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

async function withKeys(): Promise<TestServer> {
  const server = await aServer()
  const person = server.council.people['improvement lead']
  const hash = await hashPassword(PASSWORD)
  await inSystem(server.database, { actor: BUILDER, access: 'write' }, async (db) => {
    await savePasswordHash(db, person, hash)
    const confirmed = {
      secret: SECRET,
      step: 1,
      now: NOW,
      recoveryHashes: [hashRecoveryCode('7k2m-9qhx-41vd-0ztb')],
    }
    await saveSecondFactor(db, { id: person, name: 'Lead' }, confirmed)
  })
  return server
}

const isIn = async (client: Client): Promise<boolean> => (await client.get('/account')).status === 200

test('the account page shows who one is, one’s roles and one’s sessions', async () => {
  const { signIn } = await withKeys()
  const client = await signIn('improvement lead')
  await signIn('improvement lead')
  const { body } = await client.get('/account')
  for (const words of [
    /Test Vale improvement lead/,
    /improvement-lead@test-vale\.example/,
    /This one/,
    /End all others/,
    /1 left/,
  ])
    assert.match(body, words)
  assert.equal(body.match(/action="\/account\/sessions\/\d+\/end"/g)?.length, 2)
})

test('a session can be ended from another, and only one’s own', async () => {
  const { signIn } = await withKeys()
  const [here, there, stranger] = [
    await signIn('improvement lead'),
    await signIn('improvement lead'),
    await signIn('senior leader'),
  ]
  const ends = [
    ...(await here.get('/account')).body.matchAll(/action="(\/account\/sessions\/\d+\/end)"/g),
  ].map((one) => one[1] ?? '')
  for (const path of ends) await stranger.post(path)
  assert.equal(await isIn(here), true)
  assert.equal(await isIn(there), true)
  await here.post('/account/sessions/end')
  assert.equal(await isIn(here), true)
  assert.equal(await isIn(there), false)
  assert.equal(await isIn(stranger), true)
})

test('ending the session at hand signs out', async () => {
  const { signIn } = await withKeys()
  const client = await signIn('improvement lead')
  const path = /action="(\/account\/sessions\/\d+\/end)"/.exec((await client.get('/account')).body)?.[1] ?? ''
  const reply = await client.post(path)
  assert.equal(reply.location, '/sign-in')
  assert.equal(await isIn(client), false)
})

test('a password is changed with the present one, and the other sessions end', async () => {
  const { signIn, visit } = await withKeys()
  const [here, there] = [await signIn('improvement lead'), await signIn('improvement lead')]
  const wrong = await here.post('/account/password', { current: 'something else', password: NEW })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /Current password is not right/)
  assert.match((await here.post('/account/password', { password: NEW })).body, /Enter your current password/)
  assert.match(
    (await here.post('/account/password', { current: PASSWORD, password: 'TestVale2026' })).body,
    /harder to guess/,
  )
  assert.equal((await here.post('/account/password', { current: PASSWORD, password: NEW })).status, 303)
  assert.equal(await isIn(here), true)
  assert.equal(await isIn(there), false)
  const email = 'improvement-lead@test-vale.example'
  assert.equal((await visit().post('/sign-in', { email, password: PASSWORD })).status, 422)
  assert.equal((await visit().post('/sign-in', { email, password: NEW })).status, 303)
})

test('whoever sits at an open browser cannot guess the password without end', async () => {
  const { signIn } = await withKeys()
  const client = await signIn('improvement lead')
  for (let time = 0; time < 5; time += 1)
    await client.post('/account/password', { current: 'a guess', password: NEW })
  const reply = await client.post('/account/recovery-codes', { current: PASSWORD })
  assert.match(reply.body, /Wait 1 minute,/)
})

test('the app is replaced with a code of the new one, and looking changes nothing', async () => {
  const { signIn, database } = await withKeys()
  const client = await signIn('improvement lead')
  const secretIn = async (): Promise<string> =>
    (
      /sight-set-up__key">([A-Z2-7 ]+)</.exec((await client.get('/account/second-factor')).body)?.[1] ?? ''
    ).replaceAll(' ', '')
  const secret = await secretIn()
  assert.equal(secret.length, 32)
  assert.notEqual(secret, SECRET)
  assert.equal(await secretIn(), secret)
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: NOW.epochMilliseconds })
  const old = new TOTP({ secret: Secret.fromBase32(SECRET) }).generate({ timestamp: NOW.epochMilliseconds })
  assert.equal((await client.post('/account/second-factor', { current: PASSWORD, code: old })).status, 422)
  assert.equal((await client.post('/account/second-factor', { current: 'a guess', code })).status, 422)
  const done = await client.post('/account/second-factor', { current: PASSWORD, code })
  assert.match(done.body, /Keep your recovery codes/)
  const { rows } = await database.pool.query<{ secret: string }>(
    'select totp_secret as secret from person where totp_secret is not null',
  )
  assert.equal(rows[0]?.secret, secret)
  assert.notEqual(await secretIn(), secret)
})

test('new recovery codes take the place of the old', async () => {
  const { signIn, visit } = await withKeys()
  const client = await signIn('improvement lead')
  const page = await client.post('/account/recovery-codes', { current: PASSWORD })
  const codes = page.body.match(/[0-9a-z]{4}(?:-[0-9a-z]{4}){3}(?=<\/code>)/g) ?? []
  assert.equal(codes.length, 10)
  const other = visit()
  await other.post('/sign-in', { email: 'improvement-lead@test-vale.example', password: PASSWORD })
  assert.equal((await other.post('/sign-in/second-factor', { code: '7k2m-9qhx-41vd-0ztb' })).status, 422)
  assert.equal((await other.post('/sign-in/second-factor', { code: codes[3] ?? '' })).status, 303)
})

test('whoever signs in without a password has none to change', async () => {
  const { signIn } = await withKeys()
  const client = await signIn('board member')
  for (const path of ['/account/password', '/account/second-factor', '/account/recovery-codes']) {
    assert.equal((await client.get(path)).status, 403, path)
    assert.equal((await client.post(path, { current: PASSWORD, password: NEW })).status, 403, path)
  }
})

test('the front door leads to the one council, and says so where there is none', async () => {
  const { signIn, visit, database, council } = await withKeys()
  assert.equal((await visit().get('/')).location, '/sign-in')
  const client = await signIn('senior leader')
  assert.equal((await client.get('/')).location, '/councils/test-vale')
  await database.asOwner((owner) =>
    owner.query('update role_grant set ended_at = now() where person_id = $1', [
      council.people['senior leader'],
    ]),
  )
  assert.equal((await client.get('/')).location, '/councils')
  assert.match((await client.get('/councils')).body, /You belong to no council/)
})

test('the accessibility statement is open to everyone', async () => {
  const { visit } = await withKeys()
  const page = await visit().get('/accessibility')
  assert.equal(page.status, 200)
  assert.match(page.body, /Accessibility statement/)
})

test('signing out ends the session and lets the browser forget', async () => {
  const { signIn } = await withKeys()
  const client = await signIn('improvement lead')
  const reply = await client.post('/sign-out')
  assert.equal(reply.headers['clear-site-data'], '"cache", "storage"')
  assert.equal(await isIn(client), false)
})

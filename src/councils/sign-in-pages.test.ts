import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { aServer, BUILDER, type Client, NOW, type Reply, type TestServer } from '../../test/test-server.ts'
import { inSystem } from '../database/council-database.ts'
import type { PersonId } from '../shared/ids.ts'
import { findKeys, savePasswordHash, saveRecoveryCodes, saveSecondFactor } from './person-store.ts'
import { hashPassword, isPassword } from './write-password-hash.ts'
import { hashRecoveryCode } from './write-second-factor.ts'

const PASSWORD = 'otter lantern quilt'
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const LEAD = 'improvement-lead@test-vale.example'

/** A server whose clock the test moves, and whose improvement lead has a password and an app. */
async function aSignInServer(): Promise<
  TestServer & { readonly wait: (seconds: number) => void; readonly code: () => string }
> {
  let now = NOW
  const server = await aServer(() => now)
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
  return { ...server, wait: (seconds) => (now = now.add({ seconds })), code: () => codeAt(SECRET, now) }
}

function codeAt(secret: string, at: Temporal.Instant): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.epochMilliseconds })
}

async function typePassword(client: Client, password = PASSWORD, email = LEAD): Promise<Reply> {
  return client.post('/sign-in', { email, password })
}

async function isSignedIn(client: Client): Promise<boolean> {
  return (await client.get('/account')).status === 200
}

function errorsIn(reply: Reply): string {
  return (
    /govuk-error-summary__list">([\s\S]*?)<\/ul>/
      .exec(reply.body)?.[1]
      ?.replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim() ?? ''
  )
}

test('a password and a code sign a person in, and the password alone does not', async () => {
  const { visit, code } = await aSignInServer()
  const client = visit()
  const first = await typePassword(client)
  assert.equal(first.location, '/sign-in/second-factor')
  assert.equal(await isSignedIn(client), false)
  const second = await client.post('/sign-in/second-factor', { code: code() })
  assert.equal(second.status, 303)
  assert.equal(second.location, '/')
  assert.equal(await isSignedIn(client), true)
})

test('sign-in goes on to the page that was asked for, and only to one of ours', async () => {
  const { visit, code } = await aSignInServer()
  const client = visit()
  const first = await client.post('/sign-in', {
    email: LEAD,
    password: PASSWORD,
    next: '/councils/test-vale/plan',
  })
  assert.equal(first.location, '/sign-in/second-factor?next=%2Fcouncils%2Ftest-vale%2Fplan')
  const page = await client.get(first.location ?? '')
  assert.match(page.body, /name="next" value="\/councils\/test-vale\/plan"/)
  const away = await client.post('/sign-in/second-factor', { code: code(), next: 'https://evil.example/' })
  assert.equal(away.location, '/')
})

test('a wrong password and an unknown address get the same answer', async () => {
  const { visit } = await aSignInServer()
  const wrong = await typePassword(visit(), 'another password here')
  const unknown = await typePassword(visit(), PASSWORD, 'nobody@test-vale.example')
  const without = await typePassword(visit(), PASSWORD, 'case-lead@test-vale.example')
  for (const reply of [wrong, unknown, without]) {
    assert.equal(reply.status, 422)
    assert.equal(errorsIn(reply), 'E-mail address or password is not right')
  }
})

test('what was typed stays, but for the password', async () => {
  const { visit } = await aSignInServer()
  const reply = await typePassword(visit(), 'another password here')
  assert.match(reply.body, /value="improvement-lead@test-vale\.example"/)
  assert.doesNotMatch(reply.body, /another password here/)
  assert.match(errorsIn(await visit().post('/sign-in', {})), /Enter your e-mail address Enter your password/)
})

test('after five wrong passwords the right one must wait, and the waits grow', async () => {
  const { visit, wait } = await aSignInServer()
  const client = visit()
  for (let time = 0; time < 5; time += 1) await typePassword(client, 'another password here')
  assert.match(errorsIn(await typePassword(client)), /Wait 1 minute,/)
  wait(61)
  assert.match(errorsIn(await typePassword(client, 'another password here')), /not right/)
  assert.match(errorsIn(await typePassword(client)), /Wait 2 minutes,/)
  wait(121)
  assert.equal((await typePassword(client)).status, 303)
})

test('an address nobody has must wait just the same', async () => {
  const { visit } = await aSignInServer()
  for (let time = 0; time < 5; time += 1) await typePassword(visit(), PASSWORD, 'nobody@test-vale.example')
  assert.match(errorsIn(await typePassword(visit(), PASSWORD, 'Nobody@Test-Vale.example')), /Wait 1 minute,/)
})

test('twenty guesses at once are no more than five', async () => {
  const { visit } = await aSignInServer()
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => typePassword(visit(), 'another password here')),
  )
  assert.equal(replies.filter((reply) => errorsIn(reply).includes('not right')).length, 5)
})

test('attempts keep no address that can be read', async () => {
  const { visit, database } = await aSignInServer()
  await typePassword(visit(), 'another password here')
  const { rows } = await database.pool.query<{ all: string }>(
    'select sign_in_attempt::text as all from sign_in_attempt',
  )
  assert.equal(rows.length, 1)
  assert.doesNotMatch(rows[0]?.all ?? '', /vale|127\.0/)
})

test('attempts are forgotten after two days', async () => {
  const { visit, database, wait } = await aSignInServer()
  for (let time = 0; time < 3; time += 1) await typePassword(visit(), 'another password here')
  wait(49 * 3600)
  await typePassword(visit(), 'another password here')
  const { rows } = await database.pool.query<{ count: number }>('select count(*) from sign_in_attempt')
  assert.equal(rows[0]?.count, 1)
})

test('a code works once, in another browser too', async () => {
  const { visit, code } = await aSignInServer()
  const [one, other] = [visit(), visit()]
  await typePassword(one)
  await typePassword(other)
  const same = code()
  assert.equal((await one.post('/sign-in/second-factor', { code: same })).status, 303)
  const again = await other.post('/sign-in/second-factor', { code: same })
  assert.equal(again.status, 422)
  assert.match(errorsIn(again), /not right, or was used already/)
  assert.equal(await isSignedIn(other), false)
})

test('one code sent twice at the same moment signs in once', async () => {
  const { visit, code } = await aSignInServer()
  const clients = [visit(), visit(), visit()]
  for (const client of clients) await typePassword(client)
  const replies = await Promise.all(
    clients.map((client) => client.post('/sign-in/second-factor', { code: code() })),
  )
  assert.equal(replies.filter((reply) => reply.status === 303).length, 1)
})

test('a clock half a minute wrong is forgiven, and a whole minute is not', async () => {
  const { visit, wait } = await aSignInServer()
  const early = codeAt(SECRET, NOW.add({ seconds: 30 }))
  const old = codeAt(SECRET, NOW.subtract({ seconds: 60 }))
  const client = visit()
  await typePassword(client)
  assert.equal((await client.post('/sign-in/second-factor', { code: old })).status, 422)
  assert.equal((await client.post('/sign-in/second-factor', { code: early })).status, 303)
  wait(1)
})

test('six guesses at a code must wait, whatever the password earned', async () => {
  const { visit, code } = await aSignInServer()
  const client = visit()
  for (let time = 0; time < 5; time += 1) {
    await typePassword(client)
    await client.post('/sign-in/second-factor', { code: '000000' })
  }
  const last = await client.post('/sign-in/second-factor', { code: code() })
  assert.match(errorsIn(last), /Wait 1 minute,/)
})

test('a recovery code signs in once, and says how many are left', async () => {
  const { visit } = await aSignInServer()
  const client = visit()
  await typePassword(client)
  assert.match((await client.get('/sign-in/second-factor?use=recovery-code')).body, /Enter a recovery code/)
  const reply = await client.post('/sign-in/second-factor', { code: '7K2M 9QHX 4LVD OZTB' })
  assert.equal(reply.status, 303)
  assert.match((await client.get('/account')).body, /You used a recovery code\. None is left/)
  const other = visit()
  await typePassword(other)
  assert.equal((await other.post('/sign-in/second-factor', { code: '7k2m-9qhx-41vd-0ztb' })).status, 422)
})

test('the second step waits ten minutes and no longer', async () => {
  const { visit, wait, code } = await aSignInServer()
  const client = visit()
  await typePassword(client)
  wait(601)
  const reply = await client.post('/sign-in/second-factor', { code: code() })
  assert.equal(reply.location, '/sign-in')
  assert.equal(await isSignedIn(client), false)
})

test('the note between the steps cannot be made up, or made for somebody else', async () => {
  const { app, visit, council } = await aSignInServer()
  const client = visit()
  const reply = await typePassword(client)
  const cookie = String(reply.headers['set-cookie']).match(/los-second=([^;]+)/)?.[1] ?? ''
  const other = council.people['senior leader']
  const [, until, signature] = cookie.split('.')
  for (const forged of [
    `${other}.${until}.${signature}`,
    cookie.slice(0, -2),
    `${cookie}x`,
    `1.99999999999.${'A'.repeat(43)}`,
    '',
  ]) {
    const page = await app.inject({
      url: '/sign-in/second-factor',
      headers: { cookie: `los-second=${forged}` },
    })
    assert.equal(page.headers.location, '/sign-in', forged)
  }
  const page = await app.inject({
    url: '/sign-in/second-factor',
    headers: { cookie: `los-second=${cookie}` },
  })
  assert.equal(page.statusCode, 200)
  // Nor is it a session.
  const account = await app.inject({ url: '/account', headers: { cookie: `los-session=${cookie}` } })
  assert.equal(account.statusCode, 303)
})

test('whoever has no app yet sets one up before anything else, and is shown ten codes once', async () => {
  const { visit, database, council } = await aSignInServer()
  const person = council.people['senior leader']
  const hash = await hashPassword(PASSWORD)
  await inSystem(database, { actor: BUILDER, access: 'write' }, (db) => savePasswordHash(db, person, hash))
  const client = visit()
  const first = await typePassword(client, PASSWORD, 'senior-leader@test-vale.example')
  assert.equal(first.location, '/sign-in/second-factor/set-up')
  assert.equal(await isSignedIn(client), false)
  const page = await client.get('/sign-in/second-factor/set-up')
  assert.match(page.body, /<svg class="sight-set-up__code"/)
  const secret = (/sight-set-up__key">([A-Z2-7 ]+)</.exec(page.body)?.[1] ?? '').replaceAll(' ', '')
  assert.equal(secret.length, 32)
  assert.equal((await client.post('/sign-in/second-factor/set-up', { code: '000000' })).status, 422)
  assert.equal(await isSignedIn(client), false)
  const done = await client.post('/sign-in/second-factor/set-up', { code: codeAt(secret, NOW) })
  const codes = done.body.match(/[0-9a-hjkmnp-tv-z]{4}(?:-[0-9a-hjkmnp-tv-z]{4}){3}/g) ?? []
  assert.equal(new Set(codes).size, 10)
  assert.equal(await isSignedIn(client), true)
  const kept = await keysOf(database, person)
  assert.notEqual(kept?.totpConfirmedAt, null)
  const { rows } = await database.pool.query<{ all: string }>(
    "select string_agg(code_hash::text, ' ') as all from recovery_code",
  )
  for (const code of codes) assert.ok(!(rows[0]?.all ?? '').includes(Buffer.from(code).toString('hex')))
})

test('the set-up is not for whoever has an app already', async () => {
  const { visit } = await aSignInServer()
  const client = visit()
  await typePassword(client)
  assert.equal((await client.get('/sign-in/second-factor/set-up')).location, '/sign-in')
  assert.equal((await client.post('/sign-in/second-factor/set-up', { code: '123456' })).location, '/sign-in')
})

test('a cheap hash is made anew at sign-in, and the password stays the same', async () => {
  const { visit, database, council, code } = await aSignInServer()
  const person = council.people['improvement lead']
  const { argon2Sync } = await import('node:crypto')
  const nonce = Buffer.from('0123456789abcdef')
  const tag = argon2Sync('argon2id', {
    message: PASSWORD,
    nonce,
    parallelism: 1,
    tagLength: 32,
    memory: 1024,
    passes: 1,
  })
  const [salt, hash] = [nonce, tag].map((bytes) => bytes.toString('base64').replaceAll('=', ''))
  await inSystem(database, { actor: BUILDER, access: 'write' }, (db) =>
    savePasswordHash(db, person, `$argon2id$v=19$m=1024,t=1,p=1$${salt}$${hash}`),
  )
  const client = visit()
  await typePassword(client)
  assert.equal((await client.post('/sign-in/second-factor', { code: code() })).status, 303)
  const kept = (await keysOf(database, person))?.passwordHash ?? ''
  assert.match(kept, /m=19456,t=2/)
  assert.equal(await isPassword(PASSWORD, kept), true)
})

test('each sign-in has a token of its own, and ends the session the browser had', async () => {
  const { visit, wait, code, app } = await aSignInServer()
  const client = visit()
  await typePassword(client)
  const first = await client.post('/sign-in/second-factor', { code: code() })
  const tokenOf = (reply: Reply): string =>
    /los-session=([^;]+)/.exec(String(reply.headers['set-cookie']))?.[1] ?? ''
  wait(30)
  await typePassword(client)
  const second = await client.post('/sign-in/second-factor', { code: code() })
  assert.notEqual(tokenOf(first), tokenOf(second))
  const old = await app.inject({ url: '/account', headers: { cookie: `los-session=${tokenOf(first)}` } })
  assert.equal(old.statusCode, 303)
})

test('a session ends after an hour without use', async () => {
  const { signIn, wait } = await aSignInServer()
  const client = await signIn('senior leader')
  wait(59 * 60)
  assert.equal(await isSignedIn(client), true)
  wait(59 * 60)
  assert.equal(await isSignedIn(client), true)
  wait(61 * 60)
  assert.equal(await isSignedIn(client), false)
})

test('a session ends after twelve hours, however busy', async () => {
  const { signIn, wait } = await aSignInServer()
  const client = await signIn('senior leader')
  for (let half = 0; half < 23; half += 1) {
    wait(30 * 60)
    assert.equal(await isSignedIn(client), true)
  }
  wait(31 * 60)
  assert.equal(await isSignedIn(client), false)
})

test('recovery codes are replaced as one', async () => {
  const { database, council } = await aSignInServer()
  const person = council.people['improvement lead']
  await inSystem(database, { actor: BUILDER, access: 'write' }, (db) =>
    saveRecoveryCodes(db, { id: person, name: 'Lead' }, [hashRecoveryCode('a'), hashRecoveryCode('b')]),
  )
  const { rows } = await database.pool.query<{ count: number }>('select count(*) from recovery_code')
  assert.equal(rows[0]?.count, 2)
})

async function keysOf(database: TestServer['database'], person: PersonId) {
  return inSystem(database, { actor: BUILDER, access: 'read' }, (db) => findKeys(db, person))
}

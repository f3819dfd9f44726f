import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import * as jose from 'jose'
import { aDatabase } from '../../test/test-database.ts'
import { aCouncil, BUILDER, NOW } from '../../test/test-server.ts'
import type { Database } from '../database/connect.ts'
import { inCouncil, inSystem } from '../database/council-database.ts'
import type { CouncilId } from '../shared/ids.ts'
import { loadAssets } from '../web/assets.ts'
import { buildServer } from '../web/server.ts'
import { accountPages } from './account-pages.ts'
import { councilAccountPages } from './council-account-pages.ts'
import { invitationPages } from './invitation-pages.ts'
import { saveInvitation } from './invitation-store.ts'
import { findKeysByEmail, savePasswordHash } from './person-store.ts'
import { findVisitor } from './session-store.ts'

describe('signing in with a council account', () => {
  // A stand-in issuer on this machine that can be told to misbehave in any one way, and our pages against it.

  const CLIENT = 'line-of-sight'
  const BASE = 'http://sight.test'
  const LEAD = 'improvement-lead@test-vale.example'

  type Claims = Record<string, unknown>
  type Keys = {
    readonly right: jose.CryptoKey
    readonly publicRight: jose.CryptoKey
    readonly wrong: jose.CryptoKey
  }

  /** What the issuer does; each test changes one thing. */
  type Conduct = {
    metadata: (right: Claims) => unknown
    keys: (right: jose.JWK[]) => unknown
    claims: (right: Claims) => Claims
    sign: (claims: Claims, keys: Keys) => Promise<string>
    token: (right: Claims) => unknown
    answer: (path: string, response: http.ServerResponse) => boolean
    checksPkce: boolean
  }

  const GOOD: Conduct = {
    metadata: (right) => right,
    keys: (right) => right,
    claims: (right) => right,
    sign: (claims, keys) => signed(claims, keys.right, { alg: 'RS256', kid: 'one' }),
    token: (right) => right,
    answer: () => false,
    checksPkce: true,
  }

  function signed(
    claims: Claims,
    key: jose.CryptoKey | Uint8Array,
    header: jose.JWTHeaderParameters,
  ): Promise<string> {
    return new jose.SignJWT(claims).setProtectedHeader(header).sign(key)
  }

  type Issuer = {
    readonly url: string
    conduct: Conduct
    readonly grant: (address: URL) => { readonly code: string; readonly state: string }
    readonly exchanges: string[]
    readonly close: () => void
  }

  async function anIssuer(): Promise<Issuer> {
    const right = await jose.generateKeyPair('RS256', { extractable: true })
    const wrong = await jose.generateKeyPair('RS256', { extractable: true })
    const keys: Keys = { right: right.privateKey, publicRight: right.publicKey, wrong: wrong.privateKey }
    const jwk = { ...(await jose.exportJWK(right.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
    const grants = new Map<string, { nonce: string; challenge: string; used: boolean }>()
    const issuer: { conduct: Conduct; exchanges: string[] } = { conduct: GOOD, exchanges: [] }
    let url = ''
    const metadata = (): Claims => ({
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    })
    const exchange = async (body: string): Promise<{ status: number; said: unknown }> => {
      const asked = new URLSearchParams(body)
      const code = asked.get('code') ?? ''
      issuer.exchanges.push(code)
      const grant = grants.get(code)
      const hash = createHash('sha256')
        .update(asked.get('code_verifier') ?? '')
        .digest('base64url')
      const fits =
        grant !== undefined && !grant.used && (!issuer.conduct.checksPkce || hash === grant.challenge)
      if (!fits) return { status: 400, said: { error: 'invalid_grant' } }
      grant.used = true
      const seconds = Math.floor(Date.now() / 1000)
      const claims = issuer.conduct.claims({
        iss: url,
        sub: 'subject-1',
        aud: CLIENT,
        iat: seconds,
        exp: seconds + 300,
        nonce: grant.nonce,
        email: LEAD,
        email_verified: true,
      })
      const idToken = await issuer.conduct.sign(claims, keys)
      return {
        status: 200,
        said: issuer.conduct.token({
          access_token: 'a',
          token_type: 'Bearer',
          expires_in: 60,
          id_token: idToken,
        }),
      }
    }
    const server = http.createServer((request, response) => {
      const path = request.url ?? ''
      const answer = (status: number, said: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
      }
      let body = ''
      request.on('data', (part) => (body += String(part)))
      request.on('end', () => {
        if (issuer.conduct.answer(path, response)) return
        if (path.startsWith('/.well-known')) answer(200, issuer.conduct.metadata(metadata()))
        else if (path === '/keys') answer(200, { keys: issuer.conduct.keys([jwk]) })
        else if (path === '/token') void exchange(body).then(({ status, said }) => answer(status, said))
        else answer(404, {})
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    let made = 0
    return Object.assign(issuer, {
      url,
      grant: (address: URL) => {
        made += 1
        const code = `code-${made}`
        grants.set(code, {
          nonce: address.searchParams.get('nonce') ?? '',
          challenge: address.searchParams.get('code_challenge') ?? '',
          used: false,
        })
        return { code, state: address.searchParams.get('state') ?? '' }
      },
      close: () => {
        server.closeAllConnections()
        server.close()
      },
    })
  }

  type Ground = { readonly database: Database; readonly issuer: Issuer; readonly council: CouncilId }

  const issuers: Issuer[] = []
  after(() => {
    for (const issuer of issuers) issuer.close()
  })

  async function aGround(): Promise<Ground> {
    const issuer = await anIssuer()
    issuers.push(issuer)
    const database = await aDatabase()
    const council = await aCouncil(database, 'test-vale', 'Test Vale')
    return { database, issuer, council: council.id }
  }

  async function anApp({ database, issuer }: Ground, issuerUrl = issuer.url): Promise<FastifyInstance> {
    const oidc = { issuer: issuerUrl, clientId: CLIENT, clientSecret: 'secret', patienceSeconds: 1 }
    const pages = [
      ...councilAccountPages({ oidc, baseUrl: BASE }),
      ...accountPages,
      ...invitationPages({ oidc: true }),
    ]
    return buildServer(pages, {
      database,
      assets: await loadAssets(),
      findVisitor: (token, moment) => findVisitor(database, token, moment),
      findApiCaller: async () => null,
      now: () => NOW,
      secure: false,
      trustProxy: false,
      logLevel: 'silent',
    })
  }

  class Browser {
    readonly app: FastifyInstance
    readonly cookies = new Map<string, string>()
    constructor(app: FastifyInstance) {
      this.app = app
    }

    async get(url: string): Promise<{ status: number; location: string; body: string }> {
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const reply = await this.app.inject({ url, headers: { cookie } })
      for (const { name, value } of reply.cookies) {
        if (value === '') this.cookies.delete(name)
        else this.cookies.set(name, value)
      }
      return { status: reply.statusCode, location: reply.headers.location ?? '', body: reply.body }
    }

    async isSignedIn(): Promise<boolean> {
      return (await this.get('/account')).status === 200
    }
  }

  type Back = Readonly<Record<string, string>>

  /** Goes to the issuer and comes back; `change` alters what the browser brings back, and what it kept. */
  async function travel(
    ground: Ground,
    browser: Browser,
    change: (back: Back, browser: Browser) => Back | Promise<Back> = (back) => back,
    next = '/account',
  ): Promise<{ status: number; location: string; body: string }> {
    const out = await browser.get(`/sign-in/council-account?next=${encodeURIComponent(next)}`)
    if (out.status !== 303) return out
    const address = new URL(out.location)
    const back = await change(ground.issuer.grant(address), browser)
    return browser.get(`/sign-in/council-account/callback?${new URLSearchParams(back).toString()}`)
  }

  test('a council account signs in the person it belongs to, at first by address and then by subject', async () => {
    const ground = await aGround()
    const browser = new Browser(await anApp(ground))
    const reply = await travel(ground, browser)
    assert.equal(reply.status, 303)
    assert.equal(reply.location, '/account')
    assert.match((await browser.get('/account')).body, /with your council account/)
    ground.issuer.conduct = {
      ...GOOD,
      claims: (right) => ({ ...right, email: 'renamed@test-vale.example', email_verified: false }),
    }
    const later = new Browser(browser.app)
    await travel(ground, later)
    assert.match((await later.get('/account')).body, /improvement-lead@test-vale\.example/)
  })

  test('the way there asks for a code with state, nonce and a hashed verifier, and keeps the secrets here', async () => {
    const ground = await aGround()
    const browser = new Browser(await anApp(ground))
    const { location } = await browser.get('/sign-in/council-account')
    const asked = new URL(location).searchParams
    assert.equal(asked.get('response_type'), 'code')
    assert.equal(asked.get('code_challenge_method'), 'S256')
    assert.equal(asked.get('redirect_uri'), `${BASE}/sign-in/council-account/callback`)
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.ok((asked.get(name) ?? '').length >= 43, name)
    const kept = JSON.parse(Buffer.from(browser.cookies.get('los-oidc') ?? '', 'base64url').toString()) as {
      verifier: string
    }
    assert.doesNotMatch(location, new RegExp(kept.verifier))
  })

  test('Entra ID says that it vouches for an address in words of its own', async () => {
    const ground = await aGround()
    ground.issuer.conduct = {
      ...GOOD,
      claims: ({ email_verified: _left, ...right }) => ({ ...right, xms_edov: true }),
    }
    const browser = new Browser(await anApp(ground))
    await travel(ground, browser)
    assert.equal(await browser.isSignedIn(), true)
  })

  test('joining a council account ends the password chosen before, which may have been somebody else’s', async () => {
    const ground = await aGround()
    const system = { actor: BUILDER, access: 'write' } as const
    const before = await inSystem(ground.database, system, (db) => findKeysByEmail(db, LEAD))
    assert.ok(before)
    await inSystem(ground.database, system, (db) => savePasswordHash(db, before.id, 'a hash'))
    await travel(ground, new Browser(await anApp(ground)))
    const joined = await inSystem(ground.database, system, (db) => findKeysByEmail(db, LEAD))
    assert.equal(joined?.passwordHash, null)
    assert.equal(joined?.oidcSubject, 'subject-1')
  })

  test('whoever has an invitation joins from its link with their council account', async () => {
    const ground = await aGround()
    const wanted = {
      name: 'Nia Penry',
      email: 'nia.penry@test-vale.example',
      role: 'action owner',
      jobTitle: '',
      partner: null,
    } as const
    const token = await inCouncil(
      ground.database,
      { council: ground.council, actor: BUILDER, access: 'write' },
      (db) => saveInvitation(db, wanted, NOW),
    )
    ground.issuer.conduct = {
      ...GOOD,
      claims: (right) => ({ ...right, sub: 'subject-9', email: wanted.email }),
    }
    const app = await anApp(ground)
    const stranger = new Browser(app)
    await travel(ground, stranger, (back) => back, '/account')
    assert.equal(await stranger.isSignedIn(), false)
    const browser = new Browser(app)
    const reply = await travel(ground, browser, (back) => back, `/invitations/${token}`)
    assert.equal(reply.location, `/invitations/${token}`)
    const page = await browser.get(reply.location)
    assert.match(page.body, /Join Test Vale/)
    assert.match(page.body, /Accept/)
  })

  const clean = ({ email_verified: _left, ...right }: Claims): Claims => right
  const without =
    (name: string) =>
    (right: Claims): Claims =>
      Object.fromEntries(Object.entries(right).filter(([key]) => key !== name))
  const withClaims = (more: Claims): Partial<Conduct> => ({ claims: (right) => ({ ...right, ...more }) })
  const soon = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds
  const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const at = (wanted: string, act: (response: http.ServerResponse) => void): Partial<Conduct> => ({
    answer: (path, response) => {
      if (!path.startsWith(wanted)) return false
      act(response)
      return true
    },
  })
  const flood = (response: http.ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const pour = (): void => {
      while (!response.destroyed && response.write(' '.repeat(65_536)));
      if (!response.destroyed) response.once('drain', pour)
    }
    response.on('error', () => {})
    pour()
  }

  const MISCONDUCT: Readonly<Record<string, Partial<Conduct>>> = {
    'signed with another key under the right name': {
      sign: (claims, keys) => signed(claims, keys.wrong, { alg: 'RS256', kid: 'one' }),
    },
    'signed with a key that is not in the list': {
      sign: (claims, keys) => signed(claims, keys.wrong, { alg: 'RS256', kid: 'two' }),
    },
    'no signature, alg none': { sign: async (claims) => `${base64({ alg: 'none' })}.${base64(claims)}.` },
    'alg None in other letters': { sign: async (claims) => `${base64({ alg: 'nOnE' })}.${base64(claims)}.` },
    'alg none although the metadata allow it': {
      metadata: (right) => ({ ...right, id_token_signing_alg_values_supported: ['none', 'RS256'] }),
      sign: async (claims) => `${base64({ alg: 'none' })}.${base64(claims)}.`,
    },
    'HS256 with the public key as secret': {
      sign: async (claims, keys) => {
        const head = `${base64({ alg: 'HS256', kid: 'one' })}.${base64(claims)}`
        const secret = await jose.exportSPKI(keys.publicRight)
        return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`
      },
    },
    'HS256 with the client secret': {
      metadata: (right) => ({ ...right, id_token_signing_alg_values_supported: ['HS256', 'RS256'] }),
      sign: (claims) => signed(claims, Buffer.from('secret'.padEnd(32, '-')), { alg: 'HS256' }),
    },
    'a signature cut short': {
      sign: async (claims, keys) =>
        (await signed(claims, keys.right, { alg: 'RS256', kid: 'one' })).slice(0, -8),
    },
    'claims changed after signing': {
      sign: async (claims, keys) => {
        const [head, , tail] = (await signed(claims, keys.right, { alg: 'RS256', kid: 'one' })).split('.')
        return `${head}.${base64({ ...claims, sub: 'another' })}.${tail}`
      },
    },
    'a key that comes along in the token': {
      sign: async (claims, keys) => {
        const jwk = { kty: 'RSA', ...(await jose.exportJWK(keys.wrong)) } as jose.JWK
        return signed(claims, keys.wrong, {
          alg: 'RS256',
          jwk: { kty: 'RSA', n: jwk.n ?? '', e: jwk.e ?? '' },
        })
      },
    },
    'not a token at all': { sign: async () => 'hello' },
    'a critical header nobody knows': {
      sign: (claims, keys) =>
        new jose.SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', kid: 'one', crit: ['x'], x: 1 })
          .sign(keys.right, { crit: { x: true } }),
    },
    'another issuer': withClaims({ iss: 'https://evil.example' }),
    'the issuer with a path added': {
      claims: (right) => ({ ...right, iss: `${String(right['iss'])}/tenant` }),
    },
    'no issuer': { claims: without('iss') },
    'for another client': withClaims({ aud: 'another-client' }),
    'for us and another client': withClaims({ aud: [CLIENT, 'another-client'], azp: 'another-client' }),
    'for us and another client, authorised to us': withClaims({
      aud: [CLIENT, 'another-client'],
      azp: CLIENT,
    }),
    'for nobody': { claims: without('aud') },
    'another nonce': withClaims({ nonce: 'another' }),
    'no nonce': { claims: without('nonce') },
    expired: { claims: (right) => ({ ...right, iat: soon(-900), exp: soon(-600) }) },
    'no end': { claims: without('exp') },
    'an end that is no number': withClaims({ exp: 'tomorrow' }),
    'not yet valid': { claims: (right) => ({ ...right, nbf: soon(600) }) },
    'no time of issue': { claims: without('iat') },
    'no subject': { claims: without('sub') },
    'an empty subject': withClaims({ sub: '' }),
    'a subject that is a number': withClaims({ sub: 7 }),
    'an unverified address': withClaims({ email_verified: false }),
    'nobody vouches for the address': { claims: clean },
    'an address vouched for in words': withClaims({ email_verified: 'yes' }),
    'an unverified address, whatever Entra says of the domain': withClaims({
      email_verified: false,
      xms_edov: true,
    }),
    'no address': { claims: without('email') },
    'two addresses': withClaims({ email: [LEAD, 'spy@else.example'] }),
    'the address of a stranger': withClaims({ email: 'stranger@else.example' }),
    'an address with another hidden in it': withClaims({ email: `${LEAD} spy@else.example` }),
    'no token of identity': { token: without('id_token') },
    'an unknown kind of access token': { token: (right) => ({ ...right, token_type: 'mac' }) },
    'a list of keys that is empty': { keys: () => [] },
    'keys that are none': { keys: () => 'none' },
    'metadata of another issuer': { metadata: (right) => ({ ...right, issuer: 'https://evil.example' }) },
    'metadata for all tenants at once': {
      metadata: (right) => ({ ...right, issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' }),
    },
    'metadata without a token endpoint': { metadata: without('token_endpoint') },
    'metadata that are a list': { metadata: () => [] },
    'metadata not as JSON': at('/.well-known', (response) => response.end('<html>Hello')),
    'metadata that fail': at('/.well-known', (response) => response.writeHead(500).end()),
    'metadata elsewhere': at('/.well-known', (response) =>
      response.writeHead(302, { location: 'https://evil.example/' }).end(),
    ),
    'metadata without end': at('/.well-known', flood),
    'metadata that never come': at('/.well-known', () => {}),
    'a token endpoint that fails': at('/token', (response) => response.writeHead(500).end()),
    'a token endpoint that sends us elsewhere': at('/token', (response) =>
      response.writeHead(307, { location: 'https://evil.example/' }).end(),
    ),
    'a token not as JSON': at('/token', (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    ),
    'a token without end': at('/token', flood),
    'a token that never comes': at('/token', () => {}),
    'a connection cut in the middle': at('/token', (response) => response.destroy()),
    'keys that fail': at('/keys', (response) => response.writeHead(500).end()),
    'keys elsewhere': at('/keys', (response) => response.writeHead(302, { location: '/keys2' }).end()),
    'keys without end': at('/keys', flood),
    'keys that never come': at('/keys', () => {}),
  }

  /** What a browser, or whoever sits between, may get wrong on the way back. */
  const DETOURS: Readonly<Record<string, (back: Back, browser: Browser) => Back | Promise<Back>>> = {
    'another state': (back) => ({ ...back, state: 'another' }),
    'no state': ({ code = '' }) => ({ code }),
    'no code': ({ state = '' }) => ({ state }),
    'a code made up': (back) => ({ ...back, code: 'code-made-up' }),
    'an error in place of a code': ({ state = '' }) => ({ state, error: 'access_denied' }),
    'no cookie': (back, browser) => {
      browser.cookies.delete('los-oidc')
      return back
    },
    'a cookie of rubbish': (back, browser) => {
      browser.cookies.set('los-oidc', 'rubbish')
      return back
    },
    'another verifier': (back, browser) =>
      changeJourney(back, browser, { verifier: 'another-verifier-of-forty-three-characters-or-so' }),
    'another nonce kept': (back, browser) => changeJourney(back, browser, { nonce: 'another' }),
    'the state of a second journey in the same browser': async (back, browser) => {
      await browser.get('/sign-in/council-account')
      return back
    },
    'an issuer named on the way that is another': (back) => ({ ...back, iss: 'https://evil.example' }),
  }

  function changeJourney(back: Back, browser: Browser, changed: Back): Back {
    const kept = JSON.parse(
      Buffer.from(browser.cookies.get('los-oidc') ?? '', 'base64url').toString(),
    ) as Back
    browser.cookies.set('los-oidc', base64({ ...kept, ...changed }))
    return back
  }

  test(`a misbehaving issuer signs nobody in, in any of ${Object.keys(MISCONDUCT).length} ways`, async () => {
    const ground = await aGround()
    const accepted: string[] = []
    for (const [name, misconduct] of Object.entries(MISCONDUCT)) {
      ground.issuer.conduct = { ...GOOD, ...misconduct }
      const browser = new Browser(await anApp(ground))
      const reply = await travel(ground, browser)
      assert.equal(reply.status, 422, `${name}: ${reply.status}`)
      assert.match(reply.body, /You are not signed in/, name)
      if (await browser.isSignedIn()) accepted.push(name)
    }
    assert.deepEqual(accepted, [])
    // The same ground signs the right person in once the issuer behaves: it was the misconduct that was refused.
    ground.issuer.conduct = GOOD
    const browser = new Browser(await anApp(ground))
    await travel(ground, browser)
    assert.equal(await browser.isSignedIn(), true)
    const { rows } = await ground.database.pool.query<{ count: number }>('select count(*) from session')
    assert.equal(rows[0]?.count, 1)
  })

  test(`what goes wrong on the way back signs nobody in, in any of ${Object.keys(DETOURS).length} ways`, async () => {
    const ground = await aGround()
    const app = await anApp(ground)
    for (const [name, detour] of Object.entries(DETOURS)) {
      const browser = new Browser(app)
      const reply = await travel(ground, browser, detour)
      assert.equal(reply.status, 422, name)
      assert.equal(await browser.isSignedIn(), false, name)
    }
  })

  test('a code works once: the way back taken a second time, here or in another browser, signs nobody in', async () => {
    const ground = await aGround()
    const app = await anApp(ground)
    const browser = new Browser(app)
    let kept = ''
    let back: Back = {}
    await travel(ground, browser, (given) => {
      kept = browser.cookies.get('los-oidc') ?? ''
      back = given
      return given
    })
    assert.equal(await browser.isSignedIn(), true)
    assert.equal(browser.cookies.has('los-oidc'), false)
    for (const cookie of [kept, '']) {
      const again = new Browser(app)
      if (cookie !== '') again.cookies.set('los-oidc', cookie)
      await again.get(`/sign-in/council-account/callback?${new URLSearchParams(back).toString()}`)
      assert.equal(await again.isSignedIn(), false)
    }
  })

  test('a second account with an address that is joined already is told so and signs nobody in', async () => {
    const ground = await aGround()
    const app = await anApp(ground)
    await travel(ground, new Browser(app))
    ground.issuer.conduct = { ...GOOD, ...withClaims({ sub: 'subject-2' }) }
    const browser = new Browser(app)
    const reply = await travel(ground, browser)
    assert.match(reply.body, /Another account is already joined/)
    assert.equal(await browser.isSignedIn(), false)
  })

  test('an issuer without https is asked only on this machine', async () => {
    const ground = await aGround()
    const app = await anApp(ground, 'http://issuer.example')
    const reply = await new Browser(app).get('/sign-in/council-account')
    assert.match(reply.body, /did not answer/)
  })

  test('the wrong PKCE is refused by the issuer, and an issuer that does not look still needs the right state', async () => {
    const ground = await aGround()
    ground.issuer.conduct = { ...GOOD, checksPkce: false }
    const browser = new Browser(await anApp(ground))
    await travel(ground, browser, (back) => ({ ...back, state: 'another' }))
    assert.equal(await browser.isSignedIn(), false)
    assert.deepEqual(ground.issuer.exchanges, [])
  })
})

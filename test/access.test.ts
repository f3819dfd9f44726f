import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { allRoutes } from '../src/app.ts'
import { mayDo, type Role, ROLES } from '../src/shared/permissions.ts'
import type { Route } from '../src/web/route.ts'
import { listSilentChanges, watchSilentChanges } from './silent-changes.ts'
import { aDemonstration, type Demonstration } from './test-demonstration.ts'
import type { Reply } from './test-server.ts'
import { fillIn, issuedPack, parametersOf, type Things, thingsFor } from './test-things.ts'
import { aWalker, type Walker } from './test-walker.ts'

// Every route, in every role, in the own council, in another, with the other's ids, and not signed in.

type CouncilRoute = Route & { readonly reach: 'council' }
type Ground = Demonstration & {
  readonly walkers: ReadonlyMap<Role, Walker>
  readonly stranger: Walker
  readonly own: ReadonlyMap<Role, Things>
  readonly others: Things
}

const routes = allRoutes({ demonstration: true, oidc: null, mail: null, baseUrl: null })
const councilRoutes = routes.filter((route): route is CouncilRoute => route.reach === 'council')
let ground: Ground
let cells = 0

describe('every route, in every role, in every council', () => {
  before(async () => {
    const demonstration = await aDemonstration()
    const { council, other } = demonstration
    const walkers = new Map<Role, Walker>()
    for (const role of ROLES) walkers.set(role, await aWalker(demonstration, council.people[role]))
    const otherLead = await aWalker(demonstration, other.people['improvement lead'])
    const pack = await issuedPack(walkerOf(walkers, 'improvement lead'), council)
    const own = new Map<Role, Things>()
    for (const role of ROLES) {
      const things = await thingsFor(demonstration, council, role)
      own.set(role, { ...things, pack, council: council.slug })
    }
    const things = await thingsFor(demonstration, other, 'improvement lead')
    const others = { ...things, pack: await issuedPack(otherLead, other) }
    const stranger = await aWalker(demonstration, null)
    await watchSilentChanges(demonstration.database)
    ground = { ...demonstration, walkers, stranger, own, others }
  })

  after(async () => {
    process.stdout.write(`# ${cells} cells of route × role × council tried\n`)
    await ground.app.close()
    await ground.database.close()
  })

  test('every address can be filled with something real of the own council', () => {
    const things = ground.own.get('improvement lead') ?? {}
    const empty = councilRoutes.filter((route) => fillIn(route.path, things) === null)
    assert.deepEqual(
      empty.map((route) => route.path),
      [],
      'test-things.ts must say where the parameters of these come from',
    )
  })

  for (const role of ROLES) {
    test(`a signed-in ${role} reaches what the table allows in their council, and nothing else`, async () => {
      const wrong = await walkCouncilRoutes(async (route) => {
        const at = fillIn(route.path, ground.own.get(role) ?? {})
        if (at === null) return null
        const reply = await ask(walkerOf(ground.walkers, role), route.method, at)
        if (!mayDo(role, route.act)) return reply.status === 403 ? null : reply
        return isForbidden(reply) || isMissing(reply) || reply.status >= 500 ? reply : null
      })
      assert.deepEqual(wrong, [])
    })

    test(`a ${role} of one council finds no page of another there`, async () => {
      const wrong = await walkCouncilRoutes(async (route) => {
        const at = fillIn(route.path, { ...ground.others, council: ground.other.slug })
        if (at === null) return null
        const reply = await ask(walkerOf(ground.walkers, role), route.method, at)
        return reply.status === 404 ? null : reply
      })
      assert.deepEqual(wrong, [])
    })

    test(`a ${role} finds nothing of another council behind its ids in an address of their own`, async () => {
      const wrong = await walkCouncilRoutes(async (route) => {
        for (const things of borrowed(route.path, ground.own.get(role) ?? {}, ground.others)) {
          const written = route.method === 'POST' ? await countEvents() : 0
          const reply = await ask(
            walkerOf(ground.walkers, role),
            route.method,
            fillIn(route.path, things) ?? '/',
          )
          // A POST may say in words that it did nothing, and then must have done nothing.
          if (route.method === 'POST' && reply.status === 303 && written === (await countEvents())) continue
          if (reply.status !== (mayDo(role, route.act) ? 404 : 403)) return reply
        }
        return null
      })
      assert.deepEqual(wrong, [])
    })
  }

  test('whoever is not signed in is sent to sign in, whatever they ask for', async () => {
    const wrong: string[] = []
    for (const route of routes.filter((one) => one.reach !== 'open' && one.reach !== 'api')) {
      const at = fillIn(route.path, { ...ground.own.get('improvement lead'), session: '1' })
      const reply = await ask(ground.stranger, route.method, at ?? '/')
      const sent = reply.status === 303 && (reply.location ?? '').startsWith('/sign-in')
      if (!sent) wrong.push(told(route, reply))
    }
    assert.deepEqual(wrong, [])
  })

  test('a form without its token changes nothing, whoever sends it', async () => {
    const wrong: string[] = []
    for (const route of routes.filter((one) => one.method === 'POST' && one.reach !== 'api')) {
      const at =
        fillIn(route.path, { ...ground.own.get('improvement lead'), session: '1', proof: '1' }) ?? '/'
      for (const walker of [walkerOf(ground.walkers, 'improvement lead'), ground.stranger]) {
        cells += 1
        const reply = await walker.postWithoutToken(at)
        if (reply.status !== 403) wrong.push(told(route, reply))
      }
    }
    assert.deepEqual(wrong, [])
  })

  test('no open page and no page of one’s own fails for anyone', async () => {
    const wrong: string[] = []
    for (const route of routes.filter((one) => one.reach !== 'council' && one.reach !== 'api')) {
      for (const who of [null, ...ROLES] as const) {
        // A new session each time, because some of these end it.
        const walker = await aWalker(ground, who === null ? null : ground.council.people[who])
        const at = fillIn(route.path, {
          ...ground.own.get(who ?? 'partner'),
          session: '1',
          proof: 'x'.repeat(43),
        })
        const reply = await ask(walker, route.method, at ?? '/')
        if (reply.status >= 500) wrong.push(told(route, reply))
      }
    }
    assert.deepEqual(wrong, [])
  })

  test('nobody ends the session of somebody else', async () => {
    const chair = await aWalker(ground, ground.council.people['independent chair'])
    const { rows } = await ground.database.pool.query<{ id: number }>('select max(id) as id from session')
    await walkerOf(ground.walkers, 'administrator').post(`/account/sessions/${rows[0]?.id}/end`)
    assert.equal((await chair.get('/account')).status, 200)
  })

  test('whatever changed in a council left its event in the same transaction', async () => {
    assert.deepEqual(await listSilentChanges(ground.database), [])
  })

  const ODD = ['0', '-1', 'x', '1e3', '99999999999999999999', '%00', '1%27', '2026-02-31', '%F0%9F%98%80']

  test('an address with something odd in it is not found, and never a fault', async () => {
    const lead = await aWalker(ground, ground.council.people['improvement lead'])
    const things = ground.own.get('improvement lead') ?? {}
    const wrong = await walkCouncilRoutes(async (route) => {
      for (const name of parametersOf(route.path)) {
        for (const odd of ODD) {
          const reply = await ask(lead, route.method, fillIn(route.path, { ...things, [name]: odd }) ?? '/')
          if (![404, 403].includes(reply.status)) return { ...reply, body: `${name} ${odd}` }
        }
      }
      return null
    })
    assert.deepEqual(wrong, [])
  })
})

async function walkCouncilRoutes(faultOf: (route: CouncilRoute) => Promise<Reply | null>): Promise<string[]> {
  const wrong: string[] = []
  for (const route of councilRoutes) {
    const fault = await faultOf(route)
    if (fault !== null) wrong.push(told(route, fault))
  }
  return wrong
}

async function ask(walker: Walker, method: 'GET' | 'POST', at: string): Promise<Reply> {
  cells += 1
  return method === 'GET' ? walker.get(at) : walker.post(at)
}

const NO_ID = new Set(['day', 'period', 'folder', 'reach', 'break'])

/** The own things with those of the other council in their place: one at a time, and all. */
function borrowed(path: string, own: Things, others: Things): readonly Things[] {
  const names = parametersOf(path).filter((name) => !NO_ID.has(name) && name in others)
  if (names.length === 0) return []
  const each = names.map((name) => ({ ...own, [name]: others[name] ?? '' }))
  return names.length === 1 ? each : [...each, { ...own, ...others, council: own['council'] ?? '' }]
}

// The refusal of the permission table, told apart from a rule's refusal in its own words.
function isForbidden(reply: Reply): boolean {
  return reply.status === 403 && reply.body.includes('Your role does not include this')
}

// Likewise of a thing that is not there, told apart from a rule's own words about one that is.
function isMissing(reply: Reply): boolean {
  return reply.status === 404 && reply.body.includes('If you typed the web address')
}

async function countEvents(): Promise<number> {
  return ground.database.asOwner(async (client) => {
    const { rows } = await client.query<{ count: number }>('select count(*) as count from event')
    return rows[0]?.count ?? 0
  })
}

function walkerOf(walkers: ReadonlyMap<Role, Walker>, role: Role): Walker {
  const found = walkers.get(role)
  if (found === undefined) throw new Error(`Nobody is signed in as ${role}`)
  return found
}

function told(route: Route, reply: Reply): string {
  return `${route.method} ${route.path}: ${reply.status} ${reply.location ?? ''} ${reply.body.length < 60 ? reply.body : ''}`.trim()
}

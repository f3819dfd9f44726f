import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { allRoutes } from '../src/app.ts'
import { ACTS, mayDo, ROLES } from '../src/shared/permissions.ts'
import { mayFollow } from '../src/sight/cures.ts'
import type { Route } from '../src/web/route.ts'
import { aDemonstration, type Demonstration } from './test-demonstration.ts'
import type { Reply } from './test-server.ts'
import { fillIn, issuedPack, type Things, thingsFor } from './test-things.ts'
import { aWalker, type Walker } from './test-walker.ts'

// What holds for all pages alike, now and to come.

const routes = allRoutes({ demonstration: true, oidc: null, mail: null, baseUrl: null })
const source = path.resolve(import.meta.dirname, '../src')
let ground: Demonstration & { readonly things: Things; readonly lead: Walker }

describe('what all pages share', () => {
  before(async () => {
    const demonstration = await aDemonstration()
    const { council } = demonstration
    const lead = await aWalker(demonstration, council.people['improvement lead'])
    const things = await thingsFor(demonstration, council, 'improvement lead')
    const pack = await issuedPack(lead, council)
    ground = { ...demonstration, lead, things: { ...things, pack, council: council.slug } }
  })

  after(async () => {
    await ground.app.close()
    await ground.database.close()
  })

  test('every route of a council names an act of the table and begins with the council', () => {
    for (const route of routes) {
      if (route.reach !== 'council') continue
      assert.ok(ACTS.includes(route.act), `${route.path} names ${route.act}`)
      assert.match(route.path, /^\/councils\/:council(\/|$)/)
    }
  })

  test('every act of the table is somebody’s, and no two routes are alike', () => {
    for (const act of ACTS)
      assert.ok(
        ROLES.some((role) => mayDo(role, act)),
        act,
      )
    const addresses = routes.map((route) => `${route.method} ${route.path.replaceAll(/:\w+/g, ':x')}`)
    assert.deepEqual(
      addresses.filter((one, index) => addresses.indexOf(one) !== index),
      [],
    )
  })

  test('nobody is led where they may not go', () => {
    const wrong = routes.flatMap((route) => {
      if (route.reach !== 'council' || route.method !== 'GET') return []
      const at = route.path.replace('/councils/:council', '').replaceAll(/:\w+/g, '7')
      return ROLES.filter((role) => mayFollow(role, at) && !mayDo(role, route.act)).map(
        (role) => `${role} to ${at}`,
      )
    })
    assert.deepEqual(wrong, [], 'src/sight/cures.ts must say which act these are')
  })

  test('only pages about oneself or for anyone reach no council', () => {
    const odd = routes.filter((route) => route.reach !== 'council' && route.path.startsWith('/councils/'))
    assert.deepEqual(odd, [])
  })

  test('the routes of every file of pages are in the app', async () => {
    const known = new Set(routes.map((route) => `${route.method} ${route.path}`))
    const files = fs
      .globSync(['*/*-pages.ts', '*/*-api.ts'], { cwd: source })
      .filter((file) => !file.startsWith('web/'))
    assert.ok(files.length > 10)
    for (const file of files) {
      const exported: unknown[] = Object.values(await import(path.join(source, file)))
      const listed = exported.filter((one) => Array.isArray(one)).flat() as Route[]
      const made = exported.filter((one) => typeof one === 'function')
      assert.ok(listed.length > 0 || made.length > 0, `${file} exports no routes`)
      for (const route of listed) {
        assert.ok(known.has(`${route.method} ${route.path}`), `${route.path} of ${file} is not in src/app.ts`)
      }
    }
  })

  test('every section a role is shown in its navigation can be opened', async () => {
    for (const role of ROLES) {
      const walker = await aWalker(ground, ground.council.people[role])
      const home = await walker.get(`/councils/${ground.council.slug}`)
      const shown = [...home.body.matchAll(/class="govuk-service-navigation__link" href="([^"]+)"/g)]
      assert.ok(shown.length > 0, `${role} has no navigation`)
      const answers = await Promise.all(shown.map(async ([, at = '']) => [at, (await walker.get(at)).status]))
      assert.deepEqual(
        answers.filter(([, status]) => status !== 200),
        [],
        role,
      )
    }
  })

  test('every address the foot and the head offer can be opened', async () => {
    for (const role of ROLES) {
      const walker = await aWalker(ground, ground.council.people[role])
      const { body } = await walker.get(`/councils/${ground.council.slug}`)
      const framed = `${body.split('<main')[0] ?? ''}${body.split('</main>')[1] ?? ''}`
      for (const [, at = ''] of framed.matchAll(/href="(\/[^"]*)"/g)) {
        const { status } = await walker.get(at)
        assert.ok(status === 200 || status === 303, `${role} is offered ${at}, which answers ${status}`)
      }
    }
  })

  test('no page holds inline script, inline style or an event attribute', async () => {
    const wrong: string[] = []
    for (const { at, reply } of await everyPage()) {
      for (const tag of reply.body.match(/<[a-z][^>]*>/gi) ?? []) {
        if (/\sstyle\s*=|\son[a-z]+\s*=\s*"|javascript:/i.test(tag) || /^<(style|iframe|object)/i.test(tag))
          wrong.push(`${at}: ${tag}`)
        if (/^<script/i.test(tag) && !/src="/.test(tag)) wrong.push(`${at}: ${tag}`)
      }
    }
    assert.deepEqual(wrong, [])
  })

  test('every page has one first heading, a title of its own, no id twice and a label on every field', async () => {
    const wrong: string[] = []
    const titles = new Map<string, string>()
    for (const { at, path: pattern, reply } of await everyPage()) {
      const { body } = reply
      if (body.match(/<h1[\s>]/g)?.length !== 1) wrong.push(`${at}: not one h1`)
      const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
      for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrong.push(`${at}: id ${id} twice`)
      const labels = new Set([...body.matchAll(/<label[^>]*\sfor="([^"]*)"/g)].map(([, id]) => id))
      for (const [field] of body.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
        if (/type="hidden"|aria-label/.test(field)) continue
        if (!labels.has(/\sid="([^"]*)"/.exec(field)?.[1]))
          wrong.push(`${at}: no label for ${field.slice(0, 90)}`)
      }
      const title = /<title>([^<]*)</.exec(body)?.[1] ?? ''
      const known = titles.get(title)
      if (known !== undefined && known !== pattern) wrong.push(`${at}: titled like ${known}: ${title}`)
      titles.set(title, pattern)
    }
    assert.deepEqual([...new Set(wrong)], [])
  })

  test('every form that changes something carries the token, and names an address that takes it', async () => {
    const wrong: string[] = []
    const posts = routes.filter((route) => route.method === 'POST').map((route) => patternOf(route.path))
    for (const { at, reply } of await everyPage()) {
      for (const [form] of reply.body.matchAll(/<form\b[^>]*method="post"[\s\S]*?<\/form>/gi)) {
        if (!/name="form-token" value="[\w-]{80,}"/.test(form)) wrong.push(`${at}: a form without its token`)
        const action = (/action="([^"]*)"/.exec(form)?.[1] ?? '').replaceAll('&amp;', '&').split('?')[0] ?? ''
        if (!posts.some((pattern) => pattern.test(action))) wrong.push(`${at}: a form to ${action}`)
      }
    }
    assert.deepEqual([...new Set(wrong)], [])
  })

  test('every answer carries the headers that keep a page safe', async () => {
    const stranger = await aWalker(ground, null)
    const scrutiny = await aWalker(ground, ground.council.people['scrutiny member'])
    const at = `/councils/${ground.council.slug}`
    const answers = [
      ...(await everyPage()).map(({ reply }) => reply),
      await stranger.get('/sign-in'),
      await stranger.get('/nowhere'),
      await stranger.get(at),
      await ground.lead.get('/nowhere'),
      await ground.lead.get(`${at}/actions/999999`),
      await ground.lead.postWithoutToken(`${at}/actions`),
      await scrutiny.get(`${at}/actions/new`),
      await ground.lead.get(`${at}/%`),
    ]
    for (const { headers } of answers) {
      assert.match(String(headers['content-security-policy']), /default-src 'none'/)
      assert.doesNotMatch(String(headers['content-security-policy']), /unsafe/)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(headers['x-frame-options'], 'DENY')
      assert.match(String(headers['cache-control']), /no-store/)
      assert.equal(headers['x-powered-by'], undefined)
    }
  })

  test('a fault says nothing of its cause, gives its number, and is as safe as any page', async () => {
    const broken = await aDemonstration()
    const lead = await aWalker(broken, broken.council.people['improvement lead'])
    await broken.database.asOwner((client) => client.query('alter table action rename to action_gone'))
    const page = await lead.get(`/councils/${broken.council.slug}/plan`)
    assert.equal(page.status, 500)
    assert.match(page.body, /Sorry, there is a problem/)
    assert.doesNotMatch(page.body, /relation|action_gone|select|\.ts/)
    assert.match(String(page.headers['content-security-policy']), /default-src 'none'/)
    assert.equal(page.headers['cache-control'], 'no-store')
    await broken.app.close()
    await broken.database.close()
  })

  test('every number on the line leads to a list of just as many', async () => {
    const { body } = await ground.lead.get(`/councils/${ground.council.slug}/line`)
    const wrong: string[] = []
    let followed = 0
    for (const [, href = '', title = '', text = ''] of body.matchAll(
      /<a\b[^>]*?href="([^"#]*(?:\?|\/reach\/)[^"]*)"[^>]*>(?:<title>([^<]*)<\/title>)?([^<]*)/g,
    )) {
      const number = /, (\d+)$/.exec(title)?.[1] ?? /^\d+$/.exec(text.trim())?.[0]
      if (number === undefined) continue
      const list = await ground.lead.get(href.replaceAll('&amp;', '&'))
      const rows = (list.body.split('<tbody')[1]?.split('</tbody>')[0]?.match(/<tr/g) ?? []).length
      if (rows !== Number(number)) wrong.push(`${href} says ${number} and lists ${rows}`)
      followed += 1
    }
    assert.ok(followed > 10)
    assert.deepEqual(wrong, [])
  })
})

type SeenPage = { readonly at: string; readonly path: string; readonly reply: Reply }
let seen: Promise<readonly SeenPage[]> | null = null

// Every GET page of a council and of oneself that the improvement lead of the demonstration can open.
function everyPage(): Promise<readonly SeenPage[]> {
  return (seen ??= openPages())
}

async function openPages(): Promise<readonly SeenPage[]> {
  const pages: SeenPage[] = []
  for (const route of routes) {
    const at = fillIn(route.path, ground.things)
    if (route.method !== 'GET' || at === null) continue
    const reply = await ground.lead.get(at)
    const isPage = String(reply.headers['content-type']).startsWith('text/html')
    if (isPage && reply.status === 200) pages.push({ at, path: route.path, reply })
  }
  assert.ok(pages.length > 20)
  return pages
}

function patternOf(routePath: string): RegExp {
  return new RegExp(`^${routePath.replaceAll(/:\w+/g, '[^/]+')}$`)
}

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { allRoutes } from '../src/app.ts'
import { aDemonstration, type Demonstration } from './test-demonstration.ts'
import { fillIn, issuedPack, type Things, thingsFor } from './test-things.ts'
import { aWalker, type Fields, type Walker } from './test-walker.ts'

// Every form that a page shows is filled in as it should not be: with ids of another council, with words too long,
// with days that are none. Nothing of it may be a fault, and nothing of another council may be reached or changed.

const routes = allRoutes({ demonstration: true, oidc: null, mail: null, baseUrl: null })
let ground: Demonstration & { readonly things: Things; readonly lead: Walker }

type FormSeen = {
  readonly page: string
  readonly method: 'get' | 'post'
  readonly action: string
  readonly fields: readonly FieldSeen[]
}

type FieldSeen = { readonly name: string; readonly value: string; readonly isChoice: boolean }

describe('forms filled in as they should not be', () => {
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

  test('every form answers hostile words with a page, never with a fault', async () => {
    const wrong: string[] = []
    const forms = await listForms()
    assert.ok(forms.length > 20, `only ${forms.length} forms were found`)
    for (const form of forms) {
      for (const [what, hostile] of Object.entries(HOSTILE)) {
        const fields = form.fields.map(({ name, value }) => [name, KEPT.has(name) ? value : hostile] as const)
        const status = await send(form, fields)
        if (status >= 500) wrong.push(`${form.method} ${form.action} of ${form.page}: ${status} with ${what}`)
      }
      // One field at a time is wrong, and the others are as a person would fill them.
      for (const field of form.fields.filter((one) => !KEPT.has(one.name))) {
        for (const hostile of ['99999999999999999999', '31/02/2026', '\u0000\ud800']) {
          const fields = filled(form).map(
            ([name, value]) => [name, name === field.name ? hostile : value] as const,
          )
          const status = await send(form, fields)
          if (status >= 500)
            wrong.push(`${form.method} ${form.action}: ${status} with ${field.name}=${hostile}`)
        }
      }
    }
    assert.deepEqual([...new Set(wrong)], [])
  })

  test('no form takes in an id of another council', async () => {
    const wrong: string[] = []
    const foreign = await idsOf(ground.other.id)
    const untouched = await stateOf(ground.other.id)
    for (const form of (await listForms()).filter((one) => one.method === 'post')) {
      for (const field of form.fields.filter((one) => one.isChoice && /^[1-9]\d*$/.test(one.value))) {
        for (const id of foreign) {
          const fields = filled(form).map(
            ([name, value]) => [name, name === field.name ? id : value] as const,
          )
          const status = await send(form, fields)
          if (status >= 500) wrong.push(`${form.action}: ${status} with ${field.name}=${id}`)
        }
      }
    }
    assert.deepEqual([...new Set(wrong)], [])
    assert.deepEqual(await stateOf(ground.other.id), untouched)
  })
})

const HOSTILE: Readonly<Record<string, string>> = {
  'very long words': 'x'.repeat(60_000),
  'words that no character set has': '\u0000\u0001\ud800\uffff\u202e',
  'a number too large': '99999999999999999999999',
  'a negative number': '-1',
  markup: '"><script>alert(1)</script>',
  SQL: "'; drop table action; --",
  'a formula': '=HYPERLINK("http://example.com")',
  'nothing but spaces': ' \t\n ',
  infinity: '1e999',
}

// What says which form and version this is, and how one signs out.
const KEPT = new Set(['form-token', 'form-key', 'version', 'seen'])

// As a person would: the first choice, a real day, a plain word.
function filled(form: FormSeen): Fields {
  return form.fields.map(({ name, value }) => {
    if (value !== '') return [name, value]
    if (/-day$/.test(name)) return [name, '1']
    if (/-month$/.test(name)) return [name, '12']
    if (/-year$/.test(name)) return [name, '2026']
    return [name, 'A word']
  })
}

async function send(form: FormSeen, fields: Fields): Promise<number> {
  const sent = fields.filter(([name]) => name !== 'form-token')
  if (form.method === 'post') return (await ground.lead.post(form.action, sent)).status
  const query = new URLSearchParams(sent.map((one) => [...one])).toString().slice(0, 6000)
  return (await ground.lead.get(`${form.action.split('?')[0] ?? ''}?${query}`)).status
}

let seen: Promise<readonly FormSeen[]> | null = null

// One form to each kind of address, from every page that the improvement lead can open.
function listForms(): Promise<readonly FormSeen[]> {
  return (seen ??= findForms())
}

async function findForms(): Promise<readonly FormSeen[]> {
  const forms = new Map<string, FormSeen>()
  for (const route of routes.filter((one) => one.method === 'GET')) {
    const page = fillIn(route.path, ground.things)
    if (page === null) continue
    const { body, headers } = await ground.lead.get(page)
    if (!String(headers['content-type']).startsWith('text/html')) continue
    for (const [form = ''] of body.matchAll(/<form\b[\s\S]*?<\/form>/g)) {
      const method = /method="post"/i.test(form) ? 'post' : 'get'
      const action = plain(/action="([^"]*)"/.exec(form)?.[1] ?? page)
      const fields = fieldsOf(form)
      const shape = `${method} ${action.replaceAll(/\d+/g, '0')} ${fields.map((one) => one.name).join()}`
      if (!ENDING.test(action)) forms.set(shape, { page, method, action, fields })
    }
  }
  return [...forms.values()]
}

// These end the session that the others need.
const ENDING = /\/sign-out|\/sessions/

function fieldsOf(form: string): readonly FieldSeen[] {
  const fields = new Map<string, FieldSeen>()
  for (const [whole, tag = ''] of form.matchAll(/<(input|textarea|select|button)\b[^>]*>/g)) {
    const name = /\sname="([^"]*)"/.exec(whole)?.[1]
    if (name === undefined || fields.has(name)) continue
    const isBox = /type="(radio|checkbox)"/.test(whole)
    const value = tag === 'select' ? firstOption(form, whole) : (/\svalue="([^"]*)"/.exec(whole)?.[1] ?? '')
    fields.set(name, { name, value: plain(value), isChoice: isBox || tag === 'select' || tag === 'button' })
  }
  return [...fields.values()]
}

function firstOption(form: string, select: string): string {
  const options = form.slice(form.indexOf(select)).split('</select>')[0] ?? ''
  return [...options.matchAll(/<option[^>]*value="([^"]*)"/g)].find(([, value]) => value !== '')?.[1] ?? ''
}

function plain(text: string): string {
  return text
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
}

/** The first id of each kind of thing in a council. */
async function idsOf(council: number): Promise<readonly string[]> {
  return ground.database.asOwner(async (client) => {
    const ids = new Set<string>()
    for (const table of [
      'objective',
      'action',
      'requirement',
      'evidence',
      'measure',
      'document',
      'instrument',
    ]) {
      const { rows } = await client.query<{ id: number | null }>(
        `select max(id) as id from ${table} where council_id = $1`,
        [council],
      )
      const id = rows[0]?.id ?? null
      if (id !== null) ids.add(String(id))
    }
    return [...ids]
  })
}

/** How many rows of each table a council has, and how many of its events: what must not change from outside. */
async function stateOf(council: number): Promise<Readonly<Record<string, number>>> {
  return ground.database.asOwner(async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'council_id' order by table_name`,
    )
    const counts: Record<string, number> = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ count: number }>(
        `select count(*) as count from "${name}" where council_id = $1`,
        [council],
      )
      counts[name] = rows[0]?.count ?? 0
    }
    return counts
  })
}

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import writeExcelFile from 'write-excel-file/node'
import { aServer, BUILDER, type Client, NOW, type TestServer, TODAY } from '../../test/test-server.ts'
import { inCouncil } from '../database/council-database.ts'
import { nothing } from '../web/html.ts'
import type { Measure } from '../measures/measure.ts'
import { listMeasures, listVintages } from '../measures/measure-store.ts'
import { addMonths, dayNumberOf } from './day-number.ts'
import { generateAnnexA, type MadeUpList } from './generate-annex-a.ts'
import { generateCinCensus } from './generate-cin-census.ts'
import { plantFaults } from './generate-faults.ts'
import type { ReturnId, ReturnLine } from './child-return.ts'
import { readReturnApart } from './read-return-apart.ts'
import { returnPage } from './return-view.ts'

const DAY = dayNumberOf(2026, 3, 31)
const AT = '/councils/test-vale/returns'
const FIELDS = { 'day-day': '31', 'day-month': '3', 'day-year': '2026', population: '50,000' }

let server: TestServer
let lead: Client
let clean: ReturnType<typeof generateAnnexA>
/** The address of a return without a fault, and of one with every kind. */
let whole: string
let faulty: string
let faultyLists: readonly MadeUpList[]

describe('child-level returns', () => {
  before(async () => {
    server = await aServer()
    lead = await server.signIn('improvement lead')
    clean = generateAnnexA({ seed: 5, day: DAY, children: 400, prefix: 'ZQ' })
    whole = await bringIn(lead, clean.lists)
    const { lists } = generateAnnexA({ seed: 6, day: addMonths(DAY, 1), children: 1200, prefix: 'ZQ' })
    plantFaults(lists, { seed: 3, each: 3, day: addMonths(DAY, 1) })
    const workers = lists.find((list) => list.name === 'List 6')
    for (const row of workers?.rows.slice(0, 3) ?? [])
      row[workers?.keys.indexOf('gender') ?? 0] = 'Quentina Brambleworth'
    faultyLists = lists
    faulty = await bringIn(lead, lists, { ...FIELDS, 'day-day': '30', 'day-month': '4' })
  })

  after(async () => {
    await server.app.close()
    await server.database.close()
  })

  async function workbookOf(lists: readonly MadeUpList[]): Promise<Uint8Array> {
    const cell = (value: string) => (value === '' ? null : { value, type: String })
    return writeExcelFile(
      lists.map((list) => ({
        sheet: list.name,
        data: [list.headings, ...list.rows].map((row) => row.map(cell)),
      })),
    ).toBuffer()
  }

  async function bringIn(
    client: Client,
    lists: readonly MadeUpList[],
    fields: Readonly<Record<string, string>> = FIELDS,
  ): Promise<string> {
    return bringInFile(client, { name: 'annex-a.xlsx', content: await workbookOf(lists) }, fields)
  }

  async function bringInFile(
    client: Client,
    file: { readonly name: string; readonly content: Uint8Array | string },
    fields: Readonly<Record<string, string>> = FIELDS,
  ): Promise<string> {
    const reply = await client.upload(AT, fields, { files: file })
    assert.equal(reply.status, 303, reply.body.slice(0, 2000))
    const path = reply.location ?? ''
    while ((await client.get(path)).body.includes('data-come-back'))
      await new Promise((resolve) => setTimeout(resolve, 100))
    return path
  }

  async function measureOf(indicator: number): Promise<Measure> {
    const { database, council } = server
    return inCouncil(database, { council: council.id, actor: BUILDER, access: 'read' }, async (db) => {
      const all = await listMeasures(db, council.intervention)
      const found = all.find((one) => one.indicator === indicator)
      assert.ok(found !== undefined)
      return found
    })
  }

  test('a return without a fault is read, counted and said to be so', async () => {
    const { body } = await lead.get(whole)
    assert.match(body, /Annex A of 31 March 2026/)
    assert.match(body, /Nothing is wrong with them/)
    assert.match(body, /How its columns were read/)
    assert.match(body, /read and counted[\s\S]*brought in/)
    const list = await lead.get(AT)
    assert.match(list.body, /Annex A of 31 March 2026[\s\S]*Test Vale improvement lead/)
  })

  test('a faulty return says what is wrong, where, how to mend it and which measures it spoils', async () => {
    const { body } = await lead.get(faulty)
    assert.match(body, /What the problems spoil/)
    assert.match(body, /What is wrong, and how to mend it/)
    assert.match(body, /Use one of: /)
    const filtered = await lead.get(`${faulty}?rule=not-a-code&list=List+6`)
    assert.match(filtered.body, /List 6, row \d+/)
    assert.doesNotMatch(filtered.body, /List 1, row/)
    const sheet = await lead.get(`${faulty}/problems.csv?list=List+6`)
    assert.match(sheet.body, /^\ufeffList,Row,Column,Value/)
    const lines = sheet.body.trim().split('\r\n').slice(1)
    assert.ok(lines.length > 3 && lines.every((line) => line.startsWith('List 6,')))
  })

  test('nothing in the database names a child of a return', async () => {
    const identifiers = /ZQ\d{6}/
    const births = new Set(
      faultyLists.flatMap((list) => {
        const at = list.keys.indexOf('born')
        return at < 0 ? [] : list.rows.map((row) => row[at] ?? '')
      }),
    )
    const found: string[] = []
    await server.database.asOwner(async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
      )
      assert.ok(tables.some(({ name }) => name === 'child_return_problem'))
      for (const { name } of tables) {
        const { rows } = await client.query<{ text: string }>(`select t::text as text from "${name}" t`)
        for (const { text } of rows)
          if (identifiers.test(text) || text.includes('Brambleworth'))
            found.push(`${name}: ${text.slice(0, 300)}`)
        if (!name.startsWith('child_return')) continue
        const days = rows.flatMap(({ text }) => text.match(/\b\d\d\/\d\d\/\d{4}\b/g) ?? [])
        found.push(...days.filter((day) => births.has(day)).map((day) => `${name}: born ${day}`))
      }
    })
    assert.deepEqual(found, [])
    for (const page of [faulty, `${faulty}/problems.csv`, `${faulty}/measures`, `${faulty}/journey`])
      assert.doesNotMatch((await lead.get(page)).body, /ZQ\d{6}|Brambleworth/)
  })

  test('indicators become observations of the measures that are tied to them, with their vintage', async () => {
    const empty = await lead.get(`${whole}/measures`)
    assert.match(empty.body, /Switch on the ones that matter/)
    await lead.post('/councils/test-vale/measures/catalogue', { indicator: ['13', '6', '2', '36'] })
    const page = await lead.get(`${whole}/measures`)
    assert.match(page.body, /Stand-in:/)
    assert.match(page.body, /Counted, but not switched on/)
    const [timely, referrals, police] = [await measureOf(13), await measureOf(6), await measureOf(2)]
    const ticked = [timely, referrals, police].map((one) => String(one.id))
    const saved = await lead.post(`${whole}/measures`, { measure: ticked })
    assert.equal(saved.status, 303)
    const { database, council } = server
    const told = await inCouncil(
      database,
      { council: council.id, actor: BUILDER, access: 'read' },
      async (db) => [
        await listVintages(db, timely.id),
        await listVintages(db, referrals.id),
        await listVintages(db, police.id),
      ],
    )
    const truth = clean.truth.get('13')
    assert.equal(told[0]?.length, 1)
    assert.equal(told[0]?.[0]?.numerator, truth?.numerator)
    assert.equal(told[0]?.[0]?.denominator, truth?.denominator)
    assert.equal(told[0]?.[0]?.period.toString(), '2026-03-01')
    assert.equal(told[0]?.[0]?.addedOn.toString(), TODAY.toString())
    assert.match(told[0]?.[0]?.note ?? '', /Counted from Annex A of 31 March 2026/)
    // Half a year's referrals over half of the children: a year's rate.
    const rate = told[1]?.[0]
    assert.equal(rate?.denominator, 25_000)
    assert.equal(rate?.value.toFixed(6), (((rate?.numerator ?? 0) / 25_000) * 10_000).toFixed(6))
    const contacts = clean.lists.find((list) => list.name === 'List 1')
    const source = contacts?.keys.indexOf('source') ?? -1
    const fromPolice = contacts?.rows.filter((row) => row[source]?.includes('Police')) ?? []
    assert.equal(told[2]?.[0]?.numerator, fromPolice.length)
    const again = await lead.get(`${whole}/measures`)
    assert.match(again.body, /Saved already, just so/)
    assert.equal((await lead.post(`${whole}/measures`, { measure: ticked })).status, 303)
    assert.equal((await lead.post(`${whole}/measures`)).status, 422)
  })

  test('a second return for the same month is a later telling, and the first stays', async () => {
    const timely = await measureOf(13)
    const other = await bringIn(
      lead,
      generateAnnexA({ seed: 9, day: DAY, children: 300, prefix: 'ZQ' }).lists,
    )
    await lead.post(`${other}/measures`, { measure: String(timely.id) })
    const { database, council } = server
    const told = await inCouncil(database, { council: council.id, actor: BUILDER, access: 'read' }, (db) =>
      listVintages(db, timely.id),
    )
    assert.deepEqual(
      told.map((one) => one.vintage),
      [1, 2],
    )
  })

  test('the journey is drawn with its table, beside the return before', async () => {
    const { body } = await lead.get(`${faulty}/journey`)
    assert.match(body, /<svg viewBox/)
    assert.match(body, /Most wait at/)
    assert.match(body, /Against Annex A of 31 March 2026/)
    const truth = clean.truth.get('3')
    const first = await lead.get(`${whole}/journey`)
    const share = Math.round(((truth?.numerator ?? 0) / (truth?.denominator ?? 1)) * 100)
    assert.match(
      first.body,
      new RegExp(`${truth?.denominator}</td>[\\s\\S]{0,200}${truth?.numerator} \\(${share} %\\)`),
    )
  })

  test('readers outside the council see no small count, no row and no button', async () => {
    const inside = await lead.get(`${whole}/journey`)
    const counts = (body: string) =>
      [...body.matchAll(/data-label="(?:Children|Went on|Still there)">(\d+)/g)].map(([, count]) =>
        Number(count),
      )
    assert.ok(counts(inside.body).some((count) => count > 0 && count < 6))
    for (const role of ['scrutiny member', 'partner', 'commissioner'] as const) {
      const reader = await server.signIn(role)
      const journey = await reader.get(`${whole}/journey`)
      assert.equal(journey.status, 200)
      assert.ok(counts(journey.body).length > 0)
      assert.deepEqual(
        counts(journey.body).filter((count) => count > 0 && count < 6),
        [],
      )
      assert.doesNotMatch(journey.body, /Against Annex A/)
      const page = await reader.get(faulty)
      assert.doesNotMatch(page.body, /, row \d|problems\.csv/)
      for (const at of [AT, whole, faulty, `${faulty}/measures`])
        assert.doesNotMatch((await reader.get(at)).body, /\b[1-5] (?:×|problem|warning|row)/)
      assert.doesNotMatch((await reader.get(AT)).body, /Bring in a return/)
      assert.equal((await reader.get(`${faulty}/problems.csv`)).status, 403)
      const measures = await reader.get(`${whole}/measures`)
      assert.doesNotMatch(measures.body, /type="checkbox"/)
      assert.match(measures.body, /hidden/)
      assert.equal((await reader.post(`${whole}/measures`, { measure: '1' })).status, 403)
      assert.equal((await reader.upload(AT, FIELDS, { files: { name: 'x.csv', content: 'a' } })).status, 403)
    }
  })

  test('another council finds none of it', async () => {
    const { other, signIn } = server
    const stranger = await signIn('improvement lead', other)
    assert.equal((await stranger.get(whole)).status, 404)
    const id = whole.split('/').at(-1) ?? ''
    for (const end of ['', '/measures', '/journey', '/problems.csv'])
      assert.equal((await stranger.get(`/councils/other-moor/returns/${id}${end}`)).status, 404)
    assert.match((await stranger.get('/councils/other-moor/returns')).body, /No return has come in yet/)
  })

  test('a file that cannot be read is said to be so, and nothing of it is half in', async () => {
    const book = await workbookOf(clean.lists)
    for (const content of [book.subarray(0, book.length / 2), 'not a return\r\nat all', '<xml><broken>']) {
      const path = await bringInFile(lead, { name: 'broken.xlsx', content })
      const { body } = await lead.get(path)
      assert.match(body, /could not be read, and nothing of it was kept/)
      for (const end of ['/measures', '/journey']) assert.equal((await lead.get(path + end)).status, 404)
    }
  })

  test('mistakes in the form bring it back with what was typed', async () => {
    const none = await lead.upload(AT, { ...FIELDS, 'day-month': '13', population: 'many' }, {})
    assert.equal(none.status, 422)
    assert.match(none.body, /Choose the files of the return/)
    assert.match(none.body, /must be a real date/)
    assert.match(none.body, /Enter the number of children/)
    assert.match(none.body, /value="many"/)
    const later = await lead.upload(
      AT,
      { ...FIELDS, 'day-year': '2027' },
      { files: { name: 'a.csv', content: 'a' } },
    )
    assert.match(later.body, /must be today or in the past/)
  })

  test('while it is read the page says how far it is and looks again without script; broken off, it says so', () => {
    const found: ReturnLine & { readonly state: 'being read' } = {
      id: 1 as ReturnId,
      files: ['lists.xlsx'],
      population: null,
      broughtAt: NOW,
      broughtBy: null,
      broughtById: null,
      state: 'being read',
    }
    const page = (progress: string | null) =>
      returnPage({
        council: { slug: 'test-vale' },
        found,
        progress,
        problems: { problems: [], count: 0, pages: 0 },
        filter: { list: '', rule: '', severity: '', page: 1 },
        seesRows: true,
        before: null,
        mayKeep: true,
        history: nothing,
      }).body.toString()
    assert.match(page('150,000 rows read'), /<noscript><meta http-equiv="refresh"[\s\S]*150,000 rows read/)
    assert.match(page(null), /Reading it was broken off, and nothing of it was kept/)
  })

  test('a day that is found in slips ahead of today is not believed', async () => {
    const { lists } = generateAnnexA({ seed: 8, day: DAY, children: 100, prefix: 'ZQ' })
    const contacts = lists.find((list) => list.name === 'List 1')
    for (const row of contacts?.rows.slice(0, 9) ?? [])
      row[contacts?.keys.indexOf('contact') ?? 0] = '25/12/2026'
    const path = await bringIn(lead, lists, {})
    assert.match((await lead.get(path)).body, /Annex A of 21 November 2026/)
  })

  test('the same form sent twice brings in one return', async () => {
    const key = '0b6f2b4e-3c1d-4a53-9c0e-2f7a54f0a001'
    const file = {
      name: 'census.xml',
      content: generateCinCensus({ seed: 4, day: DAY, children: 60, prefix: 'ZQ' }).xml,
    }
    const path = await bringInFile(lead, file, { ...FIELDS, 'form-key': key })
    assert.equal(await bringInFile(lead, file, { ...FIELDS, 'form-key': key }), path)
    const { body } = await lead.get(path)
    assert.match(body, /Children in need census of 31 March 2026/)
    assert.match((await lead.get(`${path}/journey`)).body, /does not tell the whole way/)
  })

  test('many CSVs are one return, and too little time or memory is said', async () => {
    const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
    const files = clean.lists.map((list) => ({
      name: `${list.name}.csv`,
      content: Buffer.from(
        [list.headings, ...list.rows].map((row) => row.map(quoted).join(',')).join('\r\n'),
      ),
    }))
    const asked = { given: DAY, today: DAY, population: null }
    const progress = () => {}
    const read = await readReturnApart(files, asked, { progress })
    assert.ok(read.ok)
    assert.equal(read.outcome.lists.length, clean.lists.length)
    assert.equal(read.outcome.problemCount, 0)
    const late = await readReturnApart(files, asked, { progress, limits: { seconds: 0, megabytes: 512 } })
    assert.match(late.ok ? '' : late.why, /took too long/)
    const heavy = await readReturnApart(files, asked, { progress, limits: { seconds: 60, megabytes: 4 } })
    assert.match(heavy.ok ? '' : heavy.why, /too much memory/)
  })
})

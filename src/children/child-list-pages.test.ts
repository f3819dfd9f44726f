import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import writeExcelFile from 'write-excel-file/node'
import { aServer, BUILDER, type Client, type TestServer, TODAY } from '../../test/test-server.ts'
import { inCouncil } from '../database/council-database.ts'
import { ROLES } from '../shared/permissions.ts'
import { deleteExpiredLists } from './child-list-store.ts'
import { dayNumberOf } from './day-number.ts'
import { generateAnnexA, type MadeUpList } from './generate-annex-a.ts'

const DAY = dayNumberOf(2026, 3, 31)
const AT = '/councils/test-vale/child-lists'
const RETURNS = '/councils/test-vale/returns'
const FIELDS = { 'day-day': '31', 'day-month': '3', 'day-year': '2026', population: '' }
const TABLES = ['child_list', 'child_list_row', 'child_list_key', 'child_list_opening']

let server: TestServer
let administrator: Client
let manager: Client
let lead: Client
const { lists } = generateAnnexA({ seed: 9, day: DAY, children: 300, prefix: 'ZL' })

describe('lists of children for managers', () => {
  before(async () => {
    server = await aServer()
    administrator = await server.signIn('administrator')
    manager = await server.signIn('team manager')
    lead = await server.signIn('improvement lead')
  })

  after(async () => {
    await server.app.close()
    await server.database.close()
  })

  test('are off at first: a return leaves no child behind, and managers are told so', async () => {
    await bringIn(lists)
    assert.deepEqual(await countRows(), [0, 0, 0, 0])
    assert.match((await manager.get(AT)).body, /Lists of children are off/)
    assert.match((await manager.get(RETURNS)).body, /Lists of children for whom something is overdue/)
    assert.match(
      (await administrator.get('/councils/test-vale/people')).body,
      /Lists of children for managers/,
    )
  })

  test('are switched on only by an administrator, and only with a reason', async () => {
    for (const role of ROLES.filter((one) => one !== 'administrator')) {
      const client = await server.signIn(role)
      assert.equal((await client.post(`${AT}/switch`, ON)).status, 403, role)
    }
    const refused = await administrator.post(`${AT}/switch`, { ...ON, why: '' })
    assert.equal(refused.status, 422)
    assert.match(refused.body, /Enter why the council needs these lists/)
    assert.equal((await administrator.post(`${AT}/switch`, ON)).status, 303)
    const { body } = await administrator.get(`${AT}/switch`)
    assert.match(body, /Lists of children are on/)
    assert.match(body, /switched lists of children on: <q>Visits are planned each Monday/)
  })

  test('come with the next return, and hold no name, no birth and no identifier', async () => {
    await bringIn(lists)
    const [made, rows] = await countRows()
    assert.ok((made ?? 0) > 5 && (rows ?? 0) > 20, `${made} lists, ${rows} rows`)
    const kept = await textOf('child_list_row')
    assert.doesNotMatch(kept, /ZL\d/)
    const columns = await columnsOf('child_list_row')
    assert.deepEqual(columns, ['child', 'council_id', 'days_overdue', 'due_on', 'id', 'list_id', 'team'])
  })

  test('open with a reason, which goes into the record, and say on paper who printed them', async () => {
    const path = await firstList()
    const closed = await manager.get(path)
    assert.match(closed.body, /Why you need to see these children/)
    assert.doesNotMatch(closed.body, PSEUDONYM)
    assert.equal((await manager.post(`${path}/openings`, { why: ' ' })).status, 422)
    assert.equal((await manager.post(`${path}/openings`, { why: 'Planning visits' })).status, 303)
    const open = await manager.get(path)
    assert.match(open.body, PSEUDONYM)
    assert.match(open.body, /Printed by Test Vale team manager/)
    assert.match(await textOf('event'), /opened a list of children[\s\S]*Planning visits/)
    assert.doesNotMatch(await textOf('event'), /ZL\d/)
    // Opened by one is not opened by all.
    assert.doesNotMatch((await (await server.signIn('senior leader')).get(path)).body, PSEUDONYM)
  })

  test('answer whether a child is on them without keeping who was asked about', async () => {
    const path = await firstList()
    const children = [...new Set(lists.flatMap((list) => list.rows.map((row) => row[0] ?? '')))]
    const asked = await manager.post(`${path}/lookups`, { child: 'ZL nobody' })
    assert.match(asked.body, /That child is not on this list/)
    let found = ''
    for (const child of children) {
      if (found !== '') break
      const { body } = await manager.post(`${path}/lookups`, { child })
      if (body.includes('That child is on this list')) found = child
    }
    assert.notEqual(found, '')
    for (const table of ['event', 'child_list_opening', 'child_list_row'])
      assert.doesNotMatch(await textOf(table), /ZL\d/)
  })

  test('are seen by senior leaders and team managers of the council and by nobody else', async () => {
    const path = await firstList()
    for (const role of ROLES) {
      const client = await server.signIn(role)
      const may = role === 'senior leader' || role === 'team manager'
      assert.equal((await client.get(AT)).status, may ? 200 : 403, role)
      assert.equal((await client.get(path)).status, may ? 200 : 403, role)
    }
    const elsewhere = await server.signIn('senior leader', server.other)
    assert.equal((await elsewhere.get(path)).status, 404)
  })

  test('end on their day, whether or not the daily work has deleted them', async () => {
    const path = await firstList()
    const { database, council } = server
    const actor = { council: council.id, actor: BUILDER, access: 'write' } as const
    const early = await inCouncil(database, actor, (db) => deleteExpiredLists(db, TODAY.add({ days: 13 })))
    assert.equal(early, 0)
    assert.equal((await manager.get(path)).status, 200)
    const late = await inCouncil(database, actor, (db) => deleteExpiredLists(db, TODAY.add({ days: 14 })))
    assert.ok(late > 5)
    assert.deepEqual((await countRows()).slice(0, 2), [0, 0])
    assert.equal((await manager.get(path)).status, 404)
  })

  test('leave nothing but the record when they are switched off', async () => {
    await bringIn(lists)
    const path = await firstList()
    await manager.post(`${path}/openings`, { why: 'Planning visits' })
    assert.equal((await administrator.post(`${AT}/removal`, { 'off-why': '' })).status, 422)
    assert.equal((await administrator.post(`${AT}/removal`, { 'off-why': 'No longer needed' })).status, 303)
    assert.deepEqual(await countRows(), [0, 0, 0, 0])
    assert.match((await manager.get(AT)).body, /Lists of children are off/)
    await bringIn(lists)
    assert.deepEqual(await countRows(), [0, 0, 0, 0])
  })

  test('hold the local identifier only where the council chose so', async () => {
    await administrator.post(`${AT}/switch`, { ...ON, names: 'local identifier' })
    await bringIn(lists)
    assert.match(await textOf('child_list_row'), /ZL\d/)
    await administrator.post(`${AT}/removal`, { 'off-why': 'Tried out' })
    assert.doesNotMatch(await textOf('child_list_row'), /ZL\d/)
  })
})

const ON = { names: 'pseudonym', days: '14', why: 'Visits are planned each Monday' }
const PSEUDONYM = /<strong>[0-9A-Z]{4}-[0-9A-Z]{4}<\/strong>/

async function bringIn(made: readonly MadeUpList[]): Promise<void> {
  const cell = (value: string) => (value === '' ? null : { value, type: String })
  const content = await writeExcelFile(
    made.map((list) => ({
      sheet: list.name,
      data: [list.headings, ...list.rows].map((row) => row.map(cell)),
    })),
  ).toBuffer()
  const reply = await lead.upload(RETURNS, FIELDS, { files: { name: 'annex-a.xlsx', content } })
  assert.equal(reply.status, 303)
  while ((await lead.get(reply.location ?? '')).body.includes('data-come-back'))
    await new Promise((resolve) => setTimeout(resolve, 100))
}

async function firstList(): Promise<string> {
  const { body } = await manager.get(AT)
  const path = /href="(\/councils\/test-vale\/child-lists\/\d+)"/.exec(body)?.[1]
  assert.ok(path !== undefined)
  return path
}

async function countRows(): Promise<readonly number[]> {
  const counts: number[] = []
  for (const table of TABLES) counts.push((await rowsOf(table)).length)
  return counts
}

async function textOf(table: string): Promise<string> {
  return (await rowsOf(table)).join('\n')
}

async function rowsOf(table: string): Promise<readonly string[]> {
  let texts: readonly string[] = []
  await server.database.asOwner(async (client) => {
    const { rows } = await client.query<{ text: string }>(`select t::text as text from "${table}" t`)
    texts = rows.map(({ text }) => text)
  })
  return texts
}

async function columnsOf(table: string): Promise<readonly string[]> {
  let names: readonly string[] = []
  await server.database.asOwner(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = $1 order by 1`,
      [table],
    )
    names = rows.map(({ name }) => name)
  })
  return names
}

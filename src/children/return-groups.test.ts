import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import writeExcelFile from 'write-excel-file/node'
import { aServer, BUILDER, type Client, type TestServer } from '../../test/test-server.ts'
import { inCouncil } from '../database/council-database.ts'
import { listGroups, listObservationsByGroup } from '../measures/group-store.ts'
import { listMeasures } from '../measures/measure-store.ts'
import { dayNumberOf } from './day-number.ts'
import { generateAnnexA, type MadeUpList } from './generate-annex-a.ts'

const DAY = dayNumberOf(2026, 3, 31)
const AT = '/councils/test-vale/returns'
const FIELDS = { 'day-day': '31', 'day-month': '3', 'day-year': '2026', population: '' }

let server: TestServer
let lead: Client
let path: string
const council = () => generateAnnexA({ seed: 12, day: DAY, children: 600, prefix: 'ZG' }).lists

describe('a return, by team and beside the month before', () => {
  before(async () => {
    server = await aServer()
    lead = await server.signIn('improvement lead')
    path = await bringIn(council())
  })

  after(async () => {
    await server.app.close()
    await server.database.close()
  })

  test('is counted for each team and cohort', async () => {
    const { body } = await lead.get(`${path}/groups?by=team&measure=30`)
    assert.match(body, /by team and cohort/)
    assert.match(body, /The whole council: <strong>\d+<\/strong>/)
    assert.match((await lead.get(`${path}/groups?by=gender&measure=13`)).body, /a\) Male[\s\S]*b\) Female/)
    assert.match((await lead.get(path)).body, /By team and cohort/)
  })

  test('shows others no number below six, and no number of children at all beside a share', async () => {
    const outside = await server.signIn('commissioner')
    for (const measure of [30, 13, 41, 7, 53]) {
      const { body } = await outside.get(`${path}/groups?by=team&measure=${measure}`)
      const cells = [...body.matchAll(/<td[^>]*data-label="(?!Team)[^"]*"[^>]*>([^<]*)</g)].map(
        (one) => one[1] ?? '',
      )
      assert.ok(cells.length > 0, String(measure))
      for (const cell of cells)
        assert.ok(!/^[1-5]$/.test(cell.trim()) || measure !== 30, `${measure}: ${cell}`)
      assert.doesNotMatch(body, /Out of|whole council/)
    }
  })

  test('tells the measures of teams when it is counted into a measure', async () => {
    await lead.post('/councils/test-vale/measures/catalogue', { indicator: ['13'] })
    const inside = { council: server.council.id, actor: BUILDER, access: 'read' } as const
    const measures = await inCouncil(server.database, inside, (db) =>
      listMeasures(db, server.council.intervention),
    )
    const timely = measures.find((one) => one.indicator === 13)
    assert.ok(timely !== undefined)
    assert.equal((await lead.post(`${path}/measures`, { measure: String(timely.id) })).status, 303)
    const { groups, told } = await inCouncil(server.database, inside, async (db) => ({
      groups: await listGroups(db),
      told: await listObservationsByGroup(db, timely.id),
    }))
    assert.deepEqual(
      new Set(groups.map((one) => one.kind)),
      new Set(['team', 'gender', 'ethnicity', 'disability']),
    )
    const teams = new Set(groups.filter((one) => one.kind === 'team').map((one) => one.id))
    const ofTeams = told.filter((one) => teams.has(one.groupId))
    assert.ok(ofTeams.length > 0)
    assert.ok(ofTeams.every((one) => one.period.toString() === '2026-03-01' && (one.denominator ?? 0) > 0))
  })

  test('says what changed since last month’s files, of which nothing is kept', async () => {
    const lists = council()
    const plans = lists.find((list) => list.name === 'List 7')
    const ended = plans?.keys.indexOf('ended') ?? -1
    const open = plans?.rows.filter((row) => row[ended] === '') ?? []
    assert.ok(plans !== undefined && open.length > 2)
    plans.rows.splice(plans.rows.indexOf(open[0] ?? []), 1)
    const compared = await bringIn(lists, council())
    const { body } = await lead.get(compared)
    assert.match(body, /Compared with/)
    assert.match(body, /gone-since-last-month|was open in List 7 last month/)
    assert.doesNotMatch(body, /ZG\d{4}/)
  })

  test('says which counts have jumped since the return before', async () => {
    const fewer = generateAnnexA({ seed: 12, day: DAY, children: 200, prefix: 'ZG' }).lists
    const next = await bringIn(fewer, null, { ...FIELDS, 'day-day': '8', 'day-month': '4' })
    assert.match((await lead.get(next)).body, /What has jumped since Annex A of 31 March 2026/)
    assert.doesNotMatch((await (await server.signIn('commissioner')).get(next)).body, /has jumped/)
  })
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
  lists: readonly MadeUpList[],
  lastMonth: readonly MadeUpList[] | null = null,
  fields: Readonly<Record<string, string>> = FIELDS,
): Promise<string> {
  const files = { name: 'annex-a.xlsx', content: await workbookOf(lists) }
  const reply = await lead.upload(AT, fields, {
    files,
    ...(lastMonth === null
      ? {}
      : { 'last-month': { name: 'before.xlsx', content: await workbookOf(lastMonth) } }),
  })
  assert.equal(reply.status, 303, reply.body.slice(0, 500))
  const at = reply.location ?? ''
  while ((await lead.get(at)).body.includes('data-come-back'))
    await new Promise((resolve) => setTimeout(resolve, 100))
  return at
}

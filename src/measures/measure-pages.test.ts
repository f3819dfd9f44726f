import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inCouncil } from '../database/council-database.ts'
import { aServer, BUILDER, type TestServer, TODAY } from '../../test/test-server.ts'
import type { MeasureId } from '../shared/ids.ts'
import type { WantedMeasure } from './measure.ts'
import { saveNewMeasure, saveObservations } from './measure-store.ts'

type Counts = readonly (readonly [numerator: number, denominator: number])[]

const STEADY: Counts = Array.from({ length: 24 }, (_, i) => [78 + ((i * 7) % 5), 100])
const FALLEN: Counts = STEADY.map(([numerator, denominator], i) => [
  i < 16 ? numerator : numerator - 30,
  denominator,
])
const SMALL: Counts = STEADY.map((_, i) => [3 + (i % 3), 40])

async function aMeasure(
  { database, council }: Pick<TestServer, 'database' | 'council'>,
  told: Counts,
  given: Partial<WantedMeasure> = {},
): Promise<MeasureId> {
  return inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, async (db) => {
    const name = given.name ?? 'Visits on time'
    const id = await saveNewMeasure(db, council.intervention, {
      name,
      definition: 'Visits made within the days agreed',
      numerator: 'visits in time',
      denominator: 'visits due',
      source: 'Case system',
      unit: '%',
      polarity: 'higher is better',
      target: 95,
      owner: null,
      ...given,
    })
    const wanted = told.map(([numerator, denominator], i) => ({
      period: TODAY.with({ day: 1 }).subtract({ months: told.length - i }),
      numerator,
      denominator,
      value: (numerator / denominator) * 100,
      note: '',
    }))
    await saveObservations(db, { id, name }, wanted, TODAY)
    return id
  })
}

test('a council without measures is told what to do next', async () => {
  const { signIn } = await aServer()
  const page = await (await signIn('improvement lead')).get('/councils/test-vale/measures')
  assert.equal(page.status, 200)
  assert.match(page.body, /There is no measure yet/)
  assert.match(page.body, /measures\/catalogue/)
})

test('the scorecard says what to worry about, why, and what is only chance', async () => {
  const server = await aServer()
  await aMeasure(server, FALLEN, { name: 'Supervision on time' })
  await aMeasure(server, STEADY, { name: 'Plans reviewed', target: 70 })
  const { body } = await (await server.signIn('senior leader')).get('/councils/test-vale/measures')
  assert.match(body, /Of 2 measures, 0 are getting better, 1 worse, 1 shows no change/)
  const worries = body.slice(body.indexOf('What to worry about'), body.indexOf('id="scorecard"'))
  assert.match(worries, /Supervision on time has been below/)
  assert.doesNotMatch(worries, /Plans reviewed/)
  assert.match(body, /chance of about \d+ in 100/)
})

test('the scorecard is narrowed by what is asked, in the page and in the sheet', async () => {
  const server = await aServer()
  await aMeasure(server, FALLEN, { name: 'Supervision on time' })
  await aMeasure(server, STEADY, { name: '=Plans reviewed', target: 70 })
  const lead = await server.signIn('improvement lead')
  const page = await lead.get('/councils/test-vale/measures?verdict=worse')
  assert.match(page.body, /1 of 2 measures/)
  const sheet = await lead.get('/councils/test-vale/measures.csv?words=plans')
  assert.match(sheet.body, /^\ufeffMeasure,Unit,Period/)
  assert.match(sheet.body, /'=Plans reviewed/)
  assert.doesNotMatch(sheet.body, /Supervision/)
})

test('a measure shows its chart, its sentence, its definition and what is wanting', async () => {
  const server = await aServer()
  const id = await aMeasure(server, FALLEN)
  const { body } = await (await server.signIn('improvement lead')).get(`/councils/test-vale/measures/${id}`)
  assert.match(body, /class="los-chart"/)
  assert.match(body, /Visits on time has been below/)
  assert.match(body, /Commentary is wanting/)
  assert.match(body, /Visits made within the days agreed/)
  assert.match(body, /It is tied to no objective/)
})

test('outside the council no small count is shown, nor a value it could be worked out from', async () => {
  const server = await aServer()
  const id = await aMeasure(server, SMALL)
  const inside = await (
    await server.signIn('team manager')
  ).get(`/councils/test-vale/measures/${id}/values.csv`)
  assert.match(inside.body, /7\.5,3,40/)
  for (const role of ['scrutiny member', 'partner', 'commissioner', 'case lead', 'board member'] as const) {
    const reader = await server.signIn(role)
    const page = await reader.get(`/councils/test-vale/measures/${id}`)
    assert.equal(page.status, 200)
    assert.match(page.body, /24 months are left out here/)
    assert.doesNotMatch(page.body, /7\.5/)
    const sheet = await reader.get(`/councils/test-vale/measures/${id}/values.csv`)
    assert.equal(sheet.body.trim().split('\r\n').length, 1)
    assert.doesNotMatch((await reader.get('/councils/test-vale/measures.csv')).body, /7\.5/)
  }
})

test('partners and scrutiny read measures and are offered no change', async () => {
  const server = await aServer()
  const id = await aMeasure(server, STEADY)
  for (const role of ['scrutiny member', 'partner'] as const) {
    const reader = await server.signIn(role)
    const { body } = await reader.get(`/councils/test-vale/measures/${id}`)
    assert.doesNotMatch(body, /values\/new|\/edit"/)
    assert.equal((await reader.get(`/councils/test-vale/measures/${id}/edit`)).status, 403)
  }
})

test('a measure of another council is not there', async () => {
  const server = await aServer()
  const theirs = await aMeasure({ database: server.database, council: server.other }, STEADY)
  const lead = await server.signIn('improvement lead')
  for (const path of ['', '/values.csv', '/values/new', '/edit', '/commentary/new', '/ending']) {
    assert.equal((await lead.get(`/councils/test-vale/measures/${theirs}${path}`)).status, 404, path)
  }
})

test('a month is told by its counts, and told again it is a revision beside the first', async () => {
  const server = await aServer()
  const id = await aMeasure(server, STEADY)
  const manager = await server.signIn('team manager')
  const path = `/councils/test-vale/measures/${id}`
  const told = { period: '2026-10-01', numerator: '91', denominator: '100', value: '', note: 'late records' }
  assert.equal((await manager.post(`${path}/values`, told)).location, path)
  const sheet = await manager.get(`${path}/values.csv`)
  assert.match(sheet.body, /2026-10,79,79,100,1,[^\n]*\r\n2026-10,91,91,100,2,2026-11-21,late records/)
  assert.match((await manager.get(path)).body, /1 value is a revision/)
})

test('a wrong month comes back with everything typed and what is wrong', async () => {
  const server = await aServer()
  const id = await aMeasure(server, STEADY)
  const manager = await server.signIn('team manager')
  const told = { period: '2026-10-01', numerator: '191', denominator: '100', value: '', note: 'odd' }
  const page = await manager.post(`/councils/test-vale/measures/${id}/values`, told)
  assert.equal(page.status, 422)
  assert.match(page.body, /the other way round/)
  assert.match(page.body, /value="191"/)
  assert.match(page.body, /value="odd"/)
})

test('pasted lines are looked at first, and one bad line keeps all of them out', async () => {
  const server = await aServer()
  const id = await aMeasure(server, [])
  const manager = await server.signIn('team manager')
  const path = `/councils/test-vale/measures/${id}`
  const good = 'Month\tIn time\tDue\nAug 2026\t80\t100\nSep 2026\t81\t100'
  const bad = `${good}\nOct 2026\tmany\t100`
  const refused = await manager.post(`${path}/values/preview`, { lines: bad })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /Line 4: “many” is not a number/)
  assert.equal((await manager.post(`${path}/values/many`, { lines: bad, note: '' })).status, 422)
  const preview = await manager.post(`${path}/values/preview`, { lines: good })
  assert.match(preview.body, /2 new, 0 revised/)
  const rows = async () => (await manager.get(`${path}/values.csv`)).body.trim().split('\r\n').length - 1
  assert.equal(await rows(), 0)
  assert.equal((await manager.post(`${path}/values/many`, { lines: good, note: '' })).location, path)
  assert.equal(await rows(), 2)
  await manager.post(`${path}/values/many`, { lines: good, note: '' })
  assert.equal(await rows(), 2)
})

test('a CSV file is read like pasted lines', async () => {
  const server = await aServer()
  const id = await aMeasure(server, [])
  const manager = await server.signIn('team manager')
  const file = { name: 'visits.csv', content: '\ufeffMonth,In time,Due\r\n01/08/2026,"1,080","1,200"\r\n' }
  const page = await manager.upload(
    `/councils/test-vale/measures/${id}/values/preview`,
    { lines: '' },
    { file },
  )
  assert.equal(page.status, 200)
  assert.match(page.body, /90 % \(1,080 of 1,200\)/)
})

test('commentary is wanting until somebody writes it, once however often it is sent', async () => {
  const server = await aServer()
  const id = await aMeasure(server, FALLEN)
  const lead = await server.signIn('improvement lead')
  const path = `/councils/test-vale/measures/${id}`
  assert.match((await lead.get('/councils/test-vale/measures?needs=wants+commentary')).body, />1 measure\n/)
  assert.equal((await lead.post(`${path}/commentary`, { words: '', period: '2026-10-01' })).status, 422)
  const form = {
    words: 'Two <teams> lost their managers',
    period: '2026-10-01',
    'form-key': '1d2c7c1e-58a3-4a52-9a2b-d9b6f64e5f10',
  }
  assert.equal((await lead.post(`${path}/commentary`, form)).location, path)
  await lead.post(`${path}/commentary`, form)
  const { body } = await lead.get(path)
  assert.doesNotMatch(body, /Commentary is wanting/)
  assert.equal(body.split('Two &lt;teams&gt; lost their managers').length, 2)
  const scrutiny = await server.signIn('scrutiny member')
  assert.doesNotMatch((await scrutiny.get(path)).body, /lost their managers/)
})

const FORM = {
  name: 'Supervision on time',
  definition: 'Workers supervised within four weeks',
  numerator: 'workers supervised',
  denominator: 'workers',
  source: 'Supervision list',
  unit: '%',
  polarity: 'higher is better',
  target: '90',
  staleAfterDays: '45',
  owner: '',
  caveats: '',
}

test('a measure is added with all its fields, and mistakes come back with what was typed', async () => {
  const server = await aServer()
  const lead = await server.signIn('improvement lead')
  const wrong = await lead.post('/councils/test-vale/measures', { ...FORM, name: '', target: 'most' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /Enter the name of the measure/)
  assert.match(wrong.body, /The target must be a number/)
  assert.match(wrong.body, /value="Supervision list"/)
  const added = await lead.post('/councils/test-vale/measures', FORM)
  assert.equal(added.status, 303)
  const { body } = await lead.get(added.location ?? '')
  assert.match(body, /Workers supervised within four weeks/)
  assert.match(body, /45 days from the end/)
})

test('a second writer sees both versions and loses nothing', async () => {
  const server = await aServer()
  const id = await aMeasure(server, STEADY)
  const path = `/councils/test-vale/measures/${id}/edit`
  const [lead, manager] = [await server.signIn('improvement lead'), await server.signIn('team manager')]
  const seen = /name="seen" value="(\d+)"/.exec((await lead.get(path)).body)?.[1] ?? ''
  assert.equal((await lead.post(path, { ...FORM, name: 'Their name', seen })).status, 303)
  const clash = await manager.post(path, { ...FORM, name: 'My name', seen })
  assert.equal(clash.status, 422)
  assert.match(clash.body, /Somebody else changed this/)
  assert.match(clash.body, /Their name/)
  assert.match(clash.body, /value="My name"/)
  const again = /name="seen" value="(\d+)"/.exec(clash.body)?.[1] ?? ''
  assert.equal((await manager.post(path, { ...FORM, name: 'My name', seen: again })).status, 303)
  assert.match((await lead.get(`/councils/test-vale/measures/${id}`)).body, /<h1[^>]*>My name/)
})

test('a measure switched off leaves the scorecard and keeps what it told', async () => {
  const server = await aServer()
  const id = await aMeasure(server, STEADY)
  const lead = await server.signIn('improvement lead')
  const path = `/councils/test-vale/measures/${id}`
  assert.equal((await lead.post(`${path}/ending`, { why: '', seen: '1' })).status, 422)
  assert.equal((await lead.post(`${path}/ending`, { why: 'nobody used it', seen: '1' })).status, 303)
  assert.match((await lead.get('/councils/test-vale/measures')).body, /There is no measure yet/)
  assert.match((await lead.get(path)).body, /Switched off on 21 November 2026/)
  assert.equal((await lead.post(`${path}/ending`, { why: 'asked for', seen: '1' })).status, 422)
  assert.equal((await lead.post(`${path}/ending`, { why: 'asked for', seen: '2' })).status, 303)
  assert.match((await lead.get('/councils/test-vale/measures')).body, />1 measure\n/)
})

test('listed measures are switched on together, once each', async () => {
  const server = await aServer()
  const lead = await server.signIn('improvement lead')
  const path = '/councils/test-vale/measures/catalogue'
  assert.equal((await lead.post(path)).status, 422)
  await lead.post(path, { indicator: ['7', '13', '999'] })
  await lead.post(path, { indicator: ['13', '20'] })
  const page = await lead.get('/councils/test-vale/measures')
  assert.match(page.body, /All 3 measures/)
  assert.match(page.body, /Re-referrals within 12 months/)
  assert.match((await lead.get(path)).body, /3 of them are on/)
  assert.equal((await (await server.signIn('partner')).get(path)).status, 403)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inCouncil } from '../database/council-database.ts'
import { aServer, BUILDER, type TestServer, TODAY } from '../../test/test-server.ts'
import type { MeasureId } from '../shared/ids.ts'
import { saveNewMeasure, saveObservations, type WantedMeasure } from './measure-store.ts'

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
  assert.match(sheet.body, /^\ufeffMeasure,Unit,Month/)
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
  const inside = await (await server.signIn('team manager')).get(`/councils/test-vale/measures/${id}/values.csv`)
  assert.match(inside.body, /7\.5,3,40/)
  for (const role of ['scrutiny member', 'partner'] as const) {
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

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inCouncil } from '../database/council-database.ts'
import { aMeasure } from '../../test/builders.ts'
import { aServer, BUILDER, type TestServer, TODAY } from '../../test/test-server.ts'
import { describeWeight, standingOf } from './group-scorecard.ts'
import { listGroups, saveTeamObservations } from './group-store.ts'
import { saveNewMeasure, saveObservations } from './measure-store.ts'

const MONTHS = Array.from({ length: 20 }, (_, i) => TODAY.with({ day: 1 }).subtract({ months: 20 - i }))

/** Two teams of forty: North steady about eighty, South fallen in the last eight months. */
async function twoTeams({ database, council }: TestServer) {
  return inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, async (db) => {
    const name = 'Visits on time'
    const measure = await saveNewMeasure(db, council.intervention, {
      name,
      definition: 'Visits made in the days agreed',
      numerator: 'made',
      denominator: 'due',
      source: '',
      unit: '%',
      polarity: 'higher is better',
      target: 90,
      owner: null,
    })
    const north = MONTHS.map((_, i) => 31 + ((i * 7) % 4))
    const south = MONTHS.map((_, i) => (i < 12 ? 31 + ((i * 5) % 4) : 12 + (i % 3)))
    const teams = { North: north, South: south }
    const told = Object.entries(teams).flatMap(([group, counts]) =>
      counts.map((numerator, i) => ({
        measureId: measure,
        group,
        period: MONTHS[i] ?? TODAY,
        numerator,
        denominator: 40,
        value: (numerator / 40) * 100,
        note: '',
      })),
    )
    await saveTeamObservations(db, 'team', told, TODAY)
    const whole = MONTHS.map((period, i) => {
      const numerator = (north[i] ?? 0) + (south[i] ?? 0)
      return { period, numerator, denominator: 80, value: (numerator / 80) * 100, note: '' }
    })
    await saveObservations(db, { id: measure, name }, whole, TODAY)
    const groups = await listGroups(db)
    const idOf = (team: string) => groups.find((one) => one.name === team)?.id ?? 0
    return { measure, north: idOf('North'), south: idOf('South') }
  })
}

describe('teams', () => {
  test('a team’s scorecard shows what fell, beside the whole council, and how few stand behind it', async () => {
    const server = await aServer()
    const { south, north } = await twoTeams(server)
    const lead = await server.signIn('improvement lead')
    const list = await lead.get('/councils/test-vale/groups')
    assert.match(list.body, />North<\/a>/)
    const { body } = await lead.get(`/councils/test-vale/groups/${south}`)
    assert.match(body, /Of 1 measure told for South, 0 are getting better and 1 worse; 1 stands further/)
    assert.match(body, /below the whole/)
    assert.match(body, /worsening/)
    const steady = await lead.get(`/councils/test-vale/groups/${north}`)
    assert.match(steady.body, /above the whole/)
    const sheet = await lead.get(`/councils/test-vale/groups/${south}/scorecard.csv`)
    assert.match(sheet.body, /Visits on time,%,2026-10/)
  })

  test('any measure of a team opens to its chart, its definition, the whole and the other team', async () => {
    const server = await aServer()
    const { south, north, measure } = await twoTeams(server)
    const lead = await server.signIn('improvement lead')
    const { body } = await lead.get(`/councils/test-vale/groups/${south}/measures/${measure}`)
    assert.match(body, /class="los-chart"/)
    assert.match(body, /Visits on time, South has been below/)
    assert.match(body, /Visits made in the days agreed/)
    assert.match(body, new RegExp(`href="/councils/test-vale/groups/${north}/measures/${measure}"`))
    assert.match(body, new RegExp(`href="/councils/test-vale/measures/${measure}"`))
  })

  test('the measure shows its teams side by side in order of name, and outsiders none of them', async () => {
    const server = await aServer()
    const { measure, south } = await twoTeams(server)
    const leader = await server.signIn('senior leader')
    const { body } = await leader.get(`/councils/test-vale/measures/${measure}`)
    assert.ok(body.indexOf('>North</a>') < body.indexOf('>South</a>'))
    for (const role of ['scrutiny member', 'partner'] as const) {
      const reader = await server.signIn(role)
      assert.equal((await reader.get(`/councils/test-vale/groups/${south}`)).status, 403)
      assert.doesNotMatch((await reader.get(`/councils/test-vale/measures/${measure}`)).body, /South/)
      assert.doesNotMatch((await reader.get('/councils/test-vale/measures')).body, /\/groups/)
    }
  })

  test('a team manager who is named for a team finds it first, and two who change it see each other', async () => {
    const server = await aServer()
    const { north } = await twoTeams(server)
    const manager = await server.signIn('team manager')
    const path = `/councils/test-vale/groups/${north}/edit`
    const form = { name: 'North', manager: String(server.council.people['team manager']), seen: '1' }
    assert.equal((await manager.post(path, { ...form, name: 'south' })).status, 422)
    assert.equal((await manager.post(path, form)).status, 303)
    assert.match((await manager.get('/councils/test-vale/measures')).body, /Yours: North/)
    assert.match((await manager.get('/councils/test-vale/groups')).body, /Yours: <a[^>]*>North/)
    const lead = await server.signIn('improvement lead')
    const clash = await lead.post(path, { ...form, name: 'Northern', manager: '' })
    assert.equal(clash.status, 422)
    assert.match(clash.body, /it is now called North, of Test Vale team manager/)
  })
})

test('teams’ values are pasted, all or none, and the wrong line is named', async () => {
  const server = await aServer()
  const { measure } = await twoTeams(server)
  const lead = await server.signIn('improvement lead')
  const path = `/councils/test-vale/measures/${measure}`
  assert.match((await lead.get(path)).body, /groups\/new/)
  const good = 'Team\tMonth\tMade\tDue\nWest\tOct 2026\t30\t40'
  const wrong = await lead.post(`${path}/groups`, { kind: 'team', lines: `${good}\nEast\tsoon\t30\t40` })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /Line 3: “soon” is not a month/)
  assert.match(wrong.body, /East\tsoon/)
  assert.doesNotMatch((await lead.get('/councils/test-vale/groups')).body, /West/)
  assert.equal((await lead.post(`${path}/groups`, { kind: 'team', lines: good })).location, path)
  assert.match((await lead.get(path)).body, />West<\/a>/)
  const twice = await lead.post(`${path}/groups`, { kind: 'team', lines: `${good}\nwest\t2026-10\t31\t40` })
  assert.match(twice.body, /west is told twice for one period/)
})

describe('how a team stands to the whole', () => {
  const told = (numerator: number, denominator: number) => ({
    measureId: aMeasure().id,
    period: TODAY,
    vintage: 1,
    numerator,
    denominator,
    value: (numerator / denominator) * 100,
    addedOn: TODAY,
    note: '',
  })

  test('it is apart only where chance alone would not put it', () => {
    const whole = told(800, 1000)
    assert.equal(standingOf({ unit: '%' }, told(70, 100), whole), 'as the whole')
    assert.equal(standingOf({ unit: '%' }, told(60, 100), whole), 'below the whole')
    assert.equal(standingOf({ unit: '%' }, told(98, 100), whole), 'above the whole')
  })

  test('of a handful, of averages and of a whole that is not told nothing is said', () => {
    assert.equal(standingOf({ unit: '%' }, told(0, 7), told(800, 1000)), 'too few to tell')
    assert.equal(standingOf({ unit: 'days' }, told(70, 100), told(800, 1000)), null)
    assert.equal(standingOf({ unit: '%' }, told(70, 100), null), null)
  })

  test('how much one person weighs is said where it is much', () => {
    assert.equal(describeWeight({ unit: '%' }, told(3, 7)), 'Of 7: one more or fewer moves it by 14 points.')
    assert.equal(describeWeight({ unit: '%' }, told(30, 70)), '')
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { saveNewApiKey } from '../councils/api-key-store.ts'
import { inCouncil } from '../database/council-database.ts'
import { aMeasure } from '../../test/builders.ts'
import { aServer, BUILDER, type TestServer, TODAY } from '../../test/test-server.ts'
import { saveNewMeasure } from './measure-store.ts'
import { readSent } from './sent-observations.ts'

const AT = '/api/councils/test-vale'

async function aCaller(server: TestServer) {
  const { app, database, council } = server
  const { measure, token } = await inCouncil(
    database,
    { council: council.id, actor: BUILDER, access: 'write' },
    async (db) => ({
      measure: await saveNewMeasure(db, council.intervention, {
        name: 'Assessments in 45 days',
        definition: 'As the Department counts it',
        numerator: 'in time',
        denominator: 'completed',
        source: '',
        unit: '%',
        polarity: 'higher is better',
        target: 85,
        owner: null,
        indicator: 13,
      }),
      token: await saveNewApiKey(
        db,
        { name: 'The analyst', acts: ['see measures', 'keep measures'], endsOn: TODAY.add({ days: 9 }) },
        { today: TODAY, formKey: null },
      ),
    }),
  )
  const headers = { authorization: `Bearer ${token}` }
  return {
    measure,
    get: async (path: string) =>
      (await app.inject({ method: 'GET', url: `${AT}${path}`, headers })).json<Sent>(),
    post: async (payload: object) => {
      const reply = await app.inject({ method: 'POST', url: `${AT}/observations`, headers, payload })
      return { status: reply.statusCode, ...reply.json<Sent>() }
    },
  }
}

type Sent = {
  readonly told?: number
  readonly problems?: readonly { readonly at: string; readonly message: string }[]
  readonly measures: readonly Readonly<Record<string, unknown>>[]
  readonly observations: readonly Readonly<Record<string, unknown>>[]
  readonly groups?: readonly Readonly<Record<string, unknown>>[]
}

const OCTOBER = { indicator: 13, period: '2026-10', numerator: 91, denominator: 104 }

describe('measures for other programs', () => {
  test('values are taken once however often they are sent, and another is the next telling', async () => {
    const { get, post, measure } = await aCaller(await aServer())
    assert.deepEqual(await post({ observations: [OCTOBER] }), { status: 200, told: 1 })
    assert.deepEqual(await post({ observations: [OCTOBER] }), { status: 200, told: 0 })
    assert.equal((await post({ observations: [{ ...OCTOBER, numerator: 92 }] })).told, 1)
    const all = (await get(`/observations?measure=${measure}`)).observations
    assert.deepEqual(
      all.map(({ period, numerator, telling }) => [period, numerator, telling]),
      [
        ['2026-10', 91, 1],
        ['2026-10', 92, 2],
      ],
    )
    assert.equal((await get('/observations')).observations.length, 1)
    assert.equal((await get('/observations?since=2026-11-01')).observations.length, 0)
    assert.deepEqual((await get('/observations?since=soon')).problems?.[0]?.at, 'since')
    assert.equal((await get('/observations?measure=999')).problems?.length, 1)
  })

  test('one wrong row keeps all of them out, and says where it is', async () => {
    const { get, post } = await aCaller(await aServer())
    const wrong = await post({ observations: [OCTOBER, { ...OCTOBER, period: '2026-09', numerator: 191 }] })
    assert.equal(wrong.status, 422)
    assert.equal(wrong.problems?.[0]?.at, 'observations[1]')
    assert.match(wrong.problems?.[0]?.message ?? '', /more than the denominator/)
    assert.equal((await get('/observations')).observations.length, 0)
  })

  test('a team’s values stand beside the whole council’s', async () => {
    const { get, post, measure } = await aCaller(await aServer())
    const team = { ...OCTOBER, team: 'North', numerator: 41, denominator: 50 }
    assert.equal((await post({ observations: [OCTOBER, team] })).told, 2)
    const sent = await get(`/observations?measure=${measure}&groups=yes`)
    assert.deepEqual(
      sent.groups?.map(({ kind, name, value }) => [kind, name, value]),
      [['team', 'North', 82]],
    )
  })

  test('a measure is sent with its definition, its target and what its values say', async () => {
    const { get, post } = await aCaller(await aServer())
    await post({ observations: [OCTOBER] })
    const [measure] = (await get('/measures')).measures
    assert.equal(measure?.['definition'], 'As the Department counts it')
    assert.deepEqual(
      [measure?.['target'], measure?.['rhythm'], measure?.['change']],
      [85, 'month', 'cannot tell'],
    )
    assert.match(String(measure?.['sentence']), /1 of the 13 values/)
  })
})

describe('values that are sent', () => {
  const measure = aMeasure({ indicator: 13 })
  const problemsOf = (...observations: readonly unknown[]) => {
    const read = readSent({ observations }, [measure], TODAY)
    return read.ok ? [] : read.refusal.map(({ at, message }) => `${at}: ${message}`)
  }

  test('everything odd is refused at its place', () => {
    const cases: readonly (readonly [unknown, RegExp])[] = [
      [7, /^observations\[0\]: Each value is an object/],
      [{ ...OCTOBER, indicator: 14 }, /\.measure: There is no such measure/],
      [{ ...OCTOBER, numerator: '91' }, /\.numerator: Send a number/],
      [{ ...OCTOBER, denominator: undefined }, /Send both "numerator" and "denominator"/],
      [{ ...OCTOBER, period: 'soon' }, /“soon” is not a month/],
      [{ ...OCTOBER, period: '2027-01' }, /has not come yet/],
      [{ ...OCTOBER, colour: 'red' }, /\.colour: There is no such field/],
      [{ ...OCTOBER, team: ' ' }, /Name one team/],
      [{ ...OCTOBER, team: 'North', gender: 'Girls' }, /Name one team/],
      [{ measure: 1, period: '2026-10' }, /There is no value/],
    ]
    for (const [row, message] of cases) assert.match(problemsOf(row).join(), message)
    assert.match(problemsOf(OCTOBER, OCTOBER).join(), /told in observations\[0\] too/)
    assert.deepEqual(problemsOf(OCTOBER, { ...OCTOBER, team: 'North' }), [])
    for (const body of [null, [], {}, { observations: [] }])
      assert.equal(readSent(body, [measure], TODAY).ok, false)
  })

  test('a value may come alone, and a measure by its own number', () => {
    const read = readSent(
      { observations: [{ measure: 1, period: 'Oct 2026', value: 87.5 }] },
      [measure],
      TODAY,
    )
    assert.deepEqual(read.ok ? read.value.map(({ value, numerator }) => [value, numerator]) : [], [
      [87.5, null],
    ])
  })
})

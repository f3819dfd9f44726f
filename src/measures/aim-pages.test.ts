import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inCouncil } from '../database/council-database.ts'
import { aServer, BUILDER, type TestServer, TODAY } from '../../test/test-server.ts'
import type { MeasureId } from '../shared/ids.ts'
import type { WantedMeasure } from './measure.ts'
import { saveNewMeasure, saveObservations } from './measure-store.ts'

const WHY = 'Agreed by the board in May'
const AIM = {
  target: '95',
  'targetOn-day': '31',
  'targetOn-month': '3',
  'targetOn-year': '2027',
  tolerance: '1',
  baseline: '60',
  'baselineOn-day': '31',
  'baselineOn-month': '3',
  'baselineOn-year': '2026',
  steps: '',
  why: WHY,
  seen: '1',
}

async function told(
  { database, council }: Pick<TestServer, 'database' | 'council'>,
  values: readonly number[],
  given: Partial<WantedMeasure> = {},
): Promise<MeasureId> {
  return inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, async (db) => {
    const name = 'Supervision on time'
    const wanted = {
      name,
      definition: '',
      numerator: 'supervised',
      denominator: 'workers',
      source: '',
      unit: '%',
      polarity: 'higher is better',
      target: 90,
      owner: null,
      ...given,
    } as const
    const id = await saveNewMeasure(db, council.intervention, wanted)
    const observations = values.map((numerator, i) => ({
      period: TODAY.with({ day: 1 }).subtract({ months: values.length - i }),
      numerator,
      denominator: 100,
      value: numerator,
      note: '',
    }))
    await saveObservations(db, { id, name }, observations, TODAY)
    return id
  })
}

const STEADY = Array.from({ length: 20 }, (_, i) => 68 + ((i * 7) % 5))

test('a target by a day, with where it starts from, is drawn as a line and a lag is said', async () => {
  const server = await aServer()
  const id = await told(server, STEADY)
  const lead = await server.signIn('improvement lead')
  const path = `/councils/test-vale/measures/${id}`
  assert.equal((await lead.post(`${path}/target`, AIM)).location, path)
  const { body } = await lead.get(path)
  assert.match(
    body,
    /It is off course: \d+ % in October 2026, where 80\.\d % was agreed on the way to 95 % by 31 March 2027/,
  )
  assert.match(body, /95 % by 31 March 2027, within 1 %/)
  assert.match(body, /from 60 % on 31 March 2026/)
  assert.match(body, new RegExp(WHY))
  const scorecard = (await lead.get('/councils/test-vale/measures')).body
  assert.match(scorecard, /Off the way agreed to its target/)
  assert.match(scorecard, /off course/)
})

test('dated steps are kept in order, and one that is none comes back with what was typed', async () => {
  const server = await aServer()
  const id = await told(server, STEADY)
  const lead = await server.signIn('improvement lead')
  const path = `/councils/test-vale/measures/${id}`
  const steps = '31/12/2026, 85\n30 June 2026, 70 %'
  assert.equal((await lead.post(`${path}/target`, { ...AIM, steps })).status, 303)
  assert.match((await lead.get(path)).body, /70 % by 30 June 2026; 85 % by 31 December 2026/)
  const wrong = await lead.post(`${path}/target`, { ...AIM, steps: 'soon, 70', why: '', seen: '2' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /“soon, 70” is no step/)
  assert.match(wrong.body, /Say why, in 500 characters or fewer/)
  assert.match(wrong.body, /soon, 70<\/textarea>/)
})

test('a baseline after the target, or without its day, is refused in words', async () => {
  const server = await aServer()
  const id = await told(server, STEADY)
  const lead = await server.signIn('improvement lead')
  const path = `/councils/test-vale/measures/${id}/target`
  const late = await lead.post(path, { ...AIM, 'baselineOn-year': '2028' })
  assert.match(late.body, /The target must be due after the day of the baseline/)
  const undated = await lead.post(path, {
    ...AIM,
    'baselineOn-day': '',
    'baselineOn-month': '',
    'baselineOn-year': '',
  })
  assert.match(undated.body, /Enter the day of the baseline/)
})

test('two people setting one target see both, and the second chooses', async () => {
  const server = await aServer()
  const id = await told(server, STEADY)
  const lead = await server.signIn('improvement lead')
  const leader = await server.signIn('senior leader')
  const path = `/councils/test-vale/measures/${id}/target`
  assert.equal((await lead.post(path, AIM)).status, 303)
  const clash = await leader.post(path, { ...AIM, target: '99' })
  assert.equal(clash.status, 422)
  assert.match(clash.body, /Somebody else changed this/)
  const seen = /name="seen" value="(\d+)"/.exec(clash.body)?.[1] ?? ''
  assert.equal((await leader.post(path, { ...AIM, target: '99', seen })).status, 303)
})

const SHIFTED = [...STEADY, ...STEADY.slice(0, 14).map((value) => value + 15)]

test('limits counted afresh are shown as a phase with its reason, and undone on request', async () => {
  const server = await aServer()
  const id = await told(server, SHIFTED)
  const lead = await server.signIn('improvement lead')
  const path = `/councils/test-vale/measures/${id}`
  const from = TODAY.with({ day: 1 }).subtract({ months: 14 }).toString()
  const form = { kind: 'afresh', from, to: '', reason: 'The new team began' }
  assert.equal((await lead.post(`${path}/limits`, form)).location, path)
  assert.equal((await lead.post(`${path}/limits`, form)).status, 303)
  const { body } = await lead.get(path)
  assert.match(body, /limits: counted afresh from here \(The new team began\)/)
  const judging = (await lead.get(`${path}/judging`)).body
  const undo = /href="([^"]*\/limits\/\d+\/undoing)"/.exec(judging)?.[1] ?? ''
  assert.equal((await lead.post(undo, { why: '' })).status, 422)
  assert.equal((await lead.post(undo, { why: 'It did not last' })).location, path)
  assert.doesNotMatch(
    (await lead.get(path)).body.split('<h2 class="govuk-heading-m">What people')[0] ?? '',
    /counted afresh/,
  )
  assert.equal((await lead.get(undo)).location, path)
})

test('limits from a span take thirteen values at the least, and all others are judged by them', async () => {
  const server = await aServer()
  const id = await told(server, SHIFTED)
  const lead = await server.signIn('improvement lead')
  const path = `/councils/test-vale/measures/${id}`
  const month = (ago: number) => TODAY.with({ day: 1 }).subtract({ months: ago }).toString()
  const short = await lead.post(`${path}/limits`, {
    kind: 'span',
    from: month(34),
    to: month(25),
    reason: 'x',
  })
  assert.match(short.body, /Limits take 13 values at the least; there are 10/)
  const span = { kind: 'span', from: month(34), to: month(16), reason: 'The two years before' }
  assert.equal((await lead.post(`${path}/limits`, span)).status, 303)
  const { body } = await lead.get(path)
  assert.match(body, /Supervision on time has been above its old range/)
  assert.match(body, /alone \(The two years before\)/)
})

test('another chart is taken where somebody says why, and refused where the values do not allow it', async () => {
  const server = await aServer()
  const id = await told(server, STEADY)
  const lead = await server.signIn('improvement lead')
  const path = `/councils/test-vale/measures/${id}`
  const form = { chart: 'p', chartWhy: '', twoInThree: 'beyond', screenOutliers: 'no', seen: '1' }
  assert.match((await lead.get(path)).body, /XmR chart: the numbers counted are steady and not small/)
  assert.match((await lead.post(`${path}/judging`, form)).body, /Say why, in 300 characters/)
  assert.equal(
    (await lead.post(`${path}/judging`, { ...form, chartWhy: 'The board asked for it' })).status,
    303,
  )
  const { body } = await lead.get(path)
  assert.match(body, /p chart, asked for because the board asked for it; the rule would take the XmR chart/)
  assert.match(body, /close to a limit or beyond it/)
  await lead.post(`${path}/values`, {
    period: '2026-11-01',
    numerator: '',
    denominator: '',
    value: '70',
    note: '',
  })
  const refused = await lead.post(`${path}/judging`, { ...form, chart: 'u', chartWhy: 'x', seen: '2' })
  assert.match(refused.body, /The u chart cannot be drawn: not every value is told with its numerator/)
})

test('a measure told by quarters knows them in its form, its paste, its sheet and its chart', async () => {
  const server = await aServer()
  const id = await told(server, [], { rhythm: 'quarter' })
  const lead = await server.signIn('improvement lead')
  const path = `/councils/test-vale/measures/${id}`
  assert.match((await lead.get(`${path}/values/new`)).body, /July to September 2026/)
  assert.equal(
    (await lead.post(`${path}/values`, { period: '2026-08-01', value: '50', note: '' })).status,
    422,
  )
  const lines = 'Quarter,In time,Due\nQ1 2026/27,40,50\nJuly to September 2026,41,50'
  const preview = await lead.post(`${path}/values/preview`, { lines })
  assert.match(preview.body, /April to June 2026/)
  assert.equal((await lead.post(`${path}/values/many`, { lines, note: '' })).status, 303)
  assert.match((await lead.get(`${path}/values.csv`)).body, /2026-07 to 2026-09,82,41,50/)
  const { body } = await lead.get(path)
  assert.match(body, /July to September 2026/)
  assert.match(body, /153 days from the end of its latest quarter/)
})

test('the rhythm changes only where every value told still begins a period', async () => {
  const server = await aServer()
  const id = await told(server, STEADY)
  const lead = await server.signIn('improvement lead')
  const form = {
    name: 'Supervision',
    unit: '%',
    polarity: 'higher is better',
    staleAfterDays: '62',
    seen: '1',
  }
  const path = `/councils/test-vale/measures/${id}/edit`
  const refused = await lead.post(path, { ...form, rhythm: 'quarter', yearBegins: '4' })
  assert.match(refused.body, /Values told already begin where no such period does/)
  const empty = await told(server, [])
  const done = await lead.post(`/councils/test-vale/measures/${empty}/edit`, {
    ...form,
    rhythm: 'week',
    yearBegins: '4',
  })
  assert.equal(done.status, 303)
  assert.match((await lead.get(done.location ?? '')).body, /14 days from the end of its latest week/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlan, day, type TestPlan } from '../../test/test-plan.ts'
import { BUILDER, TODAY } from '../../test/test-server.ts'
import { saveIntervention } from '../councils/council-store.ts'
import { type CouncilDatabase, inCouncil } from '../database/council-database.ts'
import { Form } from '../web/form.ts'
import { listLoads } from '../plan-checks/check-load.ts'
import type { PlanAction } from '../plan-checks/plan-check.ts'
import { parseCarries, parseLimit } from './plan-limit.ts'
import { findLimit, saveLimit } from './plan-limit-store.ts'
import { listScoresWithToday } from './plan-score-store.ts'

const CHECKS = '/councils/test-vale/plan/checks'
const LIMIT = `${CHECKS}/limit`
const WHY = 'Heads of service here hold no caseload'

const parsed = (carries: string, why = WHY) => parseLimit(new Form(new URLSearchParams({ carries, why })))

test('what an owner can carry is a whole number from 1 to 99, with its reason', () => {
  assert.deepEqual(['1', '99', '007'].map(parseCarries), [1, 99, 7])
  assert.deepEqual(['', '0', '100', '-3', '4.5', '1e1', 'ten', '٣'].map(parseCarries), Array(8).fill(null))
  assert.ok(parsed('20').ok)
  const said = (one: ReturnType<typeof parsed>) => (one.ok ? [] : one.errors.map(({ message }) => message))
  assert.deepEqual(said(parsed('', '')), [
    'Enter how many unfinished actions one owner can carry',
    'Enter why this is what an owner can carry',
  ])
  assert.match(said(parsed('100'))[0] ?? '', /whole number from 1 to 99/)
  assert.match(said(parsed('9', 'x'.repeat(501)))[0] ?? '', /500 characters or fewer/)
})

test('everyone’s unfinished actions are counted, the most first; several owners at once carry nothing', () => {
  const one = (id: string, owner: string | null, isFinished = false): PlanAction =>
    ({ id, reference: id, words: `Do ${id}`, owner, isFinished }) as PlanAction
  const actions = [
    one('1', 'Kim Day'),
    one('2', 'Abi Lee'),
    one('3', 'abi lee '),
    one('4', 'Kim Day', true),
    one('5', 'Abi Lee / Kim Day'),
    one('6', null),
  ]
  assert.deepEqual(listLoads(actions), [
    { owner: 'Abi Lee', count: 2 },
    { owner: 'Kim Day', count: 1 },
  ])
})

async function aLoadedPlan() {
  const plan = await aPlan()
  for (const [at, title] of ['Open the east hub', 'Hire six practice leads', 'Buy ten laptops'].entries())
    await plan.addAction({ reference: `B${at}`, title })
  const within = <Found>(work: (db: CouncilDatabase) => Promise<Found>): Promise<Found> =>
    inCouncil(plan.database, { council: plan.council.id, actor: BUILDER, access: 'write' }, work)
  return { ...plan, within, lead: await plan.signIn('improvement lead') }
}

const seenOn = (body: string): string => /name="seen" value="(\d+)"/.exec(body)?.[1] ?? ''
const TOO_MUCH = /<strong>Owner carries too much/

test('the number said reaches the checks page, the form that is typed in, the score and a file brought in', async () => {
  const { lead, at, within, council } = await aLoadedPlan()
  assert.match(
    (await lead.get(CHECKS)).body,
    /more than <strong>12 unfinished actions<\/strong>, the usual number/,
  )
  assert.doesNotMatch((await lead.get(CHECKS)).body, TOO_MUCH)
  const form = await lead.get(LIMIT)
  assert.match(form.body, /name="carries"[^>]*value="12"/)
  assert.match(form.body, /Test Vale action owner[\s\S]*>4</)

  const saved = await lead.post(LIMIT, { carries: '3', why: WHY, seen: seenOn(form.body) })
  assert.equal(saved.status, 303)
  const checks = await lead.get(CHECKS)
  assert.match(checks.body, TOO_MUCH)
  assert.match(checks.body, /owns 4 unfinished actions, more than the 3/)
  assert.match(
    checks.body,
    /<strong>3 unfinished actions<\/strong> \(usually 12\), as Test Vale improvement lead/,
  )
  assert.match(checks.body, new RegExp(`<q>${WHY}</q>[\\s\\S]*unfinished actions: 12 → 3`))
  assert.match((await lead.get(`${at}/edit`)).body, /more than the 3 that one owner can carry/)
  const scores = await within((db) => listScoresWithToday(db, council.intervention, TODAY))
  assert.equal(scores.at(-1)?.byCheck['owner carries too much'], 4)

  const rows = ['Write the east plan', 'Ring every carer', 'Print the guide', 'Paint the hub'].map(
    (words, row) => `X${row},${words},Kim Day,1 March 2027,From ${row + 1}0% to 90%`,
  )
  const content = Buffer.from(`Reference,Action,Owner,Due,Measure\n${rows.join('\n')}\n`)
  const sent = await lead.upload(
    '/councils/test-vale/plan/imports',
    {},
    { file: { name: 'plan.csv', content } },
  )
  assert.match(
    (await lead.get(`${(sent.location ?? '').replace('/columns', '')}/preview`)).body,
    /owner carries too much/,
  )

  await lead.post(LIMIT, { carries: '12', why: 'As it was', seen: seenOn((await lead.get(LIMIT)).body) })
  const back = await lead.get(CHECKS)
  assert.doesNotMatch(back.body, TOO_MUCH)
  assert.match(back.body, /\(the usual number\), as Test Vale improvement lead/)
  assert.match(back.body, /unfinished actions: 3 → 12[\s\S]*unfinished actions: 12 → 3/)
})

test('mistakes bring the form back with what was typed, and nothing is saved', async () => {
  const { lead, within, council } = await aLoadedPlan()
  const reply = await lead.post(LIMIT, { carries: 'a dozen', why: '', seen: '0' })
  assert.equal(reply.status, 422)
  assert.match(reply.body, /href="#carries"[\s\S]*whole number from 1 to 99/)
  assert.match(reply.body, /href="#why"/)
  assert.match(reply.body, /name="carries"[^>]*value="a dozen"/)
  assert.equal(await within((db) => findLimit(db, council.intervention)), null)
})

test('a second writer sees both and chooses; the same form twice is said once', async () => {
  const { lead, signIn, within, council } = await aLoadedPlan()
  const leader = await signIn('senior leader')
  const first = { carries: '8', why: WHY, seen: '0' }
  await Promise.all([1, 2].map(() => lead.post(LIMIT, first)))
  assert.equal((await within((db) => findLimit(db, council.intervention)))?.version, 1)
  const clash = await leader.post(LIMIT, { carries: '20', why: 'We are many', seen: '0' })
  assert.match(clash.body, /Somebody else changed this[\s\S]*>8<[\s\S]*>20</)
  assert.match(clash.body, /name="carries"[^>]*value="20"/)
  await leader.post(LIMIT, { carries: '20', why: 'We are many', seen: seenOn(clash.body) })
  assert.equal((await within((db) => findLimit(db, council.intervention)))?.carries, 20)
  assert.match((await lead.get(CHECKS)).body, /History \(2\)/)
  const late = { wanted: { carries: 5, why: 'Late' }, seen: { carries: 8, why: WHY, version: 1 } }
  assert.equal(await within((db) => saveLimit(db, council.intervention, late)), false)
})

test('an owner reads the number and cannot change it; a partner is told nobody’s name', async () => {
  const { lead, signIn } = await aLoadedPlan()
  await lead.post(LIMIT, { carries: '7', why: WHY, seen: '0' })
  const owner = await signIn('action owner')
  const read = (await owner.get(CHECKS)).body
  assert.match(read, /<strong>7 unfinished actions/)
  assert.doesNotMatch(read, /Change what an owner can carry/)
  assert.equal((await owner.get(LIMIT)).status, 403)
  assert.equal((await owner.post(LIMIT, { carries: '9', why: 'x', seen: '1' })).status, 403)
  const partner = await signIn('partner')
  assert.doesNotMatch((await partner.get(CHECKS)).body, new RegExp(`improvement lead|${WHY}`))
})

test('each case has its own number, and another council knows nothing of it', async () => {
  const plan: TestPlan = await aPlan()
  const within = <Found>(work: (db: CouncilDatabase) => Promise<Found>): Promise<Found> =>
    inCouncil(plan.database, { council: plan.council.id, actor: BUILDER, access: 'write' }, work)
  const second = await within((db) =>
    saveIntervention(db, { name: 'SEND', subject: 'SEND', begunOn: day('2026-09-01') }),
  )
  const lead = await plan.signIn('improvement lead')
  await lead.post(`${LIMIT}?intervention=${second}`, { carries: '5', why: WHY, seen: '0' })
  assert.equal((await within((db) => findLimit(db, second)))?.carries, 5)
  assert.equal(await within((db) => findLimit(db, plan.council.intervention)), null)
  const other = await plan.signIn('improvement lead', plan.other)
  assert.match((await other.get('/councils/other-moor/plan/checks/limit')).body, /Now 12, the usual number/)
  assert.equal((await lead.get('/councils/other-moor/plan/checks/limit')).status, 404)
})

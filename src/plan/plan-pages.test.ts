import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countStatements } from '../../test/count-statements.ts'
import { aPlan, day } from '../../test/test-plan.ts'
import { aServer, BUILDER } from '../../test/test-server.ts'
import { saveIntervention } from '../councils/council-store.ts'
import { inCouncil } from '../database/council-database.ts'

const PLAN = '/councils/test-vale/plan'

test('the plan of a council that has none says what to do next', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const page = await lead.get(PLAN)
  assert.equal(page.status, 200)
  assert.match(page.body, /There is no action yet/)
})

test('the plan of another council is not there', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  assert.equal((await lead.get('/councils/other-moor/plan')).status, 404)
})

test('whoever is not signed in is asked to, and comes back to where they wanted to go', async () => {
  const { visit } = await aServer()
  const reply = await visit().get(PLAN)
  assert.equal(reply.status, 303)
  assert.equal(reply.location, '/sign-in?next=%2Fcouncils%2Ftest-vale%2Fplan')
})

test('every view shows the plan, keeps what was filtered and says so in its address', async () => {
  const { addAction, signIn } = await aPlan()
  await addAction({ reference: 'A2', title: 'Train every manager', owner: null, dueOn: day('2026-10-01') })
  const lead = await signIn('improvement lead')
  for (const view of ['', 'objectives', 'board', 'time', 'owners', 'requirements']) {
    const page = await lead.get(`${PLAN}?view=${view}&words=threshold`)
    assert.equal(page.status, 200, view)
    assert.match(page.body, /Publish the threshold document/, view)
    assert.doesNotMatch(page.body, /Train every manager/, view)
    assert.match(page.body, /href="[^"]*view=board&amp;words=threshold"/, view)
  }
})

test('by objective, an action that serves none has a place of its own', async () => {
  const { addAction, signIn } = await aPlan()
  await addAction({ reference: 'A2', title: 'Train every manager' })
  const page = await (await signIn('improvement lead')).get(`${PLAN}?view=objectives`)
  assert.match(
    page.body,
    /Children are seen in time[\s\S]*Publish the threshold[\s\S]*Serving no objective[\s\S]*Train every/,
  )
})

test('by requirement, what nothing answers has the link that mends it; what a filter hides is no gap', async () => {
  const { addAction, at, requirement, signIn } = await aPlan()
  await addAction({ reference: 'A2', partner: 'Police' })
  const lead = await signIn('improvement lead')
  const all = `${PLAN}?view=requirements`
  assert.match((await lead.get(all)).body, /<strong>0 of 1 requirements/)
  const filtered = await lead.get(`${all}&words=nothing+like+it`)
  assert.match(filtered.body, /Answered by actions that are not shown here/)
  assert.match((await (await signIn('partner')).get(all)).body, /Answered by actions that are not shown here/)
  await lead.post(`${at}/cancellation`, { why: 'Merged' })
  const page = await lead.get(`${all}&stage=started`)
  assert.match(page.body, /<strong>1 of 1 requirements/)
  assert.match(page.body, new RegExp(`/actions/new\\?requirement=${requirement}"`))
})

test('along time, the drawing has a name, says what it shows, marks today and stands beside its table', async () => {
  const { signIn } = await aPlan()
  const page = await (await signIn('improvement lead')).get(`${PLAN}?view=time`)
  assert.match(page.body, /<svg[^>]*role="img"[^>]*aria-labelledby/)
  assert.match(
    page.body,
    /1 actions? from September 2026 to December 2026, with a line at today, 21 November 2026/,
  )
  assert.match(page.body, /today, 21 Nov 2026/)
  assert.match(page.body, /The same as a table/)
})

test('the plan goes out as CSV and Excel with the filters of the page, and runs no formula', async () => {
  const { addAction, signIn } = await aPlan()
  await addAction({ reference: 'A2', title: '=cmd|calc', owner: null })
  const lead = await signIn('improvement lead')
  const csv = await lead.get(`${PLAN}.csv?needs=no+owner`)
  assert.match(String(csv.headers['content-disposition']), /plan\.csv/)
  assert.match(csv.body, /'=cmd\|calc/)
  assert.doesNotMatch(csv.body, /Publish the threshold/)
  assert.match(
    (await lead.get(`${PLAN}.csv`)).body,
    /31\/12\/2026[\s\S]*Direction 7\.b|Direction 7\.b[\s\S]*31\/12\/2026/,
  )
  const excel = await lead.get(`${PLAN}.xlsx`)
  assert.equal(excel.status, 200)
  assert.equal(excel.body.slice(0, 2), 'PK')
})

test('a partner’s plan, its CSV and its checks hold only what their own agency owes', async () => {
  const { addAction, signIn } = await aPlan()
  await addAction({ reference: 'A2', title: 'Send an officer', partner: 'Police' })
  const police = await signIn('partner')
  for (const path of [PLAN, `${PLAN}?view=board`, `${PLAN}.csv`, `${PLAN}/checks`]) {
    const page = await police.get(path)
    assert.equal(page.status, 200, path)
    assert.doesNotMatch(page.body, /threshold/, path)
  }
  assert.match((await police.get(`${PLAN}.csv`)).body, /Send an officer/)
  assert.doesNotMatch((await police.get(`${PLAN}/checks`)).body, /no action answers/)
})

test('a cancelled action is at no stage', async () => {
  const { at, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  await lead.post(`${at}/cancellation`, { why: 'Merged' })
  assert.match((await lead.get(`${PLAN}?stage=cancelled`)).body, /All 1 actions/)
  assert.match((await lead.get(`${PLAN}?stage=not+started`)).body, /0 of 1 actions/)
})

test('the checks say what is wrong with an action, what would be better, and where to mend it', async () => {
  const { addAction, signIn } = await aPlan()
  const vague = await addAction({
    reference: 'A2',
    title: 'Continue to review practice',
    owner: null,
    successMeasure: '',
  })
  const page = await (await signIn('improvement lead')).get(`${PLAN}/checks`)
  assert.match(page.body, /of 2 actions/)
  assert.match(page.body, /A2 Continue to review practice[\s\S]*Vague[\s\S]*Better:/)
  assert.match(page.body, new RegExp(`/actions/${vague}/edit#title"`))
  const one = await (await signIn('board member')).get(`${PLAN}/checks?check=no+owner`)
  assert.match(one.body, /A2 Continue to review practice[\s\S]*No owner/)
  assert.doesNotMatch(one.body, /<strong>Vague|\/edit#title"/)
})

test('what is added from a second case of the council belongs to that case', async () => {
  const { council, database, signIn } = await aPlan()
  const write = { council: council.id, actor: BUILDER, access: 'write' as const }
  const second = await inCouncil(database, write, (db) =>
    saveIntervention(db, { name: 'SEND', subject: 'SEND', begunOn: day('2026-01-01') }),
  )
  const lead = await signIn('improvement lead')
  for (const [thing, fields] of [
    ['actions', { title: 'Reply to every parent', reference: 'S1' }],
    ['objectives', { title: 'Parents are answered', outcome: 'Every parent hears back.' }],
  ] as const) {
    const form = await lead.get(`/councils/test-vale/${thing}/new?intervention=${second}`)
    const to = new RegExp(`action="([^"]*/${thing}[^"]*)"`).exec(form.body)?.[1] ?? ''
    assert.equal((await lead.post(to, fields)).status, 303, to)
  }
  const theirs = await lead.get(`${PLAN}?view=objectives&intervention=${second}`)
  assert.match(theirs.body, /Parents are answered[\s\S]*Reply to every parent/)
  assert.match(theirs.body, new RegExp(`name="intervention" value="${second}"`))
  assert.doesNotMatch(
    (await lead.get(`${PLAN}?view=objectives`)).body,
    /Reply to every parent|Parents are answered/,
  )
})

test('a plan of 300 actions takes no more statements than one of one', async () => {
  const { addAction, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const before = await countStatements(() => lead.get(PLAN))
  for (let number = 2; number <= 300; number += 1) await addAction({ reference: `A${number}` })
  let body = ''
  const after = await countStatements(async () => {
    body = (await lead.get(PLAN)).body
  })
  assert.match(body, /All 300 actions/)
  assert.equal(after, before)
  // One finds the visitor; the rest are the page's: open, case, objectives, actions, close.
  assert.ok(after <= 6, `${after} statements`)
})

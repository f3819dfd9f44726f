import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countStatements } from '../../test/count-statements.ts'
import { aPlan } from '../../test/test-plan.ts'

const SUMS = '/councils/test-vale/sums'
const SEEN = /Somebody outside sees it off course/
const EXPECTED = /The owner expects it after its date/

test('an adviser’s red against the plan’s green stands on the page, and is gone once they see it otherwise', async () => {
  const { at, signIn } = await aPlan()
  const commissioner = await signIn('commissioner')
  const lead = await signIn('improvement lead')
  await commissioner.post(`${at}/outside-views`, { view: 'off course', words: 'Nobody has begun the work.' })
  const page = (await lead.get(SUMS)).body
  assert.match(page, SEEN)
  assert.match(page, /sees it off course since[\s\S]*Nobody has begun the work[\s\S]*Answer it in an update/)
  assert.match((await lead.get(`${SUMS}.csv`)).body, /Somebody outside sees it off course/)
  assert.match(
    (await lead.get('/councils/test-vale/plan')).body,
    /▲<\/span> off course<\/span> says Test Vale commi/,
  )
  await commissioner.post(`${at}/outside-views`, { view: 'on course', words: 'The first ten were seen.' })
  assert.doesNotMatch((await lead.get(SUMS)).body, SEEN)
})

test('what somebody outside sees is told neither to scrutiny on the page nor in its file', async () => {
  const { at, signIn } = await aPlan()
  const commissioner = await signIn('commissioner')
  await commissioner.post(`${at}/outside-views`, { view: 'off course', words: 'Not for scrutiny.' })
  const member = await signIn('scrutiny member')
  for (const path of [SUMS, `${SUMS}.csv`, `${SUMS}?kind=seen+off+course+from+outside`])
    assert.doesNotMatch((await member.get(path)).body, /Not for scrutiny|Somebody outside/, path)
})

test('an owner’s forecast after the due date stands on the page until another date is asked for', async () => {
  const { at, signIn } = await aPlan()
  const owner = await signIn('action owner')
  const forecast = { 'forecastOn-day': '1', 'forecastOn-month': '6', 'forecastOn-year': '2028' }
  await owner.post(`${at}/updates`, { happened: 'It takes longer than we thought.', ...forecast })
  assert.match((await owner.get(SUMS)).body, EXPECTED)
  assert.match((await owner.get(SUMS)).body, /will be done on 1 June 2028[\s\S]*Move the date, or ask to/)
  const asked = { 'to-day': '1', 'to-month': '6', 'to-year': '2028', reason: 'The tender failed' }
  const reply = await owner.post(`${at}/move`, asked)
  assert.equal(reply.status, 303, reply.body.slice(0, 2000))
  assert.doesNotMatch((await owner.get(SUMS)).body, EXPECTED)
})

test('a page of what does not add up takes no more statements with thirty views and forecasts than with none', async () => {
  const { at, addAction, signIn } = await aPlan()
  const owner = await signIn('action owner')
  const commissioner = await signIn('commissioner')
  const before = await countStatements(() => owner.get(SUMS))
  const late = { 'forecastOn-day': '1', 'forecastOn-month': '6', 'forecastOn-year': '2028' }
  for (let number = 2; number <= 31; number += 1) {
    const own = at.replace(/\d+$/, String(await addAction({ reference: `A${number}` })))
    await owner.post(`${own}/updates`, { happened: 'It takes longer.', ...late })
    await commissioner.post(`${own}/outside-views`, { view: 'at risk', words: 'It has no start.' })
  }
  let body = ''
  const after = await countStatements(async () => {
    body = (await owner.get(SUMS)).body
  })
  assert.match(body, /<strong>30<\/strong> seen off course from outside[\s\S]*<strong>30<\/strong> forecast/)
  assert.equal(after, before)
})

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aPlan, type TestPlan } from '../../test/test-plan.ts'

const AT = '/councils/test-vale/plan/versions'
const MEETING = { 'meeting-day': '10', 'meeting-month': '12', 'meeting-year': '2026' }

describe('the plan put to the board', () => {
  let plan: TestPlan

  before(async () => {
    plan = await aPlan()
  })
  after(async () => {
    await plan.app.close()
    await plan.database.close()
  })

  test('is kept as it stands, answered, and what moves afterwards shows against it', async () => {
    const lead = await plan.signIn('improvement lead')
    assert.match((await lead.get(AT)).body, /has not been put to the board here yet/)
    const put = await lead.post(AT, { why: 'Agree the plan for the autumn', ...MEETING })
    const at = put.location ?? ''
    assert.match(at, /\/plan\/versions\/\d+$/)

    const chair = await plan.signIn('independent chair')
    const silent = await chair.post(`${at}/answers`, {
      party: 'the board',
      answer: 'does not agree',
      reason: '',
    })
    assert.equal(silent.status, 422)
    assert.match(silent.body, /Enter why it does not agree/)
    await chair.post(`${at}/answers`, {
      party: 'the board',
      answer: 'does not agree',
      reason: 'Nothing on care leavers',
    })
    assert.match((await lead.get(at)).body, /not agreed/)
    await chair.post(`${at}/answers`, { party: 'the board', answer: 'agrees', reason: '' })
    const member = await plan.signIn('board member')
    await member.post(`${at}/answers`, {
      party: 'a member',
      answer: 'could not answer',
      reason: 'Joined this week',
    })

    assert.match((await lead.get(AT)).body, /The plan stands as the board agreed it/)
    await plan.addAction({ reference: 'A9', title: 'Hear every child who leaves care' })
    assert.match((await lead.get(AT)).body, /agreed to version 1 of the plan, 1 was added/)
    const shown = await lead.get(at)
    assert.match(shown.body, /Hear every child who leaves care/)
    assert.match(shown.body, /Joined this week/)
    assert.match(shown.body, />\s*1 action\s*<\/caption>/, 'the plan as it stood has the one action')
    assert.match(
      (await lead.get(`${at}/changes.csv`)).body,
      /action,A9,Hear every child who leaves care,added/,
    )
  })

  test('the same form twice puts it once, and two forms get two numbers', async () => {
    const lead = await plan.signIn('improvement lead')
    const key = '0d9f7b52-6a0b-4c3f-9f49-1f9a3d1f0a11'
    const fields = { why: 'Again', ...MEETING, 'form-key': key }
    await lead.post(AT, fields)
    assert.equal((await lead.post(AT, fields)).location, AT)
    await Promise.all([lead.post(AT, { why: 'One', ...MEETING }), lead.post(AT, { why: 'Two', ...MEETING })])
    const numbers = [...(await lead.get(AT)).body.matchAll(/>Version (\d+)<\/a>/g)].map(([, number]) =>
      Number(number),
    )
    assert.deepEqual(numbers, [4, 3, 2, 1])
  })

  test('mistakes bring the form back with what was typed', async () => {
    const lead = await plan.signIn('improvement lead')
    const reply = await lead.post(AT, {
      why: 'What I typed',
      'meeting-day': '31',
      'meeting-month': '2',
      'meeting-year': '2026',
    })
    assert.equal(reply.status, 422)
    assert.match(reply.body, /must be a real date/)
    assert.match(reply.body, /What I typed/)
  })

  test('partners and scrutiny do not see it, and another council’s is not found', async () => {
    for (const role of ['partner', 'scrutiny member', 'administrator'] as const)
      assert.equal((await (await plan.signIn(role)).get(AT)).status, 403, role)
    const other = await plan.signIn('improvement lead', plan.other)
    assert.equal((await other.get('/councils/other-moor/plan/versions/1')).status, 404)
    const owner = await plan.signIn('action owner')
    const page = await owner.get(`${AT}/1`)
    assert.equal(page.status, 200)
    assert.doesNotMatch(page.body, /Keep the answer/)
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aPlan, type TestPlan } from '../../test/test-plan.ts'

const AT = '/councils/test-vale/plan/versions'
const MEETING = { 'meeting-day': '20', 'meeting-month': '11', 'meeting-year': '2026' }
const TO_COME = { 'meeting-day': '10', 'meeting-month': '12', 'meeting-year': '2026' }

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

  test('only the chair and the improvement lead record what the board answered, once it has met', async () => {
    const lead = await plan.signIn('improvement lead')
    const put = await lead.post(AT, { why: 'Agree the spring', ...TO_COME })
    const at = put.location ?? ''
    const board = { party: 'the board', answer: 'agrees', reason: '' }
    const early = await lead.post(`${at}/answers`, board)
    assert.equal(early.status, 422)
    assert.match(early.body, /The board meets on 10 December 2026/)
    const shown = (await lead.get(at)).body
    assert.doesNotMatch(shown, /as its minutes have it/)
    assert.match(shown, /From 10 December 2026, the day it meets/)
    const met = (await lead.post(AT, { why: 'Agree the autumn', ...MEETING })).location ?? ''
    for (const role of ['board member', 'senior leader', 'commissioner'] as const) {
      const person = await plan.signIn(role)
      assert.doesNotMatch((await person.get(met)).body, /as its minutes have it/, role)
      const refused = await person.post(`${met}/answers`, board)
      assert.equal(refused.status, 422, role)
      assert.match(refused.body, /independent chair or the improvement lead records/)
      assert.equal((await person.post(`${met}/answers`, { ...board, party: 'a member' })).status, 303, role)
    }
    assert.match((await lead.get(met)).body, /as its minutes have it/)
    assert.match((await lead.get(met)).body, /waits for the board/)
    assert.equal((await lead.post(`${met}/answers`, board)).status, 303)
    assert.doesNotMatch((await lead.get(met)).body, /waits for the board/)
  })

  test('a meeting of more than a year ago is a slip, and nothing is put to it', async () => {
    const lead = await plan.signIn('improvement lead')
    const reply = await lead.post(AT, { why: 'Kept', ...MEETING, 'meeting-year': '2020' })
    assert.equal(reply.status, 422)
    assert.match(reply.body, /no more than a year ago/)
    assert.match(reply.body, /Kept<\/textarea>/)
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

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aPlan, type TestPlan } from '../../test/test-plan.ts'

const AT = '/councils/test-vale/plan/journey'
const SPAN = {
  'from-day': '1',
  'from-month': '10',
  'from-year': '2026',
  'to-day': '31',
  'to-month': '12',
  'to-year': '2026',
}

describe('the journey', () => {
  let plan: TestPlan

  before(async () => {
    plan = await aPlan()
  })
  after(async () => {
    await plan.app.close()
    await plan.database.close()
  })

  test('says what it is for and what will be true by when, and counts what is due', async () => {
    const lead = await plan.signIn('improvement lead')
    const empty = await lead.get(AT)
    assert.match(empty.body, /Nobody has said yet/)
    assert.match(empty.body, /There are none yet/)
    await lead.post(`${AT}/vision`, { vision: 'Every child is seen and heard', seen: '0' })
    await lead.post(`${AT}/phases`, { title: 'Make safe', 'by-then': 'No child waits', ...SPAN })
    const { body } = await lead.get(AT)
    assert.match(body, /Every child is seen and heard/)
    assert.match(body, /aria-current="step"/)
    assert.match(body, /By then: No child waits/)
    assert.match(body, /1 action is due in it|No action is due in it/)
  })

  test('a second writer of the vision sees both and loses nothing', async () => {
    const lead = await plan.signIn('improvement lead')
    const clash = await lead.post(`${AT}/vision`, { vision: 'Mine', seen: '0' })
    assert.match(clash.body, /Somebody else changed this/)
    assert.match(clash.body, /Every child is seen and heard/)
    assert.match(clash.body, />Mine</)
    const seen = /name="seen" value="(\d+)"/.exec(clash.body)?.[1] ?? ''
    await lead.post(`${AT}/vision`, { vision: 'Mine', seen })
    assert.match((await lead.get(AT)).body, />Mine</)
  })

  test('a phase is changed against what was seen, and taken out', async () => {
    const lead = await plan.signIn('improvement lead')
    const at = /\/plan\/journey(\/phases\/\d+)\/edit/.exec((await lead.get(AT)).body)?.[1] ?? ''
    const clash = await lead.post(`${AT}${at}/edit`, { title: 'Other', 'by-then': '', seen: '99', ...SPAN })
    assert.match(clash.body, /Somebody else changed this/)
    await lead.post(`${AT}${at}/edit`, { title: 'Build', 'by-then': '', seen: '1', ...SPAN })
    assert.match((await lead.get(AT)).body, /Build/)
    await lead.post(`${AT}${at}/removal`, { seen: '1' })
    assert.match((await lead.get(AT)).body, /Build/, 'what somebody changed meanwhile stays')
    await lead.post(`${AT}${at}/removal`, { seen: '2' })
    assert.doesNotMatch((await lead.get(AT)).body, /<h3[^>]*>Build/)
    assert.equal((await lead.post(`${AT}${at}/removal`, { seen: '2' })).status, 404)
  })

  test('mistakes bring the form back with what was typed', async () => {
    const lead = await plan.signIn('improvement lead')
    const reply = await lead.post(`${AT}/phases`, {
      ...SPAN,
      title: '',
      'by-then': 'What I typed',
      'to-year': '2025',
    })
    assert.equal(reply.status, 422)
    assert.match(reply.body, /Enter a name for the phase/)
    assert.match(reply.body, /must be after the first/)
    assert.match(reply.body, /What I typed/)
  })

  test('an owner reads it and changes nothing; another council’s phase is not found', async () => {
    const owner = await plan.signIn('action owner')
    assert.doesNotMatch((await owner.get(AT)).body, /Add a phase/)
    assert.equal((await owner.post(`${AT}/phases`, { title: 'x', ...SPAN })).status, 403)
    const lead = await plan.signIn('improvement lead')
    await lead.post(`${AT}/phases`, { title: 'Embed', 'by-then': '', ...SPAN })
    const id = /phases\/(\d+)\/edit/.exec((await lead.get(AT)).body)?.[1] ?? ''
    const other = await plan.signIn('improvement lead', plan.other)
    assert.equal((await other.get(`/councils/other-moor/plan/journey/phases/${id}/edit`)).status, 404)
  })
})

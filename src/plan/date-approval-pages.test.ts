import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlan } from '../../test/test-plan.ts'
import type { PersonId } from '../shared/ids.ts'

const NAMING = '/councils/test-vale/plan/date-approvers'
const TO = { 'to-day': '31', 'to-month': '1', 'to-year': '2027', reason: 'The tender came late' }
const words = (ids: readonly PersonId[]) => ids.map(String)
const answerOf = (body: string) => /action="([^"]+\/answer)"/.exec(body)?.[1] ?? ''

test('the lead names who agrees: they alone answer, whatever their role, and the pages say who', async () => {
  const { at, signIn, council } = await aPlan()
  const { people } = council
  const lead = await signIn('improvement lead')
  assert.match((await lead.get('/councils/test-vale/plan')).body, /plan\/date-approvers/)
  const named = await lead.post(NAMING, { person: words([people['board member']]), seen: '0' })
  assert.equal(named.status, 303)
  assert.match((await lead.get(named.location ?? '')).body, /Test Vale board member alone agrees/)
  const owner = await signIn('action owner')
  assert.match((await owner.get(`${at}/move`)).body, /when Test Vale board member says yes/)
  await owner.post(`${at}/move`, TO)
  assert.match((await owner.get(at)).body, /It waits for Test Vale board member/)
  assert.match((await owner.get(at)).body, /Agrees to another date[\s\S]*?Test Vale board member/)
  const member = await signIn('board member')
  const answer = answerOf((await member.get(at)).body)
  const chair = await signIn('independent chair')
  assert.equal(answerOf((await chair.get(at)).body), '')
  await chair.post(answer, { answer: 'yes' })
  assert.match(
    (await chair.get(at)).body,
    /Nothing was saved\. Only Test Vale board member may answer[\s\S]*Due now[\s\S]*?31 December 2026/,
  )
  await member.post(answer, { answer: 'yes' })
  assert.match((await owner.get(at)).body, /Due now[\s\S]*?31 January 2027/)
})

test('once somebody is named, the lead asks as anybody else does, for one action or for several', async () => {
  const { at, signIn, council } = await aPlan()
  const { people } = council
  const lead = await signIn('improvement lead')
  const both = [people['board member'], people['senior leader']]
  await lead.post(NAMING, { person: words(both), seen: '0' })
  assert.match((await lead.get(`${at}/move`)).body, /Ask for another date/)
  const preview = await lead.post('/councils/test-vale/plan/bulk/preview', {
    which: 'all',
    'due-how': 'by',
    'due-by': '14',
    why: 'The tender came late',
  })
  assert.match(preview.body, /Another date asked for[\s\S]*once somebody agrees/)
  const director = await signIn('senior leader')
  await director.post(`${at}/move`, TO)
  assert.match(
    (await director.get(at)).body,
    /It waits for Test Vale board member or Test Vale senior leader; that cannot be you/,
  )
})

test('nobody ticked is whoever’s role may again; the same twice is said once; the history tells', async () => {
  const { signIn, council } = await aPlan()
  const { people } = council
  const lead = await signIn('improvement lead')
  const first = { person: words([people['senior leader']]), seen: '0' }
  await Promise.all([1, 2].map(() => lead.post(NAMING, first)))
  assert.match((await lead.get(NAMING)).body, /name="seen" value="1"/)
  assert.equal((await lead.post(NAMING, { seen: '1' })).status, 303)
  const page = (await lead.get(NAMING)).body
  assert.match(page, /any senior leader, the improvement lead or the independent chair/)
  assert.match(page, /who agrees: Test Vale senior leader → whoever’s role may/)
})

test('a second writer sees both and chooses; a stranger’s id is refused; only the lead names', async () => {
  const { signIn, council, other } = await aPlan()
  const { people } = council
  const lead = await signIn('improvement lead')
  await lead.post(NAMING, { person: words([people['senior leader']]), seen: '0' })
  const clash = await lead.post(NAMING, { person: words([people['board member']]), seen: '0' })
  assert.match(
    clash.body,
    /Somebody else changed this[\s\S]*Test Vale senior leader[\s\S]*Test Vale board member/,
  )
  assert.match(clash.body, new RegExp(`value="${people['board member']}"[^>]*checked`))
  for (const stranger of [other.people['senior leader'], people.partner])
    assert.equal((await lead.post(NAMING, { person: words([stranger]), seen: '1' })).status, 422)
  const director = await signIn('senior leader')
  assert.equal((await director.get(NAMING)).status, 403)
  assert.doesNotMatch((await director.get('/councils/test-vale/plan')).body, /date-approvers/)
})

test('where all who were named have left, it is whoever’s role may again', async () => {
  const { at, signIn, council, database } = await aPlan()
  const { people } = council
  const lead = await signIn('improvement lead')
  await lead.post(NAMING, { person: words([people['board member']]), seen: '0' })
  await database.asOwner((client) =>
    client.query('update role_grant set ended_at = now() where person_id = $1', [people['board member']]),
  )
  assert.equal((await lead.post(`${at}/move`, TO)).status, 303)
  assert.match((await lead.get(at)).body, /Due now[\s\S]*?31 January 2027/)
})

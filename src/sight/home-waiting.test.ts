import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlan } from '../../test/test-plan.ts'

const HOME = '/councils/test-vale'
const TO = { 'to-day': '31', 'to-month': '1', 'to-year': '2027', reason: 'The tender came late' }
const ASKED = /asks for <strong>31 January 2027<\/strong> instead of 31 December 2026/

test('a wish for another date stands first on the desk of whoever may agree, until it is answered', async () => {
  const { at, action, signIn } = await aPlan()
  const owner = await signIn('action owner')
  await owner.post(`${at}/move`, TO)
  const chair = await signIn('independent chair')
  const home = (await chair.get(HOME)).body
  assert.match(home, new RegExp(`What hangs on you[\\s\\S]*?<li>Test Vale action owner ${ASKED.source}`))
  const [, anchor] = new RegExp(`href="${HOME}/actions/${action}#(wish-\\d+)"`).exec(home) ?? []
  assert.match((await chair.get(at)).body, new RegExp(`id="${anchor}"[\\s\\S]*Do you agree to the new date`))
  assert.doesNotMatch((await owner.get(HOME)).body, ASKED)
  assert.doesNotMatch((await (await signIn('board member')).get(HOME)).body, ASKED)
  const answer = /action="([^"]+\/answer)"/.exec((await chair.get(at)).body)?.[1] ?? ''
  await chair.post(answer, { answer: 'no', words: 'Children cannot wait' })
  assert.doesNotMatch((await chair.get(HOME)).body, ASKED)
})

test('where the plan names somebody, it is on their desk and on nobody else’s', async () => {
  const { at, signIn, council } = await aPlan()
  const lead = await signIn('improvement lead')
  await lead.post(`${HOME}/plan/date-approvers`, {
    person: String(council.people['board member']),
    seen: '0',
  })
  await (await signIn('action owner')).post(`${at}/move`, TO)
  assert.match((await (await signIn('board member')).get(HOME)).body, ASKED)
  assert.doesNotMatch((await (await signIn('independent chair')).get(HOME)).body, ASKED)
})

test('a version that waits is on the desk of whoever records the answer, and of whoever has not given theirs', async () => {
  const { signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const meeting = { 'meeting-day': '20', 'meeting-month': '11', 'meeting-year': '2026' }
  const put = await lead.post(`${HOME}/plan/versions`, { why: 'Agree the plan', ...meeting })
  const at = put.location ?? ''
  const chair = await signIn('independent chair')
  const director = await signIn('senior leader')
  assert.match(
    (await chair.get(HOME)).body,
    new RegExp(`href="${at}#answering"[^>]*>Record the board’s answer`),
  )
  assert.match(
    (await director.get(HOME)).body,
    new RegExp(`href="${at}#answering"[^>]*>Give your own answer`),
  )
  await director.post(`${at}/answers`, { party: 'a member', answer: 'agrees', reason: '' })
  assert.doesNotMatch((await director.get(HOME)).body, /Version 1 of the plan waits/)
  await chair.post(`${at}/answers`, { party: 'the board', answer: 'agrees', reason: '' })
  assert.doesNotMatch((await chair.get(HOME)).body, /Version 1 of the plan waits/)
})

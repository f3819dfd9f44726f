import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formOf } from '../../test/test-form.ts'
import { aPlan } from '../../test/test-plan.ts'

test('an action shows its stage, its promise, what it answers word for word and where that stands', async () => {
  const { at, signIn, requirement } = await aPlan()
  const page = await (await signIn('improvement lead')).get(at)
  assert.equal(page.status, 200)
  assert.match(page.body, /not started/)
  assert.match(page.body, /First promised for[\s\S]*31 December 2026/)
  assert.match(page.body, /The council must see every child at risk within one working day\./)
  assert.match(page.body, new RegExp(`/requirements/${requirement}"`))
  assert.match(page.body, /Children are seen in time/)
  assert.match(page.body, /Nothing shows it yet/)
})

test('an action of another council is not there', async () => {
  const { addAction, other, signIn } = await aPlan()
  const theirs = await addAction({}, other)
  const lead = await signIn('improvement lead')
  for (const page of ['', '/edit', '/updates/new', '/move', '/completion', '/recheck', '/cancellation'])
    assert.equal((await lead.get(`/councils/test-vale/actions/${theirs}${page}`)).status, 404, page)
})

test('an update starts the action, is shown newest first, and is one update however often it is sent', async () => {
  const { at, signIn } = await aPlan()
  const owner = await signIn('action owner')
  const form = await formOf(owner, `${at}/updates/new`)
  assert.match(form['form-key'] ?? '', /^[0-9a-f-]{36}$/)
  const said = { ...form, happened: 'The draft went to <partners>', next: 'Collect their words' }
  const first = await owner.post(`${at}/updates`, said)
  const second = await owner.post(`${at}/updates`, said)
  assert.deepEqual([first.status, first.location, second.location], [303, at, at])
  const page = await owner.get(at)
  assert.equal(page.body.match(/The draft went to &lt;partners&gt;/g)?.length, 1)
  assert.match(page.body, /Under way since 21 November 2026/)
})

test('sixteen sends of one update at the same moment are one update', async () => {
  const { at, signIn } = await aPlan()
  const owner = await signIn('action owner')
  const form = { ...(await formOf(owner, `${at}/updates/new`)), happened: 'Said once' }
  const replies = await Promise.all(Array.from({ length: 16 }, () => owner.post(`${at}/updates`, form)))
  assert.ok(replies.every((reply) => reply.status === 303))
  assert.equal((await owner.get(at)).body.match(/Said once/g)?.length, 1)
})

test('an update without words comes back with everything typed still there', async () => {
  const { at, signIn } = await aPlan()
  const owner = await signIn('action owner')
  const reply = await owner.post(`${at}/updates`, {
    happened: ' ',
    help: 'A second reader',
    'forecastOn-day': '31',
    'forecastOn-month': '2',
    'forecastOn-year': '2027',
  })
  assert.equal(reply.status, 422)
  assert.match(reply.body, /href="#happened"\s*>Enter what happened/)
  assert.match(reply.body, /must be a real date/)
  assert.match(reply.body, /A second reader/)
  assert.match(reply.body, /value="31"/)
})

test('a partner sees and updates what their own agency owes, and nothing else', async () => {
  const { addAction, at, signIn } = await aPlan()
  const own = await addAction({ reference: 'A2', partner: 'Police' })
  const theirs = await addAction({ reference: 'A3', partner: 'Health' })
  const police = await signIn('partner')
  const mine = `/councils/test-vale/actions/${own}`
  assert.equal((await police.get(mine)).status, 200)
  assert.equal((await police.post(`${mine}/updates`, { happened: 'We sent an officer' })).status, 303)
  for (const path of [at, `/councils/test-vale/actions/${theirs}`]) {
    assert.equal((await police.get(path)).status, 404)
    assert.equal((await police.post(`${path}/updates`, { happened: 'Not ours' })).status, 404)
    assert.equal((await police.post(`${path}/move`, { reason: 'x' })).status, 404)
  }
  assert.equal((await police.get(`${mine}/edit`)).status, 403)
  assert.doesNotMatch((await police.get(mine)).body, /Change the action/)
})

test('done on a day to come is a mistake; done today is done without evidence', async () => {
  const { at, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const on = (dayOf: string) => ({ 'doneOn-day': dayOf, 'doneOn-month': '11', 'doneOn-year': '2026' })
  assert.match((await lead.post(`${at}/completion`, on('22'))).body, /must be today or in the past/)
  assert.equal((await lead.post(`${at}/completion`, on('21'))).status, 303)
  const page = await lead.get(at)
  assert.match(page.body, /done without evidence/)
  assert.match(page.body, /\/evidence\/new\?action=/)
  assert.match((await lead.post(`${at}/completion`, on('21'))).body, /done already/)
})

const TO = { 'to-day': '31', 'to-month': '1', 'to-year': '2027', reason: 'The tender came late' }

test('whoever may agree to dates moves one at once, and the first promise stays beside it', async () => {
  const { at, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  assert.match((await lead.post(`${at}/move`, { ...TO, reason: '' })).body, /Enter why it moves/)
  assert.equal((await lead.post(`${at}/move`, TO)).status, 303)
  const page = await lead.get(at)
  assert.match(page.body, /First promised for[\s\S]*31 December 2026[\s\S]*31 January 2027, after one move/)
  assert.match(page.body, /Days lost[\s\S]*?31/)
  assert.match(page.body, /The tender came late/)
})

test('anyone else asks for a date, and somebody else answers: no with a reason, or yes', async () => {
  const { at, signIn } = await aPlan()
  const owner = await signIn('action owner')
  const chair = await signIn('independent chair')
  assert.equal((await owner.post(`${at}/move`, TO)).status, 303)
  assert.match((await owner.get(at)).body, /asks for 31 January 2027/)
  assert.match((await owner.get(at)).body, /Due now[\s\S]*?31 December 2026/)
  assert.match((await owner.post(`${at}/move`, TO)).body, /waits for an answer/)
  const answer = /action="([^"]+\/answer)"/.exec((await chair.get(at)).body)?.[1] ?? ''
  await owner.post(answer, { answer: 'yes' })
  assert.match((await owner.get(at)).body, /Nothing was saved\. You asked for this date/)
  await chair.post(answer, { answer: 'no' })
  assert.match((await chair.get(at)).body, /asks for 31 January 2027/)
  await chair.post(answer, { answer: 'no', words: 'Children cannot wait' })
  assert.match((await chair.get(at)).body, /did not agree[\s\S]*Children cannot wait/)
  await owner.post(`${at}/move`, TO)
  const again = /action="([^"]+\/answer)"/.exec((await chair.get(at)).body)?.[1] ?? ''
  await chair.post(again, { answer: 'yes' })
  assert.match(
    (await owner.get(at)).body,
    /Due now[\s\S]*?31 January 2027[\s\S]*Asked by Test Vale action owner/,
  )
})

test('nobody looks again at their own action', async () => {
  const { addAction, council, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const id = await addAction({ reference: 'A7', owner: council.people['improvement lead'] })
  const reply = await lead.post(`/councils/test-vale/actions/${id}/recheck`, {
    finding: 'relapsed',
    words: 'Seen',
  })
  assert.equal(reply.status, 422)
  assert.match(reply.body, /somebody else has to look at it again/)
})

test('a cancelled action keeps its reason and takes no more updates', async () => {
  const { at, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  assert.match((await lead.post(`${at}/cancellation`)).body, /Enter why it is cancelled/)
  await lead.post(`${at}/cancellation`, { why: 'Merged with A9' })
  assert.match((await lead.get(at)).body, /Cancelled on 21 November 2026: Merged with A9/)
  assert.match((await lead.post(`${at}/updates`, { happened: 'More' })).body, /is cancelled/)
})

test('a new action comes with what it was asked for ticked, and is one action however often it is sent', async () => {
  const { requirement, objective, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const form = await formOf(
    lead,
    `/councils/test-vale/actions/new?requirement=${requirement}&objective=${objective}`,
  )
  assert.equal(form['requirement'], String(requirement))
  assert.equal(form['objective'], String(objective))
  assert.equal(form['reference'], 'A2')
  const sent = { ...form, title: 'See every child', owner: '' }
  const [first, second] = await Promise.all([
    lead.post('/councils/test-vale/actions', sent),
    lead.post('/councils/test-vale/actions', sent),
  ])
  assert.equal(first.status, 303)
  assert.equal(first.location, second.location)
  const taken = await lead.post('/councils/test-vale/actions', { ...sent, 'form-key': '' })
  assert.equal(taken.status, 422)
  assert.match(taken.body, /already an action A2/)
})

test('somebody who saves second is shown both versions, loses nothing, and may then save', async () => {
  const { at, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const director = await signIn('senior leader')
  const mine = await formOf(lead, `${at}/edit`)
  const theirs = await formOf(director, `${at}/edit`)
  await director.post(`${at}/edit`, { ...theirs, title: 'Publish the new threshold document', owner: '' })
  const reply = await lead.post(`${at}/edit`, { ...mine, title: 'Publish and train on thresholds' })
  assert.equal(reply.status, 422)
  assert.match(reply.body, /Somebody else changed this/)
  assert.match(reply.body, /Publish the new threshold document[\s\S]*Publish and train on thresholds/)
  assert.match(reply.body, /value="Publish and train on thresholds"/)
  assert.match((await lead.get(at)).body, /Publish the new threshold document/)
  const seen = /name="seen" value="([^"]+)"/.exec(reply.body)?.[1] ?? ''
  assert.equal(
    (await lead.post(`${at}/edit`, { ...mine, title: 'Publish and train on thresholds', seen })).status,
    303,
  )
  assert.match((await lead.get(at)).body, /<h1[^>]*>\s*Publish and train on thresholds/)
})

test('two people who change different things of an action both have them saved', async () => {
  const { at, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const director = await signIn('senior leader')
  const mine = await formOf(lead, `${at}/edit`)
  await director.post(`${at}/edit`, { ...(await formOf(director, `${at}/edit`)), detail: 'Theirs' })
  const reply = await lead.post(`${at}/edit`, { ...mine, evidenceWanted: 'Mine' })
  assert.equal(reply.status, 303)
  const page = (await lead.get(at)).body
  assert.match(page, /with what somebody else changed meanwhile/)
  assert.match(page, /Theirs/)
  assert.match(page, /Mine/)
})

test('where both changed the same, only that is asked about, and what the other changed besides is kept', async () => {
  const { at, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const director = await signIn('senior leader')
  const mine = await formOf(lead, `${at}/edit`)
  const theirs = await formOf(director, `${at}/edit`)
  await director.post(`${at}/edit`, { ...theirs, title: 'Theirs', detail: 'And more of theirs' })
  const reply = await lead.post(`${at}/edit`, { ...mine, title: 'Mine' })
  assert.equal(reply.status, 422)
  assert.doesNotMatch(reply.body, /<td[^>]*>\s*In full/)
  assert.match(reply.body, /And more of theirs<\/textarea>/)
  assert.match(reply.body, /value="Mine"/)
})

test('an update in between does not stop somebody who changes the words', async () => {
  const { at, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const mine = await formOf(lead, `${at}/edit`)
  await (await signIn('action owner')).post(`${at}/updates`, { happened: 'Went on' })
  assert.equal((await lead.post(`${at}/edit`, { ...mine, title: 'Other words' })).status, 303)
})

test('a change without words is a mistake, and what stood beside it is kept', async () => {
  const { at, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const reply = await lead.post(`${at}/edit`, {
    ...(await formOf(lead, `${at}/edit`)),
    title: '',
    detail: 'Keep me',
  })
  assert.equal(reply.status, 422)
  assert.match(reply.body, /href="#title"\s*>Enter what will be done/)
  assert.match(reply.body, /Keep me/)
})

test('a milestone is added and reached', async () => {
  const { at, signIn } = await aPlan()
  const owner = await signIn('action owner')
  await owner.post(`${at}/milestones`, {
    milestone: 'Draft agreed',
    'milestone-due-day': '1',
    'milestone-due-month': '11',
    'milestone-due-year': '2026',
  })
  const page = await owner.get(at)
  assert.match(page.body, /late[\s\S]*?Draft agreed/)
  const reached = /action="([^"]+\/reached)"/.exec(page.body)?.[1] ?? ''
  assert.equal((await owner.post(reached)).status, 303)
  assert.match((await owner.get(at)).body, /reached 21 Nov 2026[\s\S]*?Draft agreed/)
})

test('those who only read are offered nothing to change, and are refused', async () => {
  const { at, signIn } = await aPlan()
  for (const role of ['board member', 'case lead'] as const) {
    const reader = await signIn(role)
    assert.doesNotMatch((await reader.get(at)).body, /Write an update|Mark it done|Change the action/)
    assert.equal((await reader.post(`${at}/updates`, { happened: 'No' })).status, 403)
    assert.equal((await reader.post(`${at}/edit`, { title: 'No' })).status, 403)
  }
  assert.equal((await (await signIn('scrutiny member')).get(at)).status, 403)
})

test('the words of an action can be checked as they stand, and nothing is saved by it', async () => {
  const { at, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const typed = { ...(await formOf(lead, `${at}/edit`)), title: 'Continue to review practice', check: 'yes' }
  const reply = await lead.post(`${at}/edit`, typed)
  assert.equal(reply.status, 200)
  assert.match(reply.body, /Vague[\s\S]*Continue to/)
  assert.match(reply.body, /value="Continue to review practice"/)
  assert.match((await lead.get(at)).body, /<h1[^>]*>\s*Publish the threshold document/)
  const fresh = await lead.post('/councils/test-vale/actions', {
    title: 'Ensure good practice',
    check: 'yes',
  })
  assert.equal(fresh.status, 200)
  assert.match(fresh.body, /Vague/)
})

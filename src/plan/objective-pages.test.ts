import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlan } from '../../test/test-plan.ts'

const WORDS = { title: 'Children are heard', outcome: 'Every child says what they want and is answered.' }

test('an objective shows its outcome, its actions, what it answers and that nothing would tell', async () => {
  const { objective, signIn } = await aPlan()
  const page = await (await signIn('board member')).get(`/councils/test-vale/objectives/${objective}`)
  assert.equal(page.status, 200)
  assert.match(page.body, /A child at risk is seen the same day/)
  assert.match(page.body, /1 action: 1 not started; 0 late/)
  assert.match(page.body, /The council must see every child at risk/)
  assert.match(page.body, /Nothing would tell if this came true/)
  assert.doesNotMatch(page.body, /Change the objective/)
})

test('a partner sees of an objective only their own agency’s actions', async () => {
  const { objective, addAction, signIn } = await aPlan()
  await addAction({ reference: 'A2', title: 'Send an officer', partner: 'Police', objectives: [objective] })
  const page = await (await signIn('partner')).get(`/councils/test-vale/objectives/${objective}`)
  assert.match(page.body, /Send an officer/)
  assert.doesNotMatch(page.body, /Publish the threshold document/)
})

test('an objective needs its outcome in words, and is added once however often it is sent', async () => {
  const { requirement, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const bad = await lead.post('/councils/test-vale/objectives', { ...WORDS, outcome: '' })
  assert.equal(bad.status, 422)
  assert.match(bad.body, /Enter what will be different for children/)
  assert.match(bad.body, /value="Children are heard"/)
  const sent = {
    ...WORDS,
    requirement: String(requirement),
    'form-key': '01234567-89ab-cdef-0123-456789abcdef',
  }
  const first = await lead.post('/councils/test-vale/objectives', sent)
  const second = await lead.post('/councils/test-vale/objectives', sent)
  assert.equal(first.status, 303)
  assert.equal(first.location, second.location)
  assert.match((await lead.get(first.location ?? '')).body, /The council must see every child at risk/)
})

test('whoever saves an objective second sees both versions', async () => {
  const { objective, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const at = `/councils/test-vale/objectives/${objective}`
  const seenIn = (body: string) => ({ seen: /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '' })
  const opened = seenIn((await lead.get(`${at}/edit`)).body)
  assert.equal((await lead.post(`${at}/edit`, { ...WORDS, ...opened, title: 'Theirs' })).status, 303)
  const second = await lead.post(`${at}/edit`, { ...WORDS, ...opened, title: 'Mine' })
  assert.equal(second.status, 422)
  assert.match(second.body, /Theirs[\s\S]*Mine/)
  assert.match((await lead.get(at)).body, /<h1[^>]*>\s*Theirs/)
})

test('an objective of another council is not there, and readers may not change one', async () => {
  const { objective, other, signIn } = await aPlan()
  const theirs = await signIn('improvement lead', other)
  assert.equal((await theirs.get(`/councils/other-moor/objectives/${objective}`)).status, 404)
  const member = await signIn('board member')
  assert.equal((await member.post(`/councils/test-vale/objectives/${objective}/edit`, WORDS)).status, 403)
})

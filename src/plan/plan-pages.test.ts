import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aServer } from '../../test/test-server.ts'

test('the plan of a council that has none says what to do next', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const page = await lead.get('/councils/test-vale/plan')
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
  const reply = await visit().get('/councils/test-vale/plan')
  assert.equal(reply.status, 303)
  assert.equal(reply.location, '/sign-in?next=%2Fcouncils%2Ftest-vale%2Fplan')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saveRoleGrant } from '../councils/council-store.ts'
import { inCouncil } from '../database/council-database.ts'
import { aServer, BUILDER } from '../../test/test-server.ts'

test('a case lead of two councils sees both on one page, and nobody else’s', async () => {
  const { database, council, other, signIn } = await aServer()
  await inCouncil(database, { council: other.id, actor: BUILDER, access: 'write' }, (db) =>
    saveRoleGrant(db, {
      person: council.people['case lead'],
      name: 'A case lead',
      role: 'case lead',
      jobTitle: '',
      partner: null,
    }),
  )
  const both = await (await signIn('case lead')).get('/portfolio')
  assert.match(both.body, /Test Vale/)
  assert.match(both.body, /Other Moor/)
  const one = await (await signIn('commissioner')).get('/portfolio')
  assert.match(one.body, /Test Vale/)
  assert.doesNotMatch(one.body, /Other Moor/)
})

test('a role that may not see the line has an empty portfolio', async () => {
  const { signIn } = await aServer()
  assert.match((await (await signIn('administrator')).get('/portfolio')).body, /None of your councils/)
})

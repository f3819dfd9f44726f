import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { inCouncil } from '../src/database/council-database.ts'
import { record } from '../src/database/record.ts'
import { aPlan } from './test-plan.ts'
import { BUILDER } from './test-server.ts'

describe('the watch for words that change without being told of', () => {
  test('refuses what tells of another thing, and leaves what tells of this one or of anything at all', async () => {
    const { database, council, action } = await aPlan()
    const write = { council: council.id, actor: BUILDER, access: 'write' as const }
    const rewrite = (kind: string, id: number) =>
      inCouncil(database, write, async (db) => {
        await sql`update action set detail = detail || ' more' where council_id = ${council.id} and id = ${action}`.execute(
          db,
        )
        await record(db, { act: 'changed', thing: { kind, id } })
      })
    await rewrite('action', action)
    await rewrite('something new', 1)
    await assert.rejects(rewrite('action', action + 1), /the words of action \d+ changed/)
    await assert.rejects(rewrite('evidence', action), /tell of something else/)
    await assert.rejects(rewrite('letter', 1), /tell of something else/)
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { inCouncil } from '../src/database/council-database.ts'
import { record } from '../src/database/record.ts'
import { listSilentChanges, watchSilentChanges } from './silent-changes.ts'
import { aDatabase } from './test-database.ts'
import { aCouncil, BUILDER } from './test-server.ts'

describe('the watch for changes without an event', () => {
  test('sees the one that told nobody, and leaves the one that did', async () => {
    const database = await aDatabase()
    const council = await aCouncil(database, 'watched', 'Watched')
    await watchSilentChanges(database)
    const write = { council: council.id, actor: BUILDER, access: 'write' as const }
    const rename = sql`update intervention set name = name || '!' where council_id = ${council.id}`
    await inCouncil(database, write, async (db) => {
      await rename.execute(db)
      await record(db, { act: 'renamed', thing: { kind: 'intervention', id: council.intervention } })
    })
    assert.deepEqual(await listSilentChanges(database), [])
    await inCouncil(database, write, (db) => rename.execute(db))
    assert.deepEqual(await listSilentChanges(database), ['intervention update'])
    await database.close()
  })
})

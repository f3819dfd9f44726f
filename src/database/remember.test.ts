import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aDatabase } from '../../test/test-database.ts'
import { aCouncil, BUILDER, type TestCouncil } from '../../test/test-server.ts'
import type { Database } from './connect.ts'
import { type CouncilDatabase, inCouncil } from './council-database.ts'
import { record } from './record.ts'
import { remembered } from './remember.ts'

describe('what is remembered of a council', () => {
  let database: Database
  let council: TestCouncil
  let other: TestCouncil
  let made = 0

  before(async () => {
    database = await aDatabase()
    council = await aCouncil(database, 'here', 'Here')
    other = await aCouncil(database, 'there', 'There')
  })
  after(() => database.close())

  test('is made once while the record stands still, and again when it has grown', async () => {
    const first = await ask('a')
    assert.equal(await ask('a'), first)
    await change(council)
    const second = await ask('a')
    assert.notEqual(second, first)
    assert.equal(await ask('a'), second)
  })

  test('is made anew for another name and another council, and a change elsewhere leaves it', async () => {
    const own = await ask('b')
    assert.notEqual(await ask('c'), own)
    assert.notEqual(await ask('b', other), own)
    await change(other)
    assert.equal(await ask('b'), own)
  })

  test('is never used or kept where something is being written', async () => {
    const kept = await ask('d')
    assert.notEqual(await ask('d', council, 'write'), kept)
    assert.equal(await ask('d'), kept)
  })

  test('is shared by those who ask at once', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => ask('e')))
    assert.equal(new Set(all).size, 1)
  })

  test('a fault is thrown and not kept', async () => {
    const failing = inCouncil(database, reader('read'), (db) =>
      remembered(db, 'f', () => Promise.reject(new Error('no'))),
    )
    await assert.rejects(failing, /no/)
    assert.equal(typeof (await ask('f')), 'number')
  })

  test('a name that changes for the whole installation counts too', async () => {
    const told = await ask('g')
    await database.asOwner((client) =>
      client.query(
        `insert into event (council_id, body) values (null, '{"who":{"id":null},"act":"x","thing":{"kind":"x"}}')`,
      ),
    )
    assert.notEqual(await ask('g'), told)
  })

  const reader = (access: 'read' | 'write', where = council) => ({
    council: where.id,
    actor: BUILDER,
    access,
  })

  function ask(what: string, where = council, access: 'read' | 'write' = 'read'): Promise<number> {
    return inCouncil(database, reader(access, where), (db) => remembered(db, what, async () => (made += 1)))
  }

  function change(where: TestCouncil): Promise<void> {
    return inCouncil(database, reader('write', where), (db: CouncilDatabase) =>
      record(db, { act: 'changed', thing: { kind: 'test', id: 1 } }),
    )
  }
})

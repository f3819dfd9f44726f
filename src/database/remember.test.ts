import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aDatabase } from '../../test/test-database.ts'
import { aCouncil, BUILDER, type TestCouncil } from '../../test/test-server.ts'
import type { Database } from './connect.ts'
import { type CouncilDatabase, inCouncil } from './council-database.ts'
import { record } from './record.ts'
import { remembered, renewed } from './remember.ts'

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

  test('what is renewed is made once, then told what has happened since, and made anew where that is not enough', async () => {
    const asked: string[][] = []
    let isEnough = true
    const look = (where = council) =>
      inCouncil(database, reader('read', where), (db) =>
        renewed(db, 'h', {
          make: async () => ({ seen: ['made'] }),
          renew: async (value, events) => {
            asked.push(events.map(({ kind, id }) => `${kind} ${id}`))
            if (isEnough) value.seen.push('renewed')
            return isEnough ? value : null
          },
          weigh: () => 1,
        }),
      )
    const first = await look()
    assert.equal(await look(), first)
    await change(council, 1)
    await change(other, 8)
    await change(council, 2)
    assert.equal(await look(), first)
    assert.deepEqual(asked, [['test 1', 'test 2']])
    assert.deepEqual(first.seen, ['made', 'renewed'])
    assert.notEqual(await look(other), first)
    isEnough = false
    await change(council, 3)
    const [anew, same] = await Promise.all([look(), look()])
    assert.notEqual(anew, first)
    assert.equal(anew, same)
    assert.deepEqual(asked.at(-1), ['test 3'])
  })

  test('what is heavy makes room for itself', async () => {
    const heavy = (what: string, weight: number) =>
      inCouncil(database, reader('read'), (db) =>
        renewed(db, what, { make: async () => ({}), renew: async (value) => value, weigh: () => weight }),
      )
    const light = await heavy('light', 1)
    const first = await heavy('first', 300)
    assert.equal(await heavy('light', 1), light)
    await heavy('second', 300)
    assert.notEqual(await heavy('first', 300), first)
  })

  const reader = (access: 'read' | 'write', where = council) => ({
    council: where.id,
    actor: BUILDER,
    access,
  })

  function ask(what: string, where = council, access: 'read' | 'write' = 'read'): Promise<number> {
    return inCouncil(database, reader(access, where), (db) => remembered(db, what, async () => (made += 1)))
  }

  function change(where: TestCouncil, id = 1): Promise<void> {
    return inCouncil(database, reader('write', where), (db: CouncilDatabase) =>
      record(db, { act: 'changed', thing: { kind: 'test', id } }),
    )
  }
})

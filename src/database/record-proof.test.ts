import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDatabase } from '../../test/test-database.ts'
import { aCouncil, BUILDER } from '../../test/test-server.ts'
import { inCouncil } from './council-database.ts'
import { record } from './record.ts'
import { exportRecord, signHeads } from './record-heads.ts'
import { hashOf, proveRecord, type RecordExport } from './record-proof.ts'

async function anExport(): Promise<RecordExport> {
  const database = await aDatabase()
  const council = await aCouncil(database, 'first-vale', 'First Vale')
  for (const name of ['one', 'two ü “quoted”', 'three\nlines']) {
    await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, (db) =>
      record(db, { act: 'renamed', thing: { kind: 'intervention', id: 1 }, after: { name } }),
    )
  }
  const { privateKey } = generateKeyPairSync('ed25519')
  const today = Temporal.Now.plainDateISO('Europe/London')
  const found = await database.asOwner(async (client) => {
    assert.equal(await signHeads(client, privateKey, today), 1)
    assert.equal(await signHeads(client, privateKey, today), 0, 'a day is signed once')
    return exportRecord(client, 'first-vale')
  })
  assert.ok(found)
  return found
}

test('an honest export verifies, and each tamper of any event is found', async () => {
  const honest = await anExport()
  assert.ok(proveRecord(honest).ok)
  const tampers: readonly ((events: RecordExport['events'], at: number) => RecordExport['events'])[] = [
    (events, at) => events.filter((_, index) => index !== at),
    (events, at) =>
      events.map((one, index) => (index === at ? { ...one, body: one.body.replace('act', 'akt') } : one)),
    (events, at) =>
      events.map((one, index) => (index === at ? { ...one, at: one.at.replace('20', '19') } : one)),
    (events, at) =>
      events.map((one, index) => (index === at ? { ...one, hash: one.hash.replace(/^./, 'x') } : one)),
    (events, at) => [...events.slice(0, at), ...events.slice(at, at + 1), ...events.slice(at)],
    (events, at) => events.with(at, events[(at + 1) % events.length] as never),
  ]
  fc.assert(
    fc.property(fc.nat(honest.events.length - 1), fc.nat(tampers.length - 1), (at, which) => {
      const events = tampers[which]?.(honest.events, at) ?? []
      // Leaving out the last event is honest but for the head that was signed after it.
      assert.equal(proveRecord({ ...honest, events }).ok, false)
    }),
    { numRuns: 200 },
  )
})

test('a chain rewritten whole is found by its signed head, and by one kept outside', async () => {
  const honest = await anExport()
  const rewritten: RecordExport['events'][number][] = []
  for (const event of honest.events) {
    const previous = rewritten.at(-1)?.hash ?? ''
    const changed = { ...event, body: event.body.replace('renamed', 'removed'), previous }
    rewritten.push({ ...changed, hash: hashOf(changed, previous) })
  }
  assert.equal(proveRecord({ ...honest, events: rewritten }).ok, false, 'the signed head')
  assert.equal(proveRecord({ ...honest, events: rewritten, heads: [] }).ok, true, 'a chain alone cannot tell')
  const kept = honest.events.at(-1)
  assert.ok(kept)
  assert.equal(
    proveRecord({ ...honest, events: rewritten, heads: [] }, [kept]).ok,
    false,
    'the head kept outside',
  )
})

test('a head signed with other words does not fit', async () => {
  const honest = await anExport()
  const heads = honest.heads.map((head) => ({ ...head, day: '2020-01-01' }))
  assert.equal(proveRecord({ ...honest, heads }).ok, false)
})

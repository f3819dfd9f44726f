import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { aDatabase } from '../../test/test-database.ts'
import { aCouncil, BUILDER, NOW } from '../../test/test-server.ts'
import { restoreBackup, writeBackup } from './backup.ts'
import { inCouncil } from './council-database.ts'
import { record } from './record.ts'
import { exportRecord } from './record-heads.ts'
import { proveRecord } from './record-proof.ts'

function aFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'los-backup-'))
}

test('a backup restored into an empty database holds the same rows and a record that verifies', async (t) => {
  const folder = aFolder()
  t.after(() => fs.rmSync(folder, { recursive: true }))
  const source = await aDatabase()
  const council = await aCouncil(source, 'first-vale', 'First Vale')
  const file = path.join(folder, 'backup.gz')
  const head = await source.asOwner((client) => writeBackup(client, file, NOW))
  const target = await aDatabase()
  await target.asOwner((client) => restoreBackup(client, file))
  const [before, after] = await Promise.all(
    [source, target].map((database) => database.asOwner((client) => exportRecord(client, 'first-vale'))),
  )
  assert.ok(before && after && before.events.length > 0)
  assert.deepEqual(after, before)
  assert.ok(proveRecord(after).ok)
  assert.equal(head.tables['role_grant'], 11)
  // New rows and events go on where the old ones ended.
  await inCouncil(target, { council: council.id, actor: BUILDER, access: 'write' }, (db) =>
    record(db, { act: 'went on', thing: { kind: 'intervention', id: 1 } }),
  )
  const later = await target.asOwner((client) => exportRecord(client, 'first-vale'))
  assert.ok(later && proveRecord(later).ok)
  assert.equal(later.events.length, before.events.length + 1)
})

test('a backup that was cut, altered or is no backup is refused and leaves the database empty', async (t) => {
  const folder = aFolder()
  t.after(() => fs.rmSync(folder, { recursive: true }))
  const source = await aDatabase()
  await aCouncil(source, 'first-vale', 'First Vale')
  const file = path.join(folder, 'backup.gz')
  await source.asOwner((client) => writeBackup(client, file, NOW))
  const whole = fs.readFileSync(file)
  const broken = {
    cut: whole.subarray(0, whole.length - 40),
    altered: gzipSync(gunzipSync(whole).toString().replace('First Vale', 'Worst Vale')),
    strange: gzipSync('{"format":"another"}\n{"sealed":"0"}\n'),
    plain: Buffer.from('not even gzip'),
  }
  const target = await aDatabase()
  for (const [name, content] of Object.entries(broken)) {
    const bad = path.join(folder, name)
    fs.writeFileSync(bad, content)
    await assert.rejects(
      target.asOwner((client) => restoreBackup(client, bad)),
      /Nothing was changed/,
      name,
    )
  }
  const { rows } = await target.asOwner((client) => client.query('select 1 from council'))
  assert.equal(rows.length, 0)
})

test('a database that holds something is not restored over', async (t) => {
  const folder = aFolder()
  t.after(() => fs.rmSync(folder, { recursive: true }))
  const source = await aDatabase()
  await aCouncil(source, 'first-vale', 'First Vale')
  const file = path.join(folder, 'backup.gz')
  await source.asOwner((client) => writeBackup(client, file, NOW))
  await assert.rejects(
    source.asOwner((client) => restoreBackup(client, file)),
    /not empty/,
  )
})

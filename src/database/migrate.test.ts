import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { aDatabase } from '../../test/test-database.ts'
import { migrate } from './migrate.ts'

const OURS = path.resolve(import.meta.dirname, '..', '..', 'migrations')

// The program's own migrations and more, as a later version would have them.
function aLaterFolder(t: TestContext, more: Readonly<Record<string, string>>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'los-migrations-'))
  t.after(() => fs.rmSync(folder, { recursive: true }))
  fs.cpSync(OURS, folder, { recursive: true })
  for (const [name, sql] of Object.entries(more)) fs.writeFileSync(path.join(folder, name), sql)
  return folder
}

test('a schema that is up to date is left alone', async () => {
  const database = await aDatabase()
  assert.deepEqual(await database.asOwner((client) => migrate(client)), [])
})

test('two processes that migrate at once apply each step once', async (t) => {
  const folder = aLaterFolder(t, { '9001-slow.sql': 'select pg_sleep(0.3); create table slow (id int);' })
  const database = await aDatabase()
  const both = await Promise.all([1, 2].map(() => database.asOwner((client) => migrate(client, folder))))
  assert.deepEqual(both.flat(), ['9001-slow.sql'])
})

test('a step that fails leaves the schema as it was, and the next start may go on', async (t) => {
  const folder = aLaterFolder(t, { '9001-half.sql': 'create table half (id int); select 1 / 0;' })
  const database = await aDatabase()
  await assert.rejects(
    database.asOwner((client) => migrate(client, folder)),
    /could not be brought up to 9001-half/,
  )
  const { rows } = await database.asOwner((client) => client.query(`select to_regclass('half') as half`))
  assert.deepEqual(rows, [{ half: null }])
  fs.writeFileSync(path.join(folder, '9001-half.sql'), 'create table half (id int);')
  assert.deepEqual(await database.asOwner((client) => migrate(client, folder)), ['9001-half.sql'])
})

test('a database newer than the program is refused and unchanged', async (t) => {
  const folder = aLaterFolder(t, { '9001-later.sql': 'create table later (id int);' })
  const database = await aDatabase()
  await database.asOwner((client) => migrate(client, folder))
  await assert.rejects(
    database.asOwner((client) => migrate(client)),
    /newer than this program/,
  )
})

test('a process killed in the middle of a step leaves the old schema', async (t) => {
  const folder = aLaterFolder(t, { '9001-slow.sql': 'create table slow (id int); select pg_sleep(30);' })
  const database = await aDatabase()
  const killed = assert.rejects(database.asOwner((client) => migrate(client, folder)))
  const killer = async () => {
    for (;;) {
      const { rows } = await database.asOwner((client) =>
        client.query<{ done: boolean }>(
          `select pg_terminate_backend(pid) as done from pg_stat_activity
           where query like '%pg_sleep(30)%' and pid <> pg_backend_pid() and datname = current_database()`,
        ),
      )
      if (rows[0]?.done) return
    }
  }
  await Promise.all([killed, killer()])
  const { rows } = await database.asOwner((client) => client.query(`select to_regclass('slow') as slow`))
  assert.deepEqual(rows, [{ slow: null }])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aDatabase } from '../../test/test-database.ts'
import type { CouncilId } from '../shared/ids.ts'
import type { Database } from './connect.ts'
import { type Actor, inCouncil } from './council-database.ts'
import { listHistory, record } from './record.ts'

const actor: Actor = { id: null, name: 'A test', role: 'administrator' }

async function twoCouncils(database: Database): Promise<readonly [CouncilId, CouncilId]> {
  return database.asOwner(async (client) => {
    const { rows } = await client.query<{ id: CouncilId }>(
      `insert into council (slug, name) values ('one-vale', 'One Vale'), ('two-moor', 'Two Moor') returning id`,
    )
    assert.ok(rows[0] && rows[1])
    return [rows[0].id, rows[1].id] as const
  })
}

test('every table with a council_id has row-level security enabled and forced, with policies for each act', async () => {
  const database = await aDatabase()
  const { rows } = await database.asOwner((client) =>
    client.query<{ name: string; enabled: boolean; forced: boolean; policies: number }>(
      `select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
              (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
       from pg_class c
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
         and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'council_id')
       order by c.relname`,
    ),
  )
  assert.ok(rows.length >= 20)
  for (const table of rows) {
    assert.ok(table.enabled && table.forced, `${table.name} has no wall`)
    assert.ok(table.policies >= 2, `${table.name} has too few policies`)
  }
})

test("the app's role owns nothing and cannot bypass the wall", async () => {
  const database = await aDatabase()
  const { rows } = await database.pool.query<{
    name: string
    super: boolean
    bypass: boolean
    owned: number
  }>(
    `select current_user as name, rolsuper as super, rolbypassrls as bypass,
            (select count(*)::int from pg_class where relowner = r.oid) as owned
     from pg_roles r where rolname = current_user`,
  )
  assert.deepEqual(rows[0], { name: 'los_app', super: false, bypass: false, owned: 0 })
})

test('a transaction in one council neither sees nor writes the other', async () => {
  const database = await aDatabase()
  const [one, two] = await twoCouncils(database)
  for (const council of [one, two]) {
    await inCouncil(database, { council, actor, access: 'write' }, (db) =>
      sql`insert into intervention (name, begun_on) values ('Improvement', '2026-01-01')`.execute(db),
    )
  }
  const seen = await inCouncil(database, { council: one, actor, access: 'read' }, (db) =>
    sql<{ council_id: CouncilId }>`select council_id from intervention order by id`.execute(db),
  )
  assert.deepEqual(
    seen.rows.map((row) => row.council_id),
    [one],
  )
  await assert.rejects(
    inCouncil(database, { council: one, actor, access: 'write' }, (db) =>
      sql`insert into intervention (council_id, name, begun_on) values (${two}, 'Theirs', '2026-01-01')`.execute(
        db,
      ),
    ),
    /row-level security/,
  )
})

test('a reading transaction cannot write', async () => {
  const database = await aDatabase()
  const [one] = await twoCouncils(database)
  await assert.rejects(
    inCouncil(database, { council: one, actor, access: 'read' }, (db) =>
      sql`insert into intervention (name, begun_on) values ('Improvement', '2026-01-01')`.execute(db),
    ),
    /read-only transaction/,
  )
})

test('without a council nothing is seen', async () => {
  const database = await aDatabase()
  const [one] = await twoCouncils(database)
  await inCouncil(database, { council: one, actor, access: 'write' }, (db) =>
    sql`insert into intervention (name, begun_on) values ('Improvement', '2026-01-01')`.execute(db),
  )
  const { rowCount } = await database.pool.query('select 1 from intervention')
  assert.equal(rowCount, 0)
})

test('a change leaves its event, numbered and chained, and the event stays', async () => {
  const database = await aDatabase()
  const [one] = await twoCouncils(database)
  await inCouncil(database, { council: one, actor, access: 'write' }, async (db) => {
    await record(db, { act: 'began', thing: { kind: 'intervention', id: 1 }, after: { name: 'Improvement' } })
    await record(db, { act: 'renamed', thing: { kind: 'intervention', id: 1 }, why: 'clearer' })
  })
  const history = await inCouncil(database, { council: one, actor, access: 'read' }, (db) =>
    listHistory(db, { kind: 'intervention', id: 1 }),
  )
  assert.deepEqual(
    history.map((line) => [line.number, line.act, line.who, line.why]),
    [
      [2, 'renamed', 'A test', 'clearer'],
      [1, 'began', 'A test', null],
    ],
  )
  for (const attempt of ['update event set body = body', 'delete from event', 'truncate event']) {
    await assert.rejects(
      database.asOwner((client) => client.query(attempt)),
      /append-only/,
    )
  }
})

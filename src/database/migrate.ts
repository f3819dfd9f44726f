import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { StartFault } from './start-fault.ts'

const FOLDER = path.resolve(import.meta.dirname, '..', '..', 'migrations')
const LOCK = 7_316_001

type Migration = {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly hash: string
}

/** Brings the schema up to this program's, one transaction a step; two processes at once take turns. */
export async function migrate(client: pg.Client, folder = FOLDER): Promise<readonly string[]> {
  const known = readMigrations(folder)
  await client.query('select pg_advisory_lock($1)', [LOCK])
  try {
    await client.query(
      `create table if not exists migration (
        number int primary key, name text not null, hash text not null,
        applied_at timestamptz not null default clock_timestamp())`,
    )
    const { rows } = await client.query<{ number: number; name: string; hash: string }>(
      'select number, name, hash from migration order by number',
    )
    refuseStrangers(known, rows)
    const due = known.slice(rows.length)
    for (const migration of due) await apply(client, migration)
    return due.map((migration) => migration.name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into migration (number, name, hash) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.hash,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => {})
    throw new StartFault(
      `The schema could not be brought up to ${migration.name}: ${(cause as Error).message}`,
      {
        cause,
      },
    )
  }
}

function refuseStrangers(
  known: readonly Migration[],
  applied: readonly { name: string; hash: string }[],
): void {
  applied.forEach((row, index) => {
    const ours = known[index]
    if (ours === undefined) {
      throw new StartFault(
        `The database is newer than this program: it has ${row.name}, which this version does not know. ` +
          'Nothing was changed. Start the newer version of Line of Sight.',
      )
    }
    if (ours.hash !== row.hash) {
      throw new StartFault(
        `The database was made with another ${row.name} than this program's. Nothing was changed.`,
      )
    }
  })
}

function readMigrations(folder: string): readonly Migration[] {
  const names = fs.readdirSync(folder).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
  const migrations = names.toSorted().map((name) => {
    const sql = fs.readFileSync(path.join(folder, name), 'utf8')
    return {
      number: Number(name.slice(0, 4)),
      name,
      sql,
      hash: createHash('sha256').update(sql).digest('hex'),
    }
  })
  if (new Set(migrations.map((migration) => migration.number)).size < migrations.length)
    throw new StartFault('Two migrations have the same number. Nothing was changed.')
  return migrations
}

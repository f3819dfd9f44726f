import { createHash } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import readline from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type pg from 'pg'
import { StartFault } from './start-fault.ts'

// A backup is one gzipped text file: a line of JSON for each row, so that it can be read without us.
// First a line about the whole, last a line that seals it.

export const BACKUP_FORMAT = 'line-of-sight backup 1'
const BATCH = 500

export type BackupHead = {
  readonly format: string
  readonly takenAt: string
  readonly migrations: readonly { readonly name: string; readonly hash: string }[]
  readonly tables: Readonly<Record<string, number>>
}

/** Writes every row of one moment to the file; others go on working. Answers with what was written. */
export async function writeBackup(
  client: pg.Client,
  file: string,
  takenAt: Temporal.Instant,
): Promise<BackupHead> {
  await client.query('begin isolation level repeatable read read only')
  const tables = await listTables(client)
  const counts: Record<string, number> = {}
  for (const table of tables) counts[table] = await countRows(client, table)
  const head: BackupHead = {
    format: BACKUP_FORMAT,
    takenAt: takenAt.toString(),
    migrations: await listApplied(client),
    tables: counts,
  }
  const half = `${file}.half`
  const gzip = createGzip({ level: 6 })
  const written = pipeline(gzip, fs.createWriteStream(half, { mode: 0o600 }))
  const seal = createHash('sha256')
  const write = async (line: string) => {
    seal.update(line).update('\n')
    if (!gzip.write(`${line}\n`)) await once(gzip, 'drain')
  }
  await write(JSON.stringify(head))
  for (const table of tables) {
    for await (const row of rowsOf(client, table)) await write(`{"table":"${table}","row":${row}}`)
  }
  gzip.end(`${JSON.stringify({ sealed: seal.digest('hex') })}\n`)
  await written
  await client.query('commit')
  await flushToDisk(half)
  fs.renameSync(half, file)
  return head
}

/** Puts a backup into an empty database, all or nothing, after its seal has been checked. */
export async function restoreBackup(client: pg.Client, file: string): Promise<BackupHead> {
  const head = await checkSeal(file)
  const applied = await listApplied(client)
  if (JSON.stringify(applied) !== JSON.stringify(head.migrations)) {
    throw new StartFault(
      'The backup was made by another version of Line of Sight. Nothing was changed. Restore it with that version, then start this one.',
    )
  }
  for (const table of Object.keys(head.tables)) {
    if ((await countRows(client, table)) > 0)
      throw new StartFault('The database is not empty. Nothing was changed. Restore into a new, empty one.')
  }
  await client.query('begin')
  try {
    await loosen(client, Object.keys(head.tables))
    await loadRows(client, file)
    await tighten(client, Object.keys(head.tables))
    await compareCounts(client, head)
    await client.query('commit')
    return head
  } catch (fault) {
    await client.query('rollback').catch(() => {})
    throw fault
  }
}

async function checkSeal(file: string): Promise<BackupHead> {
  const seal = createHash('sha256')
  let head: BackupHead | null = null
  let sealed: string | null = null
  let last: string | null = null
  const hold = (line: string) => {
    if (last !== null) seal.update(last).update('\n')
    last = line
  }
  try {
    for await (const line of linesOf(file)) {
      head ??= JSON.parse(line) as BackupHead
      hold(line)
    }
    sealed = last === null ? null : ((JSON.parse(last) as { sealed?: string }).sealed ?? null)
  } catch (cause) {
    throw new StartFault('The backup is damaged or cut short. Nothing was changed.', { cause })
  }
  if (head === null || head.format !== BACKUP_FORMAT)
    throw new StartFault('This file is not a backup of Line of Sight. Nothing was changed.')
  if (sealed === null || sealed !== seal.digest('hex'))
    throw new StartFault('The backup is damaged or was altered: its seal does not fit. Nothing was changed.')
  return head
}

async function loadRows(client: pg.Client, file: string): Promise<void> {
  let table: string | null = null
  let batch: string[] = []
  const flush = async () => {
    if (table === null || batch.length === 0) return
    const columns = await columnsOf(client, table)
    await client.query(
      `insert into "${table}" (${columns}) overriding system value
       select ${columns} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
      [`[${batch.join(',')}]`],
    )
    batch = []
  }
  for await (const line of linesOf(file)) {
    const found = /^\{"table":"([a-z_]+)","row":(.*)\}$/s.exec(line)
    if (found === null) continue
    const [, name = '', row = ''] = found
    if (name !== table || batch.length >= BATCH) {
      await flush()
      table = name
    }
    batch.push(row)
  }
  await flush()
}

// While rows are loaded the chain's trigger rests and links are checked at the end.
async function loosen(client: pg.Client, tables: readonly string[]): Promise<void> {
  for (const table of tables) await client.query(`alter table "${table}" disable trigger user`)
  for (const { table, name } of await listLinks(client))
    await client.query(`alter table ${table} alter constraint "${name}" deferrable initially deferred`)
}

async function tighten(client: pg.Client, tables: readonly string[]): Promise<void> {
  await client.query('set constraints all immediate')
  for (const { table, name } of await listLinks(client))
    await client.query(`alter table ${table} alter constraint "${name}" not deferrable`)
  for (const table of tables) {
    await client.query(`alter table "${table}" enable trigger user`)
  }
  const { rows } = await client.query<{ table: string }>(
    `select attrelid::regclass::text as table from pg_attribute
     where attname = 'id' and attidentity <> '' and attrelid in (
       select oid from pg_class where relnamespace = 'public'::regnamespace)`,
  )
  for (const { table } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, 'id'), coalesce((select max(id) from ${table}), 0) + 1, false)`,
      [table],
    )
  }
}

async function compareCounts(client: pg.Client, head: BackupHead): Promise<void> {
  for (const [table, count] of Object.entries(head.tables)) {
    const found = await countRows(client, table)
    if (found !== count)
      throw new StartFault(
        `The backup says ${count} rows of ${table}; ${found} came in. Nothing was changed.`,
      )
  }
}

async function listTables(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration'
     order by relname`,
  )
  return rows.map((row) => row.name)
}

async function listLinks(client: pg.Client): Promise<readonly { table: string; name: string }[]> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `select conrelid::regclass::text as table, conname as name from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace
     order by 1, 2`,
  )
  return rows
}

async function listApplied(client: pg.Client): Promise<BackupHead['migrations']> {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from migration order by number',
  )
  return rows
}

async function countRows(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select count(*) as count from "${table}"`)
  return rows[0]?.count ?? 0
}

async function columnsOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`"${table}"`],
  )
  return rows[0]?.columns ?? ''
}

async function* rowsOf(client: pg.Client, table: string): AsyncGenerator<string> {
  await client.query(
    `declare backup_rows no scroll cursor for select row_to_json(t)::text as row from "${table}" t`,
  )
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${BATCH} from backup_rows`)
    for (const { row } of rows) yield row
    if (rows.length < BATCH) break
  }
  await client.query('close backup_rows')
}

function linesOf(file: string): AsyncIterable<string> {
  const unzipped = createGunzip()
  const source = fs.createReadStream(file)
  source.on('error', (fault) => unzipped.destroy(fault))
  return readline.createInterface({ input: source.pipe(unzipped), crlfDelay: Infinity })
}

async function flushToDisk(file: string): Promise<void> {
  const handle = await fs.promises.open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

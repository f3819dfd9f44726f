import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import pg from 'pg'
import { addressIn, type Cluster, OWNER, startCluster } from './cluster.ts'
import { openDatabase } from './connect.ts'

function aFolder(t: TestContext): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'los-cluster-'))
  fs.chmodSync(folder, 0o755)
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function ask(cluster: Cluster, question: string): Promise<unknown> {
  const client = new pg.Client(addressIn(cluster.socket, OWNER, 'postgres'))
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ answer: unknown }>(question)
  await client.end()
  return rows[0]?.answer
}

function pidOf(folder: string): number {
  return Number(fs.readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

test('a cluster is durable, has no port, and a second start on its folder joins it', async (t) => {
  const folder = aFolder(t)
  const first = await startCluster({ folder, chosen: true })
  t.after(() => first.stopNow())
  for (const [setting, wanted] of [
    ['fsync', 'on'],
    ['synchronous_commit', 'on'],
    ['listen_addresses', ''],
    ['server_encoding', 'UTF8'],
  ]) {
    assert.equal(await ask(first, `select current_setting('${setting}') as answer`), wanted)
  }
  assert.equal(
    await ask(first, `select datlocale as answer from pg_database where datname = 'postgres'`),
    'C.UTF-8',
  )
  const second = await startCluster({ folder, chosen: true })
  assert.equal(first.joined, false)
  assert.equal(second.joined, true)
  assert.equal(await ask(second, 'select 1 as answer'), 1)
})

test('what was committed is there after the database was killed and started again', async (t) => {
  const folder = aFolder(t)
  const first = await startCluster({ folder, chosen: true })
  await ask(first, 'create table kept as select 7 as answer')
  const pid = pidOf(folder)
  process.kill(pid, 'SIGKILL')
  // Its helpers end by themselves once they see it gone.
  while (
    fs.existsSync(`/proc/${pid}`) &&
    !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))
  ) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const second = await startCluster({ folder, chosen: true })
  t.after(() => second.stopNow())
  assert.equal(await ask(second, 'select answer from kept'), 7)
})

test('a damaged folder is said to be one, and nothing in it is changed', async (t) => {
  const folder = aFolder(t)
  const data = path.join(folder, 'postgres')
  fs.mkdirSync(data)
  fs.writeFileSync(path.join(data, 'something'), 'precious')
  await assert.rejects(startCluster({ folder, chosen: true }), /is damaged.*Nothing was changed/s)
  assert.equal(fs.readFileSync(path.join(data, 'something'), 'utf8'), 'precious')
})

test('a folder whose control file is gone is said to be damaged', async (t) => {
  const folder = aFolder(t)
  const first = await startCluster({ folder, chosen: true })
  await first.stop('fast')
  fs.rmSync(path.join(folder, 'postgres', 'global', 'pg_control'))
  await assert.rejects(startCluster({ folder, chosen: true }), /did not start.*damaged/s)
})

test('a given database that is not there, or refuses, is told in one line', async (t) => {
  const free = await freePort()
  const wanted = { kind: 'given', url: `postgresql://los@127.0.0.1:${free}/los`, ownerUrl: null } as const
  await assert.rejects(openDatabase(wanted), /Nothing answers at the address in DATABASE_URL/)
  const folder = aFolder(t)
  const cluster = await startCluster({ folder, chosen: true })
  t.after(() => cluster.stopNow())
  fs.writeFileSync(
    path.join(folder, 'postgres', 'pg_hba.conf'),
    'local all los_owner trust\nlocal all all scram-sha-256\n',
  )
  await ask(cluster, `select pg_reload_conf() as answer`)
  await ask(cluster, `create role secretive login password 'right'`)
  const url = `postgresql://secretive:wrong@localhost/postgres?host=${encodeURIComponent(cluster.socket)}`
  await assert.rejects(
    openDatabase({ kind: 'given', url, ownerUrl: null }),
    /password in DATABASE_URL is not right/,
  )
})

test('nothing of a cluster is left running or locked once it is stopped', async (t) => {
  const folder = aFolder(t)
  const cluster = await startCluster({ folder, chosen: true })
  const pid = pidOf(folder)
  await cluster.stop('fast')
  assert.equal(fs.existsSync(path.join(folder, 'postgres', 'postmaster.pid')), false)
  const running = execFileSync('ps', ['-eo', 'pid,stat'], { encoding: 'utf8' })
  assert.doesNotMatch(running, new RegExp(`^\\s*${pid}\\s+[^Z\\s]`, 'm'))
})

async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 1
}

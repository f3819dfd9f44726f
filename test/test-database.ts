import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Cluster, startCluster } from '../src/database/cluster.ts'
import { type Database, makeDatabase, openDatabase } from '../src/database/connect.ts'
import { migrate } from '../src/database/migrate.ts'
import { refuseUntoldWords } from './told-words.ts'

// One PostgreSQL for the whole test run, migrated once; each caller gets a fresh copy of its own.

let running: Promise<Cluster> | null = null
let copies = 0

/** A freshly migrated database of its own. */
export async function aDatabase(): Promise<Database> {
  const cluster = await (running ??= startTemplate())
  copies += 1
  const name = `copy_${copies}`
  await makeDatabase(cluster, name, 'template_los')
  const database = await openDatabase({ kind: 'in cluster', cluster, name }, 6)
  // Many a test ends without closing its copy; what it no longer uses must not use up what the server allows.
  database.pool.options.idleTimeoutMillis = 250
  return database
}

async function startTemplate(): Promise<Cluster> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'los-test-'))
  fs.chmodSync(folder, 0o755)
  const cluster = await startCluster({ folder, chosen: true })
  // The cluster outlives every test file and ends with the process, whatever ends that.
  process.once('exit', () => {
    cluster.stopNow()
    fs.rmSync(folder, { recursive: true, force: true })
  })
  await makeDatabase(cluster, 'template_los')
  const template = await openDatabase({ kind: 'in cluster', cluster, name: 'template_los' }, 1)
  await template.asOwner(migrate)
  await template.asOwner(refuseUntoldWords)
  await template.close()
  return cluster
}

import { sql } from 'kysely'
import type { CouncilDatabase } from './council-database.ts'
import type { Memory } from './memory.ts'

// What was read or computed of a council holds until its record grows. Any number of processes may remember, since
// each asks the record in the very snapshot it reads in; what is remembered is shared, so nobody may change it.

/** The least used goes first. A large council's line is about a megabyte. */
const MOST_KEPT = 200

/**
 * What `make` gives, or what it gave before if nothing of the council has changed since. `what` names it with
 * everything it depends on besides the council's rows: the day, the intervention.
 */
export async function remembered<Value>(
  db: CouncilDatabase,
  what: string,
  make: () => Promise<Value>,
): Promise<Value> {
  // A transaction that writes sees its own half-made changes, which nobody else may be shown.
  if (db.access === 'write') return make()
  const revision = await findRevision(db)
  const name = `${db.council} ${what}`
  const kept = db.memory.get(name)
  db.memory.delete(name)
  const value = kept?.revision === revision ? (kept.value as Promise<Value>) : make()
  db.memory.set(name, { revision, value })
  forgetOldest(db.memory)
  // A fault is thrown to everyone who waits for it, and is not kept.
  value.catch(() => db.memory.delete(name))
  return value
}

async function findRevision(db: CouncilDatabase): Promise<number> {
  const { rows } = await sql<{ revision: number }>`select los_revision() as revision`.execute(db)
  return Number(rows[0]?.revision)
}

function forgetOldest(memory: Memory): void {
  for (const name of memory.keys()) {
    if (memory.size <= MOST_KEPT) return
    memory.delete(name)
  }
}

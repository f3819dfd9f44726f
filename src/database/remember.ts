import { sql } from 'kysely'
import type { EventThing } from '../shared/history.ts'
import type { CouncilDatabase } from './council-database.ts'
import type { Kept, Memory } from './memory.ts'

// What was read or computed of a council holds until its record grows. Any number of processes may remember, since
// each asks the record in the very snapshot it reads in; what is remembered is shared, so nobody may change it.

/** The least used goes first. A large council's line is about a megabyte, its words are eight. */
const MOST_MEGABYTES = 400

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
  const { revision } = await findRevision(db)
  const kept = take(db, what)
  const value = kept?.revision === revision ? (kept.value as Promise<Value>) : make()
  return keep(db, what, { revision, value, weight: 1 })
}

/** What stands for an event of the installation's own record. */
export const INSTALLATION: EventThing = { kind: 'installation', id: null }

export type Renewal<Value> = {
  readonly make: () => Promise<Value>
  /** Brings what is kept up to date after these events; null where it must be made anew. */
  readonly renew: (value: Value, events: readonly EventThing[]) => Promise<Value | null>
  /** In megabytes. */
  readonly weigh: (value: Value) => number
}

/** The same for what is large and seldom changes as a whole: it is brought up to date with what has happened since. */
export async function renewed<Value>(
  db: CouncilDatabase,
  what: string,
  renewal: Renewal<Value>,
): Promise<Value> {
  if (db.access === 'write') return renewal.make()
  const { revision, own } = await findRevision(db)
  const kept = take(db, what)
  const known = kept?.value as Promise<Value> | undefined
  // Somebody whose snapshot is the newer one may have been here first: what they were given has all of ours.
  if (kept !== undefined && known !== undefined && kept.revision >= revision)
    return keep(db, what, { ...kept, value: known }, renewal.weigh)
  const value =
    kept === undefined || known === undefined
      ? renewal.make()
      : bringUpToDate(db, renewal, { known, kept, elsewhere: revision - own })
  return keep(db, what, { revision, own, value, weight: kept?.weight ?? 1 }, renewal.weigh)
}

async function bringUpToDate<Value>(
  db: CouncilDatabase,
  { make, renew }: Renewal<Value>,
  { known, kept, elsewhere }: { known: Promise<Value>; kept: Kept; elsewhere: number },
): Promise<Value> {
  const old = await known.catch(() => null)
  if (old === null) return make()
  const own = kept.own ?? 0
  const events = await listEventsAfter(db, own)
  // The installation's own events are not a council's to read; one of them may be a person's new name.
  const others = elsewhere === kept.revision - own ? [] : [INSTALLATION]
  return (await renew(old, [...events, ...others])) ?? make()
}

async function findRevision(db: CouncilDatabase): Promise<{ revision: number; own: number }> {
  const { rows } = await sql<{ revision: number; own: number }>`
    select los_revision() as revision,
      (select coalesce(max(number), 0) from event where council_id = ${db.council}) as own`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('the record has no length')
  return row
}

async function listEventsAfter(db: CouncilDatabase, number: number): Promise<readonly EventThing[]> {
  const { rows } = await sql<EventThing>`
    select thing_kind as kind, thing_id as id from event
    where council_id = ${db.council} and number > ${number}
    order by number`.execute(db)
  return rows
}

function take(db: CouncilDatabase, what: string): Kept | undefined {
  const name = nameOf(db, what)
  const kept = db.memory.get(name)
  db.memory.delete(name)
  return kept
}

// Put last, as the one used last.
function keep<Value>(
  db: CouncilDatabase,
  what: string,
  kept: Kept & { readonly value: Promise<Value> },
  weigh: (value: Value) => number = () => 1,
): Promise<Value> {
  const name = nameOf(db, what)
  db.memory.set(name, kept)
  forgetOldest(db.memory)
  void settle(db.memory, name, kept.value, weigh)
  return kept.value
}

// A fault is thrown to everyone who waits for it, and is not kept.
async function settle<Value>(
  memory: Memory,
  name: string,
  value: Promise<Value>,
  weigh: (value: Value) => number,
): Promise<void> {
  const weight = await value.then(weigh, () => null)
  const kept = memory.get(name)
  if (kept?.value !== value) return
  if (weight === null) memory.delete(name)
  else memory.set(name, { ...kept, weight })
  forgetOldest(memory)
}

function nameOf(db: CouncilDatabase, what: string): string {
  return `${db.council} ${what}`
}

function forgetOldest(memory: Memory): void {
  let weight = 0
  for (const kept of memory.values()) weight += kept.weight
  for (const [name, kept] of memory) {
    if (weight <= MOST_MEGABYTES || memory.size === 1) return
    memory.delete(name)
    weight -= kept.weight
  }
}

import type { Database } from './connect.ts'

// Where one process keeps what it remembers of a database.

export type Kept = {
  readonly revision: number
  /** How many events of the council's own record are in it; of what is made anew each time it is not asked. */
  readonly own?: number
  readonly value: Promise<unknown>
  /** In megabytes, about. */
  readonly weight: number
}
export type Memory = Map<string, Kept>

const memories = new WeakMap<Database, Memory>()

export function memoryOf(database: Database): Memory {
  const known = memories.get(database)
  if (known !== undefined) return known
  const fresh: Memory = new Map()
  memories.set(database, fresh)
  return fresh
}

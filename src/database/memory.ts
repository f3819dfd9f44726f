import type { Database } from './connect.ts'

// Where one process keeps what it remembers of a database.

export type Kept = { readonly revision: number; readonly value: Promise<unknown> }
export type Memory = Map<string, Kept>

const memories = new WeakMap<Database, Memory>()

export function memoryOf(database: Database): Memory {
  const known = memories.get(database)
  if (known !== undefined) return known
  const fresh: Memory = new Map()
  memories.set(database, fresh)
  return fresh
}

// What the reading of each return said last, and whose turn it is. It goes with the process; what came of a reading is
// kept in the database.

const said = new Map<string, string>()
let last: Promise<unknown> = Promise.resolve()

/** One return at a time: each may take most of the memory that there is. */
export async function readInTurn<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
  const before = last
  const turn = Promise.withResolvers<null>()
  last = turn.promise
  said.set(key, 'waiting for the one before it')
  try {
    await before
    said.set(key, 'opening the files')
    return await work()
  } finally {
    said.delete(key)
    turn.resolve(null)
  }
}

export function sayProgress(key: string, words: string): void {
  if (said.has(key)) said.set(key, words)
}

/** null where nobody is reading it. */
export function progressOf(key: string): string | null {
  return said.get(key) ?? null
}

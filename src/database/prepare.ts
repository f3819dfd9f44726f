import type pg from 'pg'

// Planning a statement over row-level security and eight joins takes as long as running it. One that comes again is
// kept by its connection under a name, so that it is planned once (measured: a third to a half of a page's time).

/** From which time on a statement is worth keeping; one that comes once or twice is not. */
const COMES_AGAIN = 3
/** A kept plan takes tens of kilobytes in each connection, and the product has some hundreds of statements. */
const MOST_KEPT = 600

type Seen = { times: number; readonly name: string }

/** Lets every connection of the pool keep the statements that come again. */
export function keepStatements(pool: pg.Pool): void {
  const seen = new Map<string, Seen>()
  pool.on('connect', (client) => {
    const plain = client.query.bind(client) as (...given: readonly unknown[]) => unknown
    const query = (...given: readonly unknown[]) => {
      const [text, values] = given
      // Without values it may be several statements in one, which cannot be kept.
      const maybeKept = typeof text === 'string' && Array.isArray(values) && values.length > 0
      if (!maybeKept || given.length > 2) return plain(...given)
      const name = nameOf(seen, text)
      return name === null ? plain(text, values) : plain({ name, text, values })
    }
    client.query = query as typeof client.query
  })
}

function nameOf(seen: Map<string, Seen>, text: string): string | null {
  const known = seen.get(text)
  if (known !== undefined) {
    known.times += 1
    return known.times >= COMES_AGAIN ? known.name : null
  }
  if (seen.size < MOST_KEPT) seen.set(text, { times: 1, name: `kept_${seen.size}` })
  return null
}

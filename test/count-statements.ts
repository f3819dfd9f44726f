import pg from 'pg'

// At the query itself: a connection keeps its own way of sending them (src/database/prepare.ts), past the client's.
/** How many statements any connection sends while something is done. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const wanted = pg.Query.prototype as { submit: (...given: unknown[]) => unknown }
  const original = Object.getOwnPropertyDescriptor(wanted, 'submit') ?? {}
  let count = 0
  Object.defineProperty(wanted, 'submit', {
    ...original,
    value(this: unknown, ...given: unknown[]) {
      count += 1
      const answer: unknown = Reflect.apply(original.value, this, given)
      return answer
    },
  })
  try {
    await work()
    // A page without a statement there is none: then it is the counting that is broken.
    if (count === 0) throw new Error('No statement was counted')
    return count
  } finally {
    Object.defineProperty(wanted, 'submit', original)
  }
}

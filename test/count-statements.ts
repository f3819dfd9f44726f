import pg from 'pg'

/** How many statements any connection sends while something is done. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const wanted = pg.Client.prototype as { query: (...given: unknown[]) => unknown }
  const original = Object.getOwnPropertyDescriptor(wanted, 'query') ?? {}
  let count = 0
  Object.defineProperty(wanted, 'query', {
    ...original,
    value(this: unknown, ...given: unknown[]) {
      count += 1
      const answer: unknown = Reflect.apply(original.value, this, given)
      return answer
    },
  })
  try {
    await work()
    return count
  } finally {
    Object.defineProperty(wanted, 'query', original)
  }
}

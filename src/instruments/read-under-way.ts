// Reading goes on after the page has answered. The document is kept first, so a restart loses nothing but the
// reading itself, which a button begins again.

const underWay = new Map<string, Promise<unknown>>()

/** Begins the work unless the same is under way already, and answers with whichever it is. */
export function beginOnce<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
  const begun = underWay.get(key)
  if (begun !== undefined) return begun as Promise<Value>
  const job = work().finally(() => underWay.delete(key))
  underWay.set(key, job)
  // Whoever waits hears of a fault; when nobody does any more, the page offers to begin again.
  job.catch(() => {})
  return job
}

export function isUnderWay(key: string): boolean {
  return underWay.has(key)
}

/** The answer if it comes soon; null where it takes longer and the page should not wait. */
export async function readSoon<Value>(work: Promise<Value>, milliseconds: number): Promise<Value | null> {
  const clock = Promise.withResolvers<null>()
  const timer = setTimeout(() => clock.resolve(null), milliseconds)
  try {
    return await Promise.race([work, clock.promise])
  } finally {
    clearTimeout(timer)
  }
}

import type { IndexHit } from './search-index.ts'

const RANKS = [3, 2, 1, 0] as const

/** The first so many: those that begin with the words, those that have them in their name, then the newest of the others. */
export function rankHits<Part extends string>(
  hits: readonly IndexHit<Part>[],
  most: number,
): readonly IndexHit<Part>[] {
  const byRank = Map.groupBy(hits, ({ rank }) => rank)
  const first: IndexHit<Part>[] = []
  for (const rank of RANKS) first.push(...newest(byRank.get(rank) ?? [], most - first.length))
  return first
}

// Of three thousand hits eight are shown. They come nearly in the order of their age, so that from the end on hardly one is
// put in before those that are there.
function newest<Part extends string>(
  hits: readonly IndexHit<Part>[],
  most: number,
): readonly IndexHit<Part>[] {
  const first: IndexHit<Part>[] = []
  if (most <= 0) return first
  for (let at = hits.length - 1; at >= 0; at -= 1) {
    const hit = hits[at]
    const last = first.at(-1)
    if (hit === undefined || (first.length === most && last !== undefined && byAge(last, hit) < 0)) continue
    const place = first.findIndex((one) => byAge(hit, one) < 0)
    first.splice(place < 0 ? first.length : place, 0, hit)
    if (first.length > most) first.pop()
  }
  return first
}

function byAge({ entry: one }: IndexHit<string>, { entry: other }: IndexHit<string>): number {
  return other.id - one.id || (one.part < other.part ? -1 : 1)
}

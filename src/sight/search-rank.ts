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

// Of fifteen thousand hits eight are shown: numbers alone are sorted, and of the things only those that are shown.
function newest<Part extends string>(
  hits: readonly IndexHit<Part>[],
  most: number,
): readonly IndexHit<Part>[] {
  if (most <= 0 || hits.length === 0) return []
  const ids = Float64Array.from(hits, ({ entry }) => entry.id).sort()
  const oldest = ids[Math.max(0, ids.length - most)] ?? 0
  return hits
    .filter(({ entry }) => entry.id >= oldest)
    .toSorted((one, other) => other.entry.id - one.entry.id || (one.entry.part < other.entry.part ? -1 : 1))
    .slice(0, most)
}

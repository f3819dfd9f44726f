import type { IndexHit } from './search-index.ts'

/** The first so many: those that have the words in their name, then the newest. */
export function rankHits<Part extends string>(
  hits: readonly IndexHit<Part>[],
  most: number,
): readonly IndexHit<Part>[] {
  const named = newest(
    hits.filter(({ isInName }) => isInName),
    most,
  )
  if (named.length >= most) return named
  const others = hits.filter(({ isInName }) => !isInName)
  return [...named, ...newest(others, most - named.length)]
}

// Of fifteen thousand hits eight are shown: numbers alone are sorted, and of the things only those that are shown.
function newest<Part extends string>(
  hits: readonly IndexHit<Part>[],
  most: number,
): readonly IndexHit<Part>[] {
  const ids = Float64Array.from(hits, ({ entry }) => entry.id).sort()
  const oldest = ids[Math.max(0, ids.length - most)] ?? 0
  return hits
    .filter(({ entry }) => entry.id >= oldest)
    .toSorted((one, other) => other.entry.id - one.entry.id || (one.entry.part < other.entry.part ? -1 : 1))
    .slice(0, most)
}

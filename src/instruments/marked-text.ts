// A document's text cut where marked stretches begin and end, so that it can be shown whole with each of them lit.

export type MarkedStretch = { readonly id: number; readonly start: number; readonly end: number }

export type TextSegment = {
  readonly start: number
  readonly end: number
  /** The innermost stretch that covers it: of nested ones, the shortest. */
  readonly id: number | null
  /** Every stretch that covers it. */
  readonly within: readonly number[]
  /** Those that begin here. */
  readonly begins: readonly number[]
}

/** Segments in order that together are the whole text; stretches may nest and overlap. */
export function segmentsOf(length: number, stretches: readonly MarkedStretch[]): readonly TextSegment[] {
  const inside = stretches
    .map((one) => ({ ...one, start: Math.max(0, one.start), end: Math.min(length, one.end) }))
    .filter((one) => one.end > one.start)
    .toSorted((a, b) => a.start - b.start || a.end - b.end || a.id - b.id)
  const cuts = [...new Set([0, length, ...inside.flatMap((one) => [one.start, one.end])])].toSorted(
    (a, b) => a - b,
  )
  const segments: TextSegment[] = []
  let open: typeof inside = []
  let next = 0
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const start = cuts[i] ?? 0
    open = open.filter((one) => one.end > start)
    const begins: number[] = []
    for (let one = inside[next]; one !== undefined && one.start === start; one = inside[next]) {
      open.push(one)
      begins.push(one.id)
      next += 1
    }
    const innermost = open.reduce<(typeof inside)[number] | null>(
      (best, one) => (best === null || one.end - one.start < best.end - best.start ? one : best),
      null,
    )
    segments.push({
      start,
      end: cuts[i + 1] ?? length,
      id: innermost?.id ?? null,
      within: open.map((one) => one.id),
      begins,
    })
  }
  return segments
}

/** The words around a stretch, cut at spaces, so that a quote can be shown with what stands before and after it. */
export function aroundOf(
  text: string,
  stretch: { readonly start: number; readonly end: number },
  reach = 160,
): { readonly before: string; readonly words: string; readonly after: string } {
  const from = Math.max(0, stretch.start - reach)
  const to = Math.min(text.length, stretch.end + reach)
  const before = text.slice(from, stretch.start)
  const after = text.slice(stretch.end, to)
  return {
    before: from === 0 ? before : `…${before.replace(/^\S*\s/, '')}`,
    words: text.slice(stretch.start, stretch.end),
    after: to === text.length ? after : `${after.replace(/\s\S*$/, '')}…`,
  }
}

/** The page a place stands on, counted from one; null where the document has none. */
export function pageAt(
  pages: readonly { readonly start: number; readonly end: number }[],
  place: number,
): number | null {
  const index = pages.findIndex((page) => place <= page.end)
  return pages.length < 2 || index < 0 ? null : index + 1
}

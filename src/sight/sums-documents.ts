import { isInside, pathOfPlace } from '../instruments/contradictions.ts'
import { isAfter } from '../shared/days.ts'
import type { Sum, SumFacts } from './sums.ts'

/** What does not add up in the documents' own words: until one has ended, or somebody said why it is known. */
export function contradictingDocuments({ documents, contradictions, today }: SumFacts): Sum[] {
  const ended = new Set(
    documents.filter(({ endedOn }) => endedOn !== null && !isAfter(endedOn, today)).map(({ id }) => id),
  )
  return contradictions
    .filter(
      ({ one, other, answer }) =>
        answer === null && !ended.has(one.instrumentId) && !ended.has(other.instrumentId),
    )
    .map((found) => {
      const { one, other, what, key } = found
      const path = `/instruments/${one.instrumentId}`
      return {
        kind: isInside(found)
          ? ('document contradicts itself' as const)
          : ('documents contradict each other' as const),
        reference: isInside(found) ? one.document : `${one.document} and ${other.document}`,
        words: what,
        owner: null,
        path,
        one: { says: `“${one.quote.words}”`, path: pathOfPlace(one) },
        other: { says: `“${other.quote.words}”`, path: pathOfPlace(other) },
        cure: { text: 'Ask its author which holds, or say why it is known', path: `${path}#x${key}` },
      }
    })
}

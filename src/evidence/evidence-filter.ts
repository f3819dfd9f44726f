import type { Day } from '../shared/days.ts'
import { isStale, isWordsAlone } from '../plan/proof.ts'
import type { Evidence } from './evidence.ts'

/** What a reader of the evidence asked to see; empty words ask for all. */
export type EvidenceFilter = {
  readonly kind: string
  readonly age: string
  readonly look: string
  readonly words: string
}

export function parseEvidenceFilter(query: URLSearchParams): EvidenceFilter {
  const get = (name: string) => (query.get(name) ?? '').trim().slice(0, 200)
  return { kind: get('kind'), age: get('age'), look: get('look'), words: get('words') }
}

export function filterEvidence(
  all: readonly Evidence[],
  filter: EvidenceFilter,
  today: Day,
): readonly Evidence[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean)
  return all.filter((one) => {
    if (filter.kind !== '' && one.kind !== filter.kind) return false
    if (filter.age === 'stale' && !isStale(one, today)) return false
    if (filter.age === 'recent' && isStale(one, today)) return false
    if (filter.age === 'speaks of nothing' && claimsOf(one) > 0) return false
    if (filter.look === 'words only' && !isWordsAlone(one)) return false
    if (filter.look === 'something' && isWordsAlone(one)) return false
    const said = `${one.title} ${one.shows} ${one.kind} ${one.addedBy ?? ''}`.toLowerCase()
    return words.every((word) => said.includes(word))
  })
}

export function claimsOf(evidence: Evidence): number {
  return evidence.actionIds.length + evidence.requirementIds.length + evidence.measureIds.length
}

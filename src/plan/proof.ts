import { type Day, daysBetween } from '../shared/days.ts'
import type { EvidenceId } from '../shared/ids.ts'

// What stands behind an action, as the action sees it: evidence itself is a later room.

export type Proof = {
  readonly id: EvidenceId
  readonly title: string
  readonly kind: string
  readonly periodFrom: Day | null
  readonly periodTo: Day | null
  readonly addedOn: Day
  readonly shows: string
  readonly documentId: number | null
  readonly measureIds: readonly number[]
}

export const STALE_AFTER_DAYS = 183

/** Evidence that describes a time half a year gone says little of today. */
export function isStale(proof: Pick<Proof, 'periodTo' | 'addedOn'>, today: Day): boolean {
  return daysBetween(proof.periodTo ?? proof.addedOn, today) > STALE_AFTER_DAYS
}

/**
 * Words alone: no file, no measure whose figures stand here, no web address to follow. It may be true, and nobody else can
 * look at it.
 */
export function isWordsAlone({
  title,
  shows,
  documentId,
  measureIds,
}: Pick<Proof, 'title' | 'shows' | 'documentId' | 'measureIds'>): boolean {
  return documentId === null && measureIds.length === 0 && !WEB_ADDRESS.test(`${title} ${shows}`)
}

const WEB_ADDRESS = /\bhttps?:\/\/[^\s/]+\.[^\s]+/i

/** How much of the proof is words alone; nothing to say where there is none. */
export function sayWordsAlone(proofs: readonly Parameters<typeof isWordsAlone>[0][]): string {
  const count = proofs.filter(isWordsAlone).length
  if (count === 0) return ''
  if (count < proofs.length) return `${count} of ${proofs.length} ${count === 1 ? 'is' : 'are'} words alone.`
  return proofs.length === 1
    ? 'It is words alone: nobody else can look at it.'
    : 'All of it is words alone: nobody else can look at it.'
}

/** What the proofs together are worth, in a sentence that says what is missing. */
export function sayTriangulation(
  proofs: readonly Pick<Proof, 'kind' | 'periodTo' | 'addedOn'>[],
  today: Day,
): string {
  const kinds = [...new Set(proofs.map((proof) => proof.kind))].sort()
  if (kinds.length === 0) return 'Nothing shows it yet.'
  const stale = proofs.filter((proof) => isStale(proof, today)).length
  const age =
    stale === 0
      ? ''
      : stale === proofs.length
        ? ' All of it describes a time more than six months ago.'
        : ` ${stale} of ${proofs.length} describe a time more than six months ago.`
  return kinds.length === 1
    ? `One kind of evidence only (${kinds[0] ?? ''}): a claim of impact needs a second kind.${age}`
    : `${kinds.length} kinds of evidence (${kinds.join(', ')}): the claim is triangulated.${age}`
}

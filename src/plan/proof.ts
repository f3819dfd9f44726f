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
}

export const STALE_AFTER_DAYS = 183

/** Evidence that describes a time half a year gone says little of today. */
export function isStale(proof: Pick<Proof, 'periodTo' | 'addedOn'>, today: Day): boolean {
  return daysBetween(proof.periodTo ?? proof.addedOn, today) > STALE_AFTER_DAYS
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

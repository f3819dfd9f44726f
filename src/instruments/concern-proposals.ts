import { type ConcernLine, type ConcernSource, holds, type KeptConcern, linesOfConcerns } from './concern.ts'
import { type Apart, type Family, proposeFamilies, type Turn } from './family.ts'
import { isBinding } from './instrument.ts'
import type { ProvisionKind } from './reading.ts'

// Which passages are proposed as one concern, given what people said of earlier proposals.

export type ConcernProposal = {
  /** Tells the proposal from every other: the ids of its passages. */
  readonly key: string
  readonly name: string
  readonly sources: readonly ConcernSource[]
  readonly history: readonly Turn[]
  readonly because: Family['because']
  /** The confirmed concern that these would be added to; null where they would begin one. */
  readonly moreOf: ConcernLine | null
}

const RAISING: readonly ProvisionKind[] = [
  'area for improvement',
  'area for priority action',
  'recommendation',
]

/** What the reader proposes from: what reports and letters raise. A finding counts once a person confirmed it. */
export function mayRaise(source: ConcernSource): boolean {
  if (isBinding(source.documentKind) || source.documentKind === 'news article') return false
  return RAISING.includes(source.kind) || (source.kind === 'finding' && source.requirementId !== null)
}

/** Families that nobody has decided yet; what is in a confirmed concern, or was told apart, is not proposed again. */
export function proposeConcerns(
  sources: readonly ConcernSource[],
  concerns: readonly KeptConcern[],
): readonly ConcernProposal[] {
  const raising = sources.filter((source) => source.dated !== null && mayRaise(source))
  const byKey = new Map(raising.map((source) => [String(source.provisionId), source]))
  const families = proposeFamilies(
    raising.map((source) => ({
      id: String(source.provisionId),
      text: source.words,
      raised: source.dated?.toString() ?? '',
      closed: source.closedOn?.toString() ?? null,
    })),
    apartOf(concerns),
  )
  const lines = linesOfConcerns(concerns, sources)
  return families.flatMap((family) => {
    const found = family.concerns.flatMap(({ id }) => byKey.get(id) ?? [])
    const known = knownAs(found, lines)
    const fresh = known === null ? found : found.filter((source) => !holds(known, source))
    if (fresh.length === 0) return []
    const { name, history, because } = family
    return [{ key: keyOf(fresh), name, sources: fresh, history, because, moreOf: known }]
  })
}

/** The concern that holds two of a family, or all of it but one: what else it finds belongs there. */
function knownAs(found: readonly ConcernSource[], lines: readonly ConcernLine[]): ConcernLine | null {
  const best = lines
    .map((line) => ({ line, held: found.filter((source) => holds(line, source)).length }))
    .toSorted((a, b) => b.held - a.held)[0]
  return best !== undefined && best.held >= Math.min(2, found.length - 1) ? best.line : null
}

function apartOf(concerns: readonly KeptConcern[]): readonly Apart[] {
  return concerns.flatMap(({ state, members }): Apart[] => {
    const kept = members.filter((one) => !one.isRemoved)
    const removed = members.filter((one) => one.isRemoved)
    if (state === 'rejected')
      return kept.flatMap((one, at) => kept.slice(at + 1).map((other) => pair(one, other)))
    if (state === 'confirmed') return removed.flatMap((one) => kept.map((other) => pair(one, other)))
    return []
  })
}

function pair(one: { provisionId: number }, other: { provisionId: number }): Apart {
  return [String(one.provisionId), String(other.provisionId)]
}

export function keyOf(sources: readonly Pick<ConcernSource, 'provisionId'>[]): string {
  return sources
    .map(({ provisionId }) => provisionId)
    .toSorted((a, b) => a - b)
    .join('-')
}

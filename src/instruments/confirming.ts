import type { ProvisionId } from '../shared/ids.ts'
import type { KeptProvision } from './requirement.ts'

// How far people have got with a reading, and what stands next.

export type Progress = { readonly decided: number; readonly all: number }

export function progressOf(provisions: readonly Pick<KeptProvision, 'state'>[]): Progress {
  const decided = provisions.filter((one) => one.state !== 'proposed').length
  return { decided, all: provisions.length }
}

/** The next undecided one after a place, going round; null when all are decided. */
export function nextUndecided<One extends Pick<KeptProvision, 'id' | 'state'>>(
  provisions: readonly One[],
  after: ProvisionId | null,
): One | null {
  const from = provisions.findIndex((one) => one.id === after) + 1
  const round = [...provisions.slice(from), ...provisions.slice(0, from)]
  return round.find((one) => one.state === 'proposed' && one.id !== after) ?? null
}

/** The clause that a provision's clause stands under: `7` of `7.b.ii`, `Annex.3` of `Annex.3.c`. */
export function groupOf(clause: string | null): string {
  if (clause === null) return ''
  const parts = clause.split('.')
  const isNamed = !/^\d/.test(parts[0] ?? '')
  return parts.slice(0, isNamed ? 2 : 1).join('.')
}

export type ProposalGroup<One> = { readonly group: string; readonly members: readonly One[] }

/** Neighbours under the same clause, in the order of the document. */
export function inGroups<One extends Pick<KeptProvision, 'clause'>>(
  provisions: readonly One[],
): readonly ProposalGroup<One>[] {
  const groups: { group: string; members: One[] }[] = []
  for (const one of provisions) {
    const group = groupOf(one.clause)
    const last = groups.at(-1)
    if (last?.group === group) last.members.push(one)
    else groups.push({ group, members: [one] })
  }
  return groups
}

/** As a person sees it before accepting: where the print names nobody, the likely bearer stands in. */
export function asShown(provision: KeptProvision): KeptProvision {
  const { proposal, bearer, state } = provision
  if (bearer !== null || proposal === null || state !== 'proposed') return provision
  return { ...provision, bearer: proposal.likelyBearer }
}

import type { InstrumentId, InterventionId, PersonId, ProvisionId, RequirementId } from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import type { Day } from '../shared/days.ts'
import type { Provision, ProvisionKind } from './reading.ts'
import type { Schedule } from './schedule.ts'

// A provision is what stands in the document; a requirement is one that asks something of someone, confirmed by a person.

export const REQUIREMENT_KINDS = [
  'duty',
  'undertaking',
  'condition',
  'area for priority action',
  'area for improvement',
  'finding',
  'recommendation',
] as const
export type RequirementKind = (typeof REQUIREMENT_KINDS)[number]

export const PROVISION_KINDS: readonly ProvisionKind[] = [
  ...REQUIREMENT_KINDS,
  'power',
  'recital',
  'definition',
  'appointment',
  'revocation',
  'reported',
  'other',
]

export type ProvisionState = 'proposed' | 'accepted' | 'edited' | 'rejected' | 'added'

/** What a person may change of a proposal; the words and their place stay the document's. */
export type Terms = {
  readonly clause: string | null
  readonly kind: ProvisionKind
  readonly bearer: string | null
  readonly recipient: string | null
  readonly modality: string | null
  readonly schedule: Schedule
}

export type KeptProvision = Terms & {
  readonly id: ProvisionId
  readonly instrumentId: InstrumentId
  readonly place: number
  readonly words: string
  readonly startsAt: number
  readonly endsAt: number
  /** The reader's own words, kept beside the person's; null for one that a person added. */
  readonly proposal: Provision | null
  readonly state: ProvisionState
  readonly decidedBy: string | null
  readonly decidedById: PersonId | null
  readonly reason: string | null
  readonly requirementId: RequirementId | null
  readonly version: number
}

export type Requirement = Terms & {
  readonly id: RequirementId
  readonly interventionId: InterventionId
  readonly instrumentId: InstrumentId
  readonly provisionId: ProvisionId
  readonly reference: string
  readonly words: string
  readonly state: 'in force' | 'dropped' | 'replaced'
  readonly endedOn: Day | null
  readonly endedWhy: string | null
  readonly version: number
}

export type Decision =
  | { readonly verdict: 'accept' }
  | { readonly verdict: 'edit'; readonly terms: Terms }
  | { readonly verdict: 'reject'; readonly reason: string }

export type Decided = {
  readonly state: ProvisionState
  readonly terms: Terms
  readonly reason: string | null
  /** What becomes of the requirement: there is to be one, or not. */
  readonly asks: boolean
}

export type DecisionRefusal = 'a reason is needed to reject what is already confirmed'

/** A recital, a power or a newspaper's report is a provision, never a requirement. */
export function asksSomething(kind: ProvisionKind): kind is RequirementKind {
  return (REQUIREMENT_KINDS as readonly string[]).includes(kind)
}

/** A person's word on a provision. Both stay: the proposal as read and the terms as decided. */
export function decideProvision(
  provision: KeptProvision,
  decision: Decision,
): Outcome<Decided, DecisionRefusal> {
  switch (decision.verdict) {
    case 'accept':
      return accept(decided(provision.state === 'added' ? 'added' : 'accepted', termsOf(provision), null))
    case 'edit':
      return accept(decided(provision.state === 'added' ? 'added' : 'edited', decision.terms, null))
    case 'reject':
      if (provision.requirementId !== null && decision.reason === '')
        return refuse('a reason is needed to reject what is already confirmed')
      return accept({ ...decided('rejected', termsOf(provision), decision.reason || null), asks: false })
  }
}

/** "Direction 7.b.ii": what people call the requirement. Prose has no clause and gets its place. */
export function referenceOf(instrument: string, clause: string | null, place: number): string {
  return clause === null ? `${instrument} ¶${place}` : `${instrument} ${clause}`
}

function decided(state: ProvisionState, terms: Terms, reason: string | null): Decided {
  return { state, terms, reason, asks: asksSomething(terms.kind) }
}

export function termsOf(provision: Terms): Terms {
  const { clause, kind, bearer, recipient, modality, schedule } = provision
  return { clause, kind, bearer, recipient, modality, schedule }
}

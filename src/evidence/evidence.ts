import type {
  ActionId,
  DocumentId,
  EvidenceId,
  InterventionId,
  MeasureId,
  PersonId,
  RequirementId,
} from '../shared/ids.ts'
import type { Day } from '../shared/days.ts'

export const EVIDENCE_KINDS = [
  'data',
  'audit',
  'observation',
  'voice of children',
  'voice of staff',
  'partner',
  'inspection',
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** Something that shows. The period it describes and the day it was added are two different dates. */
export type Evidence = {
  readonly id: EvidenceId
  readonly interventionId: InterventionId
  readonly title: string
  readonly kind: EvidenceKind
  readonly shows: string
  readonly periodFrom: Day | null
  readonly periodTo: Day | null
  readonly addedOn: Day
  readonly addedBy: string | null
  readonly addedById?: PersonId | null
  readonly documentId: DocumentId | null
  readonly actionIds: readonly ActionId[]
  readonly requirementIds: readonly RequirementId[]
  readonly measureIds: readonly MeasureId[]
  readonly version: number
}

export type WantedEvidence = {
  readonly title: string
  readonly kind: EvidenceKind
  readonly shows: string
  readonly periodFrom: Day | null
  readonly periodTo: Day | null
  readonly document: DocumentId | null
  readonly actions: readonly ActionId[]
  readonly requirements: readonly RequirementId[]
  readonly measures: readonly MeasureId[]
}

export type Triangulation = 'no evidence' | 'one kind only' | 'two kinds or more'

/** An impact claim needs two kinds of evidence, or says it has one. */
export function triangulate(pieces: readonly Pick<Evidence, 'kind'>[]): Triangulation {
  const kinds = new Set(pieces.map((piece) => piece.kind))
  if (kinds.size === 0) return 'no evidence'
  return kinds.size === 1 ? 'one kind only' : 'two kinds or more'
}

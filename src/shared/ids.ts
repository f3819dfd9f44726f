// An id of one thing is never taken for that of another.
declare const idOf: unique symbol
type Id<Of extends string> = number & { readonly [idOf]: Of }

export type CouncilId = Id<'council'>
export type InterventionId = Id<'intervention'>
export type PersonId = Id<'person'>
export type GrantId = Id<'role grant'>
export type InvitationId = Id<'invitation'>
export type ApiKeyId = Id<'api key'>
export type SessionId = Id<'session'>
export type DocumentId = Id<'document'>
export type InstrumentId = Id<'instrument'>
export type ProvisionId = Id<'provision'>
export type RequirementId = Id<'requirement'>
export type OccurrenceId = Id<'occurrence'>
export type ConcernId = Id<'concern'>
export type ConcernMemberId = Id<'concern member'>
export type ClosingId = Id<'concern closing'>
export type RereadingId = Id<'rereading'>
export type ContradictionAnswerId = Id<'contradiction answer'>
export type NamedActorId = Id<'actor'>
export type ObjectiveId = Id<'objective'>
export type ActionId = Id<'action'>
export type MilestoneId = Id<'milestone'>
export type UpdateId = Id<'update'>
export type CommentId = Id<'comment'>
export type OutsideViewId = Id<'outside view'>
export type ContributorId = Id<'contributor'>
export type EvidenceId = Id<'evidence'>
export type MeasureId = Id<'measure'>
export type ObservationId = Id<'observation'>
export type PackId = Id<'pack'>
export type PhaseId = Id<'phase'>
export type PlanVersionId = Id<'plan version'>
export type PlanImportId = Id<'plan import'>
export type CheckAnswerId = Id<'check answer'>

/** An id out of an address or a form: a whole number above nought, or nothing. */
export function parseId<One extends number>(text: string | undefined): One | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? (Number(text) as One) : null
}

/** Which of a council's cases an address asks for, if it asks. */
export function interventionAsked(query: URLSearchParams): InterventionId | null {
  return parseId<InterventionId>(query.get('intervention') ?? undefined)
}

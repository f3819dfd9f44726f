import { type Day } from '../src/shared/days.ts'
import { type Role } from '../src/shared/permissions.ts'
import { type CouncilKey, type DemonstrationDocument, type DocumentKey } from './documents/documents.ts'

/** Everything that happened in the two councils up to today: plain facts, for a loader to tell through the rules. */
export type Tale = {
  readonly today: Day
  readonly councils: readonly CouncilTale[]
}

export type CouncilTale = {
  readonly key: CouncilKey
  readonly name: string
  readonly shortName: string
  readonly intervention: TaleIntervention
  readonly people: readonly TalePerson[]
  readonly documents: readonly DemonstrationDocument[]
  readonly instruments: readonly TaleInstrument[]
  readonly concerns: readonly TaleConcern[]
  readonly actors: readonly TaleActor[]
  readonly objectives: readonly TaleObjective[]
  readonly actions: readonly TaleAction[]
  readonly evidence: readonly TaleEvidence[]
  readonly occurrences: readonly TaleOccurrence[]
  readonly measures: readonly TaleMeasure[]
  readonly meetings: readonly TaleMeeting[]
  readonly challenges: readonly TaleChallenge[]
}

export type TaleIntervention = {
  readonly title: string
  readonly began: Day
  readonly about: string
}

/** A person known in two councils has the same key and address in both. */
export type TalePerson = {
  readonly key: string
  readonly name: string
  readonly jobTitle: string
  readonly organisation: string
  readonly email: string
  readonly role: Role
}

/** A document brought in, read and confirmed; `ended` cites the clause that ended it. */
export type TaleInstrument = {
  readonly document: DocumentKey
  readonly uploadedOn: Day
  readonly uploadedBy: string
  readonly confirmedOn: Day
  readonly confirmedBy: string
  readonly ended: { readonly on: Day; readonly how: 'withdrawn'; readonly by: ClauseReference } | null
}

/** `clause` is the `id` of an expected provision: a path as printed where there is one. */
export type ClauseReference = {
  readonly instrument: DocumentKey
  readonly clause: string
}

export type TaleObjective = {
  readonly key: string
  readonly title: string
  readonly outcome: string
  readonly owner: string
}

export type TaleAction = {
  readonly reference: string
  readonly title: string
  readonly objectives: readonly string[]
  readonly answers: readonly ClauseReference[]
  readonly owner: string
  readonly contributors: readonly string[]
  readonly start: Day
  readonly firstDue: Day
  readonly moves: readonly DateMove[]
  readonly updates: readonly TaleUpdate[]
  readonly completion: TaleCompletion | null
  readonly recheck: TaleRecheck | null
}

export type DateMove = {
  readonly on: Day
  readonly to: Day
  readonly reason: string
  readonly askedBy: string
  readonly approver: string
}

export type TaleUpdate = {
  readonly on: Day
  readonly author: string
  readonly happened: string
  readonly next: string
  readonly forecast: Day | null
}

export type TaleCompletion = {
  readonly on: Day
  readonly by: string
}

/** A later look by somebody who is not the owner. */
export type TaleRecheck = {
  readonly on: Day
  readonly by: string
  readonly finding: 'sustained' | 'relapsed'
  readonly words: string
}

export const TALE_EVIDENCE_KINDS = [
  'data',
  'audit',
  'observation',
  'voice of children',
  'voice of staff',
  'partner',
  'inspection',
] as const

export type TaleEvidenceKind = (typeof TALE_EVIDENCE_KINDS)[number]

/** `from` and `to` are the period it describes; `addedOn` is when it was added. */
export type TaleEvidence = {
  readonly key: string
  readonly kind: TaleEvidenceKind
  readonly title: string
  readonly shows: string
  readonly from: Day
  readonly to: Day
  readonly addedOn: Day
  readonly addedBy: string
  readonly actions: readonly string[]
  readonly requirements: readonly ClauseReference[]
  readonly measures: readonly string[]
}

/** A dated instance of a duty. Nothing marked and the day gone by is what a missed one looks like. */
export type TaleOccurrence = {
  readonly requirement: ClauseReference
  readonly due: Day
  readonly met: TaleMet | null
}

export type TaleMet = {
  readonly on: Day
  readonly by: string
  readonly evidence: string | null
  readonly note: string
}

/** A family that the reader proposes and a person confirmed; closed, where somebody thought it was put right. */
export type TaleConcern = {
  readonly proposed: string
  readonly confirmedBy: string
  readonly closed: { readonly on: Day; readonly why: string } | null
}

/** Names that a person said are one, and who that is in the system. */
export type TaleActor = {
  readonly name: string
  readonly names: readonly string[]
  readonly person: string | null
  readonly saidBy: string
}

export type KnownVariation = 'improves' | 'worsens' | 'common cause' | 'too short'

/** `known` is what the generator put in, for tests; `stepsIn` is the month from which it differs. */
export type TaleMeasure = {
  readonly key: string
  readonly title: string
  readonly definition: string
  readonly numerator: string
  readonly denominator: string
  readonly unit: 'percent' | 'average'
  readonly better: 'high' | 'low'
  readonly target: number
  readonly source: string
  readonly owner: string
  /** Who puts the figures in. */
  readonly keptBy: string
  readonly objectives: readonly string[]
  readonly observations: readonly TaleObservation[]
  readonly known: KnownVariation
  readonly stepsIn: Temporal.PlainYearMonth | null
  readonly afterAction: string | null
}

export type TaleObservation = {
  readonly month: Temporal.PlainYearMonth
  readonly numerator: number
  readonly denominator: number
  readonly addedOn: Day
}

export type TaleMeeting = {
  readonly number: number
  readonly on: Day
  readonly board: string
  readonly place: string
  readonly attendance: readonly Attendance[]
  readonly decisions: readonly TaleDecision[]
}

export type Attendance = {
  readonly person: string
  readonly wasPresent: boolean
}

export type TaleDecision = {
  readonly reference: string
  readonly words: string
  readonly owner: string
  readonly due: Day | null
  readonly actions: readonly string[]
}

export type TaleChallenge = {
  readonly on: Day
  readonly by: string
  readonly about:
    | { readonly kind: 'action'; readonly key: string }
    | { readonly kind: 'measure'; readonly key: string }
    | { readonly kind: 'evidence'; readonly key: string }
    | { readonly kind: 'requirement'; readonly key: ClauseReference }
  readonly words: string
  readonly answer: { readonly on: Day; readonly by: string; readonly words: string } | null
}

import type { Schedule } from './schedule.ts'

// What the reader answers with: proposals in the document's own words, each saying which words made it.

export type DocumentKind =
  | 'statutory direction'
  | 'improvement notice'
  | 'terms of reference'
  | 'commissioner report'
  | 'inspection report'
  | 'focused visit letter'
  | 'JTAI letter'
  | 'SEND report'
  | 'news article'
  | 'other'

export type ProvisionKind =
  | 'duty'
  | 'undertaking'
  | 'condition'
  | 'power'
  | 'recital'
  | 'definition'
  | 'appointment'
  | 'revocation'
  | 'recommendation'
  | 'finding'
  | 'area for improvement'
  | 'area for priority action'
  | 'reported'
  | 'other'

/** Which words of the document led to which conclusion. */
export type Reason = { readonly words: string; readonly why: string }

export type Provision = {
  readonly clause: string | null
  readonly kind: ProvisionKind
  readonly text: string
  /** Characters of the text given to the reader; furniture that fell inside the words lies between them too. */
  readonly start: number
  readonly end: number
  readonly bearer: string | null
  /** Where the print names nobody (an open passive): who it is likely to be, for a person to confirm. */
  readonly likelyBearer: string | null
  readonly recipient: string | null
  readonly modality: string | null
  readonly schedule: Schedule
  /** The words the schedule was read from. */
  readonly timeWords: string | null
  /** For an expectation in a report's prose: the clause of the recommendation it restates. */
  readonly restates: string | null
  readonly reasons: readonly Reason[]
}

export type Fact = { readonly value: string; readonly reason: Reason }

export type Revoked = { readonly what: string; readonly dated: string | null }

export type Judgement = { readonly area: string; readonly grade: string }

export type Quote = { readonly words: string; readonly start: number; readonly end: number }

/** Two places of one document that cannot both be right. */
export type Conflict = { readonly what: string; readonly one: Quote; readonly other: Quote }

export type ActorNames = { readonly name: string; readonly alsoCalled: readonly string[] }

export type Reading = {
  readonly kind: DocumentKind
  readonly kindReasons: readonly Reason[]
  readonly title: Fact | null
  readonly council: Fact | null
  readonly issuer: Fact | null
  readonly signatory: Fact | null
  /** The day the document bears, as "2022-11-21". */
  readonly dated: Fact | null
  readonly revokes: readonly Revoked[]
  readonly actors: readonly ActorNames[]
  readonly provisions: readonly Provision[]
  readonly judgements: readonly Judgement[]
  readonly conflicts: readonly Conflict[]
  /** Given where the text was too long to read whole: how many of its characters were read. */
  readonly readTo?: number
}

import type { DocumentId, InstrumentId, InterventionId } from '../shared/ids.ts'
import { type Day, formatDay, isAfter } from '../shared/days.ts'
import type { DocumentKind, Reading } from './reading.ts'

// An instrument's life. It stays in force until something says otherwise, and what says otherwise is cited.

export type Ending = 'superseded' | 'revoked' | 'withdrawn' | 'closed'

export type Instrument = {
  readonly id: InstrumentId
  readonly interventionId: InterventionId
  readonly documentId: DocumentId
  readonly kind: DocumentKind
  readonly title: string
  readonly shortTitle: string
  readonly issuer: string | null
  readonly signatory: string | null
  readonly dated: Day | null
  readonly inForceOn: Day | null
  readonly endedOn: Day | null
  readonly endedHow: Ending | null
  readonly endedById: InstrumentId | null
  readonly endedSource: string | null
  /** Which reader read it: "reader 2". */
  readonly reader: string
  readonly reading: Reading
  readonly version: number
}

export type InstrumentStatus = 'being confirmed' | 'in force' | 'reported' | Ending

/** Reports and letters ask things without being instruments in force; a news article asks nothing. */
const BINDING: readonly DocumentKind[] = ['statutory direction', 'improvement notice', 'terms of reference']

export function isBinding(kind: DocumentKind): boolean {
  return BINDING.includes(kind)
}

export type Life = Pick<Instrument, 'kind' | 'inForceOn' | 'endedOn' | 'endedHow'>

export function statusOf(instrument: Life, today: Day): InstrumentStatus {
  if (instrument.endedOn !== null && instrument.endedHow !== null && !isAfter(instrument.endedOn, today))
    return instrument.endedHow
  if (instrument.inForceOn === null || isAfter(instrument.inForceOn, today)) return 'being confirmed'
  return isBinding(instrument.kind) ? 'in force' : 'reported'
}

const SHORT: Readonly<Record<DocumentKind, string>> = {
  'statutory direction': 'Direction',
  'improvement notice': 'Notice',
  'terms of reference': 'Terms',
  'commissioner report': 'Commissioner’s report',
  'inspection report': 'Inspection',
  'focused visit letter': 'Focused visit',
  'JTAI letter': 'JTAI',
  'SEND report': 'SEND',
  'news article': 'Article',
  other: 'Document',
}

/** "Direction", or "Direction 2025" where another of its kind is held already. */
export function shortTitleOf(kind: DocumentKind, dated: Day | null, held: readonly string[]): string {
  const plain = SHORT[kind]
  if (!held.includes(plain)) return plain
  const withYear = dated === null ? `${plain} ${held.length + 1}` : `${plain} ${dated.year}`
  return held.includes(withYear) && dated !== null ? `${plain} ${formatDay(dated)}` : withYear
}

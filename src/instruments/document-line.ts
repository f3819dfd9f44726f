import type { Day } from '../shared/days.ts'
import type { DocumentId, InstrumentId } from '../shared/ids.ts'
import { type Ending, type InstrumentStatus, statusOf } from './instrument.ts'
import type { DocumentKind } from './reading.ts'

// A document as the list shows it: what came, what it was read as, and how far people have got with it.

export type DocumentLine = {
  readonly id: DocumentId
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly pages: number
  readonly hasWords: boolean
  readonly addedAt: Temporal.Instant
  readonly addedBy: string | null
  readonly instrument: ReadInstrument | null
}

export type ReadInstrument = {
  readonly id: InstrumentId
  readonly kind: DocumentKind
  readonly title: string
  readonly shortTitle: string
  readonly dated: Day | null
  readonly inForceOn: Day | null
  readonly endedOn: Day | null
  readonly endedHow: Ending | null
  readonly reader: string
  /** How many characters of the text the reader took in; null where it took in all. */
  readonly readTo: number | null
  readonly undecided: number
  readonly provisions: number
}

export type DocumentStatus = 'being read' | 'not read yet' | 'kept' | InstrumentStatus

/** `kept` is a document that nobody asked to read as an instrument: a piece of evidence. */
export function statusOfDocument(line: DocumentLine, today: Day): DocumentStatus {
  if (line.instrument !== null) return statusOf(line.instrument, today)
  return line.hasWords ? 'kept' : 'not read yet'
}

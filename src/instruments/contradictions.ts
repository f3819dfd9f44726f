import { formatDay } from '../shared/days.ts'
import type { ContradictionAnswerId, DocumentId, InstrumentId } from '../shared/ids.ts'
import { compareDocuments, type ReadDocument } from './conflicts-between.ts'
import type { Instrument } from './instrument.ts'
import type { Conflict, Quote } from './reading.ts'

// Every contradiction of a case: inside a document and between two, each with both quotes, and what people answered.

export type ContradictionPlace = {
  readonly instrumentId: InstrumentId
  readonly documentId: DocumentId
  readonly document: string
  readonly quote: Quote
}

export type ContradictionAnswer = {
  readonly id: ContradictionAnswerId
  readonly oneId: InstrumentId
  readonly otherId: InstrumentId
  readonly what: string
  readonly oneWords: string
  readonly otherWords: string
  readonly why: string
  readonly by: string | null
  readonly at: Temporal.Instant
}

export type Contradiction = {
  /** Tells it from every other of the case: both documents and both places. */
  readonly key: string
  readonly what: string
  readonly one: ContradictionPlace
  readonly other: ContradictionPlace
  readonly answer: ContradictionAnswer | null
}

/** An instrument with its document's words. */
export type HeldDocument = { readonly instrument: Instrument; readonly text: string }

/** Those of each document in itself first, then those between each two. */
export function findContradictions(documents: readonly HeldDocument[]): readonly Contradiction[] {
  const read = documents.map(({ instrument, text }): ReadDocument => ({ text, reading: instrument.reading }))
  const inside = documents.flatMap(({ instrument }) =>
    // One kept by an older reader may have none of these.
    (instrument.reading.conflicts ?? []).map((conflict) => toContradiction(conflict, instrument, instrument)),
  )
  const between = documents.flatMap(({ instrument }, index) =>
    documents.slice(index + 1).flatMap((other, at) => {
      const [one, two] = [read[index], read[index + 1 + at]]
      if (one === undefined || two === undefined) return []
      return compareDocuments(one, two).map((conflict) =>
        toContradiction(conflict, instrument, other.instrument),
      )
    }),
  )
  return unique([...inside, ...between])
}

/** Each with the answer that names its documents and its words; a newer reading of other words is open again. */
export function withAnswers(
  all: readonly Contradiction[],
  answers: readonly ContradictionAnswer[],
): readonly Contradiction[] {
  return all.map((one) => ({ ...one, answer: answers.find((answer) => answersThis(answer, one)) ?? null }))
}

function answersThis(answer: ContradictionAnswer, { what, one, other }: Contradiction): boolean {
  return (
    answer.oneId === one.instrumentId &&
    answer.otherId === other.instrumentId &&
    answer.what === what &&
    answer.oneWords === one.quote.words &&
    answer.otherWords === other.quote.words
  )
}

function toContradiction(conflict: Conflict, one: Instrument, other: Instrument): Contradiction {
  return {
    key: `${one.id}-${conflict.one.start}-${other.id}-${conflict.other.start}`,
    what: sayDays(conflict.what),
    one: placeIn(one, conflict.one),
    other: placeIn(other, conflict.other),
    answer: null,
  }
}

function placeIn(instrument: Instrument, quote: Quote): ContradictionPlace {
  const { id, documentId, shortTitle } = instrument
  return { instrumentId: id, documentId, document: shortTitle, quote }
}

/** Days as people write them, where the reader compared them as "2022-05-22". */
function sayDays(what: string): string {
  return what.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => formatDay(Temporal.PlainDate.from(day)))
}

function unique(all: readonly Contradiction[]): readonly Contradiction[] {
  return [...new Map(all.map((one) => [one.key, one])).values()]
}

export function isInside({ one, other }: Contradiction): boolean {
  return one.instrumentId === other.instrumentId
}

/** Where a quote stands in its document, lit. */
export function pathOfPlace({ documentId, quote }: ContradictionPlace): string {
  return `/documents/${documentId}?place=${quote.start}-${quote.end}#t0`
}

/** "120-180" out of an address, inside a text of this length; null where it is none. */
export function parsePlace(
  asked: string | null,
  length: number,
): { readonly start: number; readonly end: number } | null {
  const found = /^(\d{1,9})-(\d{1,9})$/.exec(asked ?? '')
  const start = Number(found?.[1])
  const end = Number(found?.[2])
  return found === null || end <= start || end > length ? null : { start, end }
}

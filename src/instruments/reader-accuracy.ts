import type { InstrumentId, ProvisionId } from '../shared/ids.ts'
import type { Provision, ProvisionKind } from './reading.ts'
import type { ProvisionState, Terms } from './requirement.ts'
import { readerNumber } from './rereading.ts'
import { sayInWords } from './schedule-words.ts'

// How right the reader was, from what people made of its proposals. What nobody has decided says nothing yet.

export type DecidedProposal = Terms & {
  readonly id: ProvisionId
  readonly instrumentId: InstrumentId
  readonly document: string
  readonly place: number
  readonly words: string
  readonly state: Exclude<ProvisionState, 'proposed'>
  readonly proposal: Provision | null
  readonly reader: string
}

export const READ_TERMS = ['kind', 'who', 'due', 'to whom', 'force', 'clause'] as const
export type ReadTerm = (typeof READ_TERMS)[number]

export type Tally = {
  /** Proposals that people decided. */
  readonly decided: number
  readonly asRead: number
  readonly edited: number
  readonly rejected: number
  /** What people added, which the reader had missed. */
  readonly missed: number
}

export type ReaderAccuracy = {
  readonly byReader: readonly (Tally & { readonly reader: number })[]
  readonly byKind: readonly (Tally & { readonly kind: ProvisionKind })[]
  /** Of proposals that were kept: how often each thing stood as it was read. */
  readonly byTerm: readonly {
    readonly term: ReadTerm
    readonly kept: number
    readonly corrected: number
  }[]
  readonly corrections: readonly Correction[]
}

export type Correction = {
  readonly one: DecidedProposal
  readonly what: ReadTerm | 'rejected' | 'missed'
  readonly read: string
  readonly said: string
}

export function measureReader(all: readonly DecidedProposal[]): ReaderAccuracy {
  const readers = [...new Set(all.map(({ reader }) => readerNumber(reader)))].toSorted((a, b) => b - a)
  const kinds = [...new Set(all.map(kindRead))].toSorted()
  const kept = all.filter(
    ({ state, proposal }) => proposal !== null && (state === 'accepted' || state === 'edited'),
  )
  const corrections = all.flatMap(correctionsOf)
  return {
    byReader: readers.map((reader) => ({
      reader,
      ...tally(all.filter((one) => readerNumber(one.reader) === reader)),
    })),
    byKind: kinds.map((kind) => ({ kind, ...tally(all.filter((one) => kindRead(one) === kind)) })),
    byTerm: READ_TERMS.map((term) => ({
      term,
      kept: kept.length,
      corrected: corrections.filter(({ what }) => what === term).length,
    })),
    corrections,
  }
}

// A proposal counts under the kind it was read as; what was missed under the kind it is.
function kindRead({ proposal, kind }: DecidedProposal): ProvisionKind {
  return proposal?.kind ?? kind
}

function tally(all: readonly DecidedProposal[]): Tally {
  const proposed = all.filter(({ proposal }) => proposal !== null)
  const isAsRead = (one: DecidedProposal): boolean =>
    (one.state === 'accepted' || one.state === 'edited') && correctionsOf(one).length === 0
  const asRead = proposed.filter(isAsRead).length
  const rejected = proposed.filter(({ state }) => state === 'rejected').length
  return {
    decided: proposed.length,
    asRead,
    edited: proposed.length - asRead - rejected,
    rejected,
    missed: all.filter(({ proposal, state }) => proposal === null && state === 'added').length,
  }
}

function correctionsOf(one: DecidedProposal): readonly Correction[] {
  const { proposal, state } = one
  if (proposal === null)
    return state === 'added' ? [{ one, what: 'missed', read: 'not proposed', said: one.kind }] : []
  if (state === 'rejected') return [{ one, what: 'rejected', read: proposal.kind, said: 'not that' }]
  // Who accepts takes it as it is shown; only an edit says otherwise.
  if (state !== 'edited') return []
  const read = termsRead(proposal)
  const said = termsSaid(one)
  return READ_TERMS.filter((term) => read[term] !== said[term]).map((what) => ({
    one,
    what,
    read: read[what],
    said: said[what],
  }))
}

// Where the print names nobody, the likely bearer was the reader's word.
function termsRead(proposal: Provision): Readonly<Record<ReadTerm, string>> {
  return wordsOf({ ...proposal, bearer: proposal.bearer ?? proposal.likelyBearer })
}

function termsSaid(one: DecidedProposal): Readonly<Record<ReadTerm, string>> {
  return wordsOf(one)
}

function wordsOf(terms: Terms): Readonly<Record<ReadTerm, string>> {
  return {
    kind: terms.kind,
    who: terms.bearer ?? 'nobody',
    due: sayInWords(terms.schedule),
    'to whom': terms.recipient ?? 'nobody',
    force: terms.modality ?? 'none',
    clause: terms.clause ?? 'none',
  }
}

/** "87%" of how many; nothing where there are too few to say a share. */
export function shareOf(part: number, whole: number): string {
  return whole < FEWEST ? '–' : `${Math.floor((100 * part) / whole)}%`
}

const FEWEST = 5

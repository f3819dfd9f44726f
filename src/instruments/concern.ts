import type {
  ClosingId,
  ConcernId,
  ConcernMemberId,
  DocumentId,
  InstrumentId,
  ProvisionId,
  RequirementId,
} from '../shared/ids.ts'
import { type Day, formatDay } from '../shared/days.ts'
import { historyOf, type Turn } from './family.ts'
import type { DocumentKind, ProvisionKind } from './reading.ts'

// A concern as people keep it: which passages of which documents are the same one, and what became of it.

/** A passage that asks something, with its document: what may belong to a concern. */
export type ConcernSource = {
  readonly provisionId: ProvisionId
  readonly instrumentId: InstrumentId
  readonly documentId: DocumentId
  readonly document: string
  readonly documentKind: DocumentKind
  readonly dated: Day | null
  readonly clause: string | null
  readonly place: number
  readonly kind: ProvisionKind
  readonly words: string
  readonly requirementId: RequirementId | null
  /** The day its requirement was dropped, and why. */
  readonly closedOn: Day | null
  readonly closedWhy: string | null
}

export type ConcernState = 'confirmed' | 'rejected' | 'joined' | 'taken back'

export type KeptConcern = {
  readonly id: ConcernId
  readonly name: string
  readonly state: ConcernState
  readonly joinedToId: ConcernId | null
  readonly decidedBy: string | null
  readonly decidedAt: Temporal.Instant
  readonly version: number
  readonly members: readonly {
    readonly id: ConcernMemberId
    readonly provisionId: ProvisionId
    readonly cameFromId: ConcernId | null
    readonly isRemoved: boolean
  }[]
  readonly closings: readonly ConcernClosing[]
}

export type ConcernClosing = {
  readonly id: ClosingId
  readonly on: Day
  readonly why: string
  readonly by: string | null
}

export type ConcernStanding = 'open' | 'closed' | 'back again'

export const CONCERN_STANDINGS: readonly ConcernStanding[] = ['open', 'back again', 'closed']

export type ConcernMember = { readonly id: ConcernMemberId; readonly source: ConcernSource }

/** A confirmed concern with its passages, oldest first, and its history. */
export type ConcernLine = {
  readonly concern: KeptConcern
  readonly members: readonly ConcernMember[]
  readonly removed: readonly ConcernMember[]
  readonly history: readonly Turn[]
  readonly standing: ConcernStanding
}

export function linesOfConcerns(
  concerns: readonly KeptConcern[],
  sources: readonly ConcernSource[],
): readonly ConcernLine[] {
  const byId = new Map(sources.map((source) => [source.provisionId, source]))
  return concerns.filter(({ state }) => state === 'confirmed').map((concern) => lineOfConcern(concern, byId))
}

export function lineOfConcern(
  concern: KeptConcern,
  byId: ReadonlyMap<ProvisionId, ConcernSource>,
): ConcernLine {
  const all = concern.members
    .flatMap(({ id, provisionId, isRemoved }) => {
      const source = byId.get(provisionId)
      return source === undefined ? [] : [{ id, source, isRemoved }]
    })
    .toSorted((a, b) => bySourceDay(a.source, b.source))
  const members = all.filter((one) => !one.isRemoved)
  const history = historyOf(
    members.flatMap(({ source }) => (source.dated === null ? [] : [source.dated.toString()])),
    [
      ...concern.closings.map(({ on }) => on.toString()),
      ...members.flatMap(({ source }) => (source.closedOn === null ? [] : [source.closedOn.toString()])),
    ],
  )
  return {
    concern,
    members,
    removed: all.filter((one) => one.isRemoved),
    history,
    standing: standingOf(history),
  }
}

function standingOf(history: readonly Turn[]): ConcernStanding {
  const last = history.at(-1)?.what
  if (last === 'closed') return 'closed'
  return history.some(({ what }) => what === 'back again') ? 'back again' : 'open'
}

/** Is a passage of this concern? */
export function holds({ members }: ConcernLine, source: ConcernSource): boolean {
  return members.some((one) => one.source.provisionId === source.provisionId)
}

export type ConcernFilter = { readonly standing: string; readonly instrument: string; readonly words: string }

export function parseConcernFilter(query: URLSearchParams): ConcernFilter {
  const get = (name: string): string => (query.get(name) ?? '').trim().slice(0, 200)
  return { standing: get('standing'), instrument: get('instrument'), words: get('words') }
}

export function filterConcerns(lines: readonly ConcernLine[], filter: ConcernFilter): readonly ConcernLine[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean)
  return lines.filter((line) => {
    if (filter.standing !== '' && line.standing !== filter.standing) return false
    if (
      filter.instrument !== '' &&
      !line.members.some(({ source }) => String(source.instrumentId) === filter.instrument)
    )
      return false
    const said = [line.concern.name, ...line.members.map(({ source }) => source.words)]
      .join(' ')
      .toLowerCase()
    return words.every((word) => said.includes(word))
  })
}

/** "Raised on 18 December 2019, again on 10 May 2021; closed on …; back again on …". */
export function sayHistory(history: readonly Turn[]): string {
  const said = history.map(({ day, what }) => `${what} ${formatDay(Temporal.PlainDate.from(day))}`)
  const joined = said.join(', ')
  return joined.charAt(0).toUpperCase() + joined.slice(1)
}

const MOST_FOUND = 20

/** Passages with all of these words that a concern does not hold yet. */
export function findPassages(
  sources: readonly ConcernSource[],
  line: ConcernLine,
  sought: string,
): readonly ConcernSource[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return sources
    .filter((source) => !holds(line, source))
    .filter((source) => {
      const said = `${placeOf(source)} ${source.words}`.toLowerCase()
      return words.every((word) => said.includes(word))
    })
    .slice(0, MOST_FOUND)
}

export function placeOf(source: Pick<ConcernSource, 'document' | 'clause' | 'place'>): string {
  return source.clause === null
    ? `${source.document} ¶${source.place}`
    : `${source.document} ${source.clause}`
}

function bySourceDay(a: ConcernSource, b: ConcernSource): number {
  const day = (one: ConcernSource): string => one.dated?.toString() ?? '9999'
  return day(a).localeCompare(day(b)) || a.provisionId - b.provisionId
}

import type { EventThing } from '../shared/history.ts'
import type { SearchKind } from './search-kinds.ts'

// What a kind that is looked for is made of, and how much of it must be read again when something has happened.

export const SEARCH_PARTS = [
  'action',
  'milestone',
  'contributor',
  'requirement',
  'occurrence',
  'objective',
  'update',
  'move',
  'recheck',
  'comment',
  'outside view',
  'evidence',
  'measure',
  'commentary',
  'document',
  'instrument',
  'provision',
  'concern',
  'closing',
  'actor',
  'pack',
  'person',
] as const
export type SearchPart = (typeof SEARCH_PARTS)[number]

const KIND_OF: Readonly<Partial<Record<SearchPart, SearchKind>>> = {
  milestone: 'action',
  contributor: 'action',
  occurrence: 'requirement',
  move: 'update',
  recheck: 'update',
  'outside view': 'comment',
  closing: 'concern',
}

export function kindOfPart(part: SearchPart): SearchKind {
  return KIND_OF[part] ?? (part as SearchKind)
}

export function partsOf(kinds: readonly SearchKind[]): readonly SearchPart[] {
  return SEARCH_PARTS.filter((part) => kinds.includes(kindOfPart(part)))
}

/** What must be read again: these parts whole, of others only what belongs to these things. */
export type ReadAgain = {
  readonly whole: ReadonlySet<SearchPart>
  readonly of: ReadonlyMap<SearchPart, readonly { readonly kind: string; readonly ids: readonly number[] }[]>
}

// So few of each that finding out whether they have changed costs more than reading them.
const SMALL: readonly SearchPart[] = [
  'objective',
  'measure',
  'instrument',
  'concern',
  'closing',
  'actor',
  'person',
]

/** An event of one of these changes, beside the small, the words that belong to the very thing it tells of. */
export const OF_ONE: Readonly<Record<string, readonly SearchPart[]>> = {
  action: ['action', 'milestone', 'contributor', 'update', 'move', 'recheck', 'comment', 'outside view'],
  objective: ['comment', 'outside view'],
  requirement: ['requirement', 'occurrence', 'comment'],
  measure: ['commentary', 'comment'],
  evidence: ['evidence'],
  document: ['document'],
  pack: ['pack'],
}

/** An event of one of these may change all of these. */
export const OF_MANY: Readonly<Record<string, readonly SearchPart[]>> = {
  instrument: ['provision', 'requirement', 'occurrence', 'document'],
  provision: ['provision', 'requirement', 'occurrence'],
}

/** Of what is looked into, nothing but what is small hangs on these. */
export const WITHOUT_WORDS: ReadonlySet<string> = new Set([
  'api key',
  'concern',
  'actor',
  'date approval',
  'group',
  'invitation',
  'letter',
  'neighbours',
  'person',
  'phase',
  'plan limit',
  'plan version',
  'published file',
  'saved filter',
  'session',
  'standard',
  'vision',
  'watch',
])

// So many things one by one cost as much as all of them at once.
const MOST_APART = 500

/** What to read again after these events; null is everything, as after what this table does not know. */
export function readAgainAfter(events: readonly EventThing[]): ReadAgain | null {
  if (events.length > MOST_APART) return null
  const whole = new Set<SearchPart>(SMALL)
  const of = new Map<SearchPart, { kind: string; ids: number[] }[]>()
  for (const [kind, told] of Map.groupBy(events, (one) => one.kind)) {
    if (WITHOUT_WORDS.has(kind)) continue
    const many = OF_MANY[kind]
    const one = OF_ONE[kind]
    const ids = [...new Set(told.flatMap(({ id }) => id ?? []))]
    if (many !== undefined) for (const part of many) whole.add(part)
    else if (one === undefined || told.some(({ id }) => id === null)) return null
    else for (const part of one) of.set(part, [...(of.get(part) ?? []), { kind, ids }])
  }
  return { whole, of }
}

import type { IsoDay } from './schedule.ts'

// The same concern across inspections and reports, proposed as one family with its history. A person confirms.

export type Concern = {
  readonly id: string
  readonly text: string
  /** The day of the document that raised it. */
  readonly raised: IsoDay
  /** The day it was closed, where somebody closed it. */
  readonly closed: IsoDay | null
}

export type Family = {
  /** The concerns, oldest first. */
  readonly concerns: readonly Concern[]
  readonly history: readonly {
    readonly day: IsoDay
    readonly what: 'raised' | 'raised again' | 'closed' | 'back again'
  }[]
  /** The words they share, which is why they were brought together. */
  readonly sharedWords: readonly string[]
}

// Measured on the concerns of three inspections of one council: half of the weight of the rarer words tells one
// concern restated from two that only share "the quality of".
const LIKENESS = 0.42
const FEWEST_SHARED = 2

/** Families of two or more concerns from different days, the longest first. Each concern is in one family at most. */
export function proposeFamilies(concerns: readonly Concern[]): Family[] {
  const words = new Map(concerns.map((concern) => [concern.id, wordsOf(concern.text)]))
  const weight = weigher([...words.values()])
  const groups: Concern[][] = []
  for (const concern of concerns.toSorted(
    (a, b) => a.raised.localeCompare(b.raised) || a.id.localeCompare(b.id),
  )) {
    const own = words.get(concern.id) ?? new Set()
    const best = groups
      .map((group) => ({
        group,
        likeness: Math.max(...group.map((other) => likeness(own, words.get(other.id) ?? new Set(), weight))),
      }))
      .filter(
        ({ group, likeness: like }) =>
          like >= LIKENESS && group.every((other) => other.raised !== concern.raised),
      )
      .toSorted((a, b) => b.likeness - a.likeness)[0]
    if (best === undefined) groups.push([concern])
    else best.group.push(concern)
  }
  return groups
    .filter((group) => group.length > 1)
    .map((group) => toFamily(group, words))
    .toSorted((a, b) => b.concerns.length - a.concerns.length)
}

function toFamily(group: readonly Concern[], words: ReadonlyMap<string, ReadonlySet<string>>): Family {
  const [first, ...rest] = group.map((concern) => words.get(concern.id) ?? new Set<string>())
  const sharedWords = [...(first ?? [])].filter((word) => rest.some((other) => other.has(word)))
  return { concerns: group, history: historyOf(group), sharedWords }
}

function historyOf(group: readonly Concern[]): Family['history'] {
  const history: Family['history'][number][] = []
  for (const [index, concern] of group.entries()) {
    const before = group[index - 1]
    const wasClosed =
      before?.closed !== null && before?.closed !== undefined && before.closed <= concern.raised
    history.push({
      day: concern.raised,
      what: before === undefined ? 'raised' : wasClosed ? 'back again' : 'raised again',
    })
    if (concern.closed !== null) history.push({ day: concern.closed, what: 'closed' })
  }
  return history
}

function likeness(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  weight: (word: string) => number,
): number {
  const shared = [...one].filter((word) => other.has(word))
  if (shared.length < FEWEST_SHARED) return 0
  const total = (set: Iterable<string>): number => [...set].reduce((sum, word) => sum + weight(word), 0)
  return total(shared) / Math.max(0.0001, Math.min(total(one), total(other)))
}

// A word that most concerns use ("quality", "children") says little about which of them are the same.
function weigher(all: readonly ReadonlySet<string>[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const set of all) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => Math.log(1 + all.length / (counts.get(word) ?? 1))
}

const COMMON: ReadonlySet<string> = new Set(
  'that this with from their there which where when they have been ensure including improve improvement children child young people services service quality effective effectiveness response need needs local authority'
    .split(' ')
    .map(stem),
)

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  return new Set(words.map(stem).filter((word) => !COMMON.has(word)))
}

// "Assessments" and "assessment", "planning" and "plans": the first letters carry the word.
function stem(word: string): string {
  return word.replace(/(?:ings?|ments?|ations?|ness|ies|es|s|ed)$/, '').slice(0, 8)
}

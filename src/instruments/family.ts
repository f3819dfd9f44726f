import { SUBJECTS } from './concern-subjects.ts'
import type { IsoDay } from './schedule.ts'

// The same concern across inspections, letters and reports, proposed as one family with its history. A person
// confirms. Two things bring concerns together: a subject that has many names, and a rare phrase that both use.

export type Concern = {
  readonly id: string
  readonly text: string
  /** The day of the document that raised it. */
  readonly raised: IsoDay
  /** The day it was closed, where somebody closed it. */
  readonly closed: IsoDay | null
}

/** What happened to a concern on a day, in order. */
export type Turn = {
  readonly day: IsoDay
  readonly what: 'raised' | 'raised again' | 'closed' | 'back again'
}

export type Family = {
  /** What it seems to be about: the subject's name, or the phrase they share. */
  readonly name: string
  /** The concerns, oldest first; one that speaks of several things may be in several families. */
  readonly concerns: readonly Concern[]
  readonly history: readonly Turn[]
  /** The words as each concern prints them, which are why they were brought together; by the concern's id. */
  readonly because: ReadonlyMap<string, readonly string[]>
}

/** Two concerns that a person said are not the same. */
export type Apart = readonly [string, string]

// A long finding names many things in passing: what it is about stands in its first sentence.
const LONG = 320
// In a large set, a phrase that every third concern uses ("social workers") tells none of them from another.
const MOST_USING = 0.34
const FEW = 9

/** Families of concerns from two days at least, the longest first; those said to be apart never share one. */
export function proposeFamilies(concerns: readonly Concern[], apart: readonly Apart[] = []): Family[] {
  const isApart = apartness(apart)
  const ordered = concerns.toSorted((a, b) => a.raised.localeCompare(b.raised) || a.id.localeCompare(b.id))
  const mostUsing = ordered.length < FEW ? ordered.length : ordered.length * MOST_USING
  const features = [
    ...grouped(ordered, subjectsOf),
    ...[...grouped(ordered, phrasesOf)].filter(([, uses]) => uses.size <= mostUsing),
  ].filter(([, uses]) => uses.size > 1)
  const found: Family[] = []
  for (const [name, uses] of features) {
    const members = together(ordered, uses, isApart)
    if (new Set(members.map(({ raised }) => raised)).size < 2) continue
    if (!found.some((family) => members.every((one) => family.concerns.includes(one))))
      found.push(familyOf(name, members, uses))
  }
  return found.toSorted((a, b) => b.concerns.length - a.concerns.length || a.name.localeCompare(b.name))
}

/** The turns of concerns in order: one raised after a closing is back again. */
export function historyOf(raised: readonly IsoDay[], closed: readonly IsoDay[]): readonly Turn[] {
  const days = [
    ...[...new Set(raised)].map((day) => ({ day, isClosing: false })),
    ...[...new Set(closed)].map((day) => ({ day, isClosing: true })),
  ].toSorted((a, b) => a.day.localeCompare(b.day) || Number(a.isClosing) - Number(b.isClosing))
  const turns: Turn[] = []
  for (const { day, isClosing } of days) {
    const before = turns.at(-1)?.what
    if (isClosing) turns.push({ day, what: 'closed' })
    else if (before === undefined) turns.push({ day, what: 'raised' })
    else turns.push({ day, what: before === 'closed' ? 'back again' : 'raised again' })
  }
  return turns
}

/** The words that the most of these speak of together: their shared subject or phrase, as each prints it. */
export function wordsOfOne(
  passages: readonly { readonly id: string; readonly text: string }[],
): ReadonlyMap<string, readonly string[]> {
  const features = [...grouped(passages, subjectsOf).values(), ...grouped(passages, phrasesOf).values()]
  const widest = features.toSorted((a, b) => b.size - a.size)[0]
  return widest !== undefined && widest.size > 1 ? widest : new Map()
}

type Uses = ReadonlyMap<string, readonly string[]>

function familyOf(name: string, concerns: readonly Concern[], because: Uses): Family {
  const closed = concerns.flatMap((concern) => (concern.closed === null ? [] : [concern.closed]))
  const printed = concerns.flatMap((one) => because.get(one.id) ?? [])[0] ?? name
  const isSubject = SUBJECTS.some((one) => one.name === name)
  return {
    name: isSubject ? name : capital(printed.toLowerCase()),
    concerns,
    history: historyOf(
      concerns.map(({ raised }) => raised),
      closed,
    ),
    because,
  }
}

/** For each subject or phrase, which concerns use it and in which words. */
function grouped(
  concerns: readonly { readonly id: string; readonly text: string }[],
  featuresOf: (text: string) => ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Map<string, readonly string[]>> {
  const groups = new Map<string, Map<string, readonly string[]>>()
  for (const { id, text } of concerns) {
    for (const [feature, words] of featuresOf(aboutOf(text))) {
      const group = groups.get(feature) ?? new Map<string, readonly string[]>()
      groups.set(feature, group.set(id, words))
    }
  }
  return groups
}

// The newest first, so that a new concern is proposed with the latest of those that were told apart.
function together(
  ordered: readonly Concern[],
  uses: Uses,
  isApart: (one: string, other: string) => boolean,
): readonly Concern[] {
  const members: Concern[] = []
  for (const concern of ordered.filter(({ id }) => uses.has(id)).toReversed())
    if (members.every((one) => !isApart(one.id, concern.id))) members.push(concern)
  return members.toReversed()
}

function apartness(apart: readonly Apart[]): (one: string, other: string) => boolean {
  const known = new Set(apart.flatMap(([one, other]) => [`${one}|${other}`, `${other}|${one}`]))
  return (one, other) => known.has(`${one}|${other}`)
}

function aboutOf(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  if (plain.length <= LONG) return plain
  const end = plain.search(/[.;]\s+\p{Lu}/u)
  return plain.slice(0, end > 0 ? Math.min(end + 1, LONG) : LONG)
}

function subjectsOf(text: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    SUBJECTS.flatMap(({ name, words }) => {
      const found = [...new Set([...text.matchAll(words)].map(([printed]) => printed.trim()))]
      return found.length === 0 ? [] : [[name, found] as const]
    }),
  )
}

// Two telling words side by side, with at most one small word between: "speech and language", "kinship carers".
function phrasesOf(text: string): ReadonlyMap<string, readonly string[]> {
  const words = [...text.matchAll(/[\p{L}’'-]+/gu)].map((found) => ({
    stem: stemOf(found[0].toLowerCase()),
    start: found.index,
    end: found.index + found[0].length,
  }))
  const phrases = new Map<string, readonly string[]>()
  for (const [index, one] of words.entries()) {
    if (!isTelling(one.stem)) continue
    for (const other of words.slice(index + 1, index + 3)) {
      const between = text.slice(one.end, other.start)
      if (
        !isTelling(other.stem) ||
        /[.;:,]/.test(between) ||
        !/^\s+(?:(?:and|of|for|in|to|the|or)\s+)?$/.test(between)
      )
        continue
      phrases.set([one.stem, other.stem].toSorted().join(' '), [text.slice(one.start, other.end)])
    }
  }
  return phrases
}

function isTelling(stem: string): boolean {
  return stem.length >= 3 && !COMMON.has(stem)
}

// "Assessments" and "assessment", "planning" and "plans": the first letters carry the word.
function stemOf(word: string): string {
  return word
    .replace(/[’']s?$/, '')
    .replace(/(?:ings?|ments?|ations?|ness|ies|es|s|ed|ly)$/, '')
    .slice(0, 8)
}

// Words of judgement, of measure and of the trade, which stand in every report and tell no two concerns apart.
const COMMON: ReadonlySet<string> = new Set(
  `the and for with that this these those from their there they them which where when while who whose what have has had been
  being are was were will would should must can may not all any some most more many much too also other such than then into
  across within through about both each every between during under over its his her our your local authority council
  children child childs young people person families family parents carers carer services service social work worker
  workers practice practitioners staff team teams leaders leadership managers manager senior political partner partners
  agency agencies partnership board boards school schools ensure ensuring improve improvement improving strengthen develop
  embed review continue put place make made take taken give given provide provision support help care need needs meet
  quality effective effectiveness consistent consistency timely timeliness robust robustness appropriate regular good
  better high clear clarity strong sufficient suitable key new current existing full fully well swift urgent urgently
  pace progress outcomes outcome impact risk risks response responses arrangements arrangement process processes
  system systems action actions plan plans planning strategic strategy operational oversight assessment assessments
  decision decisions making inform informed information identified identify identification including include
  includes experience experiences circumstances specific specifically particularly number way time area areas
  inspection inspectors report recommendation multi-agency department secretary state commissioner`
    .split(/\s+/)
    .map(stemOf),
)

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

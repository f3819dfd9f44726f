import type { Provision, Reading } from './reading.ts'
import { type KeptProvision, termsOf } from './requirement.ts'
import { sayInWords } from './schedule-words.ts'

// What a newer reading would change of what is kept. A person's word is never among what it takes: where somebody
// decided, edited or added, the difference is only shown beside it.

/** One thing that differs between what was read before and what is read now. */
export type TermChange = { readonly what: string; readonly before: string; readonly after: string }

export type RereadingChange =
  | { readonly kind: 'new'; readonly key: string; readonly read: Provision }
  | {
      readonly kind: 'changed'
      readonly key: string
      readonly kept: KeptProvision
      readonly read: Provision
      readonly terms: readonly TermChange[]
    }
  | { readonly kind: 'gone'; readonly key: string; readonly kept: KeptProvision }
  /** A newer reading brings back what an earlier one let go. */
  | {
      readonly kind: 'back'
      readonly key: string
      readonly kept: KeptProvision
      readonly read: Provision
    }

/** Where a person has spoken: their word stays, and the reader's new one is shown beside it. */
export type BesideAWord = {
  readonly kept: KeptProvision
  /** What the newer reader makes of it; null where it no longer proposes it. */
  readonly read: Provision | null
  readonly terms: readonly TermChange[]
}

export type RereadingDifference = {
  readonly changes: readonly RereadingChange[]
  readonly besides: readonly BesideAWord[]
  /** The day, kind, judgements and contradictions: what the document as a whole says. */
  readonly facts: readonly TermChange[]
  /** Undecided proposals that the newer reader makes just the same. */
  readonly same: readonly KeptProvision[]
}

/** `withdrawn` are proposals that an earlier rereading let go. */
export function compareReadings(
  held: {
    readonly provisions: readonly KeptProvision[]
    readonly withdrawn: readonly KeptProvision[]
    readonly reading: Reading
  },
  read: Reading,
): RereadingDifference {
  const pairs = pairUp(held.provisions, read.provisions)
  const taken = new Set(pairs.values())
  const unmatched = read.provisions.filter((one) => !taken.has(one))
  const returning = pairUp(held.withdrawn, unmatched)
  const back = new Set(returning.values())
  const changes: RereadingChange[] = []
  const besides: BesideAWord[] = []
  const same: KeptProvision[] = []
  for (const kept of held.provisions) {
    const now = pairs.get(kept) ?? null
    const all = now === null ? [] : changesOf(kept, now)
    const terms = kept.state === 'proposed' ? all : againstWord(kept, all)
    if (kept.state !== 'proposed') {
      if (terms.length > 0 || (now === null && kept.proposal !== null))
        besides.push({ kept, read: now, terms })
    } else if (now === null) changes.push({ kind: 'gone', key: `g${kept.id}`, kept })
    else if (terms.length === 0) same.push(kept)
    else changes.push({ kind: 'changed', key: `c${kept.id}`, kept, read: now, terms })
  }
  for (const [kept, now] of returning) changes.push({ kind: 'back', key: `b${kept.id}`, kept, read: now })
  for (const one of unmatched.filter((provision) => !back.has(provision)))
    changes.push({ kind: 'new', key: `n${one.start}-${one.end}-${one.kind.replaceAll(' ', '')}`, read: one })
  return {
    changes: changes.toSorted((a, b) => startOf(a) - startOf(b)),
    besides,
    facts: factChanges(held.reading, read),
    same,
  }
}

function startOf(change: RereadingChange): number {
  return change.kind === 'new' ? change.read.start : change.kept.startsAt
}

// The most alike first, each one once: by how much of their place they share, then by clause and kind.
function pairUp(
  kept: readonly KeptProvision[],
  read: readonly Provision[],
): ReadonlyMap<KeptProvision, Provision> {
  const likes: { one: KeptProvision; other: Provision; like: number }[] = []
  for (const one of kept)
    for (const other of read) {
      const like = likeness(one, other)
      if (like > 0) likes.push({ one, other, like })
    }
  likes.sort((a, b) => b.like - a.like || a.one.startsAt - b.one.startsAt || a.other.start - b.other.start)
  const pairs = new Map<KeptProvision, Provision>()
  const used = new Set<Provision>()
  for (const { one, other } of likes) {
    if (pairs.has(one) || used.has(other)) continue
    pairs.set(one, other)
    used.add(other)
  }
  return pairs
}

// Half of either place must be shared: less is a neighbour.
const LEAST_SHARED = 0.5

function likeness(kept: KeptProvision, read: Provision): number {
  const shared = Math.min(kept.endsAt, read.end) - Math.max(kept.startsAt, read.start)
  if (shared <= 0) return 0
  const longer = Math.max(kept.endsAt - kept.startsAt, read.end - read.start)
  if (longer <= 0 || shared / longer < LEAST_SHARED) return 0
  const before = kept.proposal ?? kept
  return shared / longer + (before.clause === read.clause ? 0.2 : 0) + (before.kind === read.kind ? 0.1 : 0)
}

// Against what the reader said before, not against what a person made of it: theirs is another thing.
function changesOf(kept: KeptProvision, read: Provision): readonly TermChange[] {
  if (kept.proposal === null)
    return [{ what: 'Proposal', before: 'added by a person', after: 'the reader now proposes it itself' }]
  const before = termsInWords(kept.proposal)
  const after = termsInWords(read)
  return Object.keys(before)
    .filter((what) => before[what] !== after[what])
    .map((what) => ({ what, before: before[what] ?? '', after: after[what] ?? '' }))
}

// Where the newer reading comes to what a person said, there is nothing to show; else their word stands beside it.
function againstWord(kept: KeptProvision, read: readonly TermChange[]): readonly TermChange[] {
  if (kept.proposal === null || kept.state === 'rejected') return read
  const said = termsInWords({ ...kept.proposal, ...termsOf(kept), text: kept.words, likelyBearer: null })
  return read
    .filter(({ what, after }) => after.replace(LIKELY, '') !== said[what])
    .map(({ what, after }) => ({ what, before: said[what] ?? '', after }))
}

const LIKELY = /, likely$/

function termsInWords(one: Provision): Readonly<Record<string, string>> {
  return {
    Words: one.text.replaceAll(/\s+/g, ' ').trim(),
    Clause: one.clause ?? 'none',
    Kind: one.kind,
    Who: one.bearer ?? (one.likelyBearer === null ? 'not said' : `${one.likelyBearer}, likely`),
    To: one.recipient ?? 'not said',
    Force: one.modality ?? 'none',
    Due: sayInWords(one.schedule),
    Restates: one.restates ?? 'nothing',
  }
}

function factChanges(before: Reading, after: Reading): readonly TermChange[] {
  const one = factsInWords(before)
  const other = factsInWords(after)
  const single = Object.keys(one)
    .filter((what) => one[what] !== other[what])
    .map((what) => ({ what, before: one[what] ?? '', after: other[what] ?? '' }))
  const judged = lists(
    'Judgement',
    (before.judgements ?? []).map(({ area, grade }) => `${area}: ${grade}`),
    (after.judgements ?? []).map(({ area, grade }) => `${area}: ${grade}`),
  )
  const clashing = lists(
    'Contradiction',
    (before.conflicts ?? []).map(({ what }) => what),
    (after.conflicts ?? []).map(({ what }) => what),
  )
  return [...single, ...judged, ...clashing]
}

function factsInWords(reading: Reading): Readonly<Record<string, string>> {
  const said = (fact: Reading['title']): string => fact?.value ?? 'not said'
  return {
    'What it is': reading.kind,
    Title: said(reading.title),
    Dated: said(reading.dated),
    'Issued by': said(reading.issuer),
    'Signed by': said(reading.signatory),
    'Addressed to': said(reading.council),
  }
}

function lists(what: string, before: readonly string[], after: readonly string[]): readonly TermChange[] {
  return [
    ...after.filter((one) => !before.includes(one)).map((one) => ({ what, before: 'not read', after: one })),
    ...before
      .filter((one) => !after.includes(one))
      .map((one) => ({ what, before: one, after: 'no longer read' })),
  ]
}

/** "reader 2" was the second; one whose version cannot be told counts as the first. */
export function readerNumber(reader: string): number {
  return Number(/\d+/.exec(reader)?.[0] ?? '1')
}

/** Was it read by a reader before this one? */
export function isEarlierReader(reader: string, version: string): boolean {
  return readerNumber(reader) < Number(version)
}

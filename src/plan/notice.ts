import { formatDay } from '../shared/days.ts'
import type { HistoryLine } from '../shared/history.ts'
import { mayDo, type Role } from '../shared/permissions.ts'
import { shorten } from '../shared/shorten.ts'
import { type Comment, mayReadComment, standingWords } from './comment.ts'

// What changed in what somebody watches, read from the record: what others did, and of it what this reader may see today.

export type Notice = {
  readonly at: Temporal.Instant
  readonly who: string
  readonly did: string
  readonly words: string | null
  readonly thing: { readonly kind: 'action' | 'objective'; readonly id: number; readonly title: string }
  /** What was added to it, where that has a page of its own. */
  readonly beside: { readonly path: string; readonly title: string } | null
}

export type NoticeEvent = HistoryLine & { readonly whoId: number | null }

export type NoticeFacts = {
  readonly reader: { readonly person: number; readonly role: Role }
  /** What they watch and may see, each action by its title. */
  readonly actions: ReadonlyMap<number, string>
  readonly objectives: ReadonlyMap<number, string>
  /** The comments that the events speak of. */
  readonly comments: ReadonlyMap<number, Comment>
  /** The actions each piece of evidence speaks of. */
  readonly evidenceOf: ReadonlyMap<number, readonly number[]>
}

export function noticesOf(events: readonly NoticeEvent[], facts: NoticeFacts): readonly Notice[] {
  return events
    .filter(({ whoId }) => whoId !== facts.reader.person)
    .flatMap((event) => noticeOf(event, facts) ?? [])
}

function noticeOf(event: NoticeEvent, facts: NoticeFacts): Notice | null {
  const thing = thingOf(event, facts)
  if (thing === null) return null
  const about = 'comment' in event.after ? facts.comments.get(Number(event.after['comment'])) : undefined
  if ('comment' in event.after && (about === undefined || !mayReadComment(facts.reader, about))) return null
  if ('outsideView' in event.after && !mayDo(facts.reader.role, 'see outside views')) return null
  const isEvidence = event.thing.kind === 'evidence'
  const title = event.thing.title ?? 'evidence'
  return {
    at: event.at,
    who: event.who,
    did: isEvidence ? (EVIDENCE_DID[event.act] ?? `${event.act} evidence`) : didOf(event),
    words: about === undefined ? wordsOf(event) : cut(standingWords(about)),
    thing,
    beside: isEvidence && event.thing.id !== null ? { path: `/evidence/${event.thing.id}`, title } : null,
  }
}

function thingOf(
  { thing }: NoticeEvent,
  { actions, objectives, evidenceOf }: NoticeFacts,
): Notice['thing'] | null {
  if (thing.id === null) return null
  if (thing.kind === 'objective') {
    const title = objectives.get(thing.id)
    return title === undefined ? null : { kind: 'objective', id: thing.id, title }
  }
  const ids = thing.kind === 'evidence' ? evidenceOf.get(thing.id) : [thing.id]
  const id = ids?.find((one) => actions.has(one))
  return id === undefined ? null : { kind: 'action', id, title: actions.get(id) ?? '' }
}

const DID: Readonly<Record<string, string>> = {
  added: 'added it',
  changed: 'changed how it is written, its owner or what it answers',
  updated: 'wrote an update',
  done: 'said it is done',
  cancelled: 'cancelled it',
  sustained: 'looked again and found it sustained',
  relapsed: 'looked again and found it relapsed',
  'moved the date': 'moved its date',
  'asked for another date': 'asked for another date',
  'did not agree to another date': 'did not agree to another date',
  'added a milestone': 'added a milestone',
  'reached a milestone': 'reached a milestone',
  'commented on': 'commented',
  'corrected a comment on': 'corrected a comment',
  'withdrew a comment on': 'withdrew a comment',
  'added a contributor to': 'added who contributes',
  'removed a contributor from': 'removed who contributes',
  'withdrew a view of': 'withdrew how they saw it',
  'made wait': 'said what it waits for',
  'stopped waiting': 'said that it no longer waits',
}
const EVIDENCE_DID: Readonly<Record<string, string>> = {
  added: 'added evidence to it',
  changed: 'changed evidence of it',
}

function didOf({ act, after }: NoticeEvent): string {
  if (act === 'gave a view of') return `sees it ${textOf(after['view']) ?? 'in their own way'}`
  const to = act === 'moved the date' ? textOf(after['dueOn']) : null
  return to === null ? (DID[act] ?? act) : `moved its date to ${formatDay(Temporal.PlainDate.from(to))}`
}

// What stands on the thing's own page for everybody who sees it; nothing else of an event is told.
function wordsOf({ act, after, why }: NoticeEvent): string | null {
  if (act === 'updated') return cut(textOf(after['happened']))
  if (act === 'added a milestone') return cut(textOf(after['title']))
  if (act === 'reached a milestone') return cut(textOf(after['milestone']))
  return ['moved the date', 'cancelled', 'asked for another date', 'did not agree to another date'].includes(
    act,
  )
    ? cut(why)
    : null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

const MOST = 200

function cut(words: string | null): string | null {
  return words === null || words === '' ? null : shorten(words.replaceAll(/\s+/g, ' '), MOST)
}

/** The same as a part of a letter: each thing once, what was done to it below, its address last. */
export function writeNotices(notices: readonly Notice[], homeOf: (path: string) => string): string {
  const byThing = Map.groupBy(notices, ({ thing }) => `${thing.kind}s/${thing.id}`)
  return [...byThing]
    .map(([path, own]) => {
      const lines = own
        .toReversed()
        .map(({ who, did, words }) => `- ${who} ${did}${words === null ? '' : `: “${words}”`}`)
      return [own[0]?.thing.title.replaceAll(/\s+/g, ' ') ?? '', ...lines, homeOf(`/${path}`)].join('\n')
    })
    .join('\n\n')
}

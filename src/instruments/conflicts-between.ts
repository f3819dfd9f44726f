import { findDates } from './printed-dates.ts'
import type { Conflict, Reading } from './reading.ts'

// Where two documents contradict each other. Each conflict's first quote is from the first document, its other
// from the second; the places are characters of their own texts.

export type ReadDocument = { readonly text: string; readonly reading: Reading }

type Event = { readonly kind: string; readonly day: string; readonly words: string; readonly start: number }

const EVENTS: readonly (readonly [string, RegExp])[] = [
  ['a commissioner was appointed', /\bappoint(?:ed)?\b[^.\n]{0,120}?\bcommissioner\b[^.\n]{0,200}/gi],
  [
    'a statutory direction was issued',
    /\b(?:issue[ds]?\s+a\s+|the\s+)?(?:statutory\s+)?direction\s+(?:on|dated)\s[^.\n]{0,40}/gi,
  ],
  [
    'an inspection report was published',
    /\bofsted[^.\n]{0,80}?\breport\b[^.\n]{0,60}?\bpublished\b[^.\n]{0,40}/gi,
  ],
  ['a focused visit took place', /\bfocuss?ed\s+visit\b[^.]{0,120}?\bon\s+\d[^.]{0,60}/gi],
]
const NEAR_DAYS = 21
const ANOTHER_DAYS = 183
const LONGEST = 400_000

export function compareDocuments(one: ReadDocument, other: ReadDocument): Conflict[] {
  return [
    ...datesOfOneEvent(one, other),
    ...endedBy(one, other),
    ...lateForVisit(one, other),
    ...lateForVisit(other, one).map(turned),
  ]
}

function datesOfOneEvent(one: ReadDocument, other: ReadDocument): Conflict[] {
  const found: Conflict[] = []
  const theirs = eventsOf(other)
  for (const event of eventsOf(one)) {
    const clash = theirs.find(
      (two) =>
        two.kind === event.kind &&
        daysApart(event.day, two.day) > 0 &&
        daysApart(event.day, two.day) <= NEAR_DAYS,
    )
    const isAgreed = theirs.some((two) => two.kind === event.kind && two.day === event.day)
    if (clash === undefined || isAgreed || found.some((known) => known.one.words === event.words)) continue
    found.push({
      what: `When ${event.kind}: ${event.day} in one document, ${clash.day} in the other`,
      one: quote(one.text, event),
      other: quote(other.text, clash),
    })
  }
  return found
}

// A document is compared with every other of its case, and its own events are the same each time.
const eventsKnown = new WeakMap<ReadDocument, readonly Event[]>()

function eventsOf(document: ReadDocument): readonly Event[] {
  const found = eventsKnown.get(document) ?? findEvents(document.text)
  eventsKnown.set(document, found)
  return found
}

function findEvents(text: string): readonly Event[] {
  const part = text.slice(0, LONGEST)
  return EVENTS.flatMap(([kind, pattern]) =>
    [...part.matchAll(pattern)].flatMap((match) =>
      findDates(match[0])
        .filter((date) => !date.isMonthOnly)
        .slice(0, 1)
        .map((date) => ({ kind, day: date.day, words: match[0].slice(0, date.to), start: match.index })),
    ),
  )
}

/** One document is an instrument in force; the other says that it has been withdrawn or replaced. */
function endedBy(one: ReadDocument, other: ReadDocument): Conflict[] {
  const found = endingOf(one, other)
  return found ?? (endingOf(other, one) ?? []).map(turned)
}

function endingOf(held: ReadDocument, teller: ReadDocument): Conflict[] | null {
  const name = held.reading.kind
  if (name !== 'improvement notice' && name !== 'statutory direction') return null
  const ends = new RegExp(String.raw`\b${name}\b[^]{0,420}?\b(?:withdrawn|replaced|revoked)\b`, 'i').exec(
    teller.text.slice(0, LONGEST),
  )
  const title = held.reading.title
  if (ends === null || teller.reading.kind === name || title === null || !sharesCouncil(held, teller))
    return null
  const at = Math.max(0, held.text.indexOf(title.reason.words))
  return [
    {
      what: `The other document says that this ${name} has been withdrawn or replaced`,
      one: quote(held.text, { words: title.reason.words, start: at }),
      other: quote(teller.text, { words: ends[0], start: ends.index }),
    },
  ]
}

function sharesCouncil(one: ReadDocument, other: ReadDocument): boolean {
  const place = one.reading.council?.value.split(' ')[0]
  return place !== undefined && other.text.includes(place)
}

/** "By the end of May 2022 (within 12 months of the visit)", where the other document dates the visit. */
function lateForVisit(one: ReadDocument, other: ReadDocument): Conflict[] {
  const span =
    /\bby\s+([^.;()]{4,60})\(\s*within\s+(\d{1,2})\s+months\s+of\s+(?:the\s+)?([^)]{0,60}visit)\)/i.exec(
      one.text,
    )
  const due = findDates(span?.[1] ?? '')[0]
  const visit = eventsOf(other).find((event) => event.kind === 'a focused visit took place')
  if (span === null || due === undefined || visit === undefined) return []
  const last = Temporal.PlainDate.from(visit.day).add({ months: Number(span[2]) })
  const day = Temporal.PlainDate.from(due.day)
  // A visit of years before is another one.
  if (Temporal.PlainDate.compare(day, last) <= 0 || daysApart(due.day, last.toString()) > ANOTHER_DAYS)
    return []
  return [
    {
      what: `${due.words} is more than ${span[2] ?? ''} months after the visit, ${visit.day}`,
      one: quote(one.text, { words: span[0], start: span.index }),
      other: quote(other.text, visit),
    },
  ]
}

function quote(text: string, { words, start }: Pick<Event, 'words' | 'start'>): Conflict['one'] {
  return {
    words: text.slice(start, start + words.length).replace(/\s+/g, ' '),
    start,
    end: start + words.length,
  }
}

function turned(conflict: Conflict): Conflict {
  return { what: conflict.what, one: conflict.other, other: conflict.one }
}

function daysApart(one: string, other: string): number {
  return Math.abs(
    Temporal.PlainDate.from(one).until(Temporal.PlainDate.from(other), { largestUnit: 'day' }).days,
  )
}

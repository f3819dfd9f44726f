import { formatDay } from '../shared/days.ts'
import { findDates, type PrintedDate } from './printed-dates.ts'
import { dateConflicts } from './conflicts-of-dates.ts'
import { nameConflicts } from './conflicts-of-names.ts'
import { numberConflicts } from './conflicts-of-numbers.ts'
import type { Held } from './held-reading.ts'
import { escaped, quoteAt, quoteOf } from './quoting.ts'
import type { Conflict, Fact, Quote } from './reading.ts'

// Where a document contradicts itself: both places are quoted and nothing is put right.

// From Ofsted's framework for inspecting local authority services for children: the names of the judgements.
const JUDGEMENT_NAMES = [
  'the impact of leaders on social work practice with children and families',
  'the experiences and progress of children who need help and protection',
  'the experiences and progress of children in care and care leavers',
]
const MOST_TEXT = 400_000
const MOST_ROWS = 60
const MOST_SAYINGS = 40

export function findConflicts(text: string, held: Held): Conflict[] {
  const part = text.slice(0, MOST_TEXT)
  const { dated } = held
  return [
    ...issueDates(part, dated),
    ...definedTwice(part),
    ...misnamedActs(part),
    ...misnamedJudgements(part),
    ...failingPurposes(part),
    ...misTitled(part),
    ...unlikeCounts(part),
    ...impossibleSpans(part),
    ...dateConflicts(part, held),
    ...nameConflicts(part, held),
    ...numberConflicts(part, held),
  ]
}

// "Issued in May 2021", signed 7 June 2021.
function issueDates(text: string, dated: Fact | null): Conflict[] {
  if (dated === null) return []
  const signed = Temporal.PlainDate.from(dated.value)
  const found: Conflict[] = []
  const pattern =
    /\bthis\s+(?:improvement\s+|statutory\s+|revised\s+)?(?:notice|direction)\s+(?:is|was|has\s+been)\s+(?:issued|given|made)\b[^.]{0,140}/gi
  for (const match of text.matchAll(pattern)) {
    const date = findDates(match[0]).find((one) =>
      /\b(?:in|on|dated)\s+(?:the\s+)?$/i.test(match[0].slice(0, one.from)),
    )
    if (date === undefined || agrees(date, signed)) continue
    const what = `It says it was issued ${date.isMonthOnly ? 'in' : 'on'} ${date.words}, but it is dated ${formatDay(signed)}`
    found.push({
      what,
      one: quoteAt(text, match.index, match[0].length),
      other: quoteOf(text, dated.reason.words, match.index + match[0].length),
    })
  }
  return found
}

function agrees(date: PrintedDate, signed: Temporal.PlainDate): boolean {
  const day = Temporal.PlainDate.from(date.day)
  return date.isMonthOnly ? day.year === signed.year && day.month === signed.month : day.equals(signed)
}

// One paper, two days: "the 2022 report published 9 May", "the 2022 report published on 12 May".
function definedTwice(text: string): Conflict[] {
  const pattern =
    /\b((?:first\s+|statutory\s+|improvement\s+|previous\s+)*(?:direction|notice)|ofsted(?:[\u2019']s)?\s+(?:inspection\s+|focuss?ed\s+visit\s+)?report|appointed\s+(?:the\s+|a\s+)?(?:\p{L}+[\u2019']?s?\s+){0,3}commissioner)\b[^.;]{0,60}?\b(published|issued|dated|given|made|appointed)?\s*(?:on|of)?\s*(?:the\s+)?(?=\d{1,2}(?:st|nd|rd|th)?\s+\p{Lu})/giu
  const seen = new Map<string, { day: string; quote: Quote; words: string }>()
  const found: Conflict[] = []
  for (const match of text.matchAll(pattern)) {
    const at = match.index + match[0].length
    const date = findDates(text.slice(at, at + 40)).find((one) => one.from === 0)
    if (date === undefined || date.isMonthOnly) continue
    const key = `${(match[1] ?? '')
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .replace(/[\u2019']s/, '')} ${(match[2] ?? '').toLowerCase()} ${date.day.slice(0, 4)}`
    const quote = quoteAt(text, match.index, match[0].length + date.to)
    const first = seen.get(key)
    if (first === undefined) seen.set(key, { day: date.day, quote, words: date.words })
    else if (isNear(first.day, date.day))
      found.push({
        what: `One paper has two dates: ${first.words} and ${date.words}`,
        one: first.quote,
        other: quote,
      })
  }
  return found
}

// Two papers of a kind may well stand months apart; days apart they are likely one.
function isNear(one: string, other: string): boolean {
  const days = Math.abs(
    Temporal.PlainDate.from(one).until(Temporal.PlainDate.from(other), { largestUnit: 'day' }).days,
  )
  return days > 0 && days <= 21
}

// "Education Act 1996 Act" beside "Education Act 1996".
function misnamedActs(text: string): Conflict[] {
  const found = /\b((?:\p{Lu}\p{L}+\s+){1,6}Act\s+\d{4})\s+Act\b/u.exec(text)
  if (found === null) return []
  const name = found[1] ?? ''
  const other = [...text.matchAll(new RegExp(String.raw`${escaped(name)}(?!\s+Act\b)`, 'g'))][0]
  if (other === undefined) return []
  return [
    {
      what: `An Act is named in two ways: "${found[0]}" and "${name}"`,
      one: quoteAt(text, found.index, found[0].length),
      other: quoteAt(text, other.index, name.length),
    },
  ]
}

// A judgement's name with one small word changed.
function misnamedJudgements(text: string): Conflict[] {
  return JUDGEMENT_NAMES.flatMap((name) => {
    const words = name.replace(/^the /, '').split(' ')
    const loose = words
      .map((word) => (word.length <= 3 && !/^\d/.test(word) ? '(?:on|of|in|to|for|and|with)' : escaped(word)))
      .join(String.raw`\s+`)
    const found = new RegExp(loose, 'i').exec(text)
    if (found === null || found[0].replace(/\s+/g, ' ').toLowerCase() === words.join(' ')) return []
    const quote = quoteAt(text, found.index, found[0].length)
    return [
      {
        what: `A judgement is named "${quote.words}"; Ofsted's is "${words.join(' ')}"`,
        one: quote,
        other: { words: words.join(' '), start: found.index, end: found.index + found[0].length },
      },
    ]
  })
}

// "To ensure the pace is not lost and services fail to progress": what is to be ensured and what is to be avoided.
function failingPurposes(text: string): Conflict[] {
  const found: Conflict[] = []
  for (const match of text.matchAll(
    /\b(ensure[^.;:]{3,120})\s+and\s+([^.;:,]{2,40}?\bfails?\s+to\s+\p{L}+)/giu,
  )) {
    const [whole, one = '', other = ''] = match
    const at = match.index + whole.lastIndexOf(other)
    found.push({
      what: `It asks to "${one.replace(/\s+/g, ' ')}" and, in the same breath, that "${other.replace(/\s+/g, ' ')}"`,
      one: quoteAt(text, match.index + whole.indexOf(one), one.length),
      other: quoteAt(text, at, other.length),
    })
  }
  return found
}

// The Children's Commissioner is another office, for England (Children Act 2004, s1).
function misTitled(text: string): Conflict[] {
  const title = /\bChildren[\u2019']s\s+Commissioner\s+(?:for|in|to)\s+(?!England)\p{Lu}[^\n.,;]{2,60}/u.exec(
    text,
  )
  if (title === null) return []
  const other =
    /\b(?:Children[\u2019']s\s+Services\s+Commissioner|Commissioner\s+for\s+Children[\u2019']s\s+Services|the\s+role\s+of\s+the\s+Commissioner|appointed\s+the\s+Commissioner)\b/iu.exec(
      text,
    )
  if (other === null) return []
  return [
    {
      what: `The title "${title[0].trim()}" is that of another office; elsewhere it is "${other[0]}"`,
      one: quoteAt(text, title.index, title[0].trimEnd().length),
      other: quoteAt(text, other.index, other[0].length),
    },
  ]
}

// A table's count and the text's for the same thing, close but not equal.
function unlikeCounts(text: string): Conflict[] {
  const found: Conflict[] = []
  const rows = text.matchAll(/^[ \t]{0,20}(\p{Lu}[\p{L} ]{5,40}?)\t+(\d{1,3}(?:,\d{3})+|\d{2,6})\b/gmu)
  for (const row of [...rows].slice(0, MOST_ROWS)) {
    const [whole, label = '', number = ''] = row
    const count = Number(number.replaceAll(',', ''))
    const said = sayingOf(text, label, count)
    if (said !== null)
      found.push({
        what: `${label}: ${said.number} in the text, ${number} in the table`,
        one: said.quote,
        other: quoteAt(text, row.index, whole.length),
      })
  }
  return found
}

// Only some words on either side are looked at, so that a text without full stops costs no more.
function sayingOf(text: string, label: string, count: number): { number: string; quote: Quote } | null {
  let at = text.indexOf(label)
  for (let turn = 0; at >= 0 && turn < MOST_SAYINGS; turn += 1, at = text.indexOf(label, at + label.length)) {
    const before = /[^.\n]*$/.exec(text.slice(Math.max(0, at - 200), at))?.[0] ?? ''
    const after = /^[^.\n]*/.exec(text.slice(at, at + 240))?.[0] ?? ''
    const numbers = (before + after).match(/\b\d{1,3}(?:,\d{3})+\b|\b\d{2,6}\b/g) ?? []
    if ((before + after).includes('\t') || numbers.some((one) => Number(one.replaceAll(',', '')) === count))
      continue
    const near = numbers.find((one) => isClose(Number(one.replaceAll(',', '')), count))
    if (near !== undefined)
      return { number: near, quote: quoteAt(text, at - before.length, before.length + after.length) }
  }
  return null
}

function isClose(one: number, other: number): boolean {
  return one !== other && Math.abs(one - other) <= other * 0.05 && other >= 20
}

// "By the end of May 2022 (within 12 months of the visit)" where the text itself dates the visit earlier.
function impossibleSpans(text: string): Conflict[] {
  const found: Conflict[] = []
  const pattern =
    /\bby\s+([^.;()]{4,60})\(\s*within\s+(\d{1,2}|six|twelve|three)\s+months\s+of\s+(?:the\s+)?([^)]{4,80})\)/gi
  for (const match of text.matchAll(pattern)) {
    const due = findDates(match[1] ?? '')[0]
    const event = eventDay(text, match[3] ?? '')
    const months = { three: 3, six: 6, twelve: 12 }[(match[2] ?? '').toLowerCase()] ?? Number(match[2])
    if (due === undefined || event === null) continue
    const last = Temporal.PlainDate.from(event.day).add({ months })
    if (Temporal.PlainDate.compare(Temporal.PlainDate.from(due.day), last) <= 0) continue
    found.push({
      what: `${due.words} is later than ${match[2] ?? ''} months after ${match[3] ?? ''} (${formatDay(Temporal.PlainDate.from(event.day))})`,
      one: quoteAt(text, match.index, match[0].length),
      other: event.quote,
    })
  }
  return found
}

function eventDay(text: string, event: string): { day: string; quote: Quote } | null {
  const words = event.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  const last = words.at(-1)
  if (last === undefined) return null
  for (const match of text.matchAll(new RegExp(String.raw`\b${escaped(last)}\b[^.;]{0,120}`, 'gi'))) {
    const date = findDates(match[0])[0]
    if (date !== undefined && !date.isMonthOnly)
      return { day: date.day, quote: quoteAt(text, match.index, date.to) }
  }
  return null
}

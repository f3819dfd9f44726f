import { isConcreteMeans, isGeneric, objectAfter } from './check-objects.ts'
import { isVerb, verbOf } from './check-verb-forms.ts'
import { EITHER_WAY, HOLLOW, SOFT } from './check-verbs.ts'
import { type Token, lexicon, stem, tokens } from './check-words.ts'

// What the words of an action promise to do: its acts, each with its verb, how firm that is, and its object.

export type Act = {
  readonly verb: string
  readonly kind: 'hollow' | 'soft' | 'firm'
  /** The verb and what it takes, as a stretch of the action's words. */
  readonly start: number
  readonly end: number
  /** Where the object stands; for a passive it comes before the verb. */
  readonly object: { readonly start: number; readonly end: number }
  readonly objectIsGeneric: boolean
}

/** The first act is what the action sets out to do; the others are further acts joined to it. */
export function actsOf(words: string): readonly Act[] {
  return sentencesOf(words).flatMap(({ start, text }) => actsOfSentence(start, withoutLabel(text), text))
}

// "Workforce: fill vacant posts": what stands before the colon is a heading.
function withoutLabel(text: string): readonly Token[] {
  const label = text.match(/^[^:]{1,45}:(?=\s)/)?.[0].length ?? 0
  const words = tokens(text)
  const told = words.filter(({ start }) => start >= label)
  return told.length === 0 ? words : told
}

type Sentence = { readonly start: number; readonly text: string }

/** Sentences, list items and lines, each without its tail of purpose, since a purpose is not an act. */
export function sentencesOf(words: string): readonly Sentence[] {
  const pieces = words.matchAll(/[^.;\n•]+(?:\.(?=\S)[^.;\n•]*)*/g)
  return Array.from(pieces, (match) => ({ start: match.index, text: withoutPurpose(match[0]) })).filter(
    ({ text }) => /\p{L}/u.test(text),
  )
}

const PURPOSE =
  /[\s,]+(?:so that|so (?:as )?to|so (?:all|every|each|the|children|staff|we|that|it|they|no)\b|in order (?:to|that)|to ensure|to make sure|which (?:will|would|should|ensures?)|leading to|resulting in|with the aim|with a view|thereby|ensuring|enabling|helping)\b[\s\S]*$/i

function withoutPurpose(sentence: string): string {
  const cut = sentence.replace(PURPOSE, '')
  return leadOf(tokens(cut)) === null ? sentence : cut
}

// "Undertake a review of…" is a review in a suit.
const LIGHT = lexicon('undertake carry conduct complete do perform have hold commence begin start arrange')
const HOLLOW_NOUN = lexicon(
  'review reviews evaluation exploration consideration discussion discussions conversation conversations monitoring scoping reflection',
)

const OPENING = /^(?:to|we|will|shall|must|should|i|please|further|also|then|now|and|jointly|better)$/
const MODAL = /^(?:will|must|shall|should|needs?)$/

function actsOfSentence(offset: number, words: readonly Token[], text: string): readonly Act[] {
  const lead = leadOf(words)
  if (lead === null) return []
  const first = actAt(words, lead.at, offset, lead.subjectEnd)
  const further = words.flatMap((_, at) =>
    at > lead.at && isFurtherAct(words, at, text) ? [actAt(words, at, offset, null)] : [],
  )
  return [first, ...further]
}

type Lead = { readonly at: number; readonly subjectEnd: number | null }

// "To review…", "We will review…", "Managers to review…", "Policy to be reviewed", "Review of…".
function leadOf(words: readonly Token[]): Lead | null {
  let at = 0
  while (at < words.length && isOpening(words[at])) at += 1
  if (isVerb(words[at]) && !isAdjective(words, at)) return { at, subjectEnd: null }
  return leadAfterSubject(words, at)
}

function isOpening(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (OPENING.test(token.word) || /[a-z]{3}ly$/.test(token.word) || /^\d+$/.test(token.word))
  )
}

// "Revised policy" is a policy, not a revision; "Improved" and "Embedded" likewise.
function isAdjective(words: readonly Token[], at: number): boolean {
  const word = words[at]?.word ?? ''
  // "Quarterly learning event" is an event.
  if (
    /ing$/.test(word) &&
    RHYTHM.test(words[at - 1]?.word ?? '') &&
    !SAYS_OF.test(words[at + 1]?.word ?? 'of')
  )
    return true
  if (word === 'foster') return /^(?:carer|care|famil|home|household|parent)/.test(words[at + 1]?.word ?? '')
  if (
    !/(?:ed|lt|en)$/.test(word) ||
    /^(?:embed|need|feed|speed|strengthen|broaden|deepen|lessen|tighten|open|shorten|exceed|proceed|widen|listen|fasten|loosen)$/.test(
      word,
    )
  )
    return false
  return !isDeterminer(words[at + 1])
}

const RHYTHM = /^(?:daily|weekly|fortnightly|monthly|quarterly|termly|yearly|annual|regular)$/
const SAYS_OF = /^(?:of|the|a|an|all|each|every|and|by|with|our|their|in|on|for)$/

function leadAfterSubject(words: readonly Token[], from: number): Lead | null {
  for (let at = from + 1; at < Math.min(words.length - 1, from + 14); at += 1) {
    const word = words[at]?.word ?? ''
    if (word !== 'to' && !MODAL.test(word)) continue
    let verb = at + 1
    if (words[verb]?.word === 'to') verb += 1
    const passive = words[verb]?.word === 'be'
    if (passive) verb += 1
    while (isOpening(words[verb])) verb += 1
    if (passive && isState(words, verb)) return { at: verb - 1, subjectEnd: at }
    if (isVerb(words[verb]) || (passive && words[verb] !== undefined)) {
      return { at: verb, subjectEnd: passive ? at : null }
    }
  }
  return leadAtEnd(words, from)
}

// "Wellbeing to be a priority", "plans to be of good quality": to be so is no act. To be in place is.
function isState(words: readonly Token[], at: number): boolean {
  const word = words[at]?.word ?? ''
  if (/^(?:in|at|on|live|open|available|operational|fully)$/.test(word)) return false
  if (word === 'clear' && /^(?:about|on|of|with)$/.test(words[at + 1]?.word ?? '')) return true
  return !/(?:ed|en|wn|ght|[nr]t|ld|de|ng)$/.test(word) && !isVerb(words[at])
}

// "Pathway reviewed", "Children out of school are monitored": the act is said as if it were done.
function leadAtEnd(words: readonly Token[], from: number): Lead | null {
  const end = words.findIndex(
    ({ word }, at) => at > from && (/^(?:by|with|across|through)$/.test(word) || RHYTHM.test(word)),
  )
  const at = (end < 0 ? words.length : end) - 1
  const word = words[at]?.word ?? ''
  if (at <= from || at > 10 || !/ed$/.test(word) || !isVerb(words[at])) return null
  if (words.slice(0, at).some(({ word: before }) => /^(?:has|have|had)$/.test(before))) return null
  const isFinite = /^(?:is|are|being)$/.test(words[at - 1]?.word ?? '')
  return { at, subjectEnd: isFinite ? at - 1 : at }
}

const JOINS = /(?:^|[\s])(?:and(?: then)?|then|or|by|through|via)$|,(?: and| then)?$|[:–—]$/

// A further act stands after "and", a comma, "then", "by"; a word that is as often a noun needs a determiner after it.
function isFurtherAct(words: readonly Token[], at: number, text: string): boolean {
  const token = words[at]
  const before = words[at - 1]
  if (token === undefined || before === undefined || !isVerb(token)) return false
  const gap = text.slice(Math.max(0, before.start), token.start).trimEnd()
  if (!JOINS.test(gap)) return false
  const isForm = /ed$/.test(token.word) && !/^(?:need|embed)$/.test(token.word)
  if (isForm) return false
  if (!EITHER_WAY.has(verbOf(token.word)) || isDeterminer(words[at + 1])) return true
  // "…and report exceptions to the director".
  return words[at + 2]?.word === 'to' && !isVerb(words[at + 3])
}

const DETERMINER =
  /^(?:the|a|an|all|each|every|any|its|their|them|it|this|those|these|our|to|with|both|one|two|three|four|five|six|seven|eight|nine|ten|those|up|out|what|whether|how|who|on|against|\d.*)$/

function isDeterminer(token: Token | undefined): boolean {
  return token !== undefined && DETERMINER.test(token.word)
}

function kindOf(root: string): Act['kind'] {
  if (HOLLOW.has(root)) return 'hollow'
  return SOFT.has(root) ? 'soft' : 'firm'
}

function actAt(words: readonly Token[], at: number, offset: number, subjectEnd: number | null): Act {
  const verb = words[at]
  const root = verbOf(verb?.word ?? '')
  const object = subjectEnd === null ? objectAfter(words, at) : words.slice(0, subjectEnd)
  const from = offset + (object[0]?.start ?? verb?.end ?? 0)
  const to = offset + (object.at(-1)?.end ?? verb?.end ?? 0)
  const ends = [offset + (verb?.end ?? 0), to]
  return {
    verb: root,
    kind:
      isMakingSure(words, at) || isIdle(words, at) || isHollowNoun(root, object) ? 'hollow' : kindOf(root),
    start: Math.min(offset + (verb?.start ?? 0), from),
    end: Math.max(...ends),
    object: { start: from, end: to },
    objectIsGeneric: isGeneric(object, words[words.indexOf(object.at(-1) ?? (verb as Token)) + 1]),
  }
}

function isHollowNoun(root: string, object: readonly Token[]): boolean {
  const head = object.at(-1)
  return LIGHT.has(root) && head !== undefined && HOLLOW_NOUN.has(stem(head.word))
}

function isMakingSure(words: readonly Token[], at: number): boolean {
  return verbOf(words[at]?.word ?? '') === 'mak' && words[at + 1]?.word === 'sure'
}

// "Take forward the recommendations", "hold partners to account": motion without a place.
function isIdle(words: readonly Token[], at: number): boolean {
  if (/^(?:forward|forwards|ahead)$/.test(words[at + 1]?.word ?? '')) return true
  return words
    .slice(at, at + 8)
    .some(({ word }, place) => word === 'account' && words[at + place - 1]?.word === 'to')
}

/** "…through a fortnightly panel", "using the Graded Care Profile": the way it is done, if one can point at it. */
export function namesItsMeans(words: string): boolean {
  return sentencesOf(words).some(({ text }) =>
    Array.from(text.matchAll(/\b(?:by|through|via|using|with(?=\s+(?:a|an|each|one|every)\b))\s+/gi)).some(
      (match) => isConcreteMeans(text.slice(match.index + match[0].length)),
    ),
  )
}

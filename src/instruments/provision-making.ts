import type { Act } from './acts.ts'
import { actorsOf } from './actors.ts'
import type { Clause } from './clauses.ts'
import { isLive } from './force.ts'
import { cutPassage } from './passage.ts'
import type { DocumentKind, Provision, ProvisionKind, Reason } from './reading.ts'
import { recipientOf } from './recipients.ts'
import type { IsoDay, Schedule } from './schedule.ts'
import type { Stretch } from './sentences.ts'
import { readTime } from './time-grammar.ts'
import { leadingVerb } from './verbs.ts'

// One act made a provision: its words and place, when it is due, whom it binds and who gains by it.

export type Setting = {
  readonly kind: DocumentKind
  readonly dated: IsoDay | null
  /** "this direction": what "the date of" runs from. */
  readonly instrument: string
  /** The council addressed, for "you". */
  readonly addressee: string | null
  /** Whose "I" and "we" it is. */
  readonly issuer: string | null
  /** Who an open passive most likely binds, and why. */
  readonly likely: { readonly bearer: string; readonly why: string } | null
  readonly resolve: (name: string) => string
}

export type Sentence = {
  readonly clause: Clause
  readonly at: Stretch
  readonly text: string
  readonly isFirst: boolean
  /** The schedule of the act before, for "thereafter" and "this should include". */
  readonly before: Schedule | null
  /** Who was bound by the sentence before, for "he" and "she". */
  readonly beforeBearer?: string | null
  /** Did the sentence before ask for something? */
  readonly isAfterDuty?: boolean
}

const CONDITION =
  /^(?:and\s+|then\s+)?(?:if|where|when|whenever|should|in\s+the\s+event|on|upon|following|for|after|once|as\s+soon\s+as|prior|before|in|by|within|at|from|thereafter|working|as\s+part|to\s+(?:support|help|assist|ensure|enable))\b[^.;:]{0,240}?,\s+/i

const OWN_TIME_FIRST = /^(?:by|within|before|on|(?:no|not)\s+later\s+than|every|each|from)\s/i

export type Making = {
  readonly kind: ProvisionKind
  readonly bearer: string | null
  readonly modality: string | null
  readonly reasons: readonly Reason[]
  readonly subject?: string
  readonly isUntimed?: boolean
}

/** A provision from one act. The first act of several is quoted with its whole sentence, which frames the others. */
export function makeProvision(sentence: Sentence, act: Act, setting: Setting, making: Making): Provision {
  const to = act.from === 0 ? sentence.text.length : act.to
  const cut = cutPassage(
    sentence.clause.paragraph.passage,
    sentence.at.from + act.from,
    sentence.at.from + to,
  )
  const own = sentence.text.slice(act.from, act.to)
  const time = timeOf(sentence, act, setting, making)
  const isOpen = making.bearer === null && isLive(making.kind)
  const likely = isOpen ? likelyBearer(making.subject ?? '', setting) : null
  const reasons = [...making.reasons]
  if (time.words !== null) reasons.push({ words: time.words, why: 'says when' })
  if (likely !== null) reasons.push({ words: (making.subject ?? '').slice(0, 120), why: likely.why })
  return {
    clause: sentence.clause.path,
    kind: making.kind,
    ...cut,
    bearer: making.bearer,
    likelyBearer: likely?.bearer ?? null,
    recipient: recipientOf(own, making.bearer),
    modality: making.modality,
    schedule: time.schedule,
    timeWords: time.words,
    restates: null,
    reasons,
  }
}

function timeOf(
  sentence: Sentence,
  act: Act,
  setting: Setting,
  making: Making,
): { schedule: Schedule; words: string | null } {
  if (making.isUntimed === true) return { schedule: { type: 'none', urgency: null }, words: null }
  const own = sentence.text.slice(act.from, act.to)
  const condition = act.from > 0 ? sentence.text.slice(0, conditionLength(sentence.text)) : ''
  const verb = act.verb ?? leadingVerb(own)
  const context = { dated: setting.dated, instrument: setting.instrument, before: sentence.before, verb }
  // A later act that prints its own time first is not under the sentence's opening one.
  const opening = OWN_TIME_FIRST.test(own) || (act.modal !== null && /\buntil\b/i.test(own)) ? '' : condition
  const time = readTime(opening + own, context)
  // "This should include ..." says more of the act before, and is due with it.
  const isMore = /^this\s+(?:should|must|shall|will)\s+(?:also\s+)?(?:include|be|cover)\b/i.test(own)
  return isMore && time.words === null && sentence.before !== null && !sentence.isFirst
    ? { schedule: sentence.before, words: null }
    : time
}

// "The council's improvement plan must ..." belongs to the council.
function likelyBearer(subject: string, setting: Setting): Setting['likely'] {
  const owner = /\b(?:the\s+)?((?:\p{L}+\s+){0,3}\p{L}+)['\u2019]s?\s/u.exec(subject)?.[1]
  const actor = owner === undefined ? undefined : actorsOf(`the ${owner}`)[0]
  if (actor !== undefined) return { bearer: setting.resolve(actor), why: 'what must be done is theirs' }
  return setting.likely
}

export function wholeOf(sentence: Sentence): Act {
  return { from: 0, to: sentence.text.length, verb: leadingVerb(sentence.text), modal: null }
}

/** How many characters an opening condition or circumstance takes, with its comma. */
export function conditionLength(text: string): number {
  return CONDITION.exec(text)?.[0].length ?? 0
}

export function resolved(name: string | null, setting: Setting): string | null {
  if (name === null) return null
  if (name === 'you') return setting.addressee
  if (name === 'I') return setting.issuer
  // A notice that says "we" speaks for the department; "I" is who signs it.
  if (name === 'we')
    return setting.kind === 'improvement notice' ? 'Department for Education' : setting.issuer
  return setting.resolve(name)
}

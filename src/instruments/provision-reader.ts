import { type Act, splitActs } from './acts.ts'
import { actorsOf } from './actors.ts'
import type { Clause } from './clauses.ts'
import { forceOf, isLive, whyOf } from './force.ts'
import { findMainClause, type MainClause } from './main-clause.ts'
import { cutPassage } from './passage.ts'
import type { DocumentKind, Provision, ProvisionKind, Reason } from './reading.ts'
import { recipientOf } from './recipients.ts'
import type { IsoDay, Schedule } from './schedule.ts'
import { type Stretch, splitSentences } from './sentences.ts'
import { readSpecial } from './special-sentences.ts'
import { type Governing, readFollowing, readStem, type Stem } from './stems.ts'
import { readTime } from './time-grammar.ts'
import { leadingVerb } from './verbs.ts'

// One clause into provisions, sentence by sentence and act by act.

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
}

const HAS_MODAL = /\b(?:shall|must|should|will|may|can|could|would|needs?|has|have|is|are|was|were)\b/i
const CONDITION =
  /^(?:and\s+|then\s+)?(?:if|where|when|whenever|should|in\s+the\s+event|on|upon|following|for|after|once|as\s+soon\s+as|prior|before|in|by|within|at|from|thereafter|working|as\s+part|to\s+(?:support|help|assist|ensure|enable))\b[^.;:]{0,240}?,\s+/i

/** Every provision of one clause, and what its stem lends to the limbs. */
export function readClause(
  clause: Clause,
  { governing, setting, before }: { governing: Governing | null; setting: Setting; before: Schedule | null },
): { readonly provisions: readonly Provision[]; readonly governs: Governing | null } {
  const text = clause.words
  const hasLimbs = clause.children.some((child) => child.role !== 'closing')
  const provisions: Provision[] = []
  const sentences = splitSentences(text)
  let governs: Governing | null = null
  let earlier = before
  for (const [index, at] of sentences.entries()) {
    const sentence = { clause, at, text: text.slice(at.from, at.to), isFirst: index === 0, before: earlier }
    const stem =
      hasLimbs && index === sentences.length - 1 ? readStem(sentence.text, governing, setting.kind) : null
    governs = resolveGoverning(stem?.governs ?? null, setting)
    const isStem =
      stem?.isBare === true || readFollowing(sentence.text) !== null || isPurposeStem(sentence.text, stem)
    const found = isStem
      ? [stemProvision(sentence, governs, setting)]
      : readSentence(sentence, governing, setting)
    provisions.push(...found)
    earlier = found.at(-1)?.schedule ?? earlier
  }
  return { provisions, governs }
}

export function resolveGoverning(governing: Governing | null, setting: Setting): Governing | null {
  return governing === null ? null : { ...governing, bearer: resolved(governing.bearer, setting) }
}

// "To ensure there is clear evidence of progress:" over limbs that say themselves who must do what.
function isPurposeStem(text: string, stem: Stem | null): boolean {
  return stem !== null && stem.governs === null && /^to\s.*:\s*$/is.test(text)
}

function stemProvision(sentence: Sentence, governs: Governing | null, setting: Setting): Provision {
  const reasons = governs === null ? [] : [governs.reason]
  const { bearer, modality } = governs ?? { bearer: null, modality: null }
  return makeProvision(sentence, wholeOf(sentence), setting, {
    kind: 'other',
    bearer,
    modality,
    reasons,
    isUntimed: true,
  })
}

export function readSentence(sentence: Sentence, governing: Governing | null, setting: Setting): Provision[] {
  const { text } = sentence
  const special = readSpecial(text)
  if (special !== null) {
    const making = {
      kind: special.kind,
      bearer: null,
      modality: null,
      reasons: [special.reason],
      isUntimed: !special.isTimed,
    }
    return [makeProvision(sentence, wholeOf(sentence), setting, making)]
  }
  const verb = leadingVerb(text.slice(conditionLength(text)))
  const main = findMainClause(text)
  const isInstruction = verb !== null && (main === null || !isNounSubject(main))
  if (governing !== null && (isInstruction || (sentence.isFirst && main === null)))
    return readLimb(sentence, governing, setting)
  if (main === null) return [plainSentence(sentence, governing, setting)]
  return readMain(sentence, main, governing, setting)
}

// "Progress against the plan must be reported": its first word looks like a verb, yet it is the subject.
function isNounSubject(main: MainClause): boolean {
  return main.isPassive && !/^\s*to\s/i.test(main.subject) && main.subject.split(/\s+/).length <= 14
}

function readLimb(sentence: Sentence, governing: Governing, setting: Setting): Provision[] {
  const { text } = sentence
  const own = namedInfinitive(text)
  const bearer = own === null ? governing.bearer : resolved(own.bearer, setting)
  const acts = isLive(governing.kind)
    ? splitActs(text, own?.length ?? conditionLength(text))
    : [wholeOf(sentence)]
  return inTurn(sentence, acts, (act, turn) => {
    const modality = act.modal ?? governing.modality
    return makeProvision(turn, act, setting, {
      kind: governing.kind,
      bearer,
      modality,
      reasons: [governing.reason],
    })
  })
}

/** "The Authority to take ...": a limb that names its own bearer. */
export function namedInfinitive(text: string): { readonly bearer: string; readonly length: number } | null {
  const found = /^(?:that\s+)?(\p{L}[^,.;:]{2,90}?)\s+to\s+(?=(?:\p{Ll}+ly\s+)?\p{Ll}[\p{Ll}-]+)/u.exec(text)
  const isNamed = found !== null && leadingVerb(text) === null && !HAS_MODAL.test(found[1] ?? '')
  const actors = isNamed ? actorsOf(found[1] ?? '') : []
  if (found === null || actors.length === 0) return null
  return { bearer: actors.join(' and '), length: found[0].length }
}

function readMain(
  sentence: Sentence,
  main: MainClause,
  governing: Governing | null,
  setting: Setting,
): Provision[] {
  const kind = forceOf(main, setting.kind) ?? 'other'
  const bearer = main.bearer === null ? (governing?.bearer ?? null) : resolved(main.bearer, setting)
  const reasons = [{ words: sentence.text.slice(main.from, main.to), why: whyOf(kind) }]
  return inTurn(sentence, actsOfMain(sentence.text, main, kind), (act, turn) => {
    const own =
      act.modal === null
        ? kind
        : (forceOf({ ...main, modal: act.modal, rest: sentence.text.slice(act.from) }, setting.kind) ?? kind)
    return makeProvision(turn, act, setting, {
      kind: own,
      bearer,
      modality: act.modal ?? main.modal,
      reasons,
      subject: main.subject,
    })
  })
}

// "NHS England may exercise its powers and must tell ..." keeps its duty.
function actsOfMain(text: string, main: MainClause, kind: ProvisionKind): Act[] {
  const acts = splitActs(text, main.to)
  if (isLive(kind)) return acts
  const whole: Act = { from: 0, to: text.length, verb: leadingVerb(main.rest), modal: null }
  return [whole, ...acts.filter((act) => act.modal !== null && act.modal !== 'may')]
}

function inTurn(
  sentence: Sentence,
  acts: readonly Act[],
  make: (act: Act, turn: Sentence) => Provision,
): Provision[] {
  const provisions: Provision[] = []
  for (const act of acts)
    provisions.push(make(act, { ...sentence, before: provisions.at(-1)?.schedule ?? sentence.before }))
  return provisions
}

function plainSentence(sentence: Sentence, governing: Governing | null, setting: Setting): Provision {
  const inherited =
    governing?.kind === 'other' || governing?.kind === 'definition' ? governing.kind : 'recital'
  const kind = sentence.clause.role === 'closing' ? 'condition' : inherited
  const reasons = [{ words: sentence.text.slice(0, 40), why: 'states something; nothing is asked' }]
  return makeProvision(sentence, wholeOf(sentence), setting, {
    kind,
    bearer: null,
    modality: null,
    reasons,
    isUntimed: true,
  })
}

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
  const time = readTime(condition + own, {
    dated: setting.dated,
    instrument: setting.instrument,
    before: sentence.before,
    verb,
  })
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

function wholeOf(sentence: Sentence): Act {
  return { from: 0, to: sentence.text.length, verb: leadingVerb(sentence.text), modal: null }
}

/** How many characters an opening condition or circumstance takes, with its comma. */
export function conditionLength(text: string): number {
  return CONDITION.exec(text)?.[0].length ?? 0
}

export function resolved(name: string | null, setting: Setting): string | null {
  if (name === null) return null
  if (name === 'you') return setting.addressee
  return name === 'I' ? setting.issuer : setting.resolve(name)
}

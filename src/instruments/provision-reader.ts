import { actorsOf } from './actors.ts'
import { type Act, splitActs } from './acts.ts'
import type { Clause } from './clauses.ts'
import type { TimeContext } from './deadlines.ts'
import { findMainClause, type MainClause } from './main-clause.ts'
import { cutPassage } from './passage.ts'
import type { DocumentKind, Provision, ProvisionKind, Reason } from './reading.ts'
import { recipientOf } from './recipients.ts'
import type { IsoDay, Schedule } from './schedule.ts'
import { type Stretch, splitSentences } from './sentences.ts'
import { readTime } from './time-grammar.ts'
import { leadingVerb } from './verbs.ts'

// One clause into provisions. What a stem says ("The Commissioner shall:") governs its limbs.

/** What governs the limbs under a stem. */
export type Governing = {
  readonly kind: ProvisionKind
  readonly bearer: string | null
  readonly modality: string | null
  readonly reason: Reason
}

export type Setting = {
  readonly kind: DocumentKind
  readonly dated: IsoDay | null
  readonly instrument: string
  /** The council addressed, for "you". */
  readonly addressee: string | null
  /** Who an open passive most likely binds, and why. */
  readonly likely: { readonly bearer: string; readonly why: string } | null
  readonly resolve: (name: string) => string
}

type Sentence = {
  readonly clause: Clause
  readonly at: Stretch
  readonly text: string
  readonly isFirst: boolean
  readonly before: Schedule | null
}

const ILLUSTRATION =
  /\b(?:may|might|can|could|will|should)\s+(?:also\s+|typically\s+|for\s+example\s+)?(?:include|cover|reflect|comprise|consist|take\s+the\s+form|be\s+evidenced)\b/i
const LASTING =
  /\b(?:(?:remain|continue|stay|be|is|are|has|have)s?\s+(?:to\s+have\s+|to\s+be\s+)?(?:in\s+(?:force|place|effect|operation)|effect(?:ive)?)|expires?|lapses?|comes?\s+into\s+(?:force|effect)|takes?\s+effect|ceases?\s+to|due\s+to\s+end|end\s+on|appl(?:y|ies)\s+(?:until|from))\b/i
const INSTRUMENT =
  /^(?:\W*)(?:this|the|these|that|any)\s+(?:\p{L}+\s+){0,3}?(?:directions?|notice|terms\s+of\s+reference|annex|instrument|intervention|agreement|letter|schedule)\b/iu
const REVOKES =
  /\b(?:revokes?|withdraws?|supersedes?|rescinds?|replaces\s+(?:the|any|all)|(?:is|are)\s+(?:hereby\s+|also\s+)?(?:revoked|withdrawn|superseded|rescinded|replaced))\b/i
const APPOINTS =
  /\b(?:(?:has|have)\s+(?:today\s+|also\s+|now\s+)?(?:appointed|nominated)|hereby\s+appoints?|appoints|(?:has|have)\s+been\s+(?:re-?)?appointed|(?:is|are)\s+(?:hereby\s+)?appointed|(?:has|have)\s+(?:chosen|decided)\s+to\s+appoint)\b/i
const DEFINES =
  /["\u201c\u2018'][^"\u201d]{2,80}["\u201d\u2019']\s+(?:means|includes|refers\s+to|has\s+the\s+(?:same\s+)?meaning|have\s+the)\b|\bhas\s+the\s+meaning\s+(?:given|set\s+out)\b/i
const WILL_NOT_BIND =
  /^\s*(?:also\s+)?(?:result|lead\s+to|mean\s+that|help\s+to|allow|enable|depend|need\s+to\s+be\s+seen|be\s+considered\s+a)\b/i
const REPORTED_LAW = /\b(?:is|are)\s+(?:also\s+)?reminded\b/i

/** Every provision of one clause, sentence by sentence, with what its stem left open. */
export function readClause(
  clause: Clause,
  governing: Governing | null,
  setting: Setting,
  before: Schedule | null,
): { provisions: Provision[]; governs: Governing | null } {
  const text = clause.paragraph.passage.text
  const sentences = splitSentences(text)
  const provisions: Provision[] = []
  let governs: Governing | null = null
  let earlier = before
  for (const [index, at] of sentences.entries()) {
    const sentence = { clause, at, text: text.slice(at.from, at.to), isFirst: index === 0, before: earlier }
    const isStem = index === sentences.length - 1 && clause.children.some((child) => child.role !== 'closing')
    const stem = isStem ? readStem(sentence, governing, setting) : null
    governs = stem?.governs ?? governs
    const found = stem?.provisions ?? readSentence(sentence, governing, setting)
    provisions.push(...found)
    earlier = found.at(-1)?.schedule ?? earlier
  }
  return { provisions, governs }
}

function readStem(
  sentence: Sentence,
  governing: Governing | null,
  setting: Setting,
): { provisions: Provision[]; governs: Governing | null } | null {
  const { text } = sentence
  if (ILLUSTRATION.test(text))
    return asStem(
      sentence,
      {
        kind: 'other',
        bearer: null,
        modality: null,
        reason: { words: tailOf(text), why: 'an illustration: its limbs bind nobody' },
      },
      setting,
    )
  if (/\bnamely\s*[;:\u2013-]*\s*$/i.test(text) || /\b(?:means|defined\s+as)\s*:?$/i.test(text))
    return {
      provisions: readSentence(sentence, governing, setting),
      governs: {
        kind: 'definition',
        bearer: null,
        modality: null,
        reason: { words: 'namely', why: 'the limbs say what a term means' },
      },
    }
  const main = findMainClause(text)
  const force = main === null ? null : forceOf(main, setting)
  const isGoverned = governing !== null && leadingVerb(text) !== null
  if (main !== null && force !== null && !isGoverned) {
    const bearer = resolved(main.bearer ?? governing?.bearer ?? null, setting)
    const governs = {
      kind: limbKind(force, text),
      bearer,
      modality: main.modal,
      reason: { words: text.slice(main.from, main.to), why: 'the stem these limbs hang from' },
    }
    if (isBare(main.rest)) return asStem(sentence, governs, setting)
    return { provisions: readSentence(sentence, governing, setting), governs }
  }
  const following = readFollowing(text, setting)
  if (following !== null) return asStem(sentence, following, setting)
  if (governing === null) return { provisions: readSentence(sentence, governing, setting), governs: null }
  if (/\bas\s+follows\s*:?$/i.test(text)) return asStem(sentence, governing, setting)
  return {
    provisions: readSentence(sentence, governing, setting),
    governs: { ...governing, kind: limbKind(governing.kind, text) },
  }
}

/** "The following actions are required of the council": what follows binds it. */
export function readFollowing(text: string, setting: Setting): Governing | null {
  const found =
    /\bfollowing\s+(?:\p{L}+\s+){0,3}?(?:actions?|steps?|measures?|requirements?|undertakings?|improvements?)\b.{0,80}?\b(?:required\s+(?:of|by|from)|(?:undertaken|taken|carried\s+out|completed|made)\s+by)\s+(the\s+[^,.;:]{3,80})/iu.exec(
      text,
    ) ??
    /\b(?:actions?|steps?|measures?)\s+(?:that\s+|which\s+)?(the\s+[^,.;:]{3,60}?)\s+(?:is|are|must|shall|should)\b/iu.exec(
      text,
    )
  const bearer = found === null ? undefined : actorsOf(found[1] ?? '')[0]
  if (found === null || bearer === undefined) return null
  return {
    kind: 'duty',
    bearer: resolved(bearer, setting),
    modality: 'required',
    reason: { words: found[0], why: 'says whom the following actions bind' },
  }
}

// A list after "giving priority to:" narrows its duty; other limbs are duties of their own.
function limbKind(kind: ProvisionKind, text: string): ProvisionKind {
  return kind === 'duty' &&
    /,\s+(?:giving|having|taking|prioritising|with\s+(?:priority|particular|regard|reference))\b[^,;.]{0,60}:$/i.test(
      text,
    )
    ? 'condition'
    : kind
}

function isBare(rest: string): boolean {
  const plain = rest
    .replace(/[\s:;\u2013\u2014-]+$/, '')
    .replace(/^\s*,[^,]*,?/, '')
    .trim()
  return (
    plain === '' ||
    /^(?:,?\s*(?:to|by|at\s+a\s+minimum|in\s+particular))$/i.test(plain) ||
    /^(?:(?:be|take|to\s+take|carry\s+out|undertake|complete|do|to\s+do|implement)\s+)?(?:all\s+of\s+)?(?:the\s+following\b.{0,60}|as\s+follows)$/i.test(
      plain,
    ) ||
    /\bas\s+follows$/i.test(plain) ||
    /\b(?:these|the\s+following)\s+(?:actions|steps|things|measures)$/i.test(plain)
  )
}

function asStem(
  sentence: Sentence,
  governs: Governing,
  setting: Setting,
): { provisions: Provision[]; governs: Governing } {
  const stem = made(sentence, { from: 0, to: sentence.text.length, verb: null, modal: null }, setting, {
    kind: 'other',
    bearer: governs.bearer,
    modality: governs.modality,
    reasons: [governs.reason],
    isUntimed: true,
  })
  return { provisions: [stem], governs }
}

function readSentence(sentence: Sentence, governing: Governing | null, setting: Setting): Provision[] {
  const special = readSpecial(sentence, setting)
  if (special !== null) return [special]
  const { text } = sentence
  const verb = leadingVerb(afterCondition(text))
  const main = findMainClause(text)
  const isLimb =
    governing !== null &&
    (sentence.isFirst || verb !== null) &&
    (main === null || (verb !== null && !isNounSubject(main)))
  if (isLimb) return readLimb(sentence, governing, setting)
  if (main === null) return [plainSentence(sentence, governing, setting)]
  return readMain(sentence, main, governing, setting)
}

// "Progress against the plan must be reported": its first word looks like a verb, yet it is the subject.
function isNounSubject(main: MainClause): boolean {
  return (
    main.from > 0 &&
    !/^\s*to\s/i.test(main.subject) &&
    main.subject.split(/\s+/).length <= 14 &&
    /^(?:\S+\s+){0,14}$/.test(`${main.subject} `) &&
    main.isPassive
  )
}

function readSpecial(sentence: Sentence, setting: Setting): Provision | null {
  const { text } = sentence
  const whole = { from: 0, to: text.length, verb: null, modal: null }
  const say = (kind: ProvisionKind, words: string, why: string): Provision =>
    made(sentence, whole, setting, {
      kind,
      bearer: null,
      modality: null,
      reasons: [{ words, why }],
      isUntimed: kind !== 'other',
    })
  const lasting = LASTING.exec(text)
  if (lasting !== null && INSTRUMENT.test(text))
    return say('other', lasting[0], 'says how long the instrument lasts')
  const revokes = REVOKES.exec(text)
  if (
    revokes !== null &&
    /\b(?:direction|notice|terms\s+of\s+reference|instrument|order)\b/i.test(text) &&
    !/\b(?:until|unless|may|if)\b/i.test(text.slice(0, revokes.index))
  )
    return say('revocation', revokes[0], 'ends an earlier instrument')
  const defines = DEFINES.exec(text)
  if (defines !== null) return say('definition', defines[0], 'says what a term means')
  const main = findMainClause(text)
  const appoints = APPOINTS.exec(text)
  if (appoints !== null && (main === null || main.from > appoints.index))
    return say('appointment', appoints[0], 'somebody is appointed')
  const reminded = REPORTED_LAW.exec(text)
  if (reminded !== null) return say('recital', reminded[0], 'recalls a duty that the law lays down already')
  const illustrates = ILLUSTRATION.exec(text)
  if (illustrates !== null && /^(?:may|might|can|could)/i.test(illustrates[0]))
    return say('other', illustrates[0], 'an illustration')
  return null
}

function readLimb(sentence: Sentence, governing: Governing, setting: Setting): Provision[] {
  const { text } = sentence
  const own = namedInfinitive(text)
  const bearer = own === null ? governing.bearer : resolved(own.bearer, setting)
  const acts =
    governing.kind === 'duty' || governing.kind === 'undertaking' || governing.kind === 'recommendation'
      ? splitActs(text, own?.length ?? conditionLength(text))
      : [{ from: 0, to: text.length, verb: leadingVerb(text), modal: null }]
  return acts.map((act) =>
    made(sentence, act, setting, {
      kind: governing.kind,
      bearer,
      modality: act.modal ?? governing.modality,
      reasons: [governing.reason],
    }),
  )
}

/** "The Authority to take ...": a limb that names its own bearer. */
export function namedInfinitive(text: string): { bearer: string; length: number } | null {
  const found = /^(?:that\s+)?([\p{L}][^,.;:]{2,90}?)\s+to\s+(?=(?:\p{Ll}+ly\s+)?(\p{Ll}[\p{Ll}-]+))/u.exec(
    text,
  )
  const actors = found === null ? [] : actorsOf(found[1] ?? '')
  if (found === null || actors.length === 0 || leadingVerb(text) !== null) return null
  return { bearer: actors.join(' and '), length: found[0].length }
}

function readMain(
  sentence: Sentence,
  main: MainClause,
  governing: Governing | null,
  setting: Setting,
): Provision[] {
  const kind = forceOf(main, setting) ?? 'other'
  const bearer = main.bearer === null ? (governing?.bearer ?? null) : resolved(main.bearer, setting)
  const reasons = [{ words: sentence.text.slice(main.from, main.to), why: whyOf(kind) }]
  const isLive = kind === 'duty' || kind === 'undertaking' || kind === 'recommendation'
  const acts: Act[] = isLive ? splitActs(sentence.text, main.to) : splitPower(sentence.text, main)
  return acts.map((act) => {
    const own =
      act.modal === null
        ? kind
        : (forceOf({ ...main, modal: act.modal, rest: sentence.text.slice(act.from) }, setting) ?? kind)
    return made(sentence, act, setting, {
      kind: own,
      bearer,
      modality: act.modal ?? main.modal,
      reasons,
      subject: main.subject,
    })
  })
}

// "NHS England may exercise its powers and must tell ..." keeps its duty.
function splitPower(text: string, main: MainClause): Act[] {
  const whole: Act = { from: 0, to: text.length, verb: leadingVerb(main.rest), modal: null }
  const later = splitActs(text, main.to).filter((act) => act.modal !== null && act.modal !== 'may')
  return [whole, ...later]
}

/** What a modal makes of a sentence, by the kind of document it stands in; null where it binds nobody. */
export function forceOf(main: MainClause, setting: Setting): ProvisionKind | null {
  const isReport = setting.kind === 'commissioner report' || setting.kind === 'inspection report'
  const modal = main.modal
  if (/^(?:is|are) (?:now )?to$/.test(modal) && main.bearer === null && !main.isPassive) return null
  if (/^(?:may not|cannot)$/.test(modal)) return 'duty'
  if (/^(?:may|might|can|could)$/.test(modal)) return 'power'
  if (/^would$/.test(modal) || /encouraged|recommended|urged|invited/.test(modal))
    return isReport ? 'recommendation' : null
  if (/reminded/.test(modal)) return null
  if (/^will\b/.test(modal) && !/needs? to/.test(modal)) return undertakes(main) ? 'undertaking' : 'other'
  if (/undertake|agree|commit|pledge/.test(modal)) return 'undertaking'
  if (isReport)
    return /^(?:should|must|.*needs? to|ha(?:s|ve) to|shall|(?:is|are) to)/.test(modal)
      ? 'recommendation'
      : null
  if (/needs? to|ha(?:s|ve) to|responsible/.test(modal) && main.bearer === null && !main.isPassive)
    return null
  return 'duty'
}

function undertakes(main: MainClause): boolean {
  if (main.bearer !== null) return !WILL_NOT_BIND.test(main.rest)
  if (main.isPassive) return !/\bbe\s+(?:seen|considered|assessed\s+as|deemed|treated)\b/i.test(main.rest)
  return (
    /\b(?:plan|board|programme|reviews?|reports?|meetings?|arrangements?|protocol|strategy)$/i.test(
      main.subject,
    ) && !WILL_NOT_BIND.test(main.rest)
  )
}

function whyOf(kind: ProvisionKind): string {
  if (kind === 'duty') return 'says what must be done'
  if (kind === 'undertaking') return 'says what somebody will do'
  if (kind === 'power') return 'says what may be done, not what must'
  return 'the main verb of the sentence'
}

// A bare instruction ("Produce a plan by ...") binds where the words above say whom; other plain sentences recite.
function plainSentence(sentence: Sentence, governing: Governing | null, setting: Setting): Provision {
  const whole = { from: 0, to: sentence.text.length, verb: leadingVerb(sentence.text), modal: null }
  const kind: ProvisionKind =
    sentence.clause.role === 'closing'
      ? 'condition'
      : governing?.kind === 'other' || governing?.kind === 'definition'
        ? governing.kind
        : 'recital'
  return made(sentence, whole, setting, {
    kind,
    bearer: null,
    modality: null,
    reasons: [{ words: sentence.text.slice(0, 40), why: 'states something; nothing is asked' }],
    isUntimed: true,
  })
}

type Making = {
  readonly kind: ProvisionKind
  readonly bearer: string | null
  readonly modality: string | null
  readonly reasons: readonly Reason[]
  readonly subject?: string
  readonly isUntimed?: boolean
}

/** A provision from one act. The first act of several is quoted with its whole sentence, which frames the others. */
export function made(sentence: Sentence, act: Act, setting: Setting, making: Making): Provision {
  const isFirstOfMany = act.from === 0 && act.to < sentence.text.length
  const to = isFirstOfMany ? sentence.text.length : act.to
  const cut = cutPassage(
    sentence.clause.paragraph.passage,
    sentence.at.from + act.from,
    sentence.at.from + to,
  )
  const own = sentence.text.slice(act.from, act.to)
  const condition = act.from > 0 ? sentence.text.slice(0, conditionLength(sentence.text)) : ''
  const time = readTime(condition + own, timeContext(sentence, act, setting))
  const isOpen = making.bearer === null && isLive(making.kind)
  const reasons = [...making.reasons]
  if (time.words !== null) reasons.push({ words: time.words, why: 'says when' })
  if (isOpen && setting.likely !== null)
    reasons.push({ words: making.subject ?? '', why: setting.likely.why })
  return {
    clause: sentence.clause.path,
    kind: making.kind,
    ...cut,
    bearer: making.bearer,
    likelyBearer: isOpen ? (setting.likely?.bearer ?? null) : null,
    recipient: recipientOf(own, making.bearer),
    modality: making.modality,
    schedule: time.schedule,
    timeWords: time.words,
    restates: null,
    reasons,
  }
}

function timeContext(sentence: Sentence, act: Act, setting: Setting): TimeContext {
  return {
    dated: setting.dated,
    instrument: setting.instrument,
    before: sentence.before,
    verb: act.verb ?? leadingVerb(sentence.text.slice(act.from)),
  }
}

function isLive(kind: ProvisionKind): boolean {
  return kind === 'duty' || kind === 'undertaking' || kind === 'recommendation'
}

function afterCondition(text: string): string {
  return text.slice(conditionLength(text))
}

function conditionLength(text: string): number {
  const found =
    /^(?:and\s+|then\s+)?(?:if|where|when|whenever|should|in\s+the\s+event|on|upon|following|for|after|once|as\s+soon\s+as|prior|before|in|by|within|at|from|thereafter|working|as\s+part)\b[^.;:]{0,240}?,\s+/i.exec(
      text,
    )
  return found?.[0].length ?? 0
}

function tailOf(text: string): string {
  return text.slice(-60)
}

export function resolved(name: string | null, setting: Setting): string | null {
  if (name === null) return null
  return name === 'you' ? setting.addressee : setting.resolve(name)
}

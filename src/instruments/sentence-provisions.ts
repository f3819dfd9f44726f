import { type Act, splitActs } from './acts.ts'
import { actorsOf, firstActor } from './actors.ts'
import { forceOf, isLive, whyOf } from './force.ts'
import { bearerOf, findMainClause, isPassiveAfter, type MainClause } from './main-clause.ts'
import {
  conditionLength,
  makeProvision,
  resolved,
  type Sentence,
  type Setting,
  wholeOf,
} from './provision-making.ts'
import type { Provision, ProvisionKind } from './reading.ts'
import { isTelling, readResolution } from './paper-sentences.ts'
import { readSpecial } from './special-sentences.ts'
import type { Governing } from './stems.ts'
import { isVerb, leadingVerb } from './verbs.ts'

// One sentence into provisions, act by act: a limb takes its bearer from the stem, another sentence has its own.

const HAS_MODAL = /\b(?:shall|must|should|will|may|can|could|would|needs?|has|have|is|are|was|were)\b/i
// What a limb prints of its own; "on request" in the stem goes for every limb that is not dated.
const DATED: ReadonlySet<string> = new Set(['fixed', 'relative', 'recurring', 'until'])

export function readSentence(sentence: Sentence, governing: Governing | null, setting: Setting): Provision[] {
  const { text } = sentence
  if (setting.kind === 'other' && isTelling(text)) return [tellingSentence(sentence, setting)]
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
  const found = findMainClause(text)
  const main = found === null ? null : withNamedSubject(found, sentence, setting)
  const isInstruction = verb !== null && (main === null || !isNounSubject(main))
  if (governing !== null && (isInstruction || (sentence.isFirst && main === null)))
    return readLimb(sentence, governing, setting)
  if (main === null && isInstruction) return readBareInstruction(sentence, governing, setting)
  if (main === null) return [plainSentence(sentence, governing, setting)]
  return readMain(sentence, main, governing, setting)
}

// "... shall audit its plans. Report to the Board on what it finds.": the second goes on with whom the first bound.
function readBareInstruction(sentence: Sentence, governing: Governing | null, setting: Setting): Provision[] {
  const bearer = sentence.beforeBearer ?? null
  if (sentence.isFirst || bearer === null || sentence.isAfterDuty !== true)
    return [plainSentence(sentence, governing, setting)]
  const reason = { words: sentence.text.slice(0, 40), why: 'goes on with what the sentence before asks' }
  return readLimb(sentence, { kind: 'duty', bearer, modality: null, reason }, setting)
}

function tellingSentence(sentence: Sentence, setting: Setting): Provision {
  const reasons = [{ words: sentence.text.slice(0, 60), why: 'tells what another paper or person says' }]
  const making = { kind: 'reported' as const, bearer: null, modality: null, reasons, isUntimed: true }
  return makeProvision(sentence, wholeOf(sentence), setting, making)
}

// "Progress against the plan must be reported": its first word looks like a verb, yet it is the subject.
function isNounSubject(main: MainClause): boolean {
  return main.isPassive && !/^\s*to\s/i.test(main.subject) && main.subject.split(/\s+/).length <= 14
}

function readLimb(sentence: Sentence, governing: Governing, setting: Setting): Provision[] {
  const { text } = sentence
  const resolution = governing.modality === 'resolved' ? readResolution(text) : null
  const own = resolution ?? namedInfinitive(text)
  const bearer = own === null || own.bearer === null ? governing.bearer : resolved(own.bearer, setting)
  const kind = resolution?.kind ?? governing.kind
  const acts = isLive(kind) ? splitActs(text, own?.length ?? conditionLength(text)) : [wholeOf(sentence)]
  return inTurn(sentence, acts, (act, turn) => {
    const modality = act.modal ?? governing.modality
    const made = makeProvision(turn, act, setting, {
      kind,
      bearer,
      modality,
      reasons: [governing.reason],
    })
    const isTimed =
      governing.schedule?.type === 'on demand' ? DATED.has(made.schedule.type) : made.timeWords !== null
    return isTimed || governing.schedule === undefined
      ? made
      : { ...made, schedule: governing.schedule, timeWords: governing.reason.words }
  })
}

/** "The Authority to take ...": a limb that names its own bearer. */
export function namedInfinitive(text: string): { readonly bearer: string; readonly length: number } | null {
  const found =
    /^(?:that\s+)?(\p{L}[^,.;:]{2,90}?)\s+to\s+(?!(?:the|an?|any|all|each|every|its|their|this|such|those)\b)(?=(?:\p{Ll}+ly\s+)?\p{Ll}[\p{Ll}-]+)/u.exec(
      text,
    )
  const isNamed = found !== null && !startsWithVerb(text) && !HAS_MODAL.test(found[1] ?? '')
  const actors = isNamed ? actorsOf(found[1] ?? '') : []
  if (found === null || actors.length === 0) return null
  return { bearer: actors.join(' and '), length: found[0].length }
}

// "Delegates authority to the Director" begins with a verb too.
function startsWithVerb(text: string): boolean {
  const first = /^\p{L}+/u.exec(text)?.[0] ?? ''
  return (
    leadingVerb(text) !== null ||
    (/s$/.test(first) && (isVerb(first.slice(0, -1)) || isVerb(first.slice(0, -2))))
  )
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
    const modality = act.modal ?? main.modal
    if (act.modal === null)
      return makeProvision(turn, act, setting, { kind, bearer, modality, reasons, subject: main.subject })
    // "... and shall be given notice": a second modal may turn its subject into the one it is done to.
    const rest = sentence.text.slice(act.from).replace(/^\S+/, '')
    const isPassive = isPassiveAfter(rest)
    const own = {
      ...main,
      modal: act.modal,
      rest,
      isPassive,
      bearer: isPassive ? bearerOf('', rest, true) : main.bearer,
    }
    const making = { kind: forceOf(own, setting.kind) ?? kind, modality, reasons, subject: main.subject }
    return makeProvision(turn, act, setting, {
      ...making,
      bearer: isPassive ? resolved(own.bearer, setting) : bearer,
    })
  })
}

// A person's name, or "he" and "it" where the words before say who.
function withNamedSubject(main: MainClause, sentence: Sentence, setting: Setting): MainClause {
  if (main.bearer !== null || main.isPassive) return main
  const subject = main.subject.trim()
  const known = setting.resolve(subject)
  if (known !== subject) return { ...main, bearer: known }
  const pronoun = /(?:^|\s)(he|she|they|it)$/i.exec(subject)?.[1]?.toLowerCase()
  if (pronoun === undefined) return main
  const condition = /^(?:if|where|when|whenever|should)\s+(.+)$/is.exec(
    sentence.text.slice(0, main.from),
  )?.[1]
  const actor = condition === undefined ? null : firstActor(condition)
  // "It will end in August" and "it is expected that" speak of nobody; "it is to issue papers" of whom the sentence before bound.
  const isPerson = pronoun === 'he' || pronoun === 'she' || /^(?:(?:is|are) to|must|shall)\b/.test(main.modal)
  return { ...main, bearer: actor ?? (isPerson ? sentence.beforeBearer : null) ?? null }
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
  for (const act of acts) {
    const made = make(act, { ...sentence, before: provisions.at(-1)?.schedule ?? sentence.before })
    const others = act.antecedent === undefined ? [] : actorsOf(act.antecedent)
    provisions.push(others.length === 0 ? made : { ...made, bearer: others.join(' and ') })
  }
  return provisions
}

export function plainSentence(sentence: Sentence, governing: Governing | null, setting: Setting): Provision {
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

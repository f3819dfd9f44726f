import { type Act, actsOf, namesItsMeans, sentencesOf } from './check-acts.ts'
import { findAmount } from './check-figures.ts'
import { COUNTABLE, EITHER_WAY, FIRM, PADDING } from './check-verbs.ts'
import { type Token, plain, stem, tokens } from './check-words.ts'
import { betterAct } from './check-example.ts'
import type { PlanAction, PlanProblem } from './plan-check.ts'

/** A weak verb with nothing behind it that one could point at: no thing, no amount, no second act, no means. */
export function checkVague(action: PlanAction): readonly PlanProblem[] {
  const words = action.words
  if (plain(words) === '') return []
  const acts = actsOf(words)
  const lead = acts[0]
  if (lead === undefined) return isTopic(words) || isStateHoped(words) ? [topicProblem(action)] : []
  if (isActInName(lead, words, acts)) return [topicProblem(action)]
  if (!promisesNothing(lead, words) || isMended(words, lead, acts.slice(1))) return []
  return [
    {
      check: 'vague',
      quote: quoteOf(words, lead),
      why: whyOf(words, lead),
      better: betterAct(action, lead),
    },
  ]
}

// "Recruitment and retention", "Commissioning": an act as a noun with nothing behind it is a heading.
function isActInName(lead: Act, words: string, acts: readonly Act[]): boolean {
  const said = tokens(words)
  if (lead.kind === 'hollow' || acts.length > 1 || findAmount(words) !== null) return false
  if (said.length <= 10 && isBareName(said) && stem(said[0]?.word ?? '') === lead.verb) return true
  const isNoun = said.length === 1 || /(?:ing|ment|tion|ery|sion)$/.test(said[0]?.word ?? '')
  return said.length <= 4 && isNoun && lead.objectIsGeneric
}

function promisesNothing(act: Act, words: string): boolean {
  if (act.kind === 'firm') return false
  // "Further develop the strategy": it is there already, and is to be more so.
  if (act.kind === 'soft') return act.objectIsGeneric || /\bfurther\s+$/i.test(words.slice(0, act.start))
  return !changesACount(act, words)
}

// "Reduce caseloads" has an end one can count to; "reduce drift" has not.
function changesACount(act: Act, words: string): boolean {
  if (!['reduc', 'increas', 'rais', 'minimis'].includes(act.verb)) return false
  return tokens(words.slice(act.object.start, act.object.end)).some(({ word }) => COUNTABLE.has(stem(word)))
}

function isMended(words: string, lead: Act, further: readonly Act[]): boolean {
  const said = sentencesOf(words)
    .map(({ text }) => text)
    .join('. ')
  if (findAmount(said) !== null) return true
  if (further.some((act) => act.kind === 'firm' || (act.kind === 'soft' && !act.objectIsGeneric))) return true
  if (lead.verb === 'ensur' && ENSURED_ACT.test(said)) return true
  return namesItsMeans(said) || (lead.verb === 'continu' && RHYTHM_OF_ACT.test(said))
}

// "Ensure the policy is published" is a publication.
const ENSURED_ACT =
  /\b(?:is|are|be|been)\s+(?:\w+ly\s+)?(?:published|signed|appointed|issued|opened|audited|co-located|recruited|commissioned|agreed (?:at|by|with))\b/i
const RHYTHM_OF_ACT =
  /\b(?:hold|run|audit|visit|publish|meet|chair|sample|report)\w*\b.*\b(?:weekly|daily|monthly|fortnightly|each (?:week|month|day))\b|\b(?:weekly|daily|monthly|fortnightly|quarterly)\b.*\b(?:clinics?|meetings?|panels?|huddles?|visits?|audits?|briefings?)\b/i

// "That decisions are consistently sound": how things will be, and nothing of what will make them so.
function isStateHoped(words: string): boolean {
  return (
    HOPED_STATE.test(words) &&
    findAmount(words.replace(/\bsection \d+/gi, '')) === null &&
    !namesItsMeans(words)
  )
}

const HOPED_STATE =
  /\b(?:is|are|be)\s+(?:consistently |always |fully |more |truly |being )?(?:sound|robust|effective|good|clear|consistent|timely|strong|safe|embedded|understood|heard|aware|confident|engaged|supported|purposeful|child[- ](?:centred|focused)|visible|valued|appropriate|proportionate|fit for purpose|at the (?:heart|centre))\b/i

// "Staff engagement": a topic with no verb, or adjectives that lend it weight.
function isTopic(words: string): boolean {
  const said = tokens(words)
  if (said.some(({ word }) => /^(?:is|are|has|have|will|be|can|do|does)$/.test(word))) return false
  if (findAmount(words) !== null) return false
  const first = said.find(({ word }) => !/^(?:a|an|the)$/.test(word))
  if (first !== undefined && soundsLikeVerb(first.word)) return false
  if (endsInAct(said) || hasFiniteVerb(said)) return false
  const most = said.some(({ word }) => word === 'by') ? 4 : 5
  return said.length <= most || (said.length <= 10 && (isPraise(first?.word ?? '') || isBareName(said)))
}

// "Visits to children on a child protection plan": one thing named, and nothing of how often, by whom or how.
function isBareName(said: readonly Token[]): boolean {
  return (
    /^(?:to|of|for|on)$/.test(said[1]?.word ?? '') &&
    /[^s]s$/.test(said[0]?.word ?? '') &&
    !said.some(({ word }) =>
      /(?:ed|ly|[^n]ing)$|^(?:with|by|each|every|per|after|before|when|new|to[- ]be)$/.test(word),
    )
  )
}

// A verb that no list here holds: "digitalise case files" has an act, "corporate parenting" has not.
function soundsLikeVerb(word: string): boolean {
  return /(?:[ia]se|ize|ify|uate|iate|olate|icate)$/.test(word) && !NOT_VERBS.test(word)
}

const NOT_VERBS =
  /^(?:case|base|phase|increase|exercise|expertise|enterprise|franchise|otherwise|appropriate|certificate|graduate|affiliate|adequate|intermediate|immediate|delicate|purchase|release|disease|rise|advise|wise|noise|praise)$/

// "Board meets monthly": said as a fact, and an act all the same.
function hasFiniteVerb(said: readonly Token[]): boolean {
  return said.some(
    ({ word }, at) => at > 0 && /[^s]s$/.test(word) && FIRM.has(stem(word)) && !EITHER_WAY.has(stem(word)),
  )
}

// "Sufficiency strategy refresh", "Principal social worker recruitment": the act stands last. A "review" is none.
function endsInAct(said: readonly Token[]): boolean {
  const last = said.at(-1)
  return said.length >= 3 && last !== undefined && ACTS_AS_NOUNS.test(last.word)
}

const ACTS_AS_NOUNS =
  /^(?:refresh|update|rewrite|launch|relaunch|recruitment|appointment|publication|procurement|audit|training|rollout|roll-out|redesign|restructure|pilot|survey|tender)$/

function isPraise(word: string): boolean {
  return word.length > 3 && PADDING.has(word)
}

function topicProblem(action: PlanAction): PlanProblem {
  return {
    check: 'vague',
    quote: plain(action.words),
    why: 'A topic, not an action: nothing says what anybody will do.',
    better: betterAct(action, null),
  }
}

function quoteOf(words: string, act: Act): string {
  const quote = plain(words.slice(act.start, act.end))
  return quote.length <= 90 ? quote : quote.slice(0, 88).replace(/\s\S*$/, '')
}

function whyOf(words: string, act: Act): string {
  const object = plain(words.slice(act.object.start, act.object.end))
  if (act.kind === 'soft') {
    return `"${object === '' ? quoteOf(words, act) : object}" is nothing one could point at, so nobody can say when this is done.`
  }
  const verb = tokens(words.slice(act.start, act.end)).find(({ word }) => stem(word) === act.verb)?.text
  return `"${verb ?? quoteOf(words, act)}" says nothing of what will be done: no product, amount, way or end shows when it can be signed off.`
}

import type { Stretch } from './sentences.ts'
import { handsOver, isAlsoNoun, isVerb, leadingVerb } from './verbs.ts'

// Two duties in one clause are two. A sentence is cut where a second act begins, not where a second thing is
// named: "comply with any instructions and provide assistance" is two, "review and streamline support" is one.

export type Act = Stretch & {
  readonly verb: string | null
  readonly modal: string | null
  /** "... the adviser, who will visit": whom a relative clause speaks of. */
  readonly antecedent?: string
}

type Cutting = {
  readonly at: number
  readonly start: number
  readonly verb: string
  readonly modal: string | null
  readonly isPlain: boolean
  readonly hasComma: boolean
  readonly antecedent?: string
}

const JOINT =
  /([,;])?\s+(?:(?:and|but)\s+(?:(?:then|thereafter|also|subsequently),?\s+)?|(?<=;\s))(?:(to|(?:must|should|shall|will|may)(?:\s+not)?)\s+)?(?:(?:also|then|(?!(?:comply|apply|supply|reply|rely)\b)\p{Ll}+ly)\s+)?(be|\p{Ll}[\p{Ll}-]{2,})\b/gu
// After a modal of its own any word is a verb but these.
const NO_VERB =
  /^(?:the|this|that|these|those|any|all|each|also|then|therefore|thereafter|not|their|its|his|her|only)$/
const OBJECT =
  /^\s+(?:the|a|an|any|all|each|every|such|its|their|his|her|no|some|further|additional|new|appropriate|regular|written|clear|effective|relevant|an?other|more|those|sufficient|comprehensive|monthly|quarterly|weekly|annual|places?|\p{Ll}+\s+(?:and\s+)?\p{Ll}+)\b/u
const DETERMINED =
  /^\s+(?:the|a|an|any|all|each|every|such|its|their|his|her|further|additional|to\s+the|with\s+the|on\s+(?:the|its|progress))\b/
const POINTS_BACK =
  /^\s+(?:it|them|this|these|that|those|whether\s+(?:this|that|these|it)|so|one|the\s+same)\b/
const TIMED =
  /\b(?:every|each|monthly|quarterly|weekly|annually|fortnightly|termly|within\s+\S+\s+(?:working\s+)?(?:days?|weeks?|months?)|by\s+(?:the\s+end\s+of\s+)?(?:\d+|\p{Lu}\p{Ll}+\s+\d{4})|no\s+later\s+than)\b/u
const RELATIVE =
  /,\s+(?=(?:which|who)\s+(will|shall|must|should|(?:is|are)\s+to)\s+(?:be\s+)?(\p{Ll}[\p{Ll}-]+)([^,;.]*))/gu
// "And by 18 December to publish", "and, if it has not, advise": the second act has its own time or case before it.
const FRONTED =
  /,?\s+(?:and|but),?\s+(?=((?:if|where|when|whenever|unless|once|after|before|on|upon|following|by|within|(?:no|not)\s+later\s+than|from|until|at|every|each)\b[^,;:.]{2,80}?)(?:(,)\s+(?:then\s+)?|\s+)(?:(to|shall|must|will|should)\s+)?(?<=,\s+(?:then\s+)?|\b(?:to|shall|must|will|should)\s+)(\p{Ll}[\p{Ll}-]{2,})\b)/gu
const LEADING_TIME =
  /^\s+(?:by|before|on\s+or\s+before|within|(?:no|not)\s+later\s+than)\s[^,;.]{3,50}?(?=\s+(?:the|an?|its|their|all|any|each|to)\s)/i
// Verbs that take their object through a preposition.
const THROUGH =
  /^(?:to\s+)?(?:act\s+(?:up)?on|comply\s+with|adhere\s+to|respond\s+to|contribute\s+to|co-?operate\s+(?:fully\s+)?with|liaise\s+with|engage\s+(?:fully\s+)?with|participate\s+in|work\s+with|consult\s+with|deal\s+with|account\s+for|have\s+regard\s+to|(?:ensure|make\s+sure|demonstrate|confirm)\s+that|give\s+(?:full\s+)?effect\s+to)\b/
const PREPOSITION =
  /^\s+(?:of|for|in|on|by|from|at|until|and|or|as|than|between|against|through|where|when|which|that|is|are|should|will|must|shall)\b|^\s*[,.;:)]/
const INSIDE =
  /\S\s+(?:so\s+that\s+(?!.*\b(?:is|are)\b)|which\s+(?:will|can|may|must|should)|that\s+(?:will|can|may))\b/u
const INFINITIVE = /\S\s+to\s+(?:(?:better|fully|\p{Ll}+ly)\s+)?(\p{Ll}[\p{Ll}-]{2,})/gu

/** The acts of a sentence whose verb phrase begins at `predicate`; always at least one. */
export function splitActs(sentence: string, predicate: number): Act[] {
  const cuttings = findCuttings(sentence, predicate)
  const strong = cuttings.some((one) => one.isPlain && one.hasComma)
  const kept: Cutting[] = []
  for (const one of cuttings) {
    const from = kept.at(-1)?.at ?? predicate
    if (one.isPlain || (!strong && isNewAct(sentence, from, one))) kept.push(one)
  }
  const first: Act = {
    from: 0,
    to: kept[0]?.at ?? sentence.length,
    verb: leadingVerb(sentence.slice(predicate)),
    modal: null,
  }
  const later = kept.map((one, index) => ({
    from: one.start,
    to: kept[index + 1]?.at ?? sentence.length,
    verb: one.verb,
    modal: one.modal,
    ...(one.antecedent === undefined ? {} : { antecedent: one.antecedent }),
  }))
  return [first, ...later]
}

function findCuttings(sentence: string, predicate: number): Cutting[] {
  const cuttings: Cutting[] = []
  for (const found of sentence.slice(0, 3000).matchAll(JOINT)) {
    const [whole, comma, before, verb = ''] = found
    if (
      found.index < predicate ||
      !(isVerb(verb) || (before !== undefined && before !== 'to' && !NO_VERB.test(verb)))
    )
      continue
    const lead = /^[,;]?\s+(?:(?:and|but)\s+)?/.exec(whole)?.[0].length ?? 0
    const after = sentence.slice(found.index + whole.length)
    // "Publish its waiting times within a month, and update them each month" is two, by its two times.
    const isTimedApart = TIMED.test(after.slice(0, 160)) && TIMED.test(sentence.slice(predicate, found.index))
    const isThat = /^\s+that\s/.test(after) && THROUGH.test(`${verb}${after.slice(0, 12)}`)
    const hasModal = before !== undefined && before !== 'to'
    if (POINTS_BACK.test(after) && !isTimedApart && !isThat && !hasModal) continue
    const modal = before !== undefined && before !== 'to' ? before : null
    const isPlain =
      (isTimedApart && POINTS_BACK.test(after)) ||
      (before !== undefined &&
        (comma !== undefined || modal !== null) &&
        !(before === 'to' && isInPurpose(sentence.slice(predicate, found.index), comma)))
    cuttings.push({
      at: found.index,
      start: found.index + lead,
      verb,
      modal,
      isPlain,
      hasComma: comma !== undefined,
    })
  }
  const fronted = frontedCuttings(sentence, predicate)
  const others = cuttings.filter((one) => !fronted.some((front) => front.at <= one.at && one.at < front.end))
  return [...others, ...fronted, ...relativeCuttings(sentence, predicate)].toSorted((a, b) => a.at - b.at)
}

function frontedCuttings(sentence: string, predicate: number): (Cutting & { readonly end: number })[] {
  return [...sentence.slice(0, 3000).matchAll(FRONTED)].flatMap((found) => {
    const [whole, front = '', comma, before, verb = ''] = found
    const isTime = TIMED.test(front)
    const isCase = /^(?:if|where|when|whenever|unless|once)\b/i.test(front)
    if (found.index < predicate || !isVerb(verb) || !(isTime || isCase)) return []
    if (comma === undefined && isCase) return []
    const start = found.index + whole.length
    const modal = before === undefined || before === 'to' ? null : before
    const end = start + front.length + (comma?.length ?? 0) + 1 + (before?.length ?? 0) + verb.length
    return [{ at: found.index, start, end, verb, modal, isPlain: true, hasComma: false }]
  })
}

// "A board by 31 January, which will meet monthly": the second has a time of its own.
function relativeCuttings(sentence: string, predicate: number): Cutting[] {
  return [...sentence.slice(0, 3000).matchAll(RELATIVE)].flatMap((found) => {
    const [whole, modal = '', verb = '', rest = ''] = found
    if (found.index < predicate || !isVerb(verb) || !TIMED.test(rest)) return []
    const named = /\b(?:with|to|by|of|from)\s+((?:the|an?|its|their)\s+[^,;]{3,120})$/i.exec(
      sentence.slice(0, found.index),
    )?.[1]
    const isPerson = /^,\s+who\b/.test(sentence.slice(found.index, found.index + 8))
    const start = found.index + whole.length
    const cutting = { at: found.index, start, verb, modal, isPlain: true, hasComma: false }
    return [isPerson && named !== undefined ? { ...cutting, antecedent: named } : cutting]
  })
}

// "To ensure that ..., and to secure" goes on with the purpose only where no comma parts them.
function isInPurpose(conjunct: string, comma: string | undefined): boolean {
  return comma === undefined && hasPurpose(conjunct)
}

function isNewAct(sentence: string, from: number, one: Cutting): boolean {
  const conjunct = sentence.slice(from, one.at)
  const after = sentence
    .slice(one.start)
    .replace(/^(?:to\s+)?(?:(?:then|thereafter|also|\p{Ll}+ly),?\s+)*[\p{Ll}-]+/u, '')
  const words = conjunct
    .trim()
    .split(/\s+/)
    .filter((word) => !/ly$|^to$/.test(word))
  if (words.length <= 2 || leadingVerb(conjunct) === one.verb) return false
  if (
    hasPurpose(conjunct.replace(/^\s*(?:,?\s*and\s+)?to\s+/i, '')) &&
    !(handsOver(one.verb) && !/ure|ide|ver/.test(one.verb.slice(-4)))
  )
    return false
  if (THROUGH.test(sentence.slice(one.start))) return true
  const object = after.replace(LEADING_TIME, '')
  if (isAlsoNoun(one.verb)) return DETERMINED.test(object)
  return !PREPOSITION.test(object) && OBJECT.test(object)
}

// "To oversee the plan", "so that they": what the act is for. "In relation to the plan" is no purpose.
function hasPurpose(conjunct: string): boolean {
  if (INSIDE.test(conjunct)) return true
  return [...conjunct.matchAll(INFINITIVE)].some((found) => isVerb(found[1] ?? ''))
}

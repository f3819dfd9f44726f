import { actorsOf } from './actors.ts'
import type { ProvisionKind, Reason } from './reading.ts'
import { isVerb } from './verbs.ts'

// A council's own papers: what they tell of an instrument binds nobody anew, and a meeting resolves in the subjunctive
// ("that the Director be requested to submit", "that the Head of Finance arrange a visit").

const WHO =
  '(?:\\p{L}*[Dd]irection|\\p{L}*[Nn]otice|[Rr]eport|[Ll]etter|[Ii]nspection|[Ii]nspectors|[Gg]uidance|[Oo]rder|[Mm]embers|[Dd]irector|[Cc]hair|[Oo]fficers?|[Cc]ommissioner|[Aa]dvis[eo]r|[Ll]eader|\\p{Lu}\\p{L}+)'
const TELLS =
  '(?:states?|stated|says?|said|requires?|required|asks?|asked|directs?|directed|sets?\\s+out|instructs?|instructed|notes?|noted|finds?|found|concludes?|concluded|recommends?|recommended|calls?|called|tells?|told|reported|advised|explained|confirmed|queried|identified)'
const TELLING = new RegExp(
  String.raw`^\W{0,4}(?:(?:The|This|That|Its|An?|the|this|its)\s+)?(?:\p{L}+['\u2019]?s?\s+){0,4}?${WHO}\s+(?:(?:also|further|then|therefore|had|has)\s+)*${TELLS}\b`,
  'u',
)
const UNDER =
  /^\W{0,4}(?:under|according\s+to|as\s+required\s+by)\s+(?:the|this|that)\s+(?:\p{L}+\s+){0,3}(?:direction|notice|order|report|letter)\b/iu
const RESOLVED =
  /^\W{0,6}(?:it\s+(?:was|is)\s+)?(?:unanimously\s+)?resolved(?:\s+unanimously)?(?:\s+that)?\s*[:\u2013\u2014-]*\s*$/iu
const RECEIVED =
  /^that\b[^;]{0,160}?\bbe\s+(?:(?:formally|hereby)\s+)?(?:noted|approved|received|endorsed|agreed|deferred|accepted|adopted|thanked|welcomed|ratified)\b/iu
const ASKED =
  /^that\s+([^,;]{3,120}?)\s+be\s+(?:requested|asked|instructed|directed|invited|required|tasked|authorised)\s+to\s+/iu

/** Does the sentence tell what another paper or person says? */
export function isTelling(text: string): boolean {
  return !/^\W*that\b/i.test(text) && (TELLING.test(text) || UNDER.test(text))
}

export function isResolving(text: string): boolean {
  return RESOLVED.test(text)
}

export const RESOLVED_REASON: Reason = { words: 'resolved', why: 'a meeting resolved what follows' }

export type Resolution = {
  readonly kind: ProvisionKind
  readonly bearer: string | null
  /** How many characters stand before the verb. */
  readonly length: number
}

/** What one limb of a resolution asks, and of whom; null where it is none. */
export function readResolution(text: string): Resolution | null {
  if (RECEIVED.test(text)) return { kind: 'other', bearer: null, length: 0 }
  const asked = ASKED.exec(text)
  const whom = asked === null ? [] : actorsOf(asked[1] ?? '')
  if (asked !== null && whom.length > 0)
    return { kind: 'duty', bearer: whom.join(' and '), length: asked[0].length }
  return readSubjunctive(text)
}

function readSubjunctive(text: string): Resolution | null {
  const that = /^that\s+/i.exec(text)?.[0].length
  if (that === undefined) return null
  const words = [...text.slice(that, that + 160).matchAll(/\S+/g)]
  const at = words.findIndex(
    ([word], index) =>
      index > 0 &&
      /^\p{Ll}/u.test(word) &&
      isVerb(word) &&
      !/^(?:of|and|for|the|a|an|to|or)$/i.test(words[index - 1]?.[0] ?? ''),
  )
  const verb = words[at]
  if (verb === undefined) return null
  const subject = text.slice(that, that + verb.index)
  const actors = actorsOf(subject)
  if (actors.length === 0 || /\b(?:which|that|who|shall|must|will|should|be)\b/i.test(subject)) return null
  return { kind: 'duty', bearer: actors.join(' and '), length: that + verb.index }
}

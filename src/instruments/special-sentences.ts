import { findMainClause } from './main-clause.ts'
import type { ProvisionKind, Reason } from './reading.ts'

// Sentences whose kind is told by their verb and not by their modal: they appoint, revoke, define, last, illustrate.

const ILLUSTRATION =
  /\b(?:may|might|can|could|will|should)\s+(?:also\s+|typically\s+|for\s+example\s+)?(?:include|cover|reflect|comprise|consist|take\s+the\s+form|be\s+evidenced)\b/i
const LASTING =
  /\b(?:(?:remain|continue|stay|be|is|are|has|have)s?\s+(?:to\s+have\s+|to\s+be\s+)?(?:in\s+(?:force|place|effect|operation)|effect(?:ive)?)|expires?|lapses?|comes?\s+into\s+(?:force|effect)|takes?\s+effect|ceases?\s+to|due\s+to\s+end|end\s+on|appl(?:y|ies)\s+(?:until|from))\b/i
const INSTRUMENT =
  /^(?:\W*)(?:this|the|these|that|any)\s+(?:\p{L}+\s+){0,3}?(?:directions?|notice|terms\s+of\s+reference|annex|instrument|intervention|agreement|letter|schedule|appointment)\b/iu
const PAPER = /\b(?:directions?|notice|terms\s+of\s+reference|instrument|order)\b/i
const REVOKES =
  /\b(?:revokes?|withdraws?|supersedes?|rescinds?|replaces\s+(?:the|any|all)|(?:is|are)\s+(?:hereby\s+|also\s+)?(?:revoked|withdrawn|superseded|rescinded|replaced))\b/i
// "The 2019 Direction shall cease to have effect" ends another paper; "this direction ..." speaks of itself.
const ENDS =
  /\b(?:ceases?\s+to\s+(?:have\s+(?:any\s+)?effect|apply|be\s+in\s+force|be\s+of\s+effect)|no\s+longer\s+(?:applies|apply|has\s+effect|have\s+effect|(?:is|are)\s+in\s+force|in\s+force)|(?:is|are|be)\s+of\s+no\s+(?:further\s+)?effect|(?:is|are)\s+no\s+longer\s+in\s+(?:force|effect))\b/i
const OWN = /^\W*(?:this|these)\b/i
const EARLIER =
  /\b(?:first|second|third|earlier|previous|prior|former|existing|old|original|\d{4})\s+(?:\p{L}+\s+){0,3}(?:directions?|notices?|terms)\b|\b(?:directions?|notices?|terms\s+of\s+reference)\s+(?:[^.;]{0,60}\s)?(?:dated|of|issued|given|made)\b/iu
const APPOINTS =
  /\b(?:(?:has|have)\s+(?:today\s+|also\s+|now\s+)?(?:appointed|nominated)|hereby\s+appoints?|appoints|(?:has|have)\s+been\s+(?:re-?)?appointed|(?:is|are)\s+(?:hereby\s+)?appointed|(?:has|have)\s+(?:chosen|decided)\s+to\s+appoint)\b/i
const DEFINES =
  /["\u201c\u2018'][^"\u201d]{2,80}["\u201d\u2019']\s+(?:means|includes|refers\s+to|has\s+the\s+(?:same\s+)?meaning|have\s+the)\b|\bhas\s+the\s+meaning\s+(?:given|set\s+out)\b/i
const REMINDED = /\b(?:is|are)\s+(?:also\s+)?reminded\b/i

export type Special = { readonly kind: ProvisionKind; readonly reason: Reason; readonly isTimed: boolean }

export function readSpecial(text: string): Special | null {
  return (
    endingAnother(text) ??
    lasting(text) ??
    revoking(text) ??
    defining(text) ??
    appointing(text) ??
    reminding(text) ??
    illustrating(text)
  )
}

export function isIllustration(text: string): boolean {
  return ILLUSTRATION.test(text)
}

function lasting(text: string): Special | null {
  const found = LASTING.exec(text)
  const isIt = /^\W*it\s/i.test(text) && /effect|force/i.test(found?.[0] ?? '')
  return found !== null && (isIt || INSTRUMENT.test(text))
    ? say('other', found[0], 'says how long the instrument lasts', true)
    : null
}

function endingAnother(text: string): Special | null {
  const found = ENDS.exec(text)
  if (found === null || OWN.test(text) || !EARLIER.test(text.slice(0, found.index))) return null
  return say('revocation', found[0], 'ends an earlier instrument')
}

function revoking(text: string): Special | null {
  const found = REVOKES.exec(text)
  if (
    found === null ||
    !PAPER.test(text) ||
    /\b(?:[Uu]ntil|[Uu]nless|may|[Ii]f)\b/.test(text.slice(0, found.index))
  )
    return null
  return say('revocation', found[0], 'ends an earlier instrument')
}

function defining(text: string): Special | null {
  const found = DEFINES.exec(text)
  return found === null ? null : say('definition', found[0], 'says what a term means')
}

function appointing(text: string): Special | null {
  const found = APPOINTS.exec(text)
  if (found === null) return null
  const main = findMainClause(text)
  return main === null || main.from > found.index
    ? say('appointment', found[0], 'somebody is appointed')
    : null
}

/** Does the sentence only appoint, whatever else follows it? */
export function isAppointing(text: string): boolean {
  return APPOINTS.test(text)
}

/** "Ann Lee has been appointed as improvement adviser (\u201cthe Adviser\u201d)": the office, by its shortest name. */
export function appointedOffice(text: string): string | null {
  const defined = [
    ...text.matchAll(/\(\s*["\u201c\u2018'](?:the\s+)?([^"\u201d\u2019']{3,60})["\u201d\u2019']/giu),
  ].at(-1)?.[1]
  return (
    defined ??
    /\bas\s+(?:the\s+|an?\s+|its\s+)?([^,.;("\u201c]{3,60}?)(?=\s+(?:in|for|to|from|until)\b|[,.;(]|$)/i.exec(
      text,
    )?.[1] ??
    null
  )
}

function reminding(text: string): Special | null {
  const found = REMINDED.exec(text)
  return found === null ? null : say('recital', found[0], 'recalls a duty that the law lays down already')
}

function illustrating(text: string): Special | null {
  const found = ILLUSTRATION.exec(text)
  return found !== null && /^(?:may|might|can|could)/i.test(found[0])
    ? say('other', found[0], 'an illustration')
    : null
}

function say(kind: ProvisionKind, words: string, why: string, isTimed = false): Special {
  return { kind, reason: { words, why }, isTimed }
}

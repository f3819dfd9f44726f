import { actorAtEnd, actorsOf } from './actors.ts'
import { isVerb } from './verbs.ts'

// The main clause of a sentence: who, with what force, does what. The modal must be the sentence's own and not
// that of a clause inside it ("such assistance as the Commissioner may require").

export type MainClause = {
  readonly subject: string
  readonly bearer: string | null
  readonly modal: string
  /** Where the modal begins and ends in the sentence. */
  readonly from: number
  readonly to: number
  /** What comes after the modal. */
  readonly rest: string
  readonly isPassive: boolean
}

const ASKED =
  '(?:required|directed|expected|asked|requested|invited|instructed|obliged|reminded|encouraged|recommended|urged)'
const MODAL = new RegExp(
  String.raw`\b(?:shall(?:\s+not)?|must(?:\s+not)?|will(?:\s+not)?|should(?:\s+not)?|may(?:\s+not)?|might|can(?:not)?|could|would|(?:will\s+)?needs?\s+(?:urgently\s+)?to|(?:is|are)\s+(?:hereby\s+|also\s+)?${ASKED}(?:\s+(?:to|of|that))?|(?:is|are)\s+(?:now\s+)?to(?=\s+(?:be\s+)?\p{Ll}{2,}|\s*[:\u2013\u2014-]\s*$)|ha(?:s|ve)\s+to|(?:also\s+)?(?:undertakes?|agrees?|commits?|pledges?|intends?)\s+(?:itself\s+|themselves\s+)?to|is\s+responsible\s+for|are\s+responsible\s+for)(?=[\s:,]|$)`,
  'giu',
)
// "X requires Y to": the bearer is Y.
const REQUIRES =
  /\b(?:(?:hereby\s+)?(?:requires|directs|instructs|expects|asks|requests|invites|(?<=\b(?:we|I|ministers|inspectorates|commissioners)\s+(?:(?:also|hereby|now|therefore|further)\s+)?)(?:require|direct|instruct|expect|ask|request|invite)))\s+((?:the\s+|you\b|\p{L})[^.;:]{0,140}?)\s+(to|as\s+follows)(?=[\s:]|$)/iu
const SUBORDINATE =
  /\b(?:which|who|whom|whose|that|whether|if|when|where|as|unless|until|because|since|while|although|so|what|how|rather\s+than)\b/gi
// "In forming that view" points at a thing; "forming the view that" opens a clause.
const POINTING =
  /\bthat\s+(?=(?:view|recommendation|report|decision|assessment|plan|time|date|day|period|review|direction|notice|end|purpose|case|event|meeting|conclusion|role|work|request|advice|function|regard|respect|judgement|letter|board|list)\b)/gi
const TOLD =
  /\b(?:said|advised|concluded|reported|stated|warned|suggested|argued|agreed\s+in\s+principle|(?:has|have|had)\s+(?:also\s+)?recommended|which\s+recommended|told\s+\p{L}+)\s+that\b/iu
const SUBORDINATE_LEAD =
  /^(?:if|where|when|whenever|while|once|unless|although|as|because|since|until|pending|in\s+the\s+event|should)\b/i
const PASSIVE =
  /^\s*(?:(?:not|also|then|all|normally|now|fully|always|\p{Ll}+ly)\s+)*be\s+(?:(?:\p{Ll}+ly|also|fully|well|kept|taken)\s+){0,2}(?!required|expected|satisfied|responsible|committed|prepared\s+to|able|open|mindful)(?:\p{L}+(?:ed|en|wn|pt|de|ld|nt|id|ght|ne|un|ut|rn|et)|kept|taken|set|put|made)\b/iu
const STATE =
  /^(?:relate|concern|affect|exist|arise|come|go|live|need|use|fall|serve|receive|leave|lead|care|wait|belong|form|bear|touch|matter|continue|remain)$/
const TIME_FIRST =
  /^(?:before|after|following|prior\s+to|in\s+advance\s+of|ahead\s+of|during|until|from|within|by|at|on|in)\s/i
const AGENT = /\bby\s+((?:the|an?|both|all|its|their|each)\s+[^.;,]{3,80}|[A-Z][^.;,]{2,80})/u

export function findMainClause(sentence: string): MainClause | null {
  const text = sentence.slice(0, 1500)
  const requires = readRequires(text)
  const modals = [...text.matchAll(MODAL)].filter(
    (found) => found.index > 0 && !isMonth(text, found) && !isHidden(text, found.index),
  )
  const chosen = modals.find((found) => isMain(text, found.index)) ?? null
  if (requires !== null && (chosen === null || requires.from < chosen.index)) return requires
  if (chosen === null) return null
  const from = chosen.index
  const to = from + chosen[0].length
  const subject = subjectBefore(text, from)
  const rest = text.slice(to)
  const isPassive =
    PASSIVE.test(rest) || (/\bto$/.test(chosen[0]) && /^\s+be\s+\p{L}+(?:ed|en|wn)\b/u.test(rest))
  return {
    subject,
    bearer: /\bthat$/.test(chosen[0])
      ? (actorsOf(rest.trim())[0] ?? null)
      : bearerOf(subject, rest, isPassive),
    modal: chosen[0].replace(/\s+/g, ' ').toLowerCase(),
    from,
    to,
    rest,
    isPassive,
  }
}

// "In May 2017" names a month.
function isMonth(text: string, found: RegExpMatchArray): boolean {
  return found[0] === 'May' && /^(?:\s+\d|,|\.|$)/.test(text.slice((found.index ?? 0) + 3))
}

function readRequires(text: string): MainClause | null {
  const found = REQUIRES.exec(text)
  if (found === null || isHidden(text, found.index) || !isMain(text, found.index)) return null
  const asked = found[1] ?? ''
  if (!/^(?:the\s|you\b|\p{Lu})/u.test(asked)) return null
  const bearer = /^you\b/i.test(asked) ? 'you' : (actorsOf(asked)[0] ?? null)
  if (bearer === null) return null
  const to = found.index + found[0].length
  const modal =
    /\b(?:require|direct|instruct|expect|ask|request|invite)s?\b/i.exec(found[0])?.[0] ?? 'requires'
  return {
    subject: asked,
    bearer,
    modal: modal.toLowerCase(),
    from: found.index,
    to,
    rest: text.slice(to),
    isPassive: false,
  }
}

/** Is what comes after a modal a passive, "be given notice"? */
export function isPassiveAfter(rest: string): boolean {
  return PASSIVE.test(rest)
}

// Inside brackets or quotation marks the words are another's.
function isHidden(text: string, at: number): boolean {
  let depth = 0
  let isQuoted = false
  for (let index = 0; index < at; index += 1) {
    const sign = text[index]
    if (sign === '(') depth += 1
    else if (sign === ')') depth = Math.max(0, depth - 1)
    else if (sign === '\u201c') isQuoted = true
    else if (sign === '\u201d') isQuoted = false
    else if (sign === '"') isQuoted = !isQuoted
  }
  return depth > 0 || isQuoted
}

// A clause that began before the modal and has no verb of its own yet takes the modal for itself. One that opens
// the sentence ends at its comma.
function isMain(text: string, at: number): boolean {
  const before = text.slice(0, at)
  const start = mainStart(before)
  if (start === null) return false
  // "Should the council be unwilling, or should ministers not be satisfied, ..."
  if (/^\W*should\b/i.test(before) && /\b(?:or|and)\s*$/i.test(before)) return false
  if (TOLD.test(before)) return false
  const inner = [...before.slice(start).replace(POINTING, 'this ').matchAll(SUBORDINATE)].at(-1)
  if (inner === undefined) return true
  const after = before.slice(start + inner.index + inner[0].length)
  if (/^\s+(?:well|soon|appropriate|necessary|required|follows)\b/i.test(after)) return true
  if (isRelative(inner[0], after)) return true
  return (
    /\b(?:is|are|was|were|has|have|had|does|do|did|may|can|will|must|should|\p{L}{3,}(?:ed|es)|makes|gives|sets|needs?)\b\s+\p{L}/iu.test(
      after,
    ) && after.trim().split(/\s+/).length >= 3
  )
}

// "Records which relate to the functions shall be ...": a plural verb of the relative clause, that no ending tells.
function isRelative(conjunction: string, after: string): boolean {
  if (!/^(?:which|that|who)$/i.test(conjunction)) return false
  const [verb = '', ...rest] = after.trim().split(/\s+/)
  return rest.length >= 1 && (isVerb(verb) || STATE.test(verb))
}

function mainStart(before: string): number | null {
  if (!SUBORDINATE_LEAD.test(before.trimStart())) return 0
  const comma = before.lastIndexOf(',')
  if (comma >= 0) return comma + 1
  // "If the Council does not comply with this notice the Secretary of State may ..."
  const isLong = before.length > 40 || /^\s*(?:until|pending)\b/i.test(before)
  const pronoun = /\s(?:I|we|he|she|they)\s*$/.exec(before)
  if (pronoun !== null && before.trim().split(/\s+/).length > 3) return pronoun.index
  return /\bthe\s+\p{Lu}[^,]{2,60}$/u.test(before) && isLong ? before.lastIndexOf(' the ') : null
}

/** The words before the modal that can be its subject: from the last comma or opening phrase on. */
function subjectBefore(text: string, at: number): string {
  const before = text.slice(0, at).trimEnd()
  if (before === '') return ''
  const plain = before.replace(
    /,\s*(?:(?:in|to|with|by|as|where|when|if|and|having|following|taking|working|subject|through|at|on|for|together)\b)[^,]*,\s*$/i,
    '',
  )
  const comma = Math.max(plain.lastIndexOf(','), plain.lastIndexOf(';'), plain.lastIndexOf(':'))
  const segment = plain.slice(comma + 1).trim()
  const lead = segment.replace(/^(?:and|but|then|therefore|also|so)\s+/i, '')
  return lead === '' ? plain : lead
}

export function bearerOf(subject: string, rest: string, isPassive: boolean): string | null {
  if (isPassive) {
    const agent = AGENT.exec(rest.slice(0, 300))?.[1]
    const named = agent === undefined ? [] : actorsOf(agent)
    return named.length > 0 ? named.join(' and ') : null
  }
  if (/^(?:you|your\s+(?:council|authority))$/i.test(subject.trim())) return 'you'
  if (/^(?:I|we)$/i.test(subject.trim())) return /^i$/i.test(subject.trim()) ? 'I' : 'we'
  // "Before each review the Council": the time stands first, without its comma.
  const whole = TIME_FIRST.test(subject) ? [] : actorsOf(subject)
  if (whole.length > 0) return whole.join(' and ')
  return actorAtEnd(subject)
}

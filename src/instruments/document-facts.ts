import type { Clause } from './clauses.ts'
import { addressedCouncil, councilIn } from './council-name.ts'
import { fact, plainWords } from './document-words.ts'
import { findDates, firstDate, type PrintedDate } from './printed-dates.ts'
import type { DocumentKind, Fact, Provision, Revoked } from './reading.ts'

// Title, council, issuer, signatory, day and what is revoked: each with the words it was read from.

const PERSON =
  /^(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|Professor|Prof|Rt\s+Hon)\.?\s+)*\p{Lu}[\p{L}'\u2019-]+(?:\s+\p{Lu}\.?)*(?:\s+(?:(?:de|van|von|al|el)\s+)?\p{Lu}[\p{L}'\u2019-]+){1,3}(?:\s+(?:CBE|OBE|MBE|MP|KC|QC|CB|DBE|KBE))*$/u
const INITIALS = /^(?:\p{Lu}\.?\s*){1,3}\s\p{Lu}[\p{Ll}'\u2019-][\p{L}'\u2019-]+$/u
const NOT_A_PERSON =
  /\b(?:Council|Department|Secretary|State|Director|Commissioner|Senior|Civil|Servant|Education|Minister|Inspector|Reference|Annex|Ofsted|Services?|Board|Notice|Direction|Report|House|Street|Road|Hall|Deputy|Government|Crown)\b/i
const SIGNED =
  /^\W*(?:signed\b|given\s+under\s+(?:the\s+)?(?:hand|seal|authority)\b|executed\b|dated\s+(?:this\s+)?(?:the\s+)?\d|yours\s+(?:sincerely|faithfully|truly)|signature\b)/i
const OFSTED: readonly DocumentKind[] = [
  'inspection report',
  'focused visit letter',
  'JTAI letter',
  'SEND report',
]

const OFFICE_SIGNED_FOR =
  /^(?:(?:an?\s+)?senior\s+civil\s+servant|(?:deputy|assistant|regional|interim|acting)?\s*director\b(?!.{0,60}\b(?:shall|must|will)\b)|head\s+of\b|permanent\s+secretary|(?:parliamentary\s+)?under[- ]secretary|minister\s|(?:signed\s+)?(?:for|on\s+behalf\s+of)\s+(?:and\s+on\s+behalf\s+of\s+)?the\s|authorised\s+(?:to\s+sign|by|signatory)|(?:children.s\s+(?:services\s+)?|lead\s+)?commissioner\b(?!.{0,60}\b(?:shall|must|will)\b))/i

// "Issued 26 February 2027 by the Department" in a line of its own.
const ISSUED_ON =
  /^\W*(?:issued|dated|made|given)(?:\s+on)?:?\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?\p{Lu}\p{Ll}+,?\s+\d{4}\b/iu

export function isSignature(text: string): boolean {
  return SIGNED.test(text)
}

/** A person's name with an office beneath it signs too, without the word. */
export function isNameOverOffice(lines: readonly string[]): boolean {
  return lines.some((line, index) => nameOn(line) !== null && OFFICE_SIGNED_FOR.test(lines[index + 1] ?? ''))
}

export function findTitle(kind: DocumentKind, clauses: readonly Clause[]): Fact | null {
  const top = clauses.slice(0, 40).filter((clause) => clause.role === 'heading' || clause.role === 'plain')
  const named = top.find((clause) => TITLES.test(plainWords(clause)) && plainWords(clause).length <= 300)
  const first =
    named ??
    top.find(
      (clause) =>
        plainWords(clause).length >= 8 &&
        firstDate(plainWords(clause)) === null &&
        !/^source:/i.test(plainWords(clause)),
    )
  if (first === undefined) return null
  const words = plainWords(first).replace(/^[*#\s]+|[*\s]+$/g, '')
  const council =
    kind === 'improvement notice' && councilIn(words) === null ? addressedCouncil(clauses) : null
  return {
    value: council === null ? words : `${words} to ${council}`,
    reason: { words, why: 'the heading that names the document' },
  }
}

const TITLES =
  /\b(?:direction\s+to|improvement\s+notice|terms\s+of\s+reference|inspection\s+of|focuss?ed\s+visit|joint\s+targeted|delivery\s+of\s+children|report\s+(?:for|to|of|on)|review\s+of)\b/i

export function findIssuer(kind: DocumentKind, text: string): Fact | null {
  if (OFSTED.includes(kind)) return fact('Ofsted', 'Ofsted', 'inspection reports are Ofsted\u2019s')
  if (kind === 'commissioner report')
    return fact('Commissioner', 'Commissioner', 'written by the commissioner')
  const office =
    /(?<!Under[- ])Secretary\s+of\s+State\s+for\s+((?:\p{Lu}[\p{L}-]+(?:,\s+|\s+and\s+|\s+)?){1,6})/u.exec(
      text.slice(0, 20_000),
    )
  if (kind === 'news article' || kind === 'other') return null
  const named = office?.[1]?.trim().replace(/(?:,|\s+and)$/, '')
  if (named !== undefined && office !== null)
    return fact(`Secretary of State for ${named}`, office[0].trim(), 'issued in this office\u2019s name')
  return /\bDepartment\s+for\s+Education\b/.test(text)
    ? fact('Department for Education', 'Department for Education', 'the department it speaks for')
    : null
}

export function findSignatory(clauses: readonly Clause[]): Fact | null {
  const at = signatureAt(clauses)
  if (at < 0) return null
  for (const clause of clauses.slice(at, at + 8)) {
    for (const line of linesOf(clause)) {
      const found = nameOn(line)
      if (found !== null) return fact(found, found, 'the name beneath the signature')
      const name = bareName(line)
      const joined =
        /,\s*((?:(?:Mr|Mrs|Ms|Dr|Sir|Dame)\.?\s+)?\p{Lu}[\p{L}'\u2019-]+(?:\s+\p{Lu}[\p{L}'\u2019-]+){1,2})$/u.exec(
          name,
        )?.[1]
      if (joined !== undefined && !NOT_A_PERSON.test(joined))
        return fact(joined, name, 'the name beneath the signature')
    }
  }
  return null
}

/** Where the signature begins: the word, or the last name with an office beneath it; -1 where nobody signs. */
export function signatureAt(clauses: readonly Clause[]): number {
  const printed = clauses.findIndex((clause) => isSignature(plainWords(clause)))
  if (printed >= 0) return printed
  const lines = clauses.map(linesOf)
  return clauses.findLastIndex(
    (clause, index) =>
      clause.annex === null &&
      clause.role !== 'bullet' &&
      isNameOverOffice([...(lines[index] ?? []), lines[index + 1]?.[0] ?? '']),
  )
}

function nameOn(line: string): string | null {
  const name = bareName(line)
  return (PERSON.test(name) || INITIALS.test(name)) && !NOT_A_PERSON.test(name) ? name : null
}

// "Signed: Ann Lee     Date: 4 May 2026", "Ann Lee, Deputy Director".
function bareName(line: string): string {
  return line
    .replace(/^\W*(?:signed|name)\s*:\s*/i, '')
    .replace(/\s+dated?\s*:.*$/i, '')
    .replace(/,\s+(?:an?\s|(?:deputy|assistant|interim|acting)\s|director\b|senior\b|head\b).*$/i, '')
    .replace(/[*_,]+/g, '')
    .trim()
}

// The lines of a signature block may have been joined: each piece of the passage was one.
function linesOf(clause: Clause): string[] {
  const { text, pieces } = clause.paragraph.passage
  return pieces.map((piece) => text.slice(Math.max(0, piece.from), piece.from + piece.length))
}

export function findDated(kind: DocumentKind, clauses: readonly Clause[]): Fact | null {
  const signed = clauses.findIndex((clause) => isSignature(plainWords(clause)))
  const afterSignature = signed < 0 ? [] : clauses.slice(signed, signed + 8).flatMap(linesOf)
  // A report's first pages carry other dates; only letters and instruments bear theirs at the top.
  const atTop =
    kind === 'inspection report' || kind === 'SEND report' ? [] : clauses.slice(0, 30).flatMap(linesOf)
  const words =
    labelledDate(clauses) ??
    afterSignature.find((line) => /\bthis\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+day\s+of\b/i.test(line)) ??
    (kind === 'inspection report' ? publishedDate(clauses) : null) ??
    afterSignature.find(isDateAlone) ??
    atTop.find(isDateAlone) ??
    atTop.find((line) => line.length <= 120 && ISSUED_ON.test(line)) ??
    atTop.find((line) => line.length <= 120 && /\((?:issued|dated|published)\s[^)]*\d{4}\)\W*$/i.test(line))
  const date = words === undefined ? null : firstDate(words)
  const exact = date?.isMonthOnly === true ? dayInMonth(date.day, clauses) : null
  const found = exact ?? date
  return found === null ? null : fact(found.day, found.words, 'the day the document bears')
}

// A cover says "June 2021" where the last page says "23 June 2021".
function dayInMonth(day: string, clauses: readonly Clause[]): PrintedDate | null {
  const dates = clauses.flatMap(linesOf).filter(isDateAlone).map(firstDate)
  const isOfMonth = (one: PrintedDate | null) =>
    one?.isMonthOnly === false && one.day.startsWith(day.slice(0, 7))
  return dates.find(isOfMonth) ?? null
}

function labelledDate(clauses: readonly Clause[]): string | null {
  for (const clause of clauses) {
    const words = plainWords(clause)
    const at = words.length < 200 ? words.search(/\bdated?\s*:/i) : -1
    if (at >= 0 && !/inspection|previous/i.test(words) && firstDate(words.slice(at)) !== null)
      return words.slice(at)
  }
  return null
}

function publishedDate(clauses: readonly Clause[]): string | null {
  for (const clause of clauses.slice(0, 30)) {
    const found = /\b(?:report\s+)?published(?:\s+on)?:?\s+\d.{0,40}/i.exec(plainWords(clause))
    if (found !== null) return found[0]
  }
  return null
}

export function isDateAlone(words: string): boolean {
  if (words.length > 60) return false
  const date = firstDate(words)
  return (
    date !== null &&
    words.length - (date.to - date.from) <= 16 &&
    !/^(?:inspection|visit|previous)/i.test(words)
  )
}

/** What is revoked, with its day: printed in the sentence, or where the name was defined. */
export function findRevoked(text: string, provisions: readonly Provision[]): Revoked[] {
  return provisions
    .filter((provision) => provision.kind === 'revocation')
    .flatMap((provision) => revokedBy(provision.text.replace(/\s+/g, ' '), text))
}

function revokedBy(printed: string, text: string): Revoked[] {
  const sentence = printed.replace(/^\W*(?:in\s+consequence|accordingly|consequently)\b[^,]{0,60},\s*/i, '')
  const object =
    /\b(?:revokes?|withdraws?|supersedes?|rescinds?|replaces)\s+(?:the\s+|any\s+|all\s+)?(.{3,200})/i.exec(
      sentence,
    )?.[1] ??
    /^(?:\W*the\s+)?(.{3,160}?),?\s+(?:(?:is|are|was)\s+(?:hereby\s+|also\s+)?(?:revoked|withdrawn|superseded|rescinded|replaced)|(?:(?:shall|will)\s+)?(?:ceases?\s+to|no\s+longer|(?:is|are|be)\s+(?:of\s+no|no\s+longer)))\b/i.exec(
      sentence,
    )?.[1] ??
    ''
  // "As varied on 3 May 2016" dates the change, not the paper.
  const dates = findDates(object.replace(/,?\s+as\s+(?:varied|amended|extended|revised|modified)\b.*$/i, ''))
  const what =
    /^(.{2,80}?)(?=\s+(?:issued|dated|given|made|of|to|on|under|which)\b|[.,;]|$)/i
      .exec(object)?.[1]
      ?.trim() ?? object.slice(0, 60)
  if (dates.length > 0) return dates.map((date) => ({ what, dated: date.day }))
  return what === '' ? [] : [{ what, dated: definedDay(what, text) }]
}

function definedDay(name: string, text: string): string | null {
  const quoted = new RegExp(
    String.raw`["\u201c\u2018'](?:the\s+)?${escaped(name)}["\u201d\u2019']`,
    'i',
  ).exec(text)
  if (quoted === null) return null
  const before = text.slice(Math.max(0, quoted.index - 240), quoted.index)
  const last = findDates(before).at(-1)
  return last === undefined || /[.]\s+\p{Lu}/u.test(before.slice(last.to)) ? null : last.day
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

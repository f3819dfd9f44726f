import type { Clause } from './clauses.ts'
import { findDates, firstDate } from './printed-dates.ts'
import type { DocumentKind, Fact, Provision, Revoked } from './reading.ts'

// Title, council, issuer, signatory, day and what is revoked: each with the words it was read from.

const COUNCIL_NAME = String.raw`(?:(?:London|Royal|Metropolitan)\s+Borough\s+of\s+(?:\p{Lu}[\p{L}'\u2019-]+(?:\s+(?:and|upon|of|with|the)\s+|\s+)?){1,4}|(?:\p{Lu}[\p{L}'\u2019-]+(?:,?\s+(?:and|upon|on|of|with|the|in)\s+|,?\s+)){1,6}(?:Council|COUNCIL))`
const COUNCIL = new RegExp(COUNCIL_NAME, 'gu')
const PERSON =
  /^(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|Professor|Prof|Rt\s+Hon)\.?\s+)*\p{Lu}[\p{L}'\u2019-]+(?:\s+\p{Lu}\.?)*(?:\s+(?:(?:de|van|von|al|el)\s+)?\p{Lu}[\p{L}'\u2019-]+){1,3}(?:\s+(?:CBE|OBE|MBE|MP|KC|QC|CB|DBE|KBE))*$/u
const NOT_A_PERSON =
  /\b(?:Council|Department|Secretary|State|Director|Commissioner|Senior|Civil|Servant|Education|Minister|Inspector|Reference|Annex|Ofsted|Services?|Board|Notice|Direction|Report|House|Street|Road|Hall|Deputy|Government|Crown)\b/i
const SIGNED = /^\W*(?:signed\b|yours\s+(?:sincerely|faithfully|truly)|signature\b)/i
const OFSTED: readonly DocumentKind[] = [
  'inspection report',
  'focused visit letter',
  'JTAI letter',
  'SEND report',
]

export function isSignature(text: string): boolean {
  return SIGNED.test(text)
}

export function findTitle(kind: DocumentKind, clauses: readonly Clause[]): Fact | null {
  const top = clauses.slice(0, 40).filter((clause) => clause.role === 'heading' || clause.role === 'plain')
  const named = top.find((clause) => TITLES.test(plain(clause)) && plain(clause).length <= 300)
  const first =
    named ??
    top.find(
      (clause) =>
        plain(clause).length >= 8 && firstDate(plain(clause)) === null && !/^source:/i.test(plain(clause)),
    )
  if (first === undefined) return null
  const words = plain(first).replace(/^[*#\s]+|[*\s]+$/g, '')
  const council = kind === 'improvement notice' && !COUNCIL.test(words) ? addressed(clauses) : null
  COUNCIL.lastIndex = 0
  return {
    value: council === null ? words : `${words} to ${council}`,
    reason: { words, why: 'the heading that names the document' },
  }
}

const TITLES =
  /\b(?:direction\s+to|improvement\s+notice|terms\s+of\s+reference|inspection\s+of|focuss?ed\s+visit|joint\s+targeted|delivery\s+of\s+children|report\s+(?:for|to|of|on)|review\s+of)\b/i

function addressed(clauses: readonly Clause[]): string | null {
  const to = clauses.slice(0, 12).find((clause) => /^to:?\s/i.test(plain(clause)))
  return to === undefined ? null : (councilIn(plain(to)) ?? null)
}

/** The council the document is about, by its longest printed name. */
export function findCouncil(
  kind: DocumentKind,
  { text, flat }: { readonly text: string; readonly flat: string },
  clauses: readonly Clause[],
): Fact | null {
  const defined =
    /([^.;:("\u201c]{3,160})\s*\((?:hereinafter\s+)?["\u201c\u2018']?the\s+(?:council|authority|local\s+authority)["\u201d\u2019']?\)/i.exec(
      flat.slice(0, 8000),
    )
  const named = defined === null ? null : councilIn(defined[1] ?? '')
  if (named !== null) return fact(named, defined?.[0] ?? named, 'defined as the council')
  if (OFSTED.includes(kind) || kind === 'news article') {
    const inspected = inspectedArea(text, kind)
    if (inspected !== null) return inspected
  }
  const to = addressed(clauses)
  if (to !== null) return fact(to, to, 'addressed to it')
  return mostNamed(flat)
}

// The name at the head of a report, in a letter's address, or after "Inspection of".
function inspectedArea(text: string, kind: DocumentKind): Fact | null {
  const lines = text
    .slice(0, 6000)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
  const printed = lines
    .filter((line) => line !== '' && !/^source:/i.test(line) && !/^\d+$/.test(line))
    .slice(0, 40)
  const first = joinedNames(printed)[0] ?? ''
  const isHead =
    kind === 'inspection report' &&
    /^\p{Lu}/u.test(first) &&
    first.length <= 60 &&
    !/inspection|report|ofsted/i.test(first)
  if (isHead) return fact(first, first, 'named at its head')
  const council = printed.find(
    (line) => line.length <= 70 && councilIn(line) !== null && !/inspection|visit|focused/i.test(line),
  )
  if (council !== undefined) return fact(councilIn(council) ?? council, council, 'named in its address')
  const found = INSPECTED.exec(printed.join(' ')) ?? INSPECTED_IN.exec(printed.join(' '))
  const name = found?.[1]?.trim()
  if (name !== undefined && found !== null) return fact(name, found[0].trim(), 'the area inspected')
  return kind === 'news article' ? newsCouncil(text) : null
}

// "Royal Borough of Kingston upon" goes on in the next line.
function joinedNames(lines: readonly string[]): string[] {
  return lines.map((line, index) =>
    /\b(?:upon|of|and)$/i.test(line) && line.length < 40 ? `${line} ${lines[index + 1] ?? ''}` : line,
  )
}

const INSPECTED_IN =
  /\b(?:inspection|response|services|arrangements)\b[^.]{0,160}?\s+(?:in|across)\s+(?:the\s+)?(\p{Lu}[\p{L}'\u2019-]+(?:\s+(?:\p{Lu}[\p{L}'\u2019-]+|and|upon|of|on|with|the))*?)(?=\s+(?:local|children|between|was|from|on\s+\d|area|services|This|The)\b|[.,])/u
const INSPECTED =
  /\b(?:[Ii]nspection|[Vv]isit|multi-agency response)\s+(?:of|to|in)\s+(?:the\s+)?(\p{Lu}[\p{L}'\u2019-]+(?:\s+(?:\p{Lu}[\p{L}'\u2019-]+|and|upon|of|on|with|the))*?)(?=\s+(?:local|children|between|was|from|on\s+\d|area|services|Local\s+Area)\b|[.,])/u

function newsCouncil(text: string): Fact | null {
  const found = /\b(\p{Lu}[\p{L}'\u2019-]+(?:\s+\p{Lu}[\p{L}'\u2019-]+){0,2})\s+(?:council|borough)\b/u.exec(
    text,
  )
  const name = found?.[1]
  return name === undefined || found === null
    ? null
    : fact(name, found[0], 'the council the article is about')
}

function mostNamed(text: string): Fact | null {
  const counts = new Map<string, number>()
  for (const [name] of text.slice(0, 20_000).matchAll(COUNCIL)) {
    const plainName = tidyCouncil(name)
    if (plainName !== null) counts.set(plainName, (counts.get(plainName) ?? 0) + plainName.split(' ').length)
  }
  const best = [...counts].toSorted((a, b) => b[1] - a[1])[0]
  return best === undefined ? null : fact(best[0], best[0], 'the council named most')
}

function councilIn(words: string): string | null {
  const names = [...words.matchAll(COUNCIL)]
    .map((found) => tidyCouncil(found[0]))
    .filter((name) => name !== null)
  return names.at(-1) ?? null
}

function tidyCouncil(name: string): string | null {
  const own =
    /\b(?:Director|Executive|Chief|Officer|Head|Services|Leader|Cabinet|Place|Member)\b[^,]*,\s*([^,]+)$/.exec(
      name,
    )?.[1] ?? name
  const tidy = own
    .replace(/\s+/g, ' ')
    .replace(/^(?:To|The|In|Of|For|Dear|Direction|Notice|Statutory|STATUTORY|DIRECTION|TO|THE)\s+/g, '')
    .replace(/^(?:TO|To|The|THE)\s+/, '')
    .trim()
  if (
    /^(?:Council|COUNCIL|City Council|County Council|Borough Council|Metropolitan Borough Council)$/.test(
      tidy,
    )
  )
    return null
  return tidy === tidy.toUpperCase()
    ? tidy
        .toLowerCase()
        .replace(/(^|[\s-])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase())
        .replace(/\b(And|Of|Upon|On|With|The)\b/g, (word) => word.toLowerCase())
    : tidy
}

export function findIssuer(kind: DocumentKind, text: string): Fact | null {
  if (OFSTED.includes(kind)) return fact('Ofsted', 'Ofsted', 'inspection reports are Ofsted\u2019s')
  if (kind === 'commissioner report')
    return fact('Commissioner', 'Commissioner', 'written by the commissioner')
  const office = /Secretary\s+of\s+State\s+for\s+((?:\p{Lu}[\p{L}-]+(?:,\s+|\s+and\s+|\s+)?){1,6})/u.exec(
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
  const at = clauses.findIndex((clause) => isSignature(plain(clause)))
  if (at < 0) return null
  for (const clause of clauses.slice(at, at + 8)) {
    for (const line of linesOf(clause)) {
      const name = line.replace(/[*_,]+/g, '').trim()
      if (PERSON.test(name) && !NOT_A_PERSON.test(name))
        return fact(name, name, 'the name beneath the signature')
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

// The lines of a signature block may have been joined: each piece of the passage was one.
function linesOf(clause: Clause): string[] {
  const { text, pieces } = clause.paragraph.passage
  return pieces.map((piece) => text.slice(Math.max(0, piece.from), piece.from + piece.length))
}

export function findDated(kind: DocumentKind, clauses: readonly Clause[]): Fact | null {
  const signed = clauses.findIndex((clause) => isSignature(plain(clause)))
  const afterSignature = signed < 0 ? [] : clauses.slice(signed, signed + 8).flatMap(linesOf)
  // A report's first pages carry other dates; only letters and instruments bear theirs at the top.
  const atTop =
    kind === 'inspection report' || kind === 'SEND report' ? [] : clauses.slice(0, 30).flatMap(linesOf)
  const words =
    labelledDate(clauses) ??
    (kind === 'inspection report' ? publishedDate(clauses) : null) ??
    afterSignature.find(isDateAlone) ??
    atTop.find(isDateAlone)
  const date = words === undefined ? null : firstDate(words)
  return date === null ? null : fact(date.day, date.words, 'the day the document bears')
}

function labelledDate(clauses: readonly Clause[]): string | null {
  for (const clause of clauses) {
    const words = plain(clause)
    const at = words.length < 200 ? words.search(/\bdated?\s*:/i) : -1
    if (at >= 0 && !/inspection|previous/i.test(words) && firstDate(words.slice(at)) !== null)
      return words.slice(at)
  }
  return null
}

function publishedDate(clauses: readonly Clause[]): string | null {
  for (const clause of clauses.slice(0, 30)) {
    const found = /\b(?:report\s+)?published(?:\s+on)?:?\s+\d.{0,40}/i.exec(plain(clause))
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

function revokedBy(sentence: string, text: string): Revoked[] {
  const object =
    /\b(?:revokes?|withdraws?|supersedes?|rescinds?|replaces)\s+(?:the\s+|any\s+|all\s+)?(.{3,200})/i.exec(
      sentence,
    )?.[1] ??
    /^(?:\W*the\s+)?(.{3,160}?)\s+(?:is|are)\s+(?:hereby\s+|also\s+)?(?:revoked|withdrawn|superseded|rescinded|replaced)/i.exec(
      sentence,
    )?.[1] ??
    ''
  const dates = findDates(object)
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

function plain(clause: Clause): string {
  return clause.paragraph.passage.text.trim()
}

function fact(value: string, words: string, why: string): Fact {
  return { value, reason: { words: words.replace(/\s+/g, ' ').trim(), why } }
}

import type { Clause } from './clauses.ts'
import { fact, plainWords } from './document-words.ts'
import type { DocumentKind, Fact } from './reading.ts'

// The council a document is about: defined, addressed, inspected, or simply named most.

const COUNCIL_NAME = String.raw`(?:(?:London|Royal|Metropolitan)\s+Borough\s+of\s+(?:\p{Lu}[\p{L}'\u2019-]+(?:\s+(?:and|upon|of|with|the)\s+|\s+)?){1,4}|(?:\p{Lu}[\p{L}'\u2019-]+(?:,?\s+(?:and|upon|on|of|with|the|in)\s+|,?\s+)){1,6}(?:Council|COUNCIL))`
const COUNCIL = new RegExp(COUNCIL_NAME, 'gu')
const OFSTED: readonly DocumentKind[] = [
  'inspection report',
  'focused visit letter',
  'JTAI letter',
  'SEND report',
]

export function addressedCouncil(clauses: readonly Clause[]): string | null {
  const to = clauses.slice(0, 12).find((clause) => /^to:?\s/i.test(plainWords(clause)))
  return to === undefined ? null : (councilIn(plainWords(to)) ?? null)
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
  if (kind === 'news article') return newsCouncil(text) ?? mostNamed(clauses) ?? placeServed(text, flat)
  if (OFSTED.includes(kind)) {
    const inspected = inspectedArea(text, kind)
    if (inspected !== null) return inspected
  }
  const to = addressedCouncil(clauses)
  if (to !== null) return fact(to, to, 'addressed to it')
  return mostNamed(clauses) ?? placeServed(text, flat)
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
  return null
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
  const found =
    /\b((?!(?:The|A|His|Her|Its|That|This)\b)\p{Lu}[\p{L}'\u2019-]+(?:\s+\p{Lu}[\p{L}'\u2019-]+){0,2})\s+(?:[Cc]ouncil|borough)\b/u.exec(
      text,
    )
  const name = found?.[1]
  return name === undefined || found === null
    ? null
    : fact(name, found[0], 'the council the article is about')
}

// Paragraph by paragraph: a heading's last words are no part of the name that the next line begins with.
function mostNamed(clauses: readonly Clause[]): Fact | null {
  const counts = new Map<string, number>()
  const names = clauses.slice(0, 120).flatMap(({ words }) => [...words.slice(0, 4000).matchAll(COUNCIL)])
  for (const [name] of names) {
    const plainName = tidyCouncil(name)
    if (plainName !== null) counts.set(plainName, (counts.get(plainName) ?? 0) + plainName.split(' ').length)
  }
  const best = [...counts].toSorted((a, b) => b[1] - a[1])[0]
  return best === undefined ? null : fact(best[0], best[0], 'the council named most')
}

export function councilIn(words: string): string | null {
  const names = [...words.matchAll(COUNCIL)]
    .map((found) => tidyCouncil(found[0]))
    .filter((name) => name !== null)
  return names.at(-1) ?? null
}

function tidyCouncil(name: string): string | null {
  const own =
    /\b(?:Director|Executive|Chief|Officer|Head|Services|Leader|Cabinet|Place|Member)\b[^,]*,\s*([^,]+)$/.exec(
      name,
    )?.[1] ??
    // "Children's Services Commissioner in Fenwick County Council": an office, then where it is held.
    /\b(?:Commissioner|Advis[eo]r|Services|Chair|Board|Director)\s+(?:in|of|for|at|to)\s+(.+)$/.exec(
      name,
    )?.[1] ??
    name
  const tidy = own
    .replace(/\s+/g, ' ')
    .replace(/^(?:To|The|In|Of|For|Dear|Direction|Notice|Statutory|STATUTORY|DIRECTION|TO|THE)\s+/g, '')
    .replace(/^(?:TO|To|The|THE)\s+/, '')
    // A room or an office that stood before the name.
    .replace(
      /^.*\b(?:Chamber|Secretary of State|Minister|Commissioner|Reference|Department|Background),?\s+(?=\p{Lu})/u,
      '',
    )
    .trim()
  if (
    /\bthe\s+council$|\b(?:Children|Youth|Parish|Town)\b/i.test(tidy) ||
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

// "Children's services in Lowmoor" names the place where no council is named.
function placeServed(text: string, flat: string): Fact | null {
  const headed =
    /^\W{0,12}((?!The\b|Our\b|Inspection\b|Improving\b)\p{Lu}[\p{L}'\u2019-]+(?:\s+(?:and|upon|of|on|\p{Lu}[\p{L}-]+)){0,3})\s+children['\u2019]s\s+(?:social\s+care|services)\W*$/imu.exec(
      text.slice(0, 600),
    )
  const head = headed?.[1]
  if (headed !== null && head !== undefined && /^\p{Lu}/u.test(head))
    return fact(tidyCase(head), headed[0].trim(), 'the place whose services it is about')
  const found =
    /children['\u2019]s\s+(?:social\s+care\s+)?services\s+(?:in|for|at)\s+(?:the\s+)?(\p{Lu}[\p{L}'\u2019-]+(?:\s+(?:and|upon|of|on)\s+\p{Lu}[\p{L}-]+|\s+\p{Lu}[\p{Ll}-]+){0,3})/iu.exec(
      flat.slice(0, 4000),
    )
  const name = found?.[1]
  return name === undefined || found === null || !/^\p{Lu}/u.test(name)
    ? null
    : fact(tidyCase(name), found[0], 'the place whose services it is about')
}

function tidyCase(name: string): string {
  return name === name.toUpperCase() ? name.charAt(0) + name.slice(1).toLowerCase() : name
}

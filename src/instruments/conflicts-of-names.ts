import type { Held } from './held-reading.ts'
import { councilIn } from './council-name.ts'
import { quoteAt } from './quoting.ts'
import type { Conflict } from './reading.ts'

// One person under two spellings, and a title that names another council than the text.

const TITLE = '(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|Professor|Prof)\\.?\\s+)?'
const NAME = String.raw`(\p{Lu}\p{Ll}[\p{L}'\u2019-]+)\s+(?:\p{Lu}\.?\s+)?(\p{Lu}\p{Ll}[\p{L}'\u2019-]+)`
// Who is said to be a person: appointed, nominated, titled, or signing.
const SEEDS = [
  new RegExp(String.raw`\b(?:appoint(?:ed|s|ing|ment\s+of)?|nominat(?:ed|es|ing))\s+${TITLE}${NAME}`, 'gu'),
  new RegExp(String.raw`\b${TITLE}${NAME}\s+(?:has\s+been|was|is)\s+(?:re-?)?(?:appointed|nominated)`, 'gu'),
  new RegExp(String.raw`\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|Professor|Prof)\.?\s+${NAME}`, 'gu'),
]
const NOT_A_NAME =
  /^(?:Council|Children|Secretary|State|Services?|Department|Education|Improvement|Board|Commissioner|Adviser|Chair|Director|Notice|Direction|Report|Act|The|And|Borough|County|City|Local|Authority|Lead|Senior|Deputy|Chief|Finance|Inspector|Majesty|For|Of|In)/u
const MOST_NAMES = 40

export function nameConflicts(text: string, held: Held): Conflict[] {
  return [...spelledTwice(text, held), ...anotherCouncil(text, held)]
}

type Named = { readonly first: string; readonly last: string; readonly at: number; readonly length: number }

function spelledTwice(text: string, { signatory }: Held): Conflict[] {
  const seeds = SEEDS.flatMap((pattern) => [...text.matchAll(pattern)].map(toNamed))
  const signed = signatory === null ? [] : allNames(signatory.value)
  const known = [...seeds, ...signed].filter(isName).slice(0, MOST_NAMES)
  const all = allNames(text).filter(isName)
  const found = new Map<string, Conflict>()
  for (const one of known) {
    const other = all.find((each) => isSlip(one, each))
    const here = all.find((each) => each.first === one.first && each.last === one.last)
    if (other === undefined || here === undefined) continue
    const names = [`${one.first} ${one.last}`, `${other.first} ${other.last}`]
    const key = names.toSorted().join(' ')
    found.set(key, {
      what: `One person's name is spelled in two ways: ${names.join(' and ')}`,
      one: quoteAt(text, here.at, here.length),
      other: quoteAt(text, other.at, other.length),
    })
  }
  return [...found.values()]
}

function allNames(text: string): Named[] {
  return [...text.matchAll(new RegExp(String.raw`\b${NAME}\b`, 'gu'))].map(toNamed)
}

function toNamed(found: RegExpMatchArray): Named {
  return { first: found[1] ?? '', last: found[2] ?? '', at: found.index ?? 0, length: found[0].length }
}

function isName({ first, last }: Named): boolean {
  return !NOT_A_NAME.test(first) && !NOT_A_NAME.test(last)
}

// A letter or two apart in one half, the other half the same.
function isSlip(one: Named, other: Named): boolean {
  const isNear = (a: string, b: string): boolean =>
    a !== b && a[0] === b[0] && Math.min(a.length, b.length) >= 4 && distance(a, b) <= 2
  return (
    (one.last === other.last && isNear(one.first, other.first)) ||
    (one.first === other.first && isNear(one.last, other.last))
  )
}

/** Levenshtein's distance; names are short. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

// "Statutory Direction to Ashwell Council" over a text that defines another as the Council: copied, and not changed.
function anotherCouncil(text: string, { kind, clauses }: Held): Conflict[] {
  if (kind !== 'statutory direction' && kind !== 'improvement notice') return []
  const title = clauses.slice(0, 12).find(({ words }) => /\b(?:direction|notice)\s+to\b/i.test(words))
  const titled = title === undefined ? null : councilIn(title.words)
  const defined =
    /([^.;:("\u201c\n]{3,120})\s*\((?:hereinafter\s+)?["\u201c\u2018']the\s+(?:council|authority)["\u201d\u2019']\)/i.exec(
      text.slice(0, 8000),
    )
  const named = defined === null ? null : councilIn(defined[1] ?? '')
  if (title === undefined || titled === null || defined === null || named === null) return []
  if (placeOf(titled).some((word) => placeOf(named).includes(word))) return []
  const from = title.paragraph.passage.pieces[0]?.at ?? 0
  return [
    {
      what: `The title names ${titled}, the text ${named}`,
      one: quoteAt(text, from, Math.min(title.words.length, 200)),
      other: quoteAt(text, defined.index, defined[0].length),
    },
  ]
}

function placeOf(council: string): string[] {
  return council
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(
      (word) =>
        word.length > 2 &&
        !/^(?:council|borough|county|city|metropolitan|district|london|royal|unitary|and|upon|the)$/.test(
          word,
        ),
    )
}

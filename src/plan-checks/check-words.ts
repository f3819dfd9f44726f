// The words of plans, folded so that they can be compared: tokens with their place, and light stems.

export type Token = {
  /** As written. */
  readonly text: string
  /** Lower case, apostrophes gone, a hyphen kept. */
  readonly word: string
  readonly start: number
  readonly end: number
}

const TOKEN = /£?\d[\d,]*(?:\.\d+)?%?|[\p{L}][\p{L}\d]*(?:['’-][\p{L}\d]+)*/gu

export function tokens(text: string): readonly Token[] {
  return Array.from(text.matchAll(TOKEN), (match) => ({
    text: match[0],
    word: match[0].toLowerCase().replaceAll(/['’]s?\b/g, ''),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** A cell's words without bullets, line breaks and doubled spaces: how a cell is quoted. */
export function plain(text: string | null | undefined): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim()
}

const NOTHING =
  /^(?:|[-–—.?/]+|n\/?a|none|nil|tb[cadn]|to be (?:confirmed|agreed|determined|advised|decided|appointed|allocated|assigned|identified|recruited)|not (?:known|set|applicable|yet \w+)|unknown|vacant|vacancy|unassigned|unallocated|\?+)$/i

/** Blank, "TBC", "n/a", a dash: somebody filled the cell so as not to fill it. */
export function saysNothing(text: string | null | undefined): boolean {
  return NOTHING.test(
    plain(text)
      .replaceAll(/[()[\]*]/g, '')
      .trim(),
  )
}

// Words whose forms no rule of spelling joins.
const IRREGULAR: Readonly<Record<string, string>> = {
  brought: 'bring',
  held: 'hold',
  made: 'mak',
  met: 'meet',
  sent: 'send',
  given: 'giv',
  taken: 'tak',
  written: 'writ',
  rewritten: 'rewrit',
  built: 'build',
  led: 'lead',
  sought: 'seek',
  understood: 'understand',
  undertaken: 'undertak',
  driven: 'driv',
  ran: 'run',
  using: 'use',
  used: 'use',
  uses: 'use',
  children: 'child',
  people: 'person',
  staffing: 'staff',
}
// Words that only look like a form of another.
const KEPT: ReadonlySet<string> = new Set([
  'embed',
  'training',
  'meeting',
  'planning',
  'housing',
  'funding',
  'finding',
  'hearing',
  'recording',
  'wellbeing',
  'during',
  'need',
  'site',
  'speed',
  'data',
])

/** A light stem, enough to see that "reviewing", "reviewed" and "reviews" are one verb. Not itself a word. */
export function stem(word: string): string {
  const singular = withoutPlural(word)
  const known = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined
  if (known !== undefined) return known
  if (word.length < 4 || KEPT.has(singular) || /\d/.test(word)) return singular
  return withoutEnding(singular)
}

function withoutPlural(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2)
  return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word
}

function withoutEnding(word: string): string {
  if (word.endsWith('ied')) return `${word.slice(0, -3)}y`
  const root = word.replace(/(?:ed|ing)$/, '')
  if (root !== word && root.length >= 3 && /[aeiouy]/.test(root)) {
    return (/([bdgmnprt])\1$/.test(root) ? root.slice(0, -1) : root).replace(/e+$/, '')
  }
  return word.replace(/e+$/, '')
}

/** A lexicon: words as people write them, held by their stems. */
export function lexicon(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/).map(stem))
}

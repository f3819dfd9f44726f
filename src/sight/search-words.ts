// What somebody typed into words to look for, and how near a word is to another. Folded as los_folded() of
// migrations/0018-search.sql folds what is kept.

/** One word looked for; a thing has it where its folded words hold one of these, each at the start of a word. */
export type SoughtWord = { readonly typed: string; readonly starts: readonly string[] }

const MOST_WORDS = 8
const MOST_LETTERS = 200
const MARKS = /[\u0300-\u036f]|[\u00ad\u200b-\u200d\u2060\ufeff]/gu
const JOINERS = /['`\u2018\u2019\u02bc\u2010\u2011-]/gu
const BREAKS = /[\u0001-\u0020!-/:-@[-`{-\u00a0\u00a1-\u00bf\u02b9-\u02bf\u2000-\u206f\u3000-\u303f]+/gu
const ALIKE: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ı: 'i', ς: 'σ' }

/** The words of a question, each with how it may stand in what is kept: split at its signs, or joined over them. */
export function parseSought(question: string): readonly SoughtWord[] {
  return question
    .slice(0, MOST_LETTERS)
    .trim()
    .split(/\s+/u)
    .map((typed) => ({ typed, starts: startsOf(typed) }))
    .filter(({ starts }) => starts.length > 0)
    .slice(0, MOST_WORDS)
}

function startsOf(typed: string): readonly string[] {
  const plain = foldPlain(typed)
  const split = splitUp(plain)
  // "children's," is one word; "board/panel" is two, and joined it would be none.
  const joined = splitUp(plain.replaceAll(JOINERS, ''))
  return [...new Set([split, joined])].filter((one) => one !== '')
}

/** A text in lower case without accents and invisible signs; its punctuation stays. */
export function foldPlain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(MARKS, '')
    .toLowerCase()
    .replaceAll(/[øłđħıς]/gu, (letter) => ALIKE[letter] ?? letter)
}

function splitUp(plain: string): string {
  return plain.replaceAll(BREAKS, ' ').trim()
}

export function isSaidBy(word: SoughtWord, token: string): boolean {
  const plain = foldPlain(token)
  const split = ` ${splitUp(plain)}`
  const joined = ` ${splitUp(plain.replaceAll(JOINERS, ''))}`
  return word.starts.some((start) => {
    // A start of several pieces ("7.b.ii") is seen from its first piece on.
    const first = start.split(' ')[0] ?? start
    return split.includes(` ${start}`) || joined.startsWith(` ${start}`) || split.startsWith(` ${first}`)
  })
}

export type Nearness = { readonly word: SoughtWord; readonly instead: readonly string[] }

const MOST_INSTEAD = 4

/**
 * For each word sought the nearest of the words that are kept: as many slips of the finger away as its length allows,
 * the fewest first. A word that is kept itself stays as it is.
 */
export function findNear(sought: readonly SoughtWord[], kept: readonly string[]): readonly Nearness[] {
  return sought.map((word) => {
    if (word.starts.some((start) => start.includes(' ') || kept.some((one) => one.startsWith(start))))
      return { word, instead: [] }
    const start = word.starts[0] ?? ''
    const allowed = slipsAllowed(start)
    const near = kept
      .map((one) => ({ one, slips: slipsToStart(start, one, allowed) }))
      .filter(({ slips }) => slips <= allowed)
      .toSorted((a, b) => a.slips - b.slips || a.one.length - b.one.length || (a.one < b.one ? -1 : 1))
    const fewest = near[0]?.slips ?? 0
    return {
      word,
      instead: near
        .filter(({ slips }) => slips === fewest)
        .slice(0, MOST_INSTEAD)
        .map(({ one }) => one),
    }
  })
}

/** The words to look for instead; null where nothing near is kept. */
export function soughtInstead(near: readonly Nearness[]): readonly SoughtWord[] | null {
  if (near.every(({ instead }) => instead.length === 0)) return null
  return near.map(({ word, instead }) =>
    instead.length === 0 ? word : { typed: word.typed, starts: instead },
  )
}

// Two slips in a long word still leave it recognisable; in a word of four letters one already makes another word.
function slipsAllowed(word: string): number {
  if (word.length < 4) return 0
  return word.length < 8 ? 1 : 2
}

// The whole of what is kept, or its beginning where somebody typed the beginning of a long word.
function slipsToStart(typed: string, kept: string, most: number): number {
  const whole = slipsBetween(typed, kept, most)
  if (kept.length <= typed.length || typed.length < 6) return whole
  return Math.min(whole, slipsBetween(typed, kept.slice(0, typed.length), most))
}

/** Letters left out, put in, changed or swapped with their neighbour (Damerau, 1964); more than `most` is one more. */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      let slips = Math.min(changed, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1)
      row.push(slips)
      least = Math.min(least, slips)
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[other.length] ?? most + 1
}

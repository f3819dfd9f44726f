// A set of codes and what a cell may say for each of them. Ofsted's codes come in three parts, all or some of
// which are written: a letter "a)", an inner code "1A" and words "Individual".

export type CodeSet = {
  readonly name: string
  readonly codes: readonly Code[]
  /** What a tidy, lower-case, unpunctuated cell stands for. */
  readonly index: ReadonlyMap<string, CodeMatch>
}

export type Code = {
  readonly text: string
  readonly letter: string
  readonly inner: string
  readonly words: string
}

/** How a cell named its code: as asked, without the letter that was asked for, or by a letter that fits another. */
export type CodeManner = 'as asked' | 'no letter' | 'other letter'
export type CodeMatch = { readonly at: number; readonly manner: CodeManner }

export type Aliases = Readonly<Record<string, readonly string[]>>

/** `texts` are written as the source writes them: "a) 1A: Individual", "N1 - Abuse or neglect", "a) Yes", "WBRI". */
export function codeSet(name: string, texts: readonly string[], aliases: Aliases = {}): CodeSet {
  const codes = texts.map(partsOf)
  return { name, codes, index: indexOf(codes, aliases) }
}

/** The place of a code in its set by its inner code, else by its words. Throws where the set has no such code. */
export function codeAt(set: CodeSet, wanted: string): number {
  const plain = plainly(wanted)
  const at = set.codes.findIndex((code) => plainly(code.inner) === plain)
  const found = at >= 0 ? at : set.codes.findIndex((code) => plainly(code.words) === plain)
  if (found < 0) throw new Error(`${set.name} has no code "${wanted}"`)
  return found
}

export function codesAt(set: CodeSet, wanted: readonly string[]): ReadonlySet<number> {
  return new Set(wanted.map((one) => codeAt(set, one)))
}

/** What a cell stands for, or null where no code of the set fits. */
export function matchCode(set: CodeSet, text: string): CodeMatch | null {
  const plain = plainly(text)
  return set.index.get(plain) ?? matchAcrossLetters(set, text) ?? matchInner(set, text)
}

/** Lower case, straight quotes, and a space for every run of punctuation: exports differ in no more than that. */
export function plainly(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u2018\u2019\u201b']/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

function partsOf(text: string): Code {
  const lettered = /^([a-z]{1,2}\d?)\) (.+)$/.exec(text)
  const letter = lettered?.[1] ?? ''
  const rest = lettered?.[2] ?? text
  const coded = /^([A-Z0-9]{1,4})(?: ?[:-] ?)(.+)$/.exec(rest)
  if (coded !== null) return { text, letter, inner: coded[1] ?? '', words: coded[2] ?? '' }
  const bare = /^[A-Z0-9]+$/.test(rest)
  return { text, letter, inner: bare ? rest : '', words: bare ? '' : rest }
}

function indexOf(codes: readonly Code[], aliases: Aliases): ReadonlyMap<string, CodeMatch> {
  const index = new Map<string, CodeMatch>()
  const unsure = new Set<string>()
  const add = (text: string, at: number, manner: CodeManner) => {
    const plain = plainly(text)
    const held = index.get(plain)
    if (plain === '' || unsure.has(plain)) return
    if (held === undefined) index.set(plain, { at, manner })
    else if (held.at !== at) {
      // Two codes would answer to it ("Individual" to four of them), so neither does.
      if (held.manner === manner) unsure.add(plain)
      if (held.manner === manner) index.delete(plain)
    }
  }
  codes.forEach((code, at) => {
    for (const way of waysOf(code)) add(way, at, 'as asked')
  })
  codes.forEach((code, at) => {
    const manner = code.letter === '' ? 'as asked' : 'no letter'
    for (const way of [`${code.inner} ${code.words}`, code.inner, code.words, withoutBrackets(code.words)])
      add(way, at, manner)
    if (code.letter !== '') add(code.letter, at, 'as asked')
  })
  for (const [text, ways] of Object.entries(aliases)) {
    const at = codes.findIndex((code) => code.text === text)
    const hasLetter = (codes[at]?.letter ?? '') !== ''
    for (const way of ways)
      if (!index.has(plainly(way)))
        add(way, at, hasLetter && !/^[a-z]{1,2}\d?\) /.test(way) ? 'no letter' : 'as asked')
  }
  return index
}

function waysOf(code: Code): readonly string[] {
  if (code.letter === '') return [code.text]
  return [
    code.text,
    `${code.letter} ${code.inner}`.trim() === code.letter ? code.text : `${code.letter} ${code.inner}`,
    `${code.letter} ${withoutBrackets(code.words)}`,
  ].filter((way) => plainly(way) !== code.letter)
}

function withoutBrackets(words: string): string {
  return words.replace(/\([^)]*\)/g, '').trim()
}

// "b) WBRI": the letter is another year's, but the code after it is decisive. "a) Female" is not: it says two things.
function matchAcrossLetters(set: CodeSet, text: string): CodeMatch | null {
  const lettered = /^[a-z]{1,2}\d?\)\s*(.+)$/i.exec(text)
  if (lettered === null) return null
  const found = set.index.get(plainly(lettered[1] ?? '')) ?? matchInner(set, lettered[1] ?? '')
  if (found === null) return null
  return (set.codes[found.at]?.inner ?? '') === '' ? null : { at: found.at, manner: 'other letter' }
}

// "N1 - Abuse, neglect or exploitation": the words change with the years, the code does not.
function matchInner(set: CodeSet, text: string): CodeMatch | null {
  const coded = /^(?:([a-z]{1,2}\d?)\)\s*)?([A-Z]{0,3}\d{0,2}[A-Z]?)\s*[:\u2013\u2014-]\s*(.+)$/i.exec(text)
  if (coded === null) return null
  const inner = plainly(coded[2] ?? '')
  const at = inner === '' ? -1 : set.codes.findIndex((code) => plainly(code.inner) === inner)
  if (at < 0) return null
  const said = set.index.get(plainly(coded[3] ?? ''))
  // "U1: Children's Homes" names one code and describes another.
  if (said !== undefined && said.at !== at) return null
  const code = set.codes[at]
  return { at, manner: code?.letter === '' || coded[1] !== undefined ? 'as asked' : 'no letter' }
}

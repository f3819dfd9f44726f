import type { SoughtWord } from './search-words.ts'

// A council's words in memory, each as a number: for each word the things that have it, and for each thing its words in
// their order, for questions of several words side by side. The one structure here that changes in place: it is brought
// up to date many times for each time it is made.

/** The words of one thing, folded and each after a space as los_folded() leaves them; `named` letters of them are its name. */
export type IndexedWords<Part extends string> = {
  readonly part: Part
  readonly id: number
  /** Whose events tell that these words have changed: "action 12". */
  readonly toldBy: string
  readonly named: number
  readonly folded: string
}

export type IndexEntry<Part extends string> = {
  readonly part: Part
  readonly id: number
  readonly toldBy: string
  /** Where its words begin and end among all of them, and where its name ends. */
  readonly from: number
  readonly nameEnds: number
  readonly until: number
}

export type SearchIndex<Part extends string> = {
  /** Each word's number; the empty word, which stands between two spaces, is 0. */
  numbers: Map<string, number>
  /** By its number, the places of the things that have a word, each twice its place, and one more where its name has it. */
  places: number[][]
  /** Null is one that is gone. */
  entries: (IndexEntry<Part> | null)[]
  words: Uint32Array
  used: number
  /** How many words are those of things that are gone. */
  dead: number
  /** The words of some parts, once they were asked for, until something changes. */
  readonly listed: Map<string, readonly string[]>
}

export type IndexWish<Part extends string> = {
  readonly sought: readonly SoughtWord[]
  readonly match: 'every' | 'any'
  readonly parts: ReadonlySet<Part>
}

export type IndexHit<Part extends string> = {
  readonly entry: IndexEntry<Part>
  /** 3: its words begin with what is looked for; 2: with words that begin so; 1: its name has it; 0: the rest has. */
  readonly rank: 0 | 1 | 2 | 3
}

const FIRST_ROOM = 1024
const GROWTH = 1.25

export function makeIndex<Part extends string>(): SearchIndex<Part> {
  return {
    numbers: new Map([['', 0]]),
    places: [[]],
    entries: [],
    words: new Uint32Array(FIRST_ROOM),
    used: 0,
    dead: 0,
    listed: new Map(),
  }
}

export function addToIndex<Part extends string>(
  index: SearchIndex<Part>,
  rows: readonly IndexedWords<Part>[],
): void {
  index.listed.clear()
  for (const { part, id, toldBy, named, folded } of rows) {
    const from = index.used
    let nameEnds = from
    let begins = 0
    for (const word of folded.split(' ')) {
      const isInName = begins < named
      addWord(index, word, isInName)
      if (isInName) nameEnds = index.used
      begins += word.length + 1
    }
    index.entries.push({ part, id, toldBy, from, nameEnds, until: index.used })
  }
}

function addWord(index: SearchIndex<string>, word: string, isInName: boolean): void {
  if (index.used === index.words.length) {
    const wider = new Uint32Array(Math.ceil(index.words.length * GROWTH))
    wider.set(index.words)
    index.words = wider
  }
  const number = numberOf(index, word)
  index.words[index.used] = number
  index.used += 1
  const places = index.places[number]
  const place = 2 * index.entries.length
  // A name comes first, so the first time a thing has a word tells whether its name has it.
  if (number !== 0 && places !== undefined && (places.at(-1) ?? -1) < place)
    places.push(isInName ? place + 1 : place)
}

function numberOf({ numbers, places }: SearchIndex<string>, word: string): number {
  const known = numbers.get(word)
  if (known !== undefined) return known
  // A piece of a string keeps the whole of it in memory, and a document may be a book: the piece is copied.
  numbers.set(Buffer.from(word).toString(), places.length)
  return places.push([]) - 1
}

/** Takes out what is gone or about to be added anew. */
export function takeFromIndex<Part extends string>(
  index: SearchIndex<Part>,
  isGone: (entry: IndexEntry<Part>) => boolean,
): void {
  index.listed.clear()
  for (const [place, entry] of index.entries.entries()) {
    if (entry === null || !isGone(entry)) continue
    index.dead += entry.until - entry.from
    index.entries[place] = null
  }
  if (index.dead > index.used / 2) closeGaps(index)
}

function closeGaps<Part extends string>(index: SearchIndex<Part>): void {
  const words = [...index.numbers.keys()]
  const rows = index.entries.flatMap((entry) => {
    if (entry === null) return []
    const own = Array.from(index.words.subarray(entry.from, entry.until), (number) => words[number] ?? '')
    const name = own.slice(0, entry.nameEnds - entry.from)
    return [{ ...entry, folded: own.join(' '), named: name.join(' ').length + Number(name.length > 0) }]
  })
  Object.assign(index, makeIndex<Part>())
  addToIndex(index, rows)
}

/** Everything that has the words, in no order. */
export function findInIndex<Part extends string>(
  index: SearchIndex<Part>,
  { sought, match, parts }: IndexWish<Part>,
): readonly IndexHit<Part>[] {
  const all = 2 ** sought.length - 1
  const isHit = (bits: number) => (match === 'every' ? bits === all : bits !== 0)
  const marks: Marks = {
    all: new Uint8Array(index.entries.length),
    inName: new Uint8Array(index.entries.length),
  }
  for (const [place, { starts }] of sought.entries())
    for (const start of starts) markStart(index, marks, { pieces: start.split(' '), bit: 2 ** place })
  const beginnings = beginningsOf(index, sought)
  const hits: IndexHit<Part>[] = []
  for (let place = 0; place < marks.all.length; place += 1) {
    if (!isHit(marks.all[place] ?? 0)) continue
    const entry = index.entries[place] ?? null
    if (entry === null || !parts.has(entry.part)) continue
    hits.push({ entry, rank: isHit(marks.inName[place] ?? 0) ? rankInName(index, entry, beginnings) : 0 })
  }
  return hits
}

/** How the first word looked for may begin, each way as the numbers of its pieces; -1 is a piece that nothing has. */
function beginningsOf(
  { numbers }: SearchIndex<string>,
  sought: readonly SoughtWord[],
): readonly (readonly number[])[] {
  return (sought[0]?.starts ?? []).map((start) => start.split(' ').map((piece) => numbers.get(piece) ?? -1))
}

// "1.2" is first of all the action of that reference, then 1.20, then what names it further on.
function rankInName(
  { words }: SearchIndex<string>,
  { from, nameEnds }: IndexEntry<string>,
  starts: readonly (readonly number[])[],
): 1 | 2 | 3 {
  const isThere = (pieces: readonly number[]) =>
    pieces.every((piece, after) => words[from + 1 + after] === piece)
  if (starts.some((pieces) => from + pieces.length < nameEnds && isThere(pieces))) return 3
  return starts.some((pieces) => pieces.length > 1 && isThere(pieces.slice(0, -1))) ? 2 : 1
}

/** Of each thing the words that it has, as bits. */
type Marks = { readonly all: Uint8Array; readonly inName: Uint8Array }
type Start = { readonly pieces: readonly string[]; readonly bit: number }

function markStart(index: SearchIndex<string>, marks: Marks, { pieces, bit }: Start): void {
  const begun = new Set<number>()
  for (const [word, number] of index.numbers) if (word.startsWith(pieces.at(-1) ?? '')) begun.add(number)
  const whole = pieces.slice(0, -1).map((piece) => index.numbers.get(piece) ?? -1)
  const [first] = whole
  if (first === undefined) {
    for (const number of begun)
      for (const place of index.places[number] ?? [])
        mark(marks, place >> 1, { bit, isInName: place % 2 === 1 })
    return
  }
  for (const place of index.places[first] ?? []) {
    const entry = index.entries[place >> 1] ?? null
    const at = entry === null ? -1 : placeOfAll(index.words, entry, { whole, begun })
    if (entry !== null && at >= 0)
      mark(marks, place >> 1, { bit, isInName: at + whole.length < entry.nameEnds })
  }
}

function mark(
  marks: Marks,
  place: number,
  { bit, isInName }: { readonly bit: number; readonly isInName: boolean },
): void {
  marks.all[place] = (marks.all[place] ?? 0) | bit
  if (isInName) marks.inName[place] = (marks.inName[place] ?? 0) | bit
}

// Where a thing first has the whole words side by side, and after them one that begins as the last does; -1 is nowhere.
function placeOfAll(
  words: Uint32Array,
  { from, until }: IndexEntry<string>,
  { whole, begun }: { readonly whole: readonly number[]; readonly begun: ReadonlySet<number> },
): number {
  for (let at = from; at + whole.length < until; at += 1)
    if (
      whole.every((number, after) => words[at + after] === number) &&
      begun.has(words[at + whole.length] ?? 0)
    )
      return at
  return -1
}

/** The words that some entry of these parts has. */
export function wordsInIndex<Part extends string>(
  index: SearchIndex<Part>,
  parts: ReadonlySet<Part>,
): readonly string[] {
  const name = [...parts].join()
  const known = index.listed.get(name)
  if (known !== undefined) return known
  const isSeen = (place: number) => {
    const entry = index.entries[place >> 1] ?? null
    return entry !== null && parts.has(entry.part)
  }
  const words = [...index.numbers].flatMap(([word, number]) =>
    (index.places[number] ?? []).some(isSeen) ? [word] : [],
  )
  index.listed.set(name, words)
  return words
}

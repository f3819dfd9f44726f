import { isSaidBy, type SoughtWord } from './search-words.ts'

/** A piece of a text, and whether it is what was looked for. */
export type ExcerptPiece = { readonly text: string; readonly isHit: boolean }

const BEFORE = 70
const LENGTH = 220
const TOKEN = /[^\s\u00a0\u2000-\u200a\u2028\u2029]+/gu
const LONGEST_TOKEN = 200
// Nobody reads further than this for the words around a hit; the thing itself was found all the same.
const MOST_TOKENS = 400_000

/** The words around the first hit, every hit among them marked; the beginning where none can be seen. */
export function excerptOf(text: string, sought: readonly SoughtWord[]): readonly ExcerptPiece[] {
  const at = firstHit(text, sought)
  const from = at <= BEFORE ? 0 : nextSpace(text, at - BEFORE)
  const until = from + LENGTH >= text.length ? text.length : lastSpace(text, from + LENGTH, at)
  const pieces = markHits(text.slice(from, until), sought)
  return [
    ...(from > 0 ? [{ text: '… ', isHit: false }] : []),
    ...pieces,
    ...(until < text.length ? [{ text: ' …', isHit: false }] : []),
  ]
}

/** The whole of a short text with its hits marked. */
export function markHits(text: string, sought: readonly SoughtWord[]): readonly ExcerptPiece[] {
  const pieces: ExcerptPiece[] = []
  let done = 0
  for (const match of text.matchAll(TOKEN)) {
    if (!isHit(match[0], sought)) continue
    if (match.index > done) pieces.push({ text: text.slice(done, match.index), isHit: false })
    done = match.index + match[0].length
    pieces.push({ text: match[0], isHit: true })
  }
  if (done < text.length) pieces.push({ text: text.slice(done), isHit: false })
  return pieces
}

function firstHit(text: string, sought: readonly SoughtWord[]): number {
  let seen = 0
  for (const match of text.matchAll(TOKEN)) {
    seen += 1
    if (seen > MOST_TOKENS) return 0
    if (isHit(match[0], sought)) return match.index
  }
  return 0
}

function isHit(token: string, sought: readonly SoughtWord[]): boolean {
  return sought.some((word) => isSaidBy(word, token.slice(0, LONGEST_TOKEN)))
}

function nextSpace(text: string, from: number): number {
  const space = text.slice(from, from + BEFORE).search(/\s/u)
  return space < 0 ? from : from + space + 1
}

function lastSpace(text: string, until: number, hit: number): number {
  const space = text.lastIndexOf(' ', until)
  return space > hit ? space : until
}

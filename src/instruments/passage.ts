// Words put together from lines, that still know where in the document each of them stands.

type Piece = { readonly from: number; readonly at: number; readonly length: number }

export type Passage = { readonly text: string; readonly pieces: readonly Piece[] }

/** A cut of the document: `start` to `end`, without furniture between the pieces. */
export type Cut = { readonly text: string; readonly start: number; readonly end: number }

const ENDS_IN_HYPHEN = /\p{L}[-\u2010\u00ad]$/u

/** Lines made one passage; a hyphen at the end of a line joins the halves of its word. */
export function joinLines(lines: readonly { readonly start: number; readonly text: string }[]): Passage {
  const pieces: Piece[] = []
  const parts: string[] = []
  let length = 0
  for (const line of lines) {
    const last = parts.at(-1)
    if (last !== undefined && !ENDS_IN_HYPHEN.test(last)) {
      parts.push(' ')
      length += 1
    }
    pieces.push({ from: length, at: line.start, length: line.text.length })
    parts.push(line.text)
    length += line.text.length
  }
  return { text: parts.join(''), pieces }
}

/** Passages one after another, with a space between. */
export function joinPassages(passages: readonly Passage[]): Passage {
  if (passages.length === 1 && passages[0] !== undefined) return passages[0]
  const pieces: Piece[] = []
  let length = 0
  for (const passage of passages) {
    const from = length
    for (const piece of passage.pieces) pieces.push({ ...piece, from: piece.from + from })
    length += passage.text.length + 1
  }
  return { text: passages.map((passage) => passage.text).join(' '), pieces }
}

/** The part of a passage between two of its characters, without space or list marks at its ends. */
export function cutPassage(passage: Passage, from: number, to: number): Cut {
  const whole = passage.text.slice(from, to)
  const left = from + (whole.length - whole.trimStart().length)
  const right = to - (whole.length - whole.trimEnd().length)
  if (right <= left) return { text: '', start: placeOf(passage, from), end: placeOf(passage, from) }
  return {
    text: passage.text.slice(left, right),
    start: placeOf(passage, left),
    end: placeOf(passage, right - 1) + 1,
  }
}

/** The passage without its first characters (a list mark that has been read). */
export function dropStart(passage: Passage, count: number): Passage {
  if (count <= 0) return passage
  const pieces: Piece[] = []
  for (const piece of passage.pieces) {
    const cut = Math.max(0, count - piece.from)
    if (cut >= piece.length) continue
    pieces.push({ from: piece.from + cut - count, at: piece.at + cut, length: piece.length - cut })
  }
  return { text: passage.text.slice(count), pieces }
}

function placeOf(passage: Passage, index: number): number {
  const { pieces } = passage
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.from ?? 0) <= index) low = middle
    else high = middle - 1
  }
  const piece = pieces[low]
  if (piece === undefined) return 0
  return piece.at + Math.min(index - piece.from, piece.length)
}

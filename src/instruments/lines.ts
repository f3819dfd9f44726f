// The printed lines of a document, with their places, before anything is known about them.

export type Line = {
  readonly start: number
  readonly text: string
  readonly indent: number
  readonly page: number
  /** Is there an empty line, or a page's end, before it? */
  readonly isAfterGap: boolean
  /** Did a long row of spaces stand before it, as the rule above footnotes comes out of a PDF? */
  readonly isAfterRule: boolean
}

// Longer lines than any page prints are cut, at a space, so that no later step meets ten million characters at once.
const LONGEST_LINE = 20_000
// Three thousand printed pages: beyond them a text is no instrument, and its lines would fill the memory.
const MOST_LINES = 200_000
const MOST_CHARACTERS = 3_000_000

/** Where the lines stop short of the text: how many characters were read; null where all of them were. */
export function cutAt(text: string, lines: readonly Line[]): number | null {
  const last = lines.at(-1)
  if (lines.length >= MOST_LINES && last !== undefined) {
    const end = last.start + last.text.length
    return text.slice(end).trim() === '' ? null : end
  }
  return text.length > MOST_CHARACTERS ? MOST_CHARACTERS : null
}

export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let page = 0
  let isAfterGap = true
  let isAfterRule = false
  let from = 0
  const end = Math.min(text.length, MOST_CHARACTERS)
  while (from < end && lines.length < MOST_LINES) {
    const to = endOfLine(text, from)
    const raw = text.slice(from, to)
    const words = raw.trim()
    if (words === '' || /^[-_=*\u2500]{3,}$/.test(words)) {
      isAfterGap = true
      isAfterRule = raw.length >= 20 || words !== ''
    } else {
      const lead = raw.length - raw.trimStart().length
      lines.push({ start: from + lead, text: words, indent: lead, page, isAfterGap, isAfterRule })
      isAfterGap = false
      isAfterRule = false
    }
    if (text[to] === '\f') {
      page += 1
      isAfterGap = true
    }
    from = text[to] === '\r' && text[to + 1] === '\n' ? to + 2 : isBreak(text, to) ? to + 1 : to
  }
  return lines
}

function endOfLine(text: string, from: number): number {
  const furthest = Math.min(text.length, from + LONGEST_LINE)
  let at = from
  while (at < furthest && !isBreak(text, at)) at += 1
  if (at < furthest || at === text.length) return at
  const space = text.lastIndexOf(' ', at)
  return space > from ? space : at
}

function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 10 || code === 13 || code === 12 || code === 0x2028 || code === 0x2029
}

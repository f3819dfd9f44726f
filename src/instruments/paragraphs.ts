import type { Line } from './lines.ts'
import { type Marker, readMarker } from './markers.ts'
import { dropStart, joinLines, type Passage } from './passage.ts'
import { isSectionHeading } from './section-headings.ts'

// Lines put together into paragraphs, across the ends of pages and without the marks of lists.

export type Paragraph = {
  readonly marker: Marker | null
  readonly passage: Passage
  readonly indent: number
  readonly isAfterGap: boolean
  readonly isHeading: boolean
}

const LONGEST_PARAGRAPH = 20_000
const TERMINAL = /[.!?;:]["\u201d\u2019')\]*_]*$/
const FULL_STOP = /[.!?]["\u201d\u2019')\]*_]*$/
const GOES_ON =
  /(?:,|[\u2013\u2014]|\b(?:a|an|the|of|and|or|to|in|on|for|with|by|from|at|as|that|which|who|their|its|is|are|be|this|these|any|all|including|such|under|into|not|has|have|was|were|will|should|must|shall|may|section|sections|his|her))$/i
const MARKDOWN_HEADING = /^#{1,6}\s|^\*\*[^*]{3,200}\*\*:?$/
// A judgement's heading runs on in small letters.
const JUDGED = /^the (?:experiences and progress of|impact of leaders on)\b/i
const ANNEX_ALONE = /^\W*(?:annex|appendix|schedule)(?:\s+[a-z\d]{1,2})?\W*$/i
// "A. Person" above the office signed for is a name, not a clause.
const INITIALLED = /^(?:\p{Lu}\.\s?){1,3}\s?\p{Lu}[\p{L}'\u2019-]+(?:\s+(?:CBE|OBE|MBE|KC|CB))?$/u
const OFFICE =
  /^(?:for\s+(?:and\s+on\s+behalf\s+of\s+)?the|on\s+behalf\s+of|authorised|an?\s+senior|senior\s+civil|(?:deputy|assistant|regional|interim|acting)\s|director|head\s+of|permanent\s+secretary|minister|parliamentary|secretary\s+of)\b/i
const FINITE = /\b(?:is|are|was|were|will|shall|must|should|may|can|has|have|had|found|requires?|directs?)\b/i

export function joinParagraphs(lines: readonly Line[]): Paragraph[] {
  const width = wrapWidth(lines)
  const paragraphs: Paragraph[] = []
  let held: Line[] = []
  let size = 0
  for (const [index, line] of lines.entries()) {
    const before = held.at(-1)
    if (
      before !== undefined &&
      (size > LONGEST_PARAGRAPH || startsAnew({ held, before, line, width, next: lines[index + 1] }))
    ) {
      paragraphs.push(toParagraph(held, line))
      held = []
      size = 0
    }
    held.push(line)
    size += line.text.length
  }
  if (held.length > 0) paragraphs.push(toParagraph(held, null))
  return paragraphs
}

type Meeting = {
  readonly held: readonly Line[]
  readonly before: Line
  readonly line: Line
  readonly width: number
  readonly next: Line | undefined
}

function startsAnew({ held, before, line, width, next }: Meeting): boolean {
  if (isListed(line, before, next)) return true
  if (
    isSectionHeading(line.text) &&
    /^\W*\p{Lu}/u.test(line.text) &&
    (JUDGED.test(line.text) || !/^\p{Ll}/u.test(next?.text ?? ''))
  )
    return !GOES_ON.test(before.text)
  if (
    FULL_STOP.test(before.text) &&
    next !== undefined &&
    readMarker(next.text) !== null &&
    looksLikeHeading(line, width)
  )
    return true
  if (ANNEX_ALONE.test(line.text) || (held.length === 1 && ANNEX_ALONE.test(before.text))) return true
  if (MARKDOWN_HEADING.test(line.text) || MARKDOWN_HEADING.test(before.text)) return true
  if (held.length === 1 && isSectionHeading(before.text)) return true
  if (held.length === 1 && !TERMINAL.test(before.text) && /[:?]$/.test(before.text)) return true
  return line.isAfterGap ? startsAfterGap(before, line, width) : startsOnNextLine(held, before, line, width)
}

// A sentence that a page broke goes on in small letters, or after a line that ran to the edge of the page.
function startsAfterGap(before: Line, line: Line, width: number): boolean {
  if (TERMINAL.test(before.text)) return true
  if (/^["\u201c\u2018'(]?\p{Ll}/u.test(line.text)) return false
  if (GOES_ON.test(before.text) && before.text.length > 40) return false
  return !(before.page !== line.page && before.text.length > width * 0.85)
}

function startsOnNextLine(held: readonly Line[], before: Line, line: Line, width: number): boolean {
  if (!/^["\u201c\u2018'([*_]*[\p{Lu}\d]/u.test(line.text)) return false
  const isShort = before.text.length < width * 0.75
  // Where empty lines part the bullets, what follows without one goes on with its bullet.
  const isInBullet = held[0]?.isAfterGap === true && readMarker(held[0].text)?.values.length === 0
  if (FULL_STOP.test(before.text)) return width > 160 ? !isInBullet : isShort
  if (TERMINAL.test(before.text)) return isShort
  return held.length === 1 && (looksLikeHeading(before, width) || isNumberedTitle(before, line))
}

// "3. Workforce" above "The Council shall ...": a title with a number.
function isNumberedTitle(before: Line, line: Line): boolean {
  const marker = readMarker(before.text)
  const words = before.text.slice(marker?.length ?? 0)
  if (marker === null || marker.values.length === 0 || words.split(/\s+/).length > 6) return false
  return (
    /^\p{Lu}/u.test(words) &&
    !/^(?:the|a|an|to)\b/i.test(words) &&
    /^(?:The|A|An|This|Each|Every|Any|All)\s/.test(line.text)
  )
}

function looksLikeHeading(line: Line, width: number): boolean {
  const words = line.text.split(/\s+/).length
  if (words > 12 || line.text.length > Math.min(90, width * 0.75)) return false
  if (readMarker(line.text) !== null || GOES_ON.test(line.text) || /^the\b/i.test(line.text)) return false
  return /^["\u201c\u2018'*_]*[\p{Lu}\d]/u.test(line.text) && !FINITE.test(line.text)
}

// A dash or a bracketed number in the middle of a sentence can stand first on a line too.
function isListed(line: Line, before: Line, next: Line | undefined): boolean {
  const marker = readMarker(line.text)
  if (marker === null) return false
  if (
    line.isAfterGap ||
    TERMINAL.test(before.text) ||
    /\b(?:and|or|which|will|must|shall|to|the|should)$/i.test(before.text)
  )
    return marker.values.length > 0 || line.text.length > marker.length
  if (marker.values.length === 0)
    return !/^[*+\u2013\u2014\u2212-]/.test(line.text) || readMarker(before.text) !== null || isBulleted(next)
  const number = marker.values[0]?.value ?? 0
  return marker.isDecimal
    ? !/(?:section|paragraph|table|figure|v)\s*$/i.test(before.text)
    : number <= 250 && !isCitation(before.text)
}

function isBulleted(line: Line | undefined): boolean {
  return line !== undefined && readMarker(line.text)?.values.length === 0
}

function isCitation(text: string): boolean {
  return /\b(?:sections?|paragraphs?|regulations?|articles?|schedule|annex|page|table|figure|act|of|in|on|by|and|to|,)\s*\(?$/i.test(
    text,
  )
}

// The width the page was set at: most lines of a wrapped text come near to it. Zero lines give zero.
function wrapWidth(lines: readonly Line[]): number {
  const lengths = lines.map((line) => line.text.length).toSorted((a, b) => a - b)
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0
}

function toParagraph(lines: readonly Line[], following: Line | null): Paragraph {
  const first = lines[0]
  const whole = joinLines(lines)
  const isName = INITIALLED.test(first?.text ?? '') && OFFICE.test((lines[1] ?? following)?.text ?? '')
  const marker = isName ? null : readMarker(whole.text.slice(0, 60))
  const debris = marker === null ? (/^(?:[*_#>]+\s*)+/.exec(whole.text)?.[0].length ?? 0) : marker.length
  const passage = dropStart(whole, debris)
  return {
    marker,
    passage,
    indent: first?.indent ?? 0,
    isAfterGap: first?.isAfterGap ?? true,
    isHeading: isHeading(lines, marker, following),
  }
}

function isHeading(lines: readonly Line[], marker: Marker | null, following: Line | null): boolean {
  const text = lines.map((line) => line.text).join(' ')
  if (lines.length > 3 || text.length > 200) return false
  if (isSectionHeading(text)) return marker === null || marker.values.length > 0
  if (MARKDOWN_HEADING.test(text)) return true
  if (marker !== null || following === null || /[.;,]$/.test(text)) return false
  const isCapitals = text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
  const isShort = text.split(/\s+/).length <= 14 && !GOES_ON.test(text)
  return isCapitals || (isShort && /^\p{Lu}/u.test(text) && !/:$/.test(text))
}

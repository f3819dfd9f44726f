import type { Line } from './lines.ts'
import { readMarker } from './markers.ts'
import { GRADES, isSectionHeading } from './section-headings.ts'

// What a page carries besides its words: running heads, page numbers, letterheads, markings, footnotes.

const PAGE_NUMBER = /^(?:page\s+)?[-\u2013|\s]{0,3}\d{1,4}[-\u2013|\s]{0,3}(?:(?:of|\/)\s*\d{1,4})?$/i
const MARKING = /^(?:official|protect|restricted|confidential|draft)(?:\s*[-\u2013:,]\s*[a-z -]{2,40})?$/i
const CONTACT =
  /^(?:t|tel|telephone|textphone|fax|e|email|w|web)?[:\s]*(?:\+?[\d() ]{9,20}|\S+@\S+\.\S+|(?:https?:\/\/|www\.)\S+)$/i
const FOOTNOTE =
  /^(?:[\u00b9\u00b2\u00b3\u2074-\u2079]|\[\d{1,2}\]\s|\d{1,2}\s+(?=[A-Z\u2018\u201c'"]|https?:))/
const MONTHS = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const RUNNING_FOOT = new RegExp(
  String.raw`^\d{1,2}(?:\s+${MONTHS})?(?:\s+\d{4})?\s*(?:to|and|-|\u2013)\s*\d{1,2}\s+${MONTHS}\s+\d{4}(\s+\d{1,3})?$`,
)
const FOOT_TITLE =
  /^(?:inspection\s+(?:of|report)|joint\s+targeted|area\s+send|focuss?ed\s+visit|monitoring\s+visit)\b[^.;]{0,110}$/i
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$/
const PAGE_EDGE = 3
const FOOTNOTE_LINES = 14
const LETTERHEAD_LINES = 10

export function withoutFurniture(lines: readonly Line[]): Line[] {
  const isFurniture = lines.map(() => false)
  const edge = pageEdges(lines)
  const repeated = repeatedLines(lines, edge)
  for (const [index, line] of lines.entries()) {
    isFurniture[index] =
      repeated.has(index) ||
      PAGE_NUMBER.test(line.text) ||
      MARKING.test(line.text) ||
      CONTACT.test(line.text) ||
      (edge[index] === true && bearsPage(line))
  }
  markRunningFeet(lines, isFurniture)
  markFootnotes(lines, isFurniture)
  markLetterheads(lines, isFurniture)
  return closeGaps(lines, isFurniture)
}

// A line after furniture keeps the gap that stood before it, so that the words may still join across a page.
function closeGaps(lines: readonly Line[], isFurniture: readonly boolean[]): Line[] {
  const kept: Line[] = []
  let hadGap = false
  for (const [index, line] of lines.entries()) {
    if (isFurniture[index] === true) {
      hadGap ||= line.isAfterGap
      continue
    }
    kept.push(hadGap && !line.isAfterGap ? { ...line, isAfterGap: true } : line)
    hadGap = false
  }
  return kept
}

function repeatedLines(lines: readonly Line[], edge: readonly boolean[]): ReadonlySet<number> {
  const places = new Map<string, number[]>()
  for (const [index, line] of lines.entries()) {
    if (!mayRepeat(line.text)) continue
    const key = line.text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ')
    const found = places.get(key)
    if (found === undefined) places.set(key, [index])
    else found.push(index)
  }
  const hasPages = (lines.at(-1)?.page ?? 0) > 0
  const repeated = new Set<number>()
  for (const found of places.values()) {
    const atEdges = found.filter((index) => edge[index] === true)
    const marks = hasPages ? atEdges : found.length >= 3 && isSpread(found) ? found : []
    if (marks.length >= 2) for (const index of marks) repeated.add(index)
  }
  return repeated
}

function mayRepeat(text: string): boolean {
  if (text.length > 140 || /[;:,]$/.test(text)) return false
  return !GRADES.test(text) && !isSectionHeading(text) && readMarker(text) === null
}

function isSpread(found: readonly number[]): boolean {
  return (found.at(-1) ?? 0) - (found[0] ?? 0) >= found.length * 3
}

function pageEdges(lines: readonly Line[]): boolean[] {
  const edge = lines.map(() => false)
  for (const [index, line] of lines.entries()) {
    for (let step = 1; step <= PAGE_EDGE; step += 1) {
      if (lines[index - step]?.page !== line.page || lines[index + step]?.page !== line.page)
        edge[index] = true
    }
  }
  return edge
}

// "26 to 30 September 2022 2": Ofsted's running foot, its page number glued to the dates, under the report's name.
function markRunningFeet(lines: readonly Line[], isFurniture: boolean[]): void {
  for (const [index, line] of lines.entries()) {
    const foot = RUNNING_FOOT.exec(line.text)
    const isTitled = FOOT_TITLE.test(lines[index - 1]?.text ?? '')
    // Without its number only the report's name above it tells a foot from a sentence's dates.
    if (foot === null || (foot[1] === undefined && !isTitled)) continue
    isFurniture[index] = true
    if (isTitled) isFurniture[index - 1] = true
  }
}

// A footnote runs to the end of its page, or of its own paragraph where there are no pages.
function markFootnotes(lines: readonly Line[], isFurniture: boolean[]): void {
  const lastOfPage = new Map<number, number>()
  for (const [index, line] of lines.entries()) lastOfPage.set(line.page, index)
  for (const [index, line] of lines.entries()) {
    if (!FOOTNOTE.test(line.text) || isFurniture[index] === true) continue
    const isRaised = /^[\u00b9\u00b2\u00b3\u2074-\u2079]/.test(line.text)
    if (!isRaised && !line.isAfterRule) continue
    const pageEnd = lastOfPage.get(line.page) ?? index
    if (!isRaised && pageEnd - index > FOOTNOTE_LINES) continue
    isFurniture[index] = true
    for (let next = index + 1; next <= pageEnd; next += 1) {
      if (isRaised && lines[next]?.isAfterGap === true) break
      isFurniture[next] = true
    }
  }
}

// An inspectorate's address block comes out of a PDF in the middle of the letter.
function markLetterheads(lines: readonly Line[], isFurniture: boolean[]): void {
  for (const [index, line] of lines.entries()) {
    if (!/^(?:ofsted|care quality commission|department for education)$/i.test(line.text)) continue
    const end = lastContact(lines, index)
    for (let at = index; at <= end; at += 1) isFurniture[at] = true
  }
}

function lastContact(lines: readonly Line[], index: number): number {
  let end = index - 1
  for (let at = index + 1; at <= index + LETTERHEAD_LINES && at < lines.length; at += 1) {
    const text = lines[at]?.text ?? ''
    if (text.length > 60) break
    if (CONTACT.test(text) || POSTCODE.test(text)) end = at
  }
  return end
}

// A running head that ends or begins with the number of its own page needs no second occurrence.
function bearsPage(line: Line): boolean {
  if (
    line.page === 0 ||
    line.text.length > 120 ||
    /[.;:,]$/.test(line.text) ||
    readMarker(line.text) !== null
  )
    return false
  const number = /(?:^|\s)(\d{1,3})$/.exec(line.text)?.[1] ?? /^(\d{1,3})\s/.exec(line.text)?.[1]
  return number !== undefined && Math.abs(Number(number) - (line.page + 1)) <= 1
}

import { isLetteredHeading, isNumberedTitle } from './lettered-headings.ts'
import {
  type Choice,
  chooseMark,
  type Counted,
  labelAsPrinted,
  lostMark,
  namedChoice,
  type Place,
} from './mark-sequence.ts'
import type { Marker } from './markers.ts'
import type { Paragraph } from './paragraphs.ts'
import { repairWords } from './repair-words.ts'

// The clause tree. Levels are told by sequence, not by glyph: after "7." an "i." opens a level, after "h." it is
// the ninth letter. Lost numbers are filled in from their place; repeated ones stay as printed.

export type Clause = {
  readonly paragraph: Paragraph
  /** Its words as the grammar reads them: of the same length as printed, single wrong letters put right. */
  readonly words: string
  /** As printed from the top, "7.b.ii"; null where the words stand in prose. */
  readonly path: string | null
  readonly role: 'item' | 'bullet' | 'closing' | 'plain' | 'heading'
  /** What it hangs from: the item or sentence whose limb it is. */
  parent: Clause | null
  readonly children: Clause[]
  /** The heading it stands under. */
  readonly heading: string | null
  /** "Annex" or "Annex A" beneath such a heading; null in the body. */
  readonly annex: string | null
}

type Level = Counted & { clause: Clause }

const ANNEX =
  /^(?:\*\*|#+\s*)?(annex|appendix|schedule|attachment)(?:e)?\s*(?:["\u201c\u2018']?([A-Z]|\d{1,2})\b["\u201d\u2019']?)?(?=[\s:.,*\u2013\u2014-]|$)/i
const PLAIN_STEM = /(?:[:\u2013\u2014]|\b(?:which|will|shall|must|should|to))\s*$/
// A mark that fits its sequence this badly may have been misread.
const WEAK = 1.6
// No instrument nests so deep; in a hostile one every later step would climb a mountain.
const DEEPEST = 10
const STEM_END = /(?:[:\u2013\u2014-]|\b(?:which|that|will|shall|must|should|to|and|by|with|of))\s*$/

export function buildClauses(paragraphs: readonly Paragraph[]): Clause[] {
  const tree = new Tree(paragraphs)
  for (const [index, paragraph] of paragraphs.entries()) tree.add(paragraph, index)
  return tree.clauses
}

class Tree {
  readonly clauses: Clause[] = []
  readonly #paragraphs: readonly Paragraph[]
  readonly #meanings = new Map<string, string | null>()
  #levels: Level[] = []
  #heading: string | null = null
  #annex: string | null = null
  #isNewSection = true

  constructor(paragraphs: readonly Paragraph[]) {
    this.#paragraphs = paragraphs
  }

  add(printed: Paragraph, index: number): void {
    const paragraph = isNumberedTitle(this.#paragraphs, index) ? { ...printed, isHeading: true } : printed
    this.#levels = this.#levels.slice(0, DEEPEST)
    const text = paragraph.passage.text
    if (paragraph.marker === null && this.#startsAnnex(paragraph)) return
    if (paragraph.marker?.isDecimal === true) return this.#addDecimal(paragraph, paragraph.marker)
    if (isLetteredHeading(this.#paragraphs, index, this.#levels[0]?.value ?? null))
      return this.#addHeading(paragraph)
    const place = this.#placeOf(paragraph, index)
    const choice = namedChoice(paragraph) ?? chooseMark(place)
    if (choice !== null && choice.cost < WEAK) return this.#addItem(paragraph, choice)
    const lost = lostMark(place)
    if (lost !== null) return this.#addItem({ ...paragraph, marker: null }, lost)
    if (choice !== null) return this.#addItem(paragraph, choice)
    if (paragraph.marker !== null && paragraph.marker.values.length === 0 && !paragraph.isHeading)
      return this.#addBullet(paragraph)
    if (paragraph.isHeading || this.#isHeadingSentence(paragraph, index)) return this.#addHeading(paragraph)
    this.#addPlain(paragraph, text)
  }

  #placeOf(paragraph: Paragraph, index: number): Place {
    const counted = {
      levels: this.#levels,
      isNewSection: this.#isNewSection,
      isAfterStem: this.#endsAsStem(),
    }
    return { paragraph, paragraphs: this.#paragraphs, index, ...counted }
  }

  #startsAnnex(paragraph: Paragraph): boolean {
    const text = paragraph.passage.text
    const found = text.length <= 160 ? ANNEX.exec(text) : null
    if (found === null || (!paragraph.isHeading && !/^.{0,40}$|[:\u2013\u2014]/.test(text))) return false
    const name = (found[1] ?? '').toLowerCase()
    const label = found[2] === undefined ? '' : ` ${found[2].toUpperCase()}`
    this.#annex = `${name.charAt(0).toUpperCase()}${name.slice(1)}${label}`
    this.#levels = []
    this.#addHeading(paragraph)
    return true
  }

  #addHeading(paragraph: Paragraph): void {
    const text = paragraph.passage.text
    this.#heading = text
    this.#isNewSection = true
    this.#levels = this.#levels.filter((level) => level.enumeration !== 'bullet').slice(0, 1)
    this.#put({ paragraph, path: null, role: 'heading', parent: null })
  }

  #addDecimal(paragraph: Paragraph, marker: Marker): void {
    const parts = (marker.label ?? '').split('.')
    const clause = this.#put({
      paragraph,
      path: this.#path(marker.label ?? ''),
      role: 'item',
      parent: this.#parentOfDecimal(parts.length),
    })
    this.#isNewSection = false
    this.#levels = this.#levels.slice(0, parts.length - 1)
    this.#levels.push({
      enumeration: 'decimal',
      value: Number(parts.at(-1)),
      glyph: null,
      indent: paragraph.indent,
      style: paragraph.marker?.style ?? '',
      clause,
    })
  }

  #parentOfDecimal(depth: number): Clause | null {
    return this.#levels[Math.min(depth - 2, this.#levels.length - 1)]?.clause ?? null
  }

  #addItem(paragraph: Paragraph, choice: Choice): void {
    const before = this.#levels[choice.depth]
    const isSibling = before !== undefined && before.enumeration === choice.enumeration && choice.value > 1
    const above = this.#plainStem() ?? this.#levels[choice.depth - 1]?.clause ?? null
    const parent = isSibling
      ? before.clause.parent
      : choice.value === 1
        ? above
        : (this.#levels[choice.depth - 1]?.clause ?? null)
    const label = labelAsPrinted(paragraph.marker, choice)
    const path = parent === null || parent.path === null ? this.#path(label) : `${parent.path}.${label}`
    const clause = this.#put({ paragraph, path, role: paragraph.isHeading ? 'heading' : 'item', parent })
    if (paragraph.isHeading) this.#heading = paragraph.passage.text
    this.#levels = this.#levels.slice(0, choice.depth)
    this.#levels.push({
      enumeration: choice.enumeration,
      value: choice.value,
      glyph: paragraph.marker?.bullet ?? null,
      indent: paragraph.indent,
      style: paragraph.marker?.style ?? '',
      clause,
    })
    this.#isNewSection = paragraph.isHeading
  }

  #addBullet(paragraph: Paragraph): void {
    const glyph = paragraph.marker?.bullet ?? null
    const same = this.#levels.findLastIndex(
      (level) =>
        level.enumeration === 'bullet' &&
        level.glyph === glyph &&
        Math.abs(level.indent - paragraph.indent) <= 3,
    )
    const anyBullet = this.#levels.findLastIndex(
      (level) => level.enumeration === 'bullet' && level.glyph === glyph,
    )
    const at =
      same >= 0
        ? same
        : anyBullet >= 0 && (this.#levels[anyBullet]?.indent ?? 0) > paragraph.indent
          ? anyBullet
          : -1
    const sibling = this.#levels[at]
    if (at >= 0) this.#levels = this.#levels.slice(0, at)
    // After a heading a list stands on its own, whatever was counted above.
    if (this.#isNewSection) this.#levels = this.#levels.filter((level) => level.enumeration === 'bullet')
    const parent =
      sibling === undefined
        ? (this.#plainStem() ?? this.#levels.at(-1)?.clause ?? this.#stemBefore())
        : sibling.clause.parent
    const clause = this.#put({ paragraph, path: parent?.path ?? null, role: 'bullet', parent })
    this.#levels.push({
      enumeration: 'bullet',
      value: 0,
      glyph,
      indent: paragraph.indent,
      style: paragraph.marker?.style ?? '',
      clause,
    })
  }

  #addPlain(paragraph: Paragraph, text: string): void {
    const last = this.#levels.at(-1)
    const isClosing = last !== undefined && this.#levels.length > 1 && /^["\u201c\u2018'(]?\p{Ll}/u.test(text)
    if (isClosing) {
      const parent = last.clause.parent
      this.#put({ paragraph, path: parent?.path ?? null, role: 'closing', parent })
      return
    }
    this.#levels = this.#levels.filter((level) => level.enumeration !== 'bullet')
    const holder = this.#isNewSection ? null : (this.#levels[0]?.clause ?? null)
    this.#put({ paragraph, path: holder?.path ?? null, role: 'plain', parent: null })
  }

  // Limbs after a plain sentence hang from it: "The Commissioner is expected to take the following steps:".
  #plainStem(): Clause | null {
    const last = this.clauses.at(-1)
    return last !== undefined && last.role === 'plain' && PLAIN_STEM.test(last.words) ? last : null
  }

  #stemBefore(): Clause | null {
    const last = this.clauses.at(-1)
    return last?.role === 'bullet' ? last.parent : null
  }

  #put(made: Pick<Clause, 'paragraph' | 'path' | 'role' | 'parent'>): Clause {
    const words = repairWords(made.paragraph.passage.text, this.#meanings)
    const clause: Clause = { ...made, words, children: [], heading: this.#heading, annex: this.#annex }
    clause.parent?.children.push(clause)
    this.clauses.push(clause)
    return clause
  }

  #path(label: string): string {
    return this.#annex === null ? label : `${this.#annex}.${label}`
  }

  #endsAsStem(): boolean {
    const last = this.clauses.at(-1)
    return last === undefined || STEM_END.test(last.paragraph.passage.text)
  }

  // "Improvement will be assessed as follows:" heads the clauses that go on counting; it governs no limbs.
  #isHeadingSentence(paragraph: Paragraph, index: number): boolean {
    if (paragraph.marker !== null || !/:$/.test(paragraph.passage.text) || this.#levels.length === 0)
      return false
    const next = this.#paragraphs[index + 1]?.marker?.values ?? []
    return next.some((one) =>
      this.#levels.some((level) => level.enumeration === one.enumeration && level.value + 1 === one.value),
    )
  }
}

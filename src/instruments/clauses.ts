import { type Enumeration, labelOf, type Marker } from './markers.ts'
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

type Level = {
  readonly enumeration: Enumeration | 'bullet' | 'decimal'
  value: number
  readonly glyph: string | null
  readonly indent: number
  clause: Clause
}

type Choice = {
  readonly depth: number
  readonly enumeration: Enumeration
  readonly value: number
  readonly cost: number
}

const ANNEX =
  /^(?:\*\*|#+\s*)?(annex|appendix|schedule|attachment)(?:e)?\s*(?:["\u201c\u2018']?([A-Z]|\d{1,2})\b["\u201d\u2019']?)?(?=[\s:.,*\u2013\u2014-]|$)/i
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

  add(paragraph: Paragraph, index: number): void {
    this.#levels = this.#levels.slice(0, DEEPEST)
    const text = paragraph.passage.text
    if (paragraph.marker === null && this.#startsAnnex(paragraph)) return
    if (paragraph.marker?.isDecimal === true) return this.#addDecimal(paragraph, paragraph.marker)
    const choice = this.#choose(paragraph, index)
    if (choice !== null && choice.cost < WEAK) return this.#addItem(paragraph, choice)
    const lost = this.#lostMark(paragraph, index)
    if (lost !== null) return this.#addItem({ ...paragraph, marker: null }, lost)
    if (choice !== null) return this.#addItem(paragraph, choice)
    if (paragraph.marker !== null && paragraph.marker.values.length === 0 && !paragraph.isHeading)
      return this.#addBullet(paragraph)
    if (paragraph.isHeading || this.#isHeadingSentence(paragraph, index)) return this.#addHeading(paragraph)
    this.#addPlain(paragraph, text)
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
    this.#levels = this.#levels.slice(0, parts.length - 1)
    this.#levels.push({
      enumeration: 'decimal',
      value: Number(parts.at(-1)),
      glyph: null,
      indent: paragraph.indent,
      clause,
    })
  }

  #parentOfDecimal(depth: number): Clause | null {
    return this.#levels[Math.min(depth - 2, this.#levels.length - 1)]?.clause ?? null
  }

  #addItem(paragraph: Paragraph, choice: Choice): void {
    const parent = this.#levels[choice.depth - 1]?.clause ?? null
    const label = labelAsPrinted(paragraph.marker, choice)
    const above = parent?.path ?? null
    const path = above === null ? this.#path(label) : `${above}.${label}`
    const clause = this.#put({ paragraph, path, role: 'item', parent })
    this.#levels = this.#levels.slice(0, choice.depth)
    this.#levels.push({
      enumeration: choice.enumeration,
      value: choice.value,
      glyph: paragraph.marker?.bullet ?? null,
      indent: paragraph.indent,
      clause,
    })
    this.#isNewSection = false
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
      sibling === undefined ? (this.#levels.at(-1)?.clause ?? this.#stemBefore()) : sibling.clause.parent
    const clause = this.#put({ paragraph, path: parent?.path ?? null, role: 'bullet', parent })
    this.#levels.push({ enumeration: 'bullet', value: 0, glyph, indent: paragraph.indent, clause })
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

  // Bullets after a plain sentence hang from it: "The Commissioner is expected to take the following steps:".
  #stemBefore(): Clause | null {
    const last = this.clauses.at(-1)
    return last !== undefined && last.role === 'plain' && STEM_END.test(last.paragraph.passage.text)
      ? last
      : last?.role === 'bullet'
        ? last.parent
        : null
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

  #choose(paragraph: Paragraph, index: number): Choice | null {
    const choices = (paragraph.marker?.values ?? []).flatMap((value) => this.#choicesFor(value, index))
    const best = choices.toSorted((a, b) => a.cost - b.cost)[0]
    return best !== undefined && best.cost <= 4 ? best : null
  }

  #choicesFor({ enumeration, value }: Marker['values'][number], index: number): Choice[] {
    const choices: Choice[] = []
    const top = this.#levels.length
    for (let depth = top - 1; depth >= 0; depth -= 1) {
      const level = this.#levels[depth]
      if (level === undefined || level.enumeration !== enumeration) continue
      const step = value - level.value
      const closed = 0.05 * (top - 1 - depth)
      if (step === 1) choices.push({ depth, enumeration, value, cost: closed })
      else if (step === 0) choices.push({ depth, enumeration, value, cost: 2 + closed })
      else if (step > 1)
        choices.push({ depth, enumeration, value, cost: 1 + 0.4 * step + closed + (step > 5 ? 2 : 0) })
    }
    const isOpen = this.#levels.some((level) => level.enumeration === enumeration)
    const stem = this.#endsAsStem() ? -0.3 : 0.3
    if (value <= 2)
      choices.push({
        depth: top,
        enumeration,
        value,
        cost: 0.6 * value + stem + (isOpen ? 1 : 0) + this.#lookAhead(enumeration, value, index),
      })
    if (value <= 2 && (this.#isNewSection || top === 0))
      choices.push({ depth: 0, enumeration, value, cost: 0.5 * value + (top === 0 ? 0 : 0.3) })
    if (top === 0 && value > 2)
      choices.push({ depth: 0, enumeration, value, cost: enumeration === 'arabic' ? 2 : 3.5 })
    return choices
  }

  // "i." opens a roman level where "ii." comes next, and follows "h." where "j." does.
  #lookAhead(enumeration: Enumeration, value: number, index: number): number {
    for (const next of this.#paragraphs.slice(index + 1, index + 12)) {
      const found = next.marker?.values.find(
        (one) => one.enumeration === enumeration && one.value === value + 1,
      )
      if (found !== undefined) return -0.3
    }
    return 0.2
  }

  #endsAsStem(): boolean {
    const last = this.clauses.at(-1)
    return last === undefined || STEM_END.test(last.paragraph.passage.text)
  }

  // A paragraph whose mark was lost takes the one its place demands: between "a." and "c." stands "b.".
  #lostMark(paragraph: Paragraph, index: number): Choice | null {
    const isBullet = paragraph.marker !== null && paragraph.marker.values.length === 0
    if (paragraph.isHeading || (!isBullet && !/^["\u201c\u2018'(]?\p{Lu}/u.test(paragraph.passage.text)))
      return null
    const next = this.#nextNumbered(index, isBullet)
    if (next === null) return null
    for (const { enumeration, value } of next.values) {
      const depth = this.#levels.findLastIndex(
        (level) => level.enumeration === enumeration && level.value + 2 === value,
      )
      if (depth >= 0) return { depth, enumeration, value: value - 1, cost: 0 }
      const isFirst = value === 2 && isBullet && (this.#isNewSection || this.#endsAsStem())
      if (isFirst && !this.#levels.some((level) => level.enumeration === enumeration && level.value === 1))
        return { depth: this.#isNewSection ? 0 : this.#levels.length, enumeration, value: 1, cost: 0 }
    }
    return null
  }

  // Where several paragraphs stand in the gap and one is a bullet, the bullet is the one that lost its number.
  #nextNumbered(index: number, isBullet: boolean): Marker | null {
    const held = this.#paragraphs[index]
    let at = index + 1
    for (; at < Math.min(this.#paragraphs.length, index + 12); at += 1) {
      const next = this.#paragraphs[at]
      if (next === undefined || next.marker?.isDecimal === true) return null
      if (next.isHeading && at > index + 1) return null
      if ((next.marker?.values.length ?? 0) > 0) return next.marker
      const isAnother = next.marker !== null && next.marker.bullet === held?.marker?.bullet
      if (isBullet && isAnother) return null
      if (!isBullet && next.marker !== null) return null
    }
    return null
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

function labelAsPrinted(marker: Marker | null, choice: Choice): string {
  if (marker?.label === null || marker === null) return labelOf(choice.enumeration, choice.value)
  return marker.label.toLowerCase()
}

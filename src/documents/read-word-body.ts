import type { DocumentText, Stretch } from './document.ts'
import { inherited, isOn } from './read-word-styles.ts'
import type { WordStyles } from './read-word-styles.ts'
import { attributeOf } from './read-xml.ts'
import type { XmlListener } from './read-xml.ts'
import { printBullet } from './word-numbering.ts'
import type { Numbering } from './word-numbering.ts'
import { WordTable } from './word-table.ts'

// document.xml as text: paragraphs with their numbers, tables as rows with tabs, notes after the paragraph they belong to.

export type WordParts = {
  readonly styles: WordStyles
  readonly numbering: Numbering
  readonly notes: ReadonlyMap<string, string>
}

export type WordText = Pick<DocumentText, 'text' | 'headings' | 'tables'>

type Paragraph = {
  style: string
  list: string | null
  depth: number | null
  heading: number | null
  isJoined: boolean
  text: string
  notes: string[]
}

// What was deleted or moved away, what a paragraph used to look like, and the older copy of a drawing.
const SKIPPED = new Set([
  'del',
  'moveFrom',
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
  'sectPrChange',
  'numberingChange',
  'Fallback',
  'instrText',
  'delText',
  'delInstrText',
])

export class WordBody implements XmlListener {
  readonly #parts: WordParts
  readonly #paragraphs: Paragraph[] = []
  readonly #tables: WordTable[] = []
  readonly #headings: (Stretch & { level: number })[] = []
  readonly #tableStretches: Stretch[] = []
  #text = ''
  #carried: Paragraph | null = null
  #skipping = 0
  #within: string[] = []
  #isHidden = false
  #noteCount = 0

  constructor(parts: WordParts) {
    this.#parts = parts
  }

  result(): WordText {
    return { text: this.#text.trimEnd(), headings: this.#headings, tables: this.#tableStretches }
  }

  /** Characters so far, so that a reader may stop before all is read. */
  length(): number {
    return this.#text.length + (this.#paragraphs.at(-1)?.text.length ?? 0)
  }

  open(name: string, tag: string): void {
    const parent = this.#within.at(-1) ?? ''
    this.#within.push(name)
    if (this.#skipping > 0 || this.#isSkipped(name, parent)) {
      this.#skipping++
      return
    }
    const paragraph = this.#paragraphs.at(-1)
    const table = this.#tables.at(-1)
    if (name === 'p') this.#paragraphs.push(this.#aParagraph())
    else if (name === 'tbl') this.#tables.push(new WordTable())
    else if (name === 'gridSpan') table?.span(clamp(attributeOf(tag, 'val'), 1, 60))
    else if (name === 'r') this.#isHidden = false
    else if (name === 'vanish' && parent === 'rPr' && this.#within.at(-3) === 'r')
      this.#isHidden = attributeOf(tag, 'val') === null || isOn(attributeOf(tag, 'val'))
    else if (paragraph !== undefined) this.#openInParagraph(paragraph, { name, tag, parent })
  }

  close(name: string): void {
    this.#within.pop()
    if (this.#skipping > 0) {
      this.#skipping--
      return
    }
    if (name === 'p') this.#endParagraph()
    else if (name === 'tc') this.#tables.at(-1)?.endCell()
    else if (name === 'tr') this.#tables.at(-1)?.endRow()
    else if (name === 'tbl') this.#endTable()
  }

  text(text: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (this.#skipping > 0 || this.#isHidden || paragraph === undefined || this.#within.at(-1) !== 't') return
    paragraph.text += text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
  }

  #aParagraph(): Paragraph {
    const { usual } = this.#parts.styles
    return { style: usual, list: null, depth: null, heading: null, isJoined: false, text: '', notes: [] }
  }

  // A deletion inside the properties of a paragraph says that its end was deleted, and is no text of its own.
  #isSkipped(name: string, parent: string): boolean {
    const paragraph = this.#paragraphs.at(-1)
    if ((name === 'del' || name === 'moveFrom') && parent === 'rPr') {
      if (this.#within.at(-3) === 'pPr' && paragraph !== undefined) paragraph.isJoined = true
      return true
    }
    return SKIPPED.has(name)
  }

  #openInParagraph(
    paragraph: Paragraph,
    { name, tag, parent }: { name: string; tag: string; parent: string },
  ): void {
    const value = (): string | null => attributeOf(tag, 'val')
    switch (name) {
      case 'pStyle':
        paragraph.style = value() ?? paragraph.style
        break
      case 'numId':
        if (parent === 'numPr') paragraph.list = value()
        break
      case 'ilvl':
        if (parent === 'numPr') paragraph.depth = clamp(value(), 0, 8)
        break
      case 'outlineLvl':
        paragraph.heading = clamp(value(), 0, 9) + 1
        break
      case 'tab':
        if (parent === 'r') paragraph.text += ' '
        break
      case 'br':
      case 'cr':
        if (attributeOf(tag, 'type') === null || attributeOf(tag, 'type') === 'textWrapping')
          paragraph.text += '\n'
        break
      case 'noBreakHyphen':
        paragraph.text += '-'
        break
      case 'sym':
        paragraph.text += printBullet(
          String.fromCharCode(Number.parseInt(attributeOf(tag, 'char') ?? '', 16) || 0x2022),
        )
        break
      case 'footnoteReference':
      case 'endnoteReference':
        this.#addNote(paragraph, `${name.slice(0, -9)} ${attributeOf(tag, 'id') ?? ''}`)
        break
      default:
    }
  }

  #addNote(paragraph: Paragraph, key: string): void {
    const note = this.#parts.notes.get(key)
    if (note === undefined) return
    const mark = raise(++this.#noteCount)
    paragraph.text += mark
    paragraph.notes.push(`${mark} ${note}`)
  }

  #endParagraph(): void {
    const ended = this.#paragraphs.pop()
    if (ended === undefined) return
    const carried = this.#carried
    const paragraph =
      carried === null
        ? ended
        : { ...ended, text: carried.text + ended.text, notes: [...carried.notes, ...ended.notes] }
    this.#carried = paragraph.isJoined ? paragraph : null
    if (paragraph.isJoined) return
    const words = paragraph.text
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim()
    const number = this.#numberOf(paragraph, words)
    const table = this.#tables.at(-1)
    if (words === '') return
    if (table === undefined) this.#write(number + words, paragraph)
    else table.add(number.trimStart() + words, paragraph.notes)
  }

  // Word numbers an empty paragraph too, but nobody sees that number as standing for anything; it still counts.
  #numberOf(paragraph: Paragraph, words: string): string {
    const { styles, numbering } = this.#parts
    const styled = inherited(styles, paragraph.style, 'list')
    const list = paragraph.list ?? styled.value
    if (list === null || list === '0') return ''
    const depth =
      paragraph.depth ??
      inherited(styles, paragraph.style, 'depth').value ??
      numbering.levelOfStyle(list, styled.from)
    const number = numbering.next(list, depth)
    if (words === '') return ''
    return numbering.isBullet(list, depth) ? '  '.repeat(depth) + number : number
  }

  #write(text: string, paragraph: Paragraph): void {
    const start = this.#add(text)
    const level = paragraph.heading ?? inherited(this.#parts.styles, paragraph.style, 'heading').value
    if (level !== null && level <= 9) this.#headings.push({ start, end: this.#text.length, level })
    for (const note of paragraph.notes) this.#add(note)
  }

  #add(text: string): number {
    if (this.#text !== '') this.#text += '\n'
    const start = this.#text.length
    this.#text += text
    return start
  }

  #endTable(): void {
    const rows = this.#tables.pop()?.rows() ?? []
    if (rows.length === 0) return
    const outer = this.#tables.at(-1)
    if (outer !== undefined) outer.add(rows.join(' ').replaceAll('\t', ' '), [])
    else {
      const start = this.#add(rows.join('\n'))
      this.#tableStretches.push({ start, end: this.#text.length })
    }
  }
}

function clamp(value: string | null, least: number, most: number): number {
  const number = Math.floor(Number(value))
  return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : least
}

function raise(number: number): string {
  return String(number).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)))
}

import type { DocumentText, Stretch } from './document.ts'
import { toLines } from './page-lines.ts'
import type { Fragment, Segment } from './page-lines.ts'
import { toParagraphs } from './page-paragraphs.ts'
import { toParts } from './page-tables.ts'
import type { Part } from './page-tables.ts'

// The pages of a printed document as one text.

export type PageText = Pick<DocumentText, 'text' | 'pages' | 'headings' | 'tables'>

type Block = {
  readonly text: string
  readonly isApart: boolean
  readonly size: number
  readonly isRow: boolean
}

export function composePages(pages: readonly (readonly Fragment[])[]): PageText {
  const parted = pages.map((fragments) => toParts(toLines(fragments)))
  const isWord = wordsOf(parted)
  const body = bodySize(pages)
  return write(
    parted.map((parts) => parts.flatMap((part) => toBlocks(part, isWord))),
    body,
  )
}

function toBlocks(part: Part, isWord: (word: string) => boolean): readonly Block[] {
  if (part.kind === 'prose')
    return toParagraphs(part.lines, { right: part.right, isWord }).map((paragraph) => ({
      ...paragraph,
      isRow: false,
    }))
  return part.rows.map((row, at) => ({
    text: row.map((cell) => cellText(cell, isWord)).join('\t'),
    isApart: at === 0,
    size: 0,
    isRow: true,
  }))
}

function cellText(lines: readonly Segment[], isWord: (word: string) => boolean): string {
  const right = Math.max(0, ...lines.map((line) => line.right))
  return toParagraphs(lines, { right, isWord })
    .map((paragraph) => paragraph.text)
    .join(' ')
}

function write(pages: readonly (readonly Block[])[], body: number): PageText {
  const stretches: Stretch[] = []
  const headings: (Stretch & { level: number })[] = []
  const tables: Stretch[] = []
  const sizes = headingSizes(pages, body)
  let text = ''
  for (const [number, blocks] of pages.entries()) {
    if (number > 0) text += '\n\f'
    const pageStart = text.length
    let wasRow = false
    for (const [at, block] of blocks.entries()) {
      if (at > 0) text += block.isApart || (wasRow && !block.isRow) ? '\n\n' : '\n'
      const start = text.length
      text += block.text
      const level = sizes.indexOf(Math.round(block.size)) + 1
      if (level > 0 && block.text.length < 200) headings.push({ start, end: text.length, level })
      if (block.isRow) addRow(tables, { start, end: text.length }, wasRow)
      wasRow = block.isRow
    }
    stretches.push({ start: pageStart, end: text.length })
  }
  return { text, pages: stretches, headings, tables }
}

function addRow(tables: Stretch[], row: Stretch, goesOn: boolean): void {
  const table = tables.at(-1)
  if (goesOn && table !== undefined) tables[tables.length - 1] = { start: table.start, end: row.end }
  else tables.push(row)
}

// Sizes clearly above the body's, largest first, are the levels of headings.
function headingSizes(pages: readonly (readonly Block[])[], body: number): readonly number[] {
  const sizes = new Set(pages.flat().map((block) => Math.round(block.size)))
  return [...sizes].filter((size) => size > body * 1.1).sort((one, other) => other - one)
}

function bodySize(pages: readonly (readonly Fragment[])[]): number {
  const tally = new Map<number, number>()
  for (const { size, text } of pages.flat()) {
    const whole = Math.round(size)
    tally.set(whole, (tally.get(whole) ?? 0) + text.length)
  }
  let body = 0
  for (const [size, characters] of tally) if (characters > (tally.get(body) ?? 0)) body = size
  return body
}

// Words that stand whole within a line: what a word broken at a line's end is held against.
function wordsOf(pages: readonly (readonly Part[])[]): (word: string) => boolean {
  const words = new Set<string>()
  for (const part of pages.flat()) {
    const lines = part.kind === 'prose' ? part.lines : part.rows.flat(2)
    for (const { text } of lines)
      for (const [word] of text.toLowerCase().matchAll(/\p{L}+(?:-\p{L}+)*(?!-?$)/gu)) words.add(word)
  }
  return (word) => words.has(word.toLowerCase())
}

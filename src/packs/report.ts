import { type Day, formatDay } from '../shared/days.ts'

/** A board pack, highlight report or progress report: what it says, before any page, PDF or Word lays it out. */
export type Report = {
  readonly title: string
  readonly subtitle?: string
  readonly council: string
  /** "Improvement Board, 12 March 2026, 2pm" */
  readonly meeting?: string
  readonly date: Day
  readonly status: ReportStatus
  /** Who may read it, in words: "Board", "Public". It stands on every page. */
  readonly level: string
  readonly sections: readonly ReportSection[]
}

export type ReportStatus =
  | { readonly kind: 'draft' }
  | { readonly kind: 'issued'; readonly on: Day; readonly seal: string }

export type ReportSection = { readonly heading: string; readonly blocks: readonly Block[] }

/** Text with emphasis as facts. What a person typed is only ever `text`, never markup. */
export type Words = string | readonly Span[]
export type Span = { readonly text: string; readonly emphasis?: 'strong' | 'italic' }

export type Block =
  | { readonly kind: 'subheading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly words: Words }
  | { readonly kind: 'quote'; readonly words: string; readonly source: string; readonly clause?: string }
  | { readonly kind: 'list'; readonly items: readonly Words[] }
  | { readonly kind: 'callout'; readonly title: string; readonly words: Words }
  | { readonly kind: 'key figures'; readonly figures: readonly KeyFigure[] }
  | TableBlock
  | FigureBlock

export type KeyFigure = { readonly label: string; readonly value: string; readonly note?: string }

export type TableBlock = {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly Column[]
  /** One cell a column; fewer leaves the rest empty. */
  readonly rows: readonly (readonly Cell[])[]
}

export type Column = {
  readonly heading: string
  readonly align?: 'start' | 'end'
  /** How many characters it should hold on a line, beside the other columns. Computed from its text when absent. */
  readonly characters?: number
}

export type Cell = Words | StateCell
/** A computed state as a word; how heavily it is printed only repeats what the word says. */
export type StateCell = { readonly state: string; readonly weight: 'calm' | 'watch' | 'alarm' }

/** A chart as an SVG drawing, which always comes with its table. */
export type FigureBlock = {
  readonly kind: 'figure'
  readonly svg: string
  readonly alt: string
  readonly caption: string
  readonly table: TableBlock
}

export type NumberedReport = Omit<Report, 'sections'> & { readonly sections: readonly NumberedSection[] }
export type NumberedSection = {
  readonly number: string
  readonly heading: string
  readonly blocks: readonly NumberedBlock[]
}
/** `number` is "2.3" for a paragraph or callout, "Table 4", "Figure 1", or null where none is printed. */
export type NumberedBlock = { readonly number: string | null; readonly block: Block }

/**
 * Gives every paragraph and callout its number, so that screen, PDF and Word say the same "2.3". Tables and
 * figures count through the whole report; a figure's table follows it as a table of its own.
 */
export function numberParagraphs(report: Report): NumberedReport {
  const counts = { table: 0, figure: 0 }
  const sections = report.sections.map((section, at) => {
    const number = String(at + 1)
    let paragraph = 0
    const numberOf = (block: Block): string | null => {
      if (block.kind === 'paragraph' || block.kind === 'callout') return `${number}.${(paragraph += 1)}`
      if (block.kind === 'table') return `Table ${(counts.table += 1)}`
      if (block.kind === 'figure') return `Figure ${(counts.figure += 1)}`
      return null
    }
    const blocks = section.blocks
      .flatMap((block): readonly Block[] => (block.kind === 'figure' ? [block, block.table] : [block]))
      .map((block) => ({ number: numberOf(block), block }))
    return { number, heading: section.heading, blocks }
  })
  return { ...report, sections }
}

/** "a" for 0, "z" for 25, "aa" for 26: list items are cited as "2.3(b)". */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26)
  const letter = String.fromCodePoint(97 + (index % 26))
  return rest === 0 ? letter : letterOf(rest - 1) + letter
}

/** "Draft", or "Issued 3 March 2026, sealed 4f9a…". */
export function statusLine(status: ReportStatus): string {
  return status.kind === 'draft' ? 'Draft' : `Issued ${formatDay(status.on)}, sealed ${status.seal}`
}

export function isState(cell: Cell): cell is StateCell {
  return typeof cell === 'object' && 'state' in cell
}

export function spansOf(words: Words): readonly Span[] {
  return typeof words === 'string' ? [{ text: words }] : words
}

export function textOf(cell: Cell): string {
  return isState(cell)
    ? cell.state
    : spansOf(cell)
        .map((span) => span.text)
        .join('')
}

import type { ReturnCell } from './cell-reader.ts'
import { HEADING_RULES } from './cell-rules.ts'
import { fitOfHeadings } from './heading.ts'
import type { HeadingMatch } from './heading.ts'
import type { ListTable, ReturnTables } from './list-table.ts'
import { OpenList, textOfCell } from './open-list.ts'
import type { HeldRow } from './open-list.ts'
import type { Finding } from './problem.ts'
import type { ListShape, ReturnShape } from './return-shape.ts'
import { TextPool } from './text-pool.ts'

// Takes the rows of workbooks and CSVs as they come and fills the lists of whichever return they are of. A sheet is
// told by its headings first and its name second, because the name is what people change.

export type ListReading = {
  readonly list: string
  /** The sheet, or the file for a CSV. */
  readonly from: string
  readonly headingRow: number
  readonly rows: number
  readonly matches: readonly HeadingMatch[]
}

export type ReturnReading = {
  readonly tables: ReturnTables | null
  readonly findings: readonly Finding[]
  readonly lists: readonly ListReading[]
}

type Fit = { readonly shape: ReturnShape; readonly list: ListShape; readonly fit: number }
export type SourceKind = 'sheet' | 'hidden sheet' | 'csv'

const FITS = 0.5
const FITS_BY_NAME = 0.25
const NEEDED = new Set(['Header', 'Episodes'])
const MOST_ROWS_ABOVE = 25
// Sheets of the template that hold no list; everyone leaves them in.
const TEMPLATE_SHEETS =
  /^(?:front|faq|guid|code|cover|content|note|instruct|read ?me|version|change|look|valid|index|list of)/i

export class ReturnReader {
  readonly #shapes: readonly ReturnShape[]
  readonly #findings: Finding[] = []
  readonly #children = new TextPool()
  readonly #lists = new Map<string, ListTable>()
  readonly #readings: ListReading[] = []
  #shape: ReturnShape | null = null
  #from = ''
  #isWorkbook = false
  #isHidden = false
  // Sheets named for a list that had none of its headings: only the end tells whether another sheet has the list.
  readonly #headless: { readonly list: ListShape; readonly from: string }[] = []
  #above: HeldRow[] = []
  #open: OpenList | null = null
  #skip = false
  #began = false

  constructor(shapes: readonly ReturnShape[]) {
    this.#shapes = shapes
  }

  beginSheet(from: string, kind: SourceKind): void {
    this.#finishSheet()
    this.#from = from
    this.#isWorkbook ||= kind !== 'csv'
    this.#isHidden = kind === 'hidden sheet'
    this.#above = []
    this.#open = null
    this.#skip = false
    this.#began = true
  }

  take(number: number, cells: readonly ReturnCell[]): void {
    if (this.#open !== null) this.#open.take(number, cells)
    else if (!this.#skip) this.#lookForHeadings({ number, cells })
  }

  finish(): ReturnReading {
    this.#finishSheet()
    this.#noteHeadless()
    const shape = this.#shape
    if (shape === null) return { tables: null, findings: this.#findings, lists: this.#readings }
    this.#noteMissingLists(shape)
    return {
      tables: { shape, children: this.#children, lists: this.#lists },
      findings: this.#findings,
      lists: this.#readings,
    }
  }

  #lookForHeadings(row: HeldRow): void {
    this.#above.push(row)
    const best = this.#bestFit(row)
    if (best !== null && best.fit >= FITS) this.#openList(best, row)
    else if (this.#above.length >= MOST_ROWS_ABOVE) this.#settleWithoutFit()
  }

  // No row was clearly the headings: the best of the first rows is taken where the sheet's name says which list it is.
  #settleWithoutFit(): void {
    const rows = this.#above
    let best: { readonly fit: Fit; readonly row: HeldRow } | null = null
    for (const row of rows) {
      const fit = this.#bestFit(row)
      if (fit !== null && fit.fit > (best?.fit.fit ?? 0)) best = { fit, row }
    }
    if (best === null || best.fit.fit < FITS_BY_NAME || this.#namedList(best.fit.shape) !== best.fit.list)
      return this.#giveUp()
    this.#openList(best.fit, best.row)
    for (const row of rows) if (row.number > best.row.number) this.#open?.take(row.number, row.cells)
  }

  #giveUp(): void {
    this.#skip = true
    const shape = this.#shape ?? this.#shapes[0]
    if (shape === undefined || this.#above.length === 0) return
    const named = this.#namedList(shape)
    const place = { list: named?.name ?? this.#from, row: null, column: null, value: this.#from }
    if (named !== null) this.#headless.push({ list: named, from: this.#from })
    else if (this.#isHidden) return
    else if (!this.#isWorkbook)
      this.#findings.push({ ...place, rule: HEADING_RULES.noList, facts: [shape.name] })
    else if (!TEMPLATE_SHEETS.test(this.#from.trim()))
      this.#findings.push({ ...place, rule: HEADING_RULES.unknownSheet, facts: [shape.name] })
  }

  #bestFit(row: HeldRow): Fit | null {
    const cells = row.cells.map(textOfCell)
    let best: Fit | null = null
    for (const shape of this.#shape === null ? this.#shapes : [this.#shape])
      for (const list of shape.lists) {
        // The name decides between lists whose headings fit the row as well.
        const fit = fitOfHeadings(list, cells) + (this.#namedList(shape) === list ? 0.001 : 0)
        if (fit > 0.01 && (best === null || fit > best.fit)) best = { shape, list, fit }
      }
    return best
  }

  #namedList(shape: ReturnShape): ListShape | null {
    if (shape.kind !== 'annex-a') return null
    const told = /list[\s_-]*0*(\d{1,2})(?!\d)/i.exec(this.#from)
    return told === null ? null : (shape.lists.find((list) => list.name === `List ${told[1]}`) ?? null)
  }

  #openList({ shape, list }: Fit, row: HeldRow): void {
    this.#shape = shape
    const place = { list: list.name, row: row.number, column: null, value: this.#from }
    if (this.#lists.has(list.name)) {
      this.#skip = true
      const rule = this.#isHidden ? HEADING_RULES.hiddenTwice : HEADING_RULES.listTwice
      this.#findings.push({ ...place, rule, facts: [list.name] })
      return
    }
    const named = this.#namedList(shape)
    if (named !== null && named !== list)
      this.#findings.push({ ...place, rule: HEADING_RULES.otherSheet, facts: [list.name] })
    this.#open = new OpenList(list, row, this.#children, this.#findings)
    this.#lists.set(list.name, this.#open.table)
  }

  #finishSheet(): void {
    if (!this.#began) return
    if (this.#open === null && !this.#skip) this.#settleWithoutFit()
    if (this.#open === null) return
    this.#open.finish()
    const { table, headingRow, matches } = this.#open
    this.#readings.push({ list: table.shape.name, from: this.#from, headingRow, rows: table.length, matches })
  }

  #noteHeadless(): void {
    for (const { list, from } of this.#headless) {
      const isElsewhere = this.#lists.has(list.name)
      this.#findings.push({
        rule: isElsewhere ? HEADING_RULES.unknownSheet : HEADING_RULES.noHeadings,
        list: isElsewhere ? from : list.name,
        row: null,
        column: null,
        value: from,
        facts: [isElsewhere ? (this.#shape?.name ?? '') : list.name],
      })
    }
  }

  #noteMissingLists(shape: ReturnShape): void {
    // Eleven CSVs may be brought one by one; a workbook is whole, and of the SSDA903 return two files say the rest.
    const isWhole = this.#isWorkbook && shape.kind === 'annex-a'
    for (const list of shape.lists)
      if (!this.#lists.has(list.name) && (isWhole || NEEDED.has(list.name)))
        this.#findings.push({
          rule: HEADING_RULES.listMissing,
          list: list.name,
          row: null,
          column: null,
          value: null,
          facts: [list.name, list.title],
        })
  }
}

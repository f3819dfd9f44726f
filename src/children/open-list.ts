import { CellReader } from './cell-reader.ts'
import type { ReturnCell } from './cell-reader.ts'
import { HEADING_RULES } from './cell-rules.ts'
import { formatDayNumber, numberOfDay } from './day-number.ts'
import { readHeadings } from './heading.ts'
import type { HeadingMatch } from './heading.ts'
import { ListTable } from './list-table.ts'
import type { Column } from './list-table.ts'
import { type Finding, warning } from './problem.ts'
import type { ListShape } from './return-shape.ts'
import type { TextPool } from './text-pool.ts'

export type HeldRow = { readonly number: number; readonly cells: readonly ReturnCell[] }

/** A list whose headings are known, being filled row by row. */
export class OpenList {
  readonly table: ListTable
  readonly headingRow: number
  readonly matches: readonly HeadingMatch[]
  readonly #readers: readonly (readonly [number, Column, CellReader])[]
  readonly #findings: Finding[]
  readonly #unnamed = new Map<number, number>()
  readonly #named: ReadonlySet<number>

  constructor(list: ListShape, row: HeldRow, children: TextPool, findings: Finding[]) {
    const cells = row.cells.map(textOfCell)
    const { matches, unknown, twice, missing } = readHeadings(list, cells)
    const note = (rule: Finding['rule'], column: string, value: string | null, facts: readonly string[]) =>
      findings.push({ rule, list: list.name, row: row.number, column, value, facts })
    for (const one of matches)
      if (one.guessed) note(HEADING_RULES.guessed, one.column.heading, one.heading, [one.column.heading])
    for (const one of unknown) note(HEADING_RULES.unknown, one.heading, one.heading, [])
    for (const one of twice) note(HEADING_RULES.twice, one.heading, one.heading, [])
    for (const one of missing) note(HEADING_RULES.missing, one.heading, null, [one.heading])
    this.table = new ListTable(list, new Set(matches.map((one) => one.column.key)), children)
    this.headingRow = row.number
    this.matches = matches
    this.#findings = findings
    this.#named = new Set(cells.flatMap((cell, at) => (cell === null || cell.trim() === '' ? [] : [at])))
    this.#readers = matches.flatMap((one) => {
      const column = this.table.column(one.column.key)
      return column === null ? [] : [[one.at, column, new CellReader(column, list.name, findings)] as const]
    })
  }

  take(number: number, cells: readonly ReturnCell[]): void {
    if (cells.every(isBlank)) return
    if (cells.length > 0) this.#lookBeyond(number, cells)
    const at = this.table.addRow(number)
    for (const [place, column, reader] of this.#readers)
      column.values[at] = reader.read(cells[place] ?? null, number)
  }

  finish(): void {
    const habits = this.#readers.flatMap(([, , reader]) => reader.finish())
    for (const own of Map.groupBy(habits, (one) => one.rule.id).values()) this.#noteHabit(own)
    for (const [at, row] of this.#unnamed)
      this.#findings.push({
        rule: HEADING_RULES.unnamed,
        list: this.table.shape.name,
        row,
        column: null,
        value: null,
        facts: [letterOf(at)],
      })
  }

  // An export writes all its columns one way: that is said once for the list, not once for each of twenty columns.
  #noteHabit(habits: readonly Finding[]): void {
    const [first] = habits
    if (first === undefined) return
    if (habits.length === 1) {
      this.#findings.push(first)
      return
    }
    const columns = habits.map((one) => one.column).join('; ')
    const { id, message, cure } = first.rule
    const rule = warning(id, `${message} So it is in ${habits.length} columns: ${columns}.`, cure)
    this.#findings.push({ ...first, rule })
  }

  #lookBeyond(number: number, cells: readonly ReturnCell[]): void {
    if (cells.length <= this.#named.size) return
    for (let at = 0; at < cells.length; at += 1)
      if (!this.#named.has(at) && !isBlank(cells[at] ?? null) && !this.#unnamed.has(at))
        this.#unnamed.set(at, number)
  }
}

function isBlank(cell: ReturnCell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '')
}

export function textOfCell(cell: ReturnCell): string | null {
  if (cell === null || typeof cell === 'string') return cell
  return typeof cell === 'object' ? formatDayNumber(numberOfDay(cell)) : String(cell)
}

/** "A", "Z", "AA": as the spreadsheet names its columns. */
export function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last
}

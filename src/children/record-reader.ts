import { CellReader } from './cell-reader.ts'
import { isKnown, NONE } from './day-number.ts'
import { ListTable } from './list-table.ts'
import type { ReturnTables } from './list-table.ts'
import { readHeadings } from './heading.ts'
import type { ReturnReading } from './list-reader.ts'
import { warning } from './problem.ts'
import type { Finding } from './problem.ts'
import type { ListShape, ReturnShape } from './return-shape.ts'
import { TextPool } from './text-pool.ts'

// Fills the lists of a return from the records of an XML file, one child at a time.

/** A record of a child: which list it belongs to, the line of the file it begins on, and what its elements say. */
export type ChildRecord = {
  readonly list: string
  readonly line: number
  readonly values: Map<string, string>
  /** The record it stands inside, by its place among the child's records. */
  readonly within: number | null
}

const UNKNOWN_ELEMENT = warning(
  'element-unknown',
  'The element {value} is not part of this module and was not read.',
  'Nothing, if it is meant.',
)

type Writer = {
  readonly table: ListTable
  readonly readers: readonly (readonly [string, CellReader])[]
  readonly keys: Map<string, string | null>
}

export class RecordReader {
  readonly #shape: ReturnShape
  readonly #findings: Finding[] = []
  readonly #children = new TextPool()
  readonly #writers: ReadonlyMap<string, Writer>

  constructor(shape: ReturnShape) {
    this.#shape = shape
    this.#writers = new Map(shape.lists.map((list) => [list.name, this.#writerOf(list)]))
  }

  /** Takes all records of one child; those they stand inside come first. */
  takeChild(records: readonly ChildRecord[]): void {
    const places: number[] = []
    for (const record of records) places.push(this.#take(record, places))
  }

  finish(): ReturnReading {
    const lists = new Map<string, ListTable>()
    for (const [name, { table, readers }] of this.#writers) {
      for (const [, reader] of readers) for (const habit of reader.finish()) this.#findings.push(habit)
      if (table.length > 0) lists.set(name, table)
    }
    const tables: ReturnTables = { shape: this.#shape, children: this.#children, lists }
    const readings = [...lists.values()].map((table) => ({
      list: table.shape.name,
      from: table.shape.name,
      headingRow: 0,
      rows: table.length,
      matches: [],
    }))
    return { tables, findings: this.#findings, lists: readings }
  }

  #take({ list, line, values, within }: ChildRecord, places: readonly number[]): number {
    const writer = this.#writers.get(list)
    if (writer === undefined) return NONE
    const { table, readers, keys } = writer
    const at = table.addRow(line)
    const byKey = new Map<string, string>()
    for (const [heading, value] of values) {
      const key = this.#keyOf(writer, heading)
      if (key !== null) byKey.set(key, value)
      else if (!keys.has(heading)) {
        keys.set(heading, null)
        this.#findings.push({ rule: UNKNOWN_ELEMENT, list, row: line, column: heading, value: heading })
      }
    }
    for (const [key, reader] of readers) {
      const column = table.column(key)
      if (column !== null && key !== 'within') column.values[at] = reader.read(byKey.get(key) ?? null, line)
    }
    const enclosing = within === null ? NONE : (places[within] ?? NONE)
    const column = table.column('within')
    if (column !== null && isKnown(enclosing)) column.values[at] = enclosing
    return at
  }

  // Which column an element is, by the same matching as a heading's; remembered for each list.
  #keyOf({ table, keys }: Writer, heading: string): string | null {
    const known = keys.get(heading)
    if (known !== undefined) return known
    const match = readHeadings(table.shape, [heading]).matches.find((one) => !one.guessed)
    if (match === undefined) return null
    keys.set(heading, match.column.key)
    return match.column.key
  }

  #writerOf(list: ListShape): Writer {
    const present = new Set(
      list.columns
        .filter((column) => !column.optional || column.key === 'within')
        .map((column) => column.key),
    )
    const table = new ListTable(list, present, this.#children)
    const readers = table.columns.map(
      (column) => [column.shape.key, new CellReader(column, list.name, this.#findings)] as const,
    )
    return { table, readers, keys: new Map() }
  }
}

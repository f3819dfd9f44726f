import { formatDayNumber, isKnown, NONE } from './day-number.ts'
import type { ColumnShape, ListShape, ReturnShape } from './return-shape.ts'
import { TextPool } from './text-pool.ts'

// A list as it is held while it is checked and counted: one array of whole numbers per column. A day is a day
// number, a code its place in its set, a text its number in a pool. A million rows of fourteen columns are 60 MB so,
// and 2 GB as objects.

export type Column = {
  readonly shape: ColumnShape
  readonly pool: TextPool
  values: Int32Array<ArrayBuffer>
}

export class ListTable {
  readonly shape: ListShape
  readonly columns: readonly Column[]
  readonly #byKey: ReadonlyMap<string, Column>
  #rowNumbers = new Int32Array(64)
  #length = 0

  /** `present` are the keys that the file has columns for; `children` is the pool that all lists share. */
  constructor(
    shape: ListShape,
    present: ReadonlySet<string>,
    children: TextPool,
    pools?: ReadonlyMap<string, TextPool>,
  ) {
    this.shape = shape
    this.columns = shape.columns
      .filter((column) => present.has(column.key))
      .map((column) => ({
        shape: column,
        pool: column.key === 'child' ? children : (pools?.get(column.key) ?? new TextPool()),
        values: new Int32Array(64),
      }))
    this.#byKey = new Map(this.columns.map((column) => [column.shape.key, column]))
  }

  get length(): number {
    return this.#length
  }

  /** Begins a row of blanks and answers its place. */
  addRow(rowNumber: number): number {
    const at = this.#length
    if (at === this.#rowNumbers.length) this.#grow()
    this.#rowNumbers[at] = rowNumber
    for (const column of this.columns) column.values[at] = NONE
    this.#length = at + 1
    return at
  }

  has(key: string): boolean {
    return this.#byKey.has(key)
  }

  column(key: string): Column | null {
    return this.#byKey.get(key) ?? null
  }

  /** The value in a row, NONE where the file has no such column. */
  value(at: number, key: string): number {
    return this.#byKey.get(key)?.values[at] ?? NONE
  }

  rowNumber(at: number): number {
    return this.#rowNumbers[at] ?? 0
  }

  show(at: number, key: string): string | null {
    const column = this.#byKey.get(key)
    return column === undefined ? null : showValue(column, column.values[at] ?? NONE)
  }

  /** Those of the rows that hold, as a list of their own that shares its texts with this one. */
  only(holds: (at: number) => boolean): ListTable {
    const pools = new Map(this.columns.map((column) => [column.shape.key, column.pool]))
    const part = new ListTable(this.shape, new Set(pools.keys()), pools.get('child') ?? new TextPool(), pools)
    for (let at = 0; at < this.#length; at += 1) {
      if (!holds(at)) continue
      const place = part.addRow(this.rowNumber(at))
      for (const [number, column] of this.columns.entries()) {
        const copy = part.columns[number]
        if (copy !== undefined) copy.values[place] = column.values[at] ?? NONE
      }
    }
    return part
  }

  #grow(): void {
    // By half: doubling would leave up to half of a million rows' memory unused.
    const size = Math.ceil(this.#rowNumbers.length * 1.5)
    this.#rowNumbers = widened(this.#rowNumbers, size)
    for (const column of this.columns) column.values = widened(column.values, size)
  }
}

/** A return's lists as read, under their names. A list that no file had is not there. */
export type ReturnTables = {
  readonly shape: ReturnShape
  readonly children: TextPool
  readonly lists: ReadonlyMap<string, ListTable>
}

export function showValue(column: Column, value: number): string | null {
  if (!isKnown(value)) return null
  const { type, codes } = column.shape
  if (type === 'day') return formatDayNumber(value)
  if (type === 'code') return codes?.codes[value]?.text ?? null
  return type === 'whole' ? String(value) : column.pool.textOf(value)
}

function widened(values: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(size)
  wider.set(values)
  return wider
}

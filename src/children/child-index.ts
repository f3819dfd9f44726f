import { isKnown } from './day-number.ts'
import type { ListTable } from './list-table.ts'

// Where each child stands in a list.

const NOBODY = -1

export class ChildIndex {
  readonly #first: Int32Array
  readonly #next: Int32Array

  /** `children` is how many there are in the pool; the table must have a column "child". */
  constructor(table: ListTable, children: number) {
    this.#first = new Int32Array(children).fill(NOBODY)
    this.#next = new Int32Array(table.length).fill(NOBODY)
    const values = table.column('child')?.values
    if (values === undefined) return
    // Backwards, so that a child's rows are told in the order of the list.
    for (let at = table.length - 1; at >= 0; at -= 1) {
      const child = values[at] ?? NOBODY
      if (!isKnown(child)) continue
      this.#next[at] = this.#first[child] ?? NOBODY
      this.#first[child] = at
    }
  }

  has(child: number): boolean {
    return isKnown(child) && (this.#first[child] ?? NOBODY) !== NOBODY
  }

  /** The child's first row, or null. */
  first(child: number): number | null {
    if (!isKnown(child)) return null
    const at = this.#first[child] ?? NOBODY
    return at === NOBODY ? null : at
  }

  rows(child: number): readonly number[] {
    const rows: number[] = []
    for (let at = this.first(child) ?? NOBODY; at !== NOBODY; at = this.#next[at] ?? NOBODY) rows.push(at)
    return rows
  }

  some(child: number, holds: (at: number) => boolean): boolean {
    for (let at = this.first(child) ?? NOBODY; at !== NOBODY; at = this.#next[at] ?? NOBODY)
      if (holds(at)) return true
    return false
  }
}

/** Indexes are made when first asked for and kept, since several rules walk the same lists. */
export function childIndexes(children: number): (table: ListTable) => ChildIndex {
  const made = new Map<ListTable, ChildIndex>()
  return (table) => {
    const known = made.get(table)
    if (known !== undefined) return known
    const index = new ChildIndex(table, children)
    made.set(table, index)
    return index
  }
}

// A Word table as it is read: rows of cells parted by tabs, notes after the row they belong to.

export class WordTable {
  readonly #rows: string[] = []
  #cells: string[][] = []
  #paragraphs: string[] = []
  #notes: string[] = []
  #span = 1

  /** How many columns the cell that is being read stands across. */
  span(columns: number): void {
    this.#span = columns
  }

  add(paragraph: string, notes: readonly string[]): void {
    this.#paragraphs.push(paragraph.replaceAll('\n', ' '))
    this.#notes.push(...notes)
  }

  endCell(): void {
    this.#cells.push(this.#paragraphs)
    for (let column = 1; column < this.#span; column++) this.#cells.push([])
    this.#paragraphs = []
    this.#span = 1
  }

  // A row of one cell is a box around text, and its paragraphs stay paragraphs.
  endRow(): void {
    const [first = [], ...others] = this.#cells
    const isBox = first.length > 0 && others.every((cell) => cell.length === 0)
    const row = isBox ? first.join('\n') : this.#cells.map((cell) => cell.join(' ')).join('\t')
    if (row.trim() !== '') this.#rows.push(row.trimEnd())
    this.#rows.push(...this.#notes)
    this.#cells = []
    this.#notes = []
  }

  rows(): readonly string[] {
    return this.#rows
  }
}

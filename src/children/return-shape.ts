import type { CodeSet } from './code-set.ts'

// What a return is made of: lists of columns, each with what its cells must be. The three returns (Annex A,
// SSDA903, CIN census) differ only in these facts and in the rules that stand upon them.

export type ReturnKind = 'annex-a' | 'ssda903' | 'cin-census'

export type ReturnShape = {
  readonly kind: ReturnKind
  readonly name: string
  readonly lists: readonly ListShape[]
}

export type ListShape = {
  /** "List 7", "Episodes". */
  readonly name: string
  readonly title: string
  readonly columns: readonly ColumnShape[]
  /** Whole layouts of former years: where none of these columns is there, none of them is missed. */
  readonly newer?: readonly string[]
}

export type ColumnType = 'identifier' | 'text' | 'code' | 'day' | 'whole' | 'postcode'

/** May a cell be blank: never, only with a reason worth asking about, or freely (a rule may still say when). */
export type Blank = 'never' | 'ask' | 'may'

export type ColumnShape = {
  /** The word that rules know it by. */
  readonly key: string
  readonly heading: string
  readonly type: ColumnType
  readonly blank: Blank
  readonly codes?: CodeSet
  /** Other headings that councils give it. */
  readonly also?: readonly string[]
  /** The least and most that a whole number can be. */
  readonly range?: readonly [number, number]
  /** A column that only some exports have: its absence says nothing. */
  readonly optional?: true
}

export function listNamed(shape: ReturnShape, name: string): ListShape {
  const list = shape.lists.find((one) => one.name === name)
  if (list === undefined) throw new Error(`${shape.name} has no list "${name}"`)
  return list
}

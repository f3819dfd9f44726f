import { plainly } from './code-set.ts'
import type { ColumnShape, ListShape } from './return-shape.ts'

// Which column of a list a heading means, whatever its case, spacing and punctuation.

export type HeadingMatch = {
  /** Place in the row, from 0. */
  readonly at: number
  readonly heading: string
  readonly column: ColumnShape
  readonly guessed: boolean
}

export type HeadingReading = {
  readonly matches: readonly HeadingMatch[]
  readonly unknown: readonly { readonly at: number; readonly heading: string }[]
  readonly twice: readonly { readonly at: number; readonly heading: string }[]
  readonly missing: readonly ColumnShape[]
}

const keysOfLists = new WeakMap<ListShape, ReadonlyMap<string, ColumnShape>>()

export function readHeadings(list: ListShape, cells: readonly (string | null)[]): HeadingReading {
  const matches: HeadingMatch[] = []
  const twice: { at: number; heading: string }[] = []
  const unmatched: { at: number; heading: string }[] = []
  const taken = new Set<string>()
  cells.forEach((heading, at) => {
    if (heading === null || compact(heading) === '') return
    const column = keysOf(list).get(compact(heading)) ?? keysOf(list).get(compact(withoutBrackets(heading)))
    if (column === undefined) unmatched.push({ at, heading })
    else if (taken.has(column.key)) twice.push({ at, heading })
    else {
      taken.add(column.key)
      matches.push({ at, heading, column, guessed: false })
    }
  })
  const unknown: { at: number; heading: string }[] = []
  for (const one of unmatched) {
    const cut = cutOff(list, one.heading, taken)
    const column = cut ?? turnedRound(list, one.heading, taken) ?? guess(list, one.heading, taken)
    if (column === null) unknown.push(one)
    else if (cut !== null) {
      taken.add(cut.key)
      matches.push({ ...one, column: cut, guessed: false })
    } else {
      taken.add(column.key)
      matches.push({ ...one, column, guessed: true })
    }
  }
  return { matches, unknown, twice, missing: missingOf(list, taken) }
}

/** How well a row of cells fits as the headings of a list: 1 is wholly, 0 not at all. */
export function fitOfHeadings(list: ListShape, cells: readonly (string | null)[]): number {
  const keys = keysOf(list)
  const headings = cells.filter((cell) => cell !== null && compact(cell) !== '')
  const found = new Set(
    headings.map((cell) => keys.get(compact(cell ?? ''))?.key).filter((key) => key !== undefined),
  )
  if (found.size < 2) return 0
  return found.size / Math.max(list.columns.filter((column) => !column.optional).length, headings.length)
}

// Layouts differ by whole sets of columns: where none of the newer ones is there, the file is of the older layout.
function missingOf(list: ListShape, taken: ReadonlySet<string>): readonly ColumnShape[] {
  const newer = list.newer ?? []
  const isOld = !newer.some((key) => taken.has(key))
  return list.columns.filter(
    (column) => !taken.has(column.key) && !column.optional && !(isOld && newer.includes(column.key)),
  )
}

function keysOf(list: ListShape): ReadonlyMap<string, ColumnShape> {
  const known = keysOfLists.get(list)
  if (known !== undefined) return known
  const keys = new Map<string, ColumnShape>()
  const add = (text: string, column: ColumnShape) => {
    if (!keys.has(compact(text))) keys.set(compact(text), column)
  }
  for (const column of list.columns) add(column.heading, column)
  for (const column of list.columns) {
    add(withoutBrackets(column.heading), column)
    for (const other of column.also ?? []) add(other, column)
  }
  keysOfLists.set(list, keys)
  return keys
}

function compact(text: string): string {
  return plainly(text.replaceAll('&', ' and ')).replaceAll(' ', '')
}

function withoutBrackets(text: string): string {
  return text.replace(/\([^)]*\)+/g, ' ')
}

// Reporting tools cut long headings off at some sixty characters: what is left is the beginning of one column's alone.
const CUT_FROM = 30

function cutOff(list: ListShape, heading: string, taken: ReadonlySet<string>): ColumnShape | null {
  const wanted = compact(heading)
  if (wanted.length < CUT_FROM) return null
  return onlyOne(list, taken, (key) => key.startsWith(wanted))
}

// "Contact Date" for "Date of Contact": the same words in another order.
function turnedRound(list: ListShape, heading: string, taken: ReadonlySet<string>): ColumnShape | null {
  const wanted = wordsOf(heading)
  const found = list.columns.filter((column) => !taken.has(column.key) && wordsOf(column.heading) === wanted)
  return found.length === 1 ? (found[0] ?? null) : null
}

function wordsOf(heading: string): string {
  const words = plainly(heading).split(' ')
  return words
    .filter((word) => !['of', 'the'].includes(word))
    .toSorted()
    .join(' ')
}

function onlyOne(
  list: ListShape,
  taken: ReadonlySet<string>,
  holds: (key: string) => boolean,
): ColumnShape | null {
  const found = new Map<string, ColumnShape>()
  for (const [key, column] of keysOf(list))
    if (!taken.has(column.key) && holds(key)) found.set(column.key, column)
  return found.size === 1 ? ([...found.values()][0] ?? null) : null
}

// A slip of the pen in a long heading: one letter in twelve may differ, and only one column may come so near.
function guess(list: ListShape, heading: string, taken: ReadonlySet<string>): ColumnShape | null {
  const wanted = compact(heading)
  const allowed = Math.min(4, Math.floor(wanted.length / 7))
  return onlyOne(list, taken, (key) => distanceWithin(wanted, key, allowed))
}

function distanceWithin(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false
  let previous = Array.from({ length: other.length + 1 }, (_unused, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same))
    }
    previous = current
  }
  return (previous[other.length] ?? 0) <= most
}

import { CELL_RULES, HEADING_RULES } from './cell-rules.ts'
import { isErrorText, isPlaceholder, readDay, readIdentifier } from './cell.ts'
import { isKnown } from './day-number.ts'
import type { ReturnTables } from './list-table.ts'
import { describeFinding } from './problem.ts'
import type { Finding, Problem } from './problem.ts'
import type { ColumnShape } from './return-shape.ts'
import type { TextPool } from './text-pool.ts'

// What may be kept of a problem when the rows are dropped: where it is and how it is mended, and of what was written only
// what can name no child. The analyst, who has the file, finds the rest by its row.

export const LEFT_OUT = '[value left out]'

/** A wrong value in so many cells is the way of an export; in fewer it may be somebody's name in the wrong column. */
const TOO_OFTEN_FOR_A_NAME = 6
const LONGEST = 200
const BIRTHS = new Set(['born', 'childBorn', 'expected'])
const OF_HEADINGS = new Set(Object.values(HEADING_RULES).map((rule) => rule.id))
// Their facts are codes and limits of our own lists, never what a cell said.
const OF_CELLS = new Set(Object.values(CELL_RULES).map((rule) => rule.id))
const OF_FILES = /^(?:file-unreadable|header-)/

/** A function that takes from each finding of a return whatever could name a child. */
export function problemKeeper(
  tables: ReturnTables | null,
  findings: readonly Finding[],
): (finding: Finding) => Problem {
  if (tables === null) return (finding) => describeFinding(withFacts(finding, () => true))
  const known = knowReturn(tables)
  const times = countValues(findings)
  return (finding) => keep(finding, known, times.get(placeOf(finding)) ?? 0)
}

type Known = {
  /** Is this an identifier or a day of birth of anybody in the return? */
  readonly isSomebody: (text: string) => boolean
  /** Words of the return itself: its lists, headings and codes. */
  readonly words: ReadonlySet<string>
  readonly columns: ReadonlyMap<string, ColumnShape>
}

function keep(finding: Finding, known: Known, times: number): Problem {
  const { isSomebody } = known
  const value = finding.value === null || maySay(finding, known, times) ? finding.value : LEFT_OUT
  const safe = withFacts({ ...finding, value }, (fact) => isSafeFact(fact, finding, known))
  const problem = describeFinding(safe)
  return {
    ...problem,
    message: problem.message.replaceAll(`"${LEFT_OUT}"`, LEFT_OUT),
    value: value === LEFT_OUT ? null : problem.value,
    list: isSomebody(problem.list) ? LEFT_OUT : problem.list,
    column: problem.column !== null && isSomebody(problem.column) ? LEFT_OUT : problem.column,
  }
}

function withFacts(finding: Finding, isSafe: (fact: string) => boolean): Finding {
  const facts = (finding.facts ?? []).map((fact) => (isSafe(fact) ? fact.slice(0, LONGEST) : LEFT_OUT))
  return { ...finding, facts }
}

function maySay(finding: Finding, known: Known, times: number): boolean {
  const value = finding.value ?? ''
  if (known.isSomebody(value)) return false
  if (OF_HEADINGS.has(finding.rule.id) || OF_FILES.test(finding.rule.id)) return true
  if (isErrorText(value) || isPlaceholder(value)) return true
  const column = known.columns.get(`${finding.list}|${finding.column ?? ''}`)
  if (column === undefined || BIRTHS.has(column.key)) return false
  return isPlain(value, column, known) || (times >= TOO_OFTEN_FOR_A_NAME && isOfFewWords(column))
}

// A team's name is no child's, but nothing keeps a child's name out of a column of free text.
function isOfFewWords({ type }: ColumnShape): boolean {
  return type === 'code' || type === 'day' || type === 'whole'
}

function isPlain(value: string, { type }: ColumnShape, known: Known): boolean {
  if (type === 'code') return known.words.has(value)
  if (type === 'day') return /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/.test(value)
  return type === 'whole' && /^-?\d{1,3}(?:\.\d+)?$/.test(value)
}

function isSafeFact(fact: string, finding: Finding, known: Known): boolean {
  if (known.isSomebody(fact)) return false
  const { id } = finding.rule
  if (OF_HEADINGS.has(id) || OF_CELLS.has(id) || OF_FILES.test(id)) return true
  // Numbers of rows, days, letters of columns, and the return's own words.
  return known.words.has(fact) || /^(?:\d{1,7}|\d\d\/\d\d\/\d{4}|[A-Z]{1,2}|nothing|)$/.test(fact)
}

function knowReturn(tables: ReturnTables): Known {
  const pools = [...tables.lists.values()].flatMap(({ columns }) =>
    columns.flatMap(({ shape, pool }) => (shape.type === 'identifier' ? [pool] : [])),
  )
  const births = birthsIn(tables)
  return {
    isSomebody: (text) => isIn([tables.children, ...pools], text) || isBirth(births, text),
    words: wordsOf(tables),
    columns: new Map(
      tables.shape.lists.flatMap((list) =>
        list.columns.map((column) => [`${list.name}|${column.heading}`, column] as const),
      ),
    ),
  }
}

function isIn(pools: readonly TextPool[], text: string): boolean {
  const identifier = readIdentifier(text.trim())
  return pools.some((pool) => pool.find(identifier) !== undefined || pool.find(text) !== undefined)
}

function isBirth(births: ReadonlySet<number>, text: string): boolean {
  const read = readDay(text.trim())
  return 'day' in read && births.has(read.day)
}

function birthsIn(tables: ReturnTables): ReadonlySet<number> {
  const births = new Set<number>()
  for (const table of tables.lists.values())
    for (const { shape, values } of table.columns)
      if (BIRTHS.has(shape.key))
        for (let at = 0; at < table.length; at += 1) if (isKnown(values[at] ?? 0)) births.add(values[at] ?? 0)
  return births
}

function wordsOf({ shape }: ReturnTables): ReadonlySet<string> {
  return new Set([
    shape.name,
    ...shape.lists.flatMap((list) => [
      list.name,
      list.title,
      ...list.columns.flatMap(({ heading, codes }) => [
        heading,
        ...(codes?.codes.flatMap((code) => [code.text, code.words, code.inner]) ?? []),
      ]),
    ]),
  ])
}

function countValues(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const finding of findings) {
    const place = placeOf(finding)
    times.set(place, (times.get(place) ?? 0) + 1)
  }
  return times
}

function placeOf({ rule, list, column, value }: Finding): string {
  return [rule.id, list, column ?? '', value ?? ''].join('|')
}

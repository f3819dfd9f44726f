import { type Day, formatMonth, isAfter } from '../shared/days.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { type Observation, valueOf } from './measure.ts'
import { parseMonth } from './told-month.ts'

// Months' values as people paste them: month, numerator, denominator; or month and value. Judged line by line.

export type ToldMonth = {
  readonly period: Day
  readonly numerator: number | null
  readonly denominator: number | null
  readonly value: number
  readonly note: string
}

export type ToldLine = {
  /** As the person counts them, from 1. */
  readonly number: number
  readonly words: string
  readonly told: Outcome<ToldMonth, string>
}

export type Telling = {
  readonly lines: readonly ToldLine[]
  /** Lines with a month and nothing else: months nobody has counted yet. */
  readonly empty: readonly number[]
}

/** More lines than any measure has months. */
export const MOST_LINES = 1200

/** Reads pasted lines or a CSV file; a line of headings at the top and empty lines are passed over. */
export function readTelling(text: string, unit: string, today: Day): Telling {
  const rows = text
    .split(/\r\n|\r|\n/)
    .map((words, i) => ({ number: i + 1, words: words.replaceAll('\ufeff', '') }))
  const filled = rows.filter(({ words }) => /[^\s,;"]/.test(words))
  const separator = separatorOf(filled.map(({ words }) => words))
  const cells = filled.map((row) => ({ ...row, cells: splitLine(row.words, separator) }))
  const body = cells.filter((row, i) => !(i === 0 && isHeading(row.cells)))
  const isEmpty = (row: (typeof body)[number]) =>
    parseMonth(row.cells[0] ?? '') !== null && row.cells.slice(1).every((cell) => cell === '')
  const lines = body
    .filter((row) => !isEmpty(row))
    .map(({ number, words, cells: parts }) => ({
      number,
      words,
      told: readLine(parts, unit, today),
    }))
  return { lines: refuseRepeats(lines), empty: body.filter(isEmpty).map((row) => row.number) }
}

/** One month out of what was typed in its fields. */
export function readMonth(
  typed: {
    readonly month: Day
    readonly numerator: string
    readonly denominator: string
    readonly value: string
  },
  unit: string,
  today: Day,
): Outcome<ToldMonth, string> {
  const month = typed.month.toString()
  if (typed.numerator === '' && typed.denominator === '') return readLine([month, typed.value], unit, today)
  return readLine([month, typed.numerator, typed.denominator], unit, today)
}

/** What a telling would do to the months told already. */
export type Effect = 'new' | 'revised' | 'the same'

export function effectOf(told: ToldMonth, known: readonly Observation[]): Effect {
  const before = known.find((one) => one.period.equals(told.period))
  if (before === undefined) return 'new'
  const isSame =
    before.value === told.value &&
    before.numerator === told.numerator &&
    before.denominator === told.denominator
  return isSame ? 'the same' : 'revised'
}

// What Excel puts on the clipboard is parted by tabs; files by commas, or by semicolons where the comma is decimal.
function separatorOf(lines: readonly string[]): string {
  if (lines.some((line) => line.includes('\t'))) return '\t'
  return lines.some((line) => line.includes(';')) ? ';' : ','
}

function splitLine(line: string, separator: string): readonly string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === separator && !isQuoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  const all = [...cells, cell.trim()]
  // Trailing empty cells are what a selection one column too wide leaves.
  return all.slice(0, Math.max(1, all.findLastIndex((one) => one !== '') + 1))
}

function isHeading(cells: readonly string[]): boolean {
  return parseMonth(cells[0] ?? '') === null && cells.slice(1).every((cell) => !/\d/.test(cell))
}

function readLine(cells: readonly string[], unit: string, today: Day): Outcome<ToldMonth, string> {
  const period = parseMonth(cells[0] ?? '')
  if (period === null) return refuse(`“${cells[0] ?? ''}” is not a month: write it as May 2026 or 2026-05`)
  if (isAfter(period, today)) return refuse(`${formatMonth(period)} has not come yet`)
  if (cells.length > 4) return refuse('There are more than four columns: month, numerator, denominator, note')
  const [, first = '', second = '', note = ''] = cells
  if (second === '') return readValue({ period, words: first, note }, unit)
  return readCounts({ period, words: [first, second], note }, unit)
}

function readValue(
  { period, words, note }: { readonly period: Day; readonly words: string; readonly note: string },
  unit: string,
): Outcome<ToldMonth, string> {
  if (words === '') return refuse('There is no value: enter a numerator and a denominator, or a value')
  const value = parseNumber(words)
  if (value === null) return refuse(notNumber(words))
  if (unit === '%' && (value < 0 || value > 100)) return refuse('A percentage must be from 0 to 100')
  return accept({ period, numerator: null, denominator: null, value, note })
}

function readCounts(
  facts: { readonly period: Day; readonly words: readonly [string, string]; readonly note: string },
  unit: string,
): Outcome<ToldMonth, string> {
  const { period, words, note } = facts
  if (words[0] === '') return refuse('There is a denominator and no numerator')
  const [numerator, denominator] = [parseNumber(words[0]), parseNumber(words[1])]
  if (numerator === null) return refuse(notNumber(words[0]))
  if (denominator === null) return refuse(notNumber(words[1]))
  if (numerator < 0 || denominator < 0) return refuse('A count cannot be less than 0')
  if (denominator === 0) return refuse('The denominator is 0, so there is no value: leave this month out')
  if (unit === '%' && numerator > denominator) {
    return refuse(
      `The numerator ${words[0]} is more than the denominator ${words[1]}: are the columns the other way round?`,
    )
  }
  return accept({ period, numerator, denominator, value: valueOf(unit, numerator, denominator), note })
}

// "1,234", "72.4 %", "£1,250" and a true minus; never "1e9", "c" or "x", which published tables use for hidden values.
function parseNumber(words: string): number | null {
  const plain = words.replaceAll(/[\s£%]/g, '').replace('\u2212', '-')
  if (!/^-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,15})?$|^-?\.\d{1,15}$/.test(plain)) return null
  return Number(plain.replaceAll(',', ''))
}

function notNumber(words: string): string {
  return `“${words}” is not a number: a hidden or missing value is left empty, never 0`
}

function refuseRepeats(lines: readonly ToldLine[]): readonly ToldLine[] {
  const first = new Map<string, number>()
  return lines.map((line) => {
    if (!line.told.ok) return line
    const month = line.told.value.period
    const before = first.get(month.toString())
    if (before !== undefined) {
      return { ...line, told: refuse(`${formatMonth(month)} is told twice: it is on line ${before} too`) }
    }
    first.set(month.toString(), line.number)
    return line
  })
}

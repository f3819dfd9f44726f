import { type Day, isAfter } from '../shared/days.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { type Observation, valueOf } from './measure.ts'
import type { Timing } from './period.ts'
import { namePeriod, type Rhythm } from './spc-period.ts'
import { parsePeriod } from './told-period.ts'

// Periods' values as people paste them: period, numerator, denominator; or period and value. Judged line by line.

export type ToldPeriod = {
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
  readonly told: Outcome<ToldPeriod, string>
}

/** What the lines are told for: the measure's unit decides what may stand there, its rhythm which periods. */
export type ToldFor = Timing & { readonly unit: string }

export type Telling = {
  readonly lines: readonly ToldLine[]
  /** Lines with a period and nothing else: periods nobody has counted yet. */
  readonly empty: readonly number[]
}

/** More lines than any measure has periods. */
export const MOST_LINES = 1200

/** Reads pasted lines or a CSV file; a line of headings at the top and empty lines are passed over. */
export function readTelling(text: string, of: ToldFor, today: Day): Telling {
  const cells = splitLines(text)
  const body = cells.filter((row, i) => !(i === 0 && isHeading(row.cells, of)))
  const isEmpty = (row: (typeof body)[number]) =>
    parsePeriod(row.cells[0] ?? '', of) !== null && row.cells.slice(1).every((cell) => cell === '')
  const lines = body
    .filter((row) => !isEmpty(row))
    .map(({ number, words, cells: parts }) => ({
      number,
      words,
      told: readCells(parts, of, today),
    }))
  return { lines: refuseRepeats(lines, of.rhythm), empty: body.filter(isEmpty).map((row) => row.number) }
}

/** Pasted lines or those of a CSV file in their cells; empty ones are passed over. */
export function splitLines(
  text: string,
): readonly { readonly number: number; readonly words: string; readonly cells: readonly string[] }[] {
  const filled = text
    .split(/\r\n|\r|\n/)
    .map((words, i) => ({ number: i + 1, words: words.replaceAll('\ufeff', '') }))
    .filter(({ words }) => /[^\s,;"]/.test(words))
  const separator = separatorOf(filled.map(({ words }) => words))
  return filled.map((row) => ({ ...row, cells: splitLine(row.words, separator) }))
}

/** One period out of what was typed in its fields. */
export function readPeriod(
  typed: {
    readonly period: Day
    readonly numerator: string
    readonly denominator: string
    readonly value: string
  },
  of: ToldFor,
  today: Day,
): Outcome<ToldPeriod, string> {
  const period = typed.period.toString()
  if (typed.numerator === '' && typed.denominator === '') return readCells([period, typed.value], of, today)
  return readCells([period, typed.numerator, typed.denominator], of, today)
}

/** What a telling would do to the periods told already. */
export type Effect = 'new' | 'revised' | 'the same'

export function effectOf(told: ToldPeriod, known: readonly Observation[]): Effect {
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

function isHeading(cells: readonly string[], of: ToldFor): boolean {
  return parsePeriod(cells[0] ?? '', of) === null && cells.slice(1).every((cell) => !/\d/.test(cell))
}

/** One line's cells: period, numerator, denominator and note; or period, value. */
export function readCells(cells: readonly string[], of: ToldFor, today: Day): Outcome<ToldPeriod, string> {
  const period = parsePeriod(cells[0] ?? '', of)
  if (period === null) return refuse(`“${cells[0] ?? ''}” is not a ${of.rhythm}: ${HOW_WRITTEN[of.rhythm]}`)
  if (isAfter(period, today)) return refuse(`${sayPeriod(period, of.rhythm)} has not come yet`)
  if (cells.length > 4)
    return refuse('There are more than four columns: period, numerator, denominator, note')
  const [, first = '', second = '', note = ''] = cells
  if (second === '') return readValue({ period, words: first, note }, of.unit)
  return readCounts({ period, words: [first, second], note }, of.unit)
}

/** How a period of each rhythm may be written, for a person who wrote another thing. */
export const HOW_WRITTEN: Readonly<Record<Rhythm, string>> = {
  day: 'write it as 4 May 2026 or 2026-05-04',
  week: 'write a day in it, as 4 May 2026 or 2026-05-04',
  month: 'write it as May 2026 or 2026-05',
  quarter: 'write it as Q1 2026/27 or April to June 2026',
  'half year': 'write it as H1 2026/27 or April to September 2026',
  year: 'write it as 2026/27 or April 2026 to March 2027',
}

/** "May 2026", "The week of 4 May 2026": at the head of a sentence or a cell. */
export function sayPeriod(period: Day, rhythm: Rhythm): string {
  const words = namePeriod(period.toString(), rhythm)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function readValue(
  { period, words, note }: { readonly period: Day; readonly words: string; readonly note: string },
  unit: string,
): Outcome<ToldPeriod, string> {
  if (words === '') return refuse('There is no value: enter a numerator and a denominator, or a value')
  const value = parseNumber(words)
  if (value === null) return refuse(notNumber(words))
  if (unit === '%' && (value < 0 || value > 100)) return refuse('A percentage must be from 0 to 100')
  return accept({ period, numerator: null, denominator: null, value, note })
}

function readCounts(
  facts: { readonly period: Day; readonly words: readonly [string, string]; readonly note: string },
  unit: string,
): Outcome<ToldPeriod, string> {
  const { period, words, note } = facts
  if (words[0] === '') return refuse('There is a denominator and no numerator')
  const [numerator, denominator] = [parseNumber(words[0]), parseNumber(words[1])]
  if (numerator === null) return refuse(notNumber(words[0]))
  if (denominator === null) return refuse(notNumber(words[1]))
  if (numerator < 0 || denominator < 0) return refuse('A count cannot be less than 0')
  if (denominator === 0) return refuse('The denominator is 0, so there is no value: leave this period out')
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

function refuseRepeats(lines: readonly ToldLine[], rhythm: Rhythm): readonly ToldLine[] {
  const first = new Map<string, number>()
  return lines.map((line) => {
    if (!line.told.ok) return line
    const { period } = line.told.value
    const before = first.get(period.toString())
    if (before !== undefined) {
      return {
        ...line,
        told: refuse(`${sayPeriod(period, rhythm)} is told twice: it is on line ${before} too`),
      }
    }
    first.set(period.toString(), line.number)
    return line
  })
}

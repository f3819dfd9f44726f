import type { Day } from '../shared/days.ts'
import {
  isErrorText,
  isPlaceholder,
  isPostcode,
  isRoundedIdentifier,
  isSerialText,
  readDay,
  readIdentifier,
  readSerialDay,
  readWhole,
  tidy,
} from './cell.ts'
import type { DayFault } from './cell.ts'
import { CELL_RULES } from './cell-rules.ts'
import { matchCode } from './code-set.ts'
import type { CodeManner } from './code-set.ts'
import { formatDayNumber, NONE, numberOfDay, UNREADABLE } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { Column } from './list-table.ts'
import type { Finding, Rule } from './problem.ts'

// Reads the cells of one column: each distinct text is worked out once, since a list says "a) WBRI" a thousand times.

export type ReturnCell = string | number | boolean | Day | null

type Reading = {
  readonly value: number
  readonly rule: Rule | null
  readonly facts: readonly string[]
  readonly manner: Manner
}

/** How a value was written: as asked, or in a way that is a slip in one row and an export's habit in most. */
type Manner = CodeManner | 'short year' | 'number for a date'

const MOST_REMEMBERED = 50_000
const MOST_NOTED = 5_000
const DAY_FAULTS: Readonly<Record<DayFault, Rule>> = {
  'not a date': CELL_RULES.notDay,
  'no such day': CELL_RULES.noSuchDay,
  'month first': CELL_RULES.monthFirst,
  'year not possible': CELL_RULES.year,
}

export class CellReader {
  readonly #column: Column
  readonly #list: string
  readonly #findings: Finding[]
  readonly #known = new Map<string, Reading>()
  // Rows written in a manner of their own: slips where others are as asked, the export's habit where most are not.
  readonly #odd = new Map<Habit, { readonly findings: Finding[]; count: number }>()
  #filled = 0

  constructor(column: Column, list: string, findings: Finding[]) {
    this.#column = column
    this.#list = list
    this.#findings = findings
  }

  read(cell: ReturnCell, row: number): number {
    if (cell === null) return this.#readBlank(row)
    if (typeof cell === 'object' && this.#column.shape.type === 'day' && cell.year >= EARLIEST_YEAR)
      return numberOfDay(cell)
    const text = typeof cell === 'string' ? cell : this.#textOf(cell)
    const { shape, pool } = this.#column
    if (shape.type === 'identifier' || shape.type === 'text') {
      const known = pool.find(text)
      if (known !== undefined) return known
    }
    let reading = this.#known.get(text)
    if (reading === undefined) reading = this.#work(text)
    if (reading.value === NONE) return this.#readBlank(row)
    this.#filled += 1
    if (reading.rule !== null) this.#note(reading.rule, row, text, reading.facts)
    else if (reading.manner !== 'as asked') this.#noteManner(reading, row, text)
    return reading.value
  }

  /** Says at the end what only the whole column could show: slips row by row, and answers the export's habits. */
  finish(): readonly Finding[] {
    const habits: Finding[] = []
    for (const [habit, { findings, count }] of this.#odd) {
      const first = findings[0]
      if (first === undefined) continue
      if (count <= this.#filled / 2) this.#pushAll(findings)
      else {
        const facts = [...(first.facts ?? []), String(count), String(this.#filled)]
        habits.push({ ...first, rule: HABITS[habit].throughout, facts })
      }
    }
    return habits
  }

  #readBlank(row: number): number {
    const { blank } = this.#column.shape
    if (blank !== 'may') this.#note(blank === 'never' ? CELL_RULES.blank : CELL_RULES.ask, row, null, [])
    return NONE
  }

  #work(text: string): Reading {
    const reading = this.#workOut(tidy(text))
    const isText = this.#column.shape.type === 'identifier' || this.#column.shape.type === 'text'
    if (!isText || reading.rule !== null) {
      if (this.#known.size >= MOST_REMEMBERED) this.#known.clear()
      this.#known.set(text, reading)
    }
    return reading
  }

  #workOut(text: string): Reading {
    if (text === '') return clean(NONE)
    if (isErrorText(text)) return faulty(CELL_RULES.error)
    const { type } = this.#column.shape
    if (type === 'day') return this.#workOutDay(text)
    if (type === 'whole') return this.#workOutWhole(text)
    if (type === 'code') return this.#workOutCode(text)
    return this.#workOutText(text, type)
  }

  #workOutText(text: string, type: 'identifier' | 'text' | 'postcode'): Reading {
    const { pool } = this.#column
    if (type === 'postcode')
      return isPostcode(text)
        ? clean(pool.add(text.toUpperCase().replaceAll(' ', '')))
        : faulty(CELL_RULES.postcode)
    if (isPlaceholder(text)) return faulty(type === 'text' ? CELL_RULES.placeholder : CELL_RULES.nobody)
    if (type === 'text') return clean(pool.add(text))
    return isRoundedIdentifier(text) ? faulty(CELL_RULES.rounded) : clean(pool.add(readIdentifier(text)))
  }

  #workOutDay(text: string): Reading {
    const isNumber = text.startsWith(SERIAL)
    const read =
      isNumber || isSerialText(text)
        ? readSerialDay(Number(isNumber ? text.slice(SERIAL.length) : text))
        : readDay(text)
    if ('fault' in read) return faulty(DAY_FAULTS[read.fault])
    if (!isNumber && isSerialText(text)) return inManner(read.day, 'number for a date')
    return 'isShort' in read ? inManner(read.day, 'short year') : clean(read.day)
  }

  #workOutWhole(text: string): Reading {
    const whole = readWhole(text)
    if (whole === null) return faulty(CELL_RULES.notWhole)
    if (whole === NONE) return faulty(CELL_RULES.fraction)
    const [least, most] = this.#column.shape.range ?? [0, 100_000_000]
    return whole < least || whole > most
      ? faulty(CELL_RULES.range, [String(least), String(most)])
      : clean(whole)
  }

  #workOutCode(text: string): Reading {
    const codes = this.#column.shape.codes
    if (codes === undefined) return clean(this.#column.pool.add(text))
    // A spreadsheet gives a code that is a number its decimal point: "1.0".
    const match = matchCode(codes, text) ?? matchCode(codes, text.replace(/\.0+$/, ''))
    if (match === null) return faulty(CELL_RULES.code, [listCodes(codes.codes.map((code) => code.text))])
    return { value: match.at, rule: null, facts: [codes.codes[match.at]?.text ?? ''], manner: match.manner }
  }

  // A number in a column of dates is a spreadsheet's day; the text "44090" in a CSV is one only where most are: so numbers
  // are marked.
  #textOf(cell: Exclude<ReturnCell, string | null>): string {
    if (typeof cell === 'number') return this.#column.shape.type === 'day' ? `${SERIAL}${cell}` : String(cell)
    if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
    return formatDayNumber(numberOfDay(cell))
  }

  #noteManner({ manner, facts }: Reading, row: number, text: string): void {
    if (manner === 'as asked') return
    if (manner === 'other letter') return this.#note(CELL_RULES.otherLetter, row, text, facts)
    const odd = this.#odd.get(manner) ?? { findings: [], count: 0 }
    this.#odd.set(manner, odd)
    odd.count += 1
    if (odd.findings.length < MOST_NOTED)
      odd.findings.push(this.#finding(HABITS[manner].slip, row, text, facts))
  }

  #note(rule: Rule, row: number, text: string | null, facts: readonly string[]): void {
    this.#findings.push(this.#finding(rule, row, text, facts))
  }

  #finding(rule: Rule, row: number, text: string | null, facts: readonly string[]): Finding {
    const value = text === null ? null : tidy(text.startsWith(SERIAL) ? text.slice(SERIAL.length) : text)
    const place = { rule, list: this.#list, row, column: this.#column.shape.heading, value }
    return facts.length === 0 ? place : { ...place, facts }
  }

  #pushAll(findings: readonly Finding[]): void {
    for (const finding of findings) this.#findings.push(finding)
  }
}

// An earlier year is a small number that a spreadsheet shows as a day, and is told as not possible.
const EARLIEST_YEAR = 1920
const SERIAL = 'serial:'

type Habit = Exclude<Manner, 'as asked' | 'other letter'>

const HABITS: Readonly<Record<Habit, { readonly slip: Rule; readonly throughout: Rule }>> = {
  'no letter': { slip: CELL_RULES.noLetter, throughout: CELL_RULES.noLetters },
  'short year': { slip: CELL_RULES.shortYear, throughout: CELL_RULES.shortYears },
  'number for a date': { slip: CELL_RULES.notDay, throughout: CELL_RULES.serials },
}

function inManner(day: DayNumber, manner: Habit): Reading {
  return { value: day, rule: null, facts: [formatDayNumber(day)], manner }
}

function clean(value: number): Reading {
  return { value, rule: null, facts: [], manner: 'as asked' }
}

function faulty(rule: Rule, facts: readonly string[] = []): Reading {
  return { value: UNREADABLE, rule, facts, manner: 'as asked' }
}

function listCodes(texts: readonly string[]): string {
  const shown = texts.slice(0, 12).join('; ')
  return texts.length > 12 ? `${shown}; and ${texts.length - 12} more` : shown
}

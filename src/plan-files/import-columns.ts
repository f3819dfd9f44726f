import { type PlanField } from '../plan/written-plan.ts'
import type { Cell, Sheet, SheetRow } from '../documents/sheet.ts'
import { formatDay } from '../shared/days.ts'
import { plain } from '../plan-checks/check-words.ts'
import type { ColumnGuess, PlanMapping } from './plan-file-columns.ts'
import { textOfCell } from './plan-file-contents.ts'
import { foldHeader } from './plan-file-header.ts'
import { whyNotAField } from './plan-file-own.ts'
import { coloursIn } from './plan-file-ratings.ts'
import { planRows } from './plan-file.ts'

// What a person says each column of their plan is, put in place of the guess.

export const FIELD_WORDS: Readonly<Record<PlanField, string>> = {
  reference: 'Reference',
  priority: 'Priority or objective',
  rank: 'High, medium or low',
  action: 'Action',
  owner: 'Owner',
  due: 'Due',
  revised: 'Revised date',
  start: 'Start',
  status: 'Status',
  measure: 'Measure',
  baseline: 'Baseline',
  target: 'Target',
  evidence: 'Evidence wanted',
  signOff: 'Signed off by',
  outcome: 'Outcome',
  contributors: 'Contributors',
  requirement: 'Requirement or recommendation',
  milestones: 'Milestones',
  completed: 'Completed on',
  notes: 'Progress or notes',
}
export const MAPPED_FIELDS = Object.keys(FIELD_WORDS) as readonly PlanField[]

/** The column of each field, from 0; a field that has none is absent. */
export type ColumnChoice = Readonly<Partial<Record<PlanField, number>>>

export type ShownColumn = {
  readonly column: number
  readonly header: string
  readonly guess: { readonly field: PlanField; readonly reasons: readonly string[] } | null
  readonly samples: readonly string[]
  /** Of a column that Line of Sight wrote and that is no field to choose: what comes of it. */
  readonly why: string | null
}

export type ReadSheet = { readonly name: string; readonly sheet: Sheet; readonly mapping: PlanMapping }

const SAMPLES = 3
const LONGEST_SAMPLE = 80

/** Every column that holds something, with the guess, its reasons and the first different cells below the heading. */
export function columnsToMap({ sheet, mapping }: ReadSheet): readonly ShownColumn[] {
  const actions = new Set(planRows(sheet, mapping).rows.map(({ row }) => row))
  const rows = sheet.rows.filter(({ number }) => actions.has(number))
  const guessed = Object.entries(mapping.columns).map(([field, { column, header, reasons }]) => ({
    column,
    header,
    guess: { field: field as PlanField, reasons },
  }))
  return [...guessed, ...mapping.others.map((other) => ({ ...other, guess: null }))]
    .toSorted((a, b) => a.column - b.column)
    .map((one) => ({
      ...one,
      samples: [...samplesOf(sheet, mapping, one), ...coloursOf(rows, one)],
      why: mapping.isOurs === true ? whyNotAField(one.header) : null,
    }))
}

// A status is often nothing but a colour: a person can see which were found. Elsewhere colour is only a ground.
function coloursOf(
  rows: readonly SheetRow[],
  { column, guess }: Pick<ShownColumn, 'column' | 'guess'>,
): readonly string[] {
  const isWordless = rows.every(({ cells }) => textOfCell(cells[column]) === '')
  const found = guess?.field === 'status' || isWordless ? coloursIn(rows, column) : ''
  return found === '' ? [] : [`Colours: ${found}`]
}

// A heading printed again at each priority is no sample.
function samplesOf(
  sheet: Sheet,
  { firstRow }: PlanMapping,
  { column, header }: { readonly column: number; readonly header: string },
): readonly string[] {
  const cells = sheet.rows
    .filter(({ number }) => number >= firstRow)
    .map(({ cells: row }) => wordsOf(row[column]))
    .filter((words) => words !== '' && words !== plain(header))
  return [...new Set(cells)]
    .slice(0, SAMPLES)
    .map((words) => (words.length > LONGEST_SAMPLE ? `${words.slice(0, LONGEST_SAMPLE)} …` : words))
}

function wordsOf(cell: Cell | undefined): string {
  return cell instanceof Temporal.PlainDate ? formatDay(cell) : plain(textOfCell(cell))
}

export function choiceOf(mapping: PlanMapping): ColumnChoice {
  return Object.fromEntries(Object.entries(mapping.columns).map(([field, { column }]) => [field, column]))
}

/** The mapping with a person's choice in place of the guess; what they left out becomes a note. */
export function remap(mapping: PlanMapping, choice: ColumnChoice): PlanMapping {
  const held = [...Object.values(mapping.columns), ...mapping.others]
  const headerAt = (column: number): string => held.find((one) => one.column === column)?.header ?? ''
  const columns: Partial<Record<PlanField, ColumnGuess>> = {}
  for (const field of MAPPED_FIELDS) {
    const column = choice[field]
    if (column === undefined) continue
    const guess = mapping.columns[field]
    columns[field] =
      guess?.column === column
        ? guess
        : { column, header: headerAt(column), confidence: 1, reasons: ['chosen by a person'] }
  }
  const taken = new Set(Object.values(columns).map(({ column }) => column))
  return {
    ...mapping,
    columns,
    others: held
      .filter(({ column }) => !taken.has(column))
      .map(({ column, header }) => ({ column, header }))
      .toSorted((a, b) => a.column - b.column),
  }
}

/** What was chosen on the first sheet, for another with the same headings, perhaps in another order. */
export function choiceFor(first: PlanMapping, other: PlanMapping, choice: ColumnChoice): ColumnChoice {
  const named = (mapping: PlanMapping) => [...Object.values(mapping.columns), ...mapping.others]
  return Object.fromEntries(
    Object.entries(choice).map(([field, column]) => {
      const header = named(first).find((one) => one.column === column)?.header ?? ''
      const same = named(other).find((one) => header !== '' && foldHeader(one.header) === foldHeader(header))
      return [field, same?.column ?? column]
    }),
  )
}

/** "A", "B", … "AA", as a spreadsheet names them. */
export function letterOf(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26))
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last
}

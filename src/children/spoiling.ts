import { ANNEX_A } from './annex-a-lists.ts'
import type { CountOptions } from './count-as.ts'
import { countReturn } from './count-return.ts'
import { dayNumberOf, NONE } from './day-number.ts'
import { generateAnnexA } from './generate-annex-a.ts'
import type { ListTable, ReturnTables } from './list-table.ts'
import { USUAL_STANDARDS } from './local-standards.ts'
import { readMadeUp } from './made-up-reading.ts'
import type { Finding } from './problem.ts'

// Which indicators a problem spoils. Nobody keeps a list of which columns an indicator reads, because it would go stale:
// it is tried. A column is emptied in a council without a fault, and what is counted otherwise than before reads it.

/** The numbers of indicators that each list's column spoils; `null` for a column is the list as a whole. */
export type Spoiling = {
  /** The number of the definition. */
  readonly indicator: number
  readonly list: string
  readonly column: string | null
  readonly problems: number
}

type Trial = { readonly tables: ReturnTables; readonly options: CountOptions }
type Counted = ReadonlyMap<string, string>
type Place = { readonly list: string; readonly column: string | null; readonly problems: number }

const TRIAL_ROWS = 2000
const TRIAL_DAY = dayNumberOf(2026, 3, 31)

/** What the problems (not the warnings) of a return spoil, in the order of the indicators. */
export function findSpoilt(
  tables: ReturnTables,
  findings: readonly Finding[],
  options: CountOptions,
): readonly Spoiling[] {
  const places = placesOf(tables, findings)
  if (places.length === 0) return []
  const trial = trialOf(tables, options)
  const whole = countOf(trial.tables, trial.options)
  return places
    .flatMap((place) =>
      [...new Set(changedBy(without(trial.tables, place), trial, whole))].map((indicator) => ({
        indicator,
        ...place,
      })),
    )
    .toSorted((one, other) => one.indicator - other.indicator)
}

// A list that is missing or has rows twice is spoilt as a whole, and so is one whose children cannot be told.
function placesOf(tables: ReturnTables, findings: readonly Finding[]): readonly Place[] {
  const counts = new Map<string, Place>()
  for (const { rule, list, column } of findings) {
    const shape = tables.shape.lists.find((one) => one.name === list)
    if (rule.severity !== 'problem' || shape === undefined) continue
    const found = shape.columns.find((one) => one.heading === column)
    if (column !== null && found === undefined) continue
    const spoilt = found === undefined || found.key === 'child' ? null : found.heading
    const key = `${list}|${spoilt ?? ''}`
    const problems = (counts.get(key)?.problems ?? 0) + 1
    counts.set(key, { list, column: spoilt, problems })
  }
  return [...counts.values()]
}

// Annex A is tried on a made-up council, which has every list and column; the others on their own first rows.
function trialOf(tables: ReturnTables, options: CountOptions): Trial {
  if (tables.shape.kind !== 'annex-a') return { tables: firstRows(tables), options }
  const made = readMadeUp(ANNEX_A, generateAnnexA({ seed: 1, day: TRIAL_DAY, children: 300 }).lists).tables
  return made === null
    ? { tables: firstRows(tables), options }
    : { tables: made, options: { day: TRIAL_DAY, population: null, standards: USUAL_STANDARDS } }
}

function firstRows(tables: ReturnTables): ReturnTables {
  const lists = [...tables.lists].map(([name, table]) => [name, table.only((at) => at < TRIAL_ROWS)] as const)
  return { ...tables, lists: new Map(lists) }
}

function changedBy(tables: ReturnTables, { options }: Trial, whole: Counted): readonly number[] {
  const now = countOf(tables, options)
  return [...whole].flatMap(([id, count]) => (now.get(id) === count ? [] : [Number.parseInt(id, 10)]))
}

function countOf(tables: ReturnTables, options: CountOptions): Counted {
  return new Map(
    countReturn(tables, options).map((one) => [String(one.id), `${one.numerator}/${one.denominator ?? ''}`]),
  )
}

function without(tables: ReturnTables, { list, column }: Place): ReturnTables {
  const lists = new Map(tables.lists)
  const table = lists.get(list)
  if (table === undefined) return tables
  if (column === null) lists.delete(list)
  else lists.set(list, blanked(table, column))
  return { ...tables, lists }
}

function blanked(table: ListTable, heading: string): ListTable {
  const copy = table.only(() => true)
  for (const column of copy.columns) if (column.shape.heading === heading) column.values.fill(NONE)
  return copy
}

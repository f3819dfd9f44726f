import { PRIORITIES } from '../plan/action.ts'
import { plain } from '../plan-checks/check-words.ts'
import { PLAN_COLUMNS, type PlanColumnName } from '../plan/plan-column.ts'
import type { PlanField } from '../plan/written-plan.ts'
import type { SheetRow } from '../documents/sheet.ts'
import type { PlanMapping } from './plan-file-columns.ts'
import { textOfCell } from './plan-file-contents.ts'

// The plan as Line of Sight itself writes it, come back: known by its headings. To download, edit and bring in again is
// the ordinary way of working, so every column is known for what it is, and what we compute is never taken for words.

const NAMES: ReadonlyMap<string, PlanColumnName> = new Map(
  Object.entries(PLAN_COLUMNS).map(([name, heading]) => [heading, name as PlanColumnName]),
)

const FIELDS: Readonly<Partial<Record<PlanColumnName, PlanField>>> = {
  title: 'action',
  reference: 'reference',
  objectives: 'priority',
  owner: 'owner',
  contributors: 'contributors',
  requirements: 'requirement',
  start: 'start',
  due: 'due',
  stage: 'status',
  done: 'completed',
  measure: 'measure',
  wanted: 'evidence',
  signOff: 'signOff',
  priority: 'rank',
}

/** Columns that are worked out, or kept elsewhere: nothing written in them is brought in. */
const WORKED_OUT: readonly PlanColumnName[] = [
  'first',
  'lost',
  'moves',
  'heard',
  'needs',
  'evidence',
  'kinds',
  'waits',
]
// Headings that a council's own plan may well have too.
const COMMON: readonly PlanColumnName[] = [
  'title',
  'reference',
  'objectives',
  'owner',
  'start',
  'due',
  'measure',
  'signOff',
  'priority',
]

const ROWS_SEARCHED = 5

/** Which column of ours each column is; null where the sheet is not ours. An extra column of somebody's own may stand among them. */
export function guessOwnColumns(rows: readonly SheetRow[]): PlanMapping | null {
  for (const row of rows.slice(0, ROWS_SEARCHED)) {
    const headers = row.cells.map(textOfCell)
    if (isOwnHeading(headers, rows)) return mappingOf(headers, row.number)
  }
  return null
}

function isOwnHeading(headers: readonly string[], rows: readonly SheetRow[]): boolean {
  const filled = headers.filter((header) => header !== '')
  const names = new Set(filled.flatMap((header) => NAMES.get(header) ?? []))
  if (!names.has('title') || new Set(filled).size < filled.length) return false
  const isAllOurs = filled.every((header) => NAMES.has(header))
  const isTold = isAllOurs
    ? [...names].some((name) => !COMMON.includes(name))
    : WORKED_OUT.some((name) => names.has(name))
  return isTold && holdsRanks(rows, headers.indexOf(PLAN_COLUMNS.priority))
}

// A council's "Priority" is often the part of the plan an action stands in.
function holdsRanks(rows: readonly SheetRow[], column: number): boolean {
  const known: readonly string[] = ['', PLAN_COLUMNS.priority.toLowerCase(), ...PRIORITIES]
  return (
    column === -1 || rows.every(({ cells }) => known.includes(plain(textOfCell(cells[column])).toLowerCase()))
  )
}

function mappingOf(headers: readonly string[], headerRow: number): PlanMapping {
  const all = headers
    .map((header, column) => ({ header, column, field: FIELDS[NAMES.get(header) ?? 'lost'] }))
    .filter(({ header }) => header !== '')
  return {
    headerRow,
    firstRow: headerRow + 1,
    isOurs: true,
    columns: Object.fromEntries(
      all.flatMap(({ header, column, field }) =>
        field === undefined
          ? []
          : [[field, { column, header, confidence: 1, reasons: ['a column of Line of Sight’s own'] }]],
      ),
    ),
    others: all.filter(({ field }) => field === undefined).map(({ header, column }) => ({ header, column })),
  }
}

/** Why a column of ours is no field to choose; null for one that somebody added. */
export function whyNotAField(header: string): string | null {
  const name = NAMES.get(header)
  if (name === 'detail') return 'It is the action in full, and comes in as it is'
  if (name === 'partner') return 'It is the partner agency, and comes in as it is'
  return name !== undefined && WORKED_OUT.includes(name)
    ? 'Line of Sight works it out: what is written here is not brought in'
    : null
}

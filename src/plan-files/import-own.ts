import type { SheetRow } from '../documents/sheet.ts'
import { plain } from '../plan-checks/check-words.ts'
import { PLAN_COLUMNS } from '../plan/plan-column.ts'
import type { PlanRow } from './plan-file.ts'
import { completedAt, dayAt, orNull, readDue, statusAt, wordsAt } from './plan-file-cells.ts'
import type { PlanMapping } from './plan-file-columns.ts'
import { textOfCell } from './plan-file-contents.ts'
import { whyNotAField } from './plan-file-own.ts'
import { isUnderstood } from './plan-file-status.ts'

// The rows of a plan that Line of Sight wrote. Every row under the headings is an action, and every cell is what the
// field holds: nothing is read out of it.

/** What a row of ours says beyond a council's: kept with it until it is compared. */
export type OwnCells = {
  readonly detail: string
  readonly partner: string
  /** Of columns that somebody added: "Heading: words". */
  readonly extra: readonly string[]
}

export type OwnRow = { readonly row: PlanRow; readonly own: OwnCells }

export function ownRows(rows: readonly SheetRow[], mapping: PlanMapping): readonly OwnRow[] {
  return rows
    .filter(
      ({ number, cells }) => number >= mapping.firstRow && cells.some((cell) => textOfCell(cell) !== ''),
    )
    .map((row) => ({ row: rowOf(row, mapping), own: ownCells(row, mapping) }))
}

function rowOf(row: SheetRow, mapping: PlanMapping): PlanRow {
  const at = (field: Parameters<typeof wordsAt>[2]): string | null => orNull(wordsAt(row, mapping, field))
  const status = statusAt(row, mapping)
  const due = readDue(row, mapping)
  const action = wordsAt(row, mapping, 'action')
  return {
    row: row.number,
    reference: at('reference'),
    priority: at('priority'),
    rank: at('rank'),
    requirement: at('requirement'),
    action,
    outcome: null,
    owner: at('owner'),
    contributors: at('contributors'),
    start: dayAt(row, mapping, 'start').day,
    ...due.dates,
    status,
    measure: at('measure'),
    baseline: null,
    target: null,
    evidence: at('evidence'),
    signOff: at('signOff'),
    milestones: null,
    completed: completedAt(row, mapping),
    notes: [],
    doubts: [
      ...(action === '' ? (['the action has no words'] as const) : []),
      ...due.doubts,
      ...(status !== null && !isUnderstood(status) ? (['the status is not understood'] as const) : []),
    ],
  }
}

function ownCells(row: SheetRow, { others }: PlanMapping): OwnCells {
  const under = (heading: string): string => {
    const column = others.find(({ header }) => header === heading)?.column
    return column === undefined ? '' : textOfCell(row.cells[column])
  }
  return {
    detail: under(PLAN_COLUMNS.detail),
    partner: under(PLAN_COLUMNS.partner),
    extra: others.flatMap(({ header, column }) => {
      const words = textOfCell(row.cells[column])
      return words === '' || whyNotAField(header) !== null ? [] : [`${header}: ${words}`]
    }),
  }
}

/** "In full" as the row would have it. Of a new action it keeps the words too that the plan cannot link by itself. */
export function ownDetail({ row, own }: OwnRow, held: string | null): string {
  const base = own.detail === '' ? (held ?? '') : own.detail
  const linked =
    held === null ? [named('Answers', row.requirement), named('Contributors', row.contributors)] : []
  const more = [...linked, ...own.extra].filter(
    (words) => words !== '' && !plain(base).includes(plain(words)),
  )
  return [base, ...more].filter(Boolean).join('\n')
}

function named(name: string, words: string | null): string {
  return words === null ? '' : `${name}: ${words}`
}

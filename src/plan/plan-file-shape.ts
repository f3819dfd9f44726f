import type { Day } from '../shared/days.ts'
import type { PlanRow } from './plan-file.ts'
import type { PlanMapping } from './plan-file-columns.ts'
import type { PlanField } from './plan-file-header-forms.ts'
import type { Rating } from './plan-file-status.ts'

// A plan on its way out, in the shape the council gave it: its own headings in its own order.

export type PlanColumn = { readonly header: string; readonly field: PlanField | null }

export type WrittenCell = string | number | Day | null

export type WrittenRow = {
  /** The group the row stands in, for plans that print groups as rows between. */
  readonly group: string | null
  /** One for each column. */
  readonly cells: readonly WrittenCell[]
  readonly rating: Rating | null
}

export type WrittenPlan = {
  readonly title: string
  readonly columns: readonly PlanColumn[]
  readonly groupsBetween: boolean
  readonly rows: readonly WrittenRow[]
}

const USUAL: readonly PlanColumn[] = [
  { header: 'Ref', field: 'reference' },
  { header: 'Priority', field: 'priority' },
  { header: 'Action', field: 'action' },
  { header: 'Owner', field: 'owner' },
  { header: 'Due', field: 'due' },
  { header: 'Status', field: 'status' },
  { header: 'Measure', field: 'measure' },
  { header: 'Baseline', field: 'baseline' },
  { header: 'Target', field: 'target' },
  { header: 'Evidence', field: 'evidence' },
  { header: 'Notes', field: 'notes' },
]

/** The columns as the council had them; the usual ones where it brought no file. */
export function columnsOf(mapping: PlanMapping | null): readonly PlanColumn[] {
  if (mapping === null) return USUAL
  const fitted = Object.entries(mapping.columns).map(([field, { column, header }]) => ({
    column,
    header: header === '' ? field : header,
    field: field as PlanField,
  }))
  const others = mapping.others.map(({ column, header }) => ({ column, header, field: null }))
  return [...fitted, ...others]
    .toSorted((a, b) => a.column - b.column)
    .map(({ header, field }) => ({ header, field }))
}

export function layPlan(title: string, mapping: PlanMapping | null, rows: readonly PlanRow[]): WrittenPlan {
  const columns = columnsOf(mapping)
  return {
    title,
    columns,
    groupsBetween: mapping !== null && mapping.columns.priority === undefined,
    rows: rows.map((row) => ({
      group: row.priority,
      cells: columns.map((column) => cellOf(row, column, mapping)),
      rating: row.status?.rating ?? null,
    })),
  }
}

function cellOf(row: PlanRow, { header, field }: PlanColumn, mapping: PlanMapping | null): WrittenCell {
  if (field === null) return notesUnder(row, header)
  if (field === 'notes') return notesUnder(row, header) ?? (mapping === null ? allNotes(row) : null)
  if (field === 'due') return dueCell(row, mapping)
  if (field === 'revised') return row.firstDue === null ? null : row.due
  return field === 'status' ? (row.status?.words ?? null) : row[field]
}

// Where the council keeps a revised date in a column of its own, the due column holds the first promise.
function dueCell(row: PlanRow, mapping: PlanMapping | null): WrittenCell {
  return mapping?.columns.revised === undefined ? (row.due ?? row.dueWords) : (row.firstDue ?? row.due)
}

function notesUnder(row: PlanRow, header: string): string | null {
  const words = row.notes.filter((note) => note.header === header).map((note) => note.words)
  return words.length === 0 ? null : words.join('\n')
}

function allNotes(row: PlanRow): string | null {
  const words = row.notes.map((note) => (note.header === '' ? note.words : `${note.header}: ${note.words}`))
  return words.length === 0 ? null : words.join('\n')
}

/**
 * A text that a spreadsheet would take for a formula is led by an apostrophe (OWASP, "CSV injection"). The reader
 * of plans takes it off again.
 */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

// Control characters that no XML may hold, and what Excel takes in one cell.
const MOST_CHARACTERS = 32_767

export function cellText(text: string): string {
  const kept = text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
  const safe = withoutFormula(kept)
  return safe.length <= MOST_CHARACTERS ? safe : `${safe.slice(0, MOST_CHARACTERS - 2)} …`
}

/** Groups as they open: the title before its first row, null inside it. */
export function groupStarts(
  plan: WrittenPlan,
): readonly { readonly title: string | null; readonly row: WrittenRow }[] {
  return plan.rows.map((row, at) => {
    const opens = plan.groupsBetween && row.group !== null && row.group !== (plan.rows[at - 1]?.group ?? null)
    return { title: opens ? row.group : null, row }
  })
}

import { type PlanColumn, type PlanField, type WrittenCell, type WrittenPlan } from '../plan/written-plan.ts'
import type { PlanRow } from './plan-file.ts'
import type { PlanMapping } from './plan-file-columns.ts'

// A plan in the shape the council gave it: its own headings in its own order.

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
  { header: 'Signed off by', field: 'signOff' },
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
  if (field === 'action') return actionCell(row, mapping)
  if (field === 'due') return dueCell(row, mapping)
  if (field === 'revised') return row.firstDue === null ? null : row.due
  return field === 'status' ? (row.status?.words ?? null) : (row[field] ?? null)
}

// Where the council keeps a revised date in a column of its own, the due column holds the first promise.
function dueCell(row: PlanRow, mapping: PlanMapping | null): WrittenCell {
  return mapping?.columns.revised === undefined ? (row.due ?? row.dueWords) : (row.firstDue ?? row.due)
}

// Milestones that came in the action's cell, or on rows below it, have no column to go out in.
function actionCell({ action, milestones }: PlanRow, mapping: PlanMapping | null): string {
  if (!milestones || mapping?.columns.milestones !== undefined) return action
  return `${action}\nMilestones: ${milestones}`
}

function notesUnder(row: PlanRow, header: string): string | null {
  const words = row.notes.filter((note) => note.header === header).map((note) => note.words)
  return words.length === 0 ? null : words.join('\n')
}

function allNotes(row: PlanRow): string | null {
  const words = row.notes.map((note) => (note.header === '' ? note.words : `${note.header}: ${note.words}`))
  return words.length === 0 ? null : words.join('\n')
}

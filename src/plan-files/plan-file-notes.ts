import type { SheetRow } from '../documents/sheet.ts'
import type { PlanNote } from './plan-file.ts'
import type { ReadDay, ReadDue } from './plan-file-cells.ts'
import type { PlanMapping } from './plan-file-columns.ts'
import { textOfCell } from './plan-file-contents.ts'

// What fits no field of a plan, kept with the heading it stood under.

export function isNoteColumn(mapping: PlanMapping): (column: number) => boolean {
  const fitted = new Set(
    Object.entries(mapping.columns).flatMap(([field, { column }]) => (field === 'notes' ? [] : [column])),
  )
  return (column) => !fitted.has(column)
}

export function notesOf(
  row: SheetRow,
  mapping: PlanMapping,
  keep: (column: number) => boolean,
): readonly PlanNote[] {
  return row.cells.flatMap((cell, column) => {
    const words = textOfCell(cell)
    return words === '' || !keep(column)
      ? []
      : [{ row: row.number, column, header: headerAt(mapping, column), words }]
  })
}

// Words beside a date ("slipped from January because of the tender") would be lost once the date is read.
export function unreadNotes(
  row: SheetRow,
  mapping: PlanMapping,
  due: ReadDue,
  start: ReadDay,
): readonly PlanNote[] {
  const kept = [
    { read: due.revised, column: mapping.columns.revised?.column },
    { read: start, column: mapping.columns.start?.column },
  ]
  return kept.flatMap(({ read, column }) =>
    read.words === null || column === undefined
      ? []
      : [{ row: row.number, column, header: headerAt(mapping, column), words: read.words }],
  )
}

function headerAt(mapping: PlanMapping, column: number): string {
  const fitted = Object.values(mapping.columns).find((guess) => guess.column === column)
  return fitted?.header ?? mapping.others.find((other) => other.column === column)?.header ?? ''
}

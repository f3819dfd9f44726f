import type { Day } from '../shared/days.ts'

// A plan on its way out, as a table of cells: for a sheet, a CSV or a document.

export type PlanField =
  | 'reference'
  | 'priority'
  | 'rank'
  | 'requirement'
  | 'action'
  | 'outcome'
  | 'owner'
  | 'contributors'
  | 'start'
  | 'due'
  | 'revised'
  | 'status'
  | 'measure'
  | 'baseline'
  | 'target'
  | 'evidence'
  | 'signOff'
  | 'milestones'
  | 'completed'
  | 'notes'

export type Rating = 'blue' | 'green' | 'amber' | 'red' | 'grey'

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

/**
 * A text that a spreadsheet would take for a formula is led by an apostrophe (OWASP, "CSV injection"). The reader
 * of plans takes it off again.
 */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

// Control characters that no XML may hold, and what Excel takes in one cell.
const MOST_CHARACTERS = 32_767

/** A text for CSV, which has no types: nothing of it runs. */
export function cellText(text: string): string {
  return withoutFormula(typedText(text))
}

/** A text for a workbook or a document, where a cell of text is never a formula and an apostrophe would be seen. */
export function typedText(text: string): string {
  const kept = text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
  return kept.length <= MOST_CHARACTERS ? kept : `${kept.slice(0, MOST_CHARACTERS - 2)} …`
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

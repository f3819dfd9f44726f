import { type PlanField } from '../plan/written-plan.ts'
import type { Cell, SheetRow } from '../documents/sheet.ts'
import type { Day } from '../shared/days.ts'
import { plain, saysNothing } from '../plan-checks/check-words.ts'
import type { PlanAction } from '../plan-checks/plan-check.ts'
import {
  completedAt,
  dayAt,
  measureWords,
  orNull,
  ownerAt,
  readDue,
  statusAt,
  wordsAt,
} from './plan-file-cells.ts'
import type { PlanMapping } from './plan-file-columns.ts'
import type { PlanGrid } from './plan-file-heading.ts'
import { isNumberedHeading } from './plan-file-above.ts'
import { textOfCell } from './plan-file-contents.ts'
import { groupTitle, isAside, isNamedGroup, isPhase, outcomeOf, repeatsHeader } from './plan-file-groups.ts'
import { continued, milestoneOf, partMilestones } from './plan-file-milestones.ts'
import { isNoteColumn, notesOf, unreadNotes } from './plan-file-notes.ts'
import { isUnderstood, type PrintedStatus } from './plan-file-status.ts'

// A council's sheet as rows of a plan. Nothing on the sheet is lost: what fits no field becomes a note.

export type PlanNote = {
  readonly row: number
  readonly column: number
  readonly header: string
  readonly words: string
}

/** Why a person should look at the row before it is imported. */
export type PlanDoubt =
  | 'the action has no words'
  | 'the date cannot be read'
  | 'the date has no year'
  | 'the date names a day that does not exist'
  | 'the status is not understood'
  | 'a line below has its own owner or date'

export type PlanRow = {
  /** As the spreadsheet numbers it. */
  readonly row: number
  readonly reference: string | null
  readonly priority: string | null
  /** "High", "2": how much it presses. Absent in rows kept before it was read. */
  readonly rank?: string | null
  readonly requirement: string | null
  readonly action: string
  readonly outcome: string | null
  /** What the objective it stands under is for: "Outcome: …" over the rows. */
  readonly groupOutcome?: string
  readonly owner: string | null
  readonly contributors: string | null
  readonly start: Day | null
  readonly due: Day | null
  /** The date as typed, where it was typed as words. */
  readonly dueWords: string | null
  /** The date first promised, where the cell or a "revised" column shows that it was moved. */
  readonly firstDue: Day | null
  readonly status: PrintedStatus | null
  readonly measure: string | null
  readonly baseline: string | null
  readonly target: string | null
  readonly evidence: string | null
  readonly signOff?: string | null
  readonly milestones: string | null
  /** The day the file says it was finished. */
  readonly completed: Day | null
  readonly notes: readonly PlanNote[]
  readonly doubts: readonly PlanDoubt[]
}

export type PlanFileRows = {
  readonly rows: readonly PlanRow[]
  /** Titles, keys and footnotes: cells outside the table. */
  readonly asides: readonly PlanNote[]
}

type Building = {
  rows: PlanRow[]
  asides: PlanNote[]
  group: string | null
  priority: string | null
  phase: PlanNote | null
  outcome: string | null
}

export function planRows(grid: PlanGrid, mapping: PlanMapping): PlanFileRows {
  const built: Building = { rows: [], asides: [], group: null, priority: null, phase: null, outcome: null }
  const filled = fillMerged(grid, mapping)
  for (const row of filled) placeRow(built, row, { grid, mapping })
  return { rows: built.rows, asides: built.asides }
}

type Placing = { readonly grid: PlanGrid; readonly mapping: PlanMapping }

function placeRow(built: Building, row: SheetRow, { grid, mapping }: Placing): void {
  if (row.number < mapping.firstRow) {
    if (row.number !== mapping.headerRow) placeAbove(built, row, mapping)
    return
  }
  if (row.cells.every((cell) => textOfCell(cell) === '') || repeatsHeader(row, grid, mapping)) return
  const title = groupTitle(row, grid, mapping)
  if (title !== null) {
    placeTitle(built, title, row.number)
    return
  }
  const last = built.rows.at(-1)
  if (isAside(row, mapping)) built.asides.push(...notesOf(row, mapping, () => true))
  else if (last !== undefined && milestoneOf(row, mapping, last) !== null)
    built.rows[built.rows.length - 1] = continued(last, row, mapping)
  else if (wordsAt(row, mapping, 'action') !== '' || wordsAt(row, mapping, 'reference') !== '') {
    addRow(built, row, mapping)
  } else if (last === undefined) built.asides.push(...notesOf(row, mapping, () => true))
  else built.rows[built.rows.length - 1] = continued(last, row, mapping)
}

function placeTitle(built: Building, title: string, row: number): void {
  const outcome = built.group === null ? null : outcomeOf(title)
  if (outcome !== null) built.outcome = outcome
  else if (isPhase(title, built.group)) built.phase = { row, column: 0, header: 'Phase', words: title }
  else Object.assign(built, { group: title, priority: null, phase: null, outcome: null })
}

// A tab of its own for each priority names it above the heading; rows before the first are a document's words.
function placeAbove(built: Building, row: SheetRow, mapping: PlanMapping): void {
  const words = row.cells.map(textOfCell).filter((text) => text !== '')
  const title = plain(words[0])
  const isTitle = isNamedGroup(title) || (row.number < 1 && isNumberedHeading(title))
  if (words.length === 1 && outcomeOf(title) !== null) built.outcome = outcomeOf(title)
  else if (words.length === 1 && isTitle) built.group = title
  built.asides.push(...notesOf(row, mapping, () => true))
}

function addRow(built: Building, row: SheetRow, mapping: PlanMapping): void {
  const own = wordsAt(row, mapping, 'priority')
  if (own !== '') built.priority = own
  const { group, outcome } = built
  const read = {
    ...rowOf(row, mapping, built.priority ?? group),
    ...(outcome === null ? {} : { groupOutcome: outcome }),
  }
  built.rows.push(built.phase === null ? read : { ...read, notes: [...read.notes, built.phase] })
}

/** A merged cell's words hold for every row it spans, save the action's own: below it, a row goes on with the same action. */
function fillMerged(grid: PlanGrid, mapping: PlanMapping): readonly SheetRow[] {
  const once = new Set([mapping.columns.action?.column, mapping.columns.reference?.column])
  const tall = grid.merges.filter(
    ({ top, bottom, left, right }) =>
      bottom > top && left === right && top >= mapping.firstRow && !once.has(left),
  )
  if (tall.length === 0) return grid.rows
  const byNumber = new Map(grid.rows.map((row) => [row.number, row]))
  return grid.rows.map((row) => {
    const spanning = tall.filter(({ top, bottom }) => top < row.number && row.number <= bottom)
    if (spanning.length === 0 || textOfCell(row.cells[mapping.columns.action?.column ?? -1]) === '')
      return row
    const cells: Cell[] = [...row.cells]
    for (const { left, top } of spanning) {
      while (cells.length <= left) cells.push(null)
      cells[left] = byNumber.get(top)?.cells[left] ?? null
    }
    return { ...row, cells }
  })
}

function rowOf(row: SheetRow, mapping: PlanMapping, priority: string | null): PlanRow {
  const at = (field: PlanField): string | null => orNull(wordsAt(row, mapping, field))
  const due = readDue(row, mapping)
  const status = statusAt(row, mapping)
  const { action, milestones } = partMilestones(
    wordsAt(row, mapping, 'action'),
    mapping.columns.action?.header ?? '',
  )
  const start = dayAt(row, mapping, 'start')
  return {
    row: row.number,
    reference: at('reference'),
    priority,
    rank: at('rank'),
    requirement: at('requirement'),
    action,
    outcome: at('outcome'),
    owner: ownerAt(row, mapping),
    contributors: at('contributors'),
    start: start.day,
    ...due.dates,
    status,
    measure: measureWords(row, mapping, 'measure'),
    baseline: measureWords(row, mapping, 'baseline'),
    target: measureWords(row, mapping, 'target'),
    evidence: at('evidence'),
    signOff: at('signOff'),
    milestones: orNull([milestones ?? '', wordsAt(row, mapping, 'milestones')].filter(Boolean).join('\n')),
    completed: completedAt(row, mapping),
    notes: [...unreadNotes(row, mapping, due, start), ...notesOf(row, mapping, isNoteColumn(mapping))],
    doubts: [
      ...(action === '' ? ['the action has no words' as const] : []),
      ...due.doubts,
      ...(status !== null && !isUnderstood(status) ? ['the status is not understood' as const] : []),
    ],
  }
}

// Where a row has nothing but its evidence to say what changes, that is where its measure stands.
function saysWhatChanges({ target }: PlanRow, { columns }: PlanMapping): boolean {
  return (columns.measure ?? columns.outcome) !== undefined || !saysNothing(target)
}

/** A row as the checks look at it. */
export function actionOfRow(row: PlanRow, mapping: PlanMapping): PlanAction {
  return {
    id: String(row.row),
    reference: row.reference,
    words: row.action,
    owner: row.owner,
    due: row.due,
    dueWords: row.dueWords,
    measure: row.measure ?? (saysWhatChanges(row, mapping) ? null : row.evidence),
    outcome: row.outcome,
    baseline: row.baseline,
    target: row.target,
    evidence: row.evidence,
    ...(mapping.columns.signOff === undefined ? {} : { signOff: row.signOff ?? null }),
    isFinished: row.status?.stage === 'done' || row.status?.rating === 'blue',
    ...(mapping.columns.requirement === undefined
      ? {}
      : { duties: saysNothing(row.requirement) ? [] : [plain(row.requirement)] }),
  }
}

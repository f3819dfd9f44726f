import { type PlanField } from '../plan/written-plan.ts'
import type { Cell, SheetRow } from '../documents/sheet.ts'
import { actsOf } from '../plan-checks/check-acts.ts'
import { hasLevel } from '../plan-checks/check-figures.ts'
import { namesSomebody } from '../plan-checks/check-owner-words.ts'
import { plain } from '../plan-checks/check-words.ts'
import { daysInWords, dayOfSerial, isOpenEnded } from '../plan-checks/plan-file-day.ts'
import { isUnderstood, readStatus } from './plan-file-status.ts'

/** A cell's words. The apostrophe that kept a text from being taken for a formula is taken off. */
export function textOfCell(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return String(cell)
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
}

/** What stands in a column, each as a share of its filled cells; `words` is their mean. */
export type Contents = {
  readonly filled: number
  readonly dates: number
  readonly owners: number
  readonly statuses: number
  readonly references: number
  readonly ranks: number
  readonly figures: number
  /** Cells that say how far or how many. */
  readonly measured: number
  /** Cells that say what somebody will do. */
  readonly acts: number
  readonly words: number
  readonly distinct: number
}

// Enough rows to know a column by, however long the sheet.
const ROWS_READ = 250

export function contentsOf(below: readonly SheetRow[], column: number): Contents {
  const rows = below.slice(0, ROWS_READ)
  const cells = rows.map(({ cells: row }) => row[column] ?? null).filter((cell) => textOfCell(cell) !== '')
  const texts = cells.map((cell) => plain(textOfCell(cell)))
  const share = (holds: (text: string, at: number) => boolean): number =>
    texts.length === 0 ? 0 : texts.filter(holds).length / texts.length
  return {
    filled: texts.length / Math.max(1, rows.length),
    dates: share((text, at) => isDate(cells[at] ?? null, text)),
    owners: share((text) => text.length < 90 && !/[%£]/.test(text) && namesSomebody(text)),
    statuses: share(
      (text) =>
        text.length < 30 && isUnderstood(readStatus(text, null) ?? { words: '', rating: null, stage: null }),
    ),
    references: share((text) => /^[A-Z]{0,5}[\s.\-/]?\d+(?:[.\-/]\d+)*[a-z]?\.?$/i.test(text)),
    ranks: share((text) => /^(?:high|medium|low|h|m|l|urgent|must|should|could|[1-5])$/i.test(text)),
    figures: share((text) => text.length < 25 && /^[<>£~]?\s*\d[\d.,]*\s*%?/.test(text)),
    measured: share((text) => text.length < 400 && hasLevel(text)),
    acts: share((text) => /\s\S+\s/.test(text) && actsOf(text.slice(0, LONGEST_ACT)).length > 0),
    words: texts.reduce((total, text) => total + text.split(' ').length, 0) / Math.max(1, texts.length),
    distinct: new Set(texts).size / Math.max(1, texts.length),
  }
}

const LONGEST_ACT = 400

function isDate(cell: Cell, text: string): boolean {
  if (cell instanceof Temporal.PlainDate) return true
  if (typeof cell === 'number') return dayOfSerial(cell) !== null
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return dayOfSerial(Number(text)) !== null
  return text.length < 40 && (daysInWords(text).length > 0 || isOpenEnded(text))
}

// Contents that no heading makes up for.
const NOT_AT_ALL = -2

const FITS: Readonly<Partial<Record<PlanField, (contents: Contents) => number>>> = {
  reference: ({ references, distinct }) => references * distinct,
  action: ({ words, distinct }) => (words >= 5 ? Math.min(1, distinct) : words / 10),
  owner: ({ dates, owners, words }) => (dates > 0.5 ? 0 : owners * (words <= 8 ? 1 : 0.3)),
  due: ({ dates }) => dates,
  revised: ({ dates }) => dates,
  start: ({ dates }) => dates,
  completed: ({ dates }) => dates,
  status: ({ statuses }) => statuses,
  // A "Priority" of highs and lows is a rank, not a part of the plan.
  priority: ({ ranks, distinct }) => (ranks > 0.6 ? 0 : 1 - Math.min(1, distinct)),
  // A "Priority" of titles is a part of the plan, and a "Signed off" of dates says when, not by whom.
  rank: ({ ranks }) => (ranks > 0.4 ? ranks : NOT_AT_ALL),
  signOff: ({ dates }) => (dates > 0.4 ? NOT_AT_ALL : 1 - dates),
  target: figuresRatherThanDates,
  baseline: ({ dates, figures, words }) =>
    dates > 0.6 || (figures < 0.1 && words > 2) ? 0 : 0.5 + figures / 2,
}

// Where the heading says nothing. A sentence that tells an act is the action; what holds figures is its measure.
const UNHEADED: Readonly<Partial<Record<PlanField, (contents: Contents) => number>>> = {
  reference: ({ references, distinct }) => references * distinct,
  action: ({ acts, words, distinct }) => acts * distinct * Math.min(1, words / 6),
  owner: ({ dates, owners, words }) => (dates > 0.5 || words > 8 ? 0 : owners),
  due: ({ dates, words }) => (words > 6 ? 0 : dates),
  status: ({ statuses, distinct }) => (distinct > 0.7 ? 0 : statuses),
  measure: ({ measured, dates, words }) => (dates > 0.3 || words < 2 ? 0 : Math.min(1, measured * 1.4)),
}

function figuresRatherThanDates({ dates, figures }: Contents): number {
  return dates > 0.6 ? 0 : 0.5 + figures / 2
}

/** What stands in a column under a heading that says nothing, as a sign of the field, 0 to 1. */
export function unheadedFit(field: PlanField, contents: Contents): number {
  return contents.filled === 0 ? 0 : (UNHEADED[field]?.(contents) ?? 0)
}

/** What stands in a column as a sign of the field, 0 to 1; null where contents say nothing of it. */
export function contentFit(field: PlanField, contents: Contents): number | null {
  return contents.filled === 0 ? null : (FITS[field]?.(contents) ?? null)
}

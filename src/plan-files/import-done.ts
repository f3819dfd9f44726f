import type { Day } from '../shared/days.ts'
import { isAfter } from '../shared/days.ts'
import { type Action, completeAction } from '../plan/action.ts'
import type { ImportPreview } from './import-plan.ts'
import { type ImportAnswers, type ImportRow, typedDay } from './import-rows.ts'
import type { PlanRow } from './plan-file.ts'

// What the council's file says is finished. It comes in as done on its day if a person says so; evidence is still wanted.

export type FinishedRow = {
  readonly from: ImportRow
  /** The action it is in the plan already; null where the import adds it. */
  readonly action: Action | null
  /** In the file's words: "Complete", "blue". */
  readonly said: string
  /** The day it was finished; null where neither the file nor the person says one that is past. */
  readonly on: Day | null
  readonly isDatedByFile: boolean
}

export function isFinished({ status, completed }: PlanRow): boolean {
  return status?.stage === 'done' || status?.rating === 'blue' || (completed ?? null) !== null
}

/** Finished in the file and not yet here. */
export function finishedRows(
  preview: Pick<ImportPreview, 'rows' | 'changed' | 'same'>,
  answers: Pick<ImportAnswers, 'doneOn'>,
  today: Day,
): readonly FinishedRow[] {
  const known = new Map([...preview.changed, ...preview.same].map(({ from, action }) => [from.key, action]))
  const typed = pastOr(typedDay(answers.doneOn), today)
  return preview.rows.flatMap((from) => {
    const action = known.get(from.key) ?? null
    if (!isFinished(from.row) || isStillOpen(from) || isToldAlready(from.row, action)) return []
    if (action !== null && !mayBeDone(action, today)) return []
    const own = pastOr(from.row.completed ?? null, today)
    const said = from.row.status?.words ?? 'a date of completion'
    return [{ from, action, said, on: own ?? typed, isDatedByFile: own !== null }]
  })
}

// Of ours the stage says where it stands: one that relapsed keeps the day it was done.
function isStillOpen({ own, row }: ImportRow): boolean {
  return own !== undefined && row.status !== null && row.status.stage !== 'done'
}

function isToldAlready({ completed }: PlanRow, action: Action | null): boolean {
  return (completed ?? null) !== null && String(action?.doneOn) === String(completed)
}

function mayBeDone(action: Action, today: Day): boolean {
  return completeAction(action, today).ok
}

function pastOr(day: Day | null, today: Day): Day | null {
  return day === null || isAfter(day, today) ? null : day
}

/** What will be marked done; nothing unless the person said so. */
export function toBeDone(
  preview: Pick<ImportPreview, 'rows' | 'changed' | 'same'>,
  answers: Pick<ImportAnswers, 'done' | 'doneOn'>,
  today: Day,
): readonly (FinishedRow & { readonly on: Day })[] {
  if (!answers.done) return []
  return finishedRows(preview, answers, today).flatMap((one) => {
    const { on } = one
    return on === null ? [] : [{ ...one, on }]
  })
}

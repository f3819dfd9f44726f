import type { Action } from '../plan/action.ts'
import { type Day, isAfter } from '../shared/days.ts'
import { isFinished } from './import-done.ts'
import type { ImportPreview } from './import-plan.ts'
import type { ImportRow } from './import-rows.ts'
import type { PlanRow } from './plan-file.ts'

// What the council's file says is under way comes in as started, unless a person says not: a plan that runs would
// otherwise read as if nobody had begun, and its owners be chased for all of it.

export type StartedRow = {
  readonly from: ImportRow
  /** The action it is in the plan already; null where the import adds it. */
  readonly action: Action | null
  /** In the file's words: "In progress", "amber". */
  readonly said: string
  /** The day the file says it starts where that is past, else the day of the import. */
  readonly on: Day
}

/** Under way in the file and not yet here. */
export function startedRows(
  preview: Pick<ImportPreview, 'rows' | 'changed' | 'same'>,
  today: Day,
): readonly StartedRow[] {
  const known = new Map([...preview.changed, ...preview.same].map(({ from, action }) => [from.key, action]))
  return preview.rows.flatMap((from) => {
    const action = known.get(from.key) ?? null
    if (!isUnderWay(from.row, today) || (action !== null && !hasNotBegun(action))) return []
    const start = from.row.start ?? action?.startOn ?? null
    const on = start === null || isAfter(start, today) ? today : start
    return [{ from, action, said: from.row.status?.words ?? '', on }]
  })
}

// A colour alone says how it goes, and of what is to begin later only that nothing is wrong yet.
function isUnderWay(row: PlanRow, today: Day): boolean {
  const { status, start } = row
  if (status === null || isFinished(row)) return false
  if (status.stage !== null) return status.stage === 'started'
  const isRated = status.rating === 'green' || status.rating === 'amber' || status.rating === 'red'
  return isRated && (start === null || !isAfter(start, today))
}

function hasNotBegun({ startedOn, doneOn, cancelledOn }: Action): boolean {
  return startedOn === null && doneOn === null && cancelledOn === null
}

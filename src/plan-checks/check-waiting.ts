import { formatDay, isAfter } from '../shared/days.ts'
import type { PlanAction, PlanProblem } from './plan-check.ts'

/** What each action waits for that ends later than itself; of unfinished actions alone. */
export function checkWaiting(actions: readonly PlanAction[]): ReadonlyMap<string, readonly PlanProblem[]> {
  const byId = new Map(actions.map((one) => [one.id, one]))
  return new Map(
    actions.map((action) => [action.id, action.isFinished === true ? [] : problemsOf(action, byId)]),
  )
}

function problemsOf(
  { due, waitsFor = [] }: PlanAction,
  byId: ReadonlyMap<string, PlanAction>,
): readonly PlanProblem[] {
  return waitsFor.flatMap((id) => {
    const earlier = byId.get(id)
    if (due === null || earlier === undefined || earlier.due === null) return []
    if (earlier.isFinished === true || !isAfter(earlier.due, due)) return []
    const name = earlier.reference ?? 'the other'
    return [
      {
        check: 'waits for something that ends later' as const,
        // With its day, so that an answered problem is raised anew when the day changes.
        quote: `${name}, due on ${formatDay(earlier.due)}`,
        why: `It is due on ${formatDay(due)} and waits for ${name}, which is due on ${formatDay(earlier.due)}.`,
        better: `Bring ${name} to ${formatDay(due)} or before, ask for this date to be moved, or say that it need not wait.`,
        other: id,
      },
    ]
  })
}

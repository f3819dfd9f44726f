import { readOwners } from './check-owner-words.ts'
import type { PlanAction, PlanProblem, PlanSurroundings } from './plan-check.ts'

// Twelve open actions is three reports a week at a monthly rhythm; the council sets its own where it knows better.
const CARRIES = 12

/** Owners with more unfinished actions than they can carry: each of theirs says so. */
export function checkLoad(
  actions: readonly PlanAction[],
  surroundings: PlanSurroundings,
): ReadonlyMap<string, readonly PlanProblem[]> {
  const most = surroundings.carries ?? CARRIES
  const byOwner = Map.groupBy(
    actions.filter(({ isFinished }) => isFinished !== true),
    (action) => ownerKey(action),
  )
  const problems = new Map<string, readonly PlanProblem[]>()
  for (const [key, held] of byOwner) {
    if (key === '' || held.length <= most) continue
    for (const action of held) problems.set(action.id, [loadProblem(action, held.length, most)])
  }
  return problems
}

function ownerKey(action: PlanAction): string {
  const owners = readOwners(action.owner)
  return owners.kind === 'one' ? owners.owner.toLowerCase() : ''
}

function loadProblem(action: PlanAction, count: number, most: number): PlanProblem {
  const owner = action.owner?.trim() ?? ''
  return {
    check: 'owner carries too much',
    quote: owner,
    why: `${owner} owns ${count} unfinished actions; more than ${most} cannot be moved in a month.`,
    better: `Keep the ${most} that only ${owner} can decide, and hand the others to those who do the work.`,
  }
}

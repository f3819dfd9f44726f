import { readOwners } from './check-owner-words.ts'
import type { PlanAction, PlanProblem, PlanSurroundings } from './plan-check.ts'

/** Twelve open actions is three reports a week at a monthly rhythm. */
export const USUAL_CARRIES = 12

/** Owners with more unfinished actions than they can carry: each of theirs says so. */
export function checkLoad(
  actions: readonly PlanAction[],
  surroundings: PlanSurroundings,
): ReadonlyMap<string, readonly PlanProblem[]> {
  const most = surroundings.carries ?? USUAL_CARRIES
  const problems = new Map<string, readonly PlanProblem[]>()
  for (const held of heldByOwner(actions)) {
    if (held.length <= most) continue
    for (const action of held) problems.set(action.id, [loadProblem(action, held.length, most)])
  }
  return problems
}

export type OwnerLoad = { readonly owner: string; readonly count: number }

/** How many unfinished actions everyone has who has one, the most first. */
export function listLoads(actions: readonly PlanAction[]): readonly OwnerLoad[] {
  return heldByOwner(actions)
    .map((held) => ({ owner: held[0]?.owner?.trim() ?? '', count: held.length }))
    .toSorted((a, b) => b.count - a.count || a.owner.localeCompare(b.owner, 'en-GB'))
}

// Of several owners named at once nobody knows who carries it.
function heldByOwner(actions: readonly PlanAction[]): readonly (readonly PlanAction[])[] {
  const unfinished = actions.filter(({ isFinished }) => isFinished !== true)
  const byOwner = Map.groupBy(unfinished, (action) => ownerKey(action))
  byOwner.delete('')
  return [...byOwner.values()]
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
    why: `${owner} owns ${count} unfinished actions, more than the ${most} that one owner can carry.`,
    better:
      most === 1
        ? `Keep the one that only ${owner} can decide, and hand the others to those who do the work.`
        : `Keep the ${most} that only ${owner} can decide, and hand the others to those who do the work.`,
  }
}

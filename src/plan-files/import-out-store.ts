import type { CouncilDatabase } from '../database/council-database.ts'
import { listActions } from '../plan/action-store.ts'
import { listObjectives } from '../plan/objective-store.ts'
import { listLatestUpdates } from '../plan/progress-store.ts'
import type { InterventionId, PlanImportId } from '../shared/ids.ts'
import { shapeOf } from './import-kept.ts'
import type { PlanOut } from './import-out.ts'
import { listKeptPlans } from './import-store.ts'

/** All that stands in the plan's way out in a council's columns; null where it has brought none. */
export async function findPlanOut(
  db: CouncilDatabase,
  intervention: InterventionId,
  asked: PlanImportId | null,
): Promise<PlanOut | null> {
  const all = await listKeptPlans(db, intervention)
  const kept = asked === null ? shapeOf(all) : (all.find(({ id }) => id === asked) ?? null)
  if (kept === null) return null
  const updates = await listLatestUpdates(db, intervention)
  return {
    kept,
    actions: await listActions(db, intervention),
    objectives: await listObjectives(db, intervention),
    updates: new Map(updates.map((one) => [one.actionId, one])),
  }
}

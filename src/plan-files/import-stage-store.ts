import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import { type Action, completeAction } from '../plan/action.ts'
import { findAction } from '../plan/action-store.ts'
import { saveCompletion } from '../plan/progress-store.ts'
import { type Day, isBefore } from '../shared/days.ts'
import type { ActionId, PersonId } from '../shared/ids.ts'
import type { FinishedRow } from './import-done.ts'
import type { DoneByImport, StartedByImport } from './import-kept.ts'
import type { StartedRow } from './import-started.ts'

// Where the file says an action stands: begun, or done.

/** Another save came between: nothing of the import is kept. */
export class PlanMovedOn extends Error {}

/** What the import added has begun already; of what stood here before, the day is told apart. */
export async function markStarted(
  db: CouncilDatabase,
  started: readonly StartedRow[],
): Promise<readonly StartedByImport[]> {
  const begun: StartedByImport[] = []
  for (const { action, on } of started) {
    if (action === null) continue
    const { rows } = await sql<{ version: number }>`
      update action set started_on = ${on}, version = version + 1
      where council_id = ${db.council} and id = ${action.id} and started_on is null
      returning version`.execute(db)
    const [saved] = rows
    if (saved === undefined) throw new PlanMovedOn(action.reference)
    await record(db, {
      act: 'started',
      thing: { kind: 'action', id: action.id, title: `${action.reference} ${action.title}` },
      why: 'The file of the plan says that it is under way',
      after: { startedOn: on },
    })
    begun.push({ id: action.id, versionAfter: saved.version })
  }
  return begun
}

export async function markDone(
  db: CouncilDatabase,
  { from, action: known, on }: FinishedRow & { readonly on: Day },
  { added, by }: { readonly added: ReadonlyMap<string, ActionId>; readonly by: PersonId },
): Promise<DoneByImport> {
  const id = known?.id ?? added.get(from.key)
  const action = id === undefined ? null : await findAction(db, id)
  const done = action === null ? null : completeAction(begunBy(action, on), on)
  if (
    action === null ||
    done === null ||
    !done.ok ||
    !(await saveCompletion(db, action, { ...done.value, by }))
  )
    throw new PlanMovedOn(known?.reference ?? from.row.reference ?? '')
  const { startedOn, version } = action
  return { id: action.id, startedOn, isAdded: known === null, versionAfter: version + 1 }
}

// Where the file tells the day it was done, it had begun by then, whatever day stands here.
function begunBy(action: Action, on: Day): Action {
  return action.startedOn !== null && isBefore(on, action.startedOn) ? { ...action, startedOn: null } : action
}

import type { CouncilDatabase } from '../src/database/council-database.ts'
import { findAction } from '../src/plan/action-store.ts'
import { planBulk } from '../src/plan/bulk.ts'
import { saveBulk } from '../src/plan/bulk-store.ts'
import { saveNewFilter } from '../src/plan/saved-filter-store.ts'
import type { ActionId, InterventionId, PersonId } from '../src/shared/ids.ts'
import { TODAY } from './test-server.ts'

/** A filter of somebody's own. */
export async function aSavedFilter(db: CouncilDatabase, person: PersonId): Promise<string> {
  const name = `What person ${person} looks at`
  const words = { view: 'table', needs: 'late' }
  return String(await saveNewFilter(db, { name, words, isShared: false, person, formKey: null }))
}

/** A change of several actions, here of one, that can still be undone. */
export async function aBulkChange(
  db: CouncilDatabase,
  intervention: InterventionId,
  { action, by }: { readonly action: ActionId; readonly by: PersonId },
): Promise<string> {
  const found = await findAction(db, action)
  if (found === null) throw new Error('there is no such action')
  const wanted = {
    owner: null,
    partner: null,
    objectives: null,
    requirements: null,
    due: null,
    why: 'It is finished',
  }
  const end = { how: 'done', on: TODAY } as const
  const reader = { role: 'improvement lead', partner: null } as const
  const who = { reader, mayChangePlan: true, agreesToDates: true, waiting: new Set<ActionId>() }
  const { changed } = planBulk([found], { ...wanted, end }, who, TODAY)
  const facts = {
    intervention,
    changed,
    said: 'Done today',
    why: wanted.why,
    by,
    today: TODAY,
    formKey: null,
  }
  return String(await saveBulk(db, facts))
}

import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistory, record } from '../database/record.ts'
import type { ContributorId } from '../shared/ids.ts'
import type { Action } from './action.ts'
import { thingOf } from './action-store.ts'
import { REMOVED, removedOf, type RemovedContributor, type WantedContributor } from './contributor.ts'

/** False: they contribute already. */
export async function saveContributor(
  db: CouncilDatabase,
  action: Action,
  { who, name, contributes }: WantedContributor,
): Promise<boolean> {
  const [person, body] = 'person' in who ? [who.person, null] : [null, who.body]
  const { rows } = await sql<{ id: ContributorId }>`
    insert into action_contributor (action_id, person_id, body, contributes)
    values (${action.id}, ${person}, ${body}, ${contributes})
    on conflict do nothing
    returning id`.execute(db)
  if (rows.length === 0) return false
  await countChange(db, action)
  await record(db, { act: 'added a contributor to', thing: thingOf(action), after: { name, contributes } })
  return true
}

/** False: it is none of the action's, or was removed before. */
export async function removeContributor(
  db: CouncilDatabase,
  action: Action,
  id: ContributorId,
): Promise<boolean> {
  const found = action.contributors.find((one) => one.id === id)
  const { numAffectedRows } = await sql`
    delete from action_contributor
    where council_id = ${db.council} and action_id = ${action.id} and id = ${id}`.execute(db)
  if (found === undefined || numAffectedRows !== 1n) return false
  await countChange(db, action)
  const { personId, name, contributes } = found
  await record(db, {
    act: REMOVED,
    thing: thingOf(action),
    before: { name, contributes },
    // What was taken away is a person of the system or a body outside: a name alone does not tell.
    ...(personId === null ? {} : { after: { personId } }),
  })
  return true
}

/** Who was removed and is not back, the latest first. */
export async function listRemoved(
  db: CouncilDatabase,
  action: Action,
): Promise<readonly RemovedContributor[]> {
  return removedOf(await listHistory(db, { kind: 'action', id: action.id }), action.contributors)
}

// An import is not undone under what somebody has added to it since.
async function countChange(db: CouncilDatabase, action: Action): Promise<void> {
  await sql`
    update action set version = version + 1
    where council_id = ${db.council} and id = ${action.id}`.execute(db)
}

import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { Day } from '../shared/days.ts'
import type { PersonId } from '../shared/ids.ts'
import { listActionsAmong, thingOf } from './action-store.ts'
import type { BulkMade } from './bulk.ts'
import { stateOf } from './bulk-change.ts'
import { recordEach } from './bulk-store.ts'
import { type BulkBefore, writeStates } from './bulk-write-store.ts'
import { takeMovesBack } from './standing-move-store.ts'

const WHY = 'The change of several actions was undone'

/**
 * Puts every action back as it was. Its moves are taken back, told and not counted; a wish for another date that nobody
 * has answered is withdrawn. False: it was undone already.
 */
export async function saveBulkUndoing(
  db: CouncilDatabase,
  made: BulkMade & { readonly before: readonly BulkBefore[] },
  { by, today }: { readonly by: PersonId; readonly today: Day },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update bulk_change set undone_on = ${today}, undone_by = ${by}
    where council_id = ${db.council} and id = ${made.id} and undone_on is null`.execute(db)
  if (numAffectedRows !== 1n) return false
  const ids = made.before.map(({ id }) => id)
  const now = await listActionsAmong(db, ids)
  await writeStates(db, made.before, { by, why: WHY })
  const before = new Map(made.before.map((one) => [one.id, one]))
  const moves = now.flatMap(({ id, dueOn }) => {
    const then = before.get(id)?.dueOn ?? null
    return dueOn === null || then === null || dueOn.toString() === then ? [] : [{ id, from: dueOn, to: then }]
  })
  await takeMovesBack(db, moves, { by, today, why: WHY })
  await sql`
    update action_move_request
    set decided_on = ${today}, decided_by = ${by}, agreed = false, words = ${`Withdrawn. ${WHY}.`}
    where council_id = ${db.council} and action_id = any (${[...ids]}::bigint[]) and decided_on is null
      and asked_by = ${made.madeById} and asked_on = ${made.madeOn} and reason = ${made.why}`.execute(db)
  await recordEach(
    db,
    now.map((action) => ({
      act: 'changed',
      thing: thingOf(action),
      why: WHY,
      before: stateOf(action),
      after: before.get(action.id),
    })),
    {
      act: 'undid a change of several actions',
      thing: { kind: 'bulk change', id: made.id, title: made.said },
    },
  )
  return true
}

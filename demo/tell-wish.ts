import { actingAs, type CouncilDatabase } from '../src/database/council-database.ts'
import { moveDate } from '../src/plan/action.ts'
import { findAction } from '../src/plan/action-store.ts'
import { saveMoveRequest } from '../src/plan/action-story-store.ts'
import type { Day } from '../src/shared/days.ts'
import type { ActionId } from '../src/shared/ids.ts'
import type { CouncilTale } from './tale.ts'
import type { Cast } from './tell.ts'

type Setting = {
  readonly tale: CouncilTale
  readonly cast: Cast
  readonly actions: ReadonlyMap<string, ActionId>
  readonly today: Day
}
type Deed = { readonly on: Day; readonly tell: () => Promise<void> }

const WISHED = {
  reference: '1.2',
  by: 'okonkwo',
  daysAgo: 4,
  toDaysAhead: 59,
  reason: 'The upgrade is promised for the new year; until then three teams send their letters by hand.',
}

/** A late action's owner asks for another date, which waits on the desks of those who may agree. */
export function wishDeeds(db: CouncilDatabase, { tale, cast, actions, today }: Setting): readonly Deed[] {
  const id = actions.get(WISHED.reference)
  if (id === undefined || !tale.people.some(({ key }) => key === WISHED.by)) return []
  const on = today.subtract({ days: WISHED.daysAgo })
  const tell = async () => {
    const action = await findAction(db, id)
    if (action === null || action.ownerId === null) return
    const moved = moveDate(action, today.add({ days: WISHED.toDaysAhead }))
    if (!moved.ok) throw new Error(`The wish for ${WISHED.reference} was refused: ${moved.refusal}`)
    actingAs(db, cast.actorOf(WISHED.by))
    const by = cast.idOf(WISHED.by)
    await saveMoveRequest(db, action, { ...moved.value, reason: WISHED.reason, askedOn: on, by })
  }
  return [{ on, tell }]
}

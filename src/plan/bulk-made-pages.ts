import type { CouncilDatabase } from '../database/council-database.ts'
import { parseId } from '../shared/ids.ts'
import { mayDo, visibleTo } from '../shared/permissions.ts'
import { type Answer, forbidden, notFound, redirect, show } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { listActionsAmong } from './action-store.ts'
import type { BulkId } from './bulk.ts'
import { bulkMadePage } from './bulk-preview-view.ts'
import { findBulk, findBulkNumber, holdActions, listLaterEvents } from './bulk-store.ts'
import { saveBulkUndoing } from './bulk-undo-store.ts'

const MADE = '/councils/:council/plan/bulk/:bulk'

export const bulkMadePages: readonly Route[] = [
  get(MADE, 'see the plan', (request) =>
    withMade(request, async (db, made) => {
      const actions = visibleTo(
        request.council,
        await listActionsAmong(
          db,
          made.before.map(({ id }) => id),
        ),
      )
      // A partner whose agency owes nothing of it sees nothing of it.
      if (actions.length === 0) return notFound()
      const later = await findLater(db, made)
      const { council, formToken } = request
      return show(bulkMadePage({ council, made, actions, later, mayUndo: mayUndo(request, made), formToken }))
    }),
  ),

  post(`${MADE}/undoing`, 'work on the plan', (request) =>
    withMade(request, async (db, made) => {
      if (!mayUndo(request, made)) return forbidden()
      await holdActions(
        db,
        made.before.map(({ id }) => id),
      )
      if ((await findLater(db, made)).length > 0)
        return redirect(
          homeOf(request, made.id),
          'Nothing was undone: something happened to its actions since.',
        )
      const who = { by: request.visitor.person.id, today: request.today }
      return (await saveBulkUndoing(db, made, who))
        ? redirect(homeOf(request, made.id), 'It is undone: every action is as it was before.')
        : redirect(homeOf(request, made.id), 'It was undone already.')
    }),
  ),
]

type Made = NonNullable<Awaited<ReturnType<typeof findBulk>>>

async function withMade(
  request: CouncilRequest,
  work: (db: CouncilDatabase, made: Made) => Promise<Answer>,
): Promise<Answer> {
  const id = parseId<BulkId>(request.params['bulk'])
  return request.inCouncil(async (db) => {
    const made = id === null ? null : await findBulk(db, id)
    return made === null ? notFound() : work(db, made)
  })
}

async function findLater(db: CouncilDatabase, made: Made) {
  const ids = made.before.map(({ id }) => id)
  return listLaterEvents(db, ids, await findBulkNumber(db, made.id))
}

function mayUndo({ council, visitor }: CouncilRequest, made: Made): boolean {
  return (
    made.undoneOn === null && (mayDo(council.role, 'change the plan') || made.madeById === visitor.person.id)
  )
}

function homeOf({ council }: CouncilRequest, id: BulkId): string {
  return inCouncilPath(council, `/plan/bulk/${id}`)
}

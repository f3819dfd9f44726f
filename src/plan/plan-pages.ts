import { findInterventionAtHand } from '../councils/council-store.ts'
import { interventionAsked } from '../shared/ids.ts'
import { mayDo, visibleTo } from '../shared/permissions.ts'
import { redirect, show } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { get, type Route } from '../web/route.ts'
import { listActions } from './action-store.ts'
import { listObjectives } from './objective-store.ts'
import { filterActions, parsePlanFilter } from './plan-filter.ts'
import { planPage } from './plan-view.ts'

export const planPages: readonly Route[] = [
  get('/councils/:council/plan', 'see the plan', async (request) => {
    const found = await request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return null
      return {
        objectives: await listObjectives(db, intervention.id),
        actions: await listActions(db, intervention.id),
      }
    })
    if (found === null) return redirect(inCouncilPath(request.council))
    const filter = parsePlanFilter(request.query)
    const actions = visibleTo(request.council, found.actions)
    return show(
      planPage({
        council: request.council,
        objectives: found.objectives,
        actions,
        shown: filterActions(actions, filter, request.today),
        filter,
        today: request.today,
        mayChange: mayDo(request.council.role, 'change the plan'),
      }),
    )
  }),
]

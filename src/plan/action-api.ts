import { findInterventionAtHand } from '../councils/council-store.ts'
import { type Day } from '../shared/days.ts'
import { interventionAsked } from '../shared/ids.ts'
import { answer, apiGet, type ApiRoute } from '../web/api.ts'
import { type Action, daysLost, isLate, isSilent, stageOf } from './action.ts'
import { listActions } from './action-store.ts'

/** The plan for other programs: each action with its first promise, its stage and what is amiss. */
export const actionApi: readonly ApiRoute[] = [
  apiGet(
    '/api/councils/:council/actions',
    'see the plan',
    { does: 'Every action of the plan with its owner, dates and stage' },
    async ({ inCouncil, query, today }) => {
      const actions = await inCouncil(async (db) => {
        const intervention = await findInterventionAtHand(db, interventionAsked(query))
        return intervention === null ? [] : listActions(db, intervention.id)
      })
      return answer({ actions: actions.map((action) => actionToSend(action, today)) })
    },
  ),
]

function actionToSend(action: Action, today: Day) {
  return {
    id: action.id,
    reference: action.reference,
    title: action.title,
    owner: action.owner,
    partner: action.partner,
    successMeasure: action.successMeasure,
    signOff: action.signOff,
    priority: action.priority,
    startOn: action.startOn?.toString() ?? null,
    firstDueOn: action.firstDueOn?.toString() ?? null,
    dueOn: action.dueOn?.toString() ?? null,
    daysLost: daysLost(action, today),
    stage: stageOf(action),
    doneOn: action.doneOn?.toString() ?? null,
    cancelledOn: action.cancelledOn?.toString() ?? null,
    late: isLate(action, today),
    silent: isSilent(action, today),
    lastUpdateOn: action.lastUpdateOn?.toString() ?? null,
    evidence: action.evidenceCount,
    objectives: action.objectiveIds,
    requirements: action.requirementIds,
  }
}

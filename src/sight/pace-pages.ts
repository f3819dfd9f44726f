import { findInterventionAtHand, listColleagues } from '../councils/council-store.ts'
import { finishedOn } from '../plan/action.ts'
import { listActions } from '../plan/action-store.ts'
import { forecastEnd, judgeLastQuarter } from '../plan/forecast.ts'
import { listObjectives } from '../plan/objective-store.ts'
import { judgePace } from '../plan/pace.ts'
import { interventionAsked } from '../shared/ids.ts'
import { redirect, show, takeAway } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, type Route } from '../web/route.ts'
import { judgeCommitments } from './commitment.ts'
import { listMovesMade, listArrivals } from './commitment-store.ts'
import {
  forecastActionsOf,
  lastChainOf,
  objectiveName,
  paceActionsOf,
  paceAskOf,
  seedOf,
} from './pace-facts.ts'
import { pacePage } from './pace-view.ts'

export const pacePages: readonly Route[] = [
  get('/councils/:council/pace', 'see the line', async (request) => {
    const found = await findPace(request)
    if (found === null) return redirect(inCouncilPath(request.council))
    const { actions, objectives, arrivals } = found
    const { today } = request
    const ask = { today, seed: seedOf(today) }
    const chain = lastChainOf(actions, today)
    const counted = forecastActionsOf(actions, arrivals)
    return show(
      pacePage({
        council: request.council,
        intervention: found.intervention,
        asked: String(interventionAsked(request.query) ?? ''),
        today,
        pace: judgePace(paceActionsOf(actions, found, today), paceAskOf(today)),
        objectives: new Map(objectives.map((one) => [objectiveName(one), one.id])),
        forecast: forecastEnd(counted, { ...ask, notBefore: chain?.endsOn ?? null }),
        chain,
        lastQuarter: judgeLastQuarter(counted, ask),
        commitments: judgeCommitments(found, today),
      }),
    )
  }),

  get('/councils/:council/pace.csv', 'see the line', async (request) => {
    const found = await findPace(request)
    if (found === null) return redirect(inCouncilPath(request.council))
    const { today } = request
    const pace = judgePace(paceActionsOf(found.actions, found, today), paceAskOf(today))
    const rows = [
      ...pace.objectives.map((one) => ['Objective', one] as const),
      ...pace.partners.map((one) => ['Partner agency', one] as const),
    ].map(([of, one]) => [
      of,
      one.name,
      one.verdict,
      one.sentence,
      one.actions,
      one.dueByNow,
      one.doneOfThose,
      one.daysLost,
    ])
    const heads = ['Of', 'Name', 'Pace', 'Why', 'Actions', 'Due by now', 'Done of those', 'Days lost']
    return takeAway(`slow to progress ${today.toString()}`, { heads, rows })
  }),

  get('/councils/:council/pace/dates.csv', 'see the line', async (request) => {
    const found = await findPace(request)
    if (found === null) return redirect(inCouncilPath(request.council))
    const { today } = request
    const rows = judgeCommitments(found, today).moved.flatMap(({ action, agencies, moves, daysLost }) =>
      moves.map((move) => [
        action.reference,
        action.title,
        action.owner,
        agencies.join(', '),
        action.firstDueOn,
        action.dueOn,
        finishedOn(action),
        move.movedOn,
        move.fromOn,
        move.toOn,
        move.reason,
        move.askedBy,
        move.agreedBy,
        daysLost,
      ]),
    )
    return takeAway(`dates that moved ${today.toString()}`, { heads: DATE_HEADS, rows })
  }),
]

const DATE_HEADS = [
  'Reference',
  'Action',
  'Owner',
  'Partner agency',
  'First promised',
  'Now due',
  'Done',
  'Moved on',
  'From',
  'To',
  'Reason',
  'Asked by',
  'Agreed by',
  'Days the action lost in all',
]

async function findPace(request: CouncilRequest) {
  return request.inCouncil(async (db) => {
    const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
    if (intervention === null) return null
    const colleagues = await listColleagues(db)
    return {
      intervention,
      agencies: new Map(
        colleagues.flatMap(({ id, partner }) => (partner === null ? [] : [[id, partner] as const])),
      ),
      actions: await listActions(db, intervention.id),
      objectives: await listObjectives(db, intervention.id),
      moves: await listMovesMade(db, intervention.id),
      arrivals: await listArrivals(db),
    }
  })
}

import { findInterventionAtHand } from '../councils/council-store.ts'
import { listActions } from '../plan/action-store.ts'
import { listObjectives } from '../plan/objective-store.ts'
import { interventionAsked } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { redirect, show, takeAway } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, type Route } from '../web/route.ts'
import { listLatestCommentaries } from './commentary-store.ts'
import { listOwnGroups } from './group-store.ts'
import { listMeasures, listObservations } from './measure-store.ts'
import { scoreMeasures } from './scorecard.ts'
import { filterScorecard, parseScorecardFilter } from './scorecard-filter.ts'
import { scorecardPage } from './scorecard-view.ts'
import { listWorries } from './worries.ts'
import { scorecardSheet } from './scorecard-sheet.ts'

export const scorecardPages: readonly Route[] = [
  get('/councils/:council/measures', 'see measures', async (request) => {
    const found = await findScorecard(request)
    if (found === null) return redirect(inCouncilPath(request.council))
    const { rows, objectives, actions } = found
    const filter = parseScorecardFilter(request.query)
    return show(
      scorecardPage({
        council: request.council,
        objectives,
        rows,
        shown: filterScorecard(rows, filter),
        worries: listWorries(rows, actions, request.today),
        filter,
        mayKeep: mayDo(request.council.role, 'keep measures'),
        seesTeams: mayDo(request.council.role, 'see team scorecards'),
        own: found.own,
      }),
    )
  }),

  get('/councils/:council/measures.csv', 'see measures', async (request) => {
    const found = await findScorecard(request)
    if (found === null) return redirect(inCouncilPath(request.council))
    const shown = filterScorecard(found.rows, parseScorecardFilter(request.query))
    return takeAway(`measures ${request.today.toString()}`, scorecardSheet(shown))
  }),
]

async function findScorecard(request: CouncilRequest) {
  const seesPlan = mayDo(request.council.role, 'see the plan')
  return request.inCouncil(async (db) => {
    const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
    if (intervention === null) return null
    const facts = {
      measures: await listMeasures(db, intervention.id),
      observations: await listObservations(db, intervention.id),
      commentaries: await listLatestCommentaries(db, intervention.id),
    }
    return {
      rows: scoreMeasures(facts, request.council, request.today),
      objectives: await listObjectives(db, intervention.id),
      own: await listOwnGroups(db, request.visitor.person.id),
      // Of a partner's actions alone nothing can be said of the work as a whole.
      actions: seesPlan && request.council.role !== 'partner' ? await listActions(db, intervention.id) : null,
    }
  })
}

import { findInterventionAtHand } from '../councils/council-store.ts'
import { interventionAsked } from '../shared/ids.ts'
import { notFound, redirect, show } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { get, type Route } from '../web/route.ts'
import { listBreaks } from './breaks.ts'
import { countReach, type LineFacts, reachOf } from './line.ts'
import { pictureLine } from './line-picture.ts'
import { factsAsOf } from './line-earlier.ts'
import { findLineFacts } from './line-store.ts'
import { linePage } from './line-view.ts'
import { filterReach, REACH_NAMES } from './reach.ts'
import { reachPage } from './reach-view.ts'

export const linePages: readonly Route[] = [
  get('/councils/:council/line', 'see the line', async (request) => {
    const found = await request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      return intervention === null
        ? null
        : { intervention, facts: await findLineFacts(db, intervention.id, request.today) }
    })
    if (found === null) return redirect(inCouncilPath(request.council))
    const { facts, intervention } = found
    const reach = reachOf(facts)
    return show(
      linePage({
        council: request.council,
        intervention,
        figures: countReach(reach),
        picture: pictureLine(facts, reach),
        breaks: listBreaks(facts, reach),
        earlier: [asOf(facts, 'A month ago', 1), asOf(facts, 'A quarter ago', 3)],
      }),
    )
  }),

  get(
    '/councils/:council/line/reach/:reach',
    'see the line',
    async ({ council, params, query, today, inCouncil }) => {
      const name = REACH_NAMES.find((one) => one === params['reach'])
      const facts = await inCouncil(async (db) => {
        const intervention = await findInterventionAtHand(db, interventionAsked(query))
        return intervention === null ? null : findLineFacts(db, intervention.id, today)
      })
      if (name === undefined || facts === null) return notFound()
      return show(reachPage({ council, name, reach: filterReach(reachOf(facts), name) }))
    },
  ),
]

function asOf(facts: LineFacts, when: string, months: number) {
  const then = factsAsOf(facts, facts.today.subtract({ months }))
  const reach = reachOf(then)
  const late = new Set(['duty late', 'measure stale'])
  return {
    when,
    figures: countReach(reach),
    breaks: listBreaks(then, reach).filter((one) => !late.has(one.kind)).length,
  }
}

import { findInterventionAtHand } from '../councils/council-store.ts'
import { listReturned } from '../instruments/concern-store.ts'
import { interventionAsked } from '../shared/ids.ts'
import { pageAsked } from '../shared/paging.ts'
import { notFound, redirect, show, takeAway } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, type Route } from '../web/route.ts'
import { breakListPage } from './break-list-view.ts'
import { breakKindNamed, breaksOf, listBreaks } from './breaks.ts'
import { figuresOf, reachOf } from './line.ts'
import { pictureLine } from './line-picture.ts'
import { earlierOf } from './line-earlier.ts'
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
        : {
            intervention,
            facts: await findLineFacts(db, intervention.id, request.today),
            returned: await listReturned(db, intervention.id),
          }
    })
    if (found === null) return redirect(inCouncilPath(request.council))
    const { facts, intervention, returned } = found
    return show(
      linePage({
        council: request.council,
        intervention,
        returned,
        figures: figuresOf(facts),
        picture: pictureLine(facts),
        breaks: listBreaks(facts),
        earlier: earlierOf(facts),
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

  get('/councils/:council/line/breaks/:break', 'see the line', async (request) => {
    const found = await findBreaks(request)
    if (found === null) return notFound()
    const asked = String(interventionAsked(request.query) ?? '')
    const page = pageAsked(request.query)
    return show(breakListPage({ council: request.council, asked, page, ...found }))
  }),

  get('/councils/:council/line/breaks/:break/list.csv', 'see the line', async (request) => {
    const found = await findBreaks(request)
    if (found === null) return notFound()
    const rows = found.breaks.map((one) => [one.reference, one.words, one.owner, one.since, one.cure.text])
    const heads = ['What', 'In its words', 'Whose', 'Since', 'What mends it']
    return takeAway(request.params['break'] ?? 'breaks', { heads, rows })
  }),
]

async function findBreaks({ params, query, today, inCouncil }: CouncilRequest) {
  const kind = breakKindNamed(params['break'])
  if (kind === null) return null
  const facts = await inCouncil(async (db) => {
    const intervention = await findInterventionAtHand(db, interventionAsked(query))
    return intervention === null ? null : findLineFacts(db, intervention.id, today)
  })
  return facts === null ? null : { kind, breaks: breaksOf(listBreaks(facts), kind) }
}

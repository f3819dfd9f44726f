import { findInterventionAtHand } from '../councils/council-store.ts'
import { listEventsSince } from '../database/record.ts'
import { interventionAsked } from '../shared/ids.ts'
import { mayDo, visibleTo } from '../shared/permissions.ts'
import { show } from '../web/answer.ts'
import { get, type Route } from '../web/route.ts'
import { listBreaks } from './breaks.ts'
import { listMine, listUpcoming } from './home.ts'
import { homePage } from './home-view.ts'
import { figuresOf } from './line.ts'
import { findLineFacts } from './line-store.ts'

export const homePages: readonly Route[] = [
  get('/councils/:council', 'see home', async (request) => {
    const { council, visitor, today } = request
    const seesHistory = mayDo(council.role, 'see the history')
    const since = visitor.lastLookedAt ?? request.now.subtract({ hours: 24 * 30 })
    const found = await request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return null
      return {
        intervention,
        facts: await findLineFacts(db, intervention.id, today),
        changes: seesHistory
          ? (await listEventsSince(db, since)).filter((line) => line.who !== visitor.person.name)
          : [],
      }
    })
    const actions = found === null ? [] : visibleTo(council, found.facts.actions)
    return show(
      homePage({
        council,
        person: visitor.person,
        today,
        intervention: found?.intervention ?? null,
        mine: listMine(actions, { id: visitor.person.id, partner: council.partner }, today),
        upcoming:
          found === null
            ? []
            : listUpcoming(
                { ...found.facts, owed: council.role === 'partner' ? [] : found.facts.owed, actions },
                today,
              ),
        breaks: found === null ? [] : listBreaks(found.facts),
        figures: found === null ? null : figuresOf(found.facts),
        changes: found?.changes ?? [],
        lookedAt: visitor.lastLookedAt,
      }),
    )
  }),
]

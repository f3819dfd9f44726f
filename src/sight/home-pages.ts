import { findInterventionAtHand } from '../councils/council-store.ts'
import { listEventsSince } from '../database/record.ts'
import { listActors } from '../instruments/named-actor-store.ts'
import { type KeptActor, knowActors } from '../instruments/named-actors.ts'
import { type MyWaiting, type Waiting, waitingFor } from '../plan/waiting.ts'
import { findWaiting } from '../plan/waiting-store.ts'
import { interventionAsked } from '../shared/ids.ts'
import { mayDo, visibleTo } from '../shared/permissions.ts'
import { show } from '../web/answer.ts'
import { type CouncilRequest, get, type Route } from '../web/route.ts'
import { listBreaks } from './breaks.ts'
import { listMine, listUpcoming } from './home.ts'
import { listMyDuties, type MyDuty } from './home-duties.ts'
import { homePage } from './home-view.ts'
import { figuresOf, type LineFacts } from './line.ts'
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
        actors: await listActors(db),
        waiting: mayDo(council.role, 'answer a wish for a date')
          ? await findWaiting(db, intervention.id)
          : null,
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
        duties: found === null ? [] : dutiesOf(request, found),
        waiting: waitingOf(request, found?.waiting ?? null),
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

function waitingOf({ council, visitor, today }: CouncilRequest, waiting: Waiting | null): MyWaiting {
  const reader = { id: visitor.person.id, role: council.role }
  return waiting === null ? { wishes: [], version: null } : waitingFor(waiting, reader, today)
}

function dutiesOf(
  { council, visitor, today }: CouncilRequest,
  { facts, actors }: { readonly facts: LineFacts; readonly actors: readonly KeptActor[] },
): readonly MyDuty[] {
  const bearers = facts.requirements.map(({ bearer }) => bearer)
  const { peopleOf } = knowActors(actors, bearers)
  return listMyDuties(facts, { role: council.role, id: visitor.person.id, peopleOf }, today)
}

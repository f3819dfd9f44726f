import { findInterventionAtHand } from '../councils/council-store.ts'
import { type CouncilDatabase, inCouncil } from '../database/council-database.ts'
import type { Day } from '../shared/days.ts'
import { type InterventionId, interventionAsked } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, download, notFound, redirect, show } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, openRoute, post, type Route } from '../web/route.ts'
import { datesOf, parseMonth } from './calendar.ts'
import { calendarPage } from './calendar-view.ts'
import { findFeedReader, hasFeed, parseFeedToken, saveFeedStopped, saveNewFeed } from './feed-store.ts'
import { feedPage } from './feed-view.ts'
import { linesOf, type RegisterLine, visibleEntries } from './register.ts'
import { listRegister } from './register-store.ts'
import { listOccurrenceFacts } from './requirement-store.ts'
import { writeICal } from './write-ical.ts'

export const calendarPages: readonly Route[] = [
  get('/councils/:council/calendar', 'see the calendar', async (request) => {
    const lines = await request.inCouncil((db) =>
      listLines(db, {
        ...request.council,
        intervention: interventionAsked(request.query),
        today: request.today,
      }),
    )
    const asked = (name: string): string => (request.query.get(name) ?? '').slice(0, 200)
    const filter = {
      bearer: asked('bearer'),
      instrument: asked('instrument'),
      intervention: String(interventionAsked(request.query) ?? ''),
    }
    const counted = lines.filter(({ entry }) => entry.inForceOn !== null)
    return show(
      calendarPage({
        council: request.council,
        lines: counted,
        dates: datesOf(counted, filter),
        filter,
        month: asked('view') === 'month' ? parseMonth(request.query.get('month'), request.today) : null,
        today: request.today,
      }),
    )
  }),

  get('/councils/:council/calendar/feed', 'see the calendar', async (request) => showFeed(request, null)),

  post('/councils/:council/calendar/feed', 'see the calendar', async (request) => {
    const token = await request.inCouncil((db) => saveNewFeed(db, request.visitor.person))
    return showFeed(request, `/calendar/${token}.ics`)
  }),

  post('/councils/:council/calendar/feed-end', 'see the calendar', async (request) => {
    await request.inCouncil((db) => saveFeedStopped(db, request.visitor.person))
    return redirect(
      inCouncilPath(request.council, '/calendar/feed'),
      'Your feed is stopped: its address shows nothing any more.',
    )
  }),

  openRoute('GET', '/calendar/:token', async (request) => {
    const token = parseFeedToken(request.params['token'])
    if (token === null) return notFound()
    const actor = { id: null, name: 'A calendar feed', role: 'none' }
    const wanted = { council: token.council, actor, access: 'read' } as const
    return inCouncil(request.database, wanted, async (db) => {
      const reader = await findFeedReader(db, token.secret)
      if (reader === null || !mayDo(reader.role, 'see the calendar')) return notFound()
      const lines = await listLines(db, { ...reader, intervention: null, today: request.today })
      const dates = datesOf(lines, { bearer: '', instrument: '', intervention: '' })
      const content = writeICal({ council: reader.council, dates, now: request.now })
      return download(content, 'text/calendar; charset=utf-8', `${reader.council.slug}.ics`)
    })
  }),
]

type Reader = {
  readonly role: string
  readonly partner: string | null
  readonly intervention: InterventionId | null
  readonly today: Day
}

async function listLines(db: CouncilDatabase, reader: Reader): Promise<readonly RegisterLine[]> {
  const intervention = await findInterventionAtHand(db, reader.intervention)
  if (intervention === null) return []
  const entries = visibleEntries(reader, await listRegister(db, intervention.id))
  return linesOf(entries, await listOccurrenceFacts(db, intervention.id), reader.today)
}

async function showFeed(request: CouncilRequest, address: string | null): Promise<Answer> {
  const { person } = request.visitor
  return show(
    feedPage({
      council: request.council,
      hasFeed: address !== null || (await request.inCouncil((db) => hasFeed(db, person.id))),
      address,
      formToken: request.formToken,
    }),
  )
}

import type { CouncilDatabase } from '../database/council-database.ts'
import { type ActionId, type ObjectiveId, parseId } from '../shared/ids.ts'
import { notFound, redirect, show } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { findVisibleAction } from './action-story-store.ts'
import { findNews, noticesFor } from './notice-store.ts'
import { findObjective } from './objective-store.ts'
import { readFrom, WATCH_WISHES } from './watch.ts'
import { findLook, listWatched, listWatchers, saveLook, saveWatch, type WatchedKind } from './watch-store.ts'
import { watchingPage } from './watch-view.ts'

export const watchPages: readonly Route[] = [
  get('/councils/:council/watching', 'comment and watch', async (request) => {
    const { council, visitor, now, formToken } = request
    const person = visitor.person.id
    return request.inCouncil(async (db) => {
      const watched = await listWatched(db, person)
      const since = readFrom(await findLook(db, person), visitor.lastLookedAt, now)
      const news = await findNews(db, watched, { since, until: now })
      const notices = noticesFor({ person, role: council.role }, watched, news)
      const letters = (await listWatchers(db)).find(({ id }) => id === person)?.letters ?? 'never'
      return show(watchingPage({ council, formToken, since, until: now, notices, watched, letters }))
    })
  }),

  post('/councils/:council/watching/reading', 'comment and watch', async (request) => {
    const until = parseMoment(request.form.get('until'))
    const home = inCouncilPath(request.council, '/watching')
    // Nobody has read what is still to come.
    if (until === null || Temporal.Instant.compare(until, request.now) > 0) return redirect(home)
    await request.inCouncil((db) => saveLook(db, request.visitor.person.id, until))
    return redirect(home, 'What changed until now is read.')
  }),

  post('/councils/:council/actions/:action/watch', 'comment and watch', (request) =>
    watch(request, 'action', async (db) => {
      const action = await findVisibleAction(db, parseId<ActionId>(request.params['action']), request.council)
      return action && { id: action.id, title: `${action.reference} ${action.title}` }
    }),
  ),

  post('/councils/:council/objectives/:objective/watch', 'comment and watch', (request) =>
    watch(request, 'objective', async (db) => {
      const id = parseId<ObjectiveId>(request.params['objective'])
      return id === null ? null : findObjective(db, id)
    }),
  ),
]

async function watch(
  request: CouncilRequest,
  kind: WatchedKind,
  find: (db: CouncilDatabase) => Promise<{ readonly id: number; readonly title: string } | null>,
) {
  return request.inCouncil(async (db) => {
    const found = await find(db)
    if (found === null) return notFound()
    const { form, council, visitor, now } = request
    const home = form.get('back') === 'watching' ? '/watching' : `/${kind}s/${found.id}`
    const wish = WATCH_WISHES.find((one) => one === form.get('watching'))
    if (wish === undefined || (wish === 'all' && kind === 'action'))
      return redirect(inCouncilPath(council, home), 'Nothing was changed: choose whether you watch it.')
    await saveWatch(db, { kind, id: found.id, title: found.title }, { person: visitor.person.id, wish, now })
    return redirect(inCouncilPath(council, home), SAID[wish])
  })
}

const SAID = {
  yes: 'You watch it from now on.',
  all: 'You watch it and all its actions from now on.',
  no: 'You no longer watch it.',
} as const

function parseMoment(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text)
  } catch {
    return null
  }
}

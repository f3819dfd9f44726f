import type { CouncilDatabase } from '../database/council-database.ts'
import { type InterventionId, interventionAsked, parseId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, redirect, show, takeAway } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { actorListPage } from './actor-view.ts'
import { type ActorFilter, type ActorLine, filterActors, foldName } from './named-actors.ts'
import { findActorLines, holdActors, saveTogether } from './named-actor-store.ts'

const ACTORS = '/councils/:council/actors'
const LONGEST_NAME = 200

export const actorPages: readonly Route[] = [
  get(ACTORS, 'see the documents', (request) =>
    request.inCouncil((db) => showList(request, db, { chosen: [], name: '', errors: [], overtaken: null })),
  ),

  get('/councils/:council/actors.csv', 'see the documents', async (request) => {
    const lines = await request.inCouncil(async (db) => (await findActorLines(db, caseAsked(request))).lines)
    const rows = filterActors(lines, filterAsked(request)).map((line) => [
      line.name,
      line.names.join('; '),
      [...new Set(line.mentions.map(({ document }) => document))].join('; '),
      line.actor?.person ?? line.actor?.partner ?? '',
      line.owes,
    ])
    const heads = ['Name', 'As printed', 'Named in', 'In the system', 'Owes']
    const name = `who-is-who-${request.council.slug}-${request.today.toString()}`
    return takeAway(name, { heads, rows })
  }),

  post(ACTORS, 'confirm requirements', (request) =>
    request.inCouncil(async (db) => {
      await holdActors(db)
      const { lines } = await findActorLines(db, caseAsked(request))
      const chosen = request.form.all('who')
      const name = request.form.get('name')
      const found = lines.filter(({ key }) => chosen.includes(key))
      const overtaken = overtakenBy(lines, chosen)
      const errors = mistakesIn(request, found)
      if (overtaken !== null || errors.length > 0)
        return showList(request, db, { chosen, name, errors: overtaken === null ? errors : [], overtaken })
      const wanted = name || (found[0]?.name ?? '')
      const id = await saveTogether(db, {
        name: wanted,
        names: found.filter(({ actor }) => actor === null).flatMap(({ names }) => names),
        actors: found.flatMap(({ actor }) => (actor === null ? [] : [actor])),
      })
      return redirect(inCouncilPath(request.council, `/actors/${id}`), `They are one: “${wanted}”.`)
    }),
  ),
]

function mistakesIn(request: CouncilRequest, found: readonly ActorLine[]): readonly FieldError[] {
  const name = request.form.get('name')
  if (found.length === 0) return [{ field: 'name', message: 'Tick the names that are one' }]
  if (name.length > LONGEST_NAME)
    return [{ field: 'name', message: `Use ${LONGEST_NAME} characters or fewer` }]
  return []
}

// A name that somebody else brought to an actor meanwhile is no line of its own any more.
function overtakenBy(lines: readonly ActorLine[], chosen: readonly string[]): string | null {
  const first = chosen.find((key) => !lines.some((line) => line.key === key))
  if (first === undefined) return null
  const taken = lines.find(
    ({ actor, names }) => actor !== null && names.some((name) => `n${foldName(name)}` === first),
  )
  return taken === undefined
    ? 'Somebody else was first: a name you chose stands otherwise now.'
    : `Somebody else was first: “${first.slice(1)}” is part of “${taken.name}” now.`
}

function caseAsked(request: CouncilRequest): InterventionId | null {
  return parseId<InterventionId>(request.form.get('intervention')) ?? interventionAsked(request.query)
}

function filterAsked({ query }: CouncilRequest): ActorFilter {
  const asked = (name: string): string => (query.get(name) ?? '').trim().slice(0, 200)
  return { instrument: asked('instrument'), words: asked('words') }
}

async function showList(
  request: CouncilRequest,
  db: CouncilDatabase,
  wanted: Pick<Parameters<typeof actorListPage>[0], 'chosen' | 'name' | 'errors' | 'overtaken'>,
): Promise<Answer> {
  const { lines } = await findActorLines(db, caseAsked(request))
  const filter = filterAsked(request)
  return show(
    actorListPage({
      ...wanted,
      council: request.council,
      lines,
      shown: filterActors(lines, filter),
      filter,
      intervention: String(caseAsked(request) ?? ''),
      mayConfirm: mayDo(request.council.role, 'confirm requirements'),
      formToken: request.formToken,
    }),
  )
}

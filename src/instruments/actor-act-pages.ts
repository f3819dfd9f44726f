import { listColleagues } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistory } from '../database/record.ts'
import { interventionAsked, type NamedActorId, parseId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { historyView } from '../web/history-view.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { actorPage } from './actor-view.ts'
import type { ActorLine, KeptActor } from './named-actors.ts'
import {
  type ActorLines,
  findActorLines,
  hasActor,
  holdActors,
  saveActor,
  saveNameRemoved,
  saveParted,
} from './named-actor-store.ts'
import { isBorneBy, isOpen, linesOf } from './register.ts'
import { listRegister } from './register-store.ts'
import { listOccurrenceFacts } from './requirement-store.ts'

const ACTOR = '/councils/:council/actors/:actor'
const LONGEST_NAME = 200

export const actorActPages: readonly Route[] = [
  get(ACTOR, 'see the documents', (request) =>
    withActor(request, (db, found) =>
      showActor(request, db, { found, fields: {}, errors: [], isOverwriting: false }),
    ),
  ),

  post(`${ACTOR}/identity`, 'confirm requirements', (request) =>
    change(request, ['name', 'is'], async (db, { actor }) => {
      const name = request.form.get('name')
      if (name === '') return { field: 'name', message: 'Enter what to call it' }
      if (name.length > LONGEST_NAME)
        return { field: 'name', message: `Use ${LONGEST_NAME} characters or fewer` }
      const is = request.form.get('is')
      const colleagues = await listColleagues(db)
      const person = colleagues.find(({ id }) => is === `p${id}`)?.id ?? null
      const partner =
        colleagues.find((one) => one.partner !== null && is === `=${one.partner}`)?.partner ?? null
      if (is !== '' && person === null && partner === null)
        return { field: 'is', message: 'Choose somebody who has a place here' }
      await saveActor(db, actor, { name, person, partner })
      return 'Saved.'
    }),
  ),

  post(`${ACTOR}/names/:name/removal`, 'confirm requirements', (request) =>
    withActor(request, async (db, found) => {
      const id = parseId(request.params['name'])
      if (id === null) return notFound()
      const name = found.actor.names.find((one) => one.id === id)
      const path = pathOf(request, found.actor)
      if (name === undefined) return redirect(path, 'This name is not of it any more.')
      return answerTo(request, db, {
        found,
        names: [],
        act: async () => {
          await saveNameRemoved(db, found.actor, name)
          return `“${name.name}” stands for itself again.`
        },
      })
    }),
  ),

  post(`${ACTOR}/parting`, 'confirm requirements', (request) =>
    withActor(request, async (db, { actor }) => {
      const path = inCouncilPath(request.council, '/actors')
      if (request.form.get('version') !== String(actor.version))
        return redirect(
          pathOf(request, actor),
          'Somebody else changed it first: nothing was saved. This is how it stands.',
        )
      await saveParted(db, actor)
      return redirect(path, `“${actor.name}” is parted: each name stands for itself again.`)
    }),
  ),
]

type Found = {
  readonly actor: KeptActor
  readonly line: ActorLine
  readonly intervention: ActorLines['intervention']
}

async function withActor(
  request: CouncilRequest,
  work: (db: CouncilDatabase, found: Found) => Promise<Answer>,
): Promise<Answer> {
  const id = parseId<NamedActorId>(request.params['actor'])
  if (id === null) return notFound()
  return request.inCouncil(async (db) => {
    if (!(await hasActor(db, id))) return notFound()
    if (request.form.has('form-token')) await holdActors(db)
    const { lines, intervention } = await findActorLines(db, interventionAsked(request.query))
    const line = lines.find(({ actor }) => actor?.id === id)
    if (line?.actor === undefined || line.actor === null)
      return redirect(
        inCouncilPath(request.council, '/actors'),
        'It was parted: each of its names stands for itself.',
      )
    return work(db, { actor: line.actor, line, intervention })
  })
}

type Act = () => Promise<string | FieldError>

async function change(
  request: CouncilRequest,
  names: readonly string[],
  act: (db: CouncilDatabase, found: Found) => Promise<string | FieldError>,
): Promise<Answer> {
  return withActor(request, (db, found) => answerTo(request, db, { found, names, act: () => act(db, found) }))
}

async function answerTo(
  request: CouncilRequest,
  db: CouncilDatabase,
  { found, names, act }: { readonly found: Found; readonly names: readonly string[]; readonly act: Act },
): Promise<Answer> {
  const isStale = request.form.get('version') !== String(found.actor.version)
  const changed = isStale ? null : await act()
  if (typeof changed === 'string') return redirect(pathOf(request, found.actor), changed)
  const fields = Object.fromEntries(names.map((name) => [name, request.form.get(name)]))
  const errors = changed === null ? [] : [changed]
  return showActor(request, db, { found, fields, errors, isOverwriting: changed === null })
}

function pathOf(request: CouncilRequest, { id }: KeptActor): string {
  return inCouncilPath(request.council, `/actors/${id}`)
}

async function showActor(
  request: CouncilRequest,
  db: CouncilDatabase,
  wanted: { readonly found: Found } & Pick<
    Parameters<typeof actorPage>[0],
    'fields' | 'errors' | 'isOverwriting'
  >,
): Promise<Answer> {
  const { found, ...rest } = wanted
  const { line, intervention, actor } = found
  const { role } = request.council
  const entries = intervention === null ? [] : await listRegister(db, intervention)
  const own = entries.filter((entry) => isBorneBy(entry, actor.name))
  const said = intervention === null ? [] : await listOccurrenceFacts(db, intervention)
  const colleagues = await listColleagues(db)
  return show(
    actorPage({
      ...rest,
      council: request.council,
      line,
      owed: linesOf(own, said, request.today).filter(isOpen),
      people: colleagues.map(({ id, name, role: held }) => ({ id, name, role: held })),
      partners: [
        ...new Set(colleagues.flatMap(({ partner }) => (partner === null ? [] : [partner]))),
      ].toSorted(),
      mayConfirm: mayDo(role, 'confirm requirements'),
      formToken: request.formToken,
      history: historyView(
        mayDo(role, 'see the history') ? await listHistory(db, { kind: 'actor', id: actor.id }) : [],
      ),
    }),
  )
}

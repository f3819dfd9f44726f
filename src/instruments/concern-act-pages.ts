import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistory } from '../database/record.ts'
import { formatDay, isAfter } from '../shared/days.ts'
import { type ClosingId, type ConcernId, parseId, type ProvisionId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { historyView } from '../web/history-view.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { type ConcernSource, findPassages, linesOfConcerns, placeOf } from './concern.ts'
import {
  saveAdditions,
  saveClosing,
  saveJoining,
  saveName,
  saveParting,
  saveReopening,
  saveTakenBack,
  saveTakenOut,
} from './concern-act-store.ts'
import { findConcern, type FoundConcern } from './concern-store.ts'
import { concernPage } from './concern-view.ts'
import { wordsOfOne } from './family.ts'
import { readTypedDay } from './typed-time.ts'

const CONCERN = '/councils/:council/concerns/:concern'
const LONGEST_NAME = 200

export const concernActPages: readonly Route[] = [
  get(CONCERN, 'see the documents', (request) =>
    withConcern(request, async (db, found) => {
      const into = found.concern.joinedToId
      if (into !== null) return redirect(inCouncilPath(request.council, `/concerns/${into}`))
      if (found.concern.state !== 'confirmed') return redirect(inCouncilPath(request.council, '/concerns'))
      return showConcern(request, db, { found, fields: {}, errors: [], isOverwriting: false })
    }),
  ),

  post(`${CONCERN}/name`, 'confirm requirements', (request) =>
    change(request, ['name'], async (db, { concern }) => {
      const name = request.form.get('name')
      if (name === '') return { field: 'name', message: 'Enter what to call the concern' }
      if (name.length > LONGEST_NAME)
        return { field: 'name', message: `Use ${LONGEST_NAME} characters or fewer` }
      return (await saveName(db, concern, name)) ? `It is called “${name}” now.` : null
    }),
  ),

  post(`${CONCERN}/members`, 'confirm requirements', (request) =>
    change(request, ['provision', 'words'], async (db, { concern, sources }) => {
      const source = sourceAsked(sources, request.form.get('provision'))
      if (source === null) return { field: 'provision', message: 'Choose the passage to add' }
      return (await saveAdditions(db, concern, [source])) ? `${placeOf(source)} is of this concern.` : null
    }),
  ),

  post(`${CONCERN}/members/:provision/removal`, 'confirm requirements', (request) =>
    withMember(request, 'members', async (db, { concern, source }) =>
      (await saveTakenOut(db, concern, source))
        ? `${placeOf(source)} is taken out, and will not be proposed for this concern again.`
        : null,
    ),
  ),

  post(`${CONCERN}/members/:provision/return`, 'confirm requirements', (request) =>
    withMember(request, 'removed', async (db, { concern, source }) =>
      (await saveAdditions(db, concern, [source])) ? `${placeOf(source)} is back.` : null,
    ),
  ),

  post(`${CONCERN}/joining`, 'confirm requirements', (request) =>
    change(request, ['other'], async (db, { concern, concerns }) => {
      const wanted = request.form.get('other')
      const other = concerns.find(
        (one) => String(one.id) === wanted && one.state === 'confirmed' && one.id !== concern.id,
      )
      if (other === undefined) return { field: 'other', message: 'Choose the concern to join with' }
      return (await saveJoining(db, concern, other)) ? `“${other.name}” is part of it now.` : null
    }),
  ),

  post(`${CONCERN}/parting`, 'confirm requirements', (request) =>
    withConcern(request, async (db, { concern, concerns }) => {
      const into = concerns.find(({ id }) => id === concern.joinedToId)
      const path = inCouncilPath(request.council, `/concerns/${into?.id ?? concern.id}`)
      const isStale = request.form.get('version') !== String(concern.version)
      if (into === undefined || isStale || !(await saveParting(db, concern, into)))
        return redirect(path, FIRST)
      return redirect(path, `“${concern.name}” is a concern of its own again.`)
    }),
  ),

  post(`${CONCERN}/closings`, 'confirm requirements', (request) =>
    change(request, ['closed-on', 'closed-why'], async (db, { concern }) => {
      const on = readTypedDay(request.form.get('closed-on'))
      const why = request.form.get('closed-why').slice(0, 5000)
      if (on === null)
        return { field: 'closed-on', message: 'Enter the day it was closed, such as 27 March 2026' }
      if (isAfter(on, request.today))
        return { field: 'closed-on', message: 'The day it was closed must be today or in the past' }
      if (why === '') return { field: 'closed-why', message: 'Enter what says that it is closed' }
      if (concern.closings.some((one) => one.on.equals(on)))
        return { field: 'closed-on', message: 'It is called closed on this day already' }
      return (await saveClosing(db, concern, { on, why })) ? `Closed on ${formatDay(on)}.` : null
    }),
  ),

  post(`${CONCERN}/closings/:closing/undoing`, 'confirm requirements', (request) =>
    withConcern(request, async (db, found) => {
      const { concern } = found
      const id = parseId<ClosingId>(request.params['closing'])
      if (id === null) return notFound()
      const closing = concern.closings.find((one) => one.id === id)
      const path = inCouncilPath(request.council, `/concerns/${concern.id}`)
      if (closing === undefined) return redirect(path, 'It was taken back already.')
      const said = `It is not called closed on ${formatDay(closing.on)} any more.`
      return answerTo(request, db, found, {
        names: [],
        act: async () => ((await saveReopening(db, concern, closing)) ? said : null),
      })
    }),
  ),

  post(`${CONCERN}/undoing`, 'confirm requirements', (request) =>
    withConcern(request, async (db, { concern }) => {
      const path = inCouncilPath(request.council, '/concerns')
      const isOpen = concern.state === 'confirmed' || concern.state === 'rejected'
      const isStale = request.form.get('version') !== String(concern.version)
      if (!isOpen || isStale || !(await saveTakenBack(db, concern))) return redirect(path, FIRST)
      return redirect(path, `“${concern.name}” is open again: what was proposed is proposed anew.`)
    }),
  ),
]

const FIRST = 'Somebody else was first: nothing of yours was saved. This is how it stands now.'

async function withConcern(
  request: CouncilRequest,
  work: (db: CouncilDatabase, found: FoundConcern) => Promise<Answer>,
): Promise<Answer> {
  const id = parseId<ConcernId>(request.params['concern'])
  if (id === null) return notFound()
  const isChange = request.form.has('form-token')
  return request.inCouncil(async (db) => {
    const found = await findConcern(db, id, isChange)
    return found === null ? notFound() : work(db, found)
  })
}

/** What an act answers: words to say once it is saved, a mistake, or null where somebody else was first. */
type Changed = string | FieldError | null

async function change(
  request: CouncilRequest,
  names: readonly string[],
  act: (db: CouncilDatabase, found: FoundConcern) => Promise<Changed>,
): Promise<Answer> {
  return withConcern(request, (db, found) =>
    answerTo(request, db, found, { names, act: () => act(db, found) }),
  )
}

// A passage that is not there any more needs no form to say so.
async function withMember(
  request: CouncilRequest,
  among: 'members' | 'removed',
  act: (db: CouncilDatabase, found: FoundConcern & { readonly source: ConcernSource }) => Promise<Changed>,
): Promise<Answer> {
  return withConcern(request, async (db, found) => {
    if (parseId(request.params['provision']) === null) return notFound()
    const source = sourceAsked(
      found.line[among].map((one) => one.source),
      request.params['provision'],
    )
    const path = inCouncilPath(request.council, `/concerns/${found.concern.id}`)
    if (source === null) return redirect(path, FIRST)
    return answerTo(request, db, found, { names: [], act: () => act(db, { ...found, source }) })
  })
}

async function answerTo(
  request: CouncilRequest,
  db: CouncilDatabase,
  found: FoundConcern,
  { names, act }: { readonly names: readonly string[]; readonly act: () => Promise<Changed> },
): Promise<Answer> {
  const { concern } = found
  const path = inCouncilPath(request.council, `/concerns/${concern.id}`)
  if (concern.state !== 'confirmed') return redirect(path, FIRST)
  const isStale = request.form.get('version') !== String(concern.version)
  const changed = isStale ? null : await act()
  if (typeof changed === 'string') return redirect(path, changed)
  const fields = Object.fromEntries(names.map((name) => [name, request.form.get(name)]))
  const errors = changed === null ? [] : [changed]
  return showConcern(request, db, { found, fields, errors, isOverwriting: changed === null })
}

function sourceAsked(sources: readonly ConcernSource[], wanted: string | undefined): ConcernSource | null {
  const id = parseId<ProvisionId>(wanted)
  return sources.find(({ provisionId }) => provisionId === id) ?? null
}

async function showConcern(
  request: CouncilRequest,
  db: CouncilDatabase,
  wanted: { readonly found: FoundConcern } & Pick<
    Parameters<typeof concernPage>[0],
    'fields' | 'errors' | 'isOverwriting'
  >,
): Promise<Answer> {
  const { found, ...rest } = wanted
  const { concern, concerns, sources, line } = found
  const sought = request.query.get('words') ?? wanted.fields['words'] ?? ''
  const { role } = request.council
  return show(
    concernPage({
      ...rest,
      council: request.council,
      line,
      because: wordsOfOne(
        line.members.map(({ source }) => ({ id: String(source.provisionId), text: source.words })),
      ),
      joined: concerns.filter(({ joinedToId }) => joinedToId === concern.id),
      others: linesOfConcerns(concerns, sources).filter((one) => one.concern.id !== concern.id),
      sought,
      found: findPassages(sources, line, sought),
      mayConfirm: mayDo(role, 'confirm requirements'),
      formToken: request.formToken,
      history: historyView(
        mayDo(role, 'see the history') ? await listHistory(db, { kind: 'concern', id: concern.id }) : [],
      ),
    }),
  )
}

import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { type InterventionId, interventionAsked, parseId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show, takeAway } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { filterConcerns, linesOfConcerns, parseConcernFilter, placeOf } from './concern.ts'
import { type ConcernProposal, mayRaise, proposeConcerns } from './concern-proposals.ts'
import { concernListPage } from './concern-list-view.ts'
import { saveAdditions } from './concern-act-store.ts'
import { findConcernFacts, holdConcerns, saveNewConcern } from './concern-store.ts'

const LONGEST_NAME = 200

export const concernPages: readonly Route[] = [
  get('/councils/:council/concerns', 'see the documents', (request) =>
    request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      return showConcerns(request, db, { intervention: intervention?.id ?? null, typed: null, errors: [] })
    }),
  ),

  get('/councils/:council/concerns.csv', 'see the documents', (request) =>
    request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      const facts =
        intervention === null ? { sources: [], concerns: [] } : await findConcernFacts(db, intervention.id)
      const lines = filterConcerns(
        linesOfConcerns(facts.concerns, facts.sources),
        parseConcernFilter(request.query),
      )
      const rows = lines.flatMap(({ concern, standing, members }) =>
        members.map(({ source }) => [
          concern.name,
          standing,
          source.dated,
          source.closedOn,
          source.document,
          placeOf(source),
          source.words.replaceAll(/\s+/g, ' '),
          concern.decidedBy,
        ]),
      )
      const heads = [
        'Concern',
        'Standing',
        'Raised on',
        'Dropped on',
        'Document',
        'Place',
        'Words',
        'Confirmed by',
      ]
      const name = `concerns-${request.council.slug}-${request.today.toString()}`
      return takeAway(name, { heads, rows })
    }),
  ),

  post('/councils/:council/concerns', 'confirm requirements', (request) =>
    withProposal(request, async (db, { intervention, proposal }) => {
      const chosen = request.form.all('provision')
      const sources = proposal.sources.filter(({ provisionId }) => chosen.includes(String(provisionId)))
      const name = request.form.get('name').slice(0, LONGEST_NAME)
      const { key, moreOf } = proposal
      const few = moreOf === null ? 2 : 1
      const errors: FieldError[] = []
      if (moreOf === null && name === '')
        errors.push({ field: `name-${key}`, message: 'Enter what to call the concern' })
      if (sources.length < few)
        errors.push({
          field: `p${key}-${proposal.sources[0]?.provisionId ?? ''}`,
          message:
            few === 2 ? 'Choose at least two passages that are the same concern' : 'Choose what to add',
        })
      if (errors.length > 0)
        return showConcerns(request, db, { intervention, typed: { key, name, chosen }, errors })
      if (moreOf === null) {
        const provisions = sources.map(({ provisionId }) => provisionId)
        const id = await saveNewConcern(db, intervention, { name, state: 'confirmed', provisions, why: '' })
        return redirect(inCouncilPath(request.council, `/concerns/${id}`), `“${name}” is one concern.`)
      }
      if (!(await saveAdditions(db, moreOf.concern, sources))) return gone(request)
      return redirect(inCouncilPath(request.council, `/concerns/${moreOf.concern.id}`), 'Added.')
    }),
  ),

  post('/councils/:council/concerns/rejections', 'confirm requirements', (request) =>
    withProposal(request, async (db, { intervention, proposal }) => {
      const { moreOf } = proposal
      const held = moreOf?.members.map(({ source }) => source.provisionId) ?? []
      const provisions = proposal.sources.map(({ provisionId }) => provisionId)
      const name = moreOf === null ? proposal.name : `Not of “${moreOf.concern.name}”: ${proposal.name}`
      await saveNewConcern(db, intervention, {
        name: name.slice(0, LONGEST_NAME),
        state: 'rejected',
        provisions: [...held, ...provisions],
        why: '',
      })
      const path = inCouncilPath(request.council, '/concerns')
      return redirect(
        path,
        `“${proposal.name}” will not be proposed again. It can be undone at the foot of the page.`,
      )
    }),
  ),
]

type Found = { readonly intervention: InterventionId; readonly proposal: ConcernProposal }

// A proposal is computed: the form says which passages it had, and only what is still proposed can be decided.
async function withProposal(
  request: CouncilRequest,
  work: (db: CouncilDatabase, found: Found) => Promise<Answer>,
): Promise<Answer> {
  return request.inCouncil(async (db) => {
    const asked = parseId<InterventionId>(request.form.get('intervention'))
    const intervention = await findInterventionAtHand(db, asked)
    if (intervention === null) return notFound()
    await holdConcerns(db, intervention.id)
    const { sources, concerns } = await findConcernFacts(db, intervention.id)
    const seen = request.form.get('seen')
    const proposal = proposeConcerns(sources, concerns).find(({ key }) => key === seen)
    if (proposal !== undefined) return work(db, { intervention: intervention.id, proposal })
    const ids = seen.split('-').map(Number)
    const decided = concerns.find(
      ({ members, state }) =>
        state === 'confirmed' && ids.some((id) => members.some(({ provisionId }) => provisionId === id)),
    )
    return gone(request, decided)
  })
}

function gone(
  request: CouncilRequest,
  decided?: { readonly id: number; readonly name: string; readonly decidedBy: string | null },
): Answer {
  if (decided === undefined) {
    const said =
      'Somebody else was first: it is not proposed any more. Nothing of yours was saved; look at what is.'
    return redirect(inCouncilPath(request.council, '/concerns'), said)
  }
  const typed = request.form.get('name')
  const yours = typed === '' || typed === decided.name ? '' : ` Your name for it, “${typed}”, was not saved.`
  const said = `Somebody else was first: ${decided.decidedBy ?? 'a colleague'} confirmed it as “${decided.name}”.${yours}`
  return redirect(inCouncilPath(request.council, `/concerns/${decided.id}`), said)
}

async function showConcerns(
  request: CouncilRequest,
  db: CouncilDatabase,
  wanted: Pick<Parameters<typeof concernListPage>[0], 'typed' | 'errors'> & {
    readonly intervention: InterventionId | null
  },
): Promise<Answer> {
  const { intervention } = wanted
  const { sources, concerns } =
    intervention === null ? { sources: [], concerns: [] } : await findConcernFacts(db, intervention)
  const lines = linesOfConcerns(concerns, sources)
  const filter = parseConcernFilter(request.query)
  const undated = new Map(
    sources
      .filter((source) => source.dated === null && mayRaise(source))
      .map(({ instrumentId, document }) => [instrumentId, document]),
  )
  const asked = interventionAsked(request.query) ?? parseId<InterventionId>(request.form.get('intervention'))
  return show(
    concernListPage({
      council: request.council,
      lines,
      shown: filterConcerns(lines, filter),
      filter,
      proposals: proposeConcerns(sources, concerns),
      rejected: concerns.filter(({ state }) => state === 'rejected'),
      undated: [...undated].map(([id, title]) => ({ id, title })),
      intervention: String(asked ?? ''),
      mayConfirm: mayDo(request.council.role, 'confirm requirements'),
      typed: wanted.typed,
      errors: wanted.errors,
      formToken: request.formToken,
    }),
  )
}

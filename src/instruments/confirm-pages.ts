import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistories, listHistory } from '../database/record.ts'
import { findDocument } from '../documents/document-store.ts'
import { type InstrumentId, parseId, type ProvisionId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { Form } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { countAnswers, saveAcceptances } from './acceptance-store.ts'
import { listConcernsOf } from './concern-store.ts'
import { confirmPage } from './confirm-view.ts'
import { asShown, groupOf, nextUndecided } from './confirming.ts'
import { editPage, reasonPage } from './decision-view.ts'
import type { Instrument } from './instrument.ts'
import { findInstrument } from './instrument-store.ts'
import { findProvision, listProvisions, saveDecision } from './provision-store.ts'
import { decideProvision, type KeptProvision } from './requirement.ts'
import { fieldsOfTerms, readTermsFields, TERMS_FIELDS } from './terms-fields.ts'
import { undoDecision } from './undo-decision.ts'

const CONFIRM = '/councils/:council/instruments/:instrument/confirm'
const PROVISION = '/councils/:council/instruments/:instrument/provisions/:provision'

const NONE: Parameters<typeof confirmPage>[0]['histories'] = new Map()

export const confirmPages: readonly Route[] = [
  get(CONFIRM, 'see the documents', async (request) => {
    const found = await request.inCouncil(async (db) => {
      const instrument = await findInstrumentAsked(db, request)
      if (instrument === null) return null
      const document = await findDocument(db, instrument.documentId)
      const provisions = await listProvisions(db, instrument.id)
      const seesHistory = mayDo(request.council.role, 'see the history')
      const ids = provisions.map(({ id }) => id)
      return {
        instrument,
        text: document?.words ?? '',
        provisions,
        histories: seesHistory ? await listHistories(db, 'provision', ids) : NONE,
        concerns: await listConcernsOf(db, instrument.id),
      }
    })
    if (found === null) return notFound()
    const { provisions } = found
    const asked = (name: string): KeptProvision | null =>
      provisions.find((one) => String(one.id) === request.query.get(name)) ?? null
    return show(
      confirmPage({
        ...found,
        council: request.council,
        current: asked('at') ?? nextUndecided(provisions, null) ?? provisions[0] ?? null,
        last: asked('last'),
        mayConfirm: mayDo(request.council.role, 'confirm requirements'),
        formToken: request.formToken,
      }),
    )
  }),

  post('/councils/:council/instruments/:instrument/acceptances', 'confirm requirements', async (request) => {
    const group = request.form.get('group')
    const saved = await request.inCouncil(async (db) => {
      const instrument = await findInstrumentAsked(db, request)
      if (instrument === null) return null
      const waiting = (await listProvisions(db, instrument.id)).filter((one) => one.state === 'proposed')
      const wanted = waiting.filter((one) => group === '*' || (groupOf(one.clause) || '-') === group)
      const count = await saveAcceptances(db, instrument, wanted.map(asShown))
      return { instrument, count, next: nextUndecided(await listProvisions(db, instrument.id), null) }
    })
    if (saved === null) return notFound()
    const said = `${saved.count} accepted.`
    return redirect(placePath(request, saved.instrument, { at: saved.next?.id ?? null, last: null }), said)
  }),

  post(`${PROVISION}/acceptance`, 'confirm requirements', (request) =>
    decide(request, async (db, { instrument, provision }) => {
      const decided = decideProvision(asShown(provision), { verdict: 'accept' })
      if (!decided.ok) return refusedAt(request, instrument, provision)
      if (await saveDecision(db, instrument, provision, decided.value)) return null
      return refusedAt(request, instrument, provision)
    }),
  ),

  get(`${PROVISION}/edit`, 'confirm requirements', (request) =>
    decide(request, async (db, { instrument, provision }) => {
      const fields = fieldsOfTerms(asShown(provision))
      return show(
        editPage({
          ...around(request),
          instrument,
          provision,
          ...(await besidesOf(request, db, { instrument, provision })),
          fields,
          errors: [],
          isOverwriting: false,
        }),
      )
    }),
  ),

  post(`${PROVISION}/edit`, 'confirm requirements', (request) =>
    decide(request, async (db, { instrument, provision, isStale }) => {
      const read = readTermsFields((name) => request.form.get(name))
      const errors = 'mistakes' in read ? read.mistakes : []
      if (isStale || 'mistakes' in read) {
        const besides = await besidesOf(request, db, { instrument, provision })
        const facts = {
          ...around(request),
          instrument,
          provision,
          ...besides,
          errors,
          isOverwriting: isStale,
        }
        return show(editPage({ ...facts, fields: typed(request.form) }))
      }
      const decided = decideProvision(provision, { verdict: 'edit', terms: read.terms })
      if (!decided.ok || !(await saveDecision(db, instrument, provision, decided.value)))
        return refusedAt(request, instrument, provision)
      return null
    }),
  ),

  get(`${PROVISION}/rejection`, 'confirm requirements', (request) =>
    decide(request, (db, found) => askReason(request, db, { ...found, act: 'rejection', isAsked: false })),
  ),

  post(`${PROVISION}/rejection`, 'confirm requirements', (request) =>
    decide(request, async (db, found) => {
      const { instrument, provision, isStale } = found
      const reason = request.form.get('reason')
      const decided = decideProvision(provision, { verdict: 'reject', reason })
      if (!decided.ok || (isStale && reason !== ''))
        return askReason(request, db, { ...found, act: 'rejection', isAsked: true })
      if (isStale || !(await saveDecision(db, instrument, provision, decided.value)))
        return refusedAt(request, instrument, provision)
      return null
    }),
  ),

  post(`${PROVISION}/undoing`, 'confirm requirements', (request) =>
    decide(request, async (db, found) => {
      const { instrument, provision, isStale } = found
      const answers = await countAnswers(db, provision.requirementId)
      const undone = undoDecision(provision, { reason: request.form.get('reason'), answers })
      if (isStale || (!undone.ok && undone.refusal === 'nothing is decided yet'))
        return refusedAt(request, instrument, provision)
      if (!undone.ok)
        return askReason(request, db, { ...found, act: 'undoing', isAsked: request.form.has('reason') })
      if (!(await saveDecision(db, instrument, provision, undone.value)))
        return refusedAt(request, instrument, provision)
      return redirect(placePath(request, instrument, { at: provision.id, last: null }))
    }),
  ),
]

type Found = { readonly instrument: Instrument; readonly provision: KeptProvision; readonly isStale: boolean }

// Finds what is decided, lets the act answer, and goes on to the next undecided where it answers nothing.
async function decide(
  request: CouncilRequest,
  act: (db: CouncilDatabase, found: Found) => Promise<Answer | null>,
): Promise<Answer> {
  return request.inCouncil(async (db) => {
    const instrument = await findInstrumentAsked(db, request)
    const id = parseId<ProvisionId>(request.params['provision'])
    const provision = id === null ? null : await findProvision(db, id)
    if (instrument === null || provision === null || provision.instrumentId !== instrument.id)
      return notFound()
    // A GET sends no form, and so no version that could be old.
    const isStale =
      request.form.has('form-token') && request.form.get('version') !== String(provision.version)
    const answer =
      isStale && request.url.endsWith('/acceptance')
        ? refusedAt(request, instrument, provision)
        : await act(db, { instrument, provision, isStale })
    if (answer !== null) return answer
    const next = nextUndecided(await listProvisions(db, instrument.id), provision.id)
    return redirect(placePath(request, instrument, { at: next?.id ?? provision.id, last: provision.id }))
  })
}

// Nothing was typed, so it is enough to go and see what is there now.
function refusedAt(request: CouncilRequest, instrument: Instrument, provision: KeptProvision): Answer {
  const said = `Somebody else was first: ${provision.decidedBy ?? 'a colleague'} made it “${provision.state}”. Nothing of yours was saved; look at it first.`
  return redirect(placePath(request, instrument, { at: provision.id, last: null }), said)
}

async function askReason(
  request: CouncilRequest,
  db: CouncilDatabase,
  wanted: Found & { readonly act: 'rejection' | 'undoing'; readonly isAsked: boolean },
): Promise<Answer> {
  const reason = request.form.get('reason')
  const isEmpty = wanted.isAsked && reason === ''
  return show(
    reasonPage({
      ...around(request),
      instrument: wanted.instrument,
      provision: wanted.provision,
      text: '',
      act: wanted.act,
      reason,
      answers: await countAnswers(db, wanted.provision.requirementId),
      errors: isEmpty ? [{ field: 'reason', message: 'Enter why it is taken back' }] : [],
      isOverwriting: wanted.isStale,
    }),
  )
}

function around(request: CouncilRequest): Pick<CouncilRequest, 'council' | 'formToken'> {
  return { council: request.council, formToken: request.formToken }
}

// The text around a provision, and who did what to it.
async function besidesOf(
  request: CouncilRequest,
  db: CouncilDatabase,
  { instrument, provision }: Pick<Found, 'instrument' | 'provision'>,
): Promise<Pick<Parameters<typeof editPage>[0], 'text' | 'history'>> {
  const seesHistory = mayDo(request.council.role, 'see the history')
  return {
    text: (await findDocument(db, instrument.documentId))?.words ?? '',
    history: seesHistory ? await listHistory(db, { kind: 'provision', id: provision.id }) : [],
  }
}

async function findInstrumentAsked(db: CouncilDatabase, request: CouncilRequest): Promise<Instrument | null> {
  const id = parseId<InstrumentId>(request.params['instrument'])
  return id === null ? null : findInstrument(db, id)
}

function typed(form: Form): Readonly<Record<string, string>> {
  return Object.fromEntries(TERMS_FIELDS.map((name) => [name, form.get(name)]))
}

function placePath(
  request: CouncilRequest,
  instrument: Instrument,
  { at, last }: { readonly at: ProvisionId | null; readonly last: ProvisionId | null },
): string {
  const path = inCouncilPath(request.council, `/instruments/${instrument.id}/confirm`)
  if (at === null) return path
  return `${path}?at=${at}${last === null ? '' : `&last=${last}`}#p${at}`
}

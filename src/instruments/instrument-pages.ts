import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistory } from '../database/record.ts'
import { formatDay } from '../shared/days.ts'
import { type InstrumentId, parseId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { historyView } from '../web/history-view.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import type { Contradiction } from './contradictions.ts'
import { listContradictions, saveAnswer, takeBackAnswer } from './contradiction-store.ts'
import { fieldsOfInForce, readInForce } from './in-force-fields.ts'
import type { Instrument } from './instrument.ts'
import { READER_VERSION } from './instrument-reading.ts'
import { findInstrument, holdInstrument, listInstruments, saveInForce } from './instrument-store.ts'
import { instrumentPage } from './instrument-view.ts'
import { countDecisions } from './provision-store.ts'
import { findSuccessions } from './succession.ts'
import { saveKind, saveReferences } from './succession-store.ts'

const LONGEST_ANSWER = 5000
const INSTRUMENT = '/councils/:council/instruments/:instrument'

export const instrumentPages: readonly Route[] = [
  get(INSTRUMENT, 'see the documents', (request) =>
    withInstrument(request, (db, instrument) =>
      showInstrument(request, db, {
        instrument,
        fields: fieldsOfInForce(instrument),
        errors: [],
        isOverwriting: false,
      }),
    ),
  ),

  post(`${INSTRUMENT}/in-force`, 'confirm requirements', (request) =>
    withInstrument(request, async (db, instrument) => {
      const { form } = request
      const fields = {
        kind: form.get('kind'),
        title: form.get('title'),
        shortTitle: form.get('short-title'),
        dated: form.get('dated'),
        inForceOn: form.get('in-force-on'),
      }
      const read = readInForce(fields)
      const isOverwriting = form.get('version') !== String(instrument.version)
      if ('mistakes' in read || isOverwriting) {
        const errors = 'mistakes' in read ? read.mistakes : []
        return showInstrument(request, db, { instrument, fields, errors, isOverwriting })
      }
      await saveKind(db, instrument, read.wanted.kind)
      await saveReferences(db, instrument, read.wanted.shortTitle)
      await saveInForce(db, instrument, read.wanted)
      const said = `${read.wanted.title} counts from ${formatDay(read.wanted.inForceOn)}. Its dates are in the calendar.`
      return redirect(inCouncilPath(request.council, `/instruments/${instrument.id}`), said)
    }),
  ),

  post(`${INSTRUMENT}/contradictions/answers`, 'confirm requirements', (request) =>
    withContradiction(request, async (db, { instrument, found }) => {
      const path = inCouncilPath(request.council, `/instruments/${instrument.id}#contradictions`)
      const why = request.form.get('why').slice(0, LONGEST_ANSWER)
      if (found?.answer === null && why === '')
        return showInstrument(request, db, {
          instrument,
          fields: fieldsOfInForce(instrument),
          errors: [{ field: `why-${found.key}`, message: 'Enter why it is known' }],
          isOverwriting: false,
          answering: { key: found.key, why },
        })
      if (found === null) return redirect(path, 'It is not found any more: the document was read anew.')
      if (found.answer === null && (await saveAnswer(db, found, why)))
        return redirect(path, 'The answer is kept with it.')
      const now = found.answer ?? (await contradictionAsked(db, request, instrument))?.answer ?? null
      const first = `${now?.by ?? 'Somebody else'} answered it first: “${now?.why ?? ''}”.`
      return redirect(path, `${first} Yours was not saved: “${why}”.`)
    }),
  ),

  post(`${INSTRUMENT}/contradictions/undoing`, 'confirm requirements', (request) =>
    withContradiction(request, async (db, { instrument, found }) => {
      const path = inCouncilPath(request.council, `/instruments/${instrument.id}#contradictions`)
      const isBack = found !== null && found.answer !== null && (await takeBackAnswer(db, found))
      return redirect(path, isBack ? 'It is open again.' : 'Its answer was taken back already.')
    }),
  ),
]

async function withInstrument(
  request: CouncilRequest,
  work: (db: CouncilDatabase, instrument: Instrument) => Promise<Answer>,
): Promise<Answer> {
  const id = parseId<InstrumentId>(request.params['instrument'])
  if (id === null) return notFound()
  return request.inCouncil(async (db) => {
    // What a person changes is read after whoever is before them has done.
    if (request.form.has('form-token')) await holdInstrument(db, id)
    const instrument = await findInstrument(db, id)
    return instrument === null ? notFound() : work(db, instrument)
  })
}

type Asked = { readonly instrument: Instrument; readonly found: Contradiction | null }

async function withContradiction(
  request: CouncilRequest,
  work: (db: CouncilDatabase, asked: Asked) => Promise<Answer>,
): Promise<Answer> {
  return withInstrument(request, async (db, instrument) =>
    work(db, { instrument, found: await contradictionAsked(db, request, instrument) }),
  )
}

async function contradictionAsked(
  db: CouncilDatabase,
  request: CouncilRequest,
  instrument: Instrument,
): Promise<Contradiction | null> {
  const all = await contradictionsOf(db, instrument)
  return all.find(({ key }) => key === request.form.get('key')) ?? null
}

async function contradictionsOf(
  db: CouncilDatabase,
  { id, interventionId }: Instrument,
): Promise<readonly Contradiction[]> {
  const all = await listContradictions(db, interventionId)
  return all.filter(({ one, other }) => one.instrumentId === id || other.instrumentId === id)
}

async function showInstrument(
  request: CouncilRequest,
  db: CouncilDatabase,
  wanted: Pick<Parameters<typeof instrumentPage>[0], 'instrument' | 'fields' | 'errors' | 'isOverwriting'> & {
    readonly answering?: Parameters<typeof instrumentPage>[0]['answering']
  },
): Promise<Answer> {
  const { instrument, answering = null } = wanted
  const all = await listInstruments(db, instrument.interventionId)
  return show(
    instrumentPage({
      ...wanted,
      answering,
      contradictions: await contradictionsOf(db, instrument),
      council: request.council,
      readerVersion: READER_VERSION,
      endedBy: all.find((one) => one.id === instrument.endedById) ?? null,
      successions: findSuccessions(instrument, all),
      decisions: await countDecisions(db, instrument.id),
      mayConfirm: mayDo(request.council.role, 'confirm requirements'),
      today: request.today,
      formToken: request.formToken,
      history: historyView(await listHistory(db, { kind: 'instrument', id: instrument.id })),
    }),
  )
}

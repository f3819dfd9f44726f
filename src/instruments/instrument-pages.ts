import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistory } from '../database/record.ts'
import { formatDay } from '../shared/days.ts'
import { type InstrumentId, parseId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError, Form } from '../web/form.ts'
import { historyView } from '../web/history-view.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { readEnding } from './ending-fields.ts'
import { endingPage } from './ending-view.ts'
import { fieldsOfInForce, readInForce } from './in-force-fields.ts'
import type { Instrument } from './instrument.ts'
import { READER_VERSION } from './instrument-reading.ts'
import { findInstrument, listInstruments, saveEnding, saveInForce } from './instrument-store.ts'
import { instrumentPage } from './instrument-view.ts'
import { countDecisions, listProvisions } from './provision-store.ts'
import type { Requirement } from './requirement.ts'
import { listRequirements } from './requirement-store.ts'
import { findSuccessions, sourceOf } from './succession.ts'
import { saveFates, saveKind, saveReferences } from './succession-store.ts'

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

  get(`${INSTRUMENT}/ending`, 'confirm requirements', (request) =>
    withInstrument(request, async (db, instrument) => {
      const known = await knownForEnding(db, instrument, request.query.get('by') ?? '')
      return showEnding(request, {
        ...known,
        instrument,
        fields: await firstFields(db, instrument, known.by),
        errors: [],
        isOverwriting: false,
      })
    }),
  ),

  post(`${INSTRUMENT}/ending`, 'confirm requirements', (request) =>
    withInstrument(request, async (db, instrument) => {
      const known = await knownForEnding(db, instrument, request.form.get('by'))
      const read = readEnding((name) => request.form.get(name), known)
      const isOverwriting = request.form.get('version') !== String(instrument.version)
      if ('mistakes' in read || isOverwriting) {
        const errors = 'mistakes' in read ? read.mistakes : OVERWRITTEN
        return showEnding(request, {
          ...known,
          instrument,
          fields: typed(request.form, known.open),
          errors,
          isOverwriting,
        })
      }
      const { how, on, source, fates } = read.wanted
      const saved = await saveEnding(db, instrument, { on, how, by: known.by?.id ?? null, source })
      // A fate that fails must take the ending back with it: the fault rolls the transaction back.
      if (!saved || !(await saveFates(db, fates, on)))
        throw new Error('a requirement changed while its instrument was ended')
      const kept = known.open.length - fates.length
      const said = `${instrument.title} is ${how}. ${kept} of its requirements stay open, ${fates.length} ended with it.`
      return redirect(inCouncilPath(request.council, `/instruments/${instrument.id}`), said)
    }),
  ),
]

const OVERWRITTEN: readonly FieldError[] = [
  { field: 'how', message: 'Somebody else changed this instrument while you were typing: look again' },
]

async function withInstrument(
  request: CouncilRequest,
  work: (db: CouncilDatabase, instrument: Instrument) => Promise<Answer>,
): Promise<Answer> {
  const id = parseId<InstrumentId>(request.params['instrument'])
  if (id === null) return notFound()
  return request.inCouncil(async (db) => {
    const instrument = await findInstrument(db, id)
    return instrument === null ? notFound() : work(db, instrument)
  })
}

async function showInstrument(
  request: CouncilRequest,
  db: CouncilDatabase,
  wanted: Pick<Parameters<typeof instrumentPage>[0], 'instrument' | 'fields' | 'errors' | 'isOverwriting'>,
): Promise<Answer> {
  const { instrument } = wanted
  const all = await listInstruments(db, instrument.interventionId)
  return show(
    instrumentPage({
      ...wanted,
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

type Known = {
  readonly by: Instrument | null
  readonly open: readonly Requirement[]
  readonly successors: readonly Requirement[]
}

async function knownForEnding(db: CouncilDatabase, instrument: Instrument, wantedBy: string): Promise<Known> {
  const id = parseId<InstrumentId>(wantedBy)
  const found = id === null || id === instrument.id ? null : await findInstrument(db, id)
  const by = found?.interventionId === instrument.interventionId ? found : null
  const all = (await listRequirements(db, instrument.interventionId)).filter(
    (one) => one.state === 'in force',
  )
  return {
    by,
    open: all.filter((one) => one.instrumentId === instrument.id),
    successors: by === null ? [] : all.filter((one) => one.instrumentId === by.id),
  }
}

async function firstFields(
  db: CouncilDatabase,
  instrument: Instrument,
  by: Instrument | null,
): Promise<Readonly<Record<string, string>>> {
  if (by === null) return { how: 'withdrawn' }
  const succession = findSuccessions(by, [instrument]).find(({ held }) => held?.id === instrument.id)
  const on = by.inForceOn ?? by.dated
  return {
    how: 'revoked',
    on: on === null ? '' : formatDay(on),
    source: sourceOf(by, succession?.revoked ?? null, await listProvisions(db, by.id)),
  }
}

function typed(form: Form, open: readonly Requirement[]): Readonly<Record<string, string>> {
  const names = ['how', 'on', 'source', ...open.flatMap(({ id }) => [`fate-${id}`, `why-${id}`])]
  return Object.fromEntries(names.map((name) => [name, form.get(name)]))
}

function showEnding(
  request: CouncilRequest,
  facts: Omit<Parameters<typeof endingPage>[0], 'council' | 'today' | 'formToken'>,
): Answer {
  return show(
    endingPage({ ...facts, council: request.council, today: request.today, formToken: request.formToken }),
  )
}

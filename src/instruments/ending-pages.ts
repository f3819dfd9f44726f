import type { CouncilDatabase } from '../database/council-database.ts'
import { formatDay } from '../shared/days.ts'
import { type InstrumentId, parseId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError, Form } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { readEnding } from './ending-fields.ts'
import { endingPage } from './ending-view.ts'
import type { Instrument } from './instrument.ts'
import { findInstrument, holdInstrument, saveEnding } from './instrument-store.ts'
import { listProvisions } from './provision-store.ts'
import type { Requirement } from './requirement.ts'
import { listRequirements } from './requirement-store.ts'
import { findSuccessions, sourceOf } from './succession.ts'
import { holdRequirements, saveFates } from './succession-store.ts'

const INSTRUMENT = '/councils/:council/instruments/:instrument'

export const endingPages: readonly Route[] = [
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
      // Both were held before they were read, so nobody can be first; a fault would take the ending back with it.
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
    // What a person changes is read after whoever is before them has done.
    if (request.form.has('form-token')) {
      await holdInstrument(db, id)
      await holdRequirements(db, id)
    }
    const instrument = await findInstrument(db, id)
    return instrument === null ? notFound() : work(db, instrument)
  })
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

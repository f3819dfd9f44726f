import type { CouncilDatabase } from '../database/council-database.ts'
import { findDocument } from '../documents/document-store.ts'
import { type InstrumentId, parseId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import type { Instrument } from './instrument.ts'
import { READER_VERSION } from './instrument-reading.ts'
import { findInstrument } from './instrument-store.ts'
import { listProvisions, listWithdrawn } from './provision-store.ts'
import { readApart } from './read-apart.ts'
import { beginOnce, isUnderWay, readSoon } from './read-under-way.ts'
import { compareReadings, type RereadingDifference } from './rereading.ts'
import {
  findNotReadAgain,
  findRereading,
  type Rereading,
  saveNotReadAgain,
  saveRereading,
} from './rereading-store.ts'
import { rereadingPage } from './rereading-view.ts'
import { saveTakenBack, saveTaking } from './taking-store.ts'

const REREADING = '/councils/:council/instruments/:instrument/rereading'
const SOON_MILLISECONDS = 900

export const rereadingPages: readonly Route[] = [
  get(REREADING, 'see the documents', (request) =>
    withInstrument(request, (db, instrument) =>
      showRereading(request, db, { instrument, chosen: null, errors: [], isOverwriting: false }),
    ),
  ),

  post(REREADING, 'confirm requirements', async (request) => {
    const id = parseId<InstrumentId>(request.params['instrument'])
    if (id === null) return notFound()
    const found = await request.inCouncil(async (db) => {
      const instrument = await findInstrument(db, id)
      if (instrument === null) return null
      const document = await findDocument(db, instrument.documentId)
      return { instrument, text: document?.words ?? '' }
    })
    if (found === null) return notFound()
    // The thread runs outside any transaction.
    const reading = beginOnce(keyOf(request, id), () => readAndKeep(request, found))
    await readSoon(reading, SOON_MILLISECONDS)
    return redirect(pathOf(request, id))
  }),

  post(`${REREADING}/takings`, 'confirm requirements', (request) =>
    withInstrument(request, async (db, instrument) => {
      const found = await findDifference(db, instrument)
      if (found === null) return redirect(pathOf(request, instrument.id), 'It was not read again yet.')
      const { rereading, difference } = found
      const take = request.form.get('take')
      const chosen = request.form.all('change')
      const isAll = take === 'all'
      const changes = difference.changes.filter(
        ({ key }) => take !== 'none' && (isAll || chosen.includes(key)),
      )
      const takesFacts = isAll || (take === 'chosen' && chosen.includes('facts'))
      const errors: FieldError[] =
        take === 'chosen' && changes.length === 0 && !takesFacts
          ? [{ field: 'change', message: 'Tick what to take, or take none of it' }]
          : []
      const isStale = request.form.get('version') !== String(instrument.version)
      if (errors.length > 0 || isStale)
        return showRereading(request, db, { instrument, chosen, errors, isOverwriting: isStale })
      const same = difference.same.map(({ id }) => id)
      const taken = await saveTaking(db, rereading, { instrument, changes, takesFacts, same })
      if (taken === null) return overtaken(request, db, { id: instrument.id, chosen })
      const all = taken.new + taken.changed + taken.gone + taken.back
      const missed = changes.length - all
      const stay = missed === 0 ? '' : ` ${missed} were decided by somebody meanwhile, and stay.`
      const said = all === 0 ? 'Nothing of it was taken.' : `${all} taken. It can be undone below.`
      return redirect(pathOf(request, instrument.id), `${said}${stay}`)
    }),
  ),

  post(`${REREADING}/undoing`, 'confirm requirements', (request) =>
    withInstrument(request, async (db, instrument) => {
      const rereading = await findRereading(db, instrument.id)
      const taking = rereading?.takings.find(({ id }) => String(id) === request.form.get('taking'))
      const path = pathOf(request, instrument.id)
      if (rereading === null || taking === undefined)
        return redirect(path, 'Nothing was taken that could be undone.')
      const undone = await saveTakenBack(db, rereading, { instrument, taking })
      if (undone === null) return redirect(path, 'It was taken back already.')
      const stay = undone.stay === 0 ? '' : ` ${undone.stay} were decided since, and stay.`
      return redirect(path, `Taken back: it is as it was.${stay}`)
    }),
  ),
]

function keyOf(request: CouncilRequest, id: InstrumentId): string {
  return `${request.council.id}/again/${id}`
}

function pathOf(request: CouncilRequest, id: InstrumentId): string {
  return inCouncilPath(request.council, `/instruments/${id}/rereading`)
}

async function readAndKeep(
  request: CouncilRequest,
  { instrument, text }: { readonly instrument: Instrument; readonly text: string },
): Promise<void> {
  const reading = await readApart(text)
  await request.inCouncil((db) =>
    reading === null
      ? saveNotReadAgain(db, instrument, 'It took too long to read again. What was read before stays.')
      : saveRereading(db, instrument, reading),
  )
}

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

async function findDifference(
  db: CouncilDatabase,
  instrument: Instrument,
): Promise<{ readonly rereading: Rereading; readonly difference: RereadingDifference } | null> {
  const rereading = await findRereading(db, instrument.id)
  if (rereading === null) return null
  const held = {
    provisions: await listProvisions(db, instrument.id),
    withdrawn: await listWithdrawn(db, instrument.id),
    reading: instrument.reading,
  }
  return { rereading, difference: compareReadings(held, rereading.reading) }
}

async function overtaken(
  request: CouncilRequest,
  db: CouncilDatabase,
  { id, chosen }: { readonly id: InstrumentId; readonly chosen: readonly string[] },
): Promise<Answer> {
  const instrument = await findInstrument(db, id)
  if (instrument === null) return notFound()
  return showRereading(request, db, { instrument, chosen, errors: [], isOverwriting: true })
}

async function showRereading(
  request: CouncilRequest,
  db: CouncilDatabase,
  wanted: Pick<Parameters<typeof rereadingPage>[0], 'instrument' | 'chosen' | 'errors' | 'isOverwriting'>,
): Promise<Answer> {
  const found = await findDifference(db, wanted.instrument)
  return show(
    rereadingPage({
      ...wanted,
      council: request.council,
      version: READER_VERSION,
      isUnderWay: isUnderWay(keyOf(request, wanted.instrument.id)),
      unreadable: found === null ? await findNotReadAgain(db, wanted.instrument.id) : null,
      difference: found?.difference ?? null,
      takings: (found?.rereading.takings ?? []).map((one) => ({
        ...one,
        at: Temporal.Instant.from(one.at),
      })),
      mayConfirm: mayDo(request.council.role, 'confirm requirements'),
      formToken: request.formToken,
    }),
  )
}

import type { CouncilDatabase } from '../database/council-database.ts'
import { findDocument } from '../documents/document-store.ts'
import { type InstrumentId, parseId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { addPage } from './decision-view.ts'
import type { Instrument } from './instrument.ts'
import { findInstrument } from './instrument-store.ts'
import { findProvision, saveAddedProvision, saveDecision } from './provision-store.ts'
import { confirmPlace, findQuote, type Place } from './quote-place.ts'
import { decideProvision } from './requirement.ts'
import type { ScheduleFields } from './schedule-fields.ts'
import { readTermsFields, TERMS_FIELDS } from './terms-fields.ts'

// What the reader missed: a person selects or pastes the words, and says what they ask.

const PROVISIONS = '/councils/:council/instruments/:instrument/provisions'

export const addedPages: readonly Route[] = [
  get(`${PROVISIONS}/new`, 'confirm requirements', (request) =>
    withText(request, async (_db, instrument, text) => {
      const asked = { quote: request.query.get('quote') ?? '', start: request.query.get('start') ?? '' }
      const found = placeOf(text, { ...asked, end: request.query.get('end') ?? '' })
      return showAdd(request, { instrument, text, quote: asked.quote, ...found, fields: FRESH })
    }),
  ),

  post(PROVISIONS, 'confirm requirements', (request) =>
    withText(request, async (db, instrument, text) => {
      const { form } = request
      const quote = form.get('quote')
      const found = placeOf(text, { quote, start: form.get('start'), end: form.get('end') })
      const read = readTermsFields((name) => form.get(name))
      if (found.place === null || 'mistakes' in read) {
        const errors = [...found.errors, ...('mistakes' in read ? read.mistakes : [])]
        const fields = Object.fromEntries(TERMS_FIELDS.map((name) => [name, form.get(name)]))
        return showAdd(request, { instrument, text, quote, ...found, errors, fields })
      }
      const { start, end } = found.place
      const words = text.slice(start, end).replaceAll(/\s+/g, ' ')
      const id = await saveAddedProvision(db, instrument, {
        words,
        startsAt: start,
        endsAt: end,
        terms: read.terms,
      })
      const added = await findProvision(db, id)
      const decided = added === null ? null : decideProvision(added, { verdict: 'accept' })
      if (added !== null && decided?.ok === true) await saveDecision(db, instrument, added, decided.value)
      const path = inCouncilPath(request.council, `/instruments/${instrument.id}/confirm`)
      return redirect(`${path}?at=${id}&last=${id}#p${id}`, 'Added.')
    }),
  ),
]

const FRESH: ScheduleFields = { kind: 'duty', schedule: '' }

type Found = {
  readonly places: readonly Place[]
  readonly place: Place | null
  readonly errors: readonly FieldError[]
}

/** The one place meant: as measured in the page, as chosen among several, or the only one there is. */
function placeOf(
  text: string,
  { quote, start, end }: { readonly quote: string; readonly start: string; readonly end: string },
): Found {
  if (quote === '')
    return {
      places: [],
      place: null,
      errors: [{ field: 'quote', message: 'Enter the words as the document has them' }],
    }
  const measured = { start: Number(start || NaN), end: Number(end || NaN) }
  const exact = Number.isInteger(measured.end) ? confirmPlace(text, quote, measured) : null
  if (exact !== null) return { places: [exact], place: exact, errors: [] }
  const places = findQuote(text, quote)
  const chosen =
    places.find((place) => place.start === measured.start) ?? (places.length === 1 ? places[0] : undefined)
  if (chosen !== undefined) return { places, place: chosen, errors: [] }
  const message =
    places.length === 0
      ? 'These words are not in the document: copy them as they stand there'
      : 'These words stand in several places: choose which one, or enter more of the sentence'
  return { places, place: null, errors: [{ field: 'quote', message }] }
}

async function withText(
  request: CouncilRequest,
  work: (db: CouncilDatabase, instrument: Instrument, text: string) => Promise<Answer>,
): Promise<Answer> {
  const id = parseId<InstrumentId>(request.params['instrument'])
  if (id === null) return notFound()
  return request.inCouncil(async (db) => {
    const instrument = await findInstrument(db, id)
    if (instrument === null) return notFound()
    return work(db, instrument, (await findDocument(db, instrument.documentId))?.words ?? '')
  })
}

function showAdd(
  request: CouncilRequest,
  facts: Omit<Parameters<typeof addPage>[0], 'council' | 'formToken'>,
): Answer {
  return show(addPage({ ...facts, council: request.council, formToken: request.formToken }))
}

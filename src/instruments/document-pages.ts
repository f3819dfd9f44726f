import { findInterventionAtHand, listInterventions, saveIntervention } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistory } from '../database/record.ts'
import { describeRefusal, type DocumentRefusal, type DocumentText } from '../documents/document.ts'
import { findDocument, findFile, saveDocument } from '../documents/document-store.ts'
import { readDocument } from '../documents/read-document.ts'
import {
  type CouncilId,
  type DocumentId,
  type InstrumentId,
  interventionAsked,
  type InterventionId,
  parseId,
} from '../shared/ids.ts'
import type { Outcome } from '../shared/outcome.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, download, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { historyView } from '../web/history-view.ts'
import { UPLOAD_BYTES } from '../web/parse-form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { parsePlace } from './contradictions.ts'
import { listConcernsOf } from './concern-store.ts'
import {
  findDocumentLine,
  findUnreadable,
  listDocumentLines,
  saveDocumentWords,
  saveUnreadable,
} from './document-line-store.ts'
import { documentPage } from './document-page-view.ts'
import { documentListPage } from './document-view.ts'
import { shortTitleOf } from './instrument.ts'
import { READER_VERSION } from './instrument-reading.ts'
import { findInstrumentOfDocument, listInstruments, saveReading } from './instrument-store.ts'
import { listProvisions } from './provision-store.ts'
import { readApart } from './read-apart.ts'
import { beginOnce, isUnderWay, readSoon } from './read-under-way.ts'
import type { Reading } from './reading.ts'

// A file that cannot be read is best refused before it is kept, which is worth a longer look than the reading is.
const TEXT_MILLISECONDS = 3000
const READING_MILLISECONDS = 900
const FIRST_CASE = 'Children’s social care'
const MEGABYTES = Math.floor(UPLOAD_BYTES / 1_000_000)

export const documentPages: readonly Route[] = [
  get('/councils/:council/documents', 'see the documents', (request) => showList(request, [])),

  post('/councils/:council/documents', 'bring in documents', async (request) => {
    const file = request.form.file('file')
    if (file === null) return refuseUpload(request, 'Choose the document to bring in')
    const reading = readDocument(file.content)
    const quick = await readSoon(reading, TEXT_MILLISECONDS)
    if (quick !== null && !quick.ok)
      return refuseUpload(request, `${file.name}: ${describeRefusal(quick.refusal)}`)
    const text = quick?.ok === true ? quick.value : null
    const saved = await request.inCouncil(async (db) => {
      await beginCase(db, request)
      const document = await saveDocument(db, {
        name: file.name,
        content: file.content,
        mediaType: text?.mediaType ?? 'application/octet-stream',
        words: text?.text ?? '',
        pages: text?.pages ?? [],
      })
      return document
    })
    const path = inCouncilPath(request.council, `/documents/${saved.id}`)
    if (!saved.isNew)
      return redirect(path, 'This document is here already: the same file was brought in before.')
    return showReading(request, { id: saved.id, name: file.name, reading })
  }),

  get('/councils/:council/documents/:document', 'see the documents', async (request) => {
    const id = parseId<DocumentId>(request.params['document'])
    if (id === null) return notFound()
    const found = await request.inCouncil(async (db) => {
      const line = await findDocumentLine(db, id)
      const document = await findDocument(db, id)
      if (line === null || document === null) return null
      return {
        line,
        text: document.words,
        provisions: line.instrument === null ? [] : await listProvisions(db, line.instrument.id),
        concerns: line.instrument === null ? [] : await listConcernsOf(db, line.instrument.id),
        unreadable: line.hasWords ? null : await findUnreadable(db, id),
        history: await listHistory(db, { kind: 'document', id }),
      }
    })
    if (found === null) return notFound()
    const isReading = isUnderWay(keyOf(request.council.id, id))
    return show(
      documentPage({
        ...found,
        council: request.council,
        place: parsePlace(request.query.get('place'), found.text.length),
        readerVersion: READER_VERSION,
        isUnderWay: isReading,
        mayBringIn: mayDo(request.council.role, 'bring in documents'),
        mayConfirm: mayDo(request.council.role, 'confirm requirements'),
        formToken: request.formToken,
        today: request.today,
        history: historyView(found.history),
      }),
    )
  }),

  get('/councils/:council/documents/:document/file', 'see the documents', async (request) => {
    const id = parseId<DocumentId>(request.params['document'])
    if (id === null) return notFound()
    return request.inCouncil(async (db) => {
      const document = await findDocument(db, id)
      const content = document === null ? null : await findFile(db, document.sha256)
      if (document === null || content === null) return notFound()
      return download(content, 'application/octet-stream', document.name)
    })
  }),

  post('/councils/:council/documents/:document/reading', 'bring in documents', async (request) => {
    const id = parseId<DocumentId>(request.params['document'])
    if (id === null) return notFound()
    const found = await request.inCouncil(async (db) => {
      const document = await findDocument(db, id)
      if (document === null) return null
      const instrument = await findInstrumentOfDocument(db, id)
      return { document, instrument, content: await findFile(db, document.sha256) }
    })
    if (found === null || found.content === null) return notFound()
    if (found.instrument !== null)
      return redirect(inCouncilPath(request.council, `/instruments/${found.instrument.id}`))
    const reading = readDocument(found.content)
    return showReading(request, { id, name: found.document.name, reading })
  }),
]

// A council with several cases says in the form which one a document belongs to.
function caseAsked(request: CouncilRequest): InterventionId | null {
  return parseId<InterventionId>(request.form.get('intervention')) ?? interventionAsked(request.query)
}

// The first document of a council begins its case, under the name its form gave.
async function beginCase(db: CouncilDatabase, request: CouncilRequest): Promise<void> {
  if ((await findInterventionAtHand(db, null)) !== null) return
  const name = request.form.get('case').slice(0, 200) || FIRST_CASE
  const subject = name.charAt(0).toLowerCase() + name.slice(1)
  await saveIntervention(db, { name, subject, begunOn: request.today })
}

async function refuseUpload(request: CouncilRequest, message: string): Promise<Answer> {
  return showList(request, [{ field: 'file', message }])
}

async function showList(request: CouncilRequest, errors: readonly FieldError[]): Promise<Answer> {
  const { lines, cases } = await request.inCouncil(async (db) => ({
    lines: await listDocumentLines(db),
    cases: await listInterventions(db),
  }))
  return show(
    documentListPage({
      council: request.council,
      lines,
      underWay: new Set(lines.map(({ id }) => id).filter((id) => isUnderWay(keyOf(request.council.id, id)))),
      today: request.today,
      mayBringIn: mayDo(request.council.role, 'bring in documents'),
      megabytes: MEGABYTES,
      cases: cases.filter((one) => one.closedOn === null),
      wantedCase: caseAsked(request),
      firstCase: cases.length === 0 ? request.form.get('case') || FIRST_CASE : null,
      formToken: request.formToken,
      errors,
    }),
  )
}

type Ended = { readonly instrument: InstrumentId | null }

type ReadingWanted = {
  readonly id: DocumentId
  readonly name: string
  readonly reading: Promise<Outcome<DocumentText, DocumentRefusal>>
}

// Both threads run outside any transaction.
async function showReading(request: CouncilRequest, wanted: ReadingWanted): Promise<Answer> {
  const key = keyOf(request.council.id, wanted.id)
  const ended = await readSoon(
    beginOnce(key, () => readAndKeep(request, wanted)),
    READING_MILLISECONDS,
  )
  const path = ended?.instrument ? `/instruments/${ended.instrument}` : `/documents/${wanted.id}`
  return redirect(inCouncilPath(request.council, path))
}

async function readAndKeep(request: CouncilRequest, wanted: ReadingWanted): Promise<Ended> {
  const text = await wanted.reading
  if (!text.ok) return giveUp(request, wanted, describeRefusal(text.refusal))
  const reading = await readApart(text.value.text)
  if (reading === null)
    return giveUp(
      request,
      wanted,
      'The document took too long to read: split it, or bring in the part that asks something.',
    )
  return request.inCouncil(async (db) => {
    const { mediaType, text: words, pages } = text.value
    await saveDocumentWords(db, wanted.id, { mediaType, words, pages })
    const known = await findInstrumentOfDocument(db, wanted.id)
    const intervention = await findInterventionAtHand(db, caseAsked(request))
    if (known !== null || intervention === null) return { instrument: known?.id ?? null }
    const held = await listInstruments(db, intervention.id)
    const instrument = await saveReading(db, {
      intervention: intervention.id,
      document: wanted.id,
      title: titleOf(reading, wanted.name),
      shortTitle: shortTitleOf(
        reading.kind,
        reading.dated === null ? null : Temporal.PlainDate.from(reading.dated.value),
        held.map((one) => one.shortTitle),
      ),
      reading,
    })
    return { instrument }
  })
}

function titleOf(reading: Reading, name: string): string {
  return (reading.title?.value ?? name).replaceAll(/\s+/g, ' ').trim().slice(0, 300)
}

async function giveUp(request: CouncilRequest, wanted: ReadingWanted, why: string): Promise<Ended> {
  await request.inCouncil((db) => saveUnreadable(db, wanted, why))
  return { instrument: null }
}

function keyOf(council: CouncilId, document: DocumentId): string {
  return `${council}/${document}`
}

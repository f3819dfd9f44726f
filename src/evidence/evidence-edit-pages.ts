// Long because adding and changing a piece share its file, its fields and what this person may tie it to.
import { createHash, randomUUID } from 'node:crypto'
import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { describeRefusal, type DocumentText } from '../documents/document.ts'
import { findDocument, saveDocument } from '../documents/document-store.ts'
import { refusePhoto } from '../documents/photo.ts'
import { readDocument } from '../documents/read-document.ts'
import { writeCleanPhoto } from '../documents/write-clean-photo.ts'
import { listActions } from '../plan/action-store.ts'
import type { Difference } from '../plan/differences.ts'
import { listMeasureChoices, listRequirementChoices } from '../plan/choices-store.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { isMistake, mustBeShort, mustSay } from '../plan/mistake.ts'
import { type Day, isAfter, isBefore } from '../shared/days.ts'
import {
  type DocumentId,
  type EvidenceId,
  type InterventionId,
  interventionAsked,
  parseId,
} from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { visibleTo } from '../shared/permissions.ts'
import { type Answer, forbidden, notFound, redirect, show } from '../web/answer.ts'
import { type FieldError, Form, readDay, type UploadedFile } from '../web/form.ts'
import { UPLOAD_BYTES } from '../web/parse-form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { type Evidence, EVIDENCE_KINDS, type WantedEvidence } from './evidence.ts'
import { claimed, differencesBetween, type EvidenceChoices, fieldsOf, wantedOf } from './evidence-fields.ts'
import { evidenceFormPage } from './evidence-form-view.ts'
import { mayChangeEvidence, maySeeEvidence } from './evidence-reader.ts'
import { findEvidence, saveEvidence, saveNewEvidence } from './evidence-store.ts'

export const evidenceEditPages: readonly Route[] = [
  get('/councils/:council/evidence/new', 'add evidence', async (request) =>
    request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return redirect(inCouncilPath(request.council))
      const choices = await findChoices(db, request, { intervention: intervention.id, evidence: null })
      const asked = ['action', 'requirement', 'measure'].flatMap((name) =>
        request.query.getAll(name).map((id) => [name, id]),
      )
      return showForm(request, {
        typed: new Form(new URLSearchParams(asked)),
        intervention: intervention.id,
        evidence: null,
        choices,
      })
    }),
  ),

  post('/councils/:council/evidence', 'add evidence', async (request) => {
    const file = await readUpload(request.form.file('file'))
    return request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return redirect(inCouncilPath(request.council))
      const choices = await findChoices(db, request, { intervention: intervention.id, evidence: null })
      const wanted = parseEvidence(request, choices, { evidence: null, file })
      if (!wanted.ok)
        return showForm(request, {
          typed: request.form,
          intervention: intervention.id,
          evidence: null,
          choices,
          errors: wanted.refusal,
        })
      const document = await keepFile(db, file)
      const key = parseFormKey(request.form.get('form-key'))
      const id = await saveNewEvidence(db, intervention.id, { ...wanted.value, document }, request.today, key)
      return redirect(
        inCouncilPath(request.council, `/evidence/${id}`),
        sayKept('The evidence is added.', file),
      )
    })
  }),

  get('/councils/:council/evidence/:evidence/edit', 'add evidence', async (request) =>
    request.inCouncil(async (db) => {
      const found = await findAsked(db, request)
      if (!('evidence' in found)) return found
      const { evidence, choices } = found
      const fileName = await nameOfFile(db, evidence)
      return showForm(request, {
        typed: new Form(new URLSearchParams(fieldsOf(evidence))),
        evidence,
        choices,
        fileName,
      })
    }),
  ),

  post('/councils/:council/evidence/:evidence/edit', 'add evidence', async (request) => {
    const file = await readUpload(request.form.file('file'))
    return request.inCouncil(async (db) => {
      const found = await findAsked(db, request)
      if (!('evidence' in found)) return found
      const { evidence, choices } = found
      const fileName = await nameOfFile(db, evidence)
      const wanted = parseEvidence(request, choices, { evidence, file })
      const typed = request.form
      if (!wanted.ok) return showForm(request, { typed, evidence, choices, fileName, errors: wanted.refusal })
      const isSeen = typed.get('seen') === seenOf(evidence)
      const differences = isSeen ? [] : differencesBetween(evidence, wanted.value, choices)
      if (differences.length === 0) {
        const document = await keepFile(db, file)
        if (await saveEvidence(db, evidence, { ...wanted.value, document }))
          return redirect(
            inCouncilPath(request.council, `/evidence/${evidence.id}`),
            sayKept('The evidence is saved.', file),
          )
      }
      const current = (await findEvidence(db, evidence.id)) ?? evidence
      return showForm(request, {
        typed,
        evidence: current,
        choices,
        fileName,
        seen: seenOf(current),
        differences: differencesBetween(current, wanted.value, choices),
      })
    })
  }),
]

type Upload = {
  readonly file: UploadedFile
  /** A picture that may say where it was taken: why it is not taken as it is. */
  readonly refused: string | null
  readonly isPhoto: boolean
  readonly text: DocumentText | null
  /** Why its words could not be read. */
  readonly why: string | null
}

// Reading happens before the transaction, in a thread of its own.
async function readUpload(file: UploadedFile | null): Promise<Upload | null> {
  if (file === null) return null
  const cleaned = await writeCleanPhoto(file.content)
  if (!cleaned.ok)
    return { file, refused: refusePhoto(cleaned.refusal), isPhoto: true, text: null, why: null }
  const { content, isPhoto } = cleaned.value
  const kept = { file: { ...file, content }, refused: null, isPhoto }
  // A photograph has no words to read.
  if (isPhoto) return { ...kept, text: null, why: null }
  const read = await readDocument(content)
  return read.ok
    ? { ...kept, text: read.value, why: null }
    : { ...kept, text: null, why: describeRefusal(read.refusal) }
}

async function keepFile(db: CouncilDatabase, upload: Upload | null): Promise<DocumentId | null> {
  if (upload === null) return null
  const { file, text } = upload
  const { id } = await saveDocument(db, {
    name: file.name,
    content: file.content,
    mediaType: text?.mediaType ?? 'application/octet-stream',
    words: text?.text ?? '',
    pages: text?.pages ?? [],
  })
  return id
}

function sayKept(said: string, upload: Upload | null): string {
  if (upload?.isPhoto === true) return `${said} The place and the device were removed from the photograph.`
  return upload === null || upload.why === null
    ? said
    : `${said} The file is kept, but its words could not be read.`
}

async function findAsked(
  db: CouncilDatabase,
  request: CouncilRequest,
): Promise<Answer | { readonly evidence: Evidence; readonly choices: EvidenceChoices }> {
  const id = parseId<EvidenceId>(request.params['evidence'])
  const evidence = id === null ? null : await findEvidence(db, id)
  if (evidence === null) return notFound()
  const { role, partner } = request.council
  const actions = visibleTo(request.council, await listActions(db, evidence.interventionId))
  const seen = new Set(actions.map((one) => one.id))
  const reader = { role, partner, person: request.visitor.person.id, actions: seen }
  if (!maySeeEvidence(reader, evidence)) return notFound()
  if (!mayChangeEvidence(reader, evidence)) return forbidden()
  const choices = await findChoices(db, request, { intervention: evidence.interventionId, evidence })
  return { evidence, choices }
}

// A partner speaks for their own agency's actions; what the council asks and measures is the council's to tie.
async function findChoices(
  db: CouncilDatabase,
  request: CouncilRequest,
  wanted: { readonly intervention: InterventionId; readonly evidence: Evidence | null },
): Promise<EvidenceChoices> {
  const isPartner = request.council.role === 'partner'
  const ticked = wanted.evidence?.requirementIds ?? []
  const actions = visibleTo(request.council, await listActions(db, wanted.intervention))
  return {
    actions: actions
      .filter((one) => one.cancelledOn === null || wanted.evidence?.actionIds.includes(one.id))
      .map((one) => ({ id: one.id, name: one.reference, words: one.title })),
    requirements: isPartner ? [] : await listRequirementChoices(db, wanted.intervention, ticked),
    measures: isPartner ? [] : await listMeasureChoices(db, wanted.intervention),
  }
}

async function nameOfFile(db: CouncilDatabase, { documentId }: Evidence): Promise<string | null> {
  return documentId === null ? null : ((await findDocument(db, documentId))?.name ?? null)
}

function showForm(
  request: CouncilRequest,
  facts: {
    readonly typed: Form
    readonly intervention?: InterventionId
    readonly evidence: Evidence | null
    readonly choices: EvidenceChoices
    readonly fileName?: string | null
    readonly seen?: string
    readonly errors?: readonly FieldError[]
    readonly differences?: readonly Difference[]
  },
): Answer {
  const { typed, evidence, choices } = facts
  const differences = facts.differences ?? []
  const page = evidenceFormPage({
    ...choices,
    council: request.council,
    typed,
    evidence,
    fileName: facts.fileName ?? null,
    megabytes: Math.floor(UPLOAD_BYTES / 1_000_000),
    seen: facts.seen ?? (typed.get('seen') || (evidence === null ? '' : seenOf(evidence))),
    intervention: facts.intervention ?? evidence?.interventionId ?? 0,
    formKey: typed.get('form-key') || randomUUID(),
    errors: facts.errors ?? [],
    differences,
    formToken: request.formToken,
  })
  return show(differences.length > 0 ? { ...page, hasErrors: true } : page)
}

function parseEvidence(
  { form, today }: CouncilRequest,
  choices: EvidenceChoices,
  given: { readonly evidence: Evidence | null; readonly file: Upload | null },
): Outcome<Omit<WantedEvidence, 'document'> & { readonly document: null }, readonly FieldError[]> {
  const kind = EVIDENCE_KINDS.find((one) => one === form.get('kind'))
  const periodFrom = readPeriod(form, { name: 'periodFrom', what: 'The first day it describes', today })
  const periodTo = readPeriod(form, { name: 'periodTo', what: 'The last day it describes', today })
  const errors: FieldError[] = [
    ...mustSay(form, 'title', 'Enter what it is'),
    ...(kind === undefined ? [{ field: 'kind', message: 'Choose what kind of evidence it is' }] : []),
    ...mustSay(form, 'shows', 'Enter what it shows'),
    ...mustBeShort(form, { title: 300, shows: 10_000 }),
    ...[periodFrom, periodTo].filter((one) => isMistake(one)),
    ...(given.file !== null && given.file.file.content.length === 0
      ? [{ field: 'file', message: 'The file is empty: choose another' }]
      : []),
    ...(given.file === null || given.file.refused === null
      ? []
      : [{ field: 'file', message: given.file.refused }]),
  ]
  if (isMistake(periodFrom) || isMistake(periodTo) || kind === undefined) return refuse(errors)
  if (periodFrom !== null && periodTo !== null && isBefore(periodTo, periodFrom))
    errors.push({
      field: 'periodTo-day',
      message: 'The last day it describes must be the first day or later',
    })
  if (errors.length > 0) return refuse(errors)
  return accept({
    title: form.get('title'),
    kind,
    shows: form.get('shows'),
    periodFrom,
    periodTo,
    document: null,
    actions: claimed(form.all('action'), choices.actions, given.evidence?.actionIds),
    requirements: claimed(form.all('requirement'), choices.requirements, given.evidence?.requirementIds),
    measures: claimed(form.all('measure'), choices.measures, given.evidence?.measureIds),
  })
}

function readPeriod(
  form: Form,
  wanted: { readonly name: string; readonly what: string; readonly today: Day },
): Day | null | FieldError {
  const read = readDay(form, wanted.name, wanted.what)
  if (read === null || isMistake(read) || !isAfter(read, wanted.today)) return read
  return { field: `${wanted.name}-day`, message: `${wanted.what} must be today or in the past` }
}

/** What the person had before them when they began. */
function seenOf(evidence: Evidence): string {
  return createHash('sha256')
    .update(JSON.stringify(wantedOf(evidence)))
    .digest('hex')
    .slice(0, 24)
}

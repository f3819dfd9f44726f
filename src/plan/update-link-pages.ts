import { randomUUID } from 'node:crypto'
import { findCouncil } from '../councils/council-store.ts'
import { type Actor, actingAs, type CouncilDatabase, inCouncil } from '../database/council-database.ts'
import { saveDocument } from '../documents/document-store.ts'
import { refusePhoto } from '../documents/photo.ts'
import { readDocument } from '../documents/read-document.ts'
import { writeCleanPhoto } from '../documents/write-clean-photo.ts'
import type { Day } from '../shared/days.ts'
import { dayInEngland } from '../shared/days.ts'
import type { ActionId, DocumentId, InterventionId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { type FieldError, type Form, readDay, type UploadedFile } from '../web/form.ts'
import { type OpenRequest, openRoute, type Route } from '../web/route.ts'
import { type Action, reportProgress, type UpdateWords } from './action.ts'
import { findAction } from './action-store.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { isMistake, mustBeShort, mustSay } from './mistake.ts'
import { saveUpdate } from './progress-store.ts'
import { councilOfToken, type LinkState, linkState, PROOF_KINDS, type ProofKind } from './update-link.ts'
import { findUpdateLink, type FoundLink, lockUpdateLink, saveUse } from './update-link-store.ts'
import { closedLinkPage, type LinkFacts, updateByLinkPage } from './update-link-view.ts'

// The one page that is open to whoever holds a link: it shows one action's name and takes one update of it.

/** Evidence comes after the plan, so whoever puts the pages together says how it is kept. */
export type KeepProof = (
  db: CouncilDatabase,
  intervention: InterventionId,
  proof: {
    readonly title: string
    readonly kind: ProofKind
    readonly shows: string
    readonly periodFrom: Day | null
    readonly periodTo: Day | null
    readonly document: DocumentId | null
    readonly actions: readonly ActionId[]
    readonly requirements: readonly []
    readonly measures: readonly []
  },
  addedOn: Day,
) => Promise<unknown>

export function updateLinkPages(keepProof: KeepProof): readonly Route[] {
  return [
    openRoute('GET', '/update/:token', async (request) => {
      const found = await withLink(request, 'read', (_db, link) => Promise.resolve(link))
      if (found === null) return notFound(NO_SUCH_LINK)
      return found.state === 'open'
        ? show(updateByLinkPage(formFacts(request, found)))
        : show(closedLinkPage(found))
    }),

    openRoute('POST', '/update/:token', (request) => takeUpdate(request, keepProof), isOpenLink),
  ]
}

const NO_SUCH_LINK =
  'This link is not right. Check that you have the whole of it. If it still does not open, ask your improvement lead for a new one, or sign in and write your update there.'

const NOBODY: Actor = { id: null, name: 'Somebody with a link', role: 'none' }
const MOST = 5000
const FILE_MEGABYTES = 10

type Linked = {
  readonly link: FoundLink
  readonly action: Action
  readonly state: LinkState
  readonly council: string
}

async function takeUpdate(request: OpenRequest, keepProof: KeepProof): Promise<Answer> {
  const typed = parseUpdate(request.form)
  // Taken apart before the transaction: it may take seconds.
  const read = typed.errors.length === 0 ? await readProof(typed.file) : null
  const errors = typeof read === 'string' ? [{ field: 'proof', message: read }] : typed.errors
  const proof = typeof read === 'string' ? null : read
  const answer = await withLink(request, 'write', async (db, found) => {
    const { link, action, state } = found
    if (state === 'used' && link.formKey !== null && link.formKey === typed.formKey) return 'saved'
    if (state !== 'open') return show(closedLinkPage({ ...found, unsaved: typed.words }))
    if (errors.length > 0) return show(updateByLinkPage(formFacts(request, found, errors)))
    const outcome = reportProgress(action, typed.words, request.today)
    if (!outcome.ok) return show(closedLinkPage({ ...found, state: 'cancelled' }))
    await saveUpdate(db, action, {
      ...outcome.value,
      saidOn: request.today,
      saidBy: link.personId,
      formKey: typed.formKey,
    })
    if (proof !== null && typed.kind !== null) {
      const document = (await saveDocument(db, proof)).id
      await keepProof(
        db,
        action.interventionId,
        {
          title: `${action.reference}: ${proof.name}`.slice(0, 300),
          kind: typed.kind,
          shows: '',
          // When a photograph was taken or what an audit covers is for the improvement lead to add: it was not asked.
          periodFrom: null,
          periodTo: null,
          document,
          actions: [action.id],
          requirements: [],
          measures: [],
        },
        request.today,
      )
    }
    await saveUse(db, link, { now: request.now, formKey: typed.formKey })
    return 'saved'
  })
  if (answer === null) return notFound(NO_SUCH_LINK)
  return answer === 'saved' ? redirect(`/update/${tokenOf(request)}`) : answer
}

// Before a file is read: is there a link at all, and is it open?
async function isOpenLink(request: Pick<OpenRequest, 'params' | 'now' | 'database'>): Promise<boolean> {
  const found = await withLink(request, 'read', (_db, link) => Promise.resolve(link))
  return found !== null && (found.state === 'open' || found.state === 'used')
}

/** One transaction in the council of the link, with the link's person at work; null where there is no such link. */
async function withLink<Value>(
  request: Pick<OpenRequest, 'params' | 'now' | 'database'>,
  access: 'read' | 'write',
  work: (db: CouncilDatabase, found: Linked) => Promise<Value>,
): Promise<Value | null> {
  const token = tokenOf(request)
  const council = councilOfToken(token)
  if (council === null) return null
  return inCouncil(request.database, { council, actor: NOBODY, access }, async (db) => {
    const link = await (access === 'write' ? lockUpdateLink(db, token) : findUpdateLink(db, token))
    const action = link === null ? null : await findAction(db, link.actionId)
    const about = await findCouncil(db)
    if (link === null || action === null || about === null) return null
    const { holder } = link
    const as = actingAs(db, { id: holder.id, name: holder.name, role: holder.role ?? 'none' })
    const state = linkState(link, action, { now: request.now, isHere: holder.role !== null })
    return work(as, { link, action, state, council: about.name })
  })
}

function tokenOf(request: Pick<OpenRequest, 'params'>): string {
  return request.params['token'] ?? ''
}

type Typed = {
  readonly words: UpdateWords
  readonly kind: ProofKind | null
  readonly file: UploadedFile | null
  readonly formKey: string | null
  readonly errors: readonly FieldError[]
}

function parseUpdate(form: Form): Typed {
  const forecastOn = readDay(form, 'forecastOn', 'The day you expect it to be done')
  const file = form.file('proof')
  const kind = PROOF_KINDS.find((one) => one === form.get('kind')) ?? null
  const errors = [
    ...(form.get('me') === 'yes' ? [] : [{ field: 'me', message: 'Confirm that this is you' }]),
    ...mustSay(form, 'happened', 'Enter what happened'),
    ...mustBeShort(form, { happened: MOST, next: MOST, help: MOST }),
    ...(isMistake(forecastOn) ? [forecastOn] : []),
    ...proofMistakes(file, kind),
  ]
  return {
    words: {
      happened: form.get('happened'),
      next: form.get('next'),
      forecastOn: isMistake(forecastOn) ? null : forecastOn,
      help: form.get('help'),
    },
    kind,
    file,
    formKey: parseFormKey(form.get('form-key')),
    errors,
  }
}

function proofMistakes(file: UploadedFile | null, kind: ProofKind | null): readonly FieldError[] {
  if (file === null) return []
  if (file.content.length === 0) return [{ field: 'proof', message: 'The file is empty. Choose another' }]
  if (file.content.length > FILE_MEGABYTES * 1_000_000)
    return [{ field: 'proof', message: `The file must be ${FILE_MEGABYTES} MB or smaller` }]
  return kind === null ? [{ field: 'kind', message: 'Select what the file is' }] : []
}

type Proof = Parameters<typeof saveDocument>[1]

// A photograph has no words to read; it is kept without its place and device. A string says why it cannot be.
async function readProof(file: UploadedFile | null): Promise<Proof | string | null> {
  if (file === null) return null
  const cleaned = await writeCleanPhoto(file.content)
  if (!cleaned.ok) return refusePhoto(cleaned.refusal)
  const { content, isPhoto } = cleaned.value
  const read = isPhoto ? null : await readDocument(content)
  const text = read?.ok === true ? read.value : null
  return {
    name: file.name,
    content,
    mediaType: text?.mediaType ?? 'application/octet-stream',
    words: text?.text ?? '',
    pages: text?.pages ?? [],
  }
}

function formFacts(
  request: OpenRequest,
  { link, action, council }: Linked,
  errors: readonly FieldError[] = [],
): LinkFacts {
  return {
    at: `/update/${tokenOf(request)}`,
    council,
    action: { reference: action.reference, title: action.title },
    name: link.holder.name,
    until: dayInEngland(link.expiresAt),
    typed: request.form,
    errors,
    formToken: request.formToken,
    formKey: parseFormKey(request.form.get('form-key')) ?? randomUUID(),
    kinds: PROOF_KINDS,
    megabytes: FILE_MEGABYTES,
  }
}

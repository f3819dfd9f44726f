import { randomUUID } from 'node:crypto'
import { findCouncil } from '../councils/council-store.ts'
import { type Actor, actingAs, type CouncilDatabase, inCouncil } from '../database/council-database.ts'
import { dayInEngland } from '../shared/days.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { type FieldError, type Form, readDay, type UploadedFile } from '../web/form.ts'
import { type OpenRequest, openRoute, type Route } from '../web/route.ts'
import { type Action, reportProgress, type UpdateWords } from './action.ts'
import { findAction } from './action-store.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { isMistake, mustBeShort, mustSay } from './mistake.ts'
import { saveUpdate } from './progress-store.ts'
import { readUpdateProof } from './read-update-proof.ts'
import { councilOfToken, type LinkState, linkState } from './update-link.ts'
import { findUpdateLink, type FoundLink, lockUpdateLink, saveUse } from './update-link-store.ts'
import { parseProofKind, type ProofKind, proofMistakes } from './update-proof.ts'
import { type KeepProof, saveUpdateProof } from './update-proof-store.ts'
import { closedLinkPage, type LinkFacts, updateByLinkPage } from './update-link-view.ts'

// The one page that is open to whoever holds a link: it shows one action's name and takes one update of it.

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

type Linked = {
  readonly link: FoundLink
  readonly action: Action
  readonly state: LinkState
  readonly council: string
}

async function takeUpdate(request: OpenRequest, keepProof: KeepProof): Promise<Answer> {
  const typed = parseUpdate(request.form)
  // Taken apart before the transaction: it may take seconds.
  const read = typed.errors.length === 0 ? await readUpdateProof(typed.file) : null
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
      const kept = { action, file: proof, kind: typed.kind, on: request.today }
      await saveUpdateProof(db, keepProof, kept)
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
  const kind = parseProofKind(form.get('kind'))
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

function formFacts(
  request: OpenRequest,
  { link, action, council }: Linked,
  errors: readonly FieldError[] = [],
): LinkFacts {
  return {
    at: `/update/${tokenOf(request)}`,
    council,
    action: { reference: action.reference, title: action.title, dueOn: action.dueOn },
    name: link.holder.name,
    until: dayInEngland(link.expiresAt),
    typed: request.form,
    errors,
    formToken: request.formToken,
    formKey: parseFormKey(request.form.get('form-key')) ?? randomUUID(),
  }
}

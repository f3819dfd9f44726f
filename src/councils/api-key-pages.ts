import { randomUUID } from 'node:crypto'
import { listHistory } from '../database/record.ts'
import { parseFormKey } from '../shared/form-key.ts'
import type { ApiKeyId } from '../shared/ids.ts'
import { parseId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { ApiRoute } from '../web/api.ts'
import type { FieldError } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { parseKey, type TypedKey } from './api-key.ts'
import { findApiKey, listApiKeys, saveApiKeyEnded, saveNewApiKey } from './api-key-store.ts'
import { apiKeyPage, apiKeysPage, newKeyPage } from './api-key-view.ts'

/** Keys for other programs, and the page that tells what they may ask: made from the routes, so that it stays true. */
export function apiKeyPages(calls: readonly ApiRoute[]): readonly Route[] {
  return [
    get('/councils/:council/keys', 'keep keys', async (request) => showKeys(request, calls)),

    post('/councils/:council/keys', 'keep keys', async (request) => {
      const { form, today, council } = request
      const typed = typedKey(request)
      const parsed = parseKey(typed, today)
      if ('mistakes' in parsed) return showKeys(request, calls, { typed, errors: parsed.mistakes })
      const formKey = parseFormKey(form.get('form-key'))
      const token = await request.inCouncil((db) => saveNewApiKey(db, parsed.wanted, { today, formKey }))
      if (token === null) return redirect(inCouncilPath(council, '/keys'), MADE_BEFORE)
      return show(newKeyPage({ council, name: parsed.wanted.name, token }))
    }),

    get('/councils/:council/keys/:key', 'keep keys', async (request) => showKey(request)),

    post('/councils/:council/keys/:key/end', 'keep keys', async (request) => {
      const why = request.form.get('why').slice(0, 500)
      if (why === '') return showKey(request, [{ field: 'why', message: 'Enter why the key ends' }])
      const done = await request.inCouncil(async (db) => {
        const key = await findApiKey(db, keyAsked(request))
        return key && { key, ended: await saveApiKeyEnded(db, key, { why, now: request.now }) }
      })
      if (done === null) return notFound()
      const said = done.ended ? `The key “${done.key.name}” has ended.` : 'That key had ended already.'
      return redirect(inCouncilPath(request.council, '/keys'), said)
    }),
  ]
}

const MADE_BEFORE =
  'This form has made its key already, and a key is shown only once. If you did not copy it, end it and make another.'

function typedKey({ form }: CouncilRequest): TypedKey {
  return { name: form.get('name').replaceAll(/\s+/g, ' '), acts: form.all('acts'), days: form.get('days') }
}

function keyAsked({ params }: CouncilRequest): ApiKeyId {
  // An id that is none finds nothing.
  return parseId<ApiKeyId>(params['key']) ?? (0 as ApiKeyId)
}

async function showKeys(
  request: CouncilRequest,
  calls: readonly ApiRoute[],
  again: { readonly typed: TypedKey; readonly errors: readonly FieldError[] } = {
    typed: { name: '', acts: [], days: '90' },
    errors: [],
  },
): Promise<Answer> {
  const { council, today, formToken, form } = request
  const keys = await request.inCouncil(listApiKeys)
  const formKey = parseFormKey(form.get('form-key')) ?? randomUUID()
  return show(apiKeysPage({ council, keys, calls, today, ...again, formKey, formToken }))
}

async function showKey(request: CouncilRequest, errors: readonly FieldError[] = []): Promise<Answer> {
  const { council, today, formToken, form } = request
  const found = await request.inCouncil(async (db) => {
    const key = await findApiKey(db, keyAsked(request))
    return key && { key, history: await listHistory(db, { kind: 'api key', id: key.id }) }
  })
  if (found === null) return notFound()
  return show(apiKeyPage({ ...found, council, today, why: form.get('why'), errors, formToken }))
}

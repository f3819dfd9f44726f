import { inSystem } from '../database/council-database.ts'
import type { PersonId } from '../shared/ids.ts'
import { parseId } from '../shared/ids.ts'
import { type Answer, leave, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { type OpenRequest, openRoute, ownRoute, type Route } from '../web/route.ts'
import { type Attempt, beginAttempt, saveSuccess } from './attempt-store.ts'
import { listDemonstrationPeople } from './demonstration-store.ts'
import { findKeysByEmail, type Keys, savePasswordHash, saveWaitingSecret } from './person-store.ts'
import { endCookie, safeNext, sessionCookie } from './session.ts'
import { beginSession, endSession } from './session-store.ts'
import { waitMessage } from './sign-in-limit.ts'
import { signInPage } from './sign-in-view.ts'
import { hashPassword, isPassword, needsRehash } from './write-password-hash.ts'
import { newSecret, onToSecondStep } from './write-second-factor.ts'

export type SignInChoices = { readonly demonstration: boolean; readonly oidc: boolean }

/** Signing in and out. The second step is in second-factor-pages.ts. */
export function signInPages(choices: SignInChoices): readonly Route[] {
  return [
    openRoute('GET', '/sign-in', async (request) => {
      const next = safeNext(request.query.get('next'))
      if (request.visitor !== null) return redirect(next)
      return showSignIn(request, choices, { next, email: '', errors: [] })
    }),

    openRoute('POST', '/sign-in', async (request) => {
      const { form } = request
      const typed = { next: safeNext(form.get('next')), email: form.get('email') }
      const errors = missing(typed.email, form.get('password'))
      if (errors.length > 0) return showSignIn(request, choices, { ...typed, errors })
      const tried = await tryPassword(request, typed.email, form.get('password'))
      if ('message' in tried)
        return showSignIn(request, choices, {
          ...typed,
          errors: [{ field: 'email', message: tried.message }],
        })
      const { href, cookie } = onToSecondStep(tried, typed.next, request.now)
      return redirect(href, null, [cookie])
    }),

    openRoute('POST', '/sign-in/demonstration', async (request) => {
      const people = choices.demonstration ? await listDemonstrationPeople(request.database) : []
      const wanted = parseId<PersonId>(request.form.get('person'))
      const person = people.find((one) => one.id === wanted)
      if (person === undefined) return redirect('/sign-in')
      const token = await request.inSystem((db) =>
        beginSession(db, {
          person: person.id,
          how: 'demonstration',
          device: request.device,
          now: request.now,
        }),
      )
      return redirect(safeNext(request.form.get('next')), null, [sessionCookie(token)])
    }),

    ownRoute('POST', '/sign-out', async ({ visitor, inSystem: system }) => {
      await system((db) => endSession(db, visitor.person.id, visitor.sessionId))
      return leave('/sign-in', [endCookie('session')])
    }),
  ]
}

async function showSignIn(
  request: OpenRequest,
  choices: SignInChoices,
  typed: { readonly next: string; readonly email: string; readonly errors: readonly FieldError[] },
): Promise<Answer> {
  const demonstration = choices.demonstration ? await listDemonstrationPeople(request.database) : []
  return show(signInPage({ ...typed, formToken: request.formToken, offersOidc: choices.oidc, demonstration }))
}

function missing(email: string, password: string): readonly FieldError[] {
  return [
    ...(email === '' ? [{ field: 'email', message: 'Enter your e-mail address' }] : []),
    ...(password === '' ? [{ field: 'password', message: 'Enter your password' }] : []),
  ]
}

type Known = Keys & { readonly passwordHash: string }

/** One answer for an address that is not known and a password that is not right, after the same work. */
async function tryPassword(
  request: OpenRequest,
  email: string,
  password: string,
): Promise<Known | { readonly message: string }> {
  const attempt: Attempt = { step: 'password', of: email, address: request.address, now: request.now }
  const { wait, keys } = await request.inSystem(async (db) => ({
    wait: await beginAttempt(db, attempt),
    keys: await findKeysByEmail(db, email),
  }))
  if (wait !== null) return { message: waitMessage(wait, request.now) }
  const right = await isPassword(password, keys?.passwordHash ?? null)
  if (!right || keys === null || keys.passwordHash === null)
    return { message: 'E-mail address or password is not right' }
  const fresh = needsRehash(keys.passwordHash) ? await hashPassword(password) : null
  const who = { id: keys.id, name: keys.name, role: 'themselves' }
  await inSystem(request.database, { actor: who, access: 'write' }, async (db) => {
    await saveSuccess(db, attempt)
    if (fresh !== null) await savePasswordHash(db, keys.id, fresh)
    if (keys.totpSecret === null) await saveWaitingSecret(db, keys.id, newSecret())
  })
  return { ...keys, passwordHash: fresh ?? keys.passwordHash }
}

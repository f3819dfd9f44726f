import type { SystemDatabase } from '../database/council-database.ts'
import type { SessionId } from '../shared/ids.ts'
import { parseId } from '../shared/ids.ts'
import { type Answer, forbidden, leave, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { ownRoute, type Route, type SignedInRequest } from '../web/route.ts'
import { accountPage } from './account-view.ts'
import { type Attempt, beginAttempt, saveSuccess } from './attempt-store.ts'
import { changePasswordPage, newCodesPage, replaceAppPage } from './own-keys-view.ts'
import { passwordMistakes } from './password.ts'
import { knownPasswords } from './read-known-passwords.ts'
import {
  countRecoveryCodes,
  findWatchLetters,
  getKeys,
  type Keys,
  saveNewPassword,
  saveRecoveryCodes,
  saveSecondFactor,
  saveWatchLetters,
} from './person-store.ts'
import { recoveryCodesPage } from './second-factor-view.ts'
import { endCookie } from './session.ts'
import { endSession, endSessions, listSessions } from './session-store.ts'
import { parseWatchLetters } from './watch-letters.ts'
import { waitMessage } from './sign-in-limit.ts'
import { hashPassword, isPassword } from './write-password-hash.ts'
import {
  hashRecoveryCode,
  newRecoveryCodes,
  proposedSecret,
  secretForApp,
  stepOfCode,
} from './write-second-factor.ts'

/** What everyone has of their own: their sessions, their password, their second step. */
export const accountPages: readonly Route[] = [
  ownRoute('GET', '/account', async (request) => {
    const { visitor, now, formToken } = request
    const found = await request.inSystem(async (db) => ({
      keys: await getKeys(db, visitor.person.id),
      sessions: await listSessions(db, visitor.person.id, now),
      codesLeft: await countRecoveryCodes(db, visitor.person.id),
      watchLetters: await findWatchLetters(db, visitor.person.id),
    }))
    return show(
      accountPage({
        ...found,
        person: visitor.person,
        thisSession: visitor.sessionId,
        councils: visitor.councils,
        hasPassword: hasPassword(request, found.keys),
        how: visitor.how,
        formToken,
      }),
    )
  }),

  ownRoute('POST', '/account/watch-letters', async ({ form, visitor, inSystem }) => {
    const wanted = parseWatchLetters(form.get('watch-letters'))
    if (wanted === null) return redirect('/account', 'Nothing was changed: choose how often.')
    await inSystem((db) => saveWatchLetters(db, visitor.person, wanted))
    return redirect('/account', `Letters of what changed: ${wanted}.`)
  }),

  ownRoute('POST', '/account/sessions/:session/end', async (request) => {
    const { visitor } = request
    const session = parseId<SessionId>(request.params['session'])
    if (session !== null) await request.inSystem((db) => endSession(db, visitor.person.id, session))
    if (session === visitor.sessionId) return leave('/sign-in', [endCookie('session')])
    return redirect('/account', 'That session has ended.')
  }),

  ownRoute('POST', '/account/sessions/end', async ({ visitor, inSystem }) => {
    await inSystem((db) => endSessions(db, visitor.person.id, visitor.sessionId))
    return redirect('/account', 'All your other sessions have ended.')
  }),

  ownRoute('GET', '/account/password', async (request) => {
    const keys = await findOwnKeys(request)
    return keys === null ? forbidden(NO_PASSWORD) : showChange(request, keys, [])
  }),

  ownRoute('POST', '/account/password', async (request) => {
    const keys = await findOwnKeys(request)
    if (keys === null) return forbidden(NO_PASSWORD)
    const { form, visitor } = request
    const wanted = form.get('password')
    const names = [keys.name, keys.email, ...visitor.councils.map((council) => council.name)]
    const errors = [
      ...(await currentPasswordErrors(request, keys)),
      ...passwordMistakes(wanted, names, await knownPasswords()),
    ]
    if (errors.length > 0) return showChange(request, keys, errors)
    const hash = await hashPassword(wanted)
    await request.inSystem(async (db) => {
      await saveNewPassword(db, keys, hash)
      await endSessions(db, keys.id, visitor.sessionId)
    })
    return redirect('/account', 'Your password is changed, and your other sessions have ended.')
  }),

  ownRoute('GET', '/account/second-factor', async (request) => {
    const keys = await findOwnKeys(request)
    return keys === null ? forbidden(NO_PASSWORD) : showReplace(request, keys, [])
  }),

  ownRoute('POST', '/account/second-factor', async (request) => {
    const keys = await findOwnKeys(request)
    if (keys === null) return forbidden(NO_PASSWORD)
    const errors = await currentPasswordErrors(request, keys)
    const secret = proposedFor(request, keys)
    const step = stepOfCode(secret, request.form.get('code'), { now: request.now, lastStep: null })
    const wrong =
      step === null ? [{ field: 'code', message: 'Enter the code that the new app shows now' }] : []
    if (step === null || errors.length > 0) return showReplace(request, keys, [...wrong, ...errors])
    const codes = newRecoveryCodes()
    await request.inSystem(async (db) => {
      const confirmed = { secret, step, now: request.now, recoveryHashes: codes.map(hashRecoveryCode) }
      await saveSecondFactor(db, keys, confirmed)
      await endSessions(db, keys.id, request.visitor.sessionId)
    })
    return show(recoveryCodesPage({ codes, next: '/account' }))
  }),

  ownRoute('GET', '/account/recovery-codes', async (request) => {
    const keys = await findOwnKeys(request)
    if (keys === null) return forbidden(NO_PASSWORD)
    return show(newCodesPage({ formToken: request.formToken, errors: [] }))
  }),

  ownRoute('POST', '/account/recovery-codes', async (request) => {
    const keys = await findOwnKeys(request)
    if (keys === null) return forbidden(NO_PASSWORD)
    const errors = await currentPasswordErrors(request, keys)
    if (errors.length > 0) return show(newCodesPage({ formToken: request.formToken, errors }))
    const codes = newRecoveryCodes()
    await request.inSystem((db) => saveRecoveryCodes(db, keys, codes.map(hashRecoveryCode)))
    return show(recoveryCodesPage({ codes, next: '/account' }))
  }),
]

const NO_PASSWORD = 'You sign in without a password here, so there is none to change. Nothing was changed.'

type WithPassword = Keys & { readonly passwordHash: string }

// In a demonstration everybody is anybody: nobody may lock the next visitor out.
function hasPassword({ visitor }: SignedInRequest, keys: Keys): boolean {
  return keys.passwordHash !== null && visitor.how === 'password'
}

async function findOwnKeys(request: SignedInRequest): Promise<WithPassword | null> {
  const keys = await request.inSystem((db: SystemDatabase) => getKeys(db, request.visitor.person.id))
  if (keys.passwordHash === null || !hasPassword(request, keys)) return null
  return { ...keys, passwordHash: keys.passwordHash }
}

/** Whoever sits down at an open browser does not know the password: it is asked before keys are changed. */
async function currentPasswordErrors(
  request: SignedInRequest,
  keys: WithPassword,
): Promise<readonly FieldError[]> {
  const password = request.form.get('current')
  if (password === '') return [{ field: 'current', message: 'Enter your current password' }]
  const { address, now } = request
  const attempt: Attempt = { step: 'password', of: keys.email, address, now }
  const wait = await request.inSystem((db) => beginAttempt(db, attempt))
  if (wait !== null) return [{ field: 'current', message: waitMessage(wait, now) }]
  if (!(await isPassword(password, keys.passwordHash)))
    return [{ field: 'current', message: 'Current password is not right' }]
  await request.inSystem((db) => saveSuccess(db, attempt))
  return []
}

function showChange(request: SignedInRequest, keys: Keys, errors: readonly FieldError[]): Answer {
  return show(changePasswordPage({ formToken: request.formToken, email: keys.email, errors }))
}

function showReplace(request: SignedInRequest, keys: Keys, errors: readonly FieldError[]): Answer {
  const app = secretForApp(proposedFor(request, keys), keys.email)
  return show(replaceAppPage({ formToken: request.formToken, app, errors }))
}

function proposedFor({ visitor }: SignedInRequest, keys: Keys): string {
  return proposedSecret(visitor.formSecret, keys.totpSecret)
}

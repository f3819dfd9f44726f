import { type Actor, inSystem } from '../database/council-database.ts'
import type { PersonId } from '../shared/ids.ts'
import { type Answer, redirect, show } from '../web/answer.ts'
import { type OpenRequest, openRoute, type Route } from '../web/route.ts'
import { type Attempt, beginAttempt, saveSuccess } from './attempt-store.ts'
import {
  countRecoveryCodes,
  findKeys,
  type Keys,
  saveSecondFactor,
  takeRecoveryCode,
  takeStep,
} from './person-store.ts'
import { recoveryCodesPage, secondFactorPage, setUpPage } from './second-factor-view.ts'
import { endCookie, safeNext, sessionCookie } from './session.ts'
import { beginSession, endSession } from './session-store.ts'
import { waitMessage } from './sign-in-limit.ts'
import {
  hashRecoveryCode,
  isProof,
  newRecoveryCodes,
  readProof,
  secretForApp,
  stepOfCode,
} from './write-second-factor.ts'

const NOT_RIGHT = 'That code is not right, or was used already. Enter the code that your app shows now'

/** The second step of signing in: a code, or setting up the app that makes codes. No session before it. */
export const secondFactorPages: readonly Route[] = [
  openRoute('GET', '/sign-in/second-factor', async (request) => {
    const keys = await findAtSecondStep(request)
    if (keys === null) return redirect('/sign-in')
    if (keys.totpConfirmedAt === null) return redirect('/sign-in/second-factor/set-up')
    return showStep(request, request.query.get('next'), null)
  }),

  openRoute('POST', '/sign-in/second-factor', async (request) => {
    const keys = await findAtSecondStep(request)
    if (keys === null || keys.totpConfirmedAt === null) return redirect('/sign-in')
    const code = request.form.get('code')
    if (code === '') return showStep(request, request.form.get('next'), 'Enter a code')
    const attempt = attemptOf(request, keys.id)
    const passed = await inSystem(request.database, { actor: actorOf(keys), access: 'write' }, async (db) => {
      const wait = await beginAttempt(db, attempt)
      if (wait !== null) return { ok: false as const, message: waitMessage(wait, request.now) }
      const step = stepOfCode(keys.totpSecret ?? '', code, { now: request.now, lastStep: keys.totpLastStep })
      const byApp = step !== null && (await takeStep(db, keys.id, step))
      if (!byApp && !(await takeRecoveryCode(db, keys, hashRecoveryCode(code), request.now)))
        return { ok: false as const, message: NOT_RIGHT }
      await saveSuccess(db, attempt)
      const left = byApp ? null : await countRecoveryCodes(db, keys.id)
      return { ok: true as const, token: await begin(db, request, keys.id), left }
    })
    if (!passed.ok) return showStep(request, request.form.get('next'), passed.message)
    const said = passed.left === null ? null : `You used a recovery code. ${leftInWords(passed.left)}`
    return redirect(safeNext(request.form.get('next')), said, [
      sessionCookie(passed.token),
      endCookie('second'),
    ])
  }),

  openRoute('GET', '/sign-in/second-factor/set-up', async (request) => {
    const keys = await findAtSetUp(request)
    if (keys === null) return redirect('/sign-in')
    return showSetUp(request, keys, { next: request.query.get('next'), error: null })
  }),

  openRoute('POST', '/sign-in/second-factor/set-up', async (request) => {
    const keys = await findAtSetUp(request)
    if (keys === null) return redirect('/sign-in')
    const next = request.form.get('next')
    const attempt = attemptOf(request, keys.id)
    const wait = await request.inSystem((db) => beginAttempt(db, attempt))
    if (wait !== null) return showSetUp(request, keys, { next, error: waitMessage(wait, request.now) })
    const step = stepOfCode(keys.totpSecret, request.form.get('code'), { now: request.now, lastStep: null })
    if (step === null) return showSetUp(request, keys, { next, error: NOT_RIGHT })
    const codes = newRecoveryCodes()
    const token = await inSystem(request.database, { actor: actorOf(keys), access: 'write' }, async (db) => {
      await saveSuccess(db, attempt)
      const confirmed = { secret: keys.totpSecret, step, now: request.now }
      await saveSecondFactor(db, keys, { ...confirmed, recoveryHashes: codes.map(hashRecoveryCode) })
      return begin(db, request, keys.id)
    })
    return show(recoveryCodesPage({ codes, next: safeNext(next) }), [
      sessionCookie(token),
      endCookie('second'),
    ])
  }),
]

/** Whose password was right a few minutes ago, if the cookie proves it. */
async function findAtSecondStep(request: OpenRequest): Promise<Keys | null> {
  const proof = request.cookies['second'] ?? ''
  const about = readProof(proof)
  if (about === null) return null
  const keys = await request.inSystem((db) => findKeys(db, about.person as PersonId))
  if (keys === null || keys.passwordHash === null) return null
  return isProof('second step', proof, { key: keys.passwordHash, now: request.now }) ? keys : null
}

/** The same, of somebody whose app is not set up. */
async function findAtSetUp(request: OpenRequest): Promise<(Keys & { readonly totpSecret: string }) | null> {
  const keys = await findAtSecondStep(request)
  if (keys === null || keys.totpSecret === null || keys.totpConfirmedAt !== null) return null
  return { ...keys, totpSecret: keys.totpSecret }
}

/** A session of its own token; whatever session the browser had before ends. */
async function begin(
  db: Parameters<typeof beginSession>[0],
  request: OpenRequest,
  person: PersonId,
): Promise<string> {
  const { visitor, device, now } = request
  if (visitor !== null) await endSession(db, visitor.person.id, visitor.sessionId)
  return beginSession(db, { person, how: 'password', device, now, secondFactorAt: now })
}

function attemptOf({ address, now }: OpenRequest, person: PersonId): Attempt {
  return { step: 'second step', of: person, address, now }
}

function actorOf(keys: Keys): Actor {
  return { id: keys.id, name: keys.name, role: 'themselves' }
}

function leftInWords(left: number): string {
  if (left === 0) return 'None is left: make new ones in your account now.'
  return left === 1 ? 'One is left: make new ones in your account.' : `${left} are left.`
}

function showStep(request: OpenRequest, next: string | null, error: string | null): Answer {
  return show(
    secondFactorPage({
      formToken: request.formToken,
      next: safeNext(next),
      byRecoveryCode: (request.query.get('use') ?? request.form.get('use')) === 'recovery-code',
      error,
    }),
  )
}

function showSetUp(
  request: OpenRequest,
  keys: Keys & { readonly totpSecret: string },
  { next, error }: { readonly next: string | null; readonly error: string | null },
): Answer {
  return show(
    setUpPage({
      formToken: request.formToken,
      next: safeNext(next),
      app: secretForApp(keys.totpSecret, keys.email),
      error,
    }),
  )
}

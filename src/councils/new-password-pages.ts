import { inSystem } from '../database/council-database.ts'
import type { PersonId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { type OpenRequest, openRoute, type Route } from '../web/route.ts'
import { choosePasswordPage } from './invitation-view.ts'
import { passwordMistakes } from './password.ts'
import { findKeys, type Keys, saveNewPassword, saveWaitingSecret } from './person-store.ts'
import { knownPasswords } from './read-known-passwords.ts'
import { endCookie } from './session.ts'
import { endSessions } from './session-store.ts'
import { hashPassword } from './write-password-hash.ts'
import { isProof, newSecret, onToSecondStep, readProof } from './write-second-factor.ts'

/** The link that an administrator makes for whoever forgot their password. */
export const newPasswordPages: readonly Route[] = [
  openRoute('GET', '/new-password/:proof', async (request) => {
    const keys = await findByProof(request)
    return keys === null ? notFound(NO_SUCH_LINK) : showNewPassword(request, keys, [])
  }),

  openRoute('POST', '/new-password/:proof', async (request) => {
    const keys = await findByProof(request)
    if (keys === null) return notFound(NO_SUCH_LINK)
    const password = request.form.get('password')
    const errors = passwordMistakes(password, [keys.name, keys.email], await knownPasswords())
    if (errors.length > 0) return showNewPassword(request, keys, errors)
    const hash = await hashPassword(password)
    await inSystem(
      request.database,
      { actor: { id: keys.id, name: keys.name, role: 'themselves' }, access: 'write' },
      async (db) => {
        await saveNewPassword(db, keys, hash)
        await saveWaitingSecret(db, keys.id, keys.totpSecret ?? newSecret())
        await endSessions(db, keys.id)
      },
    )
    const { href, cookie } = onToSecondStep({ ...keys, passwordHash: hash }, '/', request.now)
    return redirect(href, null, [cookie, endCookie('session')])
  }),
]

const NO_SUCH_LINK =
  'This link is not right, or was used already. Check that you have the whole of it, or ask whoever sent it for a new one.'

/** Whose new password a link is for: signed with their present one, so that it ends when that changes. */
async function findByProof(request: OpenRequest): Promise<(Keys & { readonly passwordHash: string }) | null> {
  const proof = request.params['proof'] ?? ''
  const about = readProof(proof)
  if (about === null) return null
  const keys = await request.inSystem((db) => findKeys(db, about.person as PersonId))
  if (keys === null || keys.passwordHash === null) return null
  const { passwordHash } = keys
  return isProof('new password', proof, { key: passwordHash, now: request.now })
    ? { ...keys, passwordHash }
    : null
}

function showNewPassword(request: OpenRequest, keys: Keys, errors: readonly FieldError[]): Answer {
  return show(
    choosePasswordPage({
      title: 'Choose a new password',
      action: `/new-password/${request.params['proof'] ?? ''}`,
      formToken: request.formToken,
      email: keys.email,
      name: null,
      role: null,
      errors,
      councilAccountHref: null,
    }),
  )
}

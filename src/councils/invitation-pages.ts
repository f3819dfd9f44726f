import { actingAs, inCouncil } from '../database/council-database.ts'
import type { CouncilId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { type OpenRequest, openRoute, type Route } from '../web/route.ts'
import { findCouncil, savePerson, saveRoleGrant } from './council-store.ts'
import { type Invitation, nameMistakes, stateOf } from './invitation.ts'
import { councilOfToken, findInvitationByToken, saveAcceptance } from './invitation-store.ts'
import { acceptPage, choosePasswordPage, closedInvitationPage, signInFirstPage } from './invitation-view.ts'
import { passwordMistakes } from './password.ts'
import { findKeys, findKeysByEmail, type Keys, saveFirstPassword } from './person-store.ts'
import { knownPasswords } from './read-known-passwords.ts'
import { hashPassword } from './write-password-hash.ts'
import { newSecret, onToSecondStep } from './write-second-factor.ts'

const NOBODY = { id: null, name: 'Somebody with an invitation', role: 'invited' }

/** The links of invitations. */
export function invitationPages(choices: { readonly oidc: boolean }): readonly Route[] {
  return [
    openRoute('GET', '/invitations/:token', async (request) => {
      const found = await findInvited(request)
      return found === null ? notFound(NO_SUCH_LINK) : showInvitation(request, found, choices)
    }),

    openRoute('POST', '/invitations/:token/acceptance', async (request) => {
      const found = await findInvited(request)
      if (found === null) return notFound(NO_SUCH_LINK)
      if (found.state !== 'open') return showInvitation(request, found, choices)
      return hasKeys(found.keys)
        ? acceptSignedIn(request, found, choices)
        : acceptAsNew(request, found, choices)
    }),
  ]
}

const NO_SUCH_LINK =
  'This link is not right, or was used already. Check that you have the whole of it, or ask whoever sent it for a new one.'

type Invited = {
  readonly invitation: Invitation
  readonly state: ReturnType<typeof stateOf>
  readonly council: { readonly id: CouncilId; readonly name: string; readonly slug: string }
  readonly keys: Keys | null
}

async function findInvited(request: OpenRequest): Promise<Invited | null> {
  const token = request.params['token'] ?? ''
  const id = councilOfToken(token)
  if (id === null) return null
  const found = await inCouncil(
    request.database,
    { council: id, actor: NOBODY, access: 'read' },
    async (db) => ({
      invitation: await findInvitationByToken(db, token),
      council: await findCouncil(db),
    }),
  )
  const { invitation, council } = found
  if (invitation === null || council === null) return null
  const keys = await request.inSystem((db) => findKeysByEmail(db, invitation.email))
  return { invitation, state: stateOf(invitation, request.now), council: { ...council, id }, keys }
}

/** Whoever can sign in already must do so: a link passed to the wrong hands opens nobody's account. */
function hasKeys(keys: Keys | null): boolean {
  return keys !== null && (keys.passwordHash !== null || keys.oidcSubject !== null)
}

// A demonstration's people are anybody: none of them may take a role in earnest.
function mayAccept({ visitor }: OpenRequest, keys: Keys | null): boolean {
  return (
    hasKeys(keys) && visitor !== null && visitor.person.id === keys?.id && visitor.how !== 'demonstration'
  )
}

function showInvitation(
  request: OpenRequest,
  found: Invited,
  choices: { readonly oidc: boolean },
  typed: { readonly name: string; readonly errors: readonly FieldError[] } | null = null,
): Answer {
  const { invitation, state, council, keys } = found
  const token = request.params['token'] ?? ''
  const path = `/invitations/${token}`
  if (state !== 'open') return show(closedInvitationPage({ state, council: council.name }))
  if (mayAccept(request, keys))
    return show(acceptPage({ invitation, council: council.name, formToken: request.formToken, path }))
  if (hasKeys(keys) || request.visitor !== null)
    return show(
      signInFirstPage({
        invitation,
        council: council.name,
        path,
        signedInAs: request.visitor?.person.email ?? null,
        hasKeys: hasKeys(keys),
      }),
    )
  return show(
    choosePasswordPage({
      title: `Join ${council.name} on Line of Sight`,
      action: `${path}/acceptance`,
      formToken: request.formToken,
      email: invitation.email,
      name: typed?.name ?? invitation.name,
      role: invitation.role,
      errors: typed?.errors ?? [],
      councilAccountHref: choices.oidc ? `/sign-in/council-account?next=${encodeURIComponent(path)}` : null,
    }),
  )
}

async function acceptSignedIn(
  request: OpenRequest,
  found: Invited,
  choices: { readonly oidc: boolean },
): Promise<Answer> {
  const { keys, invitation } = found
  if (keys === null || !mayAccept(request, keys)) return showInvitation(request, found, choices)
  const accepted = await accept(request, found, { name: keys.name, passwordHash: null })
  if (accepted === null) return redirect(`/invitations/${request.params['token'] ?? ''}`)
  return redirect(
    `/councils/${found.council.slug}`,
    `You have joined ${found.council.name} as ${invitation.role}.`,
  )
}

async function acceptAsNew(
  request: OpenRequest,
  found: Invited,
  choices: { readonly oidc: boolean },
): Promise<Answer> {
  const { form } = request
  if (request.visitor !== null) return showInvitation(request, found, choices)
  const name = form.get('name').replaceAll(/\s+/g, ' ')
  const password = form.get('password')
  const names = [name, found.invitation.email, found.council.name]
  const errors = [...nameMistakes(name), ...passwordMistakes(password, names, await knownPasswords())]
  if (errors.length > 0) return showInvitation(request, found, choices, { name, errors })
  const passwordHash = await hashPassword(password)
  const keys = await accept(request, found, { name, passwordHash })
  if (keys === null) return redirect(`/invitations/${request.params['token'] ?? ''}`)
  const { href, cookie } = onToSecondStep(
    { ...keys, passwordHash },
    `/councils/${found.council.slug}`,
    request.now,
  )
  return redirect(href, null, [cookie])
}

/** The person, their role and the end of the invitation, all or nothing; null where somebody was first. */
async function accept(
  request: OpenRequest,
  { invitation, council }: Invited,
  chosen: { readonly name: string; readonly passwordHash: string | null },
): Promise<Keys | null> {
  const wanted = { council: council.id, actor: NOBODY, access: 'write' } as const
  return inCouncil(request.database, wanted, async (db) => {
    const id = await savePerson(db, { name: chosen.name, email: invitation.email })
    actingAs(db, { id, name: chosen.name, role: invitation.role })
    if (!(await saveAcceptance(db, invitation, request.now))) throw new AlreadyUsed()
    if (chosen.passwordHash !== null) {
      const first = { name: chosen.name, passwordHash: chosen.passwordHash, secret: newSecret() }
      if (!(await saveFirstPassword(db, id, first))) throw new AlreadyUsed()
    }
    await saveRoleGrant(db, { ...invitation, person: id, name: chosen.name })
    return findKeys(db, id)
  }).catch((fault: unknown) => {
    if (fault instanceof AlreadyUsed) return null
    throw fault
  })
}

/** Undoes the transaction: the invitation was used while this one was on its way. */
class AlreadyUsed extends Error {}

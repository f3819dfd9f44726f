import { inCouncil, inSystem } from '../database/council-database.ts'
import type { PersonId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { type OpenRequest, openRoute, type Route } from '../web/route.ts'
import { type AccountTrouble, councilAccountTroublePage } from './council-account-view.ts'
import { savePerson } from './council-store.ts'
import { stateOf } from './invitation.ts'
import { councilOfToken, findInvitationByToken } from './invitation-store.ts'
import { findKeysByEmail, findKeysBySubject, saveCouncilAccount } from './person-store.ts'
import {
  CALLBACK,
  type CouncilAccount,
  CouncilAccounts,
  type Journey,
  type OidcSettings,
} from './read-council-account.ts'
import { endCookie, safeNext, SECOND_STEP_MINUTES, sessionCookie } from './session.ts'
import { beginSession, endSession, endSessions } from './session-store.ts'

/** Signing in with the council's own account, where it is set up. */
export function councilAccountPages(settings: {
  readonly oidc: OidcSettings | null
  readonly baseUrl: string | null
}): readonly Route[] {
  const { oidc, baseUrl } = settings
  const accounts = oidc === null || baseUrl === null ? null : new CouncilAccounts(oidc, baseUrl)
  return [
    openRoute('GET', '/sign-in/council-account', async (request) => {
      if (accounts === null) return notFound()
      const begun = await accounts.begin(safeNext(request.query.get('next')))
      if (begun === null) return trouble('not reached', 'DISCOVERY')
      return redirect(begun.href, null, [journeyCookie(begun.journey)])
    }),

    // The one GET that begins something: the standard brings people back by GET. Its code and state work once, and
    // only in the browser that holds the cookie.
    openRoute('GET', CALLBACK, async (request) => {
      if (accounts === null) return notFound()
      const journey = readJourney(request.cookies['oidc'])
      if (journey === null) return trouble('not right', 'NO_JOURNEY')
      const read = await accounts.read(request.url, journey)
      if (!read.ok) return trouble(read.why, read.code)
      return signIn(request, read.account, safeNext(journey.next))
    }),
  ]
}

function journeyCookie(journey: Journey): { name: string; value: string; maxAgeSeconds: number } {
  const value = Buffer.from(JSON.stringify(journey)).toString('base64url')
  return { name: 'oidc', value, maxAgeSeconds: SECOND_STEP_MINUTES * 60 }
}

function readJourney(cookie: string | undefined): Journey | null {
  try {
    const kept = JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString()) as Partial<
      Record<keyof Journey, unknown>
    >
    const { state, nonce, verifier, next } = kept
    const words = [state, nonce, verifier, next].filter((one) => typeof one === 'string' && one.length > 0)
    const [first = '', second = '', third = '', fourth = ''] = words as readonly string[]
    return words.length === 4 ? { state: first, nonce: second, verifier: third, next: fourth } : null
  } catch {
    return null
  }
}

async function signIn(request: OpenRequest, account: CouncilAccount, next: string): Promise<Answer> {
  const { now, device, visitor, database } = request
  const found = await findOrJoin(request, account, next)
  if (typeof found === 'string') return trouble(found, 'NO_PERSON')
  const who = { id: found.id, name: found.name, role: 'themselves' }
  const token = await inSystem(database, { actor: who, access: 'write' }, async (db) => {
    if (visitor !== null) await endSession(db, visitor.person.id, visitor.sessionId)
    return beginSession(db, { person: found.id, how: 'oidc', device, now })
  })
  return redirect(next, null, [sessionCookie(token), endCookie('oidc')])
}

type Found = { readonly id: PersonId; readonly name: string }

/** The person of the account: known by it, or at first by an address the issuer vouches for. Never a stranger. */
async function findOrJoin(
  request: OpenRequest,
  account: CouncilAccount,
  next: string,
): Promise<Found | AccountTrouble> {
  const known = await request.inSystem((db) => findKeysBySubject(db, account))
  if (known !== null) return known
  const email = account.verifiedEmail
  if (email === null) return 'no verified address'
  const invitedName = await findInvitedName(request, email, next)
  return inSystem(
    request.database,
    { actor: { id: null, name: 'A council account', role: 'none' }, access: 'write' },
    async (db) => {
      const byEmail = await findKeysByEmail(db, email)
      if (byEmail === null && invitedName === null) return 'nobody here' as const
      if (byEmail !== null && byEmail.oidcSubject !== null) return 'another account' as const
      const person: Found = byEmail ?? {
        id: await savePerson(db, { name: invitedName ?? email, email }),
        name: invitedName ?? email,
      }
      await saveCouncilAccount(db, person, account)
      await endSessions(db, person.id)
      return person
    },
  )
}

/** Whoever comes from an invitation of this very address is no stranger, though nobody yet. */
async function findInvitedName(request: OpenRequest, email: string, next: string): Promise<string | null> {
  const token = /^\/invitations\/([^/?]+)$/.exec(next)?.[1] ?? ''
  const council = councilOfToken(token)
  if (council === null) return null
  const actor = { id: null, name: 'Somebody with an invitation', role: 'invited' }
  const invitation = await inCouncil(request.database, { council, actor, access: 'read' }, (db) =>
    findInvitationByToken(db, token),
  )
  const fits =
    invitation !== null && invitation.email === email && stateOf(invitation, request.now) === 'open'
  return fits ? invitation.name : null
}

function trouble(what: AccountTrouble, code: string): Answer {
  return show(councilAccountTroublePage(what, code), [endCookie('oidc')])
}

import { type Actor, inSystem } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import { type Letter, type MailSettings, sendLetter } from '../jobs/mail.ts'
import type { InvitationId, PersonId } from '../shared/ids.ts'
import { parseId } from '../shared/ids.ts'
import { ROLE_NAMES } from '../shared/permissions.ts'
import { type Answer, forbidden, notFound, redirect, show } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import {
  type Invitation,
  NEW_PASSWORD_HOURS,
  parsePerson,
  typedPerson,
  type WantedPerson,
} from './invitation.ts'
import {
  findInvitation,
  listWaitingInvitations,
  saveInvitation,
  saveInvitationAgain,
  saveWithdrawal,
} from './invitation-store.ts'
import { invitePage } from './invite-view.ts'
import { invitationLetter, newPasswordLetter } from './letters.ts'
import { linkPage } from './link-view.ts'
import { findKeys, savePasswordHash } from './person-store.ts'
import type { Place } from './place.ts'
import { countOtherCouncils, findPlace, findPlaceByEmail } from './place-store.ts'
import { noPassword } from './write-password-hash.ts'
import { writeProof } from './write-second-factor.ts'

export type Delivery = { readonly mail: MailSettings | null; readonly baseUrl: string | null }

/** Links that an administrator sends, or passes on by hand where no e-mail is set up. */
export function invitePages(delivery: Delivery): readonly Route[] {
  return [
    get('/councils/:council/people/invite', 'invite people', async ({ council, formToken, query }) => {
      const typed = { name: '', email: '', role: query.get('role') ?? '', jobTitle: '', partner: '' }
      return show(invitePage({ council, formToken, typed, errors: [] }))
    }),

    post('/councils/:council/invitations', 'invite people', async (request) => {
      const { council, formToken } = request
      const typed = typedPerson(request.form)
      const parsed = parsePerson(typed, council)
      if ('mistakes' in parsed)
        return show(invitePage({ council, formToken, typed, errors: parsed.mistakes }))
      const saved = await invite(request, parsed.wanted)
      if ('message' in saved)
        return show(
          invitePage({ council, formToken, typed, errors: [{ field: 'email', message: saved.message }] }),
        )
      return deliverInvitation(request, delivery, { wanted: parsed.wanted, token: saved.token })
    }),

    post('/councils/:council/invitations/:invitation/sending', 'invite people', async (request) => {
      const sent = await request.inCouncil(async (db) => {
        const invitation = await findInvitation(db, idOf<InvitationId>(request, 'invitation'))
        const token = invitation && (await saveInvitationAgain(db, invitation, request.now))
        return invitation === null ? null : { invitation, token }
      })
      if (sent === null) return notFound()
      const { invitation, token } = sent
      if (token === null) return redirect(inCouncilPath(request.council, '/people'), NO_LONGER)
      return deliverInvitation(request, delivery, { wanted: invitation, token })
    }),

    post('/councils/:council/invitations/:invitation/withdrawal', 'invite people', async (request) => {
      const done = await request.inCouncil(async (db) => {
        const invitation = await findInvitation(db, idOf<InvitationId>(request, 'invitation'))
        return invitation && { invitation, withdrawn: await saveWithdrawal(db, invitation, request.now) }
      })
      if (done === null) return notFound()
      const said = done.withdrawn ? `The invitation of ${done.invitation.name} is withdrawn.` : NO_LONGER
      return redirect(inCouncilPath(request.council, '/people'), said)
    }),

    post('/councils/:council/people/:person/new-password', 'invite people', async (request) => {
      const place = await request.inCouncil((db) => findPlace(db, idOf<PersonId>(request, 'person')))
      if (place === null) return notFound()
      return sendNewPassword(request, delivery, place)
    }),
  ]
}

const NO_LONGER = 'That invitation is no longer waiting. Nothing was changed.'

function idOf<One extends number>(request: CouncilRequest, name: string): One {
  // An id that is none finds nothing.
  return parseId<One>(request.params[name]) ?? (0 as One)
}

async function invite(
  request: CouncilRequest,
  wanted: WantedPerson,
): Promise<{ readonly token: string } | { readonly message: string }> {
  return request.inCouncil(async (db) => {
    if ((await findPlaceByEmail(db, wanted.email)) !== null)
      return {
        message: 'Somebody with this address belongs to the council already. Change their role instead',
      }
    const waiting = await listWaitingInvitations(db)
    if (waiting.some((one) => one.email === wanted.email))
      return { message: 'Somebody with this address is invited already. Send that invitation again instead' }
    return { token: await saveInvitation(db, wanted, request.now) }
  })
}

async function deliverInvitation(
  request: CouncilRequest,
  delivery: Delivery,
  { wanted, token }: { readonly wanted: WantedPerson | Invitation; readonly token: string },
): Promise<Answer> {
  const { council, visitor } = request
  const path = `/invitations/${token}`
  const sent = await sendLink(request, delivery, {
    to: wanted.email,
    ...invitationLetter({
      name: wanted.name,
      council: council.name,
      role: ROLE_NAMES[wanted.role].toLowerCase(),
      invitedBy: visitor.person.name,
      link: `${delivery.baseUrl ?? ''}${path}`,
    }),
  })
  if (sent === 'sent')
    return redirect(inCouncilPath(council, '/people'), `The invitation is on its way to ${wanted.email}.`)
  const what = 'invitation' as const
  return show(
    linkPage({ what, council, person: wanted, path, baseUrl: delivery.baseUrl, failed: sent === 'failed' }),
  )
}

/** By e-mail where that is set up; a demonstration writes to nobody. */
async function sendLink(
  request: CouncilRequest,
  { mail, baseUrl }: Delivery,
  letter: Letter,
): Promise<'sent' | 'failed' | 'not set up'> {
  if (mail === null || baseUrl === null || request.council.demonstration) return 'not set up'
  return (await sendLetter(mail, letter)) ? 'sent' : 'failed'
}

async function sendNewPassword(request: CouncilRequest, delivery: Delivery, place: Place): Promise<Answer> {
  const { council } = request
  if (place.signsInWith === 'council account' || council.demonstration) return forbidden(NO_PASSWORD_HERE)
  const elsewhere = await belongsElsewhere(request, place)
  const path = await makeNewPasswordPath(request, place)
  const letter = newPasswordLetter({
    name: place.name,
    council: council.name,
    link: `${delivery.baseUrl ?? ''}${path}`,
  })
  const sent = await sendLink(request, delivery, { to: place.email, ...letter })
  if (sent === 'sent')
    return redirect(inCouncilPath(council, '/people'), `The link is on its way to ${place.email}.`)
  // One council's administrator must not come into the hands of another council's key.
  if (elsewhere) return forbidden(ONLY_BY_MAIL)
  const what = 'new password' as const
  return show(
    linkPage({ what, council, person: place, path, baseUrl: delivery.baseUrl, failed: sent === 'failed' }),
  )
}

const NO_PASSWORD_HERE =
  'They sign in without a password, so there is none to choose anew. Nothing was changed.'
const ONLY_BY_MAIL =
  'They belong to another council too, so the link may only go to them by e-mail, and no e-mail could be sent. Nothing was changed.'

async function belongsElsewhere(request: CouncilRequest, place: Place): Promise<boolean> {
  const asThem: Actor = { id: place.person, name: place.name, role: 'themselves' }
  return inSystem(
    request.database,
    { actor: asThem, access: 'read' },
    async (db) => (await countOtherCouncils(db, request.council.id)) > 0,
  )
}

async function makeNewPasswordPath(request: CouncilRequest, place: Place): Promise<string> {
  const key = await request.inCouncil(async (db) => {
    const thing = { kind: 'person', id: place.person, title: place.name }
    await record(db, { act: 'made a link for a new password for', thing })
    const kept = (await findKeys(db, place.person))?.passwordHash ?? null
    if (kept !== null) return kept
    const none = noPassword()
    await savePasswordHash(db, place.person, none)
    return none
  })
  const untilSeconds = Math.floor(request.now.epochMilliseconds / 1000) + NEW_PASSWORD_HOURS * 3600
  return `/new-password/${writeProof('new password', { person: place.person, untilSeconds }, key)}`
}

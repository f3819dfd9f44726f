import { type Actor, type CouncilDatabase, inSystem } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import { saveLetter } from '../jobs/letter-store.ts'
import type { InvitationId, PersonId } from '../shared/ids.ts'
import { parseId } from '../shared/ids.ts'
import { ROLE_NAMES } from '../shared/permissions.ts'
import { type Answer, forbidden, notFound, redirect, show } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { type Invitation, parsePerson, typedPerson, type WantedPerson } from './invitation.ts'
import {
  findInvitation,
  findInvitationByToken,
  listWaitingInvitations,
  saveInvitation,
  saveInvitationAgain,
  saveWithdrawal,
} from './invitation-store.ts'
import { invitePage } from './invite-view.ts'
import { invitationLetter, newPasswordLetter } from './letters.ts'
import { linkPage } from './link-view.ts'
import { findOrMakeHash } from './person-store.ts'
import type { Place } from './place.ts'
import { countOtherCouncils, findPlace, findPlaceByEmail } from './place-store.ts'
import { noPassword } from './write-password-hash.ts'
import { newPasswordPath } from './write-second-factor.ts'

/** `mail`: null where no e-mail is set up. */
export type Delivery = { readonly mail: object | null; readonly baseUrl: string | null }

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
      const saved = await invite(request, delivery, parsed.wanted)
      if ('message' in saved)
        return show(
          invitePage({ council, formToken, typed, errors: [{ field: 'email', message: saved.message }] }),
        )
      return answerInvited(request, delivery, { wanted: parsed.wanted, ...saved })
    }),

    post('/councils/:council/invitations/:invitation/sending', 'invite people', async (request) => {
      const sent = await request.inCouncil(async (db) => {
        const invitation = await findInvitation(db, idOf<InvitationId>(request, 'invitation'))
        const token = invitation && (await saveInvitationAgain(db, invitation, request.now))
        if (invitation === null || token === null) return { invitation, token, isByLetter: false }
        const isByLetter = goesByLetter(request, delivery)
        if (isByLetter) await writeInvitation(db, request, invitation)
        return { invitation, token, isByLetter }
      })
      const { invitation, token, isByLetter } = sent
      if (invitation === null) return notFound()
      if (token === null) return redirect(inCouncilPath(request.council, '/people'), NO_LONGER)
      return answerInvited(request, delivery, { wanted: invitation, token, isByLetter })
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

type Invited = { readonly token: string; readonly isByLetter: boolean }

async function invite(
  request: CouncilRequest,
  delivery: Delivery,
  wanted: WantedPerson,
): Promise<Invited | { readonly message: string }> {
  return request.inCouncil(async (db) => {
    if ((await findPlaceByEmail(db, wanted.email)) !== null)
      return {
        message: 'Somebody with this address belongs to the council already. Change their role instead',
      }
    const waiting = await listWaitingInvitations(db)
    if (waiting.some((one) => one.email === wanted.email))
      return { message: 'Somebody with this address is invited already. Send that invitation again instead' }
    const token = await saveInvitation(db, wanted, request.now)
    const invitation = await findInvitationByToken(db, token)
    const isByLetter = invitation !== null && goesByLetter(request, delivery)
    if (isByLetter) await writeInvitation(db, request, invitation)
    return { token, isByLetter }
  })
}

/** By letter where e-mail is set up and nobody asked for the link itself; a demonstration writes to nobody. */
function goesByLetter({ council, form }: CouncilRequest, { mail, baseUrl }: Delivery): boolean {
  return mail !== null && baseUrl !== null && !council.demonstration && form.get('by') !== 'hand'
}

// The letter waits with all others; its link is made as it goes out.
async function writeInvitation(
  db: CouncilDatabase,
  { council, visitor, now }: CouncilRequest,
  invitation: Invitation,
): Promise<void> {
  const { subject, text } = invitationLetter({
    name: invitation.name,
    council: council.name,
    role: ROLE_NAMES[invitation.role].toLowerCase(),
    invitedBy: visitor.person.name,
  })
  const key = `invitation ${invitation.id} ${toTheMinute(now)}`
  const letter = {
    key,
    kind: 'invitation',
    to: null,
    invitation: invitation.id,
    subject,
    words: text,
    about: [],
  } as const
  await saveLetter(db, letter, { now, kept: null })
}

// A double press is one letter; asked for once more a minute later, it is another.
function toTheMinute(now: Temporal.Instant): string {
  return now.round('minute').toString()
}

function answerInvited(
  { council }: CouncilRequest,
  { baseUrl }: Delivery,
  { wanted, token, isByLetter }: Invited & { readonly wanted: WantedPerson },
): Answer {
  if (isByLetter)
    return redirect(inCouncilPath(council, '/people'), `The invitation is on its way to ${wanted.email}.`)
  return show(
    linkPage({ what: 'invitation', council, person: wanted, path: `/invitations/${token}`, baseUrl }),
  )
}

async function sendNewPassword(request: CouncilRequest, delivery: Delivery, place: Place): Promise<Answer> {
  const { council, now } = request
  if (place.signsInWith === 'council account' || council.demonstration) return forbidden(NO_PASSWORD_HERE)
  if (goesByLetter(request, delivery)) {
    const { subject, text } = newPasswordLetter({ name: place.name, council: council.name })
    const key = `new password ${place.person} ${toTheMinute(now)}`
    const letter = { key, kind: 'new password', to: place.person, subject, words: text, about: [] } as const
    await request.inCouncil((db) => saveLetter(db, letter, { now, kept: null }))
    return redirect(inCouncilPath(council, '/people'), `The link is on its way to ${place.email}.`)
  }
  // One council's administrator must not come into the hands of another council's key.
  if (await belongsElsewhere(request, place)) return forbidden(ONLY_BY_MAIL)
  const path = await makeNewPasswordPath(request, place)
  return show(linkPage({ what: 'new password', council, person: place, path, baseUrl: delivery.baseUrl }))
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
  const hash = await request.inCouncil(async (db) => {
    const thing = { kind: 'person', id: place.person, title: place.name }
    await record(db, { act: 'made a link for a new password for', thing })
    return findOrMakeHash(db, place.person, noPassword)
  })
  if (hash === null) throw new Error('a person with a place here has left in this moment')
  return newPasswordPath(place.person, hash, request.now)
}

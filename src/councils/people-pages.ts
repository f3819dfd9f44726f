import { listHistory } from '../database/record.ts'
import type { PersonId } from '../shared/ids.ts'
import { parseId } from '../shared/ids.ts'
import { mayDo, ROLE_NAMES } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show, takeAway } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { parsePlace, typedPerson } from './invitation.ts'
import { listWaitingInvitations } from './invitation-store.ts'
import { peoplePage } from './people-view.ts'
import { personPage } from './person-view.ts'
import { placesSheet } from './place.ts'
import { findPlace, listPlaces, savePlace, savePlaceEnded } from './place-store.ts'
import { endSessions } from './session-store.ts'

/** Who belongs to the council, and what they are there. */
export const peoplePages: readonly Route[] = [
  get('/councils/:council/people', 'see people', async (request) => {
    const { council, now } = request
    const found = await request.inCouncil(async (db) => ({
      places: await listPlaces(db),
      invitations: await listWaitingInvitations(db),
    }))
    const mayInvite = mayDo(council.role, 'invite people')
    const maySwitchLists = mayDo(council.role, 'switch lists of children')
    return show(
      peoplePage({ ...found, council, now, mayInvite, maySwitchLists, formToken: request.formToken }),
    )
  }),

  get('/councils/:council/people.csv', 'see people', async ({ inCouncil }) =>
    takeAway('people', placesSheet(await inCouncil(listPlaces))),
  ),

  get('/councils/:council/people/:person', 'see people', async (request) => showPerson(request)),

  post('/councils/:council/people/:person/role', 'invite people', async (request) => {
    const { form } = request
    const typed = typedPerson(form)
    const parsed = parsePlace(typed)
    if ('mistakes' in parsed) return showPerson(request, { typed, errors: parsed.mistakes })
    const saved = await request.inCouncil(async (db) => {
      const place = await findPlace(db, idOf<PersonId>(request, 'person'))
      if (place === null) return 'gone' as const
      if (place.person === request.visitor.person.id) return 'own' as const
      if (String(place.grantId) !== form.get('version')) return 'changed' as const
      return (await savePlace(db, place, parsed.wanted)) ? place : ('changed' as const)
    })
    if (saved === 'gone') return notFound()
    if (saved === 'own') return showPerson(request, { typed, errors: [OWN_ROLE] })
    if (saved === 'changed') return showPerson(request, { typed, errors: [], changedByAnother: true })
    const said = `${saved.name} is now ${ROLE_NAMES[parsed.wanted.role].toLowerCase()}.`
    return redirect(inCouncilPath(request.council, '/people'), said)
  }),

  post('/councils/:council/people/:person/end', 'invite people', async (request) => {
    const why = request.form.get('why')
    if (why === '')
      return showPerson(request, { errors: [{ field: 'why', message: 'Enter why their access ends' }] })
    const ended = await request.inCouncil(async (db) => {
      const place = await findPlace(db, idOf<PersonId>(request, 'person'))
      if (place === null) return 'gone' as const
      if (place.person === request.visitor.person.id) return 'own' as const
      if (!(await savePlaceEnded(db, place, why))) return 'gone' as const
      await endSessions(db, place.person)
      return place
    })
    if (ended === 'gone') return notFound()
    if (ended === 'own') return showPerson(request, { errors: [OWN_END] })
    const said = `${ended.name} no longer has access. What they did stays in the record.`
    return redirect(inCouncilPath(request.council, '/people'), said)
  }),
]

const OWN_ROLE = { field: 'role', message: 'You cannot change your own role. Ask another administrator' }
const OWN_END = { field: 'why', message: 'You cannot end your own access. Ask another administrator' }

function idOf<One extends number>(request: CouncilRequest, name: string): One {
  // An id that is none finds nothing.
  return parseId<One>(request.params[name]) ?? (0 as One)
}

type Again = {
  readonly typed?: { readonly role: string; readonly jobTitle: string; readonly partner: string }
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  readonly changedByAnother?: boolean
}

async function showPerson(request: CouncilRequest, again: Again = { errors: [] }): Promise<Answer> {
  const { council, visitor, formToken } = request
  const found = await request.inCouncil(async (db) => {
    const place = await findPlace(db, idOf<PersonId>(request, 'person'))
    return place && { place, history: await listHistory(db, { kind: 'person', id: place.person }) }
  })
  if (found === null) return notFound()
  return show(
    personPage({
      ...found,
      council,
      formToken,
      typed: again.typed ?? {
        role: found.place.role,
        jobTitle: found.place.jobTitle,
        partner: found.place.partner ?? '',
      },
      errors: again.errors,
      changedByAnother: again.changedByAnother ?? false,
      mayChange: mayDo(council.role, 'invite people') && visitor.person.id !== found.place.person,
      isOwn: visitor.person.id === found.place.person,
      offersPassword: found.place.signsInWith !== 'council account' && !council.demonstration,
    }),
  )
}

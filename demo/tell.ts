import { saveCouncil, saveIntervention, savePerson, saveRoleGrant } from '../src/councils/council-store.ts'
import type { Database } from '../src/database/connect.ts'
import {
  type Actor,
  actingAs,
  type CouncilDatabase,
  inCouncil,
  inSystem,
} from '../src/database/council-database.ts'
import type { PersonId } from '../src/shared/ids.ts'
import type { Day } from '../src/shared/days.ts'
import { tellStory } from './story.ts'
import type { CouncilTale, TalePerson } from './tale.ts'
import { tellActors } from './tell-actors.ts'
import { tellConcerns } from './tell-concerns.ts'
import { tellInstruments } from './tell-instruments.ts'
import { tellPlan } from './tell-plan.ts'
import { tellReturns } from './tell-returns.ts'
import { tellPublished } from './tell-published.ts'

// The story told through the app's own rules and stores, each act by the person who did it.

const TELLER: Actor = { id: null, name: 'The demonstration', role: 'the product itself' }

/** Makes the demonstration councils; the same day makes the same councils. */
export async function tellDemonstration(database: Database, today: Day): Promise<void> {
  for (const tale of tellStory(today).councils) {
    const council = await inSystem(database, { actor: TELLER, access: 'write' }, (db) =>
      saveCouncil(db, { slug: tale.key, name: tale.name, demonstration: true }),
    )
    await inCouncil(database, { council, actor: TELLER, access: 'write' }, async (db) => {
      const cast = await tellCouncil(db, tale, today)
      await tellPublished(db, { tale, cast }, today)
      actingAs(db, TELLER)
    })
  }
}

async function tellCouncil(db: CouncilDatabase, tale: CouncilTale, today: Day): Promise<Cast> {
  const cast = await tellPeople(db, tale)
  const intervention = await saveIntervention(db, {
    name: tale.intervention.title,
    subject: tale.intervention.title,
    begunOn: tale.intervention.began,
  })
  const requirements = await tellInstruments(db, { tale, cast, intervention })
  await tellConcerns(db, { concerns: tale.concerns, cast, intervention })
  await tellActors(db, tale.actors, cast)
  await tellPlan(db, { tale, cast, intervention, requirements, today })
  await tellReturns(db, { tale, cast }, today)
  return cast
}

export type Cast = {
  readonly idOf: (key: string) => PersonId
  readonly actorOf: (key: string) => Actor
  readonly partnerOf: (key: string) => string | null
}

async function tellPeople(db: CouncilDatabase, tale: CouncilTale): Promise<Cast> {
  const known = new Map<string, { readonly person: TalePerson; readonly id: PersonId }>()
  for (const person of tale.people) {
    const id = await savePerson(db, person)
    const partner = person.role === 'partner' ? person.organisation : null
    await saveRoleGrant(db, {
      person: id,
      name: person.name,
      role: person.role,
      jobTitle: person.jobTitle,
      partner,
    })
    known.set(person.key, { person, id })
  }
  const find = (key: string) => {
    const found = known.get(key)
    if (found === undefined) throw new Error(`Nobody in ${tale.name} is called ${key}`)
    return found
  }
  return {
    idOf: (key) => find(key).id,
    actorOf: (key) => ({ id: find(key).id, name: find(key).person.name, role: find(key).person.role }),
    partnerOf: (key) => (find(key).person.role === 'partner' ? find(key).person.organisation : null),
  }
}

import { actingAs, type CouncilDatabase } from '../src/database/council-database.ts'
import { listActors, saveActor, saveTogether } from '../src/instruments/named-actor-store.ts'
import type { TaleActor } from './tale.ts'
import type { Cast } from './tell.ts'

/** Says which names are one, and who that is. */
export async function tellActors(
  db: CouncilDatabase,
  actors: readonly TaleActor[],
  cast: Cast,
): Promise<void> {
  for (const { name, names, person, saidBy } of actors) {
    actingAs(db, cast.actorOf(saidBy))
    const id = await saveTogether(db, { name, names, actors: [] })
    const kept = (await listActors(db)).find((one) => one.id === id)
    if (kept === undefined) throw new Error(`${name} was not kept`)
    if (person !== null) await saveActor(db, kept, { name, person: cast.idOf(person), partner: null })
  }
}

import { actingAs, type CouncilDatabase } from '../src/database/council-database.ts'
import { saveClosing } from '../src/instruments/concern-act-store.ts'
import { proposeConcerns } from '../src/instruments/concern-proposals.ts'
import { findConcern, findConcernFacts, saveNewConcern } from '../src/instruments/concern-store.ts'
import type { InterventionId } from '../src/shared/ids.ts'
import type { TaleConcern } from './tale.ts'
import type { Cast } from './tell.ts'

/** Confirms what the reader proposed as one concern, and closes what was thought to be put right. */
export async function tellConcerns(
  db: CouncilDatabase,
  setting: {
    readonly concerns: readonly TaleConcern[]
    readonly cast: Cast
    readonly intervention: InterventionId
  },
): Promise<void> {
  const { intervention, cast } = setting
  for (const told of setting.concerns) {
    const { sources, concerns } = await findConcernFacts(db, intervention)
    const proposal = proposeConcerns(sources, concerns).find(({ name }) => name === told.proposed)
    if (proposal === undefined) throw new Error(`The reader proposes no concern called ${told.proposed}`)
    actingAs(db, cast.actorOf(told.confirmedBy))
    const provisions = proposal.sources.map(({ provisionId }) => provisionId)
    const { proposed: name } = told
    const id = await saveNewConcern(db, intervention, { name, state: 'confirmed', provisions, why: '' })
    const found = told.closed === null ? null : await findConcern(db, id, true)
    if (found !== null && told.closed !== null) await saveClosing(db, found.concern, told.closed)
  }
}

import { sql } from 'kysely'
import { listColleagues, listInterventions } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { Day } from '../shared/days.ts'
import type { PersonId } from '../shared/ids.ts'
import type { DateReader } from './date-approval.ts'
import { type MyWaiting, type Waiting, waitingFor } from './waiting.ts'
import type { WaitingFacts } from './waiting-letter.ts'
import { findWaiting } from './waiting-store.ts'

/** All that decides who is written to about what waits for them. */
export async function findWaitingFacts(
  db: CouncilDatabase,
  council: WaitingFacts['council'],
  today: Day,
): Promise<WaitingFacts> {
  return {
    council,
    waiting: await listWaiting(db),
    people: await listColleagues(db),
    told: await listTold(db),
    today,
  }
}

/** What waits for one reader now, case by case. */
export async function listWaitingFor(
  db: CouncilDatabase,
  reader: DateReader,
  today: Day,
): Promise<readonly MyWaiting[]> {
  return (await listWaiting(db)).map((one) => waitingFor(one, reader, today))
}

async function listWaiting(db: CouncilDatabase): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = []
  // A council has one or two cases open.
  for (const one of await listInterventions(db))
    if (one.closedOn === null) waiting.push(await findWaiting(db, one.id))
  return waiting
}

async function listTold(db: CouncilDatabase): Promise<ReadonlyMap<PersonId, ReadonlySet<string>>> {
  const { rows } = await sql<{ to: PersonId; steps: readonly string[] }>`
    select l.person_id as to, array_agg(a.value ->> 'step' order by l.id) as steps
    from letter l, jsonb_array_elements(l.about) a
    where l.council_id = ${db.council} and l.kind = 'waiting'
    group by l.person_id
    order by l.person_id`.execute(db)
  return new Map(rows.map(({ to, steps }) => [to, new Set(steps)]))
}

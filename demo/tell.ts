import type { Database } from '../src/database/connect.ts'
import { inSystem } from '../src/database/council-database.ts'
import { saveCouncil } from '../src/councils/council-store.ts'
import type { Day } from '../src/shared/days.ts'

export async function tellDemonstration(database: Database, _today: Day): Promise<void> {
  const actor = { id: null, name: 'The demonstration', role: 'the product itself' }
  await inSystem(database, { actor, access: 'write' }, (db) =>
    saveCouncil(db, { slug: 'x-vale', name: 'X Vale', demonstration: true }),
  )
}

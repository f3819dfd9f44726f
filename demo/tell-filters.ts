import type { CouncilDatabase } from '../src/database/council-database.ts'
import { saveNewFilter } from '../src/plan/saved-filter-store.ts'
import type { PersonId } from '../src/shared/ids.ts'

// What the improvement lead opens every week, shared with everybody who sees the plan.
const FILTERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Late, the longest first': { view: 'table', needs: 'late', sort: 'due' },
  'Silent, by owner': { view: 'owners', needs: 'silent' },
  'Dates that moved': { view: 'table', sort: '-lost', columns: 'title,owner,first,due,lost,moves' },
  'What partners owe': { view: 'partners', within: '90' },
}

/** Saves the filters under their names. */
export async function tellFilters(db: CouncilDatabase, person: PersonId): Promise<void> {
  for (const [name, words] of Object.entries(FILTERS))
    await saveNewFilter(db, { name, words, isShared: true, person, formKey: null })
}

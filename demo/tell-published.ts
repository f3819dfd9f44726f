import { createHash } from 'node:crypto'
import { actingAs, type CouncilDatabase } from '../src/database/council-database.ts'
import { listCouncilAreas, saveOwnArea } from '../src/measures/comparator-store.ts'
import { findRelease, saveKept, saveWaiting } from '../src/measures/national-store.ts'
import { readNationalFile } from '../src/measures/read-comparator-file.ts'
import type { Day } from '../src/shared/days.ts'
import { keyDaysOf } from './key-days.ts'
import { numberOf } from './published-councils.ts'
import { madeUpFigures, madeUpNeighbours, namesOfFiles } from './published-figures.ts'
import { madeUpInspections } from './published-inspections.ts'
import type { CouncilTale } from './tale.ts'
import type { Cast } from './tell.ts'

/** Made-up publications, brought in by the lead for this council alone, and which of their councils it is. */
export async function tellPublished(
  db: CouncilDatabase,
  { tale, cast }: { readonly tale: CouncilTale; readonly cast: Cast },
  today: Day,
): Promise<void> {
  const own = numberOf(tale.shortName)
  const lead = tale.people.find((person) => person.role === 'improvement lead')
  if (own === null || lead === undefined) return
  actingAs(db, cast.actorOf(lead.key))
  const names = namesOfFiles(today)
  for (const [name, words] of [
    [names.figures, madeUpFigures(today)],
    [names.neighbours, madeUpNeighbours()],
    [names.inspections, madeUpInspections(today, keyDaysOf(today))],
  ] as const)
    await bringIn(db, { name, words, broughtBy: lead.name }, today)
  const area = (await listCouncilAreas(db)).find(({ code }) => code === own)
  if (area !== undefined) await saveOwnArea(db, area, null)
}

async function bringIn(
  db: CouncilDatabase,
  { name, words, broughtBy }: { readonly name: string; readonly words: string; readonly broughtBy: string },
  today: Day,
): Promise<void> {
  const from = Buffer.from(words)
  const facts = { name, sha256: createHash('sha256').update(from).digest(), broughtBy, isMadeUp: true }
  const id = await saveWaiting(db, facts, await readNationalFile({ name, from }), today)
  const release = id === null ? null : await findRelease(db, id)
  if (release !== null) await saveKept(db, release)
}

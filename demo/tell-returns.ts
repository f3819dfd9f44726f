import { ANNEX_A } from '../src/children/annex-a-lists.ts'
import { addMonths, type DayNumber, numberOfDay } from '../src/children/day-number.ts'
import { generateAnnexA } from '../src/children/generate-annex-a.ts'
import { plantFaults } from '../src/children/generate-faults.ts'
import { readMadeUp } from '../src/children/made-up-reading.ts'
import { type Concluded, concludeReturn } from '../src/children/return-outcome.ts'
import { saveConcluded, saveNewReturn } from '../src/children/return-store.ts'
import { actingAs, type CouncilDatabase } from '../src/database/council-database.ts'
import type { Day } from '../src/shared/days.ts'
import type { CouncilTale } from './tale.ts'
import type { Cast } from './tell.ts'

// Two Annex A returns of the same made-up children, a month apart: the first as the system exported it, with one slip of
// each kind, the second after the analysts mended them. They are not counted into the measures, which have a story of
// their own.

const CHILDREN = 700
/** Children aged 0 to 17 in the area, of the council that has returns. */
const POPULATIONS: Readonly<Record<string, number>> = { kelsmere: 58_400 }
const SEED = 2026

export async function tellReturns(
  db: CouncilDatabase,
  { tale, cast }: { readonly tale: CouncilTale; readonly cast: Cast },
  today: Day,
): Promise<void> {
  const lead = tale.people.find(({ role }) => role === 'improvement lead')
  const population = POPULATIONS[tale.key]
  if (lead === undefined || population === undefined) return
  actingAs(db, cast.actorOf(lead.key))
  const latest = numberOfDay(today.with({ day: 1 })) - 1
  await tellReturn(db, { day: addMonths(latest, -1), isFaulty: true, population }, today)
  await tellReturn(db, { day: latest, isFaulty: false, population }, today)
}

type Told = { readonly day: DayNumber; readonly isFaulty: boolean; readonly population: number }

async function tellReturn(db: CouncilDatabase, told: Told, today: Day): Promise<void> {
  const { id } = await saveNewReturn(db, {
    files: ['Annex A lists 1 to 11.xlsx'],
    population: told.population,
    formKey: null,
  })
  await saveConcluded(db, id, conclude(told, today), today)
}

function conclude({ day, isFaulty, population }: Told, today: Day): Concluded {
  const { lists } = generateAnnexA({ seed: SEED, day, children: CHILDREN })
  if (isFaulty) plantFaults(lists, { seed: SEED, each: 1, day })
  return concludeReturn(
    { ...readMadeUp(ANNEX_A, lists), statedDay: null },
    { given: day, today: numberOfDay(today), population },
  )
}

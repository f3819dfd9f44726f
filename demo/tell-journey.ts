import { actingAs, type CouncilDatabase } from '../src/database/council-database.ts'
import { saveNewPhase, saveVision } from '../src/plan/phase-store.ts'
import type { InterventionId } from '../src/shared/ids.ts'
import { earliest, latest } from '../src/shared/days.ts'
import type { CouncilTale } from './tale.ts'
import type { Cast } from './tell.ts'

const PHASES = [
  { title: 'Make safe', byThen: 'No child at risk waits to be seen, and managers know it every day.' },
  { title: 'Build', byThen: 'Social workers have the time, the supervision and the tools to do good work.' },
  { title: 'Embed', byThen: 'What is better stays better when nobody from outside is looking.' },
] as const

const VISION =
  'Every child in the borough who needs help gets it in time, from people who know them and listen. Children in care have a home that lasts; young people who leave care are not left.'

/** What the plan is for, and three phases of equal length from the plan's first day to its last. */
export async function tellJourney(
  db: CouncilDatabase,
  {
    tale,
    cast,
    intervention,
  }: { readonly tale: CouncilTale; readonly cast: Cast; readonly intervention: InterventionId },
): Promise<void> {
  const lead = tale.people.find(({ role }) => role === 'improvement lead')
  const first = earliest(tale.actions.map(({ start }) => start))
  const last = latest(tale.actions.map(({ firstDue }) => firstDue))
  if (lead === undefined || first === null || last === null) return
  actingAs(db, cast.actorOf(lead.key))
  await saveVision(db, intervention, { words: VISION, seen: null })
  const length = Math.ceil((first.until(last, { largestUnit: 'day' }).days + 1) / PHASES.length)
  for (const [index, phase] of PHASES.entries()) {
    const fromOn = first.add({ days: index * length })
    await saveNewPhase(db, intervention, {
      wanted: { ...phase, fromOn, toOn: fromOn.add({ days: length - 1 }) },
      formKey: null,
    })
  }
}

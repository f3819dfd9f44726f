import type { CouncilDatabase } from '../database/council-database.ts'
import { listInstruments } from '../instruments/instrument-store.ts'
import type { Action } from '../plan/action.ts'
import type { Day } from '../shared/days.ts'
import type { Measure, Observation } from './measure.ts'
import { annotate, type Annotation } from './measure-annotations.ts'

/** What happened beside a measure's values, from the first told to today. */
export async function listAnnotations(
  db: CouncilDatabase,
  measure: Measure,
  facts: { readonly told: readonly Observation[]; readonly actions: readonly Action[]; readonly today: Day },
): Promise<readonly Annotation[]> {
  const first = facts.told[0]?.period
  if (first === undefined) return []
  const instruments = await listInstruments(db, measure.interventionId)
  return annotate(measure, { instruments, actions: facts.actions }, { first, last: facts.today })
}

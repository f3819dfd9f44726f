import type { CouncilDatabase } from '../database/council-database.ts'
import { remembered } from '../database/remember.ts'
import { listEvidence } from '../evidence/evidence-store.ts'
import { listInstruments } from '../instruments/instrument-store.ts'
import { listOwed, type Owed } from '../instruments/occurrence.ts'
import { listOccurrenceFacts, listRequirements } from '../instruments/requirement-store.ts'
import type { Requirement } from '../instruments/requirement.ts'
import { analyseMeasure, verdictOf } from '../measures/measure-analysis.ts'
import { isMeasureStale, type Observation } from '../measures/measure.ts'
import { listMeasures, listObservations } from '../measures/measure-store.ts'
import { listActions } from '../plan/action-store.ts'
import { listObjectives } from '../plan/objective-store.ts'
import type { Day } from '../shared/days.ts'
import type { InterventionId } from '../shared/ids.ts'
import { statusOf } from '../instruments/instrument.ts'
import type { LineFacts } from './line.ts'

// How far back a duty's missed dates are looked for: one longer than any intervention's first year.
const YEARS_BACK = 3

type Facts = LineFacts & { readonly observations: readonly Observation[] }

/** Everything the line is computed from, in one snapshot. */
export async function findLineFacts(
  db: CouncilDatabase,
  intervention: InterventionId,
  today: Day,
): Promise<Facts> {
  return remembered(db, `the line of ${intervention} on ${today.toString()}`, () =>
    readLineFacts(db, intervention, today),
  )
}

async function readLineFacts(db: CouncilDatabase, intervention: InterventionId, today: Day): Promise<Facts> {
  const instruments = await listInstruments(db, intervention)
  const requirements = await listRequirements(db, intervention)
  const said = await listOccurrenceFacts(db, intervention)
  const measures = await listMeasures(db, intervention)
  const observations = await listObservations(db, intervention)
  const confirmed = new Set(
    instruments.filter((one) => statusOf(one, today) !== 'being confirmed').map((one) => one.id),
  )
  // One carried over from an instrument that has ended is still asked; one dropped with it is not.
  const inForce = requirements.filter((one) => one.state === 'in force' && confirmed.has(one.instrumentId))
  const asking = new Set(inForce.map((one) => one.instrumentId))
  const byMeasure = Map.groupBy(observations, (one) => one.measureId)
  return {
    today,
    instruments: instruments.filter((one) => asking.has(one.id)),
    requirements: inForce,
    objectives: await listObjectives(db, intervention),
    actions: await listActions(db, intervention),
    evidence: await listEvidence(db, intervention),
    observations,
    measures: measures.map((measure) => {
      const own = byMeasure.get(measure.id) ?? []
      return {
        ...measure,
        verdict: verdictOf(analyseMeasure(measure, own)),
        isStale: isMeasureStale(measure, own, today),
      }
    }),
    owed: owedNow(inForce, said, today),
  }
}

function owedNow(
  requirements: readonly Requirement[],
  said: Awaited<ReturnType<typeof listOccurrenceFacts>>,
  today: Day,
): readonly Owed[] {
  const byRequirement = Map.groupBy(said, (one) => one.requirementId)
  const period = { from: today.subtract({ years: YEARS_BACK }), to: today.add({ years: 1 }) }
  return requirements.flatMap((requirement) =>
    listOwed(requirement, byRequirement.get(requirement.id) ?? [], period, today),
  )
}

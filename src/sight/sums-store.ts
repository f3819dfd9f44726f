import { listColleagues } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { remembered } from '../database/remember.ts'
import { listContradictions } from '../instruments/contradiction-store.ts'
import { listInstruments } from '../instruments/instrument-store.ts'
import { checkDocuments } from '../measures/printed-store.ts'
import { listViews } from '../plan/outside-view-store.ts'
import { listForecasts } from '../plan/progress-store.ts'
import type { Day } from '../shared/days.ts'
import type { InterventionId } from '../shared/ids.ts'
import { findLineFacts } from './line-store.ts'
import type { SumFacts } from './sums.ts'

/** Everything that must add up, in one snapshot. */
export async function findSumFacts(
  db: CouncilDatabase,
  intervention: InterventionId,
  today: Day,
): Promise<SumFacts> {
  return remembered(db, `the sums of ${intervention} on ${today.toString()}`, () =>
    readSumFacts(db, intervention, today),
  )
}

async function readSumFacts(
  db: CouncilDatabase,
  intervention: InterventionId,
  today: Day,
): Promise<SumFacts> {
  const line = await findLineFacts(db, intervention, today)
  const colleagues = await listColleagues(db)
  const lastTold = new Map<number, Day>()
  for (const { measureId, period } of line.observations) {
    const known = lastTold.get(measureId)
    if (known === undefined || Temporal.PlainDate.compare(period, known) > 0) lastTold.set(measureId, period)
  }
  return {
    ...line,
    present: new Set(colleagues.map((one) => one.id)),
    documents: await listInstruments(db, intervention),
    contradictions: await listContradictions(db, intervention),
    printed: await checkDocuments(db, intervention),
    views: await listViews(db, intervention),
    forecasts: new Map((await listForecasts(db, intervention)).map((one) => [one.actionId, one])),
    lastTold,
  }
}

import { actingAs, type CouncilDatabase } from '../src/database/council-database.ts'
import { findRequirement, saveOccurrence } from '../src/instruments/requirement-store.ts'
import type { EvidenceId } from '../src/shared/ids.ts'
import { keptId } from './kept-id.ts'
import type { CouncilTale } from './tale.ts'
import type { Cast } from './tell.ts'
import type { RequirementOf } from './tell-instruments.ts'

type Setting = { readonly tale: CouncilTale; readonly cast: Cast; readonly requirements: RequirementOf }

/** What was owed and met, with the evidence that shows it. */
export async function tellOccurrences(
  db: CouncilDatabase,
  setting: Setting,
  evidenceIds: ReadonlyMap<string, EvidenceId>,
): Promise<void> {
  for (const { requirement: clause, due, met } of setting.tale.occurrences) {
    if (met === null) continue
    const requirement = await findRequirement(db, setting.requirements(clause))
    if (requirement === null) throw new Error(`Nothing is kept at ${clause.instrument} ${clause.clause}`)
    actingAs(db, setting.cast.actorOf(met.by))
    const evidence = met.evidence === null ? null : keptId(evidenceIds, met.evidence)
    await saveOccurrence(db, requirement, {
      dueOn: due,
      metOn: met.on,
      waivedOn: null,
      note: met.note,
      evidence,
    })
  }
}

import { listColleagues } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listRequirements } from '../instruments/requirement-store.ts'
import type { InterventionId, PersonId, RequirementId } from '../shared/ids.ts'
import type { Choosable, Ownable } from './choices.ts'
import { listMeasureNames, listObjectives } from './objective-store.ts'

type Owned = { readonly ownerId: PersonId | null; readonly owner: string | null }

/** Who can own a thing, and the agencies that can owe it; whoever owns it now is among them though they have left. */
export async function listOwners(
  db: CouncilDatabase,
  now: Owned | null,
): Promise<{ readonly people: readonly Ownable[]; readonly partners: readonly string[] }> {
  const colleagues = await listColleagues(db)
  const partners = colleagues.flatMap((one) => (one.partner === null ? [] : [one.partner]))
  return {
    people: [...ownerWhoLeft(now, colleagues), ...colleagues],
    partners: [...new Set(partners)].sort(),
  }
}

function ownerWhoLeft(now: Owned | null, here: readonly Ownable[]): readonly Ownable[] {
  if (now === null || now.ownerId === null || here.some((one) => one.id === now.ownerId)) return []
  return [{ id: now.ownerId, name: now.owner ?? '', jobTitle: 'no longer here' }]
}

/** Requirements in force, and those ticked already. */
export async function listRequirementChoices(
  db: CouncilDatabase,
  intervention: InterventionId,
  ticked: readonly RequirementId[],
): Promise<readonly Choosable[]> {
  const requirements = await listRequirements(db, intervention)
  return requirements
    .filter((one) => one.state === 'in force' || ticked.includes(one.id))
    .map((one) => ({ id: one.id, name: one.reference, words: one.words }))
}

export async function listObjectiveChoices(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Choosable[]> {
  const objectives = await listObjectives(db, intervention)
  return objectives.map((one) => ({ id: one.id, name: `${one.place}.`, words: one.title }))
}

export async function listMeasureChoices(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Choosable[]> {
  const measures = await listMeasureNames(db, intervention)
  return measures.map((one) => ({ id: one.id, name: one.name, words: '' }))
}

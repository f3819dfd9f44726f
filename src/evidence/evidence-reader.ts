import type { Reader } from '../plan/action-reader.ts'
import type { ActionId, PersonId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import type { Evidence } from './evidence.ts'

export type EvidenceReader = Reader & {
  readonly person: PersonId
  /** The actions this reader sees. */
  readonly actions: ReadonlySet<ActionId>
}

/** A partner sees what speaks of their own agency's actions, and what they added themselves. */
export function maySeeEvidence(reader: EvidenceReader, evidence: Evidence): boolean {
  if (reader.role !== 'partner') return true
  return evidence.addedById === reader.person || evidence.actionIds.some((id) => reader.actions.has(id))
}

/** Council people may put any piece right; a partner only what they added themselves. */
export function mayChangeEvidence(reader: EvidenceReader, evidence: Evidence): boolean {
  if (!mayDo(reader.role, 'add evidence')) return false
  return reader.role !== 'partner' || evidence.addedById === reader.person
}

import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { type Decided, type KeptProvision, termsOf } from './requirement.ts'

export type UndoRefusal = 'nothing is decided yet' | 'a reason is needed because the plan answers it'

/**
 * Back to the proposal as it was read. What a person added was never proposed: undoing it rejects it, and its words
 * stay in the list. `answers` counts the actions and objectives that answer the requirement.
 */
export function undoDecision(
  provision: KeptProvision,
  wanted: { readonly reason: string; readonly answers: number },
): Outcome<Decided, UndoRefusal> {
  if (provision.state === 'proposed') return refuse('nothing is decided yet')
  if (wanted.answers > 0 && wanted.reason === '')
    return refuse('a reason is needed because the plan answers it')
  const { proposal } = provision
  const reason = wanted.reason || null
  if (proposal === null) return accept({ state: 'rejected', terms: termsOf(provision), reason, asks: false })
  return accept({ state: 'proposed', terms: termsOf(proposal), reason, asks: false })
}

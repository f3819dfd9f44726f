import { type Day, earliest, isAfter } from '../shared/days.ts'
import type { LineFacts } from './line.ts'

/** The facts as they stood on an earlier day, as far as their own dates tell: for "is the line getting whole?". */
export function factsAsOf(facts: LineFacts, day: Day): LineFacts {
  const known = (one: Day | null) => (one === null || isAfter(one, day) ? null : one)
  const inForce = new Set(
    facts.instruments.filter((one) => known(one.inForceOn) !== null).map((one) => one.id),
  )
  const evidence = facts.evidence.filter((piece) => !isAfter(piece.addedOn, day))
  return {
    ...facts,
    today: day,
    instruments: facts.instruments.filter((one) => inForce.has(one.id)),
    requirements: facts.requirements.filter((one) => inForce.has(one.instrumentId)),
    evidence,
    actions: facts.actions
      .filter((action) => action.startOn === null || !isAfter(action.startOn, day))
      .map((action) => {
        const own = evidence.filter((piece) => piece.actionIds.includes(action.id))
        const rechecked = known(action.recheckedOn)
        return {
          ...action,
          startedOn: known(action.startedOn),
          doneOn: known(action.doneOn),
          firstEvidenceOn: earliest(own.map((piece) => piece.addedOn)),
          evidenceCount: own.length,
          evidenceKinds: new Set(own.map((piece) => piece.kind)).size,
          recheckedOn: rechecked,
          recheck: rechecked === null ? null : action.recheck,
        }
      }),
  }
}

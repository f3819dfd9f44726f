import { type Day, earliest, isAfter } from '../shared/days.ts'
import { onceFor } from '../shared/once.ts'
import { findBreaks } from './breaks.ts'
import { figuresOf, type LineFacts, type LineFigures } from './line.ts'

export type Earlier = { readonly when: string; readonly figures: LineFigures; readonly breaks: number }

/** A month and a quarter ago. Lateness is left out of the breaks: what was owed then is not looked up again. */
export const earlierOf = onceFor((facts: LineFacts): readonly Earlier[] => [
  asOf(facts, 'A month ago', 1),
  asOf(facts, 'A quarter ago', 3),
])

function asOf(facts: LineFacts, when: string, months: number): Earlier {
  const then = factsAsOf(facts, facts.today.subtract({ months }))
  const told = findBreaks(then).filter((one) => one.kind !== 'duty late' && one.kind !== 'measure stale')
  return { when, figures: figuresOf(then), breaks: told.length }
}

/** The facts as they stood on an earlier day, as far as their own dates tell: for "is the line getting whole?". */
export function factsAsOf(facts: LineFacts, day: Day): LineFacts {
  const known = (one: Day | null) => (one === null || isAfter(one, day) ? null : one)
  const inForce = new Set(
    facts.instruments.filter((one) => known(one.inForceOn) !== null).map((one) => one.id),
  )
  const evidence = facts.evidence.filter((piece) => !isAfter(piece.addedOn, day))
  const byAction = Map.groupBy(
    evidence.flatMap((piece) => piece.actionIds.map((action) => ({ action, piece }))),
    ({ action }) => action,
  )
  return {
    ...facts,
    today: day,
    instruments: facts.instruments.filter((one) => inForce.has(one.id)),
    requirements: facts.requirements.filter((one) => inForce.has(one.instrumentId)),
    evidence,
    actions: facts.actions
      .filter((action) => action.startOn === null || !isAfter(action.startOn, day))
      .map((action) => {
        const own = (byAction.get(action.id) ?? []).map(({ piece }) => piece)
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

import { plain } from './check-words.ts'
import type { DutyProblem, PlanAction, PlanProblem, PlanSurroundings } from './plan-check.ts'

export type DutyProblems = {
  readonly actions: ReadonlyMap<string, readonly PlanProblem[]>
  readonly unanswered: readonly DutyProblem[]
}

/** Both ends of the line: duties that no action answers, and actions that answer none. */
export function checkDuties(actions: readonly PlanAction[], surroundings: PlanSurroundings): DutyProblems {
  const answered = new Set(actions.flatMap(({ duties }) => duties ?? []))
  const unanswered = (surroundings.duties ?? []).filter(({ id }) => !answered.has(id))
  return {
    actions: new Map(actions.filter(answersNothing).map((action) => [action.id, [loneProblem(action)]])),
    unanswered: unanswered.map((duty) => ({
      check: 'no action answers it',
      duty: duty.id,
      quote: plain(duty.words),
      why: `${duty.clause} is in force and nothing in the plan answers it.`,
      better: 'Add the action that answers it, or link one that already does.',
    })),
  }
}

function answersNothing(action: PlanAction): boolean {
  return action.duties !== undefined && action.duties.length === 0
}

function loneProblem(action: PlanAction): PlanProblem {
  return {
    check: 'answers no duty',
    quote: plain(action.words),
    why: 'It answers no duty, finding or recommendation, so nobody outside has asked for it.',
    better: 'Link what it answers; if nothing does, it may belong in a service plan instead.',
  }
}

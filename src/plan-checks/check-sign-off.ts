import { saysNothing } from './check-words.ts'
import type { PlanAction, PlanProblem } from './plan-check.ts'

/** Who calls it finished, and where; a plan that has no place to say it is not asked. */
export function checkSignOff({ signOff, isFinished }: PlanAction): readonly PlanProblem[] {
  if (signOff === undefined || isFinished === true || !saysNothing(signOff)) return []
  return [
    {
      check: 'no sign-off',
      quote: '',
      why: 'Nothing says who signs it off, so nobody can tell when it is finished.',
      better:
        'Name who signs it off and at which meeting: "The independent chair, at the improvement board".',
    },
  ]
}

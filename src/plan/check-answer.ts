import type { ActionId, CheckAnswerId, RequirementId } from '../shared/ids.ts'
import {
  type CheckedPlan,
  type DutyProblem,
  type PlanProblem,
  problemKey,
} from '../plan-checks/plan-check.ts'

// A problem that somebody answered with a reason stays answered as long as the words that made it stand.

export type CheckAnswer = {
  readonly id: CheckAnswerId
  readonly actionId: ActionId | null
  readonly requirementId: RequirementId | null
  readonly check: string
  /** The key of the problem it answers. */
  readonly problem: string
  readonly quote: string
  readonly why: string
  readonly by: string
  readonly answeredAt: Temporal.Instant
}

export type AnsweredPlan = {
  /** What is still open: the only problems that count. */
  readonly open: CheckedPlan
  /** Answers whose problem would be raised but for them. */
  readonly standing: readonly CheckAnswer[]
  /** Answers to words that have changed since. */
  readonly overtaken: readonly CheckAnswer[]
}

export function dutyKey(problem: DutyProblem): string {
  return [problem.check, problem.quote.toLowerCase().replaceAll(/\s+/g, ' ').trim()].join('|')
}

/** Parts what is open from what is answered. */
export function withAnswers(checked: CheckedPlan, answers: readonly CheckAnswer[]): AnsweredPlan {
  const byPlace = new Map(answers.map((answer) => [placeOfAnswer(answer), answer]))
  const standing = new Set<CheckAnswer>()
  const isOpen = (place: string): boolean => {
    const answer = byPlace.get(place)
    if (answer !== undefined) standing.add(answer)
    return answer === undefined
  }
  const open: CheckedPlan = {
    actions: checked.actions.map(({ action, problems }) => ({
      action,
      problems: problems.filter((problem) => isOpen(placeOf('action', action.id, problemKey(problem)))),
    })),
    duties: checked.duties.filter((problem) =>
      isOpen(placeOf('requirement', problem.duty, dutyKey(problem))),
    ),
  }
  return {
    open,
    standing: answers.filter((answer) => standing.has(answer)),
    overtaken: answers.filter((answer) => !standing.has(answer)),
  }
}

function placeOfAnswer({ actionId, requirementId, problem }: CheckAnswer): string {
  return actionId === null
    ? placeOf('requirement', String(requirementId), problem)
    : placeOf('action', String(actionId), problem)
}

function placeOf(kind: 'action' | 'requirement', id: string, key: string): string {
  return `${kind} ${id} ${key}`
}

export type ProblemOfAction = { readonly action: string; readonly problem: PlanProblem }

/**
 * What one reason answers: the problem, and where two actions say the same, the same said of the other. Empty where
 * no such problem stands now.
 */
export function answeredWith(checked: CheckedPlan, action: string, key: string): readonly ProblemOfAction[] {
  const raised = (id: string): readonly PlanProblem[] =>
    checked.actions.find((one) => one.action.id === id)?.problems ?? []
  const problem = raised(action).find((one) => problemKey(one) === key)
  if (problem === undefined) return []
  const other = problem.other
  const mirrored = other === undefined ? undefined : raised(other).find((one) => one.other === action)
  return [
    { action, problem },
    ...(other === undefined || mirrored === undefined ? [] : [{ action: other, problem: mirrored }]),
  ]
}

/** The answers that one reopening takes back: of two actions that say the same, the other's too. */
export function reopenedWith(answer: CheckAnswer, answers: readonly CheckAnswer[]): readonly CheckAnswer[] {
  const other = answer.check === 'says the same as' ? answer.problem.split('|').at(-1) : undefined
  return answers.filter(
    (one) =>
      one.id === answer.id ||
      (other !== undefined &&
        one.check === answer.check &&
        String(one.actionId) === other &&
        one.problem.split('|').at(-1) === String(answer.actionId)),
  )
}

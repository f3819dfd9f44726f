import type { Day } from '../shared/days.ts'
import { checkDate } from './check-date.ts'
import { checkDuties } from './check-duties.ts'
import { checkLikeness, likenessOf } from './check-likeness.ts'
import { checkLoad } from './check-load.ts'
import { checkMeasure } from './check-measure.ts'
import { checkOwner } from './check-owner.ts'
import { checkSignOff } from './check-sign-off.ts'
import { checkVague } from './check-vague.ts'
import { checkWaiting } from './check-waiting.ts'

/** What a check looks at: the action as it is written, whether it stands in a file, a form or the database. */
export type PlanAction = {
  readonly id: string
  readonly reference: string | null
  readonly words: string
  /** As written: "Head of Service / AD". */
  readonly owner: string | null
  /** The day it must be done by, where the words give one. */
  readonly due: Day | null
  /** The due date as written: "ongoing", "Q2 2025/26". */
  readonly dueWords: string | null
  readonly measure: string | null
  readonly outcome?: string | null
  readonly baseline?: string | null
  readonly target?: string | null
  readonly evidence?: string | null
  /** Who signs it off, and where; absent where the plan has no place to say it. */
  readonly signOff?: string | null
  readonly isFinished?: boolean
  readonly milestones?: readonly { readonly words: string; readonly due: Day }[]
  /** What the action answers; absent where the plan does not say. */
  readonly duties?: readonly string[]
  /** The actions that must be done before it, by id. */
  readonly waitsFor?: readonly string[]
}

export type PlanSurroundings = {
  /** The instrument's own last day: nothing in the plan may end after it. */
  readonly until?: Day
  /** Owners who have left, as names or posts. */
  readonly left?: readonly string[]
  /** Unfinished actions one owner can carry. */
  readonly carries?: number
  /** What the instruments in force ask. */
  readonly duties?: readonly { readonly id: string; readonly clause: string; readonly words: string }[]
}

export type PlanCheck =
  | 'vague'
  | 'no measure'
  | 'no target'
  | 'output not outcome'
  | 'no owner'
  | 'several owners'
  | 'a group, not a person'
  | 'owner has left'
  | 'owner carries too much'
  | 'no sign-off'
  | 'no date'
  | 'date without a year'
  | 'ends after the instrument'
  | 'milestone after the due date'
  | 'waits for something that ends later'
  | 'says the same as'
  | 'answers no duty'

export type PlanProblem = {
  readonly check: PlanCheck
  /** The words that made it; empty where nothing was written. */
  readonly quote: string
  readonly why: string
  readonly better: string
  /** The other action, where it is about two. */
  readonly other?: string
}

export type DutyProblem = {
  readonly check: 'no action answers it'
  readonly duty: string
  readonly quote: string
  readonly why: string
  readonly better: string
}

export type CheckedPlan = {
  readonly actions: readonly { readonly action: PlanAction; readonly problems: readonly PlanProblem[] }[]
  readonly duties: readonly DutyProblem[]
}

/** The checks that need one action alone: what is said while somebody types. */
export function checkAction(whole: PlanAction, surroundings: PlanSurroundings = {}): readonly PlanProblem[] {
  const action = clip(whole)
  return [
    ...checkVague(action),
    ...checkMeasure(action),
    ...checkOwner(action, surroundings),
    ...checkDate(action, surroundings),
    ...checkSignOff(action),
  ]
}

/** What is said of one action among the others of its plan, as somebody writes it. */
export function checkAmong(
  whole: PlanAction,
  others: readonly PlanAction[],
  surroundings: PlanSurroundings,
): readonly PlanProblem[] {
  const action = clip(whole)
  const rest = others.filter(({ id }) => id !== action.id).map(clip)
  return [
    ...checkAction(action, surroundings),
    ...(checkLoad([...rest, action], surroundings).get(action.id) ?? []),
    ...likenessOf(action, rest),
    ...(checkDuties([action], { ...surroundings, duties: [] }).actions.get(action.id) ?? []),
  ]
}

export function checkPlan(whole: readonly PlanAction[], surroundings: PlanSurroundings = {}): CheckedPlan {
  const actions = whole.map(clip)
  const load = checkLoad(actions, surroundings)
  const likeness = checkLikeness(actions)
  const duties = checkDuties(actions, surroundings)
  const waiting = checkWaiting(actions)
  return {
    actions: actions.map((action) => ({
      action,
      problems: [
        ...checkAction(action, surroundings),
        ...(load.get(action.id) ?? []),
        ...(likeness.get(action.id) ?? []),
        ...(waiting.get(action.id) ?? []),
        ...(duties.actions.get(action.id) ?? []),
      ],
    })),
    duties: duties.unanswered,
  }
}

// Nobody's action is longer; a cell made to be slow to read is.
const LONGEST = 3_000

function clip(action: PlanAction): PlanAction {
  const texts = [action.words, action.owner, action.dueWords, action.measure, action.outcome, action.evidence]
  if (texts.every((text) => (text ?? '').length <= LONGEST)) return action
  const cut = (text: string | null): string | null => text?.slice(0, LONGEST) ?? null
  return {
    ...action,
    words: action.words.slice(0, LONGEST),
    owner: cut(action.owner),
    dueWords: cut(action.dueWords),
    measure: cut(action.measure),
    outcome: cut(action.outcome ?? null),
    evidence: cut(action.evidence ?? null),
  }
}

/**
 * What a reason given to a problem is kept under. It holds the words complained of, so that an answered
 * problem stays answered while they stand, and is raised anew when they change.
 */
export function problemKey(problem: PlanProblem): string {
  const words = problem.quote.toLowerCase().replaceAll(/\s+/g, ' ').trim()
  return [problem.check, words, problem.other ?? ''].join('|')
}

export function withoutAnswered(
  problems: readonly PlanProblem[],
  answered: ReadonlySet<string>,
): readonly PlanProblem[] {
  return problems.filter((problem) => !answered.has(problemKey(problem)))
}

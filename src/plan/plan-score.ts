import { type Day, formatDay } from '../shared/days.ts'
import type { AnsweredPlan } from './check-answer.ts'

// How well the plan is written, counted day by day: the share of its actions without an open problem. An answered
// problem is not open. It judges words only; that an action is well written does not make it done.

export type PlanScore = {
  readonly countedOn: Day
  readonly actions: number
  /** Actions with no open problem. */
  readonly clear: number
  /** Problems that somebody answered with a reason. */
  readonly answered: number
  /** Actions with an open problem of each check. */
  readonly byCheck: Readonly<Record<string, number>>
}

export function scoreOf({ open, standing }: AnsweredPlan, countedOn: Day): PlanScore {
  const checks = open.actions.flatMap(({ problems }) => [...new Set(problems.map(({ check }) => check))])
  const byCheck = Object.fromEntries(
    [...Map.groupBy(checks, (check) => check)].map(([check, found]) => [check, found.length]),
  )
  return {
    countedOn,
    actions: open.actions.length,
    clear: open.actions.filter(({ problems }) => problems.length === 0).length,
    answered: standing.length,
    byCheck,
  }
}

/** In percent, rounded; null for a plan without actions. */
export function shareOf({ actions, clear }: Pick<PlanScore, 'actions' | 'clear'>): number | null {
  return actions === 0 ? null : Math.round((clear / actions) * 100)
}

/** The days worth showing: the last of each week, and the latest. */
export function weekly(scores: readonly PlanScore[]): readonly PlanScore[] {
  const byWeek = Map.groupBy(scores, ({ countedOn }) => `${countedOn.yearOfWeek}-${countedOn.weekOfYear}`)
  return [...byWeek.values()].flatMap((week) => week.at(-1) ?? [])
}

/** What the line says, in a sentence. */
export function scoreSentence(scores: readonly PlanScore[]): string {
  const shown = scores.filter((score) => score.actions > 0)
  const [first, last] = [shown[0], shown.at(-1)]
  if (first === undefined || last === undefined) return 'There is no action to read yet.'
  const now = `${last.clear} of ${last.actions} actions (${shareOf(last)}%) have no open problem in their words`
  if (first === last) return `${now}. There is no earlier count to set beside it.`
  const change = (shareOf(last) ?? 0) - (shareOf(first) ?? 0)
  const since = `${shareOf(first)}% on ${formatDay(first.countedOn)}`
  if (change === 0) return `${now}, as on the first day counted (${since}).`
  return `${now}: ${Math.abs(change)} percentage point${Math.abs(change) === 1 ? '' : 's'} ${change > 0 ? 'more' : 'fewer'} than ${since}.`
}

export type CheckChange = { readonly check: string; readonly first: number; readonly last: number }

/** Each check's count on the first day and the last, what is most open now first. */
export function changeByCheck(scores: readonly PlanScore[]): readonly CheckChange[] {
  const [first, last] = [scores[0], scores.at(-1)]
  if (first === undefined || last === undefined) return []
  return [...new Set([...Object.keys(first.byCheck), ...Object.keys(last.byCheck)])]
    .map((check) => ({ check, first: first.byCheck[check] ?? 0, last: last.byCheck[check] ?? 0 }))
    .toSorted((a, b) => b.last - a.last || b.first - a.first || a.check.localeCompare(b.check))
}

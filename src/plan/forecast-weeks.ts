import { type Day, daysBetween, earliest, isAfter } from '../shared/days.ts'

// The plan's own past weeks, as the forecast draws from them.

export type ForecastAction = {
  /** The day it came into the plan. */
  readonly addedOn: Day
  /** Whether it came with others, as by an import: the plan's making, not its weekly growth. */
  readonly cameTogether: boolean
  readonly dueOn: Day | null
  readonly doneOn: Day | null
  readonly cancelledOn: Day | null
}

/** What was finished and added in a week, and how many times as large the plan is by what came together since. */
export type Week = { readonly done: number; readonly added: number; readonly scale: number }

// Weeks in which less than half of the plan was there say little of the whole.
const MOST_SCALE = 2

// Half a year of weeks follows a changed pace soon enough and still holds holidays.
const WEEKS_SEEN = 26

/**
 * Whole weeks back from `today`, as far as most of the plan goes. What came in its first week, or later together, is the
 * plan itself, not growth. It brought its own people: the weeks before are scaled to the plan's size since, or all that
 * came in one day would have to be done by those who were there before.
 */
export function weeksBefore(actions: readonly ForecastAction[], today: Day): readonly Week[] {
  const there = actions
    .map((action) => ({ action, age: daysBetween(action.addedOn, today) }))
    .filter(({ age }) => age >= 0)
  const age = Math.max(0, ...there.map((one) => one.age))
  const seen = Math.min(WEEKS_SEEN, Math.floor(age / 7))
  const scales = scalesOf(there, seen)
  const weekOf = (day: Day | null): number => (day === null ? -1 : Math.floor(daysBetween(day, today) / 7))
  const weeks = scales.map((scale) => ({ done: 0, added: 0, scale }))
  for (const one of there) {
    const { action } = one
    // Whatever ends an action, done or cancelled, there is one less to do.
    const ended = weeks[weekOf(action.doneOn ?? action.cancelledOn)]
    if (ended !== undefined) ended.done += 1
    const began = weeks[weekOf(action.addedOn)]
    if (began !== undefined && !action.cameTogether && age - one.age >= 7) began.added += 1
  }
  return weeks
}

type There = { readonly action: ForecastAction; readonly age: number }

/** For each week back, the newest first, how many times as large the plan became by what came together after it. */
function scalesOf(there: readonly There[], weeks: number): readonly number[] {
  const scales: number[] = []
  for (let week = 0; week < weeks; week += 1) {
    const begun = week * 7 + 6
    const inPlan = there.filter(({ age }) => age >= begun).length
    const since = there.filter(({ action, age }) => action.cameTogether && age < begun).length
    const scale = inPlan === 0 ? Infinity : (inPlan + since) / inPlan
    if (scale > MOST_SCALE) break
    scales.push(scale)
  }
  return scales
}

/** How many came together in the weeks seen, after the plan's first. */
export function countTogether(
  actions: readonly ForecastAction[],
  { weeks, today }: { readonly weeks: readonly Week[]; readonly today: Day },
): number {
  if (weeks.every(({ scale }) => scale === 1)) return 0
  const first = earliest(actions.map(({ addedOn }) => addedOn)) ?? today
  return actions.filter(
    ({ addedOn, cameTogether }) =>
      cameTogether &&
      daysBetween(first, addedOn) >= 7 &&
      daysBetween(addedOn, today) < weeks.length * 7 &&
      !isAfter(addedOn, today),
  ).length
}

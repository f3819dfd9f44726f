import { type Day, daysBetween, formatDay, isAfter } from '../shared/days.ts'

// The four signs of slowness, each over the actions it rests on, with the sentence that says it.

export type PaceAction = {
  readonly id: string
  readonly reference: string
  /** Objectives it serves, and the agencies that own or contribute to it. */
  readonly objectives: readonly string[]
  readonly partners: readonly string[]
  readonly startOn: Day | null
  readonly firstDueOn: Day | null
  readonly dueOn: Day | null
  readonly doneOn: Day | null
  readonly evidencedOn: Day | null
  readonly lastUpdateOn: Day | null
  readonly cancelledOn: Day | null
  /** Against its first promise. */
  readonly daysLost: number
}

export type PaceSign = {
  readonly sign: 'behind' | 'slippage' | 'silence' | 'evidence gap'
  readonly weight: 'watch' | 'slow'
  /** The actions it rests on, the gravest first. */
  readonly actions: readonly string[]
  readonly sentence: string
}

export type PaceAsk = {
  readonly today: Day
  /** Days within which an open action is expected to be heard of. */
  readonly rhythmDays: number
  /** Days after it is done within which its evidence is expected. */
  readonly evidenceDays: number
}

export function behindSign(due: readonly PaceAction[], all: number, today: Day): PaceSign | null {
  const late = due
    .filter(({ doneOn }) => doneOn === null)
    .toSorted((a, b) => overdue(b, today) - overdue(a, today))
  const worst = late[0]
  const weight = weigh(share(late.length, due.length), HALF, share(late.length, all))
  if (worst === undefined || weight === null) return null
  return {
    sign: 'behind',
    weight,
    actions: late.map(({ id }) => id),
    sentence: `${late.length} of ${due.length} due by now ${late.length === 1 ? 'is' : 'are'} not done, the longest ${worst.reference} by ${days(overdue(worst, today))}`,
  }
}

function overdue({ dueOn }: PaceAction, today: Day): number {
  return dueOn === null ? 0 : daysBetween(dueOn, today)
}

export function slippageSign(actions: readonly PaceAction[]): PaceSign | null {
  const moved = actions
    .filter(({ firstDueOn, dueOn }) => firstDueOn !== null && dueOn !== null && isAfter(dueOn, firstDueOn))
    .toSorted((a, b) => b.daysLost - a.daysLost)
  const lost = sum(moved.map((action) => action.daysLost))
  const worst = moved[0]
  const weight = weigh(share(lost, actions.length), DAYS, share(moved.length, actions.length))
  if (worst === undefined || worst.firstDueOn === null || worst.dueOn === null || weight === null) return null
  return {
    sign: 'slippage',
    weight,
    actions: moved.map(({ id }) => id),
    sentence: `dates of ${moved.length} of ${count(actions.length, 'action')} were moved and ${days(lost)} lost, most by ${worst.reference} (first ${formatDay(worst.firstDueOn)}, now ${formatDay(worst.dueOn)})`,
  }
}

export function silenceSign(actions: readonly PaceAction[], { today, rhythmDays }: PaceAsk): PaceSign | null {
  const open = actions.filter((action) => action.doneOn === null && isUnderWay(action, today))
  const silent = open
    .filter((action) => silentDays(action, today) > rhythmDays)
    .toSorted((a, b) => silentDays(b, today) - silentDays(a, today))
  const worst = silent[0]
  const weight = weigh(share(silent.length, open.length), HALF, share(silent.length, actions.length))
  if (worst === undefined || weight === null) return null
  return {
    sign: 'silence',
    weight,
    actions: silent.map(({ id }) => id),
    sentence: `nothing was heard of ${silent.length} of ${open.length} under way for more than ${days(rhythmDays)}, the longest ${worst.reference} for ${days(silentDays(worst, today))}`,
  }
}

// Without a start date an action is taken to be under way once anybody spoke of it or its date is near enough to ask.
function isUnderWay({ startOn, lastUpdateOn, dueOn }: PaceAction, today: Day): boolean {
  if (startOn !== null) return !isAfter(startOn, today)
  return lastUpdateOn !== null || (dueOn !== null && !isAfter(dueOn, today))
}

function silentDays({ lastUpdateOn, startOn, dueOn }: PaceAction, today: Day): number {
  const since = lastUpdateOn ?? startOn ?? dueOn
  return since === null ? 0 : Math.max(0, daysBetween(since, today))
}

export function evidenceSign(
  actions: readonly PaceAction[],
  { today, evidenceDays }: PaceAsk,
): PaceSign | null {
  const done = actions.filter(({ doneOn }) => doneOn !== null && daysBetween(doneOn, today) > evidenceDays)
  const bare = done
    .filter(({ evidencedOn }) => evidencedOn === null)
    .toSorted((a, b) => sinceDone(b, today) - sinceDone(a, today))
  const worst = bare[0]
  const weight = weigh(share(bare.length, done.length), HALF, share(bare.length, actions.length))
  if (worst === undefined || weight === null) return null
  return {
    sign: 'evidence gap',
    weight,
    actions: bare.map(({ id }) => id),
    sentence: `${bare.length} of ${done.length} done ${bare.length === 1 ? 'has' : 'have'} nothing to show it, the longest ${worst.reference} for ${days(sinceDone(worst, today))}`,
  }
}

function sinceDone({ doneOn }: PaceAction, today: Day): number {
  return doneOn === null ? 0 : daysBetween(doneOn, today)
}

type Limits = { readonly watch: number; readonly slow: number }

/** Of those that could show a sign, a fifth to be watched and half to be slow; of days lost, three weeks and two months each. */
const HALF: Limits = { watch: 0.2, slow: 0.5 }
const DAYS: Limits = { watch: 21, slow: 60 }

/** One silent action of two under way is half of those, yet says little of an objective of twenty. */
const GRAVE_SHARE = 0.2

function weigh(value: number, { watch, slow }: Limits, ofAll: number): PaceSign['weight'] | null {
  if (value >= slow && ofAll >= GRAVE_SHARE) return 'slow'
  return value >= watch ? 'watch' : null
}

export function share(some: number, all: number): number {
  return all === 0 ? 0 : some / all
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function days(number: number): string {
  return count(number, 'day')
}

export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`
}

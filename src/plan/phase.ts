import { type Day, formatDay, isAfter, isBefore } from '../shared/days.ts'
import type { PhaseId } from '../shared/ids.ts'
import { type ActionState, stageOf } from './action.ts'
import type { Mistake } from './mistake.ts'

// The journey: what the plan is all for, and the stretches of time on the way, each with what will be true at its end.

export type Phase = {
  readonly id: PhaseId
  readonly title: string
  readonly fromOn: Day
  readonly toOn: Day
  /** What will be true at its end, for children. */
  readonly byThen: string
  readonly version: number
}

export type Vision = { readonly words: string; readonly version: number }

export type WantedPhase = Pick<Phase, 'title' | 'fromOn' | 'toOn' | 'byThen'>

export type PhaseTime = 'past' | 'now' | 'to come'

export function timeOfPhase({ fromOn, toOn }: Pick<Phase, 'fromOn' | 'toOn'>, today: Day): PhaseTime {
  if (isBefore(toOn, today)) return 'past'
  return isAfter(fromOn, today) ? 'to come' : 'now'
}

/** Phases follow each other: one that shares a day with another is refused, and told which. */
export function phaseMistakes(
  wanted: Pick<Phase, 'fromOn' | 'toOn'>,
  others: readonly Phase[],
): readonly Mistake[] {
  if (!isAfter(wanted.toOn, wanted.fromOn))
    return [{ field: 'to-day', message: 'The last day must be after the first' }]
  const shared = others.find((one) => !isAfter(wanted.fromOn, one.toOn) && !isBefore(wanted.toOn, one.fromOn))
  if (shared === undefined) return []
  const span = `${formatDay(shared.fromOn)} to ${formatDay(shared.toOn)}`
  return [{ field: 'from-day', message: `It shares days with “${shared.title}”, which is from ${span}` }]
}

/** The phase a day falls in, with its place in the journey from 1; null where it falls in none. */
export function phaseOfDay(
  phases: readonly Phase[],
  day: Day,
): { readonly phase: Phase; readonly number: number } | null {
  const at = phases.findIndex(({ fromOn, toOn }) => !isBefore(day, fromOn) && !isAfter(day, toOn))
  const phase = phases[at]
  return phase === undefined ? null : { phase, number: at + 1 }
}

export type PhaseCounts = { readonly due: number; readonly done: number; readonly late: number }

/** Of the actions due within a phase as their dates stand now: how many are done, and how many are past it and not. */
export function countPhase(
  phase: Pick<Phase, 'fromOn' | 'toOn'>,
  actions: readonly ActionState[],
  today: Day,
): PhaseCounts {
  const due = actions.filter(
    ({ dueOn, cancelledOn }) =>
      cancelledOn === null && dueOn !== null && !isBefore(dueOn, phase.fromOn) && !isAfter(dueOn, phase.toOn),
  )
  const open = due.filter((action) => OPEN.has(stageOf(action)))
  return {
    due: due.length,
    done: due.length - open.length,
    late: open.filter(({ dueOn }) => dueOn !== null && isBefore(dueOn, today)).length,
  }
}

const OPEN: ReadonlySet<string> = new Set(['not started', 'started'])

import type { EvidenceId, OccurrenceId, RequirementId } from '../shared/ids.ts'
import { type Day, daysBetween, isAfter, isBefore } from '../shared/days.ts'
import type { Requirement } from './requirement.ts'
import { type Anchors, occurrencesOf } from './schedule.ts'

// One dated instance of what is owed. Its state is computed: nobody types it.

export type OccurrenceState = 'met' | 'met late' | 'waived' | 'late' | 'missed' | 'due soon' | 'due'

/** What was said of one date; the rest is computed from the schedule. */
export type OccurrenceFact = {
  readonly id: OccurrenceId
  readonly requirementId: RequirementId
  readonly dueOn: Day
  readonly metOn: Day | null
  readonly waivedOn: Day | null
  readonly note: string
  readonly evidenceId: EvidenceId | null
  readonly version: number
}

export type Owed = {
  readonly requirementId: RequirementId
  readonly dueOn: Day
  readonly state: OccurrenceState
  /** Days past its date: to the day it was met, or to today while it is not. Never negative. */
  readonly daysLate: number
  readonly fact: OccurrenceFact | null
}

const SOON_DAYS = 28

/**
 * What a requirement owes between two days. An unmet date whose successor has come too is missed; one whose
 * successor has not is late. Facts whose date the schedule no longer gives stay in the list: nothing is lost.
 */
export function listOwed(
  requirement: Pick<Requirement, 'id' | 'kind' | 'schedule' | 'endedOn'>,
  facts: readonly OccurrenceFact[],
  period: { readonly from: Day; readonly to: Day },
  today: Day,
  anchors: Anchors = {},
): readonly Owed[] {
  const until =
    requirement.endedOn !== null && isBefore(requirement.endedOn, period.to) ? requirement.endedOn : period.to
  const scheduled =
    isBefore(until, period.from) || !namesDates(requirement)
      ? []
      : occurrencesOf(requirement.schedule, { from: period.from, to: until }, anchors)
  const days = new Map(scheduled.map((day) => [day.toString(), day]))
  for (const fact of facts) {
    const inside = !isBefore(fact.dueOn, period.from) && !isAfter(fact.dueOn, period.to)
    if (inside) days.set(fact.dueOn.toString(), fact.dueOn)
  }
  const ordered = [...days.values()].toSorted((a, b) => Temporal.PlainDate.compare(a, b))
  return ordered.map((dueOn, index) => {
    const fact = facts.find((one) => one.dueOn.equals(dueOn)) ?? null
    const next = ordered[index + 1] ?? null
    return {
      requirementId: requirement.id,
      dueOn,
      state: stateOf(dueOn, fact, next, today),
      daysLate: lateness(dueOn, fact, today),
      fact,
    }
  })
}

/** "Should take place every four weeks" in a report is advice, not a date somebody owes; a date it names is one. */
export function namesDates({ kind, schedule }: Pick<Requirement, 'kind' | 'schedule'>): boolean {
  return kind === 'duty' || kind === 'undertaking' || kind === 'condition' || schedule.type !== 'recurring'
}

function stateOf(dueOn: Day, fact: OccurrenceFact | null, next: Day | null, today: Day): OccurrenceState {
  if (fact?.waivedOn) return 'waived'
  if (fact?.metOn) return isAfter(fact.metOn, dueOn) ? 'met late' : 'met'
  if (isBefore(dueOn, today)) return next !== null && !isAfter(next, today) ? 'missed' : 'late'
  return daysBetween(today, dueOn) <= SOON_DAYS ? 'due soon' : 'due'
}

function lateness(dueOn: Day, fact: OccurrenceFact | null, today: Day): number {
  if (fact?.waivedOn) return 0
  return Math.max(0, daysBetween(dueOn, fact?.metOn ?? today))
}

import { type Action, daysLost, evidencedOn, finishedOn, RHYTHM_DAYS } from '../plan/action.ts'
import { type Chain, lastChain } from '../plan/dependency.ts'
import type { ForecastAction } from '../plan/forecast.ts'
import type { Objective } from '../plan/objective.ts'
import type { PaceAction, PaceAsk } from '../plan/pace-sign.ts'
import { type Day, earliest, isAfter } from '../shared/days.ts'
import type { PersonId } from '../shared/ids.ts'

// The plan as the rules of pace and forecast want it.

/** Days after it is done within which its evidence is expected. */
const EVIDENCE_DAYS = 28

export function paceAskOf(today: Day): PaceAsk {
  return { today, rhythmDays: RHYTHM_DAYS, evidenceDays: EVIDENCE_DAYS }
}

/** What an objective is called where it stands alone. */
export function objectiveName({ place, title }: Pick<Objective, 'place' | 'title'>): string {
  return `Objective ${place}, ${title}`
}

/** Whose agency each partner speaks for. */
export type Agencies = ReadonlyMap<PersonId, string>

/** The agencies an action is owed by: the one it names, and its owner's where that is another. */
export function agenciesOf({ partner, ownerId }: Action, agencies: Agencies): readonly string[] {
  const owners = ownerId === null ? undefined : agencies.get(ownerId)
  return [...new Set([partner, owners].filter((one) => one !== null && one !== undefined))]
}

export function paceActionsOf(
  actions: readonly Action[],
  { objectives, agencies }: { readonly objectives: readonly Objective[]; readonly agencies: Agencies },
  today: Day,
): readonly PaceAction[] {
  const names = new Map(objectives.map((one) => [one.id, objectiveName(one)]))
  return actions.map((action) => ({
    id: String(action.id),
    reference: action.reference,
    objectives: action.objectiveIds.flatMap((id) => names.get(id) ?? []),
    partners: agenciesOf(action, agencies),
    startOn: action.startedOn ?? action.startOn,
    firstDueOn: action.firstDueOn,
    dueOn: action.dueOn,
    doneOn: finishedOn(action),
    evidencedOn: evidencedOn(action),
    lastUpdateOn: action.lastUpdateOn,
    cancelledOn: action.cancelledOn,
    daysLost: daysLost(action, today),
  }))
}

/**
 * When each action came into the plan: the day it was recorded, or an earlier day on which it had begun. Those of the
 * record's first day came together, as a plan that was there before; they count from that plan's first day, or the
 * whole of it would look like growth.
 */
export function forecastActionsOf(
  actions: readonly Action[],
  recordedOn: ReadonlyMap<number, Day>,
): readonly ForecastAction[] {
  const first = earliest([...recordedOn.values()])
  const wholeSince = earliest(
    actions.flatMap((action) => (isOfFirstDay(recordedOn.get(action.id), first) ? ownDays(action) : [])),
  )
  return actions.flatMap((action) => {
    const recorded = recordedOn.get(action.id)
    const addedOn = isOfFirstDay(recorded, first)
      ? earliest([wholeSince, recorded ?? null].filter((day) => day !== null))
      : earliest([recorded ?? null, ...ownDays(action)].filter((day) => day !== null))
    if (addedOn === null) return []
    const { dueOn, cancelledOn } = action
    return [{ addedOn, dueOn, doneOn: finishedOn(action), cancelledOn }]
  })
}

function isOfFirstDay(recorded: Day | undefined, first: Day | null): boolean {
  return recorded === undefined || first === null || !isAfter(recorded, first)
}

function ownDays({ startOn, startedOn, doneOn, cancelledOn }: Action): readonly Day[] {
  return [startOn, startedOn, doneOn, cancelledOn].filter((day) => day !== null)
}

/** The chain of open actions that wait for each other and end last; null where none waits. */
export function lastChainOf(actions: readonly Action[], today: Day): Chain | null {
  return lastChain(
    actions.map((action) => ({
      id: action.id,
      reference: action.reference,
      waitsFor: action.waitsFor,
      dueOn: action.dueOn,
      isDone: finishedOn(action) !== null,
      isCancelled: action.cancelledOn !== null,
    })),
    today,
  )
}

/** One seed a day, so that everybody sees the same forecast until tomorrow. */
export function seedOf(today: Day): number {
  return today.year * 10_000 + today.month * 100 + today.day
}

import { type Action, daysLost, evidencedOn, finishedOn, RHYTHM_DAYS } from '../plan/action.ts'
import { type Chain, lastChain } from '../plan/dependency.ts'
import type { ForecastAction } from '../plan/forecast-weeks.ts'
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

/** When an action was recorded, and by which import; null where a person wrote it. */
export type Arrival = { readonly on: Day; readonly importId: number | null }

/** An ordinary plan grows by ones and twos; as many as this in one day are a part of the plan that was made elsewhere. */
const TOGETHER = 5

/**
 * When each action came into the plan: the day it was recorded, or an earlier day on which it had begun. Those that came
 * together, by an import or on one day, were there before if some of them had ended by then: they count from their own
 * first day. If none had, nothing is known of the time before, and they count from the day they came.
 */
export function forecastActionsOf(
  actions: readonly Action[],
  arrivals: ReadonlyMap<number, Arrival>,
): readonly ForecastAction[] {
  const first = earliest(actions.flatMap(({ id }) => arrivals.get(id)?.on ?? []))
  const cameOn = ({ id }: Action): Day | null => arrivals.get(id)?.on ?? first
  const cameBy = (action: Action): string =>
    `${arrivals.get(action.id)?.importId ?? ''} ${cameOn(action)?.toString() ?? ''}`
  const batches = new Map(
    [...Map.groupBy(actions, cameBy)]
      .filter(([, batch]) => batch.length >= TOGETHER)
      .map(([by, batch]) => [by, batchDay(batch, cameOn)] as const),
  )
  return actions.flatMap((action) => {
    const by = cameBy(action)
    const cameTogether = batches.has(by)
    const addedOn = cameTogether
      ? (batches.get(by) ?? null)
      : earliestOf([cameOn(action), ...ownDays(action)])
    if (addedOn === null) return []
    const { dueOn, cancelledOn } = action
    return [{ addedOn, cameTogether, dueOn, doneOn: finishedOn(action), cancelledOn }]
  })
}

function batchDay(batch: readonly Action[], cameOn: (action: Action) => Day | null): Day | null {
  const came = earliestOf(batch.map(cameOn))
  const ended = batch.flatMap(({ doneOn, cancelledOn }) => doneOn ?? cancelledOn ?? [])
  const hasHistory = came === null || ended.some((day) => isAfter(came, day))
  return hasHistory ? earliestOf([came, ...batch.flatMap(ownDays)]) : came
}

function earliestOf(days: readonly (Day | null)[]): Day | null {
  return earliest(days.filter((day) => day !== null))
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

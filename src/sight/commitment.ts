import { type Action, daysLost } from '../plan/action.ts'
import type { Objective } from '../plan/objective.ts'
import { type Day, daysBetween } from '../shared/days.ts'
import type { ActionId, ObjectiveId } from '../shared/ids.ts'
import { type Agencies, agenciesOf, objectiveName } from './pace-facts.ts'

// Whether promises are kept: every date that moved, and the days lost.

/** One move of an action's date, with its reason and who agreed to it. */
export type MoveMade = {
  readonly actionId: ActionId
  readonly movedOn: Day
  readonly fromOn: Day
  readonly toOn: Day
  readonly reason: string
  readonly askedBy: string | null
  readonly agreedBy: string
}

export type MovedAction = {
  readonly action: Action
  readonly agencies: readonly string[]
  readonly moves: readonly MoveMade[]
  readonly firstPromise: Day | null
  readonly now: Day | null
  /** Days between the first promise and where it stands now; below nought where it came forward. */
  readonly movedBy: number
  readonly daysLost: number
}

export type Loss = {
  readonly name: string
  readonly actions: number
  readonly moved: number
  readonly days: number
}

export type Commitments = {
  readonly moved: readonly MovedAction[]
  /** Live actions that have a date, and of those how many stand where they were first promised. */
  readonly promised: number
  readonly unmoved: number
  readonly days: number
  /** Live actions that count under more than one objective or agency, so that those sums come to more than `days`. */
  readonly shared: number
  readonly byObjective: readonly Loss[]
  readonly byOwner: readonly Loss[]
  readonly byPartner: readonly Loss[]
}

/** Those that lost most come first. An action that serves two objectives counts under both. */
export function judgeCommitments(
  facts: {
    readonly actions: readonly Action[]
    readonly objectives: readonly Objective[]
    readonly moves: readonly MoveMade[]
    readonly agencies: Agencies
  },
  today: Day,
): Commitments {
  const live = facts.actions.filter(({ cancelledOn }) => cancelledOn === null)
  const byAction = Map.groupBy(facts.moves, (move) => move.actionId)
  const names = new Map(facts.objectives.map((one) => [one.id, objectiveName(one)]))
  const promised = live.filter(({ firstDueOn }) => firstDueOn !== null)
  const lose = (namesOf: (action: Action) => readonly string[]): readonly Loss[] =>
    lossesBy(live, namesOf, today)
  return {
    moved: live
      .flatMap((action) => {
        const moves = byAction.get(action.id)
        return moves === undefined
          ? []
          : [{ ...movedAction(action, moves, today), agencies: agenciesOf(action, facts.agencies) }]
      })
      .toSorted(
        (a, b) => b.daysLost - a.daysLost || b.moves.length - a.moves.length || a.action.id - b.action.id,
      ),
    promised: promised.length,
    unmoved: promised.filter(({ firstDueOn, dueOn }) => firstDueOn !== null && dueOn?.equals(firstDueOn))
      .length,
    days: live.reduce((sum, action) => sum + daysLost(action, today), 0),
    shared: live.filter(
      (action) => agenciesOf(action, facts.agencies).length > 1 || servesSeveral(action, names),
    ).length,
    byObjective: lose((action) => action.objectiveIds.flatMap((id) => names.get(id) ?? [])),
    byOwner: lose((action) => [action.owner ?? 'Nobody yet']),
    byPartner: lose((action) => agenciesOf(action, facts.agencies)),
  }
}

function servesSeveral({ objectiveIds }: Action, names: ReadonlyMap<ObjectiveId, string>): boolean {
  return objectiveIds.filter((id) => names.has(id)).length > 1
}

function movedAction(action: Action, moves: readonly MoveMade[], today: Day): Omit<MovedAction, 'agencies'> {
  const { firstDueOn: firstPromise, dueOn: now } = action
  const movedBy = firstPromise === null || now === null ? 0 : daysBetween(firstPromise, now)
  return { action, moves, firstPromise, now, movedBy, daysLost: daysLost(action, today) }
}

function lossesBy(
  actions: readonly Action[],
  namesOf: (action: Action) => readonly string[],
  today: Day,
): readonly Loss[] {
  const losses = new Map<string, Loss>()
  for (const action of actions) {
    for (const name of new Set(namesOf(action))) {
      const known = losses.get(name) ?? { name, actions: 0, moved: 0, days: 0 }
      losses.set(name, {
        name,
        actions: known.actions + 1,
        moved: known.moved + (action.moves > 0 ? 1 : 0),
        days: known.days + daysLost(action, today),
      })
    }
  }
  return [...losses.values()].toSorted((a, b) => b.days - a.days || (a.name < b.name ? -1 : 1))
}

import type { Action, ActionState } from './action.ts'
import type { ActionId } from '../shared/ids.ts'
import type { Objective } from './objective.ts'
import type { CountedView } from './outside-viewing.ts'
import type { SavedFilter } from './saved-filter.ts'

/** An action as a list shows it. What only some columns show is there where it was asked for. */
export type ListedAction = ActionState &
  Pick<Action, 'id' | 'reference' | 'title' | 'owner' | 'partner' | 'startOn' | 'evidenceCount' | 'version'> &
  Partial<
    Pick<
      Action,
      | 'detail'
      | 'successMeasure'
      | 'evidenceWanted'
      | 'signOff'
      | 'priority'
      | 'moves'
      | 'objectiveIds'
      | 'requirementIds'
    >
  > & {
    readonly contributorNames?: string
    readonly waitsFor?: readonly ActionId[]
    /** By their references. */
    readonly waitsForNames?: string
  }

export type ListedObjective = Pick<Objective, 'id' | 'place' | 'title' | 'outcome'>

/** Of all the actions this reader may see, filtered or not. */
export type PlanCounts = {
  readonly all: number
  readonly open: number
  readonly late: number
  readonly silent: number
  readonly daysLost: number
  readonly owners: readonly string[]
  /** Owners and those who contribute. */
  readonly people: readonly string[]
  readonly partners: readonly string[]
}

export type ListedPlan = {
  readonly counts: PlanCounts
  readonly objectives: readonly ListedObjective[]
  /** How many the filter lets through; `actions` may be one page of them. */
  readonly shown: number
  readonly actions: readonly ListedAction[]
  /** What each requirement is called, where a column shows them. */
  readonly references: ReadonlyMap<number, string>
  readonly filters: readonly SavedFilter[]
  /** How those outside see things of the plan, for whoever may read it. */
  readonly outside: readonly (CountedView & { readonly who: string })[]
}

import type { Day } from '../shared/days.ts'
import type { ActionId } from '../shared/ids.ts'

/** When an action's last update expects it to be done, and what has been asked and agreed of its date. */
export type Forecast = {
  readonly actionId: ActionId
  readonly expectedOn: Day
  readonly saidOn: Day
  readonly saidBy: string
  /** A wish for another date waits for its answer. */
  readonly isAskedFor: boolean
  readonly movedOn: Day | null
}

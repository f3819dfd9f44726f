import type { Day } from '../shared/days.ts'
import type { MilestoneId } from '../shared/ids.ts'

/** A step on the way that can be seen to be reached or not. */
export type Milestone = {
  readonly id: MilestoneId
  readonly title: string
  readonly dueOn: Day | null
  readonly reachedOn: Day | null
}

import type { Day } from '../shared/days.ts'
import type { InstrumentId } from '../shared/ids.ts'

/** The day an instrument in force says it lasts until, with where it says so. */
export type LastDay = {
  readonly instrument: InstrumentId
  readonly title: string
  readonly clause: string | null
  readonly day: Day
}

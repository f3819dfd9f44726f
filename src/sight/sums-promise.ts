import { type Action, stageOf } from '../plan/action.ts'
import type { Forecast } from '../plan/forecast-told.ts'
import { formatDay, isAfter, isBefore } from '../shared/days.ts'
import { isFinished } from './line.ts'
import type { Found } from './sums.ts'

/** The owner's own last word expects it after its date, and nobody has asked for another date since. */
export function forecastLater(action: Action, forecast: Forecast | undefined): Found | null {
  if (forecast === undefined || isFinished(action)) return null
  const { expectedOn, saidOn, saidBy, isAskedFor, movedOn } = forecast
  if (action.dueOn === null || !isAfter(expectedOn, action.dueOn) || isAskedFor) return null
  // A move of the same day may be the answer to it, so it counts as one.
  if (movedOn !== null && !isBefore(movedOn, saidOn)) return null
  const path = `/actions/${action.id}`
  return {
    kind: 'forecast after its date',
    one: {
      says: `${saidBy} said on ${formatDay(saidOn)} that it will be done on ${formatDay(expectedOn)}.`,
      path,
    },
    other: {
      says: `It is ${stageOf(action)} and due on ${formatDay(action.dueOn)}; nobody has asked for another date since.`,
      path,
    },
    cure: { text: 'Move the date, or ask to', path: `${path}/move` },
  }
}

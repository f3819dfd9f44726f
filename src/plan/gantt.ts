import { type Day, daysBetween, earliest, isAfter, latest } from '../shared/days.ts'
import { attentionOf, finishedOn, stageOf } from './action.ts'
import type { ListedAction } from './plan-list.ts'

// Actions along time, laid out once for every objective so that the same day stands at the same place.

export type GanttSpan = { readonly from: Day; readonly to: Day }

export type GanttBar = {
  readonly action: ListedAction
  /** Shares of the whole span, 0 to 1; null where it has no date. */
  readonly start: number
  readonly end: number
  /** The first promise, where the date has moved from it. */
  readonly first: number | null
  readonly look: 'done' | 'late' | 'open' | 'cancelled'
}

/** From the month of the first day to the end of the month of the last; null where nothing has a date. */
export function spanOf(actions: readonly ListedAction[], today: Day): GanttSpan | null {
  const dated = actions.filter((one) => one.dueOn !== null)
  if (dated.length === 0) return null
  const days = dated.flatMap((one) => [startOf(one), one.dueOn, one.firstDueOn, one.doneOn])
  const all = [...days.filter((day) => day !== null), today]
  const [first, last] = [earliest(all), latest(all)]
  if (first === null || last === null) return null
  return { from: first.with({ day: 1 }), to: last.with({ day: 1 }).add({ months: 1 }) }
}

export function placeOf(span: GanttSpan, day: Day): number {
  return Math.min(1, Math.max(0, daysBetween(span.from, day) / Math.max(1, daysBetween(span.from, span.to))))
}

/** The first day of each month of the span. */
export function monthsOf(span: GanttSpan): readonly Day[] {
  const months: Day[] = []
  for (let month = span.from; isAfter(span.to, month); month = month.add({ months: 1 })) months.push(month)
  return months
}

/** One bar for each action with a date, the earliest due first. */
export function layBars(actions: readonly ListedAction[], span: GanttSpan, today: Day): readonly GanttBar[] {
  return actions
    .flatMap((action) => (action.dueOn === null ? [] : [{ action, due: action.dueOn }]))
    .toSorted((a, b) => daysBetween(b.due, a.due) || a.action.id - b.action.id)
    .map(({ action, due }) => {
      const end = finishedOn(action) ?? due
      const begun = startOf(action)
      const start = begun === null || isAfter(begun, end) ? end : begun
      const hasMoved = action.firstDueOn !== null && !action.firstDueOn.equals(due)
      return {
        action,
        start: placeOf(span, start),
        end: placeOf(span, end),
        first: hasMoved && action.firstDueOn !== null ? placeOf(span, action.firstDueOn) : null,
        look: lookOf(action, today),
      }
    })
}

/** From the end of one bar to the start of another, by their places in the list. */
export type GanttWait = {
  readonly from: number
  readonly to: number
  /** The other is due after it. */
  readonly isTooLate: boolean
}

/** What waits for what among the bars that are drawn together. */
export function layWaits(bars: readonly GanttBar[]): readonly GanttWait[] {
  const places = new Map(bars.map(({ action }, at) => [action.id, at]))
  return bars.flatMap(({ action, look }, to) =>
    (action.waitsFor ?? []).flatMap((id) => {
      const from = places.get(id)
      const earlier = from === undefined ? undefined : bars[from]
      if (from === undefined || earlier === undefined) return []
      const isOpen = ![look, earlier.look].some((one) => one === 'done' || one === 'cancelled')
      const { dueOn } = earlier.action
      const isTooLate = isOpen && action.dueOn !== null && dueOn !== null && isAfter(dueOn, action.dueOn)
      return [{ from, to, isTooLate }]
    }),
  )
}

function startOf(action: ListedAction): Day | null {
  return action.startedOn ?? action.startOn
}

function lookOf(action: ListedAction, today: Day): GanttBar['look'] {
  if (action.cancelledOn !== null) return 'cancelled'
  const stage = stageOf(action)
  if (stage !== 'not started' && stage !== 'started') return 'done'
  return attentionOf(action, today).includes('late') ? 'late' : 'open'
}

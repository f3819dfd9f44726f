import { type Day, earliest, isAfter, isBefore, latest } from '../shared/days.ts'
import { type GanttSpan, monthsOf, placeOf } from './gantt.ts'
import { type Phase, type PhaseTime, timeOfPhase } from './phase.ts'

// The phases of the journey over the bars, on the same scale.

export type GanttBand = {
  readonly phase: Phase
  /** Its place in the journey, from 1: what a narrow band is told by. */
  readonly number: number
  readonly time: PhaseTime
  /** Shares of the whole span, 0 to 1; the end is the end of its last day. */
  readonly start: number
  readonly end: number
  /** It began before what is drawn, or goes on after it. */
  readonly isCutBefore: boolean
  readonly isCutAfter: boolean
}

// Bars must stay long enough to read: phases may make the drawing twice as long as the actions need, or two years.
const MOST_TIMES = 2
const MOST_MONTHS = 24

/** The span with the phases in it, as far as the bars allow; what is to come goes before what is over. */
export function widenBy(span: GanttSpan, phases: readonly Phase[]): GanttSpan {
  const needed = monthsOf(span).length
  const spare = Math.max(MOST_TIMES * needed, MOST_MONTHS) - needed
  const first = earliest(phases.map(({ fromOn }) => fromOn)) ?? span.from
  const last = latest(phases.map(({ toOn }) => toOn)) ?? span.from
  const after = Math.min(spare, monthsBetween(span.to, last.with({ day: 1 }).add({ months: 1 })))
  const before = Math.min(spare - after, monthsBetween(first.with({ day: 1 }), span.from))
  return { from: span.from.subtract({ months: before }), to: span.to.add({ months: after }) }
}

// Never negative.
function monthsBetween(from: Day, to: Day): number {
  return Math.max(0, from.until(to, { largestUnit: 'month' }).months)
}

/** One band for each phase of which something falls into the span, in their order. */
export function layPhases(phases: readonly Phase[], span: GanttSpan, today: Day): readonly GanttBand[] {
  return phases
    .map((phase, index) => ({ phase, number: index + 1, over: phase.toOn.add({ days: 1 }) }))
    .filter(({ phase, over }) => isBefore(phase.fromOn, span.to) && isAfter(over, span.from))
    .map(({ phase, number, over }) => ({
      phase,
      number,
      time: timeOfPhase(phase, today),
      start: placeOf(span, phase.fromOn),
      end: placeOf(span, over),
      isCutBefore: isBefore(phase.fromOn, span.from),
      isCutAfter: isAfter(over, span.to),
    }))
}

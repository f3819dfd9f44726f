import { type Journey, type JourneyStep, type Spread, type Stage } from './journey.ts'
import { type Shown, SMALLEST_SHOWN, suppressTable } from './suppression.ts'

// The journey as a reader may see it: outside the council no count below six, and none it could be worked out from.

/** Of fewer children the ninetieth percentile is one child's own days. */
const ENOUGH_FOR_DAYS = 10

export type ShownStep = {
  readonly stage: Stage
  readonly children: Shown
  readonly wentOn: Shown | null
  /** Percent of the children; null where it is hidden or there is nobody. */
  readonly conversion: number | null
  readonly waiting: Shown | null
  readonly waited: Spread | 'hidden' | null
  readonly taken: Spread | 'hidden' | null
}

export function showWhole(journey: Journey): readonly ShownStep[] {
  return journey.steps.map((step) => ({
    ...step,
    conversion: conversionOf(step.wentOn, step.children),
  }))
}

/** Each step is a line of three counts and their total: gone on, waiting, neither. */
export function showOutside(journey: Journey): readonly ShownStep[] {
  const { cells, rowTotals } = suppressTable({ cells: journey.steps.map(partsOf) })
  return journey.steps.map((step, at) => {
    const [gone = 'hidden', still = 'hidden'] = cells[at] ?? []
    const children = rowTotals[at] ?? 'hidden'
    const wentOn = step.wentOn === null ? null : gone
    return {
      stage: step.stage,
      children,
      wentOn,
      conversion: conversionOf(wentOn, children),
      waiting: step.waiting === null ? null : still,
      waited: ofEnough(step.waited),
      taken: ofEnough(step.taken),
    }
  })
}

function partsOf({ children, wentOn, waiting }: JourneyStep): readonly number[] {
  const gone = wentOn ?? 0
  const still = waiting ?? 0
  return [gone, still, children - gone - still]
}

function conversionOf(wentOn: Shown | null, children: Shown): number | null {
  if (typeof wentOn !== 'number' || typeof children !== 'number' || children === 0) return null
  return (wentOn / children) * 100
}

// How many the days are of is itself a count: it is not shown outside.
function ofEnough(spread: Spread | null): Spread | 'hidden' | null {
  if (spread === null) return null
  return spread.of < Math.max(ENOUGH_FOR_DAYS, SMALLEST_SHOWN) ? 'hidden' : spread
}

import type { SpcAnalysis } from './spc.ts'
import { ENOUGH_POINTS } from './spc.ts'

export type FalseAlarms = {
  /** How many measures have points enough to be judged. */
  readonly judged: number
  /** How many of them chance alone would mark at their latest point. */
  readonly expected: number
  /** The chance that at least one is marked. */
  readonly atLeastOne: number
}

// Percent of perfectly steady series (20,000 of each length, independent and normal) whose last point is marked by
// some rule, by `bench/spc-bench.ts --false-alarms`. The two forms of two in three do not differ by what can be seen.
const MARKED_LAST: readonly { readonly points: number; readonly screened: number; readonly whole: number }[] =
  [
    { points: 13, screened: 1.4, whole: 1.1 },
    { points: 18, screened: 1.5, whole: 1.2 },
    { points: 24, screened: 1.6, whole: 1.4 },
    { points: 36, screened: 1.8, whole: 1.6 },
    { points: 48, screened: 1.8, whole: 1.7 },
    { points: 60, screened: 1.8, whole: 1.7 },
  ]

/** What a page of many measures shows by chance alone, were none of them changing. */
export function expectFalseAlarms(analyses: readonly SpcAnalysis[]): FalseAlarms {
  const chances = analyses.flatMap((analysis) => chanceOf(analysis) ?? [])
  const expected = chances.reduce((sum, chance) => sum + chance, 0)
  const none = chances.reduce((product, chance) => product * (1 - chance), 1)
  return { judged: chances.length, expected, atLeastOne: 1 - none }
}

/** The sentence for the foot of such a page; empty where nothing is judged. */
export function describeFalseAlarms({ judged, expected, atLeastOne }: FalseAlarms): string {
  if (judged === 0) return ''
  const measures = judged === 1 ? 'this measure' : `these ${judged} measures`
  const percent = Math.max(1, Math.round(atLeastOne * 100))
  const rounded = Math.round(expected)
  const about = rounded >= 1 ? `about ${rounded}` : 'fewer than one'
  const many = judged === 1 ? '' : `; on average ${about} would be`
  return `If nothing at all had changed in ${measures}, there would still be a chance of about ${percent} in 100 that at least one is marked as changed in the latest period${many}.`
}

function chanceOf(analysis: SpcAnalysis): number | null {
  const last = analysis.phases.at(-1)
  const known = last?.rows.filter((row) => row.value !== null).length ?? 0
  if (known < ENOUGH_POINTS || last?.rows.at(-1)?.limits.upper === null) return null
  const column = analysis.options.screenOutliers ? 'screened' : 'whole'
  const after = MARKED_LAST.find(({ points }) => points >= known) ?? MARKED_LAST.at(-1)
  const before = MARKED_LAST.findLast(({ points }) => points <= known) ?? after
  if (before === undefined || after === undefined) return null
  const span = after.points - before.points
  const share = span <= 0 ? 0 : (known - before.points) / span
  return (before[column] + share * (after[column] - before[column])) / 100
}

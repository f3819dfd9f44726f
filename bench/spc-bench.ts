// Run with --false-alarms for the rates of false alarm as well (half a minute).
// 1,000 series of 60 points through the rules, one thread. The reference in R does 327 series a second at best.
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { drawSpcChart } from '../src/measures/chart-view.ts'
import { drawSpark } from '../src/measures/spark-chart-view.ts'
import { PERCENTAGE } from '../src/measures/spc-unit.ts'
import type { SpcOptions, SpcPoint } from '../src/measures/spc.ts'
import { analyse, USUAL_OPTIONS } from '../src/measures/spc.ts'

const SERIES = 1000
const POINTS = 60
const ROUNDS = 7
const REFERENCE_IN_R = 327

const options: SpcOptions = { ...USUAL_OPTIONS, improvement: 'increase', target: 80 }
const days = Array.from({ length: POINTS }, (_, i) =>
  Temporal.PlainDate.from('2020-01-01').add({ months: i }).toString(),
)
const chance = seededChance(20261121)
const series = Array.from({ length: SERIES }, () =>
  days.map((date): SpcPoint => ({ date, value: Math.round((70 + 20 * chance()) * 10) / 10 })),
)

const times = Array.from({ length: ROUNDS }, () => timeOf(judgeAll))
const best = Math.min(...times)
const median = times.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? best
const rate = (milliseconds: number) => Math.round((SERIES / milliseconds) * 1000)
console.log(`${SERIES} series of ${POINTS} points, ${ROUNDS} rounds, one thread`)
console.log(`first round  ${(times[0] ?? best).toFixed(1)} ms  ${rate(times[0] ?? best)} series/s`)
console.log(`median round ${median.toFixed(1)} ms  ${rate(median)} series/s`)
console.log(
  `ratio to the reference in R (${REFERENCE_IN_R}/s): ${(rate(median) / REFERENCE_IN_R).toFixed(0)}`,
)

// Each answer is looked at and let go, as a page of charts would.
function judgeAll(): number {
  let flagged = 0
  for (const points of series) {
    const outcome = analyse(points, options)
    if (outcome.ok && outcome.value.rows.at(-1)?.kind !== 'common') flagged += 1
  }
  return flagged
}

function timeOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

// A small generator with a fixed seed (mulberry32), so that every run judges the same series.
function seededChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

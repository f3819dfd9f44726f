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

benchCharts()
if (process.argv.includes('--false-alarms')) countFalseAlarms()

// A scorecard: sixty charts and sixty sparks, drawn and written out.
function benchCharts(): void {
  const words = { title: 'Supervision on time', unit: PERCENTAGE, rhythm: 'month' } as const
  const analyses = series.slice(0, 60).flatMap((points) => {
    const outcome = analyse(points, options)
    return outcome.ok ? [outcome.value] : []
  })
  const chart = { ...words, width: 960, annotations: [], trajectory: [] }
  const small = { ...words, width: 160, height: 36 }
  const kinds = {
    charts: () => analyses.map((one, i) => String(drawSpcChart(one, { ...chart, key: `c${i}` }))),
    sparks: () => analyses.map((one, i) => String(drawSpark(one, { ...small, key: `s${i}` }))),
  }
  for (const [name, draw] of Object.entries(kinds)) {
    const bytes = draw().join('').length
    const drawn = Array.from({ length: ROUNDS }, () => timeOf(draw)).toSorted((one, other) => one - other)
    const middle = (drawn[Math.floor(ROUNDS / 2)] ?? 0).toFixed(1)
    console.log(`60 ${name} of ${POINTS} points: ${middle} ms, ${bytes} bytes`)
  }
}

// The figures of src/measures/spc-false-alarms.ts: steady normal series of each length, and how many are marked.
function countFalseAlarms(): void {
  for (const twoInThree of ['between', 'beyond'] as const) {
    for (const screenOutliers of [true, false]) {
      for (const points of [13, 18, 24, 36, 48, 60]) {
        const { any, last } = countMarked(points, { ...options, twoInThree, screenOutliers })
        const rules = `${twoInThree}, ${screenOutliers ? 'screened' : 'not screened'}`
        console.log(`${rules}, ${points} points: any ${any} %, last ${last} %`)
      }
    }
  }
}

function countMarked(length: number, rules: SpcOptions): { readonly any: string; readonly last: string } {
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
  const rounds = 20_000
  let [any, last] = [0, 0]
  for (let i = 0; i < rounds; i += 1) {
    const points = days.slice(0, length).map((date) => ({ date, value: normal() }))
    const outcome = analyse(points, rules)
    if (!outcome.ok) continue
    any += Number(outcome.value.rows.some((row) => row.cause !== 'common'))
    last += Number(outcome.value.rows.at(-1)?.cause !== 'common')
  }
  const percent = (count: number) => ((100 * count) / rounds).toFixed(1)
  return { any: percent(any), last: percent(last) }
}

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

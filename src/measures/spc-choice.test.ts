import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { SpcPoint } from './spc.ts'
import { analyse, pointOfCounts, USUAL_OPTIONS } from './spc.ts'
import { chooseChart, chooseChartOfGaps, daysBetweenEvents } from './spc-choice.ts'
import { describeFalseAlarms, expectFalseAlarms } from './spc-false-alarms.ts'

describe('which chart', () => {
  test('an average or a number of days is an XmR chart', () => {
    assert.equal(chooseChart('number', counted([[5, 10]])).chart, 'xmr')
  })
  test('a percentage of steady, sizeable numbers is an XmR chart', () => {
    const points = counted([
      [40, 100],
      [45, 104],
      [38, 98],
      [42, 101],
      [44, 99],
    ])
    assert.equal(chooseChart('percentage', points).chart, 'xmr')
  })
  test('a percentage of numbers that differ much is a p chart', () => {
    const points = counted([
      [8, 20],
      [42, 100],
      [19, 50],
      [9, 25],
      [36, 90],
      [13, 30],
      [30, 80],
      [18, 40],
    ])
    const choice = chooseChart('percentage', points)
    assert.match(choice.reason, /differ much from period to period/)
    assert.ok(choice.chart === 'p' || choice.chart === 'p prime')
  })
  test('where they vary far more than chance, the primed form', () => {
    const points = counted([
      [100, 1000],
      [900, 1500],
      [150, 1000],
      [1200, 1700],
      [90, 900],
      [800, 1400],
    ])
    const choice = chooseChart('percentage', points)
    assert.equal(choice.chart, 'p prime')
    assert.match(choice.reason, /vary more than chance alone would make them \(\d+\.\d times\)/)
    assert.equal(chooseChart('rate', points).chart, 'u prime')
  })
  test('small counts are a u chart, and rare ones ask for the days between', () => {
    const small = chooseChart(
      'count',
      counted([
        [2, 1],
        [3, 1],
        [1, 1],
        [4, 1],
        [0, 1],
        [2, 1],
        [5, 1],
        [1, 1],
      ]),
    )
    assert.deepEqual([small.chart.slice(0, 1), small.wish], ['u', null])
    const rare = chooseChart(
      'count',
      counted([
        [0, 1],
        [1, 1],
        [0, 1],
        [0, 1],
        [1, 1],
        [0, 1],
      ]),
    )
    assert.match(rare.wish ?? '', /date of each event/)
    assert.equal(chooseChartOfGaps('days').chart, 't')
    assert.equal(chooseChartOfGaps('cases').chart, 'g')
  })
  test('values without their counts are an XmR chart that asks for them', () => {
    assert.match(chooseChart('percentage', [{ date: '2024-01-01', value: 50 }]).wish ?? '', /numerators/)
  })
  test('days between events come in order, whatever order the events do', () => {
    const days = ['2024-03-01', '2024-01-01', '2024-01-31'].map((day) => Temporal.PlainDate.from(day))
    assert.deepEqual(daysBetweenEvents(days), [
      { date: '2024-01-31', value: 30 },
      { date: '2024-03-01', value: 30 },
    ])
  })
})

describe('false alarms on a page', () => {
  test('of sixty steady measures about one is marked by chance', () => {
    const page = Array.from({ length: 60 }, () => anAnalysis(24))
    const alarms = expectFalseAlarms(page)
    assert.ok(alarms.expected > 0.7 && alarms.expected < 1.3)
    assert.match(describeFalseAlarms(alarms), /these 60 measures.* about 6\d in 100 .* about 1 would be\.$/)
  })
  test('measures too short to judge are not counted', () => {
    assert.deepEqual(expectFalseAlarms([anAnalysis(8)]), { judged: 0, expected: 0, atLeastOne: 0 })
    assert.equal(describeFalseAlarms(expectFalseAlarms([])), '')
  })
  test('the rate said is the rate the rules have', () => {
    const chance = seededChance(5)
    const rounds = 4000
    let marked = 0
    for (let i = 0; i < rounds; i += 1) {
      const points = Array.from({ length: 24 }, (_, j) => ({ date: dateOf(j), value: normal(chance) }))
      const outcome = analyse(points, { ...USUAL_OPTIONS, improvement: 'increase', target: null })
      if (outcome.ok && outcome.value.rows.at(-1)?.cause !== 'common') marked += 1
    }
    // Four standard errors of 4,000 draws at 1.6 %.
    assert.ok(Math.abs(marked / rounds - expectFalseAlarms([anAnalysis(24)]).expected) < 0.008)
  })
})

function counted(pairs: readonly (readonly [number, number])[]): readonly SpcPoint[] {
  return pairs.map(([numerator, denominator], i) =>
    pointOfCounts(dateOf(i), { numerator, denominator, per: 100 }),
  )
}

function anAnalysis(length: number) {
  const points = Array.from({ length }, (_, i) => ({ date: dateOf(i), value: i % 3 }))
  const outcome = analyse(points, { ...USUAL_OPTIONS, improvement: 'increase', target: null })
  assert.ok(outcome.ok)
  return outcome.value
}

function dateOf(i: number): string {
  return Temporal.PlainDate.from('2020-01-01').add({ months: i }).toString()
}

function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
}

function seededChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { SpcAnalysis, SpcOptions, SpcPoint } from './spc.ts'
import { analyse, pointOfCounts, USUAL_OPTIONS } from './spc.ts'
import { exactMean } from './spc-mean.ts'

const wanted: SpcOptions = { ...USUAL_OPTIONS, improvement: 'increase', target: null }

describe('phases and refusals', () => {
  test('a day given twice is refused', () => {
    const points = [...months([1, 2]), ...months([3])]
    assert.deepEqual(analyse(points, wanted), { ok: false, refusal: 'repeated date' })
  })
  test('nothing to judge is refused', () => {
    assert.deepEqual(analyse([], wanted), { ok: false, refusal: 'no points' })
  })
  test('a baseline of fewer than twelve points is refused', () => {
    const options = { ...wanted, fixed: { points: 11, reason: 'before the new team' } }
    assert.deepEqual(analyse(months([1, 2, 3]), options), { ok: false, refusal: 'baseline too short' })
  })
  test('the order of the points does not matter', () => {
    const points = months([5, 3, 8, 1, 9, 2, 7, 7, 4, 6, 2, 8, 5])
    assert.deepEqual(analysis(points.toReversed()).rows, analysis(points).rows)
  })
  test('limits begin afresh at a rebase, and no run crosses it', () => {
    const points = months([5, 6, 5, 6, 5, 6, 9, 9.1, 9, 9.1, 9, 9.1])
    const rebases = [{ date: '2020-07-01', reason: 'new service' }]
    const { phases } = analysis(points, { rebases })
    assert.deepEqual(
      phases.map((phase) => [phase.number, phase.rows.length, phase.reason]),
      [
        [0, 6, null],
        [1, 6, 'new service'],
      ],
    )
    assert.ok(Math.abs((phases[1]?.rows[0]?.limits.centre ?? 0) - 9.05) < 1e-12)
    assert.ok(analysis(points, { rebases }).rows.every((row) => row.cause === 'common'))
  })
  test('a rebase on a day no point has is ignored', () => {
    const points = months([5, 6, 5, 6])
    const rebases = [{ date: '2020-01-15', reason: 'between two months' }]
    assert.equal(analysis(points, { rebases }).phases.length, 1)
  })
  test('after a fixed baseline points are judged by it and do not move it', () => {
    const values = [5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 50]
    const { rows } = analysis(months(values), { fixed: { points: 12, reason: 'the year before' } })
    assert.equal(rows[0]?.limits.centre, 5.5)
    assert.deepEqual([rows[12]?.isBaseline, rows[12]?.cause], [false, 'above limit'])
  })
})

describe('limits from a span', () => {
  const reason = 'the year before the new team'
  test('they come from its values alone, and all others are judged by them', () => {
    const before = [5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5]
    const values = [...before, 50, 51, 52]
    const spans = [{ from: '2020-01-01', to: '2021-01-01', reason }]
    const { rows } = analysis(months(values), { spans })
    assert.equal(rows[0]?.limits.centre, analysis(months(before)).rows[0]?.limits.centre)
    assert.deepEqual(
      rows.map(({ isBaseline }) => isBaseline),
      values.map((_, i) => i < before.length),
    )
    assert.equal(rows[15]?.cause, 'above limit')
  })
  test('a span in the middle leaves out what came before it as well', () => {
    const spans = [{ from: '2020-03-01', to: '2020-06-01', reason }]
    const { rows } = analysis(months([90, 91, 5, 6, 5, 6, 70]), { spans })
    assert.equal(rows[0]?.limits.centre, 5.5)
    assert.deepEqual([rows[0]?.cause, rows[6]?.cause], ['above limit', 'above limit'])
  })
  test('a span belongs to the phase it lies in, and the other phase keeps its own', () => {
    const spans = [{ from: '2020-05-01', to: '2020-06-01', reason }]
    const rebases = [{ date: '2020-04-01', reason: 'moved' }]
    const { phases } = analysis(months([1, 2, 3, 40, 10, 12, 40]), { spans, rebases })
    assert.deepEqual(
      phases.map(({ rows }) => rows[0]?.limits.centre),
      [2, 11],
    )
  })
  test('rates go by the counts within it', () => {
    const points = [10, 20, 30, 40].map((numerator, i) =>
      pointOfCounts(`2020-0${i + 1}-01`, { numerator, denominator: 100, per: 100 }),
    )
    const spans = [{ from: '2020-02-01', to: '2020-03-01', reason }]
    const outcome = analyse(points, { ...wanted, chart: 'p', per: 100, spans })
    assert.equal(outcome.ok ? outcome.value.rows[0]?.limits.centre : null, 25)
  })
})

describe('limits', () => {
  test('limits stand 2.66 average moving ranges from the mean', () => {
    const { rows } = analysis(months([2, 4, 2, 4, 2, 4]))
    assert.deepEqual(
      [rows[0]?.limits.lower, rows[0]?.limits.centre, rows[0]?.limits.upper],
      [3 - 2.66 * 2, 3, 3 + 2.66 * 2],
    )
  })
  test('a range out of control is screened from the limits, unless asked not to', () => {
    const values = [5, 6, 5, 6, 5, 6, 5, 6, 30, 6, 5, 6, 5, 6]
    const screened = analysis(months(values)).rows[0]
    const whole = analysis(months(values), { screenOutliers: false }).rows[0]
    assert.ok((screened?.limits.upper ?? 0) - (screened?.limits.centre ?? 0) < 3)
    assert.ok((whole?.limits.upper ?? 0) - (whole?.limits.centre ?? 0) > 10)
  })
  test('a missing value takes away both ranges that touch it', () => {
    const { rows } = analysis(months([2, 4, null, 104, 102]))
    assert.equal((rows[0]?.limits.upper ?? 0) - (rows[0]?.limits.centre ?? 0), 2.66 * 2)
  })
  test('a constant series has a mean and no limits, whatever its decimals', () => {
    for (const value of [0.1, 5.3, 1 / 3, 1e-6, 123456.789]) {
      const { rows } = analysis(months(Array.from({ length: 20 }, () => value)))
      assert.deepEqual(
        [rows[0]?.limits.centre, rows[0]?.limits.lower, rows[0]?.limits.upper],
        [value, null, null],
      )
      assert.ok(rows.every((row) => row.cause === 'common' && row.side === 0 && row.outside === null))
    }
  })
})

describe('rules', () => {
  test('seven on one side are a shift, and one on the mean breaks it', () => {
    const whole = [-1, 1, -1, 1, -1, 1, -1, 2, 1, 2, 1, 2, 1, 2, -2, -1, -2, -1, -2, -1]
    assert.equal(causesOf([...whole, -2]).filter((cause) => cause === 'shift above').length, 7)
    const broken = [2, 1, 2, 0, 2, 1, 2, -2, -1, -2, 0, -2, -1, -2]
    assert.ok(causesOf(broken).every((cause) => cause === 'common'))
  })
  // Wild months first keep the limits wide, so that nothing but the trend can be found.
  const wild = [40, -40, 40, -40, 40, -40, 40, -40]
  test('six rises are a trend, five are not, a level step breaks it', () => {
    const ends = (values: readonly (number | null)[]) => causesOf([...wild, ...values]).slice(-values.length)
    assert.ok(ends([-3, -2, -1, 0, 1, 2, 3]).every((cause) => cause === 'rising'))
    assert.ok(ends([3, 2, 1, 0, -1, -2, 4]).every((cause) => cause === 'common'))
    assert.ok(ends([-3, -2, -1, 0, 0, 1, 2, 3]).every((cause) => cause === 'common'))
  })
  test('a gap in a trend breaks it and is no error', () => {
    const causes = causesOf([...wild, 6, -4, -3, -2, null, 0, 1, 2, 3])
    assert.ok(causes.every((cause) => cause === 'common'))
  })
  test('the turn between two trends belongs to the second', () => {
    const causes = causesOf([...wild, -6, -4, -2, 0, 2, 4, 6, 5, 3, 1, -1, -3, -5])
    assert.deepEqual(causes.slice(-8, -5), ['rising', 'falling', 'falling'])
  })
  test('only the two near the limit are marked, not the third beside them', () => {
    const quiet = [1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1]
    const points = months([...quiet, 4.2, 0.8, 4.3, -3])
    const { rows } = analysis(points, { fixed: { points: 16, reason: 'quiet months' } })
    const causes = rows.slice(-4).map((row) => row.cause)
    assert.deepEqual(causes, ['two in three above', 'common', 'two in three above', 'common'])
  })
  test('a point outside the limit counts towards two in three only where that form is asked for', () => {
    const quiet = [1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1]
    const points = months([...quiet, 4.2, 0.8, 40, -3])
    const last = (twoInThree: 'between' | 'beyond') =>
      analysis(points, { twoInThree, fixed: { points: 16, reason: 'quiet months' } }).rows.at(-4)?.cause
    assert.deepEqual([last('between'), last('beyond')], ['common', 'two in three above'])
  })
  test('what a special cause means follows the direction of improvement', () => {
    const points = months([...wild, -3, -2, -1, 0, 1, 2, 3])
    const kinds = (['increase', 'decrease', 'neutral'] as const).map(
      (improvement) => analysis(points, { improvement }).rows.at(-1)?.kind,
    )
    assert.deepEqual(kinds, ['improvement', 'concern', 'high'])
  })
  test('runs found by their length are the windows of seven and three of the definition', () => {
    const value = fc.option(fc.integer({ min: -4, max: 4 }), { freq: 12, nil: null })
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), (values) => {
        const { rows } = analysis(months(values))
        assert.deepEqual(
          rows.map((row) => row.cause),
          causesByWindows(rows),
        )
      }),
      { numRuns: 500, seed: 7 },
    )
  })
})

describe('charts of counts', () => {
  const counts = [
    [12, 40],
    [9, 35],
    [30, 90],
    [8, 30],
    [11, 42],
    [25, 80],
    [10, 33],
    [14, 45],
  ] as const
  const points = counts.map(([numerator, denominator], i) =>
    pointOfCounts(monthOf(i), { numerator, denominator, per: 100 }),
  )
  test('a p chart has limits by the size of each period, never outside 0 to 100 %', () => {
    const { rows } = analysis(points, { chart: 'p', per: 100 })
    const pooled = 119 / 395
    const sigma = Math.sqrt((pooled * (1 - pooled)) / 90)
    close(rows[2]?.limits.centre, 100 * pooled)
    close(rows[2]?.limits.upper, 100 * (pooled + 3 * sigma))
    assert.ok(rows.every((row) => (row.limits.lower ?? -1) >= 0 && (row.limits.upper ?? 101) <= 100))
    assert.ok((rows[3]?.limits.upper ?? 0) > (rows[2]?.limits.upper ?? 0))
  })
  test('a u chart has Poisson limits', () => {
    const { rows } = analysis(points, { chart: 'u', per: 100 })
    const pooled = 119 / 395
    close(rows[0]?.limits.lower, 100 * (pooled - 3 * Math.sqrt(pooled / 40)))
  })
  test('a primed chart widens the limits by how much the values really move', () => {
    const wild = [2, 38, 1, 39, 2, 38, 1, 39, 2, 38].map((numerator, i) =>
      pointOfCounts(monthOf(i), { numerator, denominator: 40 + i, per: 100 }),
    )
    const plain = analysis(wild, { chart: 'p', per: 100, screenOutliers: false }).rows[0]
    const primed = analysis(wild, { chart: 'p prime', per: 100, screenOutliers: false }).rows[0]
    assert.ok((plain?.limits.upper ?? 100) < 80)
    assert.equal(primed?.limits.upper, 100)
  })
  test('nothing ever happening gives no limits and no error', () => {
    const none = [0, 1, 2].map((i) => pointOfCounts(monthOf(i), { numerator: 0, denominator: 30, per: 100 }))
    assert.deepEqual([analysis(none, { chart: 'p' }).rows[0]?.limits.upper], [null])
  })
  test('nobody to count is a missing value, not nought', () => {
    assert.equal(pointOfCounts('2024-01-01', { numerator: 0, denominator: 0, per: 100 }).value, null)
  })
  test('a p chart without denominators, or with more than all, is refused', () => {
    assert.deepEqual(analyse(months([1, 2]), { ...wanted, chart: 'p' }), {
      ok: false,
      refusal: 'no denominators',
    })
    const over = [pointOfCounts('2024-01-01', { numerator: 5, denominator: 4, per: 1 })]
    assert.deepEqual(analyse(over, { ...wanted, chart: 'p' }), { ok: false, refusal: 'more than all' })
  })
  test('a g chart draws its line at the median and its limits from the mean', () => {
    const row = analysis(months([1, 2, 3, 10]), { chart: 'g' }).rows[0]
    assert.deepEqual([row?.limits.centre, row?.limits.lower], [2.5, 0])
    close(row?.limits.upper, 4 + 3 * Math.sqrt(20))
  })
  test('a t chart is an XmR chart on the power 1/3.6', () => {
    const values = [3, 10, 25, 7, 40, 12]
    const powered = analysis(months(values.map((value) => value ** (1 / 3.6)))).rows[0]
    const row = analysis(months(values), { chart: 't' }).rows[0]
    close(row?.limits.upper, (powered?.limits.upper ?? 0) ** 3.6)
    close(row?.limits.centre, (powered?.limits.centre ?? 0) ** 3.6)
  })
})

describe('the mean', () => {
  test('the mean of equal values is that value', () => {
    const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true })
    fc.assert(
      fc.property(finite, fc.integer({ min: 1, max: 100 }), (value, count) => {
        assert.equal(exactMean(Array.from({ length: count }, () => value)), value + 0)
      }),
      { seed: 7 },
    )
  })
  test('large values that cancel leave the small one exact', () => {
    assert.equal(exactMean([1e17, 3, -1e17]), 1)
    assert.ok(Number.isNaN(exactMean([])))
  })
})

function analysis(points: readonly SpcPoint[], options: Partial<SpcOptions> = {}): SpcAnalysis {
  const outcome = analyse(points, { ...wanted, ...options })
  assert.ok(outcome.ok)
  return outcome.value
}

function causesOf(values: readonly (number | null)[]): readonly string[] {
  return analysis(months(values)).rows.map((row) => row.cause)
}

function months(values: readonly (number | null)[]): readonly SpcPoint[] {
  return values.map((value, i) => ({ date: monthOf(i), value }))
}

function monthOf(i: number): string {
  return Temporal.PlainDate.from('2020-01-01').add({ months: i }).toString()
}

function close(actual: number | null | undefined, expected: number): void {
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 1e-9, `${actual} is not ${expected}`)
}

// The definitions word for word, window by window, to set beside the product's counting of runs.
function causesByWindows(rows: SpcAnalysis['rows']): readonly string[] {
  const windows = (length: number) =>
    rows.slice(length - 1).map((_, i) => rows.slice(i, i + length).map((row, j) => ({ row, at: i + j })))
  const trend = new Set<number>()
  const shift = new Set<number>()
  const near = new Set<number>()
  for (const window of windows(7)) {
    const values = window.map(({ row }) => row.value)
    const goes = (sign: number) =>
      values.every((value, i) => {
        const before = values[i - 1]
        return (
          value !== null && (i === 0 || (typeof before === 'number' && Math.sign(value - before) === sign))
        )
      })
    if (goes(1) || goes(-1)) for (const { at } of window) trend.add(at)
    const sides = window.map(({ row }) => row.side)
    if (sides.every((side) => side === 1) || sides.every((side) => side === -1)) {
      for (const { at } of window) shift.add(at)
    }
  }
  for (const window of windows(3)) {
    const total = window.reduce((sum, { row }) => sum + (row.side ?? 0), 0)
    const both = window.filter(({ row }) => row.close === true)
    if (Math.abs(total) === 3 && both.length >= 2) for (const { at } of both) near.add(at)
  }
  return rows.map((row, i) => {
    const value = row.value ?? 0
    if (row.outside === true) return value > (row.limits.upper ?? 0) ? 'above limit' : 'below limit'
    if (trend.has(i)) {
      const [from, to] = trend.has(i + 1) ? [value, rows[i + 1]?.value] : [rows[i - 1]?.value, value]
      return (to ?? 0) - (from ?? 0) > 0 ? 'rising' : 'falling'
    }
    if (near.has(i)) return row.side === 1 ? 'two in three above' : 'two in three below'
    if (shift.has(i)) return row.side === 1 ? 'shift above' : 'shift below'
    return 'common'
  })
}

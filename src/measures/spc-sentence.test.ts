import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { SpcAnalysis, SpcOptions, SpcPoint } from './spc.ts'
import { analyse, USUAL_OPTIONS } from './spc.ts'
import { describeSeries } from './spc-sentence.ts'
import { summariseSeries } from './spc-summary.ts'
import { PERCENTAGE } from './spc-unit.ts'
import { judgeAssurance, judgeVariation } from './variation.ts'

const words = { title: 'Supervision on time', unit: PERCENTAGE, rhythm: 'month' } as const
const quiet = [62, 66, 61, 65, 60, 66, 62, 67, 61, 64, 60, 65, 63, 66, 61, 64, 62, 65]

describe('the sentence', () => {
  test('seven months above the old range, and a target out of reach', () => {
    const analysis = anAnalysis([...quiet, 79, 80, 77, 82, 79, 78, 81], { target: 95 })
    assert.match(
      describeSeries(analysis, words),
      /^Supervision on time has been above its old range \(5\d(\.\d)? % to 7\d(\.\d)? %\) for seven months; at this variation it will not reach 95 % without a further change\.$/,
    )
  })
  test('a steady series is within what chance alone would give', () => {
    const sentence = describeSeries(anAnalysis(quiet, { target: 63 }), words)
    assert.match(
      sentence,
      /shows no sign of change: 65 % in June 2021 is within the .* that chance alone would give/,
    )
    assert.match(sentence, /it may or may not meet the target of 63 % from one month to the next\.$/)
  })
  test('a target always met, and where less is better', () => {
    assert.match(
      describeSeries(anAnalysis(quiet, { target: 40 }), words),
      /it will stay above the target of 40 %\.$/,
    )
    const down = { improvement: 'decrease' as const }
    assert.match(
      describeSeries(anAnalysis(quiet, { ...down, target: 90 }), words),
      /it will stay below the target of 90 %\.$/,
    )
    assert.match(
      describeSeries(anAnalysis(quiet, { ...down, target: 20 }), words),
      /it will not come down to 20 % without a further change\.$/,
    )
  })
  test('one value beyond a limit is said with both figures, and they differ', () => {
    const sentence = describeSeries(anAnalysis([...quiet, 90], {}), words)
    assert.match(
      sentence,
      /^Supervision on time was 90 % in July 2021, above its upper limit of 7\d(\.\d)? %\.$/,
    )
  })
  test('a month left out makes it values, not months', () => {
    const points = months([...quiet, 79, 80, 77, 82, 79, 78, 81, 80]).filter((_, i) => i !== 21)
    const outcome = analyse(points, { ...USUAL_OPTIONS, improvement: 'increase', target: null })
    assert.ok(outcome.ok)
    assert.match(describeSeries(outcome.value, words), /for the last seven values\.$/)
  })
  test('twelve values are too few to judge by, and thirteen are not', () => {
    assert.equal(
      describeSeries(anAnalysis(quiet.slice(0, 12), { target: 90 }), words),
      'Supervision on time has 12 of the 13 values that it takes to judge change.',
    )
    assert.match(describeSeries(anAnalysis(quiet.slice(0, 13), {}), words), /no sign of change/)
  })
  test('a constant series cannot be judged, and says so once', () => {
    assert.equal(
      describeSeries(
        anAnalysis(
          Array.from({ length: 20 }, () => 100),
          { target: 90 },
        ),
        words,
      ),
      'Supervision on time does not vary enough to have a range to judge it by.',
    )
  })
  test('a missing latest value is said, not passed over', () => {
    assert.equal(
      describeSeries(anAnalysis([...quiet, null], {}), words),
      'There is no value of Supervision on time for July 2021.',
    )
  })
  test('no limit that says "never" stands beside a value that just did', () => {
    const analysis = anAnalysis([...quiet, 96], { target: 90 })
    assert.deepEqual(judgeAssurance(analysis), {
      word: 'cannot tell',
      shape: 'ring',
      silence: 'latest value contradicts the range',
    })
    assert.match(
      describeSeries(analysis, words),
      /cannot be told: the latest value is on the other side of it/,
    )
  })
  test('after a rebase the range before it is the old one', () => {
    const rebases = [{ date: monthOf(18), reason: 'new duty team' }]
    const sentence = describeSeries(anAnalysis([...quiet, 79, 80, 77], { rebases }), words)
    assert.match(
      sentence,
      /has been above its old range .* for three months; Supervision on time has 3 of the 13/,
    )
  })
  test('whatever the series, each claim is true of the points', () => {
    const value = fc.option(fc.integer({ min: 40, max: 75 }), { freq: 25, nil: null })
    const steps = fc.array(value, { minLength: 13, maxLength: 40 })
    const lift = fc.integer({ min: -30, max: 25 })
    const options = fc.record({
      target: fc.option(fc.integer({ min: 20, max: 99 }), { nil: null }),
      improvement: fc.constantFrom('increase' as const, 'decrease' as const, 'neutral' as const),
      twoInThree: fc.constantFrom('between' as const, 'beyond' as const),
      screenOutliers: fc.boolean(),
    })
    fc.assert(
      fc.property(steps, lift, fc.integer({ min: 0, max: 12 }), options, (values, up, last, chosen) => {
        const moved = values.map((one, i) => (one !== null && i >= values.length - last ? one + up : one))
        const analysis = anAnalysis(moved, chosen)
        checkClaims(analysis, describeSeries(analysis, words))
      }),
      { numRuns: 2000, seed: 11 },
    )
  })
})

describe('the words of variation and assurance', () => {
  test('change is worded by which way is better', () => {
    const series = [...quiet, 79, 80, 77, 82, 79, 78, 81]
    const word = (improvement: SpcOptions['improvement']) =>
      judgeVariation(anAnalysis(series, { improvement })).word
    assert.deepEqual(
      [word('increase'), word('decrease'), word('neutral')],
      ['improving', 'worsening', 'higher'],
    )
    const { shape } = judgeVariation(anAnalysis(series, { improvement: 'decrease' }))
    assert.equal(shape, 'diamond')
  })
  test('there is nothing to assure without a target or a better way', () => {
    assert.equal(judgeAssurance(anAnalysis(quiet, {})), null)
    assert.equal(judgeAssurance(anAnalysis(quiet, { target: 90, improvement: 'neutral' })), null)
  })
  test('fewer points may be asked for', () => {
    const few = anAnalysis(quiet.slice(0, 8), { target: 99 })
    assert.deepEqual([judgeVariation(few).word, judgeVariation(few, 5).word], ['cannot tell', 'no change'])
    assert.equal(judgeAssurance(few, 5)?.word, 'will not meet')
  })
})

test('the summary counts how often the target was met', () => {
  const summary = summariseSeries(anAnalysis(quiet, { target: 65 }), words)
  assert.match(summary, /^18 values from January 2020 to June 2021; the latest is 65 %; average 63\.3 %/)
  assert.match(summary, /the target of 65 % was met 7 of 18 times\.$/)
})

// Reads the sentence back and sets every claim beside the points, by other means than it was made.
function checkClaims(analysis: SpcAnalysis, sentence: string): void {
  const rows = analysis.rows
  const last = rows.at(-1)
  const tail = (count: number) => rows.slice(-count)
  const run =
    /(above|below) its (average|old range|upper limit|lower limit)(?: \(.*?\))? for ([a-z]+|\d+) months/.exec(
      sentence,
    )
  if (run !== null) {
    const [, side, line, count = ''] = run
    const length = numberOf(count)
    const isOver = (row: (typeof rows)[number]) => {
      const limit = {
        average: row.limits.centre,
        'upper limit': row.limits.upper,
        'lower limit': row.limits.lower,
      }[line ?? '']
      if (row.value === null) return false
      const against = limit ?? oldLimit(analysis, side === 'above')
      return side === 'above' ? row.value > against : row.value < against
    }
    assert.ok(tail(length).every(isOver), sentence)
    const before = rows.at(-length - 1)
    assert.ok(before === undefined || !isOver(before), `${sentence}: it has been so for longer`)
  }
  const trend = /has (risen|fallen) for ([a-z]+|\d+) months running, from (\d+) % to (\d+) %/.exec(sentence)
  if (trend !== null) {
    const [, way, count = '', from, to] = trend
    const values = tail(numberOf(count) + 1).map((row) => row.value ?? Number.NaN)
    assert.ok(
      values.every(
        (value, i) =>
          i === 0 || (way === 'risen' ? value > (values[i - 1] ?? 0) : value < (values[i - 1] ?? 0)),
      ),
      sentence,
    )
    assert.deepEqual([values[0], values.at(-1)], [Number(from), Number(to)])
  }
  if (/no sign of change/.test(sentence)) assert.equal(last?.cause, 'common')
  if (/In all the last three/.test(sentence)) assert.ok(tail(3).every((row) => Math.abs(row.side ?? 0) === 1))
  const { target, improvement } = analysis.options
  const isMet = (value: number) =>
    improvement === 'decrease' ? value <= (target ?? 0) : value >= (target ?? 0)
  const { lower, upper } = last?.limits ?? {}
  if (/will not (reach|come)/.test(sentence)) {
    assert.ok(
      [lower, upper, last?.value].every((value) => typeof value === 'number' && !isMet(value)),
      sentence,
    )
  }
  if (/will stay/.test(sentence)) {
    assert.ok(
      [lower, upper, last?.value].every((value) => typeof value === 'number' && isMet(value)),
      sentence,
    )
  }
}

// The range of the points before the last run on one side of the average, worked out from them alone.
function oldLimit(analysis: SpcAnalysis, isUpper: boolean): number {
  const { rows, options } = analysis
  const side = rows.at(-1)?.side
  let end = rows.length
  while (end > 0 && rows[end - 1]?.side === side) end -= 1
  const known = rows.slice(0, end).map(({ date, value }) => ({ date, value }))
  const outcome = analyse(known, options)
  assert.ok(outcome.ok)
  const limits = outcome.value.rows[0]?.limits
  return (isUpper ? limits?.upper : limits?.lower) ?? Number.NaN
}

function numberOf(words_: string): number {
  const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].indexOf(
    words_,
  )
  return small >= 0 ? small : Number(words_)
}

function anAnalysis(values: readonly (number | null)[], options: Partial<SpcOptions>): SpcAnalysis {
  const outcome = analyse(months(values), {
    ...USUAL_OPTIONS,
    improvement: 'increase',
    target: null,
    ...options,
  })
  assert.ok(outcome.ok)
  return outcome.value
}

function months(values: readonly (number | null)[]): readonly SpcPoint[] {
  return values.map((value, i) => ({ date: monthOf(i), value }))
}

function monthOf(i: number): string {
  return Temporal.PlainDate.from('2020-01-01').add({ months: i }).toString()
}

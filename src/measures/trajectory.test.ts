import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aMeasure } from '../../test/builders.ts'
import type { Measure } from './measure.ts'
import { describeCourse, drawnWay, expectedOn, judgeCourse } from './trajectory.ts'

const day = (words: string) => Temporal.PlainDate.from(words)
const told = (...values: readonly (readonly [string, number])[]) =>
  values.map(([month, value]) => ({ period: day(`${month}-01`), value }))

const LINE: Partial<Measure> = {
  target: 95,
  aim: {
    tolerance: 0,
    baseline: { value: 55, on: day('2026-03-31') },
    targetOn: day('2027-03-31'),
    steps: [],
  },
}
const STEPS: Partial<Measure> = {
  target: 95,
  aim: {
    tolerance: 2,
    baseline: null,
    targetOn: null,
    steps: [
      { on: day('2026-06-30'), value: 70 },
      { on: day('2026-12-31'), value: 85 },
    ],
  },
}

test('half way from the baseline to the target half of the gain is expected', () => {
  const measure = aMeasure(LINE)
  assert.equal(expectedOn(measure, day('2026-03-30')), null)
  assert.equal(expectedOn(measure, day('2026-03-31')), 55)
  assert.ok(Math.abs((expectedOn(measure, day('2026-09-29')) ?? 0) - 75) < 0.1)
  assert.equal(expectedOn(measure, day('2030-01-01')), 95)
})

test('of dated steps the last that is due is expected, and before the first nothing', () => {
  const measure = aMeasure(STEPS)
  assert.equal(expectedOn(measure, day('2026-06-29')), null)
  assert.equal(expectedOn(measure, day('2026-06-30')), 70)
  assert.equal(expectedOn(measure, day('2027-06-30')), 85)
})

test('a value is judged by what was due at the end of its period, and tolerance counts for it', () => {
  const measure = aMeasure(STEPS)
  assert.equal(judgeCourse(measure, told(['2026-05', 40])), null)
  assert.equal(judgeCourse(measure, told(['2026-06', 68]))?.word, 'on course')
  assert.equal(judgeCourse(measure, told(['2026-06', 67.9]))?.word, 'off course')
  assert.equal(judgeCourse(aMeasure({ ...STEPS, polarity: 'neutral' }), told(['2026-06', 10])), null)
  assert.equal(
    judgeCourse(aMeasure({ ...STEPS, polarity: 'lower is better' }), told(['2026-06', 10]))?.isOff,
    false,
  )
})

test('without a way the target itself is what every value should be', () => {
  const measure = aMeasure({ target: 90 })
  assert.deepEqual(judgeCourse(measure, told(['2026-05', 91], ['2026-06', 80])), {
    word: 'off target',
    expected: 90,
    isOff: true,
    run: 1,
  })
  assert.equal(describeCourse(measure, told(['2026-06', 80])), '')
})

test('how long it has been off course is counted from the latest value back', () => {
  const course = judgeCourse(aMeasure(LINE), told(['2026-07', 80], ['2026-08', 60], ['2026-09', 61]))
  assert.deepEqual([course?.word, course?.run], ['off course', 2])
})

test('the sentence says what is, what was agreed, and where it leads', () => {
  assert.equal(
    describeCourse(aMeasure(LINE), told(['2026-08', 60], ['2026-09', 61])),
    'It is off course: 61 % in September 2026, where 75.1 % was agreed on the way to 95 % by 31 March 2027, as in the last two values.',
  )
  assert.equal(
    describeCourse(aMeasure(STEPS), told(['2026-02', 50])),
    'The first step of the way agreed is 70 % by 30 June 2026.',
  )
})

test('the way is drawn as a line or as stairs, and only where there is chart', () => {
  assert.deepEqual(drawnWay(aMeasure({ target: 95 }), day('2026-01-01'), day('2027-01-01')), [])
  assert.deepEqual(drawnWay(aMeasure(STEPS), day('2026-01-01'), day('2027-01-31')), [
    { date: '2026-06-30', value: 70 },
    { date: '2026-12-31', value: 70 },
    { date: '2026-12-31', value: 85 },
    { date: '2027-01-31', value: 85 },
  ])
  const line = drawnWay(aMeasure(LINE), day('2026-03-01'), day('2026-06-30'))
  assert.deepEqual(line[0], { date: '2026-03-31', value: 55 })
  assert.equal(line.at(-1)?.date, '2026-06-30')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyse, USUAL_OPTIONS } from '../src/measures/spc.ts'
import { isAfter } from '../src/shared/days.ts'
import { kelsmereMeasures } from './measures.ts'
import { type TaleMeasure } from './tale.ts'
import { tellStory } from './story.ts'

const today = Temporal.PlainDate.from('2026-11-21')
const valueOf = (
  { unit }: TaleMeasure,
  { numerator, denominator }: { numerator: number; denominator: number },
) => (unit === 'percent' ? 100 : 1) * (numerator / denominator)

const kindsOf = (measure: TaleMeasure) => {
  const points = measure.observations.map((one) => ({
    date: one.month.toString(),
    value: valueOf(measure, one),
  }))
  const improvement = measure.better === 'high' ? 'increase' : 'decrease'
  const analysis = analyse(points, { ...USUAL_OPTIONS, improvement, target: measure.target })
  assert.ok(analysis.ok)
  return analysis.value.rows.map(({ kind }) => kind)
}

test('there are 24 months of each measure but for the one with a gap and the one just begun', () => {
  const lengths = kelsmereMeasures(today).map(({ key, observations }) => [key, observations.length] as const)
  assert.deepEqual(
    lengths.filter(([, length]) => length !== 24),
    [
      ['preproceedings', 21],
      ['audits', 5],
    ],
  )
})

test('the months are those before this one, in order, and no count is larger than what it is of', () => {
  for (const measure of kelsmereMeasures(today)) {
    const months = measure.observations.map(({ month }) => month.toString())
    assert.deepEqual(months, months.toSorted())
    assert.equal(months.at(-1), '2026-10')
    for (const { numerator, denominator, addedOn } of measure.observations) {
      assert.ok(numerator >= 0 && denominator > 0)
      assert.ok(measure.unit === 'average' || numerator <= denominator)
      assert.ok(!isAfter(addedOn, today))
    }
  }
})

test('what each measure was made to show is what its chart says', () => {
  for (const measure of kelsmereMeasures(today)) {
    const kinds = kindsOf(measure)
    const recent = kinds.slice(-3)
    if (measure.known === 'improves') assert.deepEqual(new Set(recent), new Set(['improvement']), measure.key)
    if (measure.known === 'worsens') assert.deepEqual(new Set(recent), new Set(['concern']), measure.key)
    if (measure.known === 'common cause') assert.deepEqual(new Set(kinds), new Set(['common']), measure.key)
  }
})

test('a measure that improves steps once its action is done', () => {
  for (const text of ['2026-11-21', '2026-11-01', '2026-11-30', '2027-07-31', '2028-02-29']) {
    for (const { measures, actions } of tellStory(Temporal.PlainDate.from(text)).councils) {
      for (const { key, stepsIn, afterAction } of measures) {
        if (stepsIn === null || afterAction === null) continue
        const done = actions
          .find(({ reference }) => reference === afterAction)
          ?.completion?.on.toPlainYearMonth()
        assert.ok(
          done !== undefined && Temporal.PlainYearMonth.compare(done, stepsIn) <= 0,
          `${key} on ${text}`,
        )
      }
    }
  }
})

test('the shape does not depend on the day it is told', () => {
  const counts = (on: string) =>
    kelsmereMeasures(Temporal.PlainDate.from(on)).map(({ observations }) =>
      observations.map((one) => one.numerator),
    )
  assert.deepEqual(counts('2026-11-21'), counts('2027-03-05'))
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { countPeriods, fillGaps, isUnbroken, namePeriod } from './spc-period.ts'
import { apartFrom, COUNT, formatValue, NUMBER, PERCENTAGE, unitNamed, withinReach } from './spc-unit.ts'

describe('periods', () => {
  test('a period is named by the day it begins', () => {
    assert.equal(namePeriod('2026-05-01', 'month'), 'May 2026')
    assert.equal(namePeriod('2026-04-01', 'quarter'), 'April to June 2026')
    assert.equal(namePeriod('2025-04-01', 'year'), 'April 2025 to March 2026')
    assert.equal(namePeriod('2026-04-06', 'week'), 'the week of 6 April 2026')
    assert.equal(namePeriod('2026-04-06', 'day'), '6 April 2026')
  })
  test('small numbers of periods are words', () => {
    assert.deepEqual(
      [countPeriods(1, 'month'), countPeriods(7, 'week'), countPeriods(11, 'quarter')],
      ['one month', 'seven weeks', '11 quarters'],
    )
  })
  test('the last days of months follow one another', () => {
    assert.ok(isUnbroken(['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30'], 'month'))
    assert.ok(!isUnbroken(['2024-01-31', '2024-03-31'], 'month'))
    assert.ok(isUnbroken(['2023-10-01', '2024-01-01'], 'quarter'))
    assert.ok(isUnbroken(['2024-12-30', '2025-01-06'], 'week'))
  })
  test('a hole in the calendar becomes missing values, whatever the order given', () => {
    const filled = fillGaps(
      [
        { date: '2024-04-01', value: 4 },
        { date: '2024-01-01', value: 1 },
      ],
      'month',
    )
    assert.deepEqual(
      filled.map(({ date, value }) => [date, value]),
      [
        ['2024-01-01', 1],
        ['2024-02-01', null],
        ['2024-03-01', null],
        ['2024-04-01', 4],
      ],
    )
    assert.equal(
      fillGaps(
        [
          { date: '2024-01-31', value: 1 },
          { date: '2024-02-29', value: 2 },
        ],
        'month',
      ).length,
      2,
    )
  })
})

describe('values in figures', () => {
  test('values are written with their unit and no needless noughts', () => {
    assert.equal(formatValue(95, PERCENTAGE), '95 %')
    assert.equal(formatValue(72.449, PERCENTAGE), '72.4 %')
    assert.equal(formatValue(12345.6, COUNT), '12,346')
    assert.equal(formatValue(-0.04, NUMBER), '0')
    assert.equal(formatValue(-1.25, { ...NUMBER, before: '£' }), '\u2212£1.3')
    assert.equal(formatValue(12, unitNamed('days')), '12 days')
    assert.equal(formatValue(1500.4, unitNamed('£')), '£1,500')
    assert.deepEqual(unitNamed('%'), PERCENTAGE)
  })
  test('two figures that differ never read the same', () => {
    const finer = apartFrom(72.0401, 72.0399, PERCENTAGE)
    assert.notEqual(formatValue(72.0401, finer), formatValue(72.0399, finer))
    assert.equal(apartFrom(1, 1, NUMBER), NUMBER)
  })
  test('a limit no value could reach is said as the furthest one could', () => {
    assert.deepEqual(
      [withinReach(104, PERCENTAGE), withinReach(-3, PERCENTAGE), withinReach(-3, NUMBER)],
      [100, 0, -3],
    )
  })
})

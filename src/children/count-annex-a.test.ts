import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ANNEX_A } from './annex-a-lists.ts'
import { countAnnexA } from './count-annex-a.ts'
import { addMonths, dayNumberOf, formatDayNumber } from './day-number.ts'
import type { MadeUpList } from './generate-annex-a.ts'
import type { Indicator } from './indicator.ts'
import { USUAL_STANDARDS } from './local-standards.ts'
import { readMadeUp } from './made-up-reading.ts'
import { listNamed } from './return-shape.ts'

const DAY = dayNumberOf(2026, 3, 31)
const before = (days: number) => formatDayNumber(DAY - days)
const monthsBefore = (months: number) => formatDayNumber(addMonths(DAY, -months))

function listOf(name: string, rows: readonly Readonly<Record<string, string>>[]): MadeUpList {
  const columns = listNamed(ANNEX_A, name).columns
  return {
    name,
    headings: columns.map((column) => column.heading),
    keys: columns.map((column) => column.key),
    rows: rows.map((row, at) =>
      columns.map((column) => row[column.key] ?? (column.key === 'child' ? `C${at}` : '')),
    ),
  }
}

function count(
  name: string,
  rows: readonly Readonly<Record<string, string>>[],
  id: string,
  population: number | null = null,
): Indicator {
  const { tables } = readMadeUp(ANNEX_A, [listOf(name, rows)])
  assert.ok(tables !== null)
  const found = countAnnexA(tables, { day: DAY, population, standards: USUAL_STANDARDS }).find(
    (one) => String(one.id) === id,
  )
  assert.ok(found !== undefined, `no indicator ${id}`)
  return found
}

const halves = ({ numerator, denominator }: Indicator) => [numerator, denominator]

describe('what the calculators in use get wrong', () => {
  const born = (age: number) => formatDayNumber(addMonths(DAY, -12 * age) - 30)

  it('is 19 to 21 as everybody: only those of the ages are counted', () => {
    const rows = [17, 18, 19, 20, 21, 22, 24].map((age) => ({ born: born(age), touch: 'a) Yes' }))
    assert.deepEqual(halves(count('List 9', rows, '61:19-21')), [3, 3])
    assert.deepEqual(halves(count('List 9', rows, '61:17-18')), [2, 2])
  })

  it('is suitable accommodation looked for as "a) Yes": the code is "a) Suitable"', () => {
    const rows = [
      { born: born(19), touch: 'a) Yes', suitable: 'a) Suitable' },
      { born: born(19), touch: 'a) Yes', suitable: 'b) Unsuitable' },
      { born: born(19), touch: 'b) No' },
    ]
    assert.deepEqual(halves(count('List 9', rows, '62')), [1, 3])
  })

  it('is long-term stability of all children: only those under 16 and two and a half years in care', () => {
    const care = { legal: 'C2: FCO' }
    const rows = [
      { ...care, born: born(10), started: monthsBefore(40), placed: monthsBefore(30) },
      { ...care, born: born(10), started: monthsBefore(40), placed: monthsBefore(10) },
      { ...care, born: born(10), started: monthsBefore(29), placed: monthsBefore(29) },
      { ...care, born: born(16), started: monthsBefore(40), placed: monthsBefore(30) },
    ]
    assert.deepEqual(halves(count('List 8', rows, '46')), [1, 2])
  })

  it('is a health assessment every six months at any age, and the "No" rows dropped', () => {
    const care = { legal: 'C2: FCO', started: monthsBefore(20) }
    const rows = [
      { ...care, born: born(3), health: monthsBefore(5) },
      { ...care, born: born(3), health: monthsBefore(8) },
      { ...care, born: born(9), health: monthsBefore(8) },
      { ...care, born: born(9), health: monthsBefore(13) },
      { ...care, born: born(9) },
      { ...care, born: born(9), started: monthsBefore(11), health: monthsBefore(1) },
    ]
    assert.deepEqual(halves(count('List 8', rows, '52')), [2, 5])
  })

  it('is working days that forget bank holidays', () => {
    // 45 working days from 1 December 2025 end on 5 February 2026; two days sooner if Christmas were no holiday.
    const rows = [
      { started: '01/12/2025', authorised: '05/02/2026' },
      { started: '01/12/2025', authorised: '06/02/2026' },
    ]
    assert.deepEqual(halves(count('List 4', rows, '13')), [1, 2])
  })

  it('is open assessments among the completed', () =>
    assert.deepEqual(
      halves(
        count('List 4', [{ started: before(200) }, { started: before(20), authorised: before(10) }], '13'),
      ),
      [1, 1],
    ))
})

describe('the definitions', () => {
  it('leave short breaks out of children looked after', () =>
    assert.equal(
      count(
        'List 8',
        [
          { legal: 'C2: FCO', started: before(9) },
          { legal: 'V4: Short term breaks, agreements recorded', started: before(9) },
        ],
        '41',
      ).value,
      1,
    ))

  it('count a plan of 730 days as one of two years, and the last day of an ended one', () => {
    assert.deepEqual(
      halves(count('List 7', [{ started: before(730) }, { started: before(729) }], '34')),
      [1, 2],
    )
    assert.deepEqual(
      halves(
        count(
          'List 7',
          [
            { started: before(739), ended: before(10) },
            { started: before(738), ended: before(10) },
          ],
          '35',
        ),
      ),
      [1, 2],
    )
  })

  it('take one row for each child who was referred again', () => {
    const rows = [
      { child: 'A', referred: before(90), before: '1' },
      { child: 'A', referred: before(10), before: '1' },
      { child: 'B', referred: before(10), before: '0' },
    ]
    const again = count('List 3', rows, '7')
    assert.deepEqual(halves(again), [1, 2])
    assert.ok(again.proxy !== null)
  })

  it('take conferences held within 15 working days of the strategy discussion', () => {
    // The Good Friday and Easter Monday of 2025 are no working days.
    const rows = [
      { discussed: '02/03/2026', conference: '23/03/2026' },
      { discussed: '02/03/2026', conference: '24/03/2026' },
    ]
    assert.deepEqual(halves(count('List 5', rows, '20')), [1, 2])
  })

  it('double a flow of six months before it stands beside a yearly rate, and say so', () => {
    const rate = count('List 1', [{ contact: before(5) }, { contact: before(50) }], '1b', 40_000)
    assert.equal(rate.value, 1)
    assert.match(rate.proxy ?? '', /times 2/)
    assert.equal(count('List 7', [{ started: before(5) }], '30b', 40_000).value, 0.25)
  })

  it('take the workers who hold more cases than the limit, of those who hold any', () => {
    const held = (worker: string, many: number) =>
      Array.from({ length: many }, (_unused, at) => ({
        child: `${worker}${at}`,
        worker,
        started: before(30),
      }))
    assert.deepEqual(
      halves(count('List 6', [...held('A', 18), ...held('B', 19), ...held('', 2)], '67')),
      [1, 2],
    )
  })

  it('say nothing of a list that is not there, rather than nought', () => {
    const { tables } = readMadeUp(ANNEX_A, [listOf('List 1', [{ contact: before(5) }])])
    assert.ok(tables !== null)
    const counted = countAnnexA(tables, { day: DAY, population: null, standards: USUAL_STANDARDS })
    assert.ok(counted.every((one) => [1, 2, 4].includes(Number.parseInt(String(one.id), 10))))
  })

  it('give no share of nothing', () => assert.equal(count('List 4', [], '13').value, null))
})

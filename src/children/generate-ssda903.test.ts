import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkSsda903, yearEndOf } from './check-ssda903.ts'
import { countSsda903 } from './count-ssda903.ts'
import { dayNumberOf } from './day-number.ts'
import { generateSsda903 } from './generate-ssda903.ts'
import { USUAL_STANDARDS } from './local-standards.ts'
import { readMadeUp } from './made-up-reading.ts'
import { describeFinding } from './problem.ts'
import { SSDA903 } from './ssda903-lists.ts'

const DAY = dayNumberOf(2026, 3, 31)

describe('a made-up SSDA903 return', () => {
  for (const seed of [1, 2, 3]) {
    const { lists, truth } = generateSsda903({ seed, day: DAY, children: 400 })
    const { tables, findings } = readMadeUp(SSDA903, lists)
    assert.ok(tables !== null)

    it(`gives no false alarm, seed ${seed}`, () => {
      const all = [...findings, ...checkSsda903(tables, DAY)]
      assert.deepEqual(all.slice(0, 3).map(describeFinding), [])
    })

    it(`is counted as it knows itself, seed ${seed}`, () => {
      const counted = countSsda903(tables, { day: DAY, population: null, standards: USUAL_STANDARDS })
      const byId = new Map(counted.map((one) => [String(one.id), one]))
      for (const [id, known] of truth) {
        const one = byId.get(id)
        assert.ok(one !== undefined, `indicator ${id} is not counted`)
        assert.deepEqual({ id, numerator: one.numerator, denominator: one.denominator }, { id, ...known })
      }
    })
  }

  it('is of the year that ends with the next 31 March', () => {
    assert.equal(yearEndOf(dayNumberOf(2026, 3, 31)), dayNumberOf(2026, 3, 31))
    assert.equal(yearEndOf(dayNumberOf(2026, 4, 1)), dayNumberOf(2027, 3, 31))
  })
})

function episodesOf(rows: readonly (readonly string[])[]): readonly string[] {
  const header = {
    name: 'Header',
    headings: ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB'],
    keys: [],
    rows: [['1', 'M', '01/01/2015', 'WBRI', 'UN5', '', '']],
  }
  const headings =
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'.split(',')
  const episodes = { name: 'Episodes', headings, keys: [], rows: rows.map((row) => [...row]) }
  const { tables, findings } = readMadeUp(SSDA903, [header, episodes])
  assert.ok(tables !== null)
  return [...findings, ...checkSsda903(tables, DAY)].map((one) => `${one.rule.id} ${one.row}`)
}

describe('episodes of care', () => {
  const first = [
    '1',
    '01/05/2024',
    'S',
    'C2',
    'N1',
    'U6',
    'PR1',
    '01/06/2025',
    'X1',
    'PLACE',
    '',
    '',
    '1234567',
  ]
  const second = ['1', '01/06/2025', 'P', 'C2', 'N1', 'U4', 'PR1', '', '', '', '', '', '1234567']

  it('that follow one another are right', () => assert.deepEqual(episodesOf([first, second]), []))

  it('may not overlap', () =>
    assert.deepEqual(episodesOf([first, second.with(1, '01/05/2025')]), ['episodes-overlap 3']))

  it('may not lie apart where one leads on to the next', () =>
    assert.deepEqual(episodesOf([first, second.with(1, '01/07/2025')]), ['episodes-apart 2']))

  it('may not lead on to nothing', () => assert.deepEqual(episodesOf([first]), ['episode-missing 2']))

  it('may not begin care twice', () =>
    assert.deepEqual(episodesOf([first, second.with(2, 'S')]), ['false-start 3']))

  it('need an end before the next', () =>
    assert.deepEqual(episodesOf([first.with(7, '').with(8, ''), second]), ['episode-not-closed 2']))
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ANNEX_A } from './annex-a-lists.ts'
import { checkAnnexA } from './check-annex-a.ts'
import { countAnnexA } from './count-annex-a.ts'
import { dayNumberOf } from './day-number.ts'
import { generateAnnexA } from './generate-annex-a.ts'
import { plantFaults } from './generate-faults.ts'
import type { CouncilPlan } from './generate-annex-a.ts'
import { USUAL_STANDARDS } from './local-standards.ts'
import { readMadeUp } from './made-up-reading.ts'
import { describeFinding } from './problem.ts'

const COUNCILS: readonly CouncilPlan[] = [
  { seed: 1, day: dayNumberOf(2026, 3, 31), children: 3_000 },
  { seed: 2, day: dayNumberOf(2024, 2, 29), children: 1_500, layout: '2019' },
  { seed: 3, day: dayNumberOf(2025, 12, 27), children: 1_500 },
  { seed: 4, day: dayNumberOf(2023, 8, 31), children: 800 },
]

describe('a made-up council', () => {
  for (const plan of COUNCILS) {
    const { lists, truth } = generateAnnexA(plan)
    const { tables, findings } = readMadeUp(ANNEX_A, lists)
    assert.ok(tables !== null)

    it(`gives no false alarm, seed ${plan.seed}`, () => {
      const all = [...findings, ...checkAnnexA(tables, { day: plan.day, given: true })]
      assert.deepEqual(all.slice(0, 3).map(describeFinding), [])
    })

    it(`gives no false alarm where the day is not given, seed ${plan.seed}`, () => {
      const late = checkAnnexA(tables, { day: plan.day - 9, given: false })
      assert.deepEqual(late.slice(0, 3).map(describeFinding), [])
    })

    it(`is counted as it knows itself, seed ${plan.seed}`, () => {
      const counted = countAnnexA(tables, { day: plan.day, population: 50_000, standards: USUAL_STANDARDS })
      const byId = new Map(counted.map((one) => [String(one.id), one]))
      for (const [id, known] of truth) {
        const one = byId.get(id)
        assert.ok(one !== undefined, `indicator ${id} is not counted`)
        assert.deepEqual({ id, numerator: one.numerator, denominator: one.denominator }, { id, ...known })
      }
    })
  }
})

describe('planted faults', () => {
  const plan = { seed: 11, day: dayNumberOf(2026, 3, 31), children: 11_000 }
  const { lists } = generateAnnexA(plan)
  const planted = plantFaults(lists, { seed: 5, each: 50, day: plan.day })
  const { tables, findings } = readMadeUp(ANNEX_A, lists)
  assert.ok(tables !== null)
  const all = [...findings, ...checkAnnexA(tables, { day: plan.day, given: true })].map(describeFinding)
  const placeOf = (one: { readonly list: string; readonly row: number | null }) =>
    `${one.list}, row ${one.row}`

  it('are more than two thousand, of more than forty kinds, in a council of twenty thousand rows', () => {
    const rows = lists.reduce((sum, list) => sum + list.rows.length, 0)
    assert.ok(rows > 20_000, String(rows))
    assert.ok(planted.length > 2_000, String(planted.length))
    assert.ok(new Set(planted.map((fault) => fault.kind)).size > 40)
  })

  it('are every one found, in their row and column', () => {
    const found = new Set(all.map((one) => `${placeOf(one)}, ${one.column}`))
    const missed = planted.filter((fault) => !found.has(`${placeOf(fault)}, ${fault.column}`))
    assert.deepEqual(missed.slice(0, 5), [])
  })

  it('are all that is found', () => {
    const known = new Set(planted.map(placeOf))
    const invented = all.filter((one) => !known.has(placeOf(one)))
    assert.deepEqual(invented.slice(0, 5), [])
  })
})

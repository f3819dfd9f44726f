import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ANNEX_A } from './annex-a-lists.ts'
import { countGroups } from './count-groups.ts'
import { countReturn } from './count-return.ts'
import { dayNumberOf } from './day-number.ts'
import { generateAnnexA } from './generate-annex-a.ts'
import { USUAL_STANDARDS } from './local-standards.ts'
import { readMadeUp } from './made-up-reading.ts'

const DAY = dayNumberOf(2026, 3, 31)

describe('counts by group', () => {
  const { tables } = readMadeUp(ANNEX_A, generateAnnexA({ seed: 41, day: DAY, children: 900 }).lists)
  assert.ok(tables !== null)
  const options = { day: DAY, population: null, standards: USUAL_STANDARDS }
  const whole = new Map(countReturn(tables, options).map((one) => [one.id, one]))

  for (const by of ['team', 'gender', 'disability'] as const)
    it(`add up to the whole, by ${by}`, () => {
      const groups = countGroups(tables, by, options)
      assert.ok(groups.length > 1)
      for (const id of [23, 30, 34, 41, 13]) {
        const parts = groups.flatMap((group) => group.indicators.filter((one) => one.id === id))
        const sum = (half: 'numerator' | 'denominator') =>
          parts.reduce((total, one) => total + (one[half] ?? 0), 0)
        // A child of List 8 has a disability too, so that every list here has every column.
        assert.equal(sum('numerator'), whole.get(id)?.numerator)
        assert.equal(sum('denominator'), whole.get(id)?.denominator ?? 0)
      }
    })

  it('leave out the lists that have no such column', () => {
    const contacts = countGroups(tables, 'team', options).flatMap((group) =>
      group.indicators.filter((one) => one.id === 1),
    )
    assert.deepEqual(contacts, [])
  })
})

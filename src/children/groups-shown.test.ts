import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { KeptGroup } from './count-groups.ts'
import { randomFrom } from './generate-random.ts'
import { groupsOutside, groupsWithin } from './groups-shown.ts'
import { number, share } from './indicator.ts'

const DAY = 20_543

function counted(name: string, numerator: number, denominator: number | null = null): KeptGroup {
  const unit = denominator === null ? 'number' : 'percent'
  const value = denominator === null ? numerator : (numerator / denominator) * 100
  return { group: name, counts: [{ id: 30, unit, numerator, denominator, value }] }
}

const shownOf = (groups: readonly KeptGroup[], whole: number) =>
  groupsOutside(groups, number({ id: 30, name: 'Plans' }, DAY, whole), 30).map((one) => one.value)

describe('counts by team', () => {
  it('are all the council’s own people’s to see', () => {
    assert.deepEqual(
      groupsWithin([counted('East', 2, 5)], 30).map((one) => [one.numerator, one.denominator, one.value]),
      [[2, 5, 40]],
    )
  })

  it('hide a small one from others, and another that it could be told from', () => {
    assert.deepEqual(shownOf([counted('East', 3), counted('West', 40), counted('North', 20)], 63), [
      'hidden',
      40,
      'hidden',
    ])
  })

  it('hide a small rest that the whole would give away', () => {
    const [east, west] = shownOf([counted('East', 30), counted('West', 40)], 72)
    assert.ok(east === 'hidden' || west === 'hidden')
  })

  it('leave no count and no rest that fits alone, whatever the teams', () => {
    const random = randomFrom(4)
    for (let turn = 0; turn < 2_000; turn += 1) {
      const counts = Array.from({ length: random.whole(1, 8) }, () => random.whole(0, 14))
      const rest = turn % 2 === 0 ? 0 : random.whole(1, 9)
      const shown = shownOf(
        counts.map((count, at) => counted(`T${at}`, count)),
        counts.reduce((sum, one) => sum + one, rest),
      )
      const told = JSON.stringify({ counts, rest, shown })
      for (const one of shown) assert.ok(one === 'hidden' || one === null || one === 0 || one >= 6, told)
      const hidden = counts.filter((_count, at) => shown[at] === 'hidden')
      // Whoever takes the rest for nought has the hidden ones’ sum, and whoever sees all counts has the rest.
      // A whole below six is itself hidden wherever it is shown.
      const whole = counts.reduce((sum, one) => sum + one, rest)
      if (rest === 0 && whole >= 6) assert.notEqual(hidden.length, 1, told)
      if (rest > 0 && rest < 6) assert.ok(hidden.length > 0, told)
    }
  })

  it('tell of shares only whole percents of enough children, and hide none alone', () => {
    const whole = share({ id: 30, name: 'Seen' }, DAY, 60, 120)
    const shares = (groups: readonly KeptGroup[]) => groupsOutside(groups, whole, 30).map((one) => one.value)
    assert.deepEqual(shares([counted('East', 20, 30), counted('West', 30, 60)]), [67, 50])
    assert.deepEqual(shares([counted('East', 3, 30), counted('West', 30, 60), counted('North', 27, 90)]), [
      'hidden',
      50,
      'hidden',
    ])
    // Nought of thirty tells of nobody; all of four tells of each.
    assert.deepEqual(shares([counted('East', 0, 30), counted('West', 30, 60)]), [0, 50])
    assert.deepEqual(shares([counted('East', 4, 4), counted('West', 3, 9), counted('South', 20, 40)]), [
      'hidden',
      'hidden',
      50,
    ])
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { FunnelArea, FunnelOptions } from './funnel.ts'
import { compareAreas, limitsAt } from './funnel.ts'
import { estimateDispersion, spreadLimits } from './funnel-dispersion.ts'
import { binomialLimit, gammaQuantile, poissonLimits } from './funnel-exact.ts'
import { describeFunnelLimits, describeLeftOut, describePlace } from './funnel-sentence.ts'
import { NUMBER, PERCENTAGE } from './spc-unit.ts'

const percent: FunnelOptions = {
  form: 'proportion',
  per: 100,
  target: null,
  limits: 'exact',
  learnFrom: null,
}

describe('exact limits', () => {
  test('a binomial limit takes back the part of the last count that is too much', () => {
    // Two tosses of a coin: P(X ≤ 0) = 0.25, P(X ≤ 1) = 0.75; half way at chance 0.5 is 1 − 0.25 / 0.5.
    assert.ok(Math.abs(binomialLimit({ centre: 0.5, denominator: 2 }, 0.5) - 0.5 / 2) < 1e-12)
  })
  test('at the chance of a whole count the limit is that count', () => {
    assert.ok(Math.abs(binomialLimit({ centre: 0.5, denominator: 2 }, 0.75) - 1 / 2) < 1e-12)
  })
  test('limits agree with sums made the long way', () => {
    for (const [centre, denominator, chance] of [
      [0.3, 40, 0.975],
      [0.02, 200, 0.025],
      [0.9, 15, 0.999],
    ] as const) {
      const slow = limitTheLongWay(centre, denominator, chance)
      assert.ok(Math.abs(binomialLimit({ centre, denominator }, chance) - slow) < 1e-9)
    }
  })
  test('half the chi-square quantile is the known one', () => {
    // Two degrees of freedom are the exponential, whose quantile is −log(1 − chance); 95 % of ten is 18.307038.
    assert.ok(Math.abs(gammaQuantile(1, 0.975) + Math.log(0.025)) < 1e-9)
    assert.ok(Math.abs(2 * gammaQuantile(5, 0.95) - 18.307038053275146) < 1e-8)
    assert.ok(Math.abs(2 * gammaQuantile(0.5, 0.95) - 3.841458820694124) < 1e-8)
  })
  test('Poisson limits stand about the rate and close in with size', () => {
    const small = poissonLimits({ centre: 0.006, denominator: 1000, tail: 0.025 })
    const large = poissonLimits({ centre: 0.006, denominator: 100_000, tail: 0.025 })
    assert.ok(
      small.lower < large.lower && large.lower < 0.006 && 0.006 < large.upper && large.upper < small.upper,
    )
  })
})

describe('the spread between areas', () => {
  const even = Array.from({ length: 40 }, (_, i) => ({ numerator: 50 + (i % 2), denominator: 100 }))
  test('areas closer than chance have no spread', () => {
    const { tau2, phi } = estimateDispersion(even, { form: 'proportion', centre: 0.505 })
    assert.equal(tau2, 0)
    assert.ok(phi < 1)
  })
  test('areas further apart than chance widen the limits', () => {
    const wild = Array.from({ length: 40 }, (_, i) => ({
      numerator: i % 2 === 0 ? 300 : 700,
      denominator: 1000,
    }))
    const line = { form: 'proportion', centre: 0.5 } as const
    const { tau2, phi, areas } = estimateDispersion(wild, line)
    const angle = Math.asin(Math.sqrt(0.7)) - Math.PI / 4
    assert.ok(Math.abs(phi - angle ** 2 * 4000) < 1e-6)
    assert.equal(areas, 40)
    assert.ok(Math.abs(tau2 - (angle ** 2 * 40 - 39 / 4000) / (40 - 1)) < 1e-9)
    const at = { ...line, denominator: 1000, z: 1.959964 }
    assert.ok(spreadLimits({ ...at, tau2 }).upper > spreadLimits({ ...at, tau2: 0 }).upper)
  })
  test('limits never turn back past nought or one', () => {
    const wide = spreadLimits({ form: 'proportion', centre: 0.02, denominator: 10, z: 3.09, tau2: 4 })
    assert.deepEqual(wide, { lower: 0, upper: 1 })
    assert.equal(spreadLimits({ form: 'rate', centre: 0.02, denominator: 10, z: 3.09, tau2: 4 }).lower, 0)
  })
})

describe('a funnel of councils', () => {
  const areas = [
    area('Zed', 500, 1000),
    area('Ash', 900, 1000),
    area('Elm', 5, 10),
    area('Oak', null, 40),
    area('Yew', 0, 0),
  ]
  test('councils stand in order of name, and hidden ones are named', () => {
    const funnel = compareAreas(areas, { ...percent, target: 50 })
    assert.deepEqual(
      funnel.points.map((point) => [point.name, point.place]),
      [
        ['Ash', 'above outer'],
        ['Elm', 'inside'],
        ['Zed', 'inside'],
      ],
    )
    assert.equal(
      describeLeftOut(funnel),
      'Not shown, because a figure is hidden or there was nobody to count: Oak, Yew.',
    )
  })
  test('without a target they are set beside all of them together', () => {
    assert.equal(compareAreas([area('A', 10, 100), area('B', 30, 100)], percent).target, 20)
  })
  test('the sentence says where a council lies, and what that is worth', () => {
    const funnel = compareAreas(areas, { ...percent, target: 50 })
    assert.equal(
      describePlace(funnel, 'Zed', PERCENTAGE),
      'Zed is at 50 %, inside the limits for its size around the target of 50 %: a difference that chance alone could give.',
    )
    assert.match(describePlace(funnel, 'Ash', PERCENTAGE), /above the 99.8 % limit .* worth asking why\.$/)
    assert.match(describePlace(funnel, 'Oak', PERCENTAGE), /cannot be compared/)
    assert.match(describeFunnelLimits(funnel), /exact binomial/)
  })
  test('a small group learns its spread from all England', () => {
    const england = Array.from({ length: 150 }, (_, i) => area(`E${i}`, 400 + ((i * 37) % 300), 80_000))
    const few = england.slice(0, 6)
    const options: FunnelOptions = {
      form: 'rate',
      per: 10_000,
      target: null,
      limits: 'spread',
      learnFrom: england,
    }
    const funnel = compareAreas(few, options)
    assert.equal(funnel.dispersion?.areas, 150)
    assert.ok((funnel.dispersion?.tau2 ?? 0) > 0)
    assert.equal(funnel.points.length, 6)
    assert.match(describePlace(funnel, 'E1', NUMBER), /chance and the usual differences between areas/)
    const exact = compareAreas(few, { ...options, limits: 'exact' })
    assert.ok(limitsAt(funnel, 80_000).upper95 > limitsAt(exact, 80_000).upper95)
  })
  test('nobody to compare is no fault', () => {
    const funnel = compareAreas([], percent)
    assert.deepEqual([funnel.points, funnel.target], [[], null])
    assert.equal(describePlace(funnel, 'A', PERCENTAGE), 'There is nothing to compare.')
  })
})

function area(name: string, numerator: number | null, denominator: number): FunnelArea {
  return { code: name, name, numerator, denominator }
}

// Every probability by its own product of factors, then added up.
function limitTheLongWay(centre: number, count: number, chance: number): number {
  let total = 0
  for (let r = 0; r <= count; r += 1) {
    let mass = 1
    for (let i = 1; i <= r; i += 1) mass *= ((count - r + i) / i) * centre
    mass *= (1 - centre) ** (count - r)
    total += mass
    if (total >= chance) return (r - (total - chance) / mass) / count
  }
  return 1
}

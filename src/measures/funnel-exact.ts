// Exact limits for funnels: the binomial and the chi-square distribution, by their textbook series.

type Line = { readonly centre: number; readonly denominator: number }

/**
 * The share of `denominator` below which a binomial count lies with this chance, drawn smoothly between whole counts
 * by Spiegelhalter's interpolation (2005, appendix): R the first count with P(X ≤ R) ≥ chance, taken back by the part
 * of P(X = R) that is too much.
 */
export function binomialLimit({ centre, denominator }: Line, chance: number): number {
  if (centre <= 0) return 0
  if (centre >= 1) return 1
  const odds = centre / (1 - centre)
  const sigma = Math.sqrt(denominator * centre * (1 - centre))
  // Twelve standard deviations down there is nothing left to add up that a double could hold beside the chance.
  let count = Math.max(0, Math.floor(denominator * centre - 12 * sigma - 12))
  let mass = Math.exp(
    logChoose(denominator, count) + count * Math.log(centre) + (denominator - count) * Math.log1p(-centre),
  )
  let total = mass
  while (total < chance && count < denominator) {
    mass *= ((denominator - count) / (count + 1)) * odds
    count += 1
    total += mass
  }
  const back = mass > 0 ? (total - chance) / mass : 0
  return Math.min(1, Math.max(0, (count - back) / denominator))
}

/** Rates: the exact Poisson limits by way of chi-square, as FunnelPlotR and Fingertips give them. */
export function poissonLimits({ centre, denominator, tail }: Line & { readonly tail: number }): {
  readonly lower: number
  readonly upper: number
} {
  const expected = centre * denominator
  if (!(expected > 0)) return { lower: 0, upper: 0 }
  return {
    lower: (centre * gammaQuantile(expected, tail)) / expected,
    upper: (centre * gammaQuantile(expected + 1, 1 - tail)) / expected,
  }
}

/** Half the chi-square quantile with twice `shape` degrees of freedom. Halving the interval cannot fail to meet. */
export function gammaQuantile(shape: number, chance: number): number {
  let [low, high] = [0, shape + 10 * Math.sqrt(shape) + 40]
  for (let i = 0; i < 200 && high - low > 1e-13 * high; i += 1) {
    const middle = (low + high) / 2
    if (gammaBelow(shape, middle) < chance) low = middle
    else high = middle
  }
  return (low + high) / 2
}

// The regularised lower incomplete gamma function: a power series below the mean, a continued fraction (Lentz) above.
function gammaBelow(shape: number, x: number): number {
  if (x <= 0) return 0
  const scale = Math.exp(shape * Math.log(x) - x - logGamma(shape))
  return x < shape + 1 ? (scale * risingSeries(shape, x)) / shape : 1 - scale * tailFraction(shape, x)
}

function risingSeries(shape: number, x: number): number {
  let [term, total] = [1, 1]
  for (let n = 1; n < 100_000 && term > total * 1e-17; n += 1) {
    term *= x / (shape + n)
    total += term
  }
  return total
}

const TINY = 1e-300

function tailFraction(shape: number, x: number): number {
  let b = x + 1 - shape
  let c = 1 / TINY
  let d = 1 / b
  let value = d
  for (let i = 1; i < 100_000; i += 1) {
    const a = -i * (i - shape)
    b += 2
    d = 1 / nonZero(a * d + b)
    c = nonZero(b + a / c)
    const change = d * c
    value *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return value
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}

function logChoose(all: number, some: number): number {
  return logGamma(all + 1) - logGamma(some + 1) - logGamma(all - some + 1)
}

// Stirling's series, after stepping up to where eight terms of it are exact to a double.
function logGamma(x: number): number {
  let [at, steps] = [x, 0]
  while (at < 15) {
    steps += Math.log(at)
    at += 1
  }
  const square = 1 / (at * at)
  const series =
    (1 / 12 -
      square *
        (1 / 360 -
          square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360_360))))) /
    at
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - steps
}

/** How much areas differ beyond chance: `phi` is 1 and `tau2` 0 where chance alone explains them. */
export type Dispersion = { readonly phi: number; readonly tau2: number; readonly areas: number }

type Line = { readonly form: 'proportion' | 'rate'; readonly centre: number }
type Counts = { readonly numerator: number; readonly denominator: number }

/**
 * Additive over-dispersion, Spiegelhalter (2005): z scores in a scale where the variance does not depend on the
 * value, winsorised at their tenths, then the variance between areas by the method of moments.
 */
export function estimateDispersion(areas: readonly Counts[], line: Line): Dispersion {
  if (areas.length < 2 || !(line.centre > 0)) return { phi: 1, tau2: 0, areas: areas.length }
  const spreads = areas.map(({ denominator }) => sigmaAt(denominator, line))
  const scores = areas.map((area, i) => (transform(area, line) - targetOf(line)) / (spreads[i] ?? 1))
  const squares = winsorise(scores).map((score) => score ** 2)
  const phi = sum(squares) / squares.length
  const count = areas.length
  if (count * phi < count - 1) return { phi, tau2: 0, areas: count }
  const weights = spreads.map((spread) => 1 / spread ** 2)
  const total = sum(weights)
  const tau2 = (count * phi - (count - 1)) / (total - sum(weights.map((weight) => weight ** 2)) / total)
  return { phi, tau2: Math.max(0, tau2), areas: count }
}

/** Limits as a share of the denominator, widened by the variance between areas. */
export function spreadLimits(
  at: Line & { readonly denominator: number; readonly z: number; readonly tau2: number },
): { readonly lower: number; readonly upper: number } {
  const reach = at.z * Math.sqrt(sigmaAt(at.denominator, at) ** 2 + at.tau2)
  return {
    lower: transformBack(targetOf(at) - reach, at),
    upper: transformBack(targetOf(at) + reach, at),
  }
}

// A proportion by the angle whose squared sine it is; a rate by the square root of observed over expected.
function transform({ numerator, denominator }: Counts, { form, centre }: Line): number {
  return form === 'proportion'
    ? Math.asin(Math.sqrt(numerator / denominator))
    : Math.sqrt(numerator / (centre * denominator))
}

function targetOf({ form, centre }: Line): number {
  return form === 'proportion' ? Math.asin(Math.sqrt(centre)) : 1
}

function sigmaAt(denominator: number, { form, centre }: Line): number {
  return 1 / (2 * Math.sqrt(form === 'proportion' ? denominator : centre * denominator))
}

// Cut before going back: the squared sine of an angle past a right angle would turn round.
function transformBack(value: number, { form, centre }: Line): number {
  return form === 'proportion'
    ? Math.sin(Math.min(Math.PI / 2, Math.max(0, value))) ** 2
    : centre * Math.max(0, value) ** 2
}

function winsorise(scores: readonly number[]): readonly number[] {
  const sorted = scores.toSorted((one, other) => one - other)
  const [low, high] = [quantileOf(sorted, 0.1), quantileOf(sorted, 0.9)]
  return scores.map((score) => Math.min(high, Math.max(low, score)))
}

// R's type 7: straight between the two nearest.
function quantileOf(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (at - Math.floor(at)) * (above - below)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

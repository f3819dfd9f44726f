// Means to the last bit. The rules ask whether a value is exactly on its mean, so the rounding of a plain running
// sum shows: a constant series of 0.1 would be reported as "seven points below the line".

/** The mean, corrected once from an exact sum of what is left over. NaN where there is nothing to average. */
export function exactMean(values: readonly number[]): number {
  const count = values.length
  if (count === 0) return Number.NaN
  let used = 0
  for (const value of values) used = addExactly(value, used)
  const first = roundPartials(used) / count
  if (!Number.isFinite(first)) return Number.NaN
  // Taking the mean away from the exact sum, not from each rounded value, is what R's longer registers come to.
  for (let i = 0; i < count; i += 1) used = addExactly(-first, used)
  return first + roundPartials(used) / count
}

// Partial sums that do not overlap, smallest first, so that nothing is lost between them: Shewchuk, "Adaptive
// Precision Floating-Point Arithmetic" (1997). Kept between calls: allocation would be half the cost.
const partials: number[] = []

function addExactly(value: number, used: number): number {
  let rest = value
  let kept = 0
  for (let i = 0; i < used; i += 1) {
    const partial = partials[i] ?? 0
    const sum = rest + partial
    const low = Math.abs(rest) < Math.abs(partial) ? rest - (sum - partial) : partial - (sum - rest)
    if (low !== 0) {
      partials[kept] = low
      kept += 1
    }
    rest = sum
  }
  partials[kept] = rest
  return kept + 1
}

// From the largest down; where what is left lies exactly half way, the next partial decides.
function roundPartials(used: number): number {
  let at = used - 1
  let high = partials[at] ?? 0
  let low = 0
  while (at > 0 && low === 0) {
    at -= 1
    const before = high
    const partial = partials[at] ?? 0
    high = before + partial
    low = partial - (high - before)
  }
  const next = at > 0 ? (partials[at - 1] ?? 0) : 0
  if ((low < 0 && next < 0) || (low > 0 && next > 0)) {
    const twice = low * 2
    const moved = high + twice
    if (twice === moved - high) return moved
  }
  return high
}

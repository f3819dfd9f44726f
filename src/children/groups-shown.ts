import type { KeptGroup } from './count-groups.ts'
import type { Indicator } from './indicator.ts'
import { type Shown, SMALLEST_SHOWN, suppressTable } from './suppression.ts'

// One measure by team or cohort, as a reader may see it.

export type GroupLine = {
  readonly group: string
  readonly numerator: Shown | null
  readonly denominator: Shown | null
  readonly value: Shown | null
}

type Counted = { readonly group: string } & KeptGroup['counts'][number]

/** Every group that has this figure, as it was counted. */
export function groupsWithin(groups: readonly KeptGroup[], id: Indicator['id']): readonly GroupLine[] {
  return countedOf(groups, id).map(({ group, unit, numerator, denominator, value }) => ({
    group,
    numerator: unit === 'percent' ? numerator : null,
    denominator,
    value,
  }))
}

/**
 * For readers outside the council. Of shares only whole percents, and those only where neither the children counted nor the
 * others are few; one hidden share takes the next smallest with it. Of counts, those that the whole does not give away.
 */
export function groupsOutside(
  groups: readonly KeptGroup[],
  whole: Indicator | null,
  id: Indicator['id'],
): readonly GroupLine[] {
  const all = countedOf(groups, id)
  const hidden = all[0]?.unit === 'number' ? hiddenCounts(all, whole) : hiddenShares(all)
  return all.map((one) => ({
    group: one.group,
    numerator: null,
    denominator: null,
    value: hidden.has(one.group) ? 'hidden' : one.value === null ? null : Math.round(one.value),
  }))
}

function countedOf(groups: readonly KeptGroup[], id: Indicator['id']): readonly Counted[] {
  return groups.flatMap(({ group, counts }) => {
    const count = counts.find((one) => one.id === id)
    return count === undefined || count.value === null ? [] : [{ group, ...count }]
  })
}

function hiddenShares(all: readonly Counted[]): ReadonlySet<string> {
  const inOrder = all.toSorted((one, other) => fewest(one) - fewest(other))
  const small = inOrder.filter((one) => fewest(one) < SMALLEST_SHOWN).length
  return new Set(inOrder.slice(0, small === 1 ? 2 : small).map((one) => one.group))
}

// Nought and all are told apart only among enough children: "all of four" tells of each of them.
function fewest({ numerator, denominator }: Counted): number {
  const others = (denominator ?? 0) - numerator
  return Math.min(denominator ?? 0, ...[numerator, others].filter((count) => count > 0))
}

// The whole is shown elsewhere, so what is in no group shown is a line of the table too, and its total is known.
function hiddenCounts(all: readonly Counted[], whole: Indicator | null): ReadonlySet<string> {
  const counts = all.map((one) => one.numerator)
  const rest = Math.max(0, (whole?.numerator ?? 0) - counts.reduce((sum, one) => sum + one, 0))
  const { cells, total } = suppressTable({ cells: [...counts, rest].map((count) => [count]) })
  const gone = all.filter((_one, at) => cells[at]?.[0] === 'hidden').map((one) => one.group)
  return new Set(total === 'hidden' ? all.map((one) => one.group) : gone)
}

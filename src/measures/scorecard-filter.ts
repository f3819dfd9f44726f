import { hasJustChanged, type ScorecardRow } from './scorecard.ts'
import type { Verdict } from './measure-analysis.ts'

export const ORDERS = ['what changed', 'name', 'owner'] as const
export type Order = (typeof ORDERS)[number]

/** What a reader of the scorecard asked to see; empty words ask for all. */
export type ScorecardFilter = {
  /** `headline`: only measures tied to an objective, which is what a board looks at. */
  readonly which: string
  readonly verdict: string
  readonly objective: string
  readonly needs: string
  readonly words: string
  readonly order: Order
}

export const NEEDS = ['off target', 'out of date', 'wants commentary'] as const

export function parseScorecardFilter(query: URLSearchParams): ScorecardFilter {
  const get = (name: string) => (query.get(name) ?? '').trim().slice(0, 200)
  return {
    which: get('which') === 'headline' ? 'headline' : '',
    verdict: get('verdict'),
    objective: get('objective'),
    needs: get('needs'),
    words: get('words'),
    order: ORDERS.find((one) => one === get('order')) ?? 'what changed',
  }
}

export function filterScorecard<Row extends ScorecardRow>(
  rows: readonly Row[],
  filter: ScorecardFilter,
): readonly Row[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean)
  return sortScorecard(
    rows.filter((row) => {
      const { measure } = row
      if (filter.which === 'headline' && measure.objectiveIds.length === 0) return false
      if (filter.verdict !== '' && row.verdict !== filter.verdict) return false
      if (filter.objective !== '' && !measure.objectiveIds.some((id) => String(id) === filter.objective))
        return false
      if (filter.needs !== '' && !needs(row, filter.needs)) return false
      const said = `${measure.name} ${measure.definition} ${measure.owner ?? ''}`.toLowerCase()
      return words.every((word) => said.includes(word))
    }),
    filter.order,
  )
}

function needs(row: ScorecardRow, wanted: string): boolean {
  if (wanted === 'off target') return row.course?.isOff === true
  if (wanted === 'out of date') return row.isStale
  return wanted !== 'wants commentary' || row.wanting !== null
}

export function sortScorecard<Row extends ScorecardRow>(rows: readonly Row[], order: Order): readonly Row[] {
  const key = {
    'what changed': (row: ScorecardRow) => String(weightOf(row)),
    name: () => '',
    owner: (row: ScorecardRow) => row.measure.owner ?? '\uffff',
  }[order]
  return rows.toSorted(
    (one, other) =>
      compareWords(key(one), key(other)) ||
      compareWords(one.measure.name, other.measure.name) ||
      one.measure.id - other.measure.id,
  )
}

function compareWords(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

const WEIGHTS: Readonly<Record<Verdict, number>> = { worse: 0, better: 2, 'cannot tell': 4, 'no change': 6 }

// What is newly worse first, then worse, better, and last what stands still; a neutral measure that moved has moved.
function weightOf(row: ScorecardRow): number {
  const { word } = row.variation ?? { word: 'cannot tell' }
  if (word === 'higher' || word === 'lower') return 3
  return WEIGHTS[row.verdict] + (hasJustChanged(row) ? 0 : 1)
}

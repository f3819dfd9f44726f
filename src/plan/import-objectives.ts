import type { ObjectiveId } from '../shared/ids.ts'
import { plain } from './check-words.ts'
import type { PlanRow } from './plan-file.ts'

// The groups of a council's plan become its objectives: those it has already are known by their title.

export type HeldObjective = { readonly id: ObjectiveId; readonly title: string }

export type ImportObjective = {
  readonly key: string
  readonly title: string
  readonly held: HeldObjective | null
  /** What will be different, where every row of the group says the same. */
  readonly outcome: string
  readonly count: number
}

const LONGEST_TITLE = 300

export function objectivesOf(
  rows: readonly PlanRow[],
  held: readonly HeldObjective[],
): readonly ImportObjective[] {
  const grouped = Map.groupBy(
    rows.filter((row) => objectiveKey(row) !== null),
    (row) => objectiveKey(row) ?? '',
  )
  return [...grouped].map(([key, same]) => {
    const outcomes = [...new Set(same.map(({ outcome }) => plain(outcome)))]
    return {
      key,
      title: plain(same[0]?.priority).slice(0, LONGEST_TITLE),
      held: held.find(({ title }) => fold(title) === key) ?? null,
      outcome: outcomes.length === 1 ? (outcomes[0] ?? '') : '',
      count: same.length,
    }
  })
}

/** Under what a row's group is known; null where it stands in none. */
export function objectiveKey({ priority }: PlanRow): string | null {
  return fold(plain(priority)) || null
}

// "PRIORITY 2: THE FRONT DOOR" and "2. The front door" are one; "Priority 2" alone keeps its number.
function fold(title: string): string {
  const words = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const bare = title
    .slice(0, LONGEST_TITLE)
    .replace(
      /^(?:(?:improvement |strategic )?(?:priority|objective|theme|work ?stream|strand|pillar|aim|goal))?\s*\d*\s*[.:)–—-]*\s*/i,
      '',
    )
  return words(bare) || words(title)
}

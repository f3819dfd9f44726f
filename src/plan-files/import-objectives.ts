import type { ObjectiveId } from '../shared/ids.ts'
import { plain } from '../plan-checks/check-words.ts'
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
  const named = rows.flatMap((row) =>
    linesOf(row.priority).flatMap((line) => {
      const key = keyOf(line)
      return key === null ? [] : [{ key, line, outcome: plain(row.outcome ?? row.groupOutcome) }]
    }),
  )
  return [...Map.groupBy(named, ({ key }) => key)].map(([key, same]) => {
    const title = (same[0]?.line ?? '').slice(0, LONGEST_TITLE)
    const outcomes = [...new Set(same.map(({ outcome }) => outcome))]
    return {
      key,
      title,
      held: heldAs(title, held),
      outcome: outcomes.length === 1 ? (outcomes[0] ?? '') : '',
      count: same.length,
    }
  })
}

/** Under what a row's groups are known, in their order; none where it stands in none. */
export function objectiveKeys({ priority }: Pick<PlanRow, 'priority'>): readonly string[] {
  return [...new Set(linesOf(priority).flatMap((line) => keyOf(line) ?? []))]
}

// Several objectives in one cell stand in a line each, with their numbers; a long title is only wrapped.
function linesOf(cell: string | null): readonly string[] {
  const lines = (cell ?? '').split('\n').map(plain).filter(Boolean)
  return lines.length > 1 && lines.every((line) => fold(line).number !== '') ? lines : [plain(cell)]
}

function keyOf(line: string): string | null {
  const { number, words } = fold(line)
  return words === '' ? null : `${number} ${words}`.trim()
}

// "2. The front door" is what we print over "The front door"; a title may begin with a figure of its own.
function heldAs(title: string, held: readonly HeldObjective[]): HeldObjective | null {
  const exact = held.find((one) => plain(one.title) === title)
  const printed = held.find((one) => plain(one.title) === title.replace(/^\d+\.\s+/, ''))
  return exact ?? printed ?? held.find((one) => isSame(one.title, title)) ?? null
}

/** "Priority 2: the front door" is "The front door", and is not "Priority 5: the front door". */
function isSame(one: string, other: string): boolean {
  const [mine, theirs] = [fold(one), fold(other)]
  const isNumberedAlike = mine.number === theirs.number || mine.number === '' || theirs.number === ''
  return mine.words === theirs.words && isNumberedAlike
}

const NUMBERED =
  /^(?:(?:improvement |strategic )?(?:priority|objective|theme|work ?stream|strand|pillar|aim|goal))?\s*(\d*)\s*[.:)–—-]*\s*/i

// "PRIORITY 2: THE FRONT DOOR" and "2. The front door" read alike; "Priority 2" alone is all its words.
function fold(title: string): { readonly number: string; readonly words: string } {
  const cut = title.slice(0, LONGEST_TITLE)
  const number = NUMBERED.exec(cut)?.[1] ?? ''
  const bare = lettersOf(cut.replace(NUMBERED, ''))
  return bare === '' ? { number: '', words: lettersOf(cut) } : { number, words: bare }
}

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

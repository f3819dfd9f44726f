import type { Action } from '../plan/action.ts'
import { plain } from '../plan-checks/check-words.ts'
import type { KeptRow } from './import-kept.ts'
import type { ImportRow } from './import-rows.ts'
import type { PlanRow } from './plan-file.ts'
import { comparePlans } from './plan-file-difference.ts'

// Which row of a file is which action of the plan.

export type Pairs = ReadonlyMap<string, Action>

/** A row whose reference is another action's, by its words: a person says whether it is that one after all. */
export type ReferenceTaken = { readonly from: ImportRow; readonly action: Action }

type Held = {
  readonly actions: readonly Action[]
  readonly bases: ReadonlyMap<number, Pick<KeptRow, 'row' | 'wanted'>>
}

/** Every conflict of references at once, in a form. */
export const ALL_THE_SAME = 'all'

/** Rows are known by their reference, else by nearly the same words; `same` are those that a person said are one. */
export function pairRows(
  rows: readonly ImportRow[],
  held: Held,
  same: readonly string[],
): { readonly pairs: Pairs; readonly taken: readonly ReferenceTaken[] } {
  const ours = pairOurs(
    rows.filter(({ own }) => own !== undefined),
    held.actions,
  )
  const found = new Map([
    ...ours,
    ...pairTheirs(
      rows.filter(({ own }) => own === undefined),
      held,
    ),
  ])
  const taken = takenReferences(rows, found, held.actions)
  const said = taken.filter(({ from }) => same.includes(ALL_THE_SAME) || same.includes(from.key))
  return { pairs: new Map([...found, ...said.map(({ from, action }) => [from.key, action] as const)]), taken }
}

/** What we wrote comes back with its reference, or where that column was left out with its title. */
function pairOurs(rows: readonly ImportRow[], actions: readonly Action[]): Pairs {
  const byReference = new Map(actions.map((action) => [keyOf(action.reference), action]))
  const byTitle = Map.groupBy(actions, ({ title }) => plain(title))
  const pairs = new Map<string, Action>()
  const free = new Set(actions)
  for (const { key, row } of rows) {
    const named = byReference.get(keyOf(row.reference))
    const alike = byTitle.get(plain(row.action)) ?? []
    const isNamed = named !== undefined && (alike.includes(named) || sharesWords(named.title, row.action))
    const action = isNamed ? named : alike.find((one) => free.has(one))
    if (action === undefined || !free.delete(action)) continue
    pairs.set(key, action)
  }
  return pairs
}

function pairTheirs(rows: readonly ImportRow[], { actions, bases }: Held): Pairs {
  const after = rows.map(({ row }) => row)
  const rowOf = (action: Action): PlanRow | undefined =>
    after.find(({ reference }) => keyOf(reference) === keyOf(action.reference))
  const before = actions.map((action) => {
    const base = bases.get(action.id)
    // "1.1" of a plan that never came from this file is another action, unless its words are much alike.
    const isKnown = base !== undefined || sharesWords(action.title, rowOf(action)?.action ?? '')
    return planRowOf(action, isKnown ? referenceInFile(action, base) : null)
  })
  const found = comparePlans(before, after)
  return new Map(
    [...found.changed, ...found.same].flatMap((pair) => {
      const action = actions[before.indexOf(pair.before)]
      const from = rows[after.indexOf(pair.after)]
      return action === undefined || from === undefined ? [] : [[from.key, action] as const]
    }),
  )
}

/** As the council's own paper prints it, though it had to be told apart from another here. */
export function referenceInFile(
  { reference }: Pick<Action, 'reference'>,
  base: Pick<KeptRow, 'row' | 'wanted'> | undefined,
): string {
  const isAsBrought = base !== undefined && base.wanted.reference === reference
  return isAsBrought ? (base.row.reference ?? reference) : reference
}

function takenReferences(
  rows: readonly ImportRow[],
  found: Pairs,
  actions: readonly Action[],
): readonly ReferenceTaken[] {
  const paired = new Set(found.values())
  const free = new Map(
    actions.filter((one) => !paired.has(one)).map((one) => [keyOf(one.reference), one] as const),
  )
  return rows.flatMap((from) => {
    const key = keyOf(from.row.reference)
    const action = found.has(from.key) || key === '' ? undefined : free.get(key)
    if (action === undefined) return []
    free.delete(key)
    return [{ from, action }]
  })
}

function keyOf(reference: string | null): string {
  return plain(reference).toLowerCase()
}

const MUCH_ALIKE = 0.4

/** Do two texts share much of the words of the shorter? */
function sharesWords(one: string, other: string): boolean {
  const [mine, theirs] = [wordsIn(one), wordsIn(other)]
  const fewest = Math.min(mine.size, theirs.size)
  return fewest > 0 && mine.intersection(theirs).size / fewest >= MUCH_ALIKE
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
}

function planRowOf(action: Action, reference: string | null): PlanRow {
  const nothing = { priority: null, requirement: null, outcome: null, contributors: null, start: null }
  const later = { dueWords: null, firstDue: null, status: null, measure: null, baseline: null, target: null }
  return {
    ...nothing,
    ...later,
    row: action.id,
    reference,
    action: action.title,
    owner: null,
    due: null,
    evidence: null,
    milestones: null,
    completed: null,
    notes: [],
    doubts: [],
  }
}

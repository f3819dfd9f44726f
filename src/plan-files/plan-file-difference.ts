import type { PlanAction } from '../plan-checks/plan-check.ts'
import { likePairs } from '../plan-checks/check-likeness.ts'
import { plain } from '../plan-checks/check-words.ts'
import type { PlanRow } from './plan-file.ts'

// What a second import of a plan would change, shown before anything is saved.

export type ComparedField =
  | 'reference'
  | 'priority'
  | 'action'
  | 'outcome'
  | 'owner'
  | 'contributors'
  | 'start'
  | 'due'
  | 'status'
  | 'measure'
  | 'baseline'
  | 'target'
  | 'evidence'
  | 'rank'
  | 'signOff'

export type FieldChange = { readonly field: ComparedField; readonly before: string; readonly after: string }

export type RowChange = {
  readonly before: PlanRow
  readonly after: PlanRow
  readonly foundBy: 'reference' | 'words'
  readonly fields: readonly FieldChange[]
}

export type PlanDifference = {
  readonly added: readonly PlanRow[]
  readonly changed: readonly RowChange[]
  readonly same: readonly RowChange[]
  /** In the plan and not in the file: never removed by an import, only shown. */
  readonly missing: readonly PlanRow[]
  /** References that stand twice in the file: a person must say which is which. */
  readonly twice: readonly string[]
}

// Of two rows without the same reference, nearly the same words make them one action.
const SAME_ACTION = 0.85

/** Rows are the same action by their reference, else by their words. */
export function comparePlans(before: readonly PlanRow[], after: readonly PlanRow[]): PlanDifference {
  const twice = referencesTwice(after)
  const byReference = pairByReference(before, after, new Set(twice))
  const left = {
    before: before.filter((row) => !byReference.some((pair) => pair.before === row)),
    after: after.filter((row) => !byReference.some((pair) => pair.after === row)),
  }
  const byWords = pairByWords(left.before, left.after)
  const pairs = [...byReference, ...byWords].map((pair) => ({ ...pair, fields: changesOf(pair) }))
  return {
    added: left.after.filter((row) => !byWords.some((pair) => pair.after === row)),
    changed: pairs.filter(({ fields }) => fields.length > 0).toSorted((a, b) => a.after.row - b.after.row),
    same: pairs.filter(({ fields }) => fields.length === 0),
    missing: left.before.filter((row) => !byWords.some((pair) => pair.before === row)),
    twice,
  }
}

type Pair = Omit<RowChange, 'fields'>

function keyOf({ reference }: PlanRow): string {
  return plain(reference).toLowerCase().replace(/\.$/, '')
}

function referencesTwice(rows: readonly PlanRow[]): readonly string[] {
  const held = Map.groupBy(
    rows.filter((row) => keyOf(row) !== ''),
    keyOf,
  )
  return [...held].filter(([, same]) => same.length > 1).map(([, same]) => same[0]?.reference ?? '')
}

function pairByReference(
  before: readonly PlanRow[],
  after: readonly PlanRow[],
  twice: ReadonlySet<string>,
): readonly Pair[] {
  const held = new Map(before.filter((row) => keyOf(row) !== '').map((row) => [keyOf(row), row]))
  const ambiguous = new Set([...twice].map((reference) => plain(reference).toLowerCase().replace(/\.$/, '')))
  return after.flatMap((row) => {
    const found = held.get(keyOf(row))
    return found === undefined || ambiguous.has(keyOf(row))
      ? []
      : [{ before: found, after: row, foundBy: 'reference' }]
  })
}

function pairByWords(before: readonly PlanRow[], after: readonly PlanRow[]): readonly Pair[] {
  const actions = [
    ...before.map((row, at) => asAction(row, `b${at}`)),
    ...after.map((row, at) => asAction(row, `a${at}`)),
  ]
  const taken = new Set<string>()
  const pairs: Pair[] = []
  for (const pair of likePairs(actions).toSorted((a, b) => b.score - a.score)) {
    const [old, young] = [pair.one.id, pair.other.id].toSorted().toReversed()
    if (pair.score < SAME_ACTION || old?.[0] !== 'b' || young?.[0] !== 'a') continue
    const [was, is] = [before[Number(old.slice(1))], after[Number(young.slice(1))]]
    if (was === undefined || is === undefined || taken.has(old) || taken.has(young)) continue
    taken.add(old).add(young)
    pairs.push({ before: was, after: is, foundBy: 'words' })
  }
  return pairs
}

function asAction(row: PlanRow, id: string): PlanAction {
  return {
    id,
    reference: row.reference,
    words: row.action,
    owner: null,
    due: null,
    dueWords: null,
    measure: null,
  }
}

const COMPARED: readonly ComparedField[] = [
  'reference',
  'priority',
  'action',
  'outcome',
  'owner',
  'contributors',
  'start',
  'due',
  'status',
  'measure',
  'baseline',
  'target',
  'evidence',
  'rank',
  'signOff',
]

function changesOf({ before, after }: Pair): readonly FieldChange[] {
  return COMPARED.flatMap((field) => {
    const [was, is] = [wordsOf(before, field), wordsOf(after, field)]
    return was === is ? [] : [{ field, before: was, after: is }]
  })
}

function wordsOf(row: PlanRow, field: ComparedField): string {
  if (field === 'due') return row.due?.toString() ?? plain(row.dueWords)
  if (field === 'start') return row.start?.toString() ?? ''
  if (field === 'status') return plain(row.status?.words).toLowerCase()
  return plain(row[field])
}

import { CASE_STATUS, CEASED, LEGAL_STATUS, YES_NO } from './annex-a-codes.ts'
import type { ChildIndex } from './child-index.ts'
import { childIndexes } from './child-index.ts'
import { codeAt, codesAt } from './code-set.ts'
import { addMonths, isKnown, NONE } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { ListTable, ReturnTables } from './list-table.ts'
import { problem, warning } from './problem.ts'
import type { Finding, Rule } from './problem.ts'
import { checkOneRowEach, checkSameRows } from './repeated-rows.ts'
import { findingAt, reportSlips } from './row-rule.ts'
import { checkSamePerson } from './same-person.ts'

// What must hold between the lists. Ofsted's guidance of August 2019: List 6 holds every child on a plan, looked after
// or being assessed, under the first status that applies; Lists 6 to 10 have one row for each child.

const ONE_EACH = problem(
  'child-twice',
  'This child has a row already (row {0}); the list has one row for each child.',
  'Keep only the most recent episode.',
)
const ADOPTER_TWICE = problem(
  'adopter-twice',
  'This adopter has a row already (row {0}).',
  'Keep one row for each adopter.',
)

const IN_CARE = codeAt(CASE_STATUS, 'Looked after child')
const ON_PLAN = codeAt(CASE_STATUS, 'Child Protection plan')
const ASSESSED = codeAt(CASE_STATUS, 'Open assessment')
const CLOSED = codeAt(CASE_STATUS, 'Closed episode')
const SHORT_BREAKS = codesAt(LEGAL_STATUS, ['V3', 'V4'])
const ADOPTED = codesAt(CEASED, ['E11', 'E12'])
const YES = codeAt(YES_NO, 'Yes')

export function checkAcrossLists(tables: ReturnTables, day: DayNumber, findings: Finding[]): void {
  for (const name of ['List 1', 'List 2', 'List 3', 'List 4', 'List 5'])
    withList(tables, name, (table) => checkSameRows(table, findings))
  for (const name of ['List 6', 'List 7', 'List 8', 'List 9', 'List 10'])
    withList(tables, name, (table) => checkOneRowEach(table, 'child', ONE_EACH, findings))
  withList(tables, 'List 11', (table) => checkOneRowEach(table, 'adopter', ADOPTER_TWICE, findings))
  for (const key of ['born', 'gender', 'ethnicity', 'disability'])
    checkSamePerson(withoutAdopters(tables), key, findings)
  const index = childIndexes(tables.children.size)
  for (const rule of CROSS_RULES) checkPair(tables, index, rule, day, findings)
}

type Pair = {
  readonly from: string
  readonly to: string
  readonly at: string
  readonly rule: Rule
  /** Is this row of `from` one that the rule asks about? */
  readonly asks: (from: ListTable, at: number, day: DayNumber) => boolean
  /** Where given, only children with such a row in `to` are asked about. */
  readonly about?: (to: ListTable, at: number) => boolean
  /** Is it as it should be with the child in `to`? */
  readonly found: (to: ListTable, index: ChildIndex, child: number, from: ListTable, at: number) => boolean
}

const isOpen = (end: string) => (table: ListTable, at: number) => table.value(at, end) === NONE

const isInCare = (table: ListTable, at: number) =>
  isOpen('ceased')(table, at) && !SHORT_BREAKS.has(table.value(at, 'legal'))

const hasStatus = (status: number) => (table: ListTable, at: number) => table.value(at, 'status') === status

const hasRow =
  (holds: (table: ListTable, at: number) => boolean): Pair['found'] =>
  (to, index, child) =>
    index.some(child, (at) => holds(to, at))

const isAnOpenNeed = (table: ListTable, at: number) =>
  isOpen('closed')(table, at) && !hasStatus(CLOSED)(table, at)

const LIST_IT = 'Add the child to List 6 as an open episode, or close this one.'

const CROSS_RULES: readonly Pair[] = [
  {
    from: 'List 7',
    to: 'List 6',
    at: 'child',
    rule: problem('not-in-need-list', 'This child is on a plan but has no open episode in List 6.', LIST_IT),
    asks: isOpen('ended'),
    found: hasRow(isAnOpenNeed),
  },
  {
    from: 'List 8',
    to: 'List 6',
    at: 'child',
    rule: problem(
      'not-in-need-list',
      'This child is looked after but has no open episode in List 6.',
      LIST_IT,
    ),
    asks: isInCare,
    found: hasRow(isAnOpenNeed),
  },
  {
    from: 'List 4',
    to: 'List 6',
    at: 'child',
    rule: problem(
      'not-in-need-list',
      'This child is being assessed but has no open episode in List 6.',
      LIST_IT,
    ),
    asks: isOpen('authorised'),
    found: hasRow(isAnOpenNeed),
  },
  {
    from: 'List 6',
    to: 'List 7',
    at: 'status',
    rule: problem(
      'status-contradicts',
      'The status is a child protection plan but List 7 has no open plan for this child.',
      'Correct the status, or add the plan to List 7.',
    ),
    asks: (table, at) => hasStatus(ON_PLAN)(table, at),
    found: hasRow(isOpen('ended')),
  },
  {
    from: 'List 6',
    to: 'List 8',
    at: 'status',
    rule: problem(
      'status-contradicts',
      'The status is looked after but List 8 has no open period of care for this child.',
      'Correct the status, or add the child to List 8.',
    ),
    asks: (table, at) => hasStatus(IN_CARE)(table, at),
    found: hasRow(isOpen('ceased')),
  },
  {
    from: 'List 6',
    to: 'List 8',
    at: 'status',
    rule: problem(
      'status-contradicts',
      'The status is "{value}" but List 8 says that the child is looked after.',
      'Make the status "a) Looked after child": the first that applies is the one to give.',
    ),
    asks: (table, at) => isAnOpenNeed(table, at) && isKnown(table.value(at, 'status')),
    about: isInCare,
    found: (_to, _index, _child, from, at) => hasStatus(IN_CARE)(from, at),
  },
  {
    from: 'List 6',
    to: 'List 7',
    at: 'status',
    rule: problem(
      'status-contradicts',
      'The status is "{value}" but List 7 has an open plan for this child.',
      'Make the status "b) Child Protection plan".',
    ),
    asks: (table, at) => isAnOpenNeed(table, at) && isKnown(table.value(at, 'status')),
    about: isOpen('ended'),
    found: (_to, _index, _child, from, at) => hasStatus(ON_PLAN)(from, at) || hasStatus(IN_CARE)(from, at),
  },
  {
    from: 'List 6',
    to: 'List 4',
    at: 'status',
    rule: warning(
      'status-contradicts',
      'The status is an open assessment but List 4 has none for this child.',
      'Correct the status, or add the assessment to List 4.',
    ),
    asks: (table, at) => hasStatus(ASSESSED)(table, at),
    found: hasRow(isOpen('authorised')),
  },
  {
    from: 'List 5',
    to: 'List 7',
    at: 'plan',
    rule: problem(
      'plan-not-listed',
      'The conference made a plan but the child is not in List 7.',
      'Add the plan to List 7, or correct the outcome.',
    ),
    asks: (table, at) => table.value(at, 'plan') === YES && isKnown(table.value(at, 'conference')),
    found: (_to, index, child) => index.has(child),
  },
  {
    from: 'List 8',
    to: 'List 10',
    at: 'reason',
    rule: problem(
      'adoption-not-listed',
      'The child left care by adoption but is not in List 10.',
      'Add the adoption to List 10, or correct the reason.',
    ),
    asks: (table, at) => ADOPTED.has(table.value(at, 'reason')) && isKnown(table.value(at, 'ceased')),
    found: (_to, index, child) => index.has(child),
  },
  {
    from: 'List 10',
    to: 'List 8',
    at: 'adopted',
    rule: problem(
      'adopted-and-in-care',
      'The child was adopted but List 8 still has them looked after.',
      'Give the date the child ceased to be looked after in List 8.',
    ),
    asks: (table, at, day) =>
      isKnown(table.value(at, 'adopted')) && table.value(at, 'adopted') >= addMonths(day, -12),
    about: () => true,
    found: (to, index, child) => !index.some(child, (at) => isInCare(to, at)),
  },
]

function checkPair(
  tables: ReturnTables,
  index: (table: ListTable) => ChildIndex,
  pair: Pair,
  day: DayNumber,
  findings: Finding[],
): void {
  const from = tables.lists.get(pair.from)
  const to = tables.lists.get(pair.to)
  // An empty list says that it was not sent, not that nobody is on it.
  if (from === undefined || to === undefined || to.length === 0 || !to.has('child')) return
  const children = from.column('child')?.values
  if (children === undefined || !from.has(pair.at)) return
  const found: Finding[] = []
  let applied = 0
  for (let at = 0; at < from.length; at += 1) {
    const child = children[at] ?? NONE
    if (!isKnown(child) || !pair.asks(from, at, day)) continue
    const { about } = pair
    if (about !== undefined && !index(to).some(child, (row) => about(to, row))) continue
    applied += 1
    if (!pair.found(to, index(to), child, from, at)) found.push(findingAt(from, at, pair.at, pair.rule))
  }
  // Where few of the children are in the other list, or none however few they are, the two were cut from different ones.
  const apart = found.length === applied ? applied > 1 : found.length > 20 && found.length > applied / 2
  reportSlips(found, applied, findings, apart)
}

function withList(tables: ReturnTables, name: string, check: (table: ListTable) => void): void {
  const table = tables.lists.get(name)
  if (table !== undefined) check(table)
}

function withoutAdopters(tables: ReturnTables): ReturnTables {
  return { ...tables, lists: new Map([...tables.lists].filter(([name]) => name !== 'List 11')) }
}

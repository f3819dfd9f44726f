import { CASE_STATUS, CEASED, LEGAL_STATUS } from './annex-a-codes.ts'
import { YES_NO } from './annex-a-person-codes.ts'
import { ELIGIBILITY } from './annex-a-leaver-codes.ts'
import type { ChildIndex } from './child-index.ts'
import { codeAt, codesAt } from './code-set.ts'
import { addMonths, isKnown, NONE } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { ListTable } from './list-table.ts'
import { problem, warning } from './problem.ts'
import type { Rule } from './problem.ts'

// What a child's row in one list asks of the child's rows in another (same source as annex-a-cross-rules.ts).

const IN_CARE = codeAt(CASE_STATUS, 'Looked after child')
const ON_PLAN = codeAt(CASE_STATUS, 'Child Protection plan')
const ASSESSED = codeAt(CASE_STATUS, 'Open assessment')
const CLOSED = codeAt(CASE_STATUS, 'Closed episode')
const SHORT_BREAKS = codesAt(LEGAL_STATUS, ['V3', 'V4'])
const ADOPTED = codesAt(CEASED, ['E11', 'E12'])
const YES = codeAt(YES_NO, 'Yes')
// Those who are entitled because they are no longer looked after; eligible children still are.
const LEFT_CARE = codesAt(ELIGIBILITY, ['Relevant child', 'Former relevant child', 'Qualifying care leaver'])

export type Pair = {
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

export const PAIRS: readonly Pair[] = [
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
  {
    from: 'List 9',
    to: 'List 8',
    at: 'child',
    rule: problem(
      'leaver-in-care',
      'This is a care leaver who is still looked after in List 8.',
      'End the period of care in List 8, or take the young person out of List 9.',
    ),
    asks: (table, at) => LEFT_CARE.has(table.value(at, 'eligibility')),
    about: () => true,
    found: (to, index, child) => !index.some(child, (at) => isInCare(to, at)),
  },
  {
    from: 'List 10',
    to: 'List 8',
    at: 'entered',
    rule: warning(
      'entry-differs',
      'List 8 has another day on which this child started to be looked after.',
      'Give the start of the same period of care in both lists.',
    ),
    asks: (table, at) => isKnown(table.value(at, 'entered')),
    about: (to, at) => isKnown(to.value(at, 'started')),
    found: (to, index, child, from, at) =>
      index.some(child, (row) => to.value(row, 'started') === from.value(at, 'entered')),
  },
]

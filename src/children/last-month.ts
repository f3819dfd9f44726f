import { childIndexes } from './child-index.ts'
import type { ChildIndex } from './child-index.ts'
import { isKnown, NONE } from './day-number.ts'
import type { ListTable, ReturnTables } from './list-table.ts'
import { problem, warning } from './problem.ts'
import type { Finding, Rule } from './problem.ts'
import { findingAt, reportSlips } from './row-rule.ts'

// This month's lists against last month's. A child who was open then is open still, or ended within the six months: in
// either case the list has a row for them.

const GONE = problem(
  'gone-since-last-month',
  'Child {value} was open in {0} last month (row {1}) and is not in it now.',
  'Add the child, with the day it ended if it did.',
)
const CHANGED = problem(
  'changed-since-last-month',
  '{value} now, but {0} last month, for the same child.',
  'Correct whichever of the two is wrong.',
)
const RESTARTED = warning(
  'restarted-since-last-month',
  'It starts on {value} now, but started on {0} last month and had not ended.',
  'Check the start: a new one needs the end of the old.',
)
const REOPENED = warning(
  'reopened-since-last-month',
  'It had ended on {0} last month and is open now with the same start.',
  'Check whether the end was taken out by mistake.',
)

const OPEN_LISTS = [
  ['List 6', 'started', 'closed'],
  ['List 7', 'started', 'ended'],
  ['List 8', 'started', 'ceased'],
] as const
const OF_THE_PERSON = ['born', 'gender', 'ethnicity']

/** Identifiers are compared as text, since each month has its own pool. */
export function checkAgainstLastMonth(now: ReturnTables, before: ReturnTables): readonly Finding[] {
  const findings: Finding[] = []
  const numbers = new Int32Array(before.children.size)
  for (let child = 0; child < numbers.length; child += 1)
    numbers[child] = now.children.find(before.children.textOf(child)) ?? NONE
  const indexOf = childIndexes(now.children.size)
  for (const [name, start, end] of OPEN_LISTS) {
    const table = now.lists.get(name)
    const last = before.lists.get(name)
    if (table === undefined || last === undefined || table.length === 0) continue
    checkList({ table, last, index: indexOf(table), numbers, start, end }, findings)
  }
  return findings
}

type Months = {
  readonly table: ListTable
  readonly last: ListTable
  readonly index: ChildIndex
  /** This month's number of each of last month's children. */
  readonly numbers: Int32Array
  readonly start: string
  readonly end: string
}

function checkList(months: Months, findings: Finding[]): void {
  const { table, last, index, numbers, start, end } = months
  const found = new Map<Rule, Finding[]>([GONE, CHANGED, RESTARTED, REOPENED].map((rule) => [rule, []]))
  const say = (rule: Rule, finding: Finding) => found.get(rule)?.push(finding)
  for (let at = 0; at < last.length; at += 1) {
    const child = last.value(at, 'child')
    if (!isKnown(child)) continue
    const here = index.first(numbers[child] ?? NONE)
    const wasOpen = last.value(at, end) === NONE
    if (here === null) {
      if (wasOpen)
        say(GONE, {
          ...findingAt(last, at, 'child', GONE),
          row: null,
          facts: [table.shape.name, String(last.rowNumber(at))],
        })
      continue
    }
    for (const key of OF_THE_PERSON) {
      const was = last.value(at, key)
      const is = table.value(here, key)
      if (isKnown(was) && isKnown(is) && was !== is)
        say(CHANGED, { ...findingAt(table, here, key, CHANGED), facts: [last.show(at, key) ?? ''] })
    }
    const sameStart = last.value(at, start) === table.value(here, start)
    if (wasOpen && !sameStart && isKnown(last.value(at, start)) && isKnown(table.value(here, start)))
      say(RESTARTED, { ...findingAt(table, here, start, RESTARTED), facts: [last.show(at, start) ?? ''] })
    if (!wasOpen && sameStart && table.value(here, end) === NONE)
      say(REOPENED, { ...findingAt(table, here, end, REOPENED), facts: [last.show(at, end) ?? ''] })
  }
  for (const all of found.values()) reportSlips(all, last.length, findings)
}

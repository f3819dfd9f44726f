import { isKnown, NONE } from './day-number.ts'
import type { ListTable } from './list-table.ts'
import { problem, warning } from './problem.ts'
import type { Finding, Rule } from './problem.ts'

// Rules that look at one row of one list, declared as facts: which columns they read, when they apply, what is wrong.

/** Does the rule apply to these values, and are they right? null is: it does not apply. */
export type Judge = (first: number, second: number, third: number, fourth: number) => boolean | null

export type RowRule = {
  readonly list: string
  /** The columns read, in the order that the judge takes them; a file that lacks one is not asked. */
  readonly reads: readonly string[]
  /** The column that the problem is pointed at. */
  readonly at: string
  readonly rule: Rule
  readonly judge: Judge
  /** A contradiction that a whole export may be made with, so that many of them are told as one. Warnings always are. */
  readonly soft?: true
}

export function checkRows(table: ListTable, rules: readonly RowRule[], findings: Finding[]): void {
  for (const rule of rules) {
    if (rule.list !== table.shape.name || !rule.reads.every((key) => table.has(key)) || !table.has(rule.at))
      continue
    const { wrong, applied } = judgeRows(table, rule)
    const found = wrong.map((at) => findingAt(table, at, rule.at, rule.rule, rule.reads))
    const mayBeHabit = rule.soft === true || rule.rule.severity === 'warning'
    reportSlips(found, applied, findings, mayBeHabit && isHabit(found.length, applied))
  }
}

export function findingAt(
  table: ListTable,
  at: number,
  key: string,
  rule: Rule,
  facts: readonly string[] = [],
): Finding {
  return {
    rule,
    list: table.shape.name,
    row: table.rowNumber(at),
    column: table.column(key)?.shape.heading ?? null,
    value: table.show(at, key),
    facts: facts.map((fact) => table.show(at, fact) ?? 'nothing'),
  }
}

/**
 * A contradiction in a few rows is a slip, told row by row. In most rows it is the way the export was made, and
 * telling it a thousand times would bury the slips: it is said once, as a warning.
 */
export function reportSlips(
  found: readonly Finding[],
  applied: number,
  findings: Finding[],
  habit: boolean = isHabit(found.length, applied),
): void {
  const first = found[0]
  if (first === undefined) return
  if (!habit) {
    for (const one of found) findings.push(one)
    return
  }
  findings.push({ ...first, rule: habitOf(first.rule, found.length, applied) })
}

/** Small lists are given the benefit: in ten rows, four bad ones are still four slips. */
export function isHabit(wrong: number, applied: number): boolean {
  return wrong >= 5 && wrong > applied * (applied < 30 ? 0.8 : 1 / 3)
}

function habitOf(rule: Rule, wrong: number, applied: number): Rule {
  return warning(
    `${rule.id}-throughout`,
    `In ${wrong} of ${applied} rows, here first: ${rule.message}`,
    `So many rows point to how the list was made, not to single cases. ${rule.cure}`,
  )
}

function judgeRows(
  table: ListTable,
  rule: RowRule,
): { readonly wrong: readonly number[]; readonly applied: number } {
  const [first, second, third, fourth] = rule.reads.map((key) => table.column(key)?.values ?? NO_VALUES)
  const wrong: number[] = []
  let applied = 0
  for (let at = 0; at < table.length; at += 1) {
    const right = rule.judge(first?.[at] ?? 0, second?.[at] ?? 0, third?.[at] ?? 0, fourth?.[at] ?? 0)
    if (right === null) continue
    applied += 1
    if (!right) wrong.push(at)
  }
  return { wrong, applied }
}

const NO_VALUES = new Int32Array(0)

export function when(list: string, reads: readonly string[], at: string, rule: Rule, judge: Judge): RowRule {
  return { list, reads, at, rule, judge }
}

/** The same rule, but told once where most rows break it. */
export function soft(rule: RowRule): RowRule {
  return { ...rule, soft: true }
}

export function isBlank(value: number): boolean {
  return value === NONE
}

/** Something is there that could be read. */
export function isFilled(value: number): boolean {
  return isKnown(value)
}

/** The judge of two dates that must come in this order, where both are known. */
export function inOrder(earlier: number, later: number): boolean | null {
  return isKnown(earlier) && isKnown(later) ? earlier <= later : null
}

/** The second date may not come before the first. */
export function datesInOrder(
  list: string,
  earlier: string,
  later: string,
  message: string,
  severity = problem,
): RowRule {
  const rule = severity(
    'dates-out-of-order',
    `${message} ({0}, then {1}).`,
    'Correct whichever of the two dates is wrong.',
  )
  return { list, reads: [earlier, later], at: later, rule, judge: inOrder }
}

/** A date and its reason come together: where one is filled the other must be. */
export function bothOrNeither(list: string, date: string, reason: string, what: string): readonly RowRule[] {
  const cure = 'Fill in what is missing, or take the other out.'
  return [
    {
      list,
      reads: [date, reason],
      at: reason,
      rule: problem('reason-missing', `There is a date ({0}) but no reason ${what}.`, cure),
      judge: (day, why) => (isKnown(day) ? why !== NONE : null),
    },
    {
      list,
      reads: [reason, date],
      at: date,
      rule: problem('date-missing', `There is a reason ({0}) but no date ${what}.`, cure),
      judge: (why, day) => (isKnown(why) ? day !== NONE : null),
    },
  ]
}

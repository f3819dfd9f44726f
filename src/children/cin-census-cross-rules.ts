import { childIndexes } from './child-index.ts'
import { TRUE_FALSE } from './cin-census-codes.ts'
import { codeAt } from './code-set.ts'
import { formatDayNumber, isKnown, NONE } from './day-number.ts'
import type { ListTable, ReturnTables } from './list-table.ts'
import { problem, warning } from './problem.ts'
import type { Finding } from './problem.ts'
import { checkOneRowEach, checkSameRows } from './repeated-rows.ts'
import { findingAt, reportSlips } from './row-rule.ts'
import { isUpn, UPN_RULE } from './ssda903-row-rules.ts'
import { workingDaysFrom } from './working-day-count.ts'

// What must hold between the modules of the CIN census (the Department's CIN census guide).

const CHILD_TWICE = problem(
  'child-twice',
  'This child has a row already (line {0}).',
  'Put all of a child’s episodes under one Child.',
)
const BEFORE_REFERRAL = problem(
  'before-referral',
  '{value} is before the referral of the episode it stands in ({0}).',
  'Correct the date, or put it in the episode it belongs to.',
)
const AFTER_CLOSURE = problem(
  'after-closure',
  '{value} is after the episode it stands in was closed ({0}).',
  'Correct whichever of the two dates is wrong.',
)
const BEFORE_PLAN = problem(
  'before-plan',
  'The review on {value} is before the plan started ({0}).',
  'Correct whichever of the two dates is wrong.',
)
const AFTER_PLAN = problem(
  'after-plan',
  'The review on {value} is after the plan ended ({0}).',
  'Correct whichever of the two dates is wrong.',
)
const NO_FACTORS = problem(
  'factors-missing',
  'The assessment was authorised but has no factors.',
  'Give at least one factor, 21 where there is none.',
)
const OVERLAP = problem(
  'plans-overlap',
  'This starts on {value}, while another that started on {0} is open.',
  'Correct the dates: one at a time.',
)
const BOTH_PLANS = problem(
  'plans-overlap',
  'A child in need plan from {value} overlaps a child protection plan from {0}.',
  'End the one when the other starts.',
)
const BEFORE_BIRTH = problem(
  'before-birth',
  '{value} is too long before the child was born ({0}).',
  'Correct whichever of the two dates is wrong.',
)
const AFTER_DEATH = problem(
  'after-death',
  '{value} is after the child died ({0}).',
  'Correct whichever of the two dates is wrong.',
)
const TARGET = warning(
  'target-contradicts',
  'The conference was due on {value}, but 15 working days after {0} is another day.',
  'Give the day that is 15 working days after the strategy discussion.',
)

const NO_FURTHER_ACTION = codeAt(TRUE_FALSE, '1')
const LONGEST_BEFORE_BIRTH = 310
const CONFERENCE_LIMIT = 15

export function checkCinCensusLists(tables: ReturnTables, findings: Finding[]): void {
  const list = (name: string) => tables.lists.get(name) ?? null
  const children = list('Child')
  if (children !== null) {
    checkOneRowEach(children, 'child', CHILD_TWICE, findings)
    checkUpns(children, findings)
  }
  for (const name of ['CINdetails', 'Assessments', 'Section47', 'ChildProtectionPlans']) {
    const table = list(name)
    if (table !== null) checkSameRows(table, findings)
  }
  checkInside(tables, findings)
  checkFactors(list('Assessments'), list('Factors'), findings)
  checkOverlaps(tables, 'CINdetails', 'referred', 'closed', findings)
  checkOverlaps(tables, 'ChildProtectionPlans', 'started', 'ended', findings)
  checkTwoPlans(tables, findings)
  checkLives(tables, findings)
  checkTargets(list('Section47'), findings)
}

function checkUpns(table: ListTable, findings: Finding[]): void {
  for (const key of ['upn', 'formerUpn'])
    for (let at = 0; at < table.length; at += 1) {
      const upn = table.show(at, key)
      if (upn !== null && !isUpn(upn)) findings.push(findingAt(table, at, key, UPN_RULE))
    }
}

// [list, its date, the enclosing list, the enclosing date, which way, the rule]
const INSIDE = [
  ['Assessments', 'started', 'CINdetails', 'referred', 'not before', BEFORE_REFERRAL],
  ['CINPlanDates', 'started', 'CINdetails', 'referred', 'not before', BEFORE_REFERRAL],
  ['Section47', 'started', 'CINdetails', 'referred', 'not before', BEFORE_REFERRAL],
  ['ChildProtectionPlans', 'started', 'CINdetails', 'referred', 'not before', BEFORE_REFERRAL],
  ['Assessments', 'started', 'CINdetails', 'closed', 'not after', AFTER_CLOSURE],
  ['Assessments', 'authorised', 'CINdetails', 'closed', 'not after', AFTER_CLOSURE],
  ['CINPlanDates', 'ended', 'CINdetails', 'closed', 'not after', AFTER_CLOSURE],
  ['Section47', 'started', 'CINdetails', 'closed', 'not after', AFTER_CLOSURE],
  ['ChildProtectionPlans', 'ended', 'CINdetails', 'closed', 'not after', AFTER_CLOSURE],
  ['Reviews', 'reviewed', 'ChildProtectionPlans', 'started', 'not before', BEFORE_PLAN],
  ['Reviews', 'reviewed', 'ChildProtectionPlans', 'ended', 'not after', AFTER_PLAN],
] as const

function checkInside(tables: ReturnTables, findings: Finding[]): void {
  for (const [name, key, aroundName, aroundKey, way, rule] of INSIDE) {
    const table = tables.lists.get(name)
    const around = tables.lists.get(aroundName)
    if (table === undefined || around === undefined) continue
    const found: Finding[] = []
    let applied = 0
    for (let at = 0; at < table.length; at += 1) {
      const enclosing = table.value(at, 'within')
      const value = table.value(at, key)
      const limit = isKnown(enclosing) ? around.value(enclosing, aroundKey) : NONE
      if (!isKnown(value) || !isKnown(limit)) continue
      applied += 1
      if (way === 'not before' ? value < limit : value > limit)
        found.push({ ...findingAt(table, at, key, rule), facts: [formatDayNumber(limit)] })
    }
    reportSlips(found, applied, findings)
  }
}

function checkFactors(assessments: ListTable | null, factors: ListTable | null, findings: Finding[]): void {
  if (assessments === null) return
  const having = new Set<number>()
  for (let at = 0; at < (factors?.length ?? 0); at += 1) having.add(factors?.value(at, 'within') ?? NONE)
  const found: Finding[] = []
  let applied = 0
  for (let at = 0; at < assessments.length; at += 1) {
    if (!isKnown(assessments.value(at, 'authorised'))) continue
    applied += 1
    if (!having.has(at)) found.push(findingAt(assessments, at, 'authorised', NO_FACTORS))
  }
  reportSlips(found, applied, findings)
}

function checkOverlaps(
  tables: ReturnTables,
  name: string,
  from: string,
  to: string,
  findings: Finding[],
): void {
  const table = tables.lists.get(name)
  if (table === undefined) return
  const found: Finding[] = []
  for (const rows of rowsOfEach(tables, table, from))
    for (const [place, at] of rows.entries()) {
      const before = rows[place - 1]
      if (before === undefined) continue
      // A referral that nothing came of is no episode, and is never closed.
      if (table.value(before, 'nfa') === NO_FURTHER_ACTION) continue
      const end = table.value(before, to)
      if (end === NONE || end > table.value(at, from))
        found.push({ ...findingAt(table, at, from, OVERLAP), facts: [table.show(before, from) ?? ''] })
    }
  reportSlips(found, table.length, findings)
}

function checkTwoPlans(tables: ReturnTables, findings: Finding[]): void {
  const needs = tables.lists.get('CINPlanDates')
  const protections = tables.lists.get('ChildProtectionPlans')
  if (needs === undefined || protections === undefined) return
  const index = childIndexes(tables.children.size)(protections)
  const found: Finding[] = []
  for (let at = 0; at < needs.length; at += 1) {
    const from = needs.value(at, 'started')
    const to = needs.value(at, 'ended')
    const other = index.rows(needs.value(at, 'child')).find((row) => {
      const start = protections.value(row, 'started')
      const end = protections.value(row, 'ended')
      return isKnown(from) && isKnown(start) && (end === NONE || end > from) && (to === NONE || to > start)
    })
    if (other !== undefined)
      found.push({
        ...findingAt(needs, at, 'started', BOTH_PLANS),
        facts: [protections.show(other, 'started') ?? ''],
      })
  }
  reportSlips(found, needs.length, findings)
}

function checkLives(tables: ReturnTables, findings: Finding[]): void {
  const children = tables.lists.get('Child')
  const episodes = tables.lists.get('CINdetails')
  if (children === undefined || episodes === undefined) return
  const index = childIndexes(tables.children.size)(children)
  const early: Finding[] = []
  const late: Finding[] = []
  for (let at = 0; at < episodes.length; at += 1) {
    const child = index.first(episodes.value(at, 'child'))
    const referred = episodes.value(at, 'referred')
    if (child === null || !isKnown(referred)) continue
    const born = children.value(child, 'born')
    const died = children.value(child, 'died')
    if (isKnown(born) && referred < born - LONGEST_BEFORE_BIRTH)
      early.push({ ...findingAt(episodes, at, 'referred', BEFORE_BIRTH), facts: [formatDayNumber(born)] })
    if (isKnown(died) && referred > died)
      late.push({ ...findingAt(episodes, at, 'referred', AFTER_DEATH), facts: [formatDayNumber(died)] })
  }
  reportSlips(early, episodes.length, findings)
  reportSlips(late, episodes.length, findings)
}

function checkTargets(table: ListTable | null, findings: Finding[]): void {
  if (table === null) return
  const found: Finding[] = []
  for (let at = 0; at < table.length; at += 1) {
    const started = table.value(at, 'started')
    const target = table.value(at, 'target')
    if (
      isKnown(started) &&
      isKnown(target) &&
      target >= started &&
      workingDaysFrom(started, target) !== CONFERENCE_LIMIT
    )
      found.push({ ...findingAt(table, at, 'target', TARGET), facts: [formatDayNumber(started)] })
  }
  reportSlips(found, table.length, findings)
}

function* rowsOfEach(tables: ReturnTables, table: ListTable, key: string): Generator<readonly number[]> {
  const index = childIndexes(tables.children.size)(table)
  for (let at = 0; at < table.length; at += 1) {
    const child = table.value(at, 'child')
    if (!isKnown(child) || index.first(child) !== at) continue
    const rows = index.rows(child)
    yield rows
      .filter((row) => isKnown(table.value(row, key)))
      .toSorted((one, other) => table.value(one, key) - table.value(other, key))
  }
}

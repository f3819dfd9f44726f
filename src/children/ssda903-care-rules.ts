import { childIndexes } from './child-index.ts'
import { codeAt, codesAt } from './code-set.ts'
import { addMonths, isKnown, NONE } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { ListTable, ReturnTables } from './list-table.ts'
import { problem } from './problem.ts'
import type { Finding, Rule } from './problem.ts'
import { findingAt, reportSlips } from './row-rule.ts'
import { REC, RNE } from './ssda903-codes.ts'

// What the files of the SSDA903 return ask of a child's episodes: that what happened in care happened while the child was
// looked after, and that an adoption is told in both places. The return holds every episode of its year, so a date in the
// year that no episode covers contradicts them.

const NOT_IN_CARE = problem(
  'not-in-care',
  'On {value} the child was not looked after: no episode covers that day.',
  'Correct the date, or add the episode.',
)
const NOT_ADOPTED = problem(
  'not-adopted',
  'There is an adoption here, but no episode of this child ended with E11 or E12.',
  'Correct the reason the last episode ceased, or take the row out.',
)
const ADOPTION_MISSING = problem(
  'adoption-missing',
  'The child was adopted ({value}) but is not in AD1.',
  'Add the child to AD1, or correct the reason.',
)
const NOTHING_TOLD = problem(
  'nothing-told',
  'This child has no episode of care and is in no other file.',
  'Add what is missing, or take the child out of the header.',
)
const NO_START = problem(
  'no-start',
  'This is the child’s first episode and it began in the year, so its reason must be S.',
  'Make RNE S, or add the episode before it.',
)

const ADOPTED = codesAt(REC, ['E11', 'E12'])
const STARTS = codeAt(RNE, 'S')

export function checkSsda903Care(tables: ReturnTables, day: DayNumber, findings: Finding[]): void {
  const episodes = tables.lists.get('Episodes')
  if (episodes === undefined || episodes.length === 0 || !episodes.has('child')) return
  const rowsOf = episodeRows(tables, episodes)
  const report = (table: ListTable, key: string, rule: Rule, isRight: (at: number) => boolean | null) =>
    reportRows(table, { key, rule, isRight }, findings)
  const yearBefore = addMonths(day, -12)
  for (const [name, key] of IN_CARE_ON) {
    const table = tables.lists.get(name)
    if (table?.has('child') && table.has(key))
      report(table, key, NOT_IN_CARE, (at) =>
        isCovered(episodes, rowsOf(table, at), table.value(at, key), yearBefore),
      )
  }
  const adoptions = tables.lists.get('AD1')
  const isAdoption = (at: number) => ADOPTED.has(episodes.value(at, 'ceased'))
  if (adoptions?.has('child') && episodes.has('ceased')) {
    report(adoptions, 'child', NOT_ADOPTED, (at) => rowsOf(adoptions, at).some(isAdoption))
    const adopted = new Set(placesOf(adoptions).map((at) => adoptions.value(at, 'child')))
    if (adoptions.length > 0)
      report(episodes, 'ceased', ADOPTION_MISSING, (at) =>
        isAdoption(at) ? adopted.has(episodes.value(at, 'child')) : null,
      )
  }
  checkHeader(tables, report)
  if (episodes.has('reason') && episodes.has('began'))
    report(episodes, 'reason', NO_START, (at) =>
      startsAsItShould(episodes, rowsOf(episodes, at), at, yearBefore),
    )
}

const IN_CARE_ON = [
  ['Reviews', 'reviewed'],
  ['Missing', 'began'],
  ['Deprivation of liberty', 'began'],
] as const

type Report = (table: ListTable, key: string, rule: Rule, isRight: (at: number) => boolean | null) => void

function checkHeader(tables: ReturnTables, report: Report): void {
  const header = tables.lists.get('Header')
  // Care leavers are in the header for the sake of OC3: without it, who else should be somewhere cannot be said.
  if (!header?.has('child') || !tables.lists.has('OC3')) return
  const told = new Set<number>()
  for (const table of tables.lists.values())
    if (table !== header && table.has('child'))
      for (const at of placesOf(table)) told.add(table.value(at, 'child'))
  report(header, 'child', NOTHING_TOLD, (at) => told.has(header.value(at, 'child')))
}

// A date of an earlier year stands beside episodes that the return of this year no longer holds.
function isCovered(
  episodes: ListTable,
  rows: readonly number[],
  on: number,
  yearBefore: DayNumber,
): boolean | null {
  if (!isKnown(on) || on <= yearBefore || rows.length === 0) return null
  const areKnown = rows.every((at) => isKnown(episodes.value(at, 'began')))
  if (!areKnown) return null
  return rows.some((at) => {
    const ended = episodes.value(at, 'ended')
    return episodes.value(at, 'began') <= on && (!isKnown(ended) || on <= ended)
  })
}

function startsAsItShould(
  episodes: ListTable,
  rows: readonly number[],
  at: number,
  yearBefore: DayNumber,
): boolean | null {
  const began = episodes.value(at, 'began')
  const reason = episodes.value(at, 'reason')
  if (!isKnown(began) || !isKnown(reason) || began <= yearBefore) return null
  const isFirst = rows.every((row) => row === at || episodes.value(row, 'began') > began)
  return isFirst ? reason === STARTS : null
}

function episodeRows(
  tables: ReturnTables,
  episodes: ListTable,
): (table: ListTable, at: number) => readonly number[] {
  const index = childIndexes(tables.children.size)(episodes)
  return (table, at) => {
    const child = table.value(at, 'child')
    return isKnown(child) ? index.rows(child) : []
  }
}

function reportRows(
  table: ListTable,
  {
    key,
    rule,
    isRight,
  }: { readonly key: string; readonly rule: Rule; readonly isRight: (at: number) => boolean | null },
  findings: Finding[],
): void {
  const found: Finding[] = []
  let applied = 0
  for (const at of placesOf(table)) {
    const right = table.value(at, 'child') === NONE ? null : isRight(at)
    if (right === null) continue
    applied += 1
    if (!right) found.push(findingAt(table, at, key, rule))
  }
  reportSlips(found, applied, findings)
}

function placesOf(table: ListTable): readonly number[] {
  return Array.from({ length: table.length }, (_unused, at) => at)
}

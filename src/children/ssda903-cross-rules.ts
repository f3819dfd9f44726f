import { childIndexes } from './child-index.ts'
import { codeAt, codesAt } from './code-set.ts'
import { ageOn, formatDayNumber, isKnown, NONE } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { ListTable, ReturnTables } from './list-table.ts'
import { problem } from './problem.ts'
import type { Finding, Rule } from './problem.ts'
import { checkOneRowEach, checkSameRows } from './repeated-rows.ts'
import { findingAt, reportSlips } from './row-rule.ts'
import { checkSamePerson } from './same-person.ts'
import { LEGAL, REC, RNE } from './ssda903-codes.ts'
import { isUpn, isUrn, UPN_RULE, URN_RULE } from './ssda903-row-rules.ts'

// What must hold between the rows and the files of the SSDA903 return: above all, that a child's episodes follow one
// another without gap or overlap (the Department's SSDA903 guide).

const CHILD_TWICE = problem(
  'child-twice',
  'This child has a row already (row {0}).',
  'Keep one row for each child.',
)
const NOT_IN_HEADER = problem(
  'not-in-header',
  'This child is not in the header file.',
  'Add the child to the header, or correct the identifier.',
)
const NO_EPISODE = problem(
  'no-episodes',
  'This child has no episode of care.',
  'Add the episodes, or leave the child out.',
)
const OVERLAPS = problem(
  'episodes-overlap',
  'The episode starts on {value}, before the one of row {0} ended ({1}).',
  'Correct the dates: one episode at a time.',
)
const NOT_CLOSED = problem(
  'episode-not-closed',
  'Another episode began on {0} (row {1}) but this one has no end.',
  'Give the day on which it ended.',
)
const GAP = problem(
  'episodes-apart',
  'X1 says that the next episode began the same day, but it began on {0}.',
  'Correct the dates, or the reason the episode ceased.',
)
const NO_NEXT = problem(
  'episode-missing',
  'X1 says that another episode began the same day, but there is none.',
  'Add the episode, or correct the reason the episode ceased.',
)
const FALSE_START = problem(
  'false-start',
  'S says that care began here, but the episode of row {0} led on to it.',
  'Give the reason for the new episode: L, P, T, B or U.',
)
const NO_START = problem(
  'no-start',
  'Care begins with this episode, so its reason must be S.',
  'Make RNE S, or add the episode before it.',
)
const GROWN_UP = problem(
  'grown-up',
  'The child is 18 or over and still looked after.',
  'End the episode at the 18th birthday at the latest.',
)
const BEFORE_BIRTH = problem(
  'before-birth',
  '{value} is before the child was born ({0}).',
  'Correct whichever of the two dates is wrong.',
)

const CONTINUES = codeAt(REC, 'X1')
const STARTS = codeAt(RNE, 'S')
const SHORT_BREAKS = codesAt(LEGAL, ['V3', 'V4'])

export function checkSsda903Lists(tables: ReturnTables, day: DayNumber, findings: Finding[]): void {
  // A regional file holds many years, so a child's rows stand once for each: only one year's file is judged as one.
  const isOneReturn = ![...tables.lists.values()].some((table) => table.has('year'))
  if (isOneReturn) checkRepeats(tables, findings)
  checkTexts(tables, 'Header', 'upn', isUpn, UPN_RULE, findings)
  checkTexts(tables, 'Episodes', 'urn', isUrn, URN_RULE, findings)
  for (const key of ['born', 'sex']) checkSamePerson(tables, key, findings)
  checkMembers(tables, findings)
  if (isOneReturn) checkEpisodes(tables, day, findings)
}

function checkRepeats(tables: ReturnTables, findings: Finding[]): void {
  for (const name of ['Header', 'OC2', 'OC3', 'UASC', 'Previous permanence']) {
    const table = tables.lists.get(name)
    if (table !== undefined) checkOneRowEach(table, 'child', CHILD_TWICE, findings)
  }
  for (const name of ['Episodes', 'Reviews', 'Missing', 'Social workers']) {
    const table = tables.lists.get(name)
    if (table !== undefined) checkSameRows(table, findings)
  }
}

function checkTexts(
  tables: ReturnTables,
  name: string,
  key: string,
  holds: (text: string) => boolean,
  rule: Rule,
  findings: Finding[],
): void {
  const table = tables.lists.get(name)
  const column = table?.column(key)
  if (table === undefined || column === null || column === undefined) return
  const right = new Map<number, boolean>()
  const found: Finding[] = []
  let filled = 0
  for (let at = 0; at < table.length; at += 1) {
    const value = column.values[at] ?? NONE
    if (!isKnown(value)) continue
    filled += 1
    const known = right.get(value) ?? holds(column.pool.textOf(value))
    right.set(value, known)
    if (!known) found.push(findingAt(table, at, key, rule))
  }
  reportSlips(found, filled, findings)
}

function checkMembers(tables: ReturnTables, findings: Finding[]): void {
  const index = childIndexes(tables.children.size)
  const header = tables.lists.get('Header')
  const episodes = tables.lists.get('Episodes')
  const check = (from: ListTable, to: ListTable | undefined, rule: Rule) => {
    if (to === undefined || to.length === 0) return
    const found: Finding[] = []
    for (let at = 0; at < from.length; at += 1) {
      const child = from.value(at, 'child')
      if (isKnown(child) && !index(to).has(child)) found.push(findingAt(from, at, 'child', rule))
    }
    reportSlips(found, from.length, findings)
  }
  for (const table of tables.lists.values()) {
    if (table !== header) check(table, header, NOT_IN_HEADER)
    // Care leavers of OC3 and adopted children may have no episode in the year.
    if (['OC2', 'UASC', 'Reviews', 'Missing'].includes(table.shape.name)) check(table, episodes, NO_EPISODE)
  }
}

function checkEpisodes(tables: ReturnTables, day: DayNumber, findings: Finding[]): void {
  const table = tables.lists.get('Episodes')
  if (table === undefined || !table.has('child') || !table.has('began')) return
  const index = childIndexes(tables.children.size)
  const header = tables.lists.get('Header')
  const found = new Map<Rule, Finding[]>()
  const say = (rule: Rule, at: number, key: string, facts: readonly string[]) => {
    const all = found.get(rule) ?? []
    all.push({ ...findingAt(table, at, key, rule), facts })
    found.set(rule, all)
  }
  for (let at = 0; at < table.length; at += 1) {
    const child = table.value(at, 'child')
    if (!isKnown(child) || index(table).first(child) !== at) continue
    const rows = index(table)
      .rows(child)
      .filter((row) => isKnown(table.value(row, 'began')))
      .toSorted(
        (one, other) =>
          table.value(one, 'began') - table.value(other, 'began') ||
          table.value(one, 'ended') - table.value(other, 'ended'),
      )
    const bornAt = header === undefined ? null : index(header).first(child)
    const born = header === undefined || bornAt === null ? NONE : header.value(bornAt, 'born')
    checkSequence(table, rows, say)
    checkLife(table, rows, born, day, say)
  }
  for (const all of found.values()) reportSlips(all, table.length, findings)
}

type Say = (rule: Rule, at: number, key: string, facts: readonly string[]) => void

function checkSequence(table: ListTable, rows: readonly number[], say: Say): void {
  for (const [place, at] of rows.entries()) {
    const next = rows[place + 1]
    const before = rows[place - 1]
    const ended = table.value(at, 'ended')
    const ceased = table.value(at, 'ceased')
    const began = table.value(at, 'began')
    const show = (row: number, key: string) => table.show(row, key) ?? ''
    if (next !== undefined && ended === NONE)
      say(NOT_CLOSED, at, 'ended', [show(next, 'began'), String(table.rowNumber(next))])
    if (next !== undefined && isKnown(ended) && table.value(next, 'began') < ended)
      say(OVERLAPS, next, 'began', [String(table.rowNumber(at)), show(at, 'ended')])
    if (ceased === CONTINUES && isKnown(ended)) {
      if (next === undefined) say(NO_NEXT, at, 'ceased', [])
      else if (table.value(next, 'began') > ended) say(GAP, at, 'ceased', [show(next, 'began')])
    }
    const led =
      before !== undefined &&
      table.value(before, 'ceased') === CONTINUES &&
      table.value(before, 'ended') === began
    const starts = table.value(at, 'reason') === STARTS
    if (starts && led) say(FALSE_START, at, 'reason', [String(table.rowNumber(before))])
    // The first episode of a file may go on from a year before, so only one that follows an end must be a start.
    const fresh =
      before !== undefined && isKnown(table.value(before, 'ended')) && table.value(before, 'ended') < began
    if (fresh && isKnown(table.value(at, 'reason')) && !starts && table.value(before, 'ceased') !== CONTINUES)
      say(NO_START, at, 'reason', [])
  }
}

function checkLife(table: ListTable, rows: readonly number[], born: number, day: DayNumber, say: Say): void {
  if (!isKnown(born)) return
  for (const at of rows) {
    const began = table.value(at, 'began')
    const isOpen = table.value(at, 'ended') === NONE
    if (began < born) say(BEFORE_BIRTH, at, 'began', [formatDayNumber(born)])
    if (isOpen && born <= day && ageOn(born, day) >= 18 && !SHORT_BREAKS.has(table.value(at, 'legal')))
      say(GROWN_UP, at, 'ended', [])
  }
}

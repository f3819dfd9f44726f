import { CASE_STATUS, LEGAL_STATUS } from './annex-a-codes.ts'
import { YES_NO } from './annex-a-person-codes.ts'
import type { ChildListKind, FoundList, NameChild } from './child-list.ts'
import { codeAt, codesAt } from './code-set.ts'
import { addMonths, ageOn, formatDayNumber, isKnown, NONE } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { ListTable, ReturnTables } from './list-table.ts'
import type { LocalStandards } from './local-standards.ts'
import { addWorkingDaysTo } from './working-day-count.ts'

// Which children are overdue for what, as of the day of the return. The time limits are those of the indicators (13, 20,
// 27, 36, 37, 49, 50, 52, 64), and what Annex A cannot tell (an earlier review, another visit) cannot be told here either.

type Due = DayNumber | 'never done' | null
type Overdue = {
  readonly kind: ChildListKind
  readonly list: string
  readonly reads: readonly string[]
  /** The day it is due; null where the row is not asked. */
  readonly due: (table: ListTable, at: number) => Due
}

const ON_PLAN_IN_NEED = codeAt(CASE_STATUS, 'Child in need plan')
const SHORT_BREAKS = codesAt(LEGAL_STATUS, ['V3', 'V4'])
const UNNECESSARY = codeAt(YES_NO, 'Yes')
const YOUNG = 5
const HALF_A_YEAR = 183
const FEWEST_OF_A_TEAM = 6

export function findOverdue(
  tables: ReturnTables,
  { day, standards }: { readonly day: DayNumber; readonly standards: LocalStandards },
  name: NameChild,
): readonly FoundList[] {
  return overdueKinds(standards, day).flatMap((overdue) => {
    const table = tables.lists.get(overdue.list)
    if (table === undefined || !['child', ...overdue.reads].every((key) => table.has(key))) return []
    return [{ kind: overdue.kind, rows: rowsOf(table, overdue, day, name) }]
  })
}

function rowsOf(table: ListTable, { due }: Overdue, day: DayNumber, name: NameChild): FoundList['rows'] {
  const rows: FoundList['rows'][number][] = []
  const teams = teamsOf(table)
  for (let at = 0; at < table.length; at += 1) {
    const child = table.show(at, 'child')
    const on = due(table, at)
    if (child === null || on === null || (on !== 'never done' && on >= day)) continue
    rows.push({
      child: name(child),
      team: teams.has(table.value(at, 'team')) ? (table.show(at, 'team') ?? '') : '',
      dueOn: on === 'never done' ? null : formatDayNumber(on).split('/').toReversed().join('-'),
      daysOverdue: on === 'never done' ? null : day - on,
    })
  }
  return rows
}

// What stands beside fewer rows is no team, and may be somebody's name in the wrong column.
function teamsOf(table: ListTable): ReadonlySet<number> {
  const counts = new Map<number, number>()
  for (let at = 0; at < table.length; at += 1) {
    const team = table.value(at, 'team')
    counts.set(team, (counts.get(team) ?? 0) + 1)
  }
  return new Set([...counts].flatMap(([team, count]) => (count >= FEWEST_OF_A_TEAM ? [team] : [])))
}

function overdueKinds(standards: LocalStandards, day: DayNumber): readonly Overdue[] {
  const inCare = (table: ListTable, at: number) =>
    table.value(at, 'ceased') === NONE && !SHORT_BREAKS.has(table.value(at, 'legal'))
  return [
    {
      kind: 'protection visit',
      list: 'List 7',
      reads: ['started', 'visited', 'ended'],
      due: whileOpen('ended', (table, at) =>
        fromLast(table, at, ['visited', 'started'], (last) =>
          addWorkingDaysTo(last, standards.protectionVisit),
        ),
      ),
    },
    {
      kind: 'need visit',
      list: 'List 6',
      reads: ['started', 'seen', 'closed', 'status'],
      due: whileOpen('closed', (table, at) =>
        table.value(at, 'status') === ON_PLAN_IN_NEED
          ? fromLast(table, at, ['seen', 'started'], (last) => last + standards.lastSeen)
          : null,
      ),
    },
    {
      kind: 'care visit',
      list: 'List 8',
      reads: ['started', 'visited', 'ceased', 'legal'],
      due: (table, at) =>
        inCare(table, at)
          ? fromLast(table, at, ['visited', 'started'], (last) => last + standards.careVisit)
          : null,
    },
    {
      kind: 'assessment',
      list: 'List 4',
      reads: ['started', 'authorised'],
      due: whileOpen('authorised', (table, at) =>
        fromLast(table, at, ['started'], (last) => addWorkingDaysTo(last, 45)),
      ),
    },
    {
      kind: 'conference',
      list: 'List 5',
      reads: ['discussed', 'conference', 'unnecessary'],
      due: whileOpen('conference', (table, at) =>
        table.value(at, 'unnecessary') === UNNECESSARY
          ? null
          : fromLast(table, at, ['discussed'], (last) => addWorkingDaysTo(last, 15)),
      ),
    },
    {
      kind: 'protection review',
      list: 'List 7',
      reads: ['started', 'reviewed', 'ended'],
      due: whileOpen('ended', (table, at) =>
        isKnown(table.value(at, 'reviewed'))
          ? addMonths(table.value(at, 'reviewed'), 6)
          : fromLast(table, at, ['started'], (last) => addMonths(last, 3)),
      ),
    },
    {
      kind: 'care review',
      list: 'List 8',
      reads: ['started', 'reviewed', 'ceased', 'legal'],
      due: (table, at) => {
        if (!inCare(table, at)) return null
        return isKnown(table.value(at, 'reviewed'))
          ? addMonths(table.value(at, 'reviewed'), 6)
          : fromLast(table, at, ['started'], (last) => addWorkingDaysTo(last, 20))
      },
    },
    {
      kind: 'health assessment',
      list: 'List 8',
      reads: ['started', 'health', 'ceased', 'legal', 'born'],
      due: (table, at) => {
        const started = table.value(at, 'started')
        const born = table.value(at, 'born')
        if (!inCare(table, at) || !isKnown(started) || addMonths(started, 12) > day) return null
        if (!isKnown(table.value(at, 'health')))
          return table.value(at, 'health') === NONE ? 'never done' : null
        const months = isKnown(born) && born <= day && ageOn(born, day) < YOUNG ? 6 : 12
        return addMonths(table.value(at, 'health'), months)
      },
    },
    {
      kind: 'pathway plan',
      list: 'List 9',
      reads: ['pathway'],
      due: (table, at) => {
        const reviewed = table.value(at, 'pathway')
        if (reviewed === NONE) return 'never done'
        return isKnown(reviewed) ? reviewed + HALF_A_YEAR : null
      },
    },
  ]
}

function whileOpen(end: string, due: Overdue['due']): Overdue['due'] {
  return (table, at) => (table.value(at, end) === NONE ? due(table, at) : null)
}

// The first of the columns that says anything; a date that cannot be read says nothing of being late.
function fromLast(
  table: ListTable,
  at: number,
  keys: readonly string[],
  add: (last: DayNumber) => DayNumber,
): Due {
  for (const key of keys) {
    const value = table.value(at, key)
    if (isKnown(value)) return add(value)
    if (value !== NONE) return null
  }
  return null
}

import { CASE_STATUS, PRIMARY_NEED } from './annex-a-codes.ts'
import { YES_NO_UNKNOWN } from './annex-a-person-codes.ts'
import { durationBands, isOpenOn, mixOf } from './count-as.ts'
import type { CountAs } from './count-as.ts'
import { codeAt } from './code-set.ts'
import { isKnown } from './day-number.ts'
import { isWithin, number, numberAndRate, periodTo, rowsOf, share } from './indicator.ts'
import type { Indicator } from './indicator.ts'
import type { ListTable } from './list-table.ts'

// Indicators 23 to 29, 66 and 67: children in need (List 6). The list leaves out care leavers, whom the Department's own
// count of episodes at 31 March includes.

const ON_NEED_PLAN = codeAt(CASE_STATUS, 'Child in need plan')
const DISABLED = codeAt(YES_NO_UNKNOWN, 'Yes')
// A team's name in the worker's place: the child has no worker yet.
const NO_WORKER = /\b(?:duty|unallocated|not allocated|no worker|vacan\w*|team)\b/i

export function countNeed(as: CountAs): readonly Indicator[] {
  const table = as.list('List 6')
  if (table === null) return []
  const period = periodTo(as.day, 6)
  const open = rowsOf(
    table,
    (at) => isOpenOn(table.value(at, 'closed'), as.day) && !(table.value(at, 'started') > as.day),
  )
  const closed = rowsOf(table, (at) => isWithin(period, table.value(at, 'closed')))
  const count = (rows: readonly number[], holds: (at: number) => boolean) => rows.filter(holds).length
  const started = rowsOf(table, (at) => isWithin(period, table.value(at, 'started')))
  return [
    ...numberAndRate({ id: 23, rateId: '23b', name: 'Children in need' }, as.day, open.length, as.population),
    ...numberAndRate(
      { id: 24, rateId: '24b', name: 'Children on a child in need plan only' },
      as.day,
      count(open, (at) => table.value(at, 'status') === ON_NEED_PLAN),
      as.population,
    ),
    ...numberAndRate(
      { id: 25, rateId: '25c', name: 'Episodes of need started' },
      period,
      started.length,
      as.population,
    ),
    number({ id: '25b', name: 'Episodes of need ended' }, period, closed.length),
    ...durationBands(
      26,
      'Open episodes of',
      as.day,
      open.map((at) => [table.value(at, 'started'), as.day]),
    ),
    ...durationBands(
      '26b',
      'Closed episodes of',
      period,
      closed.map((at) => [table.value(at, 'started'), table.value(at, 'closed')]),
    ),
    ...countLastSeen(as, table, open),
    share(
      { id: 28, name: 'Open cases without a worker' },
      as.day,
      count(open, (at) => isUnallocated(table, at)),
      open.length,
    ),
    ...mixOf(29, 'Primary need', PRIMARY_NEED, table, open, 'need', as.day),
    share(
      { id: '29b', name: 'Children in need with a disability' },
      as.day,
      count(open, (at) => table.value(at, 'disability') === DISABLED),
      open.length,
    ),
    ...countCaseload(as, table, open),
  ]
}

function countLastSeen(as: CountAs, table: ListTable, open: readonly number[]): readonly Indicator[] {
  const daysSince = (at: number) =>
    isKnown(table.value(at, 'seen')) ? as.day - table.value(at, 'seen') : Infinity
  const bands = [
    ['0 to 6 weeks', 0, 42],
    ['6 to 12 weeks', 43, 84],
    ['12 to 18 weeks', 85, 126],
    ['more than 18 weeks or never', 127, Infinity],
  ] as const
  return [
    share(
      { id: 27, name: `Children in need seen in the last ${as.standards.lastSeen} days` },
      as.day,
      open.filter((at) => daysSince(at) <= as.standards.lastSeen).length,
      open.length,
    ),
    ...bands.map(([band, from, to]) =>
      share(
        { id: `27:${band}`, name: `Children in need last seen ${band} ago` },
        as.day,
        open.filter((at) => daysSince(at) >= from && daysSince(at) <= to).length,
        open.length,
      ),
    ),
  ]
}

function isUnallocated(table: ListTable, at: number): boolean {
  const worker = table.value(at, 'worker')
  return !isKnown(worker) || NO_WORKER.test(table.show(at, 'worker') ?? '')
}

// A usual limit; councils set their own, and lower ones for the newly qualified.
const MOST_CASES = 18

function countCaseload(as: CountAs, table: ListTable, open: readonly number[]): readonly Indicator[] {
  const held = open.filter((at) => !isUnallocated(table, at))
  const cases = Map.groupBy(held, (at) => table.value(at, 'worker'))
  const workers = [...cases.values()]
  if (workers.length === 0) return []
  const over = workers.filter((own) => own.length > MOST_CASES)
  const proxy = 'No staff list: cases of List 6 per named worker, whatever their hours'
  return [
    {
      ...number({ id: 66, name: 'Average caseload', proxy }, as.day, held.length),
      denominator: workers.length,
      value: held.length / workers.length,
    },
    share(
      {
        id: 67,
        name: `Workers with more than ${MOST_CASES} cases`,
        proxy: `${proxy}; ${MOST_CASES} is a usual limit, not the council’s own`,
      },
      as.day,
      over.length,
      workers.length,
    ),
  ]
}

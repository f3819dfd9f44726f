import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ANNEX_A } from './annex-a-lists.ts'
import { countAnnexA } from './count-annex-a.ts'
import { dayNumberOf } from './day-number.ts'
import { generateAnnexA, type MadeUpList } from './generate-annex-a.ts'
import { USUAL_STANDARDS } from './local-standards.ts'
import { readMadeUp } from './made-up-reading.ts'

// A second opinion on the indicators: worked out here again from the words of the rows, with days as Temporal has them and
// bank holidays written out, by nothing that the counts themselves use.

const HOLIDAYS = new Set(
  `2023-08-28 2023-12-25 2023-12-26 2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26
   2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
   2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28`.split(/\s+/),
)

type Row = Readonly<Record<string, string>>
type Day = Temporal.PlainDate
type Halves = readonly [number, number | null]

const dayOf = (text: string | undefined): Day | null =>
  text ? Temporal.PlainDate.from(text.split('/').toReversed().join('-')) : null
const isFrom = (one: Day | null, other: Day) => one !== null && Temporal.PlainDate.compare(one, other) >= 0
const daysApart = (from: Day, to: Day) => from.until(to, { largestUnit: 'day' }).days

function workingDays(from: Day, to: Day): number {
  let count = 0
  for (let day = from.add({ days: 1 }); isFrom(to, day); day = day.add({ days: 1 }))
    if (day.dayOfWeek < 6 && !HOLIDAYS.has(day.toString())) count += 1
  return count
}

function oracleOf(lists: readonly MadeUpList[], on: Day): ReadonlyMap<string, Halves> {
  const rows = (number: number): readonly Row[] => {
    const list = lists.find((one) => one.name === `List ${number}`)
    return (list?.rows ?? []).map((row) =>
      Object.fromEntries((list?.keys ?? []).map((key, at) => [key, row[at] ?? ''])),
    )
  }
  const since = on.subtract({ months: 6 })
  const within = (text: string | undefined) => {
    const day = dayOf(text)
    return isFrom(day, since) && day !== null && isFrom(on, day)
  }
  const whenIn = (key: string) => (row: Row) => within(row[key])
  const of = (all: readonly Row[], holds: (row: Row) => boolean): Halves => [
    all.filter(holds).length,
    all.length,
  ]
  const is = (key: string, letter: string) => (row: Row) => (row[key] ?? '').startsWith(letter)
  const lasted = (row: Row, from: string, to: string | null): number => {
    const start = dayOf(row[from])
    const end = to === null ? on : dayOf(row[to])
    return start === null || end === null ? Number.NaN : daysApart(start, end)
  }
  const age = (row: Row) => Number(row['age'])
  const monthsAgo = (row: Row, key: string, months: number) => {
    const day = dayOf(row[key])
    return day !== null && isFrom(on.subtract({ months }), day)
  }
  const notOlder = (row: Row, key: string, months: number) => isFrom(dayOf(row[key]), on.subtract({ months }))
  const byChild = (all: readonly Row[]) => [...Map.groupBy(all, (row) => row['child']).values()]

  const contacts = rows(1).filter(whenIn('contact'))
  const referrals = rows(3).filter(whenIn('referred'))
  const completed = rows(4).filter(whenIn('authorised'))
  const open = rows(4).filter((row) => row['authorised'] === '')
  const wd = (row: Row, from: string, to: string) => {
    const [start, end] = [dayOf(row[from]), dayOf(row[to])]
    return start === null || end === null ? Number.POSITIVE_INFINITY : workingDays(start, end)
  }
  const held = rows(5).filter(whenIn('conference'))
  const enquiries = rows(5).filter(whenIn('discussed'))
  const needs = rows(6).filter((row) => row['closed'] === '')
  const plans = rows(7).filter((row) => row['ended'] === '')
  const newPlans = rows(7).filter(whenIn('started'))
  const ended = rows(7).filter(whenIn('ended'))
  const care = rows(8).filter((row) => row['ceased'] === '' && !/V[34]/.test(row['legal'] ?? ''))
  const yearInCare = care.filter((row) => monthsAgo(row, 'started', 12))
  const stable = care.filter((row) => age(row) < 16 && monthsAgo(row, 'started', 30))
  // Of those who died or came home for good nobody asks any more.
  const leavers = rows(9).filter(
    (row) => age(row) >= 19 && age(row) <= 21 && !/Died|Rhom/i.test(row['touch'] ?? ''),
  )

  return new Map<string, Halves>([
    ['1', [contacts.length, null]],
    [
      '4',
      of(
        byChild(contacts).map((all) => ({ many: String(all.length) })),
        (row) => Number(row['many']) > 1,
      ),
    ],
    ['6', [referrals.length, null]],
    [
      '7',
      of(
        byChild(referrals).map((all) => all[0] ?? {}),
        (row) => Number(row['before']) >= 1,
      ),
    ],
    ['8', of(referrals, is('nfa', 'a)'))],
    ['12', [completed.length, null]],
    ['13', of(completed, (row) => wd(row, 'started', 'authorised') <= 45)],
    ['14', of(open, (row) => workingDays(dayOf(row['started']) ?? on, on) > 45)],
    [
      '16',
      of(
        completed.filter((row) => row['support'] !== ''),
        is('support', 'a)'),
      ),
    ],
    ['17', [enquiries.length, null]],
    ['20', of(held, (row) => wd(row, 'discussed', 'conference') <= 15)],
    ['21', of(held, is('plan', 'a)'))],
    ['23', [needs.length, null]],
    ['24', [needs.filter(is('status', 'c)')).length, null]],
    ['27', of(needs, (row) => lasted(row, 'seen', null) <= 42)],
    ['30', [plans.length, null]],
    ['31', [newPlans.length, null]],
    ['32', of(newPlans, (row) => Number(row['before']) >= 1)],
    ['34', of(plans, (row) => lasted(row, 'started', null) > 729)],
    ['35', of(ended, (row) => lasted(row, 'started', 'ended') + 1 > 729)],
    ['41', [care.length, null]],
    ['45', of(care, (row) => Number(row['placements']) >= 3)],
    ['46', of(stable, (row) => monthsAgo(row, 'placed', 24))],
    ['48', of(care, is('location', 'b)'))],
    ['52', of(yearInCare, (row) => notOlder(row, 'health', age(row) < 5 ? 6 : 12))],
    ['53', of(yearInCare, (row) => notOlder(row, 'dental', 12))],
    ['56', of(care, (row) => Number(row['missing']) >= 1)],
    ['61:19-21', of(leavers, is('touch', 'a)'))],
    ['62:19-21', of(leavers, is('suitable', 'a)'))],
    ['63:19-21', of(leavers, (row) => /^[FP]\d/.test(row['activity'] ?? ''))],
    ['63b:19-21', of(leavers, (row) => /^G[456]/.test(row['activity'] ?? ''))],
  ])
}

// Days just before, on and after each limit, which chance would seldom bring.
function plantLimits(lists: readonly MadeUpList[], on: Day): void {
  const put = (number: number, key: string, values: readonly Day[]) => {
    const list = lists.find((one) => one.name === `List ${number}`)
    const at = list?.keys.indexOf(key) ?? -1
    values.forEach((value, place) => {
      const row = list?.rows[place * 3]
      if (row !== undefined && row[at] !== '') row[at] = value.toLocaleString('en-GB')
    })
  }
  const since = on.subtract({ months: 6 })
  put(1, 'contact', [since.subtract({ days: 1 }), since, on])
  put(3, 'referred', [since, since.add({ days: 1 }), on])
  put(
    7,
    'started',
    [729, 730, 731].map((days) => on.subtract({ days })),
  )
  put(
    6,
    'seen',
    [42, 43].map((days) => on.subtract({ days })),
  )
  put(8, 'dental', [on.subtract({ months: 12 }), on.subtract({ months: 12, days: 1 })])
  put(8, 'placed', [on.subtract({ months: 24 }), on.subtract({ months: 24 }).add({ days: 1 })])
  const assessments = lists.find((one) => one.name === 'List 4')
  const conferences = lists.find((one) => one.name === 'List 5')
  stretch(assessments, ['started', 'authorised'], [44, 45, 46])
  stretch(conferences, ['discussed', 'conference'], [14, 15, 16])
}

// Moves the first day of a row so many working days before the second.
function stretch(
  list: MadeUpList | undefined,
  [from, to]: readonly [string, string],
  limits: readonly number[],
): void {
  const [first, second] = [list?.keys.indexOf(from) ?? -1, list?.keys.indexOf(to) ?? -1]
  const rows = (list?.rows ?? []).filter((row) => row[second] !== '')
  rows.slice(0, 60).forEach((row, at) => {
    const end = dayOf(row[second])
    if (end === null) return
    let start = end
    while (workingDays(start, end) < (limits[at % limits.length] ?? 0)) start = start.subtract({ days: 1 })
    row[first] = start.toLocaleString('en-GB')
  })
}

describe('thirty indicators, worked out another way', () => {
  for (const [seed, year, month, day] of [
    [61, 2026, 3, 31],
    [62, 2024, 2, 29],
    [63, 2025, 12, 31],
    [64, 2026, 5, 4],
    [65, 2025, 8, 31],
  ] as const) {
    it(`are the same on ${year}-${month}-${day}, on either side of every limit`, () => {
      const number = dayNumberOf(year, month, day)
      const { lists } = generateAnnexA({ seed, day: number, children: 900 })
      const on = Temporal.PlainDate.from({ year, month, day })
      plantLimits(lists, on)
      const { tables } = readMadeUp(ANNEX_A, lists)
      assert.ok(tables !== null)
      const options = { day: number, population: 40_000, standards: USUAL_STANDARDS }
      const counted = new Map(countAnnexA(tables, options).map((one) => [String(one.id), one]))
      for (const [id, [numerator, denominator]] of oracleOf(lists, on)) {
        const one = counted.get(id)
        assert.deepEqual(
          { id, numerator: one?.numerator, denominator: one?.denominator },
          { id, numerator, denominator },
        )
      }
    })
  }
})

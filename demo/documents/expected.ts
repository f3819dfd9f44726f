import { type Day } from '../../src/shared/days.ts'
import { endOfMonth } from '../key-days.ts'

export type ExpectedKind =
  | 'recital'
  | 'definition'
  | 'appointment'
  | 'duty'
  | 'undertaking'
  | 'power'
  | 'condition'
  | 'revocation'
  | 'other'
  | 'recommendation'
  | 'area for priority action'
  | 'area for improvement'
  | 'finding'

export type ExpectedDue =
  | 'none'
  | 'fixed'
  | 'recurring'
  | 'relative'
  | 'on demand'
  | 'triggered'
  | 'standing'
  | 'until'

/**
 * What a careful reader finds. `id` is the clause path, with `#2` for a second act in one clause and a
 * name of its own where nothing is printed; `clause` is the path as printed, null where there is none.
 * `due` lists the readings that are right, the best first; `dates` are the first of them, empty for none.
 */
export type ExpectedProvision = {
  readonly id: string
  readonly clause: string | null
  readonly kind: ExpectedKind
  /** Other kinds that are right too. */
  readonly also: readonly ExpectedKind[]
  readonly quote: string
  readonly bearer: string | null
  readonly due: readonly ExpectedDue[]
  readonly every: string | null
  readonly dates: readonly Day[]
}

export type Reading = Omit<Partial<ExpectedProvision>, 'id' | 'kind' | 'quote'>

export function expect(
  id: string,
  kind: ExpectedKind,
  quote: string,
  reading: Reading = {},
): ExpectedProvision {
  return {
    id,
    clause: id.replace(/#\d+$/, ''),
    kind,
    also: [],
    quote,
    bearer: null,
    due: ['none'],
    every: null,
    dates: [],
    ...reading,
  }
}

/** The ends of the first months of a rhythm: a month's end stays a month's end. */
export function monthEnds(first: Day, every: number, count = 6): Day[] {
  const start = first.with({ day: 1 })
  return Array.from({ length: count }, (_, at) => endOfMonth(start.add({ months: every * at })))
}

export function monthsAfter(start: Day, months: readonly number[]): Day[] {
  return months.map((count) => start.add({ months: count }))
}

/** A rhythm that runs from a day: kept to the month's end where it begins on one. */
export function everySixMonths(start: Day): Day[] {
  const dates = monthsAfter(start, [6, 12, 18, 24, 30, 36])
  return start.day === start.daysInMonth ? dates.map(endOfMonth) : dates
}

export const COUNCIL = 'Council'
export const COMMISSIONER = 'Commissioner'
export const SECRETARY = 'Secretary of State'
export const DEPARTMENT = 'Department'

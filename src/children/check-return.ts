import { checkAnnexA } from './check-annex-a.ts'
import { checkCinCensus } from './check-cin-census.ts'
import { checkSsda903, yearEndOf } from './check-ssda903.ts'
import type { DayNumber } from './day-number.ts'
import { inferDay } from './infer-day.ts'
import type { ReturnTables } from './list-table.ts'
import type { Finding } from './problem.ts'

export type CheckedReturn = {
  readonly day: DayNumber
  readonly findings: readonly Finding[]
}

export type DaysOfReturn = {
  /** The day someone gave. */
  readonly given: DayNumber | null
  /** The day the file itself says it is for. */
  readonly stated: DayNumber | null
  readonly today: DayNumber
}

/** Checks a return as of a day: the one given, else the one it states, else one worked out from it. */
export function checkReturn(tables: ReturnTables, days: DaysOfReturn): CheckedReturn {
  const day = dayOfReturn(tables, days)
  return { day, findings: check(tables, day, days.given !== null || days.stated !== null) }
}

export function dayOfReturn(tables: ReturnTables, { given, stated, today }: DaysOfReturn): DayNumber {
  const told = given ?? stated
  if (told !== null) return told
  const inferred = inferDay(tables) ?? today
  return tables.shape.kind === 'annex-a' ? inferred : yearEndOf(inferred)
}

function check(tables: ReturnTables, day: DayNumber, given: boolean): readonly Finding[] {
  const { kind } = tables.shape
  if (kind === 'annex-a') return checkAnnexA(tables, { day, given })
  return kind === 'ssda903' ? checkSsda903(tables, day) : checkCinCensus(tables, day)
}

/** In the order in which someone goes through the file. */
export function inFileOrder(findings: readonly Finding[], lists: readonly string[]): readonly Finding[] {
  const places = new Map(lists.map((list, at) => [list, at]))
  return findings.toSorted(
    (one, other) =>
      (places.get(one.list) ?? -1) - (places.get(other.list) ?? -1) || (one.row ?? -1) - (other.row ?? -1),
  )
}

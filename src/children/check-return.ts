import { checkAnnexA } from './check-annex-a.ts'
import type { DayNumber } from './day-number.ts'
import { inferDay } from './infer-day.ts'
import type { ReturnTables } from './list-table.ts'
import type { Finding } from './problem.ts'

export type CheckedReturn = {
  readonly day: DayNumber
  readonly findings: readonly Finding[]
}

/** Checks a return as of a day: the one given, else the one it states, else the last on which work was recorded. */
export function checkReturn(
  tables: ReturnTables,
  days: { readonly given: DayNumber | null; readonly stated: DayNumber | null; readonly today: DayNumber },
): CheckedReturn {
  const told = days.given ?? days.stated
  const day = told ?? inferDay(tables) ?? days.today
  const snapshot = { day, given: told !== null }
  return { day, findings: checkAnnexA(tables, snapshot) }
}

/** In the order in which someone goes through the file. */
export function inFileOrder(findings: readonly Finding[], lists: readonly string[]): readonly Finding[] {
  const places = new Map(lists.map((list, at) => [list, at]))
  return findings.toSorted(
    (one, other) =>
      (places.get(one.list) ?? -1) - (places.get(other.list) ?? -1) || (one.row ?? -1) - (other.row ?? -1),
  )
}

import { isKnown } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { ReturnTables } from './list-table.ts'

// Which day a return is for, where nobody said: the last day on which work was recorded, leaving out the odd date that
// stands far after all others, which is a slip and not work.

const NEAR = 45
// Dates that are of no work done: births, and what is still to come.
const NOT_WORK = new Set(['born', 'childBorn', 'expected', 'until', 'target'])

/** null where the lists hold no date of work at all. */
export function inferDay(tables: ReturnTables): DayNumber | null {
  const counts = countDays(tables)
  const days = [...counts.keys()].toSorted((one, other) => other - one)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const enough = Math.min(Math.max(2, Math.floor(total / 500)), total)
  for (const [at, day] of days.entries()) {
    let near = 0
    for (let place = at; place < days.length; place += 1) {
      const other = days[place] ?? 0
      if (other < day - NEAR) break
      near += counts.get(other) ?? 0
      if (near >= enough) return day
    }
  }
  return days[0] ?? null
}

function countDays(tables: ReturnTables): ReadonlyMap<DayNumber, number> {
  const counts = new Map<DayNumber, number>()
  for (const table of tables.lists.values())
    for (const column of table.columns) {
      if (column.shape.type !== 'day' || NOT_WORK.has(column.shape.key)) continue
      for (let at = 0; at < table.length; at += 1) {
        const day = column.values[at] ?? 0
        if (isKnown(day)) counts.set(day, (counts.get(day) ?? 0) + 1)
      }
    }
  return counts
}

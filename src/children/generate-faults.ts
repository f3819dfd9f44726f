import type { DayNumber } from './day-number.ts'
import { FAULT_KINDS } from './generate-fault-kinds.ts'
import type { MadeUpList } from './generate-annex-a.ts'
import type { FaultKind, Plot } from './generate-plot.ts'
import { randomFrom } from './generate-random.ts'

// Plants known faults in a made-up council that had none.

export type PlantedFault = {
  readonly kind: string
  readonly list: string
  /** As the spreadsheet numbers it, with the headings in row 1. */
  readonly row: number
  readonly column: string
}

/** Plants up to `each` faults of every kind, no two about one child, and answers where they are. */
export function plantFaults(
  lists: readonly MadeUpList[],
  { seed, each, day }: { readonly seed: number; readonly each: number; readonly day: DayNumber },
): readonly PlantedFault[] {
  const random = randomFrom(seed)
  const used = new Set<string>()
  const planted: PlantedFault[] = []
  for (const kind of FAULT_KINDS) {
    const list = lists.find((one) => one.name === kind.list)
    if (list === undefined) continue
    let left = each
    const start = random.whole(0, Math.max(0, list.rows.length - 1))
    const length = list.rows.length
    for (let step = 0; step < length && left > 0; step += 1) {
      const at = (start + step) % length
      const row = list.rows[at]
      const who = row?.[0] ?? ''
      if (row === undefined || used.has(who)) continue
      const plot = plotOf(list, row, day)
      if (kind.suits?.(plot) === false) continue
      used.add(who)
      left -= 1
      planted.push({
        kind: kind.kind,
        list: list.name,
        row: plantOne(kind, list, at, row, day) + 2,
        column: headingOf(list, kind.at),
      })
    }
  }
  return planted
}

// Answers the place of the row that now holds the fault.
function plantOne(kind: FaultKind, list: MadeUpList, at: number, row: string[], day: DayNumber): number {
  if (kind.inCopy === undefined) {
    kind.plant(plotOf(list, row, day))
    return at
  }
  const copy = [...row]
  kind.plant(plotOf(list, copy, day))
  list.rows.push(copy)
  return list.rows.length - 1
}

function plotOf(list: MadeUpList, row: string[], day: DayNumber): Plot {
  const place = (key: string) => {
    const at = list.keys.indexOf(key)
    if (at < 0) throw new Error(`${list.name} has no column "${key}"`)
    return at
  }
  return { get: (key) => row[place(key)] ?? '', set: (key, value) => (row[place(key)] = value), day }
}

function headingOf(list: MadeUpList, key: string): string {
  return list.headings[list.keys.indexOf(key)] ?? key
}

import { readDay } from './cell.ts'
import { formatDayNumber } from './day-number.ts'
import type { DayNumber } from './day-number.ts'

/** A row that a fault may be planted in: its cells by key, written through to the list. */
export type Plot = {
  readonly get: (key: string) => string
  readonly set: (key: string, value: string) => void
  readonly day: DayNumber
}

export type FaultKind = {
  readonly kind: string
  readonly list: string
  /** The column that should be pointed at. */
  readonly at: string
  readonly suits?: (plot: Plot) => boolean
  readonly plant: (plot: Plot) => void
  /** Planted in a copy of the row, added at the end. */
  readonly inCopy?: true
}

/** A date some days from the one in a cell. */
export function shifted(text: string, days: number): string {
  const read = readDay(text)
  if (!('day' in read)) throw new Error(`"${text}" is no date to shift`)
  return formatDayNumber(read.day + days)
}

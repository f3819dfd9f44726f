import { ETHNICITY } from './annex-a-person-codes.ts'
import { addMonths } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import { formatDayNumber } from './day-number.ts'
import type { Random } from './generate-random.ts'

// A made-up child. Nothing here is of any real one: names of teams and workers are plain letters and numbers.

export type MadeUpChild = {
  readonly id: string
  /** Whole years on the day. */
  readonly age: number
  readonly born: DayNumber
  /** Days since birth. */
  readonly days: number
  readonly isDisabled: boolean
  readonly team: string
  readonly worker: string
  /** The cells that every list begins with. */
  readonly cells: Readonly<Record<string, string>>
}

export function makeUpChild(
  random: Random,
  id: string,
  day: DayNumber,
  ages: readonly [number, number] = [0, 17],
): MadeUpChild {
  const age = random.whole(...ages)
  // Never within days of the birthday, so that no count hangs on the time of day someone was born.
  const born = addMonths(day, -12 * age) - random.whole(5, 355)
  const disability = random.pick(['a) Yes', 'b) No', 'b) No', 'b) No', 'b) No', 'b) No', 'c) Unknown'])
  const unit = random.whole(1, 12)
  return {
    id,
    age,
    born,
    days: day - born,
    isDisabled: disability === 'a) Yes',
    team: `Locality ${unit}`,
    worker: `Worker ${unit}-${random.whole(1, 14)}`,
    cells: {
      child: id,
      gender: random.pick(['a) Male', 'b) Female']),
      ethnicity: random.pick(ETHNICITY.codes).text,
      born: formatDayNumber(born),
      age: String(age),
      disability,
    },
  }
}

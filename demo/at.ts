import { type Day } from '../src/shared/days.ts'
import { type DocumentKey } from './documents/documents.ts'
import { workingDayBy } from './key-days.ts'
import { type ClauseReference } from './tale.ts'

/** Days of the drafts become days of the calendar: the last working day by then, so order is kept. */
export type At = (days: number) => Day

export function countFrom(today: Day): At {
  return (days) => workingDayBy(today.add({ days }))
}

/** "direction/7.a" as the two things it says. */
export function clauseOf(reference: string): ClauseReference {
  const slash = reference.indexOf('/')
  return { instrument: reference.slice(0, slash) as DocumentKey, clause: reference.slice(slash + 1) }
}

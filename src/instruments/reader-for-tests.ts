import { readInstrument } from './instrument-reading.ts'
import type { Provision } from './reading.ts'
import { firstDates } from './schedule.ts'
import { sayInWords } from './schedule-words.ts'

// A direction of our own around the clauses a test is about, and what the reader finds in it.

export function anInstrument(body: string): string {
  return `Statutory Direction to Ashwell Council

WHEREAS:

1. Ofsted judged the services of Ashwell Council ("the Council") to be inadequate.

NOW THEREFORE:

${body}

Signed by authority of the Secretary of State for Education

Morwenna Tallis
4 March 2024
`
}

/** The proposal that says these words. */
export function found(text: string, words: string): Provision {
  const one = readInstrument(text).provisions.find((provision) => provision.text.includes(words))
  if (one === undefined) throw new Error(`nothing read that says "${words}"`)
  return one
}

export function said({ schedule }: Provision): string {
  return sayInWords(schedule)
}

export function datesOf({ schedule }: Provision, count = 3): string[] {
  return firstDates(schedule, count).map(String)
}

import { type WrittenCell } from './written-plan.ts'
import { writePlanCsv } from './write-plan-csv.ts'

type ListedLetter = {
  readonly writtenAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | null
  readonly kind: string
  readonly toName: string
  readonly email: string
  readonly subject: string
  readonly state: string
  readonly why: string
  readonly tries: number
}

const COLUMNS: readonly (readonly [string, (letter: ListedLetter) => WrittenCell])[] = [
  ['Written', ({ writtenAt }) => inEngland(writtenAt)],
  ['Kind', ({ kind }) => kind],
  ['To', ({ toName }) => toName],
  ['E-mail', ({ email }) => email],
  ['Subject', ({ subject }) => subject],
  ['State', ({ state }) => state],
  ['Why', ({ why }) => why],
  ['Tries', ({ tries }) => tries],
  ['Sent', ({ sentAt }) => (sentAt === null ? null : inEngland(sentAt))],
]

/** The letters as a list for Excel, without their words, which are their reader's. */
export function writeLettersCsv(letters: readonly ListedLetter[]): string {
  return writePlanCsv({
    title: 'Letters',
    columns: COLUMNS.map(([header]) => ({ header, field: null })),
    groupsBetween: false,
    rows: letters.map((letter) => ({
      group: null,
      cells: COLUMNS.map(([, of]) => of(letter)),
      rating: null,
    })),
  })
}

function inEngland(moment: Temporal.Instant): string {
  return moment
    .toZonedDateTimeISO('Europe/London')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')
}

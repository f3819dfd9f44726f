import type { CsvCell, Sheet } from '../shared/csv.ts'

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

const COLUMNS: readonly (readonly [string, (letter: ListedLetter) => CsvCell])[] = [
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

/** The letters as a list, without their words, which are their reader's. */
export function lettersSheet(letters: readonly ListedLetter[]): Sheet {
  return {
    heads: COLUMNS.map(([header]) => header),
    rows: letters.map((letter) => COLUMNS.map(([, of]) => of(letter))),
  }
}

function inEngland(moment: Temporal.Instant): string {
  return moment
    .toZonedDateTimeISO('Europe/London')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')
}

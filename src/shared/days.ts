// Days as people in England write and read them. A due date is a PlainDate; a moment is an Instant.

export type Day = Temporal.PlainDate

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** "21 November 2026" */
export function formatDay(day: Day): string {
  return `${day.day} ${MONTHS[day.month - 1] ?? ''} ${day.year}`
}

/** "21 Nov 2026", for tables. */
export function formatShortDay(day: Day): string {
  return `${day.day} ${(MONTHS[day.month - 1] ?? '').slice(0, 3)} ${day.year}`
}

/** "November 2026" */
export function formatMonth(day: Day | Temporal.PlainYearMonth): string {
  return `${MONTHS[day.month - 1] ?? ''} ${day.year}`
}

/** The day a moment falls on in England, which is what every printed date means. */
export function dayInEngland(moment: Temporal.Instant): Day {
  return moment.toZonedDateTimeISO('Europe/London').toPlainDate()
}

/** "21 November 2026 at 4:05pm", in England's time. */
export function formatMoment(moment: Temporal.Instant): string {
  const local = moment.toZonedDateTimeISO('Europe/London')
  const minutes = String(local.minute).padStart(2, '0')
  const half = local.hour < 12 ? 'am' : 'pm'
  return `${formatDay(local.toPlainDate())} at ${local.hour % 12 || 12}:${minutes}${half}`
}

/** Whole days from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  return from.until(to, { largestUnit: 'day' }).days
}

export function isBefore(one: Day, other: Day): boolean {
  return Temporal.PlainDate.compare(one, other) < 0
}

export function isAfter(one: Day, other: Day): boolean {
  return Temporal.PlainDate.compare(one, other) > 0
}

export function earliest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((first, day) => (first === null || isBefore(day, first) ? day : first), null)
}

export function latest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((last, day) => (last === null || isAfter(day, last) ? day : last), null)
}

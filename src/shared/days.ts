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

// The line and its like ask which of two days is the earlier ten thousand times; a day is counted once.
const EPOCH = Temporal.PlainDate.from('1970-01-01')
const counted = new WeakMap<Day, number>()

/** Whole days since 1 January 1970, for sorting and comparing. */
export function dayNumber(day: Day): number {
  const known = counted.get(day)
  if (known !== undefined) return known
  const { days } = EPOCH.until(day, { largestUnit: 'day' })
  counted.set(day, days)
  return days
}

/** Whole days from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

export function isBefore(one: Day, other: Day): boolean {
  return dayNumber(one) < dayNumber(other)
}

export function isAfter(one: Day, other: Day): boolean {
  return dayNumber(one) > dayNumber(other)
}

export function earliest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((first, day) => (first === null || isBefore(day, first) ? day : first), null)
}

export function latest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((last, day) => (last === null || isAfter(day, last) ? day : last), null)
}

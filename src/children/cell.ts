import { dayNumberOf, daysInMonth, NONE } from './day-number.ts'

// What one cell of a return says, whatever the export did to it.

/** Spaces of every kind go; what is left is what the person typed. */
export function tidy(text: string): string {
  // Most cells are clean, and this runs on every one of them.
  if (!/^\s|\s$|\s\s|[^\x20-\x7e]/.test(text)) return text
  return text
    .replace(/[\u200b-\u200d\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What a spreadsheet or a cleaning script writes where it could not find a value. */
export function isErrorText(text: string): boolean {
  return /^(?:#(?:N\/A|REF!?|VALUE!?|NAME\?|DIV\/0!?|NUM!?|NULL!?|MULTIVALUE|GETTING_DATA|SPILL!|CALC!|ERROR!?)|zz ?codeerror|#+)$/i.test(
    text,
  )
}

/** Words that stand for nothing. */
export function isPlaceholder(text: string): boolean {
  return /^(?:n\/?a|null|none|nil|blank|tbc|tba|tbd|unknown|not known|not recorded|-+|\.+|\?+|x+|xxx+)$/i.test(
    text,
  )
}

/** A year of two digits is read as the nearest that a child or an adopter could have, and said to be so. */
export type ReadDay = { readonly day: number; readonly isShort?: true } | { readonly fault: DayFault }
export type DayFault = 'not a date' | 'no such day' | 'month first' | 'year not possible'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
// A date-time's clock is kept out of the way: exports write "31/03/2026 00:00:00" for a day.
const CLOCK = String.raw`(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?:Z|[+-]\d{2}:?\d{2})?)?`
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})${CLOCK}$`, 'i')
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})${CLOCK}$`, 'i')
const NAMED = new RegExp(
  String.raw`^(\d{1,2})(?:st|nd|rd|th)?[ \-/]([a-z]{3,9})\.?,?[ \-/](\d{2}|\d{4})${CLOCK}$`,
  'i',
)

/** A date as councils write it: day first, or the year first as a database does. */
export function readDay(text: string): ReadDay {
  const first = DAY_FIRST.exec(text)
  if (first !== null) return dayFirst(first[1] ?? '', first[2] ?? '', first[3] ?? '')
  const year = YEAR_FIRST.exec(text)
  if (year !== null) return settle(Number(year[1]), Number(year[2]), Number(year[3]))
  const named = NAMED.exec(text)
  const month = named === null ? -1 : MONTHS.indexOf((named[2] ?? '').slice(0, 3).toLowerCase())
  if (named !== null && month >= 0) return dayFirst(named[1] ?? '', String(month + 1), named[3] ?? '')
  return { fault: 'not a date' }
}

/** "46112": a spreadsheet's number for a day that was saved as text; from 1954 to 2064, so that no count is one. */
export function isSerialText(text: string): boolean {
  return /^[2-5]\d{4}(?:\.\d+)?$/.test(text)
}

/** A spreadsheet's own number for a day: days since 30 December 1899. */
export function readSerialDay(serial: number): ReadDay {
  // From 1920 to 2100: outside it the number is a number.
  if (serial < 7306 || serial >= 73051) return { fault: 'not a date' }
  return { day: Math.floor(serial) - 25569 }
}

function dayFirst(day: string, month: string, year: string): ReadDay {
  if (Number(month) > 12 && Number(month) <= 31 && Number(day) <= 12) return { fault: 'month first' }
  if (year.length === 4) return settle(Number(year), Number(month), Number(day))
  const read = settle(
    Number(year) + (Number(year) < SHORT_YEARS_FROM ? 2000 : 1900),
    Number(month),
    Number(day),
  )
  return 'day' in read ? { ...read, isShort: true } : read
}

// Nothing in a return is before 1950 or after 2049.
const SHORT_YEARS_FROM = 50

function settle(year: number, month: number, day: number): ReadDay {
  if (month < 1 || month > 12 || day < 1) return { fault: 'no such day' }
  if (year < 1920 || year > 2100) return { fault: 'year not possible' }
  if (day > daysInMonth(year, month)) return { fault: 'no such day' }
  return { day: dayNumberOf(year, month, day) }
}

/** A whole number, NONE where it is a number but not whole, null where it is none at all. */
export function readWhole(text: string): number | null {
  if (/^[+-]?\d{1,9}(?:\.0*)?$/.test(text)) return Math.trunc(Number(text))
  return /^[+-]?\d*\.\d+(?:e[+-]?\d+)?$/i.test(text) ? NONE : null
}

/** A United Kingdom postcode by its shape; whether it exists is not asked. */
export function isPostcode(text: string): boolean {
  return /^(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i.test(text)
}

/** An identifier as it is compared: a number that a spreadsheet gave a decimal point loses it again. */
export function readIdentifier(text: string): string {
  return /^\d+\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : text
}

/** "1.23457E+14": a spreadsheet rounded a long identifier, and the child can no longer be told. */
export function isRoundedIdentifier(text: string): boolean {
  return /^\d(?:\.\d+)?e\+\d+$/i.test(text)
}

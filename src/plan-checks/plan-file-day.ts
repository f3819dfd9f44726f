import type { Day } from '../shared/days.ts'

// Dates as people type them into plans. A month means its last day, a quarter the financial year's.

export type WrittenDay = {
  readonly day: Day
  readonly means: 'a day' | 'a month' | 'a quarter' | 'a season' | 'a year'
  /** The stretch of words that was read. */
  readonly quote: string
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const YEAR = "('?\\d{2}|20\\d{2})"
const DASH = '[-–/ .,]'

type Reader = {
  readonly form: RegExp
  readonly means: WrittenDay['means']
  readonly read: (parts: readonly string[]) => Day | null
}

// The more exact form first: what it takes is not read again by the looser ones.
const READERS: readonly Reader[] = [
  {
    form: /\b(20\d{2})-(\d{1,2})-(\d{1,2})(?:T[\d:.Z]*)?\b/g,
    means: 'a day',
    read: ([year, month, day]) => dayOf(year, month, day),
  },
  {
    form: /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/g,
    means: 'a day',
    read: ([day, month, year]) => dayOf(year, month, day),
  },
  {
    form: new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th)?${DASH}*(?:of\\s+)?${MONTH}\\.?${DASH}*${YEAR}(?!\\d|/\\d)`,
      'gi',
    ),
    means: 'a day',
    read: ([day, month, year]) => dayOf(year, monthNumber(month), day),
  },
  {
    form: new RegExp(`\\b${MONTH}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(20\\d{2})\\b`, 'gi'),
    means: 'a day',
    read: ([month, day, year]) => dayOf(year, monthNumber(month), day),
  },
  {
    form: /\bq(?:uarter)?\s*([1-4])(?:\s*[-–to/]+\s*q?([1-4]))?[\s,:(-]*(?:fy\s*)?'?(?:20)?(\d{2})\s*[/–-]\s*(?:20)?(\d{2})\b/gi,
    means: 'a quarter',
    read: ([first, last, from]) => quarterEnd(last ?? first, from),
  },
  {
    form: /\b(?:20)?(\d{2})\s*[/–-]\s*(?:20)?(\d{2})\s*,?\s*q(?:uarter)?\s*([1-4])\b/gi,
    means: 'a quarter',
    read: ([from, , quarter]) => quarterEnd(quarter, from),
  },
  {
    form: /\bq(?:uarter)?\s*([1-4])[\s,]*(?:of\s+)?(20\d{2})\b(?!\s*[/–-]\s*\d)/gi,
    means: 'a quarter',
    // A bare year is the calendar's: only "2025/26" is a financial year.
    read: ([quarter, year]) => monthEnd(year, String(Number(quarter) * 3)),
  },
  {
    form: new RegExp(`\\bmid[-\\s]+${MONTH}\\.?${DASH}*${YEAR}(?!\\d)`, 'gi'),
    means: 'a month',
    read: ([month, year]) => dayOf(year, monthNumber(month), '15'),
  },
  {
    form: new RegExp(`\\b${MONTH}\\.?${DASH}*${YEAR}(?!\\d|\\s*[/–-]\\s*\\d)`, 'gi'),
    means: 'a month',
    read: ([month, year]) => monthEnd(year, monthNumber(month)),
  },
  // Parted by spaces, or a month and two figures of a year, only where the cell holds nothing else.
  {
    form: /^\s*(\d{1,2})\s+(\d{1,2})\s+(20\d{2}|\d{2})\s*$/g,
    means: 'a day',
    read: ([day, month, year]) => dayOf(year, month, day),
  },
  {
    form: /^\s*(0?[1-9]|1[0-2])[/.-](2\d|3\d)\s*$/g,
    means: 'a month',
    read: ([month, year]) => monthEnd(year, month),
  },
  {
    form: /\b(0?[1-9]|1[0-2])\/(20\d{2})\b/g,
    means: 'a month',
    read: ([month, year]) => monthEnd(year, month),
  },
  {
    form: /\b(spring|summer|autumn|winter|easter|christmas|xmas)(?:\s+(?:term|half[- ]term|holidays?))?[\s,]*(?:of\s+)?(20\d{2}|'?[23]\d)\b(?!\s*[/–-]\s*\d)/gi,
    means: 'a season',
    read: ([season, year]) => seasonEnd(season, year),
  },
  {
    form: /\b(?:financial year\s+|fy\s*|year\s+)?(20\d{2})\s*[/–-]\s*(?:20)?(\d{2})\b/gi,
    means: 'a year',
    read: ([from]) => monthEnd(String(Number(from) + 1), '3'),
  },
  // "Through 26/27": a financial year in two figures, where the second follows the first.
  {
    form: /(?:^|\b(?:through|throughout|during|in|fy|year)\s+)(2\d)\s*[/–-]\s*([23]\d)\s*$/gi,
    means: 'a year',
    read: ([from, to]) => (Number(to) === Number(from) + 1 ? monthEnd(to, '3') : null),
  },
  {
    form: /(?:^|\bend (?:of )?(?:the year )?|\bby |\bduring |\bthroughout |\bin )(20\d{2})\b/gi,
    means: 'a year',
    read: ([year]) => monthEnd(year, '12'),
  },
]

// A cell of dates is short; a longer one is a story, and reading it whole could be made slow on purpose.
const LONGEST_READ = 400

/** Every date in the words, in the order it stands there. */
export function daysInWords(words: string): readonly WrittenDay[] {
  return stretchesIn(words).flatMap(({ day, means, quote }) => (day === null ? [] : [{ day, means, quote }]))
}

export type Stretch = Omit<WrittenDay, 'day'> & { readonly day: Day | null; readonly at: number }

/** What is no day (31/02/2026) is kept as none, and not read again by a looser form. */
export function stretchesIn(words: string): readonly Stretch[] {
  let left = words.slice(0, LONGEST_READ)
  const found: Stretch[] = []
  for (const { form, means, read } of READERS) {
    for (const match of left.matchAll(form)) {
      found.push({ day: read(match.slice(1)), means, quote: match[0].trim(), at: match.index })
      left =
        left.slice(0, match.index) +
        '\u0000'.repeat(match[0].length) +
        left.slice(match.index + match[0].length)
    }
  }
  return found.toSorted((a, b) => a.at - b.at)
}

const WAS =
  /\b(?:was|originally|original|previously|formerly|from|start(?:ed|s|ing)?|commenc\w+|since|review(?:ed)?|extended from|instead of)\b(?![^\d]*\b(?:to|until|till|by|ends?|and)\b)[^\d]*$/i
// "Ongoing until March 2027" has an end after all; "ongoing (review March 2027)" has not.
const UNTIL = /\b(?:to|until|till|by|ends?|ending)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?$/i

/**
 * The end the words name, or null: "ongoing" is none. Where a date was moved it is the one that now holds; of a
 * stretch ("April to June 2026") it is the later. A start, a first promise or a review day is not an end.
 */
export function dayInWords(words: string): WrittenDay | null {
  const isOpen = isOpenEnded(words)
  const ends = daysInWords(words).filter(({ quote }) => {
    const before = words.slice(0, words.indexOf(quote))
    return !WAS.test(before) && (!isOpen || UNTIL.test(before))
  })
  return ends.toSorted((a, b) => compareDays(b.day, a.day))[0] ?? null
}

/** The first date where there are several: the promise before it was moved. */
export function firstPromise(words: string): Day | null {
  const days = daysInWords(words).filter(
    ({ quote }) =>
      !/\b(?:start\w*|from|commenc\w+|review)\b[^\d]*$/i.test(words.slice(0, words.indexOf(quote))),
  )
  return days.length > 1 ? (days.toSorted((a, b) => compareDays(a.day, b.day))[0]?.day ?? null) : null
}

function compareDays(a: Day, b: Day): number {
  return Temporal.PlainDate.compare(a, b)
}

/** "Ongoing", "continuous", "monthly": an end is not given, whatever review day stands beside it. */
export function isOpenEnded(words: string): boolean {
  return /\b(?:on-?going|continuous(?:ly)?|continual|continuing|rolling|business as usual|bau|permanent(?:ly)?)\b/i.test(
    words,
  )
}

/** A day or month is named, with or without its year: "31 March", "March". */
export function namesADay(words: string): boolean {
  if (isOpenEnded(words)) return false
  return new RegExp(
    `^(?:by\\s+|end\\s+(?:of\\s+)?|mid[-\\s]+|early\\s+|late\\s+|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?|the\\s+)*${MONTH}\\.?(?:\\s+\\d{1,2}(?:st|nd|rd|th)?)?$`,
    'i',
  ).test(words.trim())
}

/** A cell that holds a day counted from 1900, as a spreadsheet keeps dates when its format is lost. */
export function dayOfSerial(serial: number): Day | null {
  if (!Number.isFinite(serial) || serial < 36_526 || serial > 73_050) return null
  return Temporal.PlainDate.from('1899-12-30').add({ days: Math.floor(serial) })
}

function monthNumber(name: string | undefined): string {
  return String(MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1)
}

function fullYear(year: string | undefined): number {
  const number = Number((year ?? '').replace("'", ''))
  return number < 100 ? 2000 + number : number
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): Day | null {
  const fields = { year: fullYear(year), month: Number(month), day: Number(day) }
  if (fields.month < 1 || fields.month > 12 || fields.day < 1) return null
  const written = Temporal.PlainDate.from(fields, { overflow: 'constrain' })
  return written.day === fields.day ? written : null
}

function monthEnd(year: string | undefined, month: string | undefined): Day | null {
  const number = Number(month)
  if (!(number >= 1 && number <= 12)) return null
  return Temporal.PlainDate.from({ year: fullYear(year), month: number, day: 31 }, { overflow: 'constrain' })
}

// Quarter 1 of 2025/26 ends on 30 June 2025, quarter 4 on 31 March 2026.
function quarterEnd(quarter: string | undefined, from: string | undefined): Day | null {
  const number = Number(quarter)
  const year = fullYear(from)
  return number === 4 ? monthEnd(String(year + 1), '3') : monthEnd(String(year), String(3 + number * 3))
}

const SEASON_ENDS: Readonly<Record<string, string>> = {
  spring: '4',
  easter: '4',
  summer: '8',
  autumn: '12',
  winter: '12',
  christmas: '12',
  xmas: '12',
}

function seasonEnd(season: string | undefined, year: string | undefined): Day | null {
  return monthEnd(year, SEASON_ENDS[(season ?? '').toLowerCase()])
}

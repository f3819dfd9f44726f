import { NUMBER, readNumber } from './numbers-in-words.ts'
import { type Calendared, readCalendared } from './period-ends.ts'
import type { PrintedDate } from './printed-dates.ts'
import { firstDates, type IsoDay, type Recurrence, WORKING_DAYS } from './schedule.ts'
import { deadlines, keepsToMonthEnd, type TimeContext, type TimeReading } from './deadlines.ts'

// "Every two months", "at least a 6-monthly basis", "once a quarter": how often, and from when.

const LETTER: Readonly<Record<string, string>> = { day: 'D', week: 'W', month: 'M', year: 'Y' }
const ADVERBS: readonly (readonly [RegExp, string])[] = [
  [/\bfortnightly\b|\bbi-?weekly\b/i, 'P2W'],
  [/\bhalf[- ]yearly\b|\bbi-?annual(?:ly)?\b|\bsemi-?annual(?:ly)?\b|\btwice[- ]yearly\b/i, 'P6M'],
  [/\bbi-?monthly\b/i, 'P2M'],
  [/\bquarterly\b/i, 'P3M'],
  [/\bmonthly\b/i, 'P1M'],
  [/\bweekly\b/i, 'P1W'],
  [/\bbiennial(?:ly)?\b/i, 'P2Y'],
  [
    /\bannually\b|\byearly\b|\b(?:an|on\s+an)\s+annual\s+(?:basis|report|review|update|statement|assessment|summary|plan)\b/i,
    'P1Y',
  ],
  [
    /\b(?<!day-to-|\b(?:a|per)\s)daily\b(?!\s+(?:rates?|fees?|lives|life|living|practice|routines?|allowance|basis\s+rate))|\b(?:a|per)\s+daily\s+(?:report|update|meeting|call|return|huddle|briefing)\b/i,
    'P1D',
  ],
]
const UNIT = '(day|week|fortnight|month|quarter|year)'
const EVERY = new RegExp(
  String.raw`\b(?:every|each|(?=alternate\b))\s*(?:(other|second|third|fourth|alternate)\s+)?(?:(${NUMBER})(?:\s*(?:to|-|or)\s*(${NUMBER}))?\s+)?(?:calendar\s+|financial\s+)?${UNIT}s?\b(?!\s*[-\u2019'])`,
  'i',
)
const PER = new RegExp(
  String.raw`\b(once|twice|one|two|three|four|six|\d+)(?:\s+times)?(?:\s+(?:and\s+)?(?:reports?|updates?|meetings?|visits?))?\s+(?:a|an|per|in\s+(?:each|every|any)|each|every)\s+(?:calendar\s+|financial\s+)?${UNIT}\b`,
  'i',
)
// "Two days per month": some days in each month, not a visit each fortnight.
const DAYS_PER = new RegExp(
  String.raw`\b${NUMBER}\s+days?\s+(?:a|per|each|every|in\s+(?:each|every))\s+(week|fortnight|month|quarter|year)\b`,
  'i',
)
const BASIS = new RegExp(String.raw`\b(?!an?\b)(${NUMBER})[- ](daily|weekly|monthly|yearly)\b`, 'i')
const INTERVALS = new RegExp(
  String.raw`\bintervals\s+(?:of\s+)?(?:(?:no|not)\s+(?:more|longer|greater)\s+than\s+|not\s+exceeding\s+|at\s+most\s+|approximately\s+)?(${NUMBER})\s+${UNIT}s?\b`,
  'i',
)
const TERM = /\b(?:each|every|a|per|in\s+each)\s+(?:school\s+|academic\s+)?(?:half[- ])?term\b|\btermly\b/i
const VAGUE =
  /\b(?:regular(?:ly)?|periodic(?:ally)?|at\s+(?:regular|appropriate|suitable)\s+intervals|routinely)\b(?=.{0,60}\b(?:report|update|meet|review|brief|supervis|inform|audit|visit|learning|attend|monitor|communicat|event|support|record))|\b(?:report|update|meet|review|brief|supervis|inform|audit|visit|monitor|communicat)\p{L}*\b.{0,60}\b(?:regularly|periodically|at\s+(?:regular|appropriate|suitable)\s+intervals)\b/iu
const AT_LEAST =
  /\b(?:at\s+least|not\s+less\s+(?:than|often|frequently)|no\s+less\s+(?:than|often|frequently)|a\s+minimum\s+of|(?:no|not)\s+more\s+than|minimum)\b/i
const ESCALABLE = /\bmore\s+(?:frequently|often|regularly)\b/i
const STARTING =
  /\b(?:beginning|starting|commencing|start|from|first|with\s+effect\s+from|initially)\b[^.;]{0,60}$/i
const WORKING_DAY =
  /\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|(?:\d|10)(?:st|nd|rd|th))\s+working\s+day\s+(?:of|in)\s+(?:each|every|the)\s+(?:calendar\s+|following\s+)?(month|quarter)\b/i
// "Annually by 31 March": the year is not printed.
const DAY_OF_YEAR =
  /\b(\d{1,2})(?:st|nd|rd|th)?\s+(January|February|March|April|May|June|July|August|September|October|November|December)\b(?!,?\s+\d)/i
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
)
// "Each month, by close of play on the 10th" prints the month first.
const DAY_OF_MONTH =
  /\b(\d{1,2})(?:st|nd|rd|th)\s+(?:day\s+)?of\s+(?:each|every|the)\s+(?:calendar\s+|following\s+)?month\b|\b(?:each|every)\s+(?:calendar\s+)?month\b[^.;]{0,60}?\b(?:by|on)\s+the\s+(\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:of\s+)?(?:\p{Lu}|working))/iu
const NOT_A_MEETING = /\b(?:each|every|alternate|any)\s+(?:\p{L}+\s+){0,3}meetings?\b/iu

export function readInterval(
  words: string,
  dates: readonly PrintedDate[],
  context: TimeContext,
): TimeReading | null {
  const calendared = readCalendared(words, context)
  if (calendared !== null) return calendaredReading(words, dates, calendared)
  const found = findInterval(words)
  if (found === null) return null
  const keepsTo = keptWorkingDay(words)
  const until =
    dates.find((date) => /\buntil\s+(?:the\s+end\s+of\s+)?$/i.test(words.slice(0, date.from)))?.day ?? null
  const schedule: Recurrence = {
    type: 'recurring',
    every: found.every,
    atLeast: AT_LEAST.test(words),
    escalable: ESCALABLE.test(words),
    until,
    ...startOf(
      words,
      dates.filter((date) => date.day !== until),
      { context, keepsTo, every: found.every },
    ),
  }
  return { schedule, words: found.words }
}

// "The last Friday of every month, starting in May": a first date that is printed goes before the calendar's.
function calendaredReading(words: string, dates: readonly PrintedDate[], found: Calendared): TimeReading {
  const starting = dates.find((date) => STARTING.test(words.slice(Math.max(0, date.from - 80), date.from)))
  const until = dates.find((date) => /\buntil\s+(?:the\s+end\s+of\s+)?$/i.test(words.slice(0, date.from)))
  const schedule: Recurrence = {
    type: 'recurring',
    every: found.every,
    atLeast: AT_LEAST.test(words.replace(found.words, '')),
    escalable: ESCALABLE.test(words),
    first: starting?.day ?? found.first,
    anchor: starting === undefined ? found.anchor : null,
    keepsTo: found.keepsTo,
    until: until?.day ?? null,
    ...(found.offset === null ? {} : { offset: found.offset }),
  }
  return { schedule, words: found.words }
}

type Start = Pick<Recurrence, 'first' | 'anchor' | 'keepsTo'>
type Given = {
  readonly context: TimeContext
  readonly keepsTo: Recurrence['keepsTo']
  readonly every: string | null
}

function startOf(words: string, dates: readonly PrintedDate[], given: Given): Start {
  const { context, every } = given
  const keepsTo = (day: IsoDay): Recurrence['keepsTo'] =>
    given.keepsTo ?? (/[MY]$/.test(every ?? '') ? keepsToMonthEnd(day) : null)
  const starting = dates.find((date) => STARTING.test(words.slice(Math.max(0, date.from - 80), date.from)))
  const printed = starting ?? deadlines(words, dates, context.dated)[0]
  if (printed !== undefined) return { first: printed.day, anchor: null, keepsTo: keepsTo(printed.day) }
  const earlier = /\bthereafter\b|\bsubsequently\b|\bfrom\s+then\b/i.test(words) ? lastDay(context) : null
  if (earlier !== null)
    return {
      first: null,
      anchor: { event: 'the date before it', day: earlier },
      keepsTo: keepsTo(earlier),
    }
  const dayOfMonth = DAY_OF_MONTH.exec(words)
  if (dayOfMonth !== null && context.dated !== null)
    return {
      first: nextDayOfMonth(context.dated, Number(dayOfMonth[1] ?? dayOfMonth[2])),
      anchor: null,
      keepsTo: given.keepsTo,
    }
  const dayOfYear = every === 'P1Y' ? DAY_OF_YEAR.exec(words) : null
  if (dayOfYear !== null && context.dated !== null) {
    const first = nextDayOfYear(context.dated, dayOfYear)
    return { first, anchor: null, keepsTo: keepsTo(first) }
  }
  const anchor = { event: `the date of ${context.instrument}`, day: context.dated }
  return {
    first: null,
    anchor,
    keepsTo: context.dated === null ? given.keepsTo : keepsTo(context.dated),
  }
}

function lastDay(context: TimeContext): IsoDay | null {
  const before = context.before
  if (before?.type === 'fixed') return before.days.at(-1) ?? null
  if (before?.type === 'relative') return firstDates(before, 9).at(-1)?.toString() ?? null
  return before?.type === 'recurring' ? before.first : null
}

function keptWorkingDay(words: string): Recurrence['keepsTo'] {
  const order = WORKING_DAY.exec(words)?.[1]?.toLowerCase()
  if (order === undefined) return null
  if (order === 'last') return 'last working day'
  const number = /^\d+/.exec(order)?.[0]
  return number === undefined
    ? (WORKING_DAYS.find((one) => one.startsWith(order)) ?? null)
    : (WORKING_DAYS[Number(number) - 1] ?? null)
}

function nextDayOfMonth(dated: IsoDay, day: number): IsoDay {
  const from = Temporal.PlainDate.from(dated)
  const same = from.with({ day })
  return (
    Temporal.PlainDate.compare(same, from) > 0 ? same : from.add({ months: 1 }).with({ day })
  ).toString()
}

function nextDayOfYear(dated: IsoDay, [, day = '1', month = '']: RegExpExecArray): IsoDay {
  const from = Temporal.PlainDate.from(dated)
  const same = from.with({ month: MONTHS.indexOf(month.toLowerCase()) + 1, day: Number(day) })
  return (Temporal.PlainDate.compare(same, from) > 0 ? same : same.add({ years: 1 })).toString()
}

function findInterval(words: string): { every: string | null; words: string } | null {
  const monthly = WORKING_DAY.exec(words)
  if (monthly !== null) return { every: monthly[2] === 'quarter' ? 'P3M' : 'P1M', words: monthly[0] }
  if (DAY_OF_MONTH.test(words)) return { every: 'P1M', words: DAY_OF_MONTH.exec(words)?.[0] ?? '' }
  const days = DAYS_PER.exec(words)
  if (days !== null) return { every: duration(1, days[1] ?? 'month'), words: days[0] }
  const per = PER.exec(words)
  if (per !== null) return { every: perUnit(per[1] ?? '', per[2] ?? ''), words: per[0] }
  const every = EVERY.exec(words)
  if (every !== null) return { every: everyUnit(every), words: every[0] }
  const basis = BASIS.exec(words)
  if (basis !== null)
    return {
      every: duration(
        readNumber(basis[1] ?? ''),
        (basis[2] ?? '').replace('daily', 'day').replace(/ly$/, ''),
      ),
      words: basis[0],
    }
  const intervals = INTERVALS.exec(words)
  if (intervals !== null)
    return { every: duration(readNumber(intervals[1] ?? ''), intervals[2] ?? ''), words: intervals[0] }
  for (const [pattern, length] of ADVERBS) {
    const found = pattern.exec(words)
    if (found !== null) return { every: length, words: found[0] }
  }
  const vague = TERM.exec(words) ?? (NOT_A_MEETING.test(words) ? null : VAGUE.exec(words))
  return vague === null ? null : { every: null, words: vague[0] }
}

function everyUnit(match: RegExpExecArray): string {
  const [, order, count, upTo, unit = 'day'] = match
  const ordinal = { other: 2, second: 2, alternate: 2, third: 3, fourth: 4 }[(order ?? '').toLowerCase()] ?? 1
  // "Every six to eight weeks": the longer is the promise.
  const number = readNumber(upTo ?? count ?? '1')
  return duration(number * ordinal, unit)
}

// "Three times a year" is every four months.
function perUnit(times: string, unit: string): string {
  const word = times.toLowerCase()
  const count = word === 'once' ? 1 : word === 'twice' ? 2 : readNumber(word)
  const months = { month: 1, quarter: 3, year: 12 }[unit.toLowerCase()] ?? 0
  if (count > 1 && months % count === 0 && months > 0) return duration(months / count, 'month')
  if (count > 1 && unit.toLowerCase() === 'month') return count === 2 ? 'P2W' : 'P1W'
  return duration(1, unit)
}

function duration(count: number, unit: string): string {
  const plain = unit.toLowerCase()
  if (plain === 'fortnight') return `P${count * 2}W`
  if (plain === 'quarter') return `P${count * 3}M`
  if (plain === 'month' && count % 12 === 0 && count > 0) return `P${count / 12}Y`
  return `P${count}${LETTER[plain] ?? 'D'}`
}

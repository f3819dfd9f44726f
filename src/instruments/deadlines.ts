import type { PrintedDate } from './printed-dates.ts'
import { type IsoDay, isMonthEnd, type Schedule } from './schedule.ts'

// Which of the printed dates are deadlines. A date that only names another paper ("the report of 10 May") is not:
// it counts after "by", "before", "on or before", "starting" and their like.

export type TimeContext = {
  /** The day of the instrument, null where it bears none. */
  readonly dated: IsoDay | null
  /** "this direction", "this notice". */
  readonly instrument: string
  /** The schedule of the act before, for "thereafter". */
  readonly before: Schedule | null
  readonly verb: string | null
}

export type TimeReading = { readonly schedule: Schedule; readonly words: string | null }

const DEADLINE =
  /\b(?:by|before|due(?:\s+on)?|deadline\s+of|on\s+or\s+before|(?:no|not)\s+later\s+than|by\s+no\s+later\s+than|by\s+(?:the\s+)?(?:end|close)\s+of|(?:by|(?:no|not)\s+later\s+than|before)\s+(?:noon|midday|midnight|\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm)|(?:the\s+)?close\s+of\s+(?:play|business|day))\s+on|(?:at|before|until)\s+the\s+end\s+of|end\s+of|start\s+of|beginning\s+of|by\s+(?:noon|5pm)\s+on)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:early\s+|mid[- ]|late\s+)?$/i
const AND_DATE = /^\s*(?:,|and|or|,\s*and)\s+(?:by\s+|on\s+)?$/i
const ON_DATE =
  /\b(?:on|in|during|for|from)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:early\s+|mid[- ]|late\s+)?$/i
const OTHER_PAPER =
  /\b(?:report(?:ed)?|inspection|direction|notice|letter|visit|plan|statement|meeting|review|assessment)\b[^,;.]{0,30}$/i
const PAST =
  /\b(?:published|issued|dated|made|held|undertaken|conducted|carried\s+out|signed|judged|appointed|met|found|identified|received|took\s+place|taken|set\s+out|sent|was|were|had)\b[^,;.]{0,30}$/i

/** The dates that are deadlines, with those joined to them by "and". */
export function deadlines(words: string, dates: readonly PrintedDate[], dated: IsoDay | null): PrintedDate[] {
  const kept: PrintedDate[] = []
  for (const date of dates) {
    const before = words.slice(Math.max(0, date.from - 60), date.from)
    const last = kept.at(-1)
    const isJoined = last !== undefined && AND_DATE.test(words.slice(last.to, date.from))
    const isAct = ON_DATE.test(before) && isAhead(date, before.replace(ON_DATE, ''), dated)
    if (DEADLINE.test(before) || /\b(?:by|before)\s+the\s+end\s+of/i.test(date.words) || isJoined || isAct)
      kept.push(date)
  }
  return kept
}

export function keepsToMonthEnd(day: IsoDay): 'month end' | null {
  return isMonthEnd(Temporal.PlainDate.from(day)) ? 'month end' : null
}

// "Will review this direction in February" looks ahead; "the report on 30 September" names a paper.
function isAhead(date: PrintedDate, before: string, dated: IsoDay | null): boolean {
  if (PAST.test(before)) return false
  return dated === null ? !OTHER_PAPER.test(before) : date.day > dated
}

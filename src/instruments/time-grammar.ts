import { readInterval } from './intervals.ts'
import { deadlines, type TimeContext, type TimeReading } from './deadlines.ts'
import { findDates, type PrintedDate } from './printed-dates.ts'
import { readRelative } from './relative-time.ts'
import { isStanding } from './verbs.ts'

// When one act is due, from the words of the act.

const CONDITION_FIRST =
  /^(?:and\s+|but\s+|then\s+)?(?:if|where|when|whenever|should|in\s+the\s+event|on\s+receipt|upon|following|for\s+(?:any|each|every)|after\s+(?:any|each|every)|once|as\s+soon\s+as\s+(?!(?:is\s+)?(?:reasonably\s+)?(?:practicable|possible))|prior\s+to|before|in\s+advance\s+of|ahead\s+of|unless|subject\s+to|on\s+each\s+occasion|at\s+(?:each|every)|in\s+(?:any|each)\s+case)\b/i
const CONDITION_WITHIN =
  /\b(?:if|when|whenever|in\s+the\s+event|prior\s+to|before|in\s+advance\s+of|ahead\s+of|at|to|after|following|where)\s+(?:(?:any|each|every|alternate|all)\s+(?:\p{L}+\s+){0,4}(?:meeting|review|visit|assessment|inspection|board|audit|decision|instance|case|stage)s?\b|forming\b|making\b|taking\b)|,?\s\b(?:if|whenever|in\s+the\s+event\s+(?:of|that)|on\s+each\s+occasion)\b\s+(?!appropriate|necessary|possible|required|requested|any\b(?=\s*[,.;:)]|$)|so\b|not\b|needed|applicable|deemed|relevant|practicable|agreed)|\bwhere\s+(?:it|they|the|a|an|any|there|performance|progress|concerns?|children)\s/iu
const ON_DEMAND =
  /\b(?:on\s+(?:reasonable\s+)?request|upon\s+request|at\s+the\s+request\s+of|(?:if|when|where|as|whenever)\s+(?:so\s+)?(?:requested|asked|required)|(?:if|when|whenever|as)\s+(?:(?:she|he|they|it)(?:\s+or\s+(?:she|he|they))?|the\s+\p{L}+)\s+(?:so\s+)?(?:requests?|requires?|asks?)\b|from\s+time\s+to\s+time|on\s+demand|as\s+(?:either\s+)?(?:they|he|she|it|(?:the\s+)?[\p{L}\u2019' ]{2,80}?)\s+may\s+(?:reasonably\s+)?(?:require|request|direct|need|determine|specify|ask)|(?:may|might)\s+(?:reasonably\s+)?(?:require|request)(?!\s+that)|reasonably\s+require[sd]?|at\s+(?:any|all\s+reasonable|any\s+reasonable)\s+times?|as\s+and\s+when|what(?:so)?ever\b[^.;]{0,60}\b(?:asked\s+for|requested|required))\b/iu
// Hours always run from something that happens.
const HOURS = /\bwithin\s+(?:\d+|\p{L}+(?:-\p{L}+)?)\s+hours?\b/iu
// "Raise at once any concern", "attend each meeting": as often as there is one.
const WHATEVER_HAPPENS =
  /\b(?:raise|notify|report|tell|alert|inform|escalate|refer)\b[^.;]{0,80}?\b((?:any|every|each)\s+(?:\p{L}+\s+){0,2}?(?:concern|incident|dispute|breach|death|allegation|complaint|disagreement|emergency)s?\b)|\b(?:attend|chair|observe)\s+((?:any|each|every|all)\s+(?:\p{L}+\s+){0,3}?meetings?)\b/iu
const URGENCY =
  /\b(?:immediately|urgently|as\s+a\s+matter\s+of\s+(?:urgency|priority)|forthwith|without\s+(?:further\s+|undue\s+)?delay|as\s+soon\s+as\s+(?:is\s+)?(?:reasonably\s+)?(?:practicable|possible)|with\s+immediate\s+effect|at\s+pace|promptly|swiftly|at\s+the\s+earliest\s+opportunity)\b/i
// "For the lifetime of this direction" ends with it, without the word.
const LIFETIME =
  /\b(?:for|throughout|during)\s+(?:the\s+(?:whole\s+|entire\s+)?)?(lifetime|duration|life|currency|as\s+long\s+as|so\s+long\s+as|period)\s+(?:of\s+)?((?:this|the|these)\s+(?:statutory\s+|improvement\s+)?(?:direction|notice|intervention|instrument|terms\s+of\s+reference|appointment|services\s+contract|contract)s?)\b[^.;,]{0,60}/i
const UNTIL =
  /\b(?:until|till)\s+((?:such\s+time|some\s+such\s+time|a\s+time|the\s+time|further\s+notice|the|it|this|they|[\p{L}\d]).{0,300})/iu
/** What stands in brackets speaks only where nothing else does: "by the end of May (within 12 months of the visit)". */
export function readTime(act: string, context: TimeContext): TimeReading {
  const words = act.replace(/\s+/g, ' ')
  const open = words.replace(/\([^()]{0,400}\)/g, ' ')
  const time = readOpenTime(open, context)
  return time.words !== null || open === words ? time : readOpenTime(words, context)
}

function readOpenTime(words: string, context: TimeContext): TimeReading {
  const dates = findDates(words)
  const recurring = readInterval(words, dates, context)
  if (recurring !== null) return recurring
  const condition = CONDITION_FIRST.exec(words)
  const main = condition === null ? words : afterFirstClause(words)
  return (
    readRelative(
      words,
      {
        isConditional: condition !== null,
        hasDate: deadlines(main, findDates(main), context.dated).length > 0,
      },
      context,
    ) ??
    readFixed(main, findDates(main), context) ??
    readUntil(main, findDates(main)) ??
    readOccasion(words, condition !== null, context)
  )
}

function readFixed(words: string, dates: readonly PrintedDate[], context: TimeContext): TimeReading | null {
  const kept = deadlines(words, dates, context.dated)
  const first = kept[0]
  if (first === undefined) return null
  const days = [...new Set(kept.map((date) => date.day))]
  return {
    schedule: { type: 'fixed', days },
    words: words.slice(words.lastIndexOf(' ', Math.max(0, first.from - 14)) + 1, kept.at(-1)?.to),
  }
}

function readUntil(words: string, dates: readonly PrintedDate[]): TimeReading | null {
  const found = UNTIL.exec(words)
  if (found === null) return readLifetime(words)
  const at = found.index
  const date = dates.find((one) => one.from >= at && one.from - at < 40)
  const event = (found[1] ?? '').replace(/[.;,:]+$/, '').slice(0, 200)
  return {
    schedule: { type: 'until', day: date?.day ?? null, event: date === undefined ? event : null },
    words: found[0].slice(0, 160),
  }
}

function readLifetime(words: string): TimeReading | null {
  const found = LIFETIME.exec(words)
  if (found === null) return null
  return {
    schedule: { type: 'until', day: null, event: `the end of ${found[2] ?? 'it'}` },
    words: found[0],
  }
}

function readOccasion(words: string, isConditional: boolean, context: TimeContext): TimeReading {
  if (isConditional) {
    const by = words.slice(0, firstClauseEnd(words))
    const isAsked = ON_DEMAND.test(by) && by.length < 40
    return {
      schedule: isAsked ? { type: 'on demand', within: null } : { type: 'triggered', by, within: null },
      words: by,
    }
  }
  const demand = ON_DEMAND.exec(words)
  if (demand !== null && !/more\s+(?:frequently|often|regularly)\s+$/i.test(words.slice(0, demand.index)))
    return { schedule: { type: 'on demand', within: null }, words: demand[0] }
  const occasion = CONDITION_WITHIN.exec(words)
  if (occasion !== null) {
    const by = words
      .slice(occasion.index)
      .replace(/^[,\s]+/, '')
      .replace(/[.;,:].*$/, '')
      .slice(0, 160)
    return { schedule: { type: 'triggered', by, within: null }, words: by }
  }
  const event = WHATEVER_HAPPENS.exec(words)
  if (event !== null) {
    const by = (event[1] ?? event[2] ?? event[0]).trim()
    return { schedule: { type: 'triggered', by, within: null }, words: by }
  }
  const hours = HOURS.exec(words)
  if (hours !== null)
    return { schedule: { type: 'triggered', by: hours[0].trim(), within: null }, words: hours[0].trim() }
  const urgency = URGENCY.exec(words)
  if (urgency !== null)
    return { schedule: { type: 'none', urgency: urgency[0].toLowerCase() }, words: urgency[0] }
  const stands = context.verb !== null && isStanding(context.verb)
  return {
    schedule:
      stands || /\bkept\b|\bup[- ]to[- ]date\b/i.test(words)
        ? { type: 'standing' }
        : { type: 'none', urgency: null },
    words: null,
  }
}

function firstClauseEnd(words: string): number {
  const comma = words.indexOf(',')
  return comma > 0 && comma < 240 ? comma : Math.min(words.length, 120)
}

function afterFirstClause(words: string): string {
  const comma = words.indexOf(',')
  return comma > 0 && comma < 240 ? words.slice(comma + 1) : words
}

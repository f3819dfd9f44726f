import { readInterval } from './intervals.ts'
import { NUMBER, readNumber } from './numbers-in-words.ts'
import { deadlines, type TimeContext, type TimeReading } from './deadlines.ts'
import { findDates, type PrintedDate } from './printed-dates.ts'
import type { Anchor, Span } from './schedule.ts'
import { isStanding } from './verbs.ts'

// When one act is due, from the words of the act.

const UNIT =
  '(?:(?:clear|full|consecutive)\\s+)?(?:working\\s+days?|business\\s+days?|school\\s+days?|calendar\\s+days?|days?|weeks?|months?|years?|fortnights?)'
const SPANS = new RegExp(
  String.raw`\b(${NUMBER}(?:\s*(?:,|and|or|to|-)\s*${NUMBER}){0,4})[\s-]+(?:\(\d+\)\s+)?(${UNIT})(?:['\u2019]s?)?\b`,
  'i',
)
const WITHIN = new RegExp(
  String.raw`\b(within|(?:by\s+)?(?:no|not)\s+(?:later|more)\s+than|at|in|over|during|for)\s+(?:a\s+(?:period|maximum)\s+of\s+|the\s+(?:next|coming|first)\s+|the\s+following\s+|a\s+further\s+|approximately\s+|about\s+)?` +
    SPANS.source.slice(2),
  'i',
)
const BARE_SPAN = new RegExp(
  SPANS.source + String.raw`\s+(after|following|from|before|prior\s+to|in\s+advance\s+of|of)\s+`,
  'i',
)
const GENERIC_EVENT =
  /\b(?:any|each|every|a|an)\s+(?:\p{L}+\s+){0,3}?(?:request|meeting|instruction|incident|visit|referral|report|review|assessment|change|concern|notification|case|complaint|decision|breach|occasion|inspection|death|board)s?\b|\b(?:becoming\s+aware|being\s+(?:asked|requested|notified|informed|told)|receipt\s+of\s+(?:a|any|each)|such\s+(?:a\s+)?(?:request|meeting|report|review))\b/iu
const CONDITION_FIRST =
  /^(?:and\s+|but\s+|then\s+)?(?:if|where|when|whenever|should|in\s+the\s+event|on\s+receipt|upon|following|for\s+(?:any|each|every)|after\s+(?:any|each|every)|once|as\s+soon\s+as\s+(?!(?:is\s+)?(?:reasonably\s+)?(?:practicable|possible))|prior\s+to|before|in\s+advance\s+of|unless|subject\s+to|on\s+each\s+occasion|at\s+(?:each|every)|in\s+(?:any|each)\s+case)\b/i
const CONDITION_WITHIN =
  /\b(?:if|when|whenever|in\s+the\s+event|prior\s+to|before|in\s+advance\s+of|at|to|after|following|where)\s+(?:(?:any|each|every|alternate|all)\s+(?:\p{L}+\s+){0,4}(?:meeting|review|visit|assessment|inspection|board|audit|decision|instance|case|stage)s?\b|forming\b|making\b|taking\b)|,?\s\b(?:if|whenever|in\s+the\s+event\s+(?:of|that)|on\s+each\s+occasion)\b\s+(?!appropriate|necessary|possible|required|requested|any\b|so\b|not\b|needed|applicable|deemed|relevant|practicable|agreed)|\bwhere\s+(?:it|they|the|a|an|any|there|performance|progress|concerns?|children)\s/iu
const ON_DEMAND =
  /\b(?:on\s+(?:reasonable\s+)?request|upon\s+request|at\s+the\s+request\s+of|(?:if|when|where|as|whenever)\s+(?:so\s+)?(?:requested|asked|required)|from\s+time\s+to\s+time|on\s+demand|as\s+(?:either\s+)?(?:they|he|she|it|(?:the\s+)?[\p{L}\u2019' ]{2,80}?)\s+may\s+(?:reasonably\s+)?(?:require|request|direct|need|determine|specify|ask)|(?:may|might)\s+(?:reasonably\s+)?(?:require|request)(?!\s+that)|reasonably\s+require[sd]?|at\s+any\s+time|as\s+and\s+when)\b/iu
const URGENCY =
  /\b(?:immediately|urgently|as\s+a\s+matter\s+of\s+(?:urgency|priority)|forthwith|without\s+(?:further\s+|undue\s+)?delay|as\s+soon\s+as\s+(?:is\s+)?(?:reasonably\s+)?(?:practicable|possible)|with\s+immediate\s+effect|at\s+pace|promptly|swiftly|at\s+the\s+earliest\s+opportunity)\b/i
const UNTIL =
  /\b(?:until|till)\s+((?:such\s+time|some\s+such\s+time|a\s+time|the\s+time|further\s+notice|the|it|this|they|[\p{L}\d]).{0,300})/iu
const OWN_DATE =
  /^(?:the\s+)?(?:date|issue|issuing|making|start|commencement|coming\s+into\s+force|receipt)?\s*(?:of|on\s+which)?\s*(?:this|the|these)\s+(?:statutory\s+|improvement\s+|revised\s+|said\s+)?(?:direction|notice|terms\s+of\s+reference|instrument|annex)\b|^(?:today|now|the\s+date\s+(?:hereof|above|of\s+issue))\b/i

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
    readRelative(words, condition !== null, context) ??
    readFixed(main, findDates(main), context) ??
    readUntil(main, findDates(main)) ??
    readOccasion(words, condition !== null, context)
  )
}

function readFixed(words: string, dates: readonly PrintedDate[], context: TimeContext): TimeReading | null {
  const kept = deadlines(words, dates, context)
  const first = kept[0]
  if (first === undefined) return null
  const days = [...new Set(kept.map((date) => date.day))]
  return {
    schedule: { type: 'fixed', days },
    words: words.slice(Math.max(0, first.from - 14), kept.at(-1)?.to),
  }
}

function readUntil(words: string, dates: readonly PrintedDate[]): TimeReading | null {
  const found = UNTIL.exec(words)
  if (found === null) return null
  const at = found.index
  const date = dates.find((one) => one.from >= at && one.from - at < 40)
  const event = (found[1] ?? '').replace(/[.;,:]+$/, '').slice(0, 200)
  return {
    schedule: { type: 'until', day: date?.day ?? null, event: date === undefined ? event : null },
    words: found[0].slice(0, 160),
  }
}

function readRelative(words: string, isConditional: boolean, context: TimeContext): TimeReading | null {
  const found = WITHIN.exec(words) ?? BARE_SPAN.exec(words)
  if (found === null) return null
  const isWithin = WITHIN.test(words)
  const lead = isWithin ? (found[1] ?? '').toLowerCase() : ''
  const numbers = (isWithin ? found[2] : found[1]) ?? ''
  const unit = (isWithin ? found[3] : found[2]) ?? ''
  const tail = words.slice(found.index + found[0].length).trimStart()
  const event = eventOf(isWithin ? tail : `${found[3] ?? ''} ${tail}`)
  const isBefore = /^(?:before|prior|in\s+advance)/i.test(event.side)
  if (
    lead === 'for' ||
    (isDurationOf(lead) && event.words === '' && !/\bnext\b|\bcoming\b|\bfollowing\b/i.test(found[0]))
  )
    return null
  const after = spansOf(numbers, unit, isBefore)
  const wholeWords = words.slice(found.index, found.index + found[0].length + event.length)
  const generic = GENERIC_EVENT.exec(event.words === '' ? tail : event.words)
  if (isConditional || generic !== null) {
    const by =
      generic === null
        ? words.slice(0, firstClauseEnd(words))
        : `${isBefore ? 'before' : 'after'} ${generic[0]}`
    return { schedule: { type: 'triggered', by: by.trim(), within: after[0] ?? null }, words: wholeWords }
  }
  const isRange = /\bto\b|-/.test(numbers.replace(/[a-z]+-[a-z]+/gi, '')) || /\d-\d/.test(numbers)
  return {
    schedule: { type: 'relative', anchor: anchorOf(event.words, context), after, isRange },
    words: wholeWords,
  }
}

function isDurationOf(lead: string): boolean {
  return lead === 'at' || lead === 'in' || lead === 'over' || lead === 'during'
}

function eventOf(tail: string): { side: string; words: string; length: number } {
  const found =
    /^(?:of|after|following|from|before|prior\s+to|in\s+advance\s+of)\s+([^,;.()]{2,160}?)(?=\s+(?:and|which|setting|that\s+is|an?\s+officer|to\s+the)\b|[,;.()]|$)/i.exec(
      tail,
    )
  if (found === null) return { side: '', words: '', length: 0 }
  return { side: found[0], words: found[1] ?? '', length: found[0].length }
}

function anchorOf(event: string, context: TimeContext): Anchor {
  if (event === '' || OWN_DATE.test(event))
    return { event: `the date of ${context.instrument}`, day: context.dated }
  const date = findDates(event)[0]
  return { event, day: date !== undefined && /^\d|^the\s+\d/.test(event) ? date.day : null }
}

export function spansOf(numbers: string, unit: string, isBefore: boolean): Span[] {
  const plain = unit
    .toLowerCase()
    .replace(/^(?:clear|full|consecutive|calendar)\s+/, '')
    .replace(/s$/, '')
  const isWorking = /working|business|school/.test(plain)
  const name = isWorking ? 'working day' : plain === 'fortnight' ? 'week' : plain.replace(/.*\s/, '')
  const worth = plain === 'fortnight' ? 2 : 1
  const sign = isBefore ? -1 : 1
  return numbers
    .split(/\s*(?:,|\band\b|\bor\b|\bto\b)\s*|(?<=\d)-(?=\d)/i)
    .filter((one) => one !== '')
    .map((one) => ({ count: sign * worth * readNumber(one), unit: toUnit(name) }))
}

function toUnit(name: string): Span['unit'] {
  return name === 'working day' || name === 'week' || name === 'month' || name === 'year' ? name : 'day'
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

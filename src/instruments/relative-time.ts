import type { TimeContext, TimeReading } from './deadlines.ts'
import { NUMBER, readNumber } from './numbers-in-words.ts'
import { findDates } from './printed-dates.ts'
import type { Anchor, Span } from './schedule.ts'

// "Within 28 days of the date of this direction", "at six and twelve months after", "four days before each meeting".

const UNIT =
  '(?:(?:clear|full|consecutive)\\s+)?(?:working\\s+days?|business\\s+days?|school\\s+days?|calendar\\s+days?|days?|weeks?|months?|years?|fortnights?)'
const GENERIC_EVENT =
  /\b(?:any|each|every|a|an)\s+(?:\p{L}+\s+){0,3}?(?:request|meeting|instruction|incident|visit|referral|report|review|assessment|change|concern|notification|case|complaint|decision|breach|occasion|inspection|death|board)s?\b|\b(?:becoming\s+aware|being\s+(?:asked|requested|notified|informed|told)|receipt\s+of\s+(?:a|any|each)|^(?:its\s+|their\s+)?receipt$|such\s+(?:a\s+)?(?:request|meeting|report|review))\b/iu
const OWN_DATE =
  /^(?:the\s+)?(?:date|issue|issuing|making|start|commencement|coming\s+into\s+force)?\s*(?:of|on\s+which)?\s*(?:this|the|these)\s+(?:statutory\s+|improvement\s+|revised\s+|said\s+)?(?:directions?|notice|report|terms\s+of\s+reference|instrument|annex)\b|^(?:today|now|the\s+date\s+(?:hereof|above|of\s+issue))\b/i

const SPAN = new RegExp(
  String.raw`\b(${NUMBER}(?:\s*(?:,|and|or|to|-)\s*${NUMBER}){0,4})[\s-]+(?:\(\d+\)\s+)?(${UNIT})(?:['\u2019]s?)?(?=[\s,.;:)]|$)`,
  'gi',
)
const REQUESTS = /\b(?:such|any|each|every|all)\s+(?:\p{L}+\s+){0,2}requests?\b/iu
const LEAD =
  /\b(within|(?:by\s+)?(?:no|not)\s+(?:later|more)\s+than|after|at|in|over|during|for)\s+(?:a\s+(?:period|maximum)\s+of\s+|the\s+(?:next|coming|first)\s+|the\s+following\s+|a\s+further\s+|approximately\s+|about\s+)?$/i
const EVENT =
  /^(of|after|following|from|before|prior\s+to|in\s+advance\s+of)\s+([^,;.()]{2,160}?)(?=\s+(?:and|which|setting|that\s+is|an?\s+officer|to\s+the)\b|[,;.()]|$)/i

// "No more than one month old" says how old, "more than one month late" how late: neither is a deadline.
const AGE = /^(?:old|of\s+age|ago|late|overdue|long)\b/i

// "So that workers can be appointed within four weeks": what it is for, not when it is due.
const PURPOSE = /\bso\s+that\b[^.;]*$/i
// "No later than three working days afterwards": after the act before, each time.
const AFTERWARDS =
  /^(?:afterwards?|beforehand|in\s+advance|of\s+(?:doing\s+so|its\s+\p{L}+|their\s+\p{L}+))\b/iu
// An answer runs from whatever it answers, each time.
const ANSWERS = /\b(?:respond|reply|replies|response)\s+to\b/i

// "A note of each meeting within five working days" runs from each meeting.
const EACH_EVENT =
  /\b(?:each|every|any)\s+(?:\p{L}+\s+){0,2}?(?:meeting|visit|review|inspection|audit|incident|assessment|death|complaint|referral)\b/iu

type Found = {
  readonly lead: string
  readonly numbers: string
  readonly unit: string
  readonly side: string
  readonly event: string
  readonly tail: string
  readonly words: string
}

/** A due time counted from an event; null where the spans of the act are only durations. */
export function readRelative(
  words: string,
  { isConditional, hasDate }: { readonly isConditional: boolean; readonly hasDate: boolean },
  context: TimeContext,
): TimeReading | null {
  const spans = findSpans(words)
  const found = spans.find((span) => span.event !== '') ?? spans.find((span) => isDeadline(span))
  if (found === undefined || (hasDate && found.event === '')) return null
  const isBefore = /^(?:before|prior|in\s+advance)/i.test(found.side)
  const generic =
    GENERIC_EVENT.exec(found.event === '' ? found.tail : found.event) ??
    (found.event === '' ? (AFTERWARDS.exec(found.tail) ?? REQUESTS.exec(words) ?? answered(words)) : null)
  const each = found.event === '' && generic === null ? EACH_EVENT.exec(words) : null
  const after = spansOf(found, isBefore)
  if (each !== null)
    return {
      schedule: { type: 'triggered', by: `after ${each[0]}`, within: after[0] ?? null },
      words: found.words,
    }
  if (isConditional || generic !== null) {
    const isNamed = generic !== null && !AFTERWARDS.test(generic[0])
    const by = !isNamed ? openingOf(words) : `${isBefore ? 'before' : 'after'} ${generic[0]}`
    return { schedule: { type: 'triggered', by, within: after[0] ?? null }, words: found.words }
  }
  // "Six months after the date of this notice and ... at twelve months": both run from the one date.
  const more = spans.filter(
    (span) => span !== found && span.event === '' && /^(?:at|after)\b/i.test(span.lead),
  )
  const all = [...after, ...more.flatMap((span) => spansOf(span, false))]
  return {
    schedule: {
      type: 'relative',
      anchor: anchorOf(found.event, context),
      after: all,
      isRange: isRange(found),
    },
    words: found.words,
  }
}

function answered(words: string): RegExpExecArray | null {
  return ANSWERS.test(words)
    ? /(?<=\b(?:respond|reply|response)\s+to\s+(?!this\b))[^,.;]{3,80}?(?=\s+within\b|[,.;]|$)/i.exec(words)
    : null
}

function findSpans(words: string): Found[] {
  const first = FIRST_UNIT.exec(words)
  const opening: Found[] =
    first === null
      ? []
      : [
          {
            lead: 'within',
            numbers: 'one',
            unit: first[1] ?? '',
            side: '',
            event: '',
            tail: '',
            words: first[0],
          },
        ]
  const counted = [...words.matchAll(SPAN)].flatMap((match) => {
    const [whole, numbers = '', unit = ''] = match
    const lead = LEAD.exec(words.slice(Math.max(0, match.index - 50), match.index))?.[0] ?? ''
    const tail = words.slice(match.index + whole.length).trimStart()
    const event = EVENT.exec(tail.slice(0, 220))
    const side = event?.[1] ?? ''
    if (/^for\b/i.test(lead) || (lead === '' && (side === '' || /^of$/i.test(side)))) return []
    if (AGE.test(tail) || PURPOSE.test(words.slice(0, match.index))) return []
    const said = `${lead}${whole} ${event?.[0] ?? ''}`.trim()
    return [{ lead, numbers, unit, side, event: event?.[2] ?? '', tail, words: said }]
  })
  return [...opening, ...counted]
}

// "Within the first month": one, with its number unsaid.
const FIRST_UNIT = /\bwithin\s+the\s+(?:first|next|coming|following)\s+(week|fortnight|month|year)\b/i

// "Over 12 months" is a duration; "within 12 months" and "in the next 12 months" are deadlines.
function isDeadline({ lead }: Found): boolean {
  return /^(?:within|by|no|not|after)\b/i.test(lead) || /\b(?:next|coming|following)\s+$/i.test(lead)
}

function isRange({ numbers }: Found): boolean {
  return /\bto\b|\d-\d/i.test(numbers)
}

function anchorOf(event: string, context: TimeContext): Anchor {
  if (event === '' || OWN_DATE.test(event))
    return { event: `the date of ${context.instrument}`, day: context.dated }
  const date = findDates(event)[0]
  return { event, day: date !== undefined && /^(?:the\s+)?\d/.test(event) ? date.day : null }
}

function spansOf({ numbers, unit }: Found, isBefore: boolean): Span[] {
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

function openingOf(words: string): string {
  const comma = words.indexOf(',')
  return words.slice(0, comma > 0 && comma < 240 ? comma : 120).trim()
}

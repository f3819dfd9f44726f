import { plain } from './check-words.ts'

// Figures in the words of a plan: amounts, as opposed to dates, ages, section numbers and years.

const DATES =
  /\b(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?[\s-]+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:20)?\d{2}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?:19|20)\d{2}(?:\s*[/–-]\s*\d{2,4})?\b|\bq[1-4]\b/gi
const LABELS =
  /\bunder[- ]\d+s\b|\b(?:section|s|level|stage|ks|tier|phase|priority|recommendation|rec|chapter|year|aged?|ages|(?:children|child|those|pupils) (?:under|over)|part|step|theme|standard|grade|band|objective|action|clause|paragraph|para|regulation|annex|appendix|no|version|v)\.?\s*\d+(?:\s*(?:[-–/]|to|and)\s*\d+)?\b|\b\d+\s*[-–]\s*(?:year|25\b)\S*|\b\d{1,2}\s*[-–]\s*\d{1,2}(?:s\b|\s*year)|\b0\s*[-–]\s*\d+\b|\b24\/7\b/gi
const NUMBER_WORDS =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|hundred|dozen|half|third|quarter'

/** The words with every figure blanked that is not an amount; as long as before, so that places still fit. */
export function withoutDates(words: string): string {
  const blank = (found: string): string => ' '.repeat(found.length)
  return words.replaceAll(DATES, blank).replaceAll(LABELS, blank)
}

/** "25 cases", "£3,000", "95 %", "two days a week". */
export function findAmount(words: string): string | null {
  const left = withoutDates(words)
  const found =
    left.match(/\d[\d,.]*\s*(?:%|per ?cent|percentage points?)/i) ??
    left.match(/£\s?\d[\d,.]*(?:\s?[mk]\b)?|\b\d[\d,]*(?:\.\d+)?\b/i) ??
    left.match(new RegExp(`\\b(?:${NUMBER_WORDS})\\b(?=[\\s-]+\\p{L})`, 'iu'))
  return found === null ? null : plain(words.slice(found.index ?? 0, (found.index ?? 0) + found[0].length))
}

const PERCENT = /\d\s*(?:%|per ?cent\b)/i
const CHANGE =
  /\bfrom\s+[£\d][\d,.]*\s*%?[^.;\n]{0,60}?\bto\s+[£\d]|\b(?:falls?|fell|rises?|rose|drops?|down|up|reduced?|reduction|increased?|cut|lowered?|raised?|grows?|improves?|improved?)\b[^.;\n]{0,60}?\b(?:by|to|below|above|under|over|of)\s+(?:(?:below|under|above|over|at least|at most|no more than|fewer than|less than)\s+)?[£\d]/i
const BOUND =
  /(?:\b(?:at least|no more than|not more than|fewer than|less than|more than|below|above|under|over|minimum(?: of)?|maximum(?: of)?|max\.?|min\.?|up to|at or below|within)\s+[£\d]|[<>≤≥]\s*\d)/i
// "16 (24 now)": the figure to reach with the one it starts from.
const SHARE =
  /\b\d[\d.,]*\s*%?(?:\s+[a-z]+){0,3}\s*\((?:from\s+|baseline:?\s+|now\s+|currently\s+)?[£~]?\d[^)]*\)|\b\d[\d.,]*\s+or\s+(?:fewer|less|lower|more|better|above|below|under|over)\b|\b\d+\s+(?:out of|of(?: the)?|in)\s+(?:every\s+)?\d+\b|\b(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:three|four|five|six|seven|eight|nine|ten)\b/i
const RATE = /\b\d[\d.,]*\s+(?:a|per|each|every)\s+(?:year|month|week|term|quarter|day)\b/i
// "Down by half", "doubled".
const FOLD =
  /\bby (?:a |one )?(?:half|third|quarter|two thirds|three quarters)\b|\b(?:halved?|doubled?|trebled?)\b/i
const NONE_OR_ALL =
  /\b(?:no|zero|nil) (?:children|child|young|family|families|case|cases|referral|referrals|unallocated|unregistered|worker|assessment|visit|care)\b|\bnobody\b|\b(?:all|every|each)\b[^.;\n]*?\b(?:within|in) (?:\w+ )?(?:timescales?|date|\d+)\b/i

/** "From 24 to 16", "down to 12": a figure on its way to another. */
export function hasChange(words: string): boolean {
  return CHANGE.test(withoutDates(words))
}

export function hasShareOfAll(words: string): boolean {
  return PERCENT.test(withoutDates(words))
}

/** An amount that says how far or how many of all: a figure one can be held to, not only a count of things done. */
export function hasLevel(words: string): boolean {
  const left = withoutDates(words)
  return [PERCENT, CHANGE, BOUND, SHARE, RATE, FOLD, NONE_OR_ALL].some((form) => form.test(left))
}

import { findAmount, hasLevel } from './check-figures.ts'
import { COUNTABLE, GENERIC, PADDING } from './check-verbs.ts'
import { lexicon, stem, tokens } from './check-words.ts'

// What one part of a measure is: a figure reached, something to count, something made, or only a hope.

export type PartKind = 'measured' | 'indicator' | 'output' | 'said'

export function kindOfPart(part: string): PartKind {
  if (isOutput(part)) return 'output'
  const figures = withoutSpans(part)
  if (hasLevel(figures) || (findAmount(figures) !== null && NAMES_A_STATE.test(figures))) return 'measured'
  if (INDICATOR.test(part) || isBareCount(part)) return 'indicator'
  return 'said'
}

// "Fewer cases over 16 weeks": the weeks say what is counted, not how many there may be.
function withoutSpans(part: string): string {
  if (/\b(?:no|none|nobody|zero|nil|every|all)\b/i.test(part)) return part
  return part.replaceAll(
    /\b(?:over|more than|longer than|older than|beyond|past|after|for|aged)\s+\d+\s*(?:working )?(?:hours?|days?|weeks?|months?|years?)\b/gi,
    ' ',
  )
}

// "Turnover", "Agency spend": counted by everyone, though no word says that it is a figure.
function isBareCount(part: string): boolean {
  const words = tokens(part)
  const last = words.at(-1)
  return words.length <= 4 && last !== undefined && COUNTABLE.has(stem(last.word)) && !HOPED.test(part)
}

const HOPED =
  /\b(?:no|sufficient|enough|stable|safe|\w+ed|\w+tion|better|fewer|less|lower|more|higher|good|manageable|improv\w*)\b/i

const INDICATOR =
  /\b(?:number|percentage|proportion|rate|ratio|average|median|mean|frequency|volume|incidence) of\b|%\s*of|\b(?:rates?|percentage|proportion|score|scores|take[- ]?up|kpi|indicator|per 10,?000|(?:in|within|on) (?:\w+ )?(?:timescales?|time)|up[- ]to[- ]date)\b/i
// An amount beside one of these is a level: "Average caseload 16 (24 now)", "Census checks failed: under 50".
const NAMES_A_STATE =
  /\b(?:average|rate|caseload|score|days?|weeks?|hours?|baseline|now|target|currently|today|remain|waiting|open|children|families|young people|parents|care leavers|complaints|escalations|re-?referrals|referrals|placements|vacanc\w+|turnover|posts?|visits?|working days)\b|[:=]\s*[£\d]/i

const MADE = lexicon(`
  policy strategy plan training workshop report group board reference dashboard framework protocol newsletter post tool
  guidance procedure minute programme campaign template document session event meeting course conference briefing
  leaflet handbook toolkit website page video pathway model agreement contract offer pledge vision charter
  statement register tracker system process structure team hub panel forum network role job advert role-profile
  training-programme package pack presentation schedule timetable calendar matrix map log checklist form standards
  terms action recommendation learning home paper staff lead member manager module curriculum
  tor remit work bid case sample record appraisal proposal study options-appraisal carer worker champion officer specification service brochure resource presentation app portal`)
const DONE =
  /\b(?:published|agreed|approved|signed(?:[ -]off)?|delivered|in place|in use|in post|established|launched|completed?|held|written|produced|developed|updated|reviewed|circulated|shared|converted|disseminated|attend(?:ed|ing|ance)|trained|recruited|appointed|implemented|presented|purchased|bought|commissioned|available|set up|refreshed|revised|drafted|created|introduced|issued|distributed|disseminated|rolled out|undertaken|carried out|convened|registered|submitted|received|identified|mapped|adopted|embedded|uploaded|opened|filled|briefed|communicated|operational|live|finalised|ratified|installed|on the website|took place|takes? place|taken place|conducted|started|begun|commenced|procured|tendered|awarded|designed|piloted|trialled|hired|secured|meets|convenes)\b|^(?:completion|production|delivery|publication|development|implementation|introduction|launch|creation|establishment) of\b/i
const COUNTS_DOING =
  /\b(?:number|no\.?|%|percentage|per ?cent|proportion|\d+)\b[^.;]*\b(?:trained|attend(?:ed|ing|ance|s)?|sessions?|workshops?|briefings?|events?|courses?|meetings? held|training|newsletters?|(?:carers?|famil(?:y|ies)|parents|people|children|schools|settings|employers|providers|partners|agencies|businesses) (?:supported|reached|signposted|consulted|contacted|offered|engaged)|letters? sent|audits? (?:completed|undertaken|carried out|done|held)|policies|leaflets|champions|visits to teams|hits|views|downloads|staff (?:who )?(?:have )?(?:complet\w+|receiv\w+|read))\b/i
// What is judged, timely or felt is no mere output, though it is written in an output's words.
const FELT_OR_JUDGED =
  /\b(?:graded?|judged|rated|good or better|good or outstanding|within|timescales?|on time|in time|timely within|up[- ]to[- ]date|overdue|waiting|who (?:say|feel|report|tell|can|know|stay|had|go)|say(?:ing)?|feel(?:ing)?|fall(?:s|ing)?|fell|rise[sn]?|drops?|reduc\w+|fewer|turnover|vacanc\w+|caseloads?|re-?referr\w+|rate|agree with|permanent|repeat|retained|retention|score[sd]?)\b/i

// "40 audits a month": how often, not to what end.
const DONE_AT_A_RATE =
  /^\W*(?:\d+|two|three|four|five|six|ten|twelve|twenty|monthly|weekly|quarterly)\s+(?:[\w-]+\s+){0,2}?(?:audits|sessions|meetings|newsletters|briefings|workshops|observations|surveys|events|panels|reports|samples|clinics)\b(?:\s+(?:held|done|completed|carried out))?(?:\s+(?:a|per|each|every)\s+\w+)?\W*$/i

function isOutput(part: string): boolean {
  if (DONE_AT_A_RATE.test(part)) return true
  if (COUNTS_DOING.test(part) && !JUDGED_COUNT.test(part)) return true
  if (
    /\b(?:hits|downloads|page views|followers|likes|response rate|visits to (?:the|our) (?:web ?)?site|website visits)\b/i.test(
      part,
    )
  )
    return true
  if (isMadeThing(part)) return true
  if (FELT_OR_JUDGED.test(part) || CHILD_HAS.test(part)) return false
  if (hasLevel(part)) return DONE_TO_MADE.test(part)
  if (/^to be \w+$/i.test(part)) return false
  if (DONE.test(part)) return namesAThing(part)
  if (isThingDone(part)) return true
  return tokens(part).some(({ word }) => MADE.has(stem(word))) && isNounPhrase(part)
}

// "Caseload report produced", "Retention strategy approved": a report of what is counted counts nothing.
function isMadeThing(part: string): boolean {
  if (hasLevel(part) || TIMELY.test(part)) return false
  const at = part.search(DONE)
  const head = at < 1 ? undefined : tokens(part.slice(0, at)).findLast(({ word }) => !AUXILIARY.test(word))
  return head !== undefined && PAPERS.has(stem(head.word)) && tokens(part).length <= 10
}

const AUXILIARY = /^(?:is|are|been|be|have|has|was|were|fully|to)$/
const TIMELY =
  /\b(?:within|on time|in time|timely|timescales?|up[- ]to[- ]date|graded?|good|who|children|famil\w+)\b/i
const PAPERS = lexicon(`
  report strategy policy paper framework protocol guidance dashboard toolkit tool template procedure newsletter
  leaflet handbook charter tracker survey audit programme campaign business-case specification proposal map matrix`)

const JUDGED_COUNT =
  /\b(?:pupils?|absen\w+|graded?|judged|good or better|within|timescales?|fall(?:s|ing)?|rise[sn]?|drops?|show(?:s|ing)?|find|found|strategy (?:discussions?|meetings?)|core groups?|conferences?|reviews?|school|appointments?|clinics?)\b/i
const CHILD_HAS =
  /\b(?:children|child|young people|care leavers|famil(?:y|ies)|parents?|carers)\b[^.;]*\b(?:with|have|has|had|whose|are|is)\b/i
// Counted or not, these are done by the agency to its own people and papers.
const DONE_TO_MADE =
  /\b(?:staff|members?|managers?|workers?|practitioners?|officers?|teams?|polic(?:y|ies)|recommendations?|actions?|audits?|homes?|training|sessions?|posts?|letters?|leaflets?|e-?mails?|packs?|guides?|guidance)\b[^.;]*\b(?:trained|sent|shared|distributed|attended|briefed|delivered|implemented|published|circulated|completed|issued|signed[ -]off|recruited|appointed|registered|received)\b/i

// "Effective governance in place", "Practice model embedded": done, but nothing made.
function namesAThing(part: string): boolean {
  if (/\bembedded\b/i.test(part)) return false
  const before = part.slice(0, part.search(DONE))
  const heavy = tokens(before.trim() === '' ? part : before).filter(
    ({ word }) => !PADDING.has(word) && !/^(?:is|are|been|be|have|has|was|were|fully)$/.test(word),
  )
  const head = heavy.at(-1)
  if (head === undefined) return false
  return (
    MADE.has(stem(head.word)) ||
    /^(?:dialogue|discussion|conversation)s?$/.test(head.word) ||
    !GENERIC.has(stem(head.word))
  )
}

// "Plan aligned", "Boundaries redrawn": something done to a thing. Done to people, or made better, it is a hope.
function isThingDone(part: string): boolean {
  const words = tokens(part)
  const last = words.at(-1)?.word ?? ''
  const head = words.at(-2)
  if (
    words.length > 5 ||
    head === undefined ||
    !/^(?:[a-z]+ed|written|taken|given|drawn|redrawn|bought|built|rebuilt|sent)$/.test(last) ||
    MADE_BETTER.test(last)
  )
    return false
  return !GENERIC.has(stem(head.word)) && (!PEOPLE.test(head.word) || TOLD.test(last))
}

const MADE_BETTER =
  /^(?:improved|strengthened|increased|reduced|enhanced|embedded|engaged|achieved|supported|met|valued|raised|lowered|maintained|sustained|stabilised|promoted|safeguarded|protected|seen|required|deepened|tightened|needed)$/
const TOLD = /^(?:reminded|briefed|told|informed|notified|e-?mailed|consulted|surveyed|invited)$/
const PEOPLE =
  /^(?:child|children|people|family|families|parents?|carers?|fathers?|mothers?|staff|workforce|workers?|members?|partners?|leavers?|managers?|agencies|colleagues|pupils|residents|community|communities)$/

// "Refreshed protocol", "Monthly report": the thing itself stands for the measure.
function isNounPhrase(part: string): boolean {
  const words = tokens(part)
  const end = words.findIndex(({ word }) => /^(?:of|for|to|on|with|from|in|and|by|at)$/.test(word))
  const head = words[(end < 0 ? words.length : end) - 1]
  if (
    head === undefined ||
    !MADE.has(stem(head.word)) ||
    words.length > 8 ||
    CLAUSE.test(part) ||
    INDICATOR.test(part)
  )
    return false
  return !/^(?:staff|team|worker|manager|member|lead|process|system|work|service|case|model)$/.test(
    stem(head.word),
  )
}

const CLAUSE =
  /\b(?:is|are|has|have|feel|feels|show|shows|demonstrates?|evidences?|improved|improving|better|stronger|more|greater|increased|effective|clear|good|high quality|consistent|accurate|robust|reliable|meaningful|purposeful|sound)\b/i

// "Plans in 20 weeks", with a share to reach: plans are made, but that they come in time is felt.
export function isShareOf(part: string): boolean {
  return (
    /\b(?:in|within|with|over|under|who|where)\b/i.test(part) && !DONE.test(part) && !COUNTS_DOING.test(part)
  )
}

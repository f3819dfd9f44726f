import { formatDay } from '../shared/days.ts'
import { type Act, sentencesOf } from './check-acts.ts'
import { hasLevel } from './check-figures.ts'
import { readOwners } from './check-owner-words.ts'
import { plain } from './check-words.ts'
import type { PlanAction } from './plan-check.ts'

// A better way to say it, from the action's own words; what only the council can know stands in square brackets.

export function betterAct(action: PlanAction, lead: Act | null): string {
  const object = lead === null ? '' : objectOf(action.words, lead)
  switch (lead?.verb ?? '') {
    case 'review':
    case 'evaluat':
    case 'consider':
    case 'explor':
    case 'examin':
    case 'revisit':
    case 'look':
      return `The improvement board agrees ${byDay(action)} what will change about ${object || '[what]'}, and who changes it.`
    case 'ensur':
    case 'assur':
    case 'evidenc':
    case 'demonstrat':
    case 'mak':
      return `Each Monday ${who(action)} lists every case where this is not so (${object || '[what]'}), with who puts it right and by which day.`
    case 'monitor':
    case 'overse':
    case 'track':
      return `Show ${object || '[what]'} at the weekly performance meeting; where it is worse than [the agreed figure], the manager brings a recovery plan within five working days.`
    case 'continu':
    case 'maintain':
    case 'sustain':
      return `Say how many, how often and until when: "${who(action)} ${goingOn(action.words, lead, object)} every [week] until [day], ${soThat(action)}".`
    default:
      return `Name the one change that will do it: "From [day], ${who(action)} [does what]${forWhat(object)} every [week], ${soThat(action)}".`
  }
}

// All that the verb is about, to the end of its sentence; for a passive, what stands before the verb.
function objectOf(words: string, lead: Act): string {
  const isPassive = lead.object.start === lead.start
  const sentence = sentencesOf(words).find(
    ({ start, text }) => start <= lead.start && lead.start < start + text.length,
  )
  const end = isPassive || sentence === undefined ? lead.object.end : sentence.start + sentence.text.length
  const object = plain(words.slice(lead.object.start, end)).replace(/^that\s+/i, '')
  return object.length <= 140 ? object : `${object.slice(0, 138).replace(/\s\S*$/, '')} …`
}

// "Continue to embed the model" is an act of its own; "Continue weekly audits" keeps something up.
function goingOn(words: string, lead: Act | null, object: string): string {
  if (object === '' || lead === null) return '[does what]'
  const isAct = /(?:^|\s)to\s*$/i.test(words.slice(0, lead.object.start)) || /^to\s/i.test(object)
  return isAct ? `will ${object.replace(/^to\s+/i, '')}` : `keeps up ${object}`
}

function forWhat(object: string): string {
  return object === '' ? '' : ` for ${object.charAt(0).toLowerCase()}${object.slice(1)}`
}

function soThat(action: PlanAction): string {
  const measure = plain(action.measure)
  if (hasLevel(measure)) return `so that: ${measure.replace(/\.$/, '')}`
  return `so that [measure] moves from [now] to [target] ${byDay(action)}`
}

function who(action: PlanAction): string {
  const owners = readOwners(action.owner)
  return owners.kind === 'one' && owners.owner.length <= 60 ? plain(owners.owner) : '[one named post]'
}

function byDay(action: PlanAction): string {
  return action.due === null ? 'by [day]' : `by ${formatDay(action.due)}`
}

// What councils already count about the commonest subjects: statutory timescales and census items.
const COUNTED: readonly (readonly [RegExp, string])[] = [
  [/\bwait(?:s|ing)?\b/i, 'Median wait, in weeks, and children who wait longer than the standard'],
  [/\behc\w*|\bsend\b|special educational/i, 'Education, health and care plans issued within 20 weeks'],
  [/tribunal|exclusion|suspension/i, 'Each in a year, and as a share of decisions'],
  [/supervis/i, 'Supervision held within the policy’s timescale'],
  [/strategy (?:discussion|meeting)/i, 'Strategy discussions with police and health both present'],
  [/initial health|health assessment/i, 'Initial health assessments within 20 working days'],
  [/re-?referr/i, 'Re-referrals within 12 months'],
  [
    /front door|mash|threshold|contact|referral/i,
    'Contacts with a decision within one working day, and those that lead to no further action',
  ],
  [
    /foster carers?|fostering (?:service|household)/i,
    'Fostering households approved and leaving, and children placed with our own carers',
  ],
  [
    /\b(?:appoint|recruit)\w*\b.*\b(?:director|dcs|ad|head of|chief|lead)\b|permanent (?:leadership|director|ad\b)/i,
    'Leadership posts held by permanent staff, and months since the last change',
  ],
  [
    /\b(?:child(?:ren)?(?:’s|'s)?(?: and famil(?:y|ies))?|famil(?:y|ies)|c&f|c\s*and\s*f|single|section 47|s47|parenting|risk) assessments?|\bassessments? (?:of (?:need|risk|children)|that|completed|within|quality)|quality of assessments?/i,
    'Assessments completed within 45 working days',
  ],
  [/caseload|workload/i, 'Average caseload, and workers above the limit'],
  [
    /recruit|retention|workforce|vacanc|agency (?:staff|worker|social|use|rate)|staff(?:ing)?\b.*(?:turnover|stab)/i,
    'Social work posts held by permanent staff',
  ],
  [/missing/i, 'Return interviews within 72 hours'],
  [/exploit/i, 'Children who go missing three or more times in 90 days'],
  [/care leaver|pathway plan/i, 'Care leavers with a pathway plan less than six months old'],
  [
    /placement|foster|sufficien|permanence|stabil/i,
    'Children in care with three or more placements in 12 months',
  ],
  [/\bpep|education/i, 'Personal education plans graded good'],
  [/visit|seen/i, 'Children seen within the timescale of their plan'],
  [/voice|participat|listen|advoca/i, 'Children asked who say something changed because of what they said'],
  [
    /drift|delay|oversight|child protection plan/i,
    'Children on a child protection plan for two years or longer',
  ],
  [/complain/i, 'Complaints answered within 10 working days'],
  [/domestic abuse|neglect/i, 'Repeat referrals for the same concern within six months'],
  [
    /audit|quality of (?:practice|work|plans?|records?)|practice (?:model|standard|framework|week)|case record|care plan|chronolog|\btrain/i,
    'Case audits graded good or better, parent or child interviewed',
  ],
]

export function betterMeasure(action: PlanAction): string {
  // The action's own words come first: its outcome may speak of everything.
  const about = [action.words, `${action.outcome ?? ''} ${action.measure ?? ''}`]
  const counted = about
    .map((words) => COUNTED.find(([subject]) => subject.test(words))?.[1])
    .find((found) => found !== undefined)
  const measure = counted ?? 'What a child or parent would notice, counted'
  return `${measure}: from [now] to [target] ${byDay(action)}.`
}

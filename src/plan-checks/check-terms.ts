import { lexicon, stem, tokens } from './check-words.ts'

// The words of an action as terms to compare: what the sector says in two ways is one term.

const WAYS_TO_SAY: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:children|child|young people|those|infants)?\s*(?:looked[- ]after children|looked after|in care|in our care|cared for|clas?|lac|cic)\b/gi,
    ' incare ',
  ],
  [/\bcare[- ](?:leavers?|experienced(?: young people| adults)?)\b/gi, ' careleaver '],
  [/\b(?:child protection|cp)\b/gi, ' childprotection '],
  [/\b(?:child(?:ren)? in need|cin)\b/gi, ' childinneed '],
  [/\b(?:principal social worker|psw)\b/gi, ' psw '],
  [/\b(?:assistant directors?|ads?)\b/gi, ' assistantdirector '],
  [/\b(?:heads? of service|hos)\b/gi, ' headofservice '],
  [/\b(?:team managers?|tms?)\b/gi, ' teammanager '],
  [/\bsocial workers?\b/gi, ' socialworker '],
  [/\b(?:independent reviewing officers?|iros?)\b/gi, ' iro '],
  [/\b(?:multi[- ]agency safeguarding hub|mash|front door)\b/gi, ' frontdoor '],
  [/\b(?:quality assurance|qa)\b/gi, ' qa '],
  [/\b(?:terms of reference|tor)\b/gi, ' termsofreference '],
  [/\b(?:education,? health and care plans?|ehcps?|ehc plans?)\b/gi, ' ehcplan '],
  [/\b(?:personal education plans?|peps?)\b/gi, ' pep '],
  [/\b(?:brothers (?:and|or) sisters|siblings?|sibling groups?)\b/gi, ' sibling '],
  [/\b(?:foster|fostering) (?:carers?|families|family|households?|homes?)\b/gi, ' fosterfamily '],
  [/\b(?:return (?:home )?interviews?)\b/gi, ' returninterview '],
  [/\b(?:go(?:es|ing)? missing|missing|absconding)\b/gi, ' missing '],
  [/\b(?:newly qualified|nqsws?|asye)\b/gi, ' newlyqualified '],
  [/\b(?:in[- ]house)\b/gi, ' inhouse '],
  [/\b(?:elected members?|councillors?)\b/gi, ' councillor '],
  [/\bedge[- ]of[- ]care\b/gi, ' edgeofcare '],
  [/\b(?:adolescents?|teenagers?|11(?:[–-]| to )1[678](?: year[- ]olds?|s)?)\b/gi, ' adolescent '],
  [/\bout[- ]of[- ]hours\b|\bevenings? and weekends?\b/gi, ' outofhours '],
  [/\b(?:early help)\b/gi, ' earlyhelp '],
  [/\b(?:voice of (?:the )?(?:child|children)|child(?:ren)?['’]?s['’]? voices?)\b/gi, ' childvoice '],
  [/\b(?:domestic (?:abuse|violence))\b/gi, ' domesticabuse '],
  [/\b(?:criminal and sexual exploitation|exploitation|cse|cce)\b/gi, ' exploitation '],
  [/\b(?:medium[- ]term financial (?:plan|strategy)|mtf[ps])\b/gi, ' mtfp '],
  [/\b(?:re[- ]?referr(?:als?|ed))\b/gi, ' rereferral '],
]

// One group a line: to these, plans use either.
const ALIKE_VERBS: readonly ReadonlySet<string>[] = [
  'review refresh rewrite revise update reissue re-issue overhaul revisit',
  'record note write-up',
  'write develop produce create draft introduce establish design build prepare set',
  'recruit appoint hire approve employ',
  'complete clear finish conclude finalise',
  'improve strengthen enhance increase raise boost better ensure assure secure',
  'train teach upskill',
  'reduce lower cut decrease minimise',
  'implement deliver embed rollout roll',
  'publish launch circulate distribute disseminate share issue',
  'audit sample dip-sample',
  'monitor track oversee scrutinise',
].map(lexicon)
const ALIKE_NOUNS: readonly ReadonlySet<string>[] = [
  'guide guidance document',
  'policy procedure',
  'new additional extra further',
  'staff workforce employee practitioner',
  'template proforma form',
  'session workshop event',
  'all every each',
  'outstanding overdue late backlog',
  'timeliness timely',
  'quality standard',
  'partner partnership multi-agency agency',
  'permanent substantive',
  'robust strong effective',
  'one single sole',
].map(lexicon)

const UNTOLD = lexicon(`
  the a an and or of to in on for with by from at as is are be been will shall must should that this these those it its
  their our we all any each every who which what so than then into through via across within between using use where
  when how not no up out per have has had do does can may they them there also more most other such both over under
  carry undertake conduct more about after before until during while including council service services new ensure make sure put place least able first over`)

/** Terms, each with the words it stands for here. */
export function termsOf(words: string): ReadonlyMap<string, string> {
  const told = new Map<string, string>()
  let left = words
  for (const [form, term] of WAYS_TO_SAY) {
    const found = left.match(form)?.[0]
    if (found === undefined) continue
    told.set(term.trim(), found.trim())
    left = left.replaceAll(form, ' ')
  }
  for (const { text, word } of tokens(left)) {
    // "Resourced-provision places" are places of resourced provision.
    for (const part of word.split('-')) {
      const root = rootOf(part)
      if (UNTOLD.has(root) || part.length < 3 || /^\d/.test(part) || numberOf(part) !== null) continue
      const term = alikeTerms(root)
      if (!told.has(term) && !UNTOLD.has(term)) told.set(term, text)
    }
  }
  return told
}

const NUMBER_NAMES = 'two three four five six seven eight nine ten eleven twelve'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** The numbers the words hold, "sixty" as 60: where two actions share one, it tells; where they differ, it says little. */
export function figuresOf(words: string): ReadonlySet<string> {
  return new Set(
    tokens(words)
      .flatMap(({ word }) => word.split('-'))
      .flatMap((word) => numberOf(word) ?? []),
  )
}

function numberOf(word: string): string | null {
  if (/^\d[\d,]*$/.test(word)) return word.replaceAll(',', '')
  const small = NUMBER_NAMES.indexOf(word)
  if (small >= 0) return String(small + 2)
  const ten = TENS.indexOf(word)
  return ten < 0 ? null : String((ten + 2) * 10)
}

// "Recruitment" is of "recruit", "participation" of "participate".
const OF_VERBS: Readonly<Record<string, string>> = {
  recruitment: 'recruit',
  improvement: 'improve',
  development: 'develop',
  establishment: 'establish',
  appointment: 'appoint',
  retention: 'retain',
  reduction: 'reduce',
  leaver: 'leave',
  leavers: 'leave',
  completion: 'complete',
  closure: 'close',
  attendance: 'attend',
  consultation: 'consult',
  publication: 'publish',
  tracker: 'track',
  interviews: 'interview',
  weekly: 'week',
  monthly: 'month',
  fortnightly: 'fortnight',
  quarterly: 'quarter',
  daily: 'day',
  moderation: 'moderate',
  supervision: 'supervise',
  allocation: 'allocate',
  registration: 'register',
  notification: 'notify',
  decisions: 'decide',
  decision: 'decide',
}

function rootOf(word: string): string {
  const verb = Object.hasOwn(OF_VERBS, word) ? OF_VERBS[word] : undefined
  return verb === undefined ? stem(word.replace(/ations?$/, 'ate')) : stem(verb)
}

const CONCEPTS: ReadonlySet<string> = new Set(WAYS_TO_SAY.map(([, term]) => term.trim()))

/** One term for several words. */
export function isConcept(term: string): boolean {
  return CONCEPTS.has(term)
}

const named = new Map<string, string>(
  [...ALIKE_VERBS, ...ALIKE_NOUNS].flatMap((group) => {
    const [first = ''] = group
    return [...group].map((root) => [root, first] as const)
  }),
)

/** The one term that stands for all ways to say it. */
export function alikeTerms(root: string): string {
  return named.get(root) ?? root
}

const COHORT =
  /\b(?:child protection|cp|child(?:ren)? in need|cin|looked[- ]after|in care|cla|lac|care[- ]leavers?|care experienced|pathway|pep|personal education|ehcp?|education,? health|send|unborn|pre-birth|babies|adolescents?|teenagers?|disab\w+|unaccompanied|uasc|adopt\w+|foster\w*|kinship|connected|residential|early help|mash|front door|assessment teams?|court|permanence|police|health visitors?|midwi\w+|schools?|housing|probation|camhs|youth justice|supervision|assessments?|chronolog\w+|case notes|visits?|strategy (?:discussions?|meetings?)|core groups?|conferences?|neglect|domestic abuse|exploitation|missing|private fostering|mental health|newly qualified|asye|team managers?|practitioners|personal advis\w+|members?|councillors|north|south|east|west|central|initial|review health|dental|under[- ]fives|16 and 17|stage (?:one|two|1|2))\b/gi

/** Which children, teams or places an action speaks of. */
export function cohortsOf(words: string): ReadonlySet<string> {
  return new Set(
    Array.from(
      words.matchAll(COHORT),
      ([found]) => [...termsOf(found).keys()].join(' ') || found.toLowerCase(),
    ),
  )
}

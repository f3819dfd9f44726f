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
].map(lexicon)

const UNTOLD = lexicon(`
  the a an and or of to in on for with by from at as is are be been will shall must should that this these those it its
  their our we all any each every who which what so than then into through via across within between using use where
  when how not no up out per have has had do does can may they them there also more most other such both over under
  carry undertake conduct more about after before until during while including council service services new ensure make sure put place`)

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
  for (const token of tokens(left)) {
    const root = rootOf(token.word)
    if (UNTOLD.has(root) || token.word.length < 3 || /^\d/.test(token.word)) continue
    const term = alikeTerms(root)
    if (!told.has(term)) told.set(term, token.text)
  }
  return told
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

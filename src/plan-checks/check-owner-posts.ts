// The posts, services and bodies that councils name as owners.

export const POST =
  /\b(?:director|head(?:teacher)?|manager|lead|leader|officer|mgr|mngr|dir|ad|dcs|dass|hos|psw|ceo?|cex|chair(?:man|woman|person)?|commissioner|superintendent|inspector|sergeant|constable|nurse|midwife|doctor|gp|executive|co-?ordinator|advis[eo]r|analyst|principal|chief|member|iro|solicitor|consultant|partner|supervisor|worker|practitioner|educator|administrator|lado|dsl|senco|secretary|treasurer|president|deputy|dep|assistant|asst|specialist|champion|sponsor|sro|portfolio holder|cllr|councillor|mayor|scrutineer|registrar|governor|psychologist|therapist|accountant|architect|engineer|developer|trainer|s151|md|vsh|rsm|sm|tm|atm|hoS)\b/i
const PLURAL_WORDS =
  /\b(?:directors|heads|managers|leads|leaders|officers|nurses|midwives|doctors|executives|co-?ordinators|advis[eo]rs|analysts|members|hoses|chairs|workers|practitioners|educators|supervisors|headteachers|consultants|councillors|governors|partners)\b/i
// "ADs" and "IROs" are several; "ADS" are the initials of one Assistant Director of Safeguarding.
const PLURAL_INITIALS = /(?<![\p{L}])\p{Lu}{2,4}['’]?s(?![\p{L}])/u
export const ANY_PLURAL = new RegExp(
  `${PLURAL_WORDS.source}|(?<![a-z])(?:ad|gp|iro|tm|atm|sm|psw|rsm|sro)['’]?s(?![a-z])`,
  'gi',
)

// "Team Manager(s)", "Head of Service x2", "each team manager".
const COUNTED = /[a-z]\(s\)|\bx\s?[2-9]\b|\b[2-9]\s?x\b|^(?:each|every|both)\s/i

export function isPluralPost(words: string): boolean {
  return PLURAL_WORDS.test(words) || PLURAL_INITIALS.test(words)
}

/** One word for several holders of a post. */
export function isCounted(words: string): boolean {
  return COUNTED.test(words) && hasPost(words)
}

export const GROUP =
  /\b(?:team|board|group|service|services|department|directorate|council|committee|panel|partnership|police|health|icb|nhs|trust|schools?|smt|slt|dmt|clt|cmt|dlt|leadership|academy|agency|agencies|hr|it|ict|finance|legal|commissioning|performance|workforce|comms|communications|quality assurance|social care|early help|mash|hub|office|unit|school|college|voluntary sector|vcs|lscp|division|section|forum)\b/i
// What services and places are called: a part made of these belongs to the post beside it.
export const SERVICE_WORDS = new Set(
  `children childrens child adults adult social care early help family families support services service human
  resources public health quality assurance legal finance business corporate parenting leaving youth justice virtual
  school schools housing options education inclusion integrated front door commissioning performance insight learning
  development workforce communications comms engagement partnership partnerships safeguarding permanence placements
  placement fostering adoption disabilities disability special needs mental probation police voluntary sector strategic
  joint locality localities assessment assessments intervention prevention improvement practice systems data customer
  digital democratic property community communities people young transformation programme project governance policy
  strategy planning participation complaints information north south east west central all various protection
  residential court looked after recruitment retention organisational change skills standards neglect exploitation
  missing return domestic abuse edge independent reviewing case management operations operational intelligence
  multi-agency multi agency duty contact referral mash edt cin cp cla lac cic qa send yjs yot cwd asye hr ict it cs csc
  cyp eh sen plo la od l&d nhs icb lscp the of for and programme's nursing paediatrics midwifery hub hubs team teams`
    .split(/\s+/)
    .map((word) => word.trim()),
)
// Bodies that stand beside a post as a second owner, not as its field.
export const BODY =
  /^(?:the )?(?:police|icb|lscp|[sdc][lm]t|dlt|slt|senior leadership(?: team)?|leadership team|health|nhs(?: trust)?|schools|partners|all (?:partners|agencies|services)|partner agencies|probation|camhs|(?:legal|hr|finance|housing)(?: services)?)$/i

// "DoE" directs, "HoQA" heads; ranks of the police are known by their capitals alone.
const POST_IN_CAPITALS = /\b(?:(?:Do|Ho)\p{Lu}{1,4}|DI|DCI|DSU)\b/u

export function hasPost(part: string): boolean {
  return POST.test(part) || POST_IN_CAPITALS.test(part) || isPluralPost(part)
}

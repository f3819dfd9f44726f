import { plain, saysNothing } from './check-words.ts'

// Who a cell of owners names. Councils write posts, names, initials, teams, and several at once.

export type OwnerWords =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'one'; readonly owner: string; readonly supporters: readonly string[] }
  | { readonly kind: 'group'; readonly owner: string }
  | { readonly kind: 'several'; readonly owners: readonly string[] }

const EVERYBODY =
  /^(?:all(?: (?:staff|of us|colleagues))?|everyone|everybody|anyone|whole service|whole council|various|multiple|several)$/i
const POST =
  /\b(?:director|head(?:teacher)?|manager|lead|leader|officer|mgr|mngr|dir|ad|dcs|dass|hos|psw|ceo?|cex|chair(?:man|woman|person)?|commissioner|superintendent|inspector|sergeant|constable|nurse|midwife|doctor|gp|executive|co-?ordinator|advis[eo]r|analyst|principal|chief|member|iro|solicitor|consultant|partner|supervisor|worker|practitioner|educator|administrator|lado|dsl|senco|secretary|treasurer|president|deputy|dep|assistant|asst|specialist|champion|sponsor|sro|portfolio holder|cllr|councillor|mayor|scrutineer|registrar|governor|psychologist|therapist|accountant|architect|engineer|developer|trainer|s151|md|vsh|rsm|sm|tm|atm|hoS)\b/i
const PLURAL_WORDS =
  /\b(?:directors|heads|managers|leads|leaders|officers|nurses|midwives|doctors|executives|co-?ordinators|advis[eo]rs|analysts|members|hoses|chairs|workers|practitioners|educators|supervisors|headteachers|consultants|councillors|governors|partners)\b/i
// "ADs" and "IROs" are several; "ADS" are the initials of one Assistant Director of Safeguarding.
const PLURAL_INITIALS = /(?<![\p{L}])\p{Lu}{2,4}s(?![\p{L}])/u
const ANY_PLURAL = new RegExp(
  `${PLURAL_WORDS.source}|(?<![a-z])(?:ads|gps|iros|tms|atms|sms|psws|rsms|sros)(?![a-z])`,
  'gi',
)

function isPluralPost(words: string): boolean {
  return PLURAL_WORDS.test(words) || PLURAL_INITIALS.test(words)
}

const GROUP =
  /\b(?:team|board|group|service|services|department|directorate|council|committee|panel|partnership|police|health|icb|nhs|trust|schools?|smt|slt|dmt|clt|cmt|dlt|leadership|academy|agency|agencies|hr|it|ict|finance|legal|commissioning|performance|workforce|comms|communications|quality assurance|social care|early help|mash|hub|office|unit|school|college|voluntary sector|vcs|lscp|division|section|forum)\b/i
// What services and places are called: a part made of these belongs to the post beside it.
const SERVICE_WORDS = new Set(
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
const BODY =
  /^(?:the )?(?:police|icb|lscp|[sdc][lm]t|dlt|slt|senior leadership(?: team)?|leadership team|health|nhs(?: trust)?|schools|partners|all (?:partners|agencies|services)|partner agencies|probation|camhs|(?:legal|hr|finance|housing)(?: services)?)$/i

const UNFILLED = /^tb[acd]\b|\bvacan(?:t|cy)\b|\bto be (?:appointed|recruited|confirmed|identified|agreed)\b/i

const SUPPORT =
  /\s*[,;(\n]?\s*\b(?:supported by|with support from|with input from|assisted by|in consultation with|working with|alongside|with)\b\s*/i
const LEAD_MARK =
  /\(?\b(?:accountable|lead|responsible|sro|owner)\b\)?\s*[:)–-]|\((?:lead|accountable|sro|responsible|a|owner)\)/i

/** Reads a cell of owners. One name with its post is one; a leader with supporters named as such is one. */
export function readOwners(text: string | null): OwnerWords {
  const words = (text ?? '').trim()
  if (saysNothing(words) || UNFILLED.test(words) || EVERYBODY.test(plain(words).replace(/\.$/, '')))
    return { kind: 'nobody' }
  const [led, ...support] = words.split(SUPPORT)
  const supporters = support.map(plain).filter((part) => part !== '')
  const parts = joinPosts(partsOf(led ?? ''))
  const marked = leadMarked(parts)
  if (marked.length === 1 && parts.length > 1) {
    const rest = parts.filter((part) => part !== marked[0])
    return {
      kind: 'one',
      owner: plain(marked[0]?.replace(LEAD_MARK, '')),
      supporters: [...rest, ...supporters],
    }
  }
  const named = parts.filter((part) => !saysNothing(part))
  if (named.length === 0) return { kind: 'nobody' }
  if (named.length > 1) return { kind: 'several', owners: named }
  return readOne(named[0] ?? '', supporters)
}

/** Does the cell hold a post, a name, a team or a word for nobody yet? A sign that its column is of owners. */
export function namesSomebody(text: string): boolean {
  if (UNFILLED.test(text) || EVERYBODY.test(text)) return true
  return partsOf(text).some(
    ({ text: part }) => part.split(' ').length <= 8 && (standsAlone(part) || isGroup(part)),
  )
}

// Where both an accountable and a responsible person are named, the accountable one owns it.
function leadMarked(parts: readonly string[]): readonly string[] {
  const accountable = parts.filter((part) => /\baccountable\b|\(a\)|\bsro\b/i.test(part))
  return accountable.length === 1 ? accountable : parts.filter((part) => LEAD_MARK.test(part))
}

function readOne(owner: string, supporters: readonly string[]): OwnerWords {
  if (EVERYBODY.test(owner)) return { kind: 'nobody' }
  if (isPlural(owner) || /^all (?:partners|agencies|services|schools|teams)\b/i.test(owner))
    return { kind: 'several', owners: [owner] }
  if (isGroup(owner)) return { kind: 'group', owner }
  return { kind: 'one', owner, supporters }
}

// The last post in the phrase decides: "Head of Team Managers' Development" is one, "Team Managers" many.
function isPlural(owner: string): boolean {
  if (/\b(?:lead|portfolio|cabinet) member for\b/i.test(owner)) return false
  const beforeOf = owner.split(/\b(?:of|for)\b|[–(]|\s-\s/i)[0] ?? owner
  return (
    isPluralPost(beforeOf) &&
    !POST.test(
      beforeOf
        .replace(ANY_PLURAL, ' ')
        .replace(/\b(?:principal|chief|deputy|assistant|senior|lead|executive)\b/gi, ' '),
    )
  )
}

function isGroup(owner: string): boolean {
  return GROUP.test(owner) && !POST.test(owner) && !isName(owner)
}

type Part = { readonly text: string; readonly joint: string }

// A comma, a slash, "and", a line break may part two owners, or only two words of one post.
function partsOf(text: string): readonly Part[] {
  const pieces = text.split(/(\n|[;/&+|,]|\s(?:and|or)\s)/i)
  return pieces.flatMap((piece, at) => {
    const words = plain(piece.replace(/^\s*[•·*\-–]\s*/, ''))
    return at % 2 === 1 || words === ''
      ? []
      : [{ text: words, joint: (pieces[at - 1] ?? '').trim().toLowerCase() }]
  })
}

/** Puts back together what the split tore: a post and its field, a name and its post. */
function joinPosts(parts: readonly Part[]): readonly string[] {
  const joined: Part[] = []
  for (const part of parts) {
    const last = joined.pop()
    if (last === undefined) joined.push(part)
    else if (areOne(last.text, part)) joined.push({ text: glue(last.text, part), joint: last.joint })
    else joined.push(last, part)
  }
  return joined.map(({ text }) => text)
}

function glue(last: string, { text, joint }: Part): string {
  if (joint === ',' || joint === '' || joint === ';') return `${last}, ${text}`
  return joint === '/' ? `${last}/${text}` : `${last} ${joint} ${text}`
}

// Two that could each own it alone are two, save a name beside its own post; what could not, belongs to its neighbour.
function areOne(last: string, { text, joint }: Part): boolean {
  const [before, after] = [standsAlone(last), standsAlone(text)]
  if (before && after) return (joint === ',' || joint === '') && namesAndPost(last, text)
  if (before && joint === ';' && isGroup(text)) return false
  if (before && BODY.test(text)) return joint === ',' || (joint !== '/' && / (?:of|for) /i.test(last))
  if (!before && !after && /^[/;+|]$/.test(joint) && isGroup(last) && isGroup(text)) return false
  if (!before && !after) return !(isFirstName(last) && isFirstName(text) && joint !== ',')
  return true
}

function standsAlone(part: string): boolean {
  return (hasPost(part) && !isUnfinishedPost(part)) || isName(part)
}

// "Principal Child" of "Principal Child and Family Social Worker" is the beginning of a post.
function isUnfinishedPost(part: string): boolean {
  if (/\b(?:of|for)\b|[(–]/i.test(part)) return false
  const words = part.toLowerCase().split(/\s+/)
  const last = words.at(-1) ?? ''
  const posts = words.filter((word) => POST.test(word) || isPluralPost(word))
  return words.length > 1 && !hasPost(last) && posts.every((word) => RANKS.test(word))
}

const RANKS = /^(?:principal|chief|deputy|dep|assistant|asst|senior|executive|lead)$/

// "Jane Ward, Head of Service", but not a second name or post after that.
function namesAndPost(one: string, other: string): boolean {
  return one.includes(',') ? false : isName(one) !== isName(other) && hasPost(one) !== hasPost(other)
}

function hasPost(part: string): boolean {
  return POST.test(part) || isPluralPost(part)
}

const GIVEN_AND_FAMILY =
  /^(?:(?:dr|mr|mrs|ms|miss|cllr|councillor|prof|rev|sir|dame|det|supt|ds|di|dci|ch|insp|sgt)\.?\s+)*(?:\p{Lu}\.?|\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?)(?:\s+(?:\p{Lu}\.?|(?:Mc|Mac|O['’]|[Dd]e\s|[Vv]an\s)?\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?)){1,2}$/u
const INITIALS = /^\p{Lu}\.?\s?\p{Lu}\.?(?:\s?\p{Lu}\.?)?$/u
// Surnames that are also words of services.
const ALSO_SURNAMES = /^(?:young|west|north|south|east|justice|help|child|hope|may|day|house)$/i

function isName(part: string): boolean {
  const bare = part.replaceAll(/\s*\([^)]*\)\s*/g, ' ').trim()
  const words = bare.toLowerCase().replaceAll(/['’.]/g, '').split(/\s+/)
  if (words.length === 1 && SERVICE_WORDS.has(words[0] ?? '')) return false
  if (INITIALS.test(bare)) return !POST.test(bare) && !GROUP.test(bare)
  if (!GIVEN_AND_FAMILY.test(bare) || SERVICE_WORDS.has(words[0] ?? '')) return false
  const [, ...later] = words
  if (later.some((word) => SERVICE_WORDS.has(word) && !ALSO_SURNAMES.test(word))) return false
  return (
    /^(?:dr|mr|mrs|ms|miss|cllr|councillor|prof|det|supt|ds|di|dci|insp|sgt)\b/i.test(bare) || !hasPost(bare)
  )
}

function isFirstName(part: string): boolean {
  return (
    /^\p{Lu}\p{Ll}{2,}$/u.test(part) &&
    !SERVICE_WORDS.has(part.toLowerCase()) &&
    !hasPost(part) &&
    !GROUP.test(part)
  )
}

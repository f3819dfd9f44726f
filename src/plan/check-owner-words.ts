import { plain, saysNothing } from './check-words.ts'

// Who a cell of owners names. Councils write posts, names, initials, teams, and several at once.

export type OwnerWords =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'one'; readonly owner: string; readonly supporters: readonly string[] }
  | { readonly kind: 'group'; readonly owner: string }
  | { readonly kind: 'several'; readonly owners: readonly string[] }

const EVERYBODY =
  /^(?:all(?: (?:staff|of us|services|agencies|partners|colleagues))?|everyone|everybody|anyone|whole service|whole council|various|multiple|several)$/i
const POST =
  /\b(?:director|head(?:teacher)?|manager|lead|leader|officer|ad|dcs|dass|hos|psw|ceo?|cex|chair(?:man|woman|person)?|commissioner|superintendent|inspector|sergeant|constable|nurse|midwife|doctor|gp|executive|co-?ordinator|advis[eo]r|analyst|principal|chief|member|iro|solicitor|consultant|partner|supervisor|worker|practitioner|educator|administrator|lado|dsl|senco|secretary|treasurer|president|deputy|dep|assistant|asst|specialist|champion|sponsor|sro|portfolio holder|cllr|councillor|mayor|scrutineer|registrar|governor|psychologist|therapist|accountant|architect|engineer|developer|trainer|s151|md|vsh|rsm|sm|tm|atm|hoS)\b/i
const PLURAL_POST =
  /\b(?:directors|heads|managers|leads|leaders|officers|ads|nurses|midwives|doctors|gps|executives|co-?ordinators|advis[eo]rs|analysts|members|iros|chairs|workers|practitioners|educators|supervisors|headteachers|consultants|councillors|governors|partners)\b/i
const GROUP =
  /\b(?:team|board|group|service|services|department|directorate|council|committee|panel|partnership|police|health|icb|nhs|trust|schools?|smt|slt|dmt|clt|cmt|dlt|leadership|academy|agency|agencies|hr|it|ict|finance|legal|commissioning|performance|workforce|comms|communications|quality assurance|social care|early help|mash|hub|office|unit|school|college|voluntary sector|vcs|lscp|division|section|forum)\b/i
// Words that say where a post belongs, and so never stand for a second owner: "Manager MASH/EDT".
const SCOPE =
  /^(?:mash|edt|cin|cp|cla|lac|qa|send|yjs|yot|cwd|asye|hr|ict|it|cs|csc|eh|sen|plo|ch?in|cic|la|north|south|east|west|children|adults|education|safeguarding|assessment|permanence|fostering|adoption|prevention|early help|social care|families|young people|care leavers|quality|performance|improvement|practice|health|partnerships?|commissioning|placements?|skills|inclusion|court|duty)$/i

const SUPPORT =
  /\s*[,;(\n]?\s*\b(?:supported by|with support from|with input from|assisted by|in consultation with|working with|alongside|with)\b\s*/i
const LEAD_MARK =
  /\(?\b(?:accountable|lead|responsible|sro|owner)\b\)?\s*[:)–-]|\((?:lead|accountable|sro|responsible|a|owner)\)/i

/** Reads a cell of owners. One name with its post is one; a leader with supporters named as such is one. */
export function readOwners(text: string | null): OwnerWords {
  const words = (text ?? '').trim()
  if (saysNothing(words) || EVERYBODY.test(plain(words).replace(/\.$/, ''))) return { kind: 'nobody' }
  const [led, ...support] = words.split(SUPPORT)
  const supporters = support.map(plain).filter((part) => part !== '')
  const parts = joinPosts(partsOf(led ?? ''))
  const marked = parts.filter((part) => LEAD_MARK.test(part))
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

function readOne(owner: string, supporters: readonly string[]): OwnerWords {
  if (EVERYBODY.test(owner)) return { kind: 'nobody' }
  if (isPlural(owner)) return { kind: 'several', owners: [owner] }
  if (isGroup(owner)) return { kind: 'group', owner }
  return { kind: 'one', owner, supporters }
}

// The last post in the phrase decides: "Head of Team Managers' Development" is one, "Team Managers" many.
function isPlural(owner: string): boolean {
  if (/\b(?:lead|portfolio|cabinet) member for\b/i.test(owner)) return false
  const beforeOf = owner.split(/\b(?:of|for)\b|[–(,-]/i)[0] ?? owner
  return (
    PLURAL_POST.test(beforeOf) &&
    !POST.test(
      beforeOf
        .replace(PLURAL_POST, ' ')
        .replace(/\b(?:principal|chief|deputy|assistant|senior|lead|executive)\b/gi, ' '),
    )
  )
}

function isGroup(owner: string): boolean {
  return GROUP.test(owner) && !POST.test(owner) && !isName(owner)
}

// A comma, a slash, "and", a line break may part two owners, or only two words of one post.
function partsOf(text: string): readonly string[] {
  return text
    .split(/[\n;/&+|]|,|\s(?:and|or)\s/i)
    .map((part) => plain(part.replace(/^[•·*\-–]\s*/, '')))
    .filter((part) => part !== '')
}

/** Puts back together what the split tore: a post and its scope, a name and its post. */
function joinPosts(parts: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const part of parts) {
    const last = joined.pop()
    if (last === undefined) joined.push(part)
    else joined.push(...(belongsTogether(last, part) ? [`${last}, ${part}`] : [last, part]))
  }
  return joined
}

function belongsTogether(last: string, part: string): boolean {
  if (SCOPE.test(part.replace(/[()]/g, '').trim())) return hasPost(last)
  if (isName(last) && hasPost(part) && !isName(part)) return !/,/.test(last)
  if (hasPost(last) && isName(part) && !hasPost(part)) return !/,/.test(last) && !ACRONYM.test(part)
  if (hasPost(last) && !hasPost(part) && !isName(part)) return !isGroup(part) || /^[a-z]/.test(part)
  return !hasPost(last) && !isName(last) && !isGroup(last) && hasPost(part) && !/^[A-Z]{2,4}$/.test(part)
}

const ACRONYM = /^[A-Z]{2,5}$/

function hasPost(part: string): boolean {
  return POST.test(part) || PLURAL_POST.test(part)
}

const GIVEN_AND_FAMILY =
  /^(?:(?:dr|mr|mrs|ms|miss|cllr|prof|rev|sir|dame|det|supt|ds|di|dci|ch)\.?\s+)*(?:\p{Lu}\.?|\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?)(?:\s+(?:\p{Lu}\.?|(?:Mc|Mac|O['’]|[Dd]e\s|[Vv]an\s)?\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?)){1,2}$/u
const INITIALS = /^(?:\p{Lu}\.?\s?){2,3}$/u

function isName(part: string): boolean {
  const bare = part.replace(/\s*\([^)]*\)\s*/g, ' ').trim()
  if (POST.test(bare) || PLURAL_POST.test(bare) || SCOPE.test(bare)) return false
  if (INITIALS.test(bare)) return true
  return GIVEN_AND_FAMILY.test(bare) && !GROUP.test(bare)
}

import { isAbbreviated, isFirstName, isName } from './check-owner-names.ts'
import {
  ANY_PLURAL,
  BODY,
  GROUP,
  hasPost,
  isCounted,
  isPluralPost,
  POST,
  SERVICE_WORDS,
} from './check-owner-posts.ts'
import { isUnfilled, readRoles, splitSupport, withoutAbove } from './check-owner-roles.ts'
import { plain } from './check-words.ts'

// Who a cell of owners names. Councils write posts, names, initials, teams, and several at once.

export type OwnerWords =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'one'; readonly owner: string; readonly supporters: readonly string[] }
  | { readonly kind: 'group'; readonly owner: string }
  | { readonly kind: 'several'; readonly owners: readonly string[] }

// "All practitioners" are everybody who works there; "all managers" are a few, one of whom can be chosen.
const EVERYBODY =
  /^(?:(?:all|every|our)(?: (?:staff|of us|colleagues?|practitioners?|professionals?|employees?|(?:social |front[- ]?line )?workers?|front[- ]?line staff))?|everyone|everybody|anyone|whole service|whole council|various|multiple|several)$/i

const LEAD_MARK =
  /\(?\b(?:accountable|lead|responsible|sro|owner)\b\)?\s*[–-]|\((?:lead|accountable|sro|responsible|a|owner)\)/i

/** Reads a cell of owners. One name with its post is one; a leader with supporters named as such is one. */
export function readOwners(text: string | null): OwnerWords {
  const cell = (text ?? '').trim()
  const roles = readRoles(cell)
  if (roles === null) return readPlain(cell)
  const read = readPlain(roles.owner)
  return read.kind === 'one'
    ? { ...read, supporters: [...read.supporters, ...roles.others.flatMap(namedIn)] }
    : read
}

function readPlain(cell: string): OwnerWords {
  if (EVERYBODY.test(plain(cell).replace(/\.$/, ''))) return { kind: 'nobody' }
  const { led, supporters } = splitSupport(withoutAbove(cell))
  const parts = joinPosts(partsOf(led)).filter((part) => !isUnfilled(part))
  const marked = leadMarked(parts)
  if (marked.length === 1 && parts.length > 1) {
    const rest = parts.filter((part) => part !== marked[0])
    return {
      kind: 'one',
      owner: plain(marked[0]?.replace(LEAD_MARK, '')),
      supporters: [...rest, ...supporters.flatMap(namedIn)],
    }
  }
  if (parts.length === 0) return { kind: 'nobody' }
  if (parts.length > 1) return { kind: 'several', owners: parts }
  return readOne(parts[0] ?? '', supporters.flatMap(namedIn))
}

/** Each person, post and body of some words that name them: "PSW, QA Manager" are two. */
export function namedIn(words: string): readonly string[] {
  const parts = partsOf(words).map((part) => (BODY.test(part.text) ? { ...part, joint: ';' } : part))
  return joinPosts(parts).filter((part) => !isUnfilled(part))
}

/** Does the cell hold a post, a name, a team or a word for nobody yet? A sign that its column is of owners. */
export function namesSomebody(text: string): boolean {
  if (isUnfilled(text) || EVERYBODY.test(text)) return text.trim() !== ''
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
  if (isMeeting(owner)) return { kind: 'group', owner }
  if (
    isPlural(owner) ||
    isCounted(owner) ||
    /^all (?:partners|agencies|services|schools|teams)\b/i.test(owner)
  )
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

// "Group Managers' Meeting", "Heads of Service Group": several posts, and one body that they are.
function isMeeting(owner: string): boolean {
  return (
    (isPluralPost(owner) || /\p{L}['’]s?\s/u.test(owner)) &&
    /\b(?:meeting|group|board|forum|panel|committee|network|office)$/i.test(owner)
  )
}

function isGroup(owner: string): boolean {
  return GROUP.test(owner) && !hasPost(owner) && !isName(owner)
}

type Part = { readonly text: string; readonly joint: string }

// A comma, a slash, "and", a line break may part two owners, or only two words of one post.
function partsOf(text: string): readonly Part[] {
  const pieces = text.split(/(\n|[;/&+|,]|\s(?:and|or|plus)\s|\s(?=\d[.)]\s))/i)
  return pieces.flatMap((piece, at) => {
    const words = plain(
      piece.replace(/^\s*(?:[•·*\-–]|\(?[a-z\d][.)](?=\s)|[Jj]ointly (?:owned|led) (?:by|between)\s)\s*/, ''),
    )
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
  if (joint !== ',' && (isUnfilled(last) || isUnfilled(text))) return false
  if (before && /^(?:,|&|and)$/.test(joint) && isFieldOf(last, text)) return true
  if (joint === ',' && isAbbreviated(last) && isAbbreviated(text)) return false
  if (before && after) return (joint === ',' || joint === '') && namesAndPost(last, text)
  if (before && joint === ';' && isGroup(text)) return false
  if (before && BODY.test(text))
    return joint === ',' || (!/^(?:\/|\+|plus)$/.test(joint) && / (?:of|for) /i.test(last))
  if (!before && !after && /^[/;+|]$/.test(joint) && isGroup(last) && isGroup(text)) return false
  if (joint !== ',' && isFirstName(text) && (isFirstName(last) || isName(last))) return false
  return true
}

// "Governance (Monitoring Officer)" after "Head of Law &": the bracket tells the same post's other name.
function isFieldOf(last: string, text: string): boolean {
  const bare = text.replaceAll(/\s*\([^)]*\)/g, '')
  return (
    bare !== text &&
    / (?:of|for) /i.test(last) &&
    !BODY.test(bare) &&
    bare
      .toLowerCase()
      .split(/\s+/)
      .every((word) => SERVICE_WORDS.has(word))
  )
}

function standsAlone(part: string): boolean {
  return (hasPost(part) && !isUnfinishedPost(part)) || isName(part)
}

// "Principal Child" of "Principal Child and Family Social Worker" is the beginning of a post.
function isUnfinishedPost(part: string): boolean {
  if (/\b(?:of|for)\b|[(–]/i.test(part)) return false
  const words = part.split(/\s+/)
  const last = words.at(-1) ?? ''
  const posts = words.filter((word) => POST.test(word) || isPluralPost(word))
  return words.length > 1 && !hasPost(last) && posts.every((word) => RANKS.test(word))
}

const RANKS = /^(?:principal|chief|deputy|dep|assistant|asst|senior|executive|lead)$/i

// "Jane Ward, Head of Service", but not a second name or post after that.
function namesAndPost(one: string, other: string): boolean {
  return one.includes(',') ? false : isName(one) !== isName(other) && hasPost(one) !== hasPost(other)
}

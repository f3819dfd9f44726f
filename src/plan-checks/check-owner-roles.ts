import { plain, saysNothing } from './check-words.ts'

// What a cell of owners says of who does which part: "SRO: DCS  Lead: Head of MASH", "J. Smith (for A. Patel)".

// The first of these that somebody holds answers for the action; whoever supports or is told never does.
const ANSWERS = [
  /^(?:accountable|a|sro|senior responsible officer)$/,
  /^(?:(?:overall |action |project )?owner)$/,
  /^(?:(?:strategic|exec|executive|joint|overall|action|project|council)? ?leads?(?: officer)?|joint(?:ly)?)$/,
  /^(?:responsible|r|operational lead|delivery lead|delivery|operational)$/,
  /^sponsor$/,
]
const ROLE =
  /(^|[\s,;/|(])(accountable|senior responsible officer|responsible|sro|(?:(?:overall|action|project) )?owner|sponsor|(?:(?:strategic|exec(?:utive)?|operational|delivery|joint|overall|action|project|council) )?leads?(?: officer)?|delivery|operational|joint(?:ly)?|support(?:ed by|ing|er)?|partners?|consulted|informed|deputy|cover|[raci])\s*[:=]\s*/gi

export type OwnerRoles = {
  /** Who answers for it, as written; empty where nobody is named yet. */
  readonly owner: string
  readonly others: readonly string[]
}

/** The roles of a cell that begins with one; null of any other cell. */
export function readRoles(cell: string): OwnerRoles | null {
  const marks = [...cell.matchAll(ROLE)]
  if (marks[0]?.index !== 0) return null
  const held = marks
    .map((mark, at) => ({
      role: (mark[2] ?? '').toLowerCase(),
      words: trimmed(cell.slice(mark.index + mark[0].length, marks[at + 1]?.index)),
    }))
    .filter(({ words }) => !isUnfilled(words))
  const owning = held.toSorted((one, other) => rankOf(one.role) - rankOf(other.role))[0]
  const owner = owning !== undefined && rankOf(owning.role) < ANSWERS.length ? owning : null
  return {
    owner: owner?.words ?? '',
    others: held.filter((one) => one !== owner).map(({ words }) => words),
  }
}

function rankOf(role: string): number {
  const rank = ANSWERS.findIndex((form) => form.test(role))
  return rank < 0 ? ANSWERS.length : rank
}

function trimmed(words: string): string {
  return words.replace(/[\s,;/|]+$/, '').trim()
}

const UNFILLED =
  /^tb[acd]\b|\bvacan(?:t|cy)\b|\bunfilled\b|\bawaiting\b|^new post$|\brecruitment (?:under ?way|in progress|ongoing)\b|\b(?:to be|being) (?:appointed|recruited|confirmed|identified|agreed|sourced|assigned|advertised|filled|named|nominated)\b|\bnot (?:yet )?(?:appointed|assigned|recruited|in post)\b/i

/** Is it a post that nobody holds, or a promise to name somebody? */
export function isUnfilled(words: string): boolean {
  return saysNothing(words) || UNFILLED.test(words)
}

// "With disabilities" is whom a service is for.
const SUPPORT =
  /\s*[,;(\n]?\s*\b(?:supported by|deputi[sz]ed by|covered by|with support from|with input from|assisted by|in (?:consultation|partnership|conjunction|collaboration) with|working with|alongside|with(?! (?:\w+ )?(?:disabilit|needs\b|send\b)))\b:?\s*/i
// "Lee Foster / deputy Ann Lee", "PR (cover: LF)"; "Deputy Head" is a post of its own.
const STAND_IN = /\s*[,;/(–-]\s*(?:deputy|cover)(?::\s*|\s+(?=\p{Lu}))/gu

export function splitSupport(words: string): {
  readonly led: string
  readonly supporters: readonly string[]
} {
  const [led = '', ...support] = words.replaceAll(STAND_IN, ' supported by ').split(SUPPORT)
  return { led, supporters: support.map((part) => withoutOddBracket(plain(part))).filter(Boolean) }
}

function withoutOddBracket(words: string): string {
  return words.includes('(') ? words : words.replaceAll(')', '')
}

const ABOVE =
  'report(?:ing|s) to|line[- ]managed by|managed by|overseen by|under (?:the )?(?:direction|oversight|supervision) of|answer(?:able|ing) to|accountable to|on behalf of|acting for|c/o'
const IN_BRACKETS = new RegExp(String.raw`\s*\((?:for|${ABOVE})\s[^)]*\)`, 'gi')
const BARE = new RegExp(String.raw`\s*[,–-]?\s*\b(?:${ABOVE})\s[^;\n/&]*`, 'gi')

/** Without those for whom or under whom the owner acts: they do no part of it. */
export function withoutAbove(words: string): string {
  const left = words.replaceAll(IN_BRACKETS, '').replaceAll(BARE, '')
  return plain(left) === '' ? words : left
}

import { GROUP, hasPost, SERVICE_WORDS } from './check-owner-posts.ts'

// Is it a person's name, or initials?

const GIVEN_AND_FAMILY =
  /^(?:(?:dr|mr|mrs|ms|miss|cllr|councillor|prof|rev|sir|dame|det|supt|ds|di|dci|ch|insp|sgt)\.?\s+)*(?:\p{Lu}\.?|\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?)(?:\s+(?:\p{Lu}\.?|(?:Mc|Mac|O['’]|[Dd]e\s|[Vv]an\s)?\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?)){1,2}$/u
const INITIALS = /^\p{Lu}\.?\s?\p{Lu}\.?(?:\s?\p{Lu}\.?)?$/u
// Surnames that are also words of services.
const ALSO_SURNAMES = /^(?:young|west|north|south|east|justice|help|child|hope|may|day|house)$/i

export function isName(part: string): boolean {
  const bare = part.replaceAll(/\s*\([^)]*\)\s*/g, ' ').trim()
  const words = bare.toLowerCase().replaceAll(/['’.]/g, '').split(/\s+/)
  if (words.length === 1 && SERVICE_WORDS.has(words[0] ?? '')) return false
  if (INITIALS.test(bare)) return !hasPost(bare) && !GROUP.test(bare)
  if (!GIVEN_AND_FAMILY.test(bare) || SERVICE_WORDS.has(words[0] ?? '')) return false
  const [, ...later] = words
  if (later.some((word) => SERVICE_WORDS.has(word) && !ALSO_SURNAMES.test(word))) return false
  return (
    /^(?:dr|mr|mrs|ms|miss|cllr|councillor|prof|det|supt|ds|di|dci|insp|sgt)\b/i.test(bare) || !hasPost(bare)
  )
}

/** Initials, or a post in initials: "JW", "DCS". */
export function isAbbreviated(part: string): boolean {
  return INITIALS.test(part) || /^\p{Lu}{2,5}$/u.test(part)
}

export function isFirstName(part: string): boolean {
  return (
    /^\p{Lu}\p{Ll}+$/u.test(part) &&
    !SERVICE_WORDS.has(part.toLowerCase()) &&
    !hasPost(part) &&
    !GROUP.test(part)
  )
}

import { actorsOf } from './actors.ts'
import { findMainClause } from './main-clause.ts'
import type { Stretch } from './sentences.ts'
import { isAppointing } from './special-sentences.ts'
import { leadingVerb } from './verbs.ts'

// A second whole clause in one sentence, with a subject of its own, is a provision of its own: "The Adviser will visit
// monthly, and the Council shall provide a room"; "reviews every six months, for which the Council should prepare".

const MODAL =
  '(?:shall|must|will|should|may|(?:is|are)\\s+(?:required\\s+|expected\\s+)?to|undertakes?\\s+to|needs?\\s+to|has\\s+to)'
const JOINT = /(?:;\s+(?:and\s+|but\s+)?|(,)?\s+(?:and|but|while|whilst|whereas)\s+)/gi
const SUBJECT = new RegExp(
  String.raw`^((?:the|its|their|his|her|this|those|any|all|each|every|no|an?)\s+[^,;.:()]{2,80}?|\p{Lu}[^,;.:()]{1,80}?|it|he|she|they)\s+${MODAL}(?=\s)`,
  'iu',
)
const RELATIVE = new RegExp(
  String.raw`,\s+(?:(?:for|to|at|on|in|of|with|by|from|against)\s+which|whose)\s+(?=[^,;.:]{2,80}?\s${MODAL}\s)`,
  'gi',
)
const PASSIVE = new RegExp(String.raw`^\s+${MODAL}\s+be\s+\p{Ll}+(?:ed|en|nt|de|ld|pt|id|wn)\b`, 'iu')
const OPEN_INSIDE = /\b(?:that|whether|if|when|where|how|what|unless|until|which|who)\b/i
const NO_SUBJECT = /\b(?:which|who|that|if|when|where|to|shall|must|will|should|may|and|or)\b/i
const MOST = 3000

/** The sentence in the stretches that each have a subject and a verb of their own; mostly one. */
export function splitOwnClauses(text: string): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (const start of startsOf(text.slice(0, MOST))) {
    if (!isWhole(text.slice(from, start.at), start.isParted)) continue
    stretches.push({ from, to: start.at })
    from = start.from
  }
  stretches.push({ from, to: text.length })
  return stretches
}

type Start = { readonly at: number; readonly from: number; readonly isParted: boolean }

function startsOf(text: string): Start[] {
  const joined = [...text.matchAll(JOINT)].flatMap((found) => {
    const from = found.index + found[0].length
    const subject = SUBJECT.exec(text.slice(from, from + 140))?.[1]
    if (subject === undefined || NO_SUBJECT.test(subject.replace(/^(?:the|an?)\s/i, ''))) return []
    const isParted = found[1] !== undefined || found[0].startsWith(';')
    const isPassive = /^(?:its|their|the)\s/i.test(subject) && PASSIVE.test(text.slice(from + subject.length))
    const isActor = /^(?:it|he|she|they)$/i.test(subject) || actorsOf(subject).length > 0
    return isActor || isPassive || isParted ? [{ at: found.index, from, isParted }] : []
  })
  const relative = [...text.matchAll(RELATIVE)].map((found) => ({
    at: found.index,
    from: found.index + found[0].length,
    isParted: true,
  }))
  return [...joined, ...relative].toSorted((a, b) => a.at - b.at)
}

// What stands before must be a clause by itself, and nothing in it may still be open: "that the plan is agreed and the
// board shall approve it" belongs to one "that".
function isWhole(before: string, isParted: boolean): boolean {
  if (isAppointing(before)) return true
  const main = findMainClause(before)
  const verb = leadingVerb(before)
  const rest = main?.rest ?? (verb === null ? '' : before)
  if (rest.trim().split(/\s+/).length < 2 || /[:(]\s*$/.test(before)) return false
  return isParted || !OPEN_INSIDE.test(rest)
}

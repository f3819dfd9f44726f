import { FIRM, HOLLOW, SOFT } from './check-verbs.ts'
import { type Token, stem } from './check-words.ts'

export function isVerb(token: Token | undefined): boolean {
  if (token === undefined) return false
  const root = verbOf(token.word)
  return HOLLOW.has(root) || SOFT.has(root) || FIRM.has(root)
}

// "Implementation of…" is "implement…" in a suit.
const NOUNS_OF: Readonly<Record<string, string>> = {
  implementation: 'implement',
  development: 'develop',
  improvement: 'improve',
  improvements: 'improve',
  continuation: 'continue',
  promotion: 'promote',
  introduction: 'introduce',
  creation: 'create',
  delivery: 'deliver',
  consideration: 'consider',
  exploration: 'explore',
  evaluation: 'evaluate',
  provision: 'provide',
  establishment: 'establish',
  recruitment: 'recruit',
  reduction: 'reduce',
  engagement: 'engage',
  involvement: 'engage',
  enhancement: 'enhance',
  alignment: 'align',
  maintenance: 'maintain',
  stabilisation: 'stabilise',
  prioritisation: 'prioritise',
  coordination: 'coordinate',
  identification: 'identify',
  reinforcement: 'reinforce',
}

/** The verb's stem, out of its suit. */
export function verbOf(word: string): string {
  const root = stem((Object.hasOwn(NOUNS_OF, word) ? NOUNS_OF[word] : undefined) ?? word)
  if (HOLLOW.has(root) || SOFT.has(root) || FIRM.has(root)) return root
  // "Redraft" is a draft, "relaunch" a launch.
  const again = root.replace(/^re-?/, '')
  return again !== root && again.length > 3 && (SOFT.has(again) || FIRM.has(again)) ? again : root
}

import { isVerb } from './check-verb-forms.ts'
import { BARE, GENERIC, MEANS, PADDING } from './check-verbs.ts'
import { type Token, lexicon, stem, tokens } from './check-words.ts'

// What an act is upon, and whether one could point at it.

const SKIPPED = lexicon('to we will shall must should please further also then fully now and the council')
const PARTICLE = /^(?:out|up|to|on|for|with|at|into|that|sure|forward|towards|off|down|over|of|in|about)$/
const STOP =
  /^(?:of|in|on|for|with|by|through|to|from|across|at|within|via|using|that|which|so|between|against|into|around|under|over|among|where|when|who|until|before|after|is|are|has|have|be|as|per|during|about|than|while|whilst|including|regarding|concerning|around)$/

/** What the verb takes, up to the next preposition. */
export function objectAfter(words: readonly Token[], at: number): readonly Token[] {
  let start = at + 1
  if (words[start]?.word === 'in' && words[start + 1]?.word === 'place') start += 2
  while (start < words.length && PARTICLE.test(words[start]?.word ?? '')) start += 1
  while (start === at + 1 && words[start]?.word === 'and' && isVerb(words[start + 1])) start += 2
  let end = start
  while (end < words.length && !STOP.test(words[end]?.word ?? '')) end += 1
  return words.slice(start, Math.max(end, start))
}

/** Does the object name nothing one could point at? Its last word decides; "training" needs a word that says which. */
export function isGeneric(object: readonly Token[], next: Token | undefined): boolean {
  const heavy = object.filter(
    ({ word }) => !PADDING.has(word) && !SKIPPED.has(stem(word)) && !/[a-z]{3}ly$/.test(word),
  )
  const head = heavy.at(-1)
  if (head === undefined) return true
  if (NAMED_WORK.test(object.map(({ word }) => word).join(' '))) return false
  if (GENERIC.has(stem(head.word))) return true
  const saysWhich = heavy.length > 1 || /^(?:of|on|for|in|to|with|about)$/.test(next?.word ?? '')
  return BARE.has(stem(head.word)) && !saysWhich
}

// What practice knows by name.
const NAMED_WORK = /\b(?:direct|life[- ]story|case|groups?|court|permanence) work\b|\bfamily safeguarding\b/

/** Is a thing named here by which something is done? */
export function isConcreteMeans(text: string): boolean {
  const words = tokens(text)
  const end = words.findIndex(({ word }) => STOP.test(word))
  const phrase = words.slice(0, end < 0 ? words.length : end)
  const thing = phrase.findLastIndex(({ word }) => MEANS.has(stem(word)))
  return phrase.slice(0, thing + 1).filter(({ word }) => !PADDING.has(word)).length > 1
}

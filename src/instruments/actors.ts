import type { ActorNames } from './reading.ts'
import { isAlsoNoun, isVerb } from './verbs.ts'

// Who acts. An actor is told by the head of a noun phrase ("the independent Chair of the Board" is a Chair), and
// one body's names are brought together from the definitions that the document itself prints.

const HEADS =
  'secretary_of_state|under_secretary_of_state|ministers?|councils?|authority|authorities|borough|commissioners?|advis[eo]rs?|chair|co-chairs?|chairs|chairman|chairwoman|chairperson|boards?|partnerships?|partners|trusts?|department|dfe|dluhc|mhclg|officials|icbs?|integrated_care_boards?|clinical_commissioning_groups?|ccgs?|nhs_england|nhs|ofsted|care_quality_commission|cqc|hmcfrs|hmicfrs|chief_inspector|inspectors?|inspectorates?|chief_executives?|chief_officers?|chief_constable|directors?|dcs|lead_members?|leaders?|leadership|cabinet|members?|councillors?|mayor|police|head_?teachers?|schools|academies|providers?|managers?|scrutineers?|panels?|secretariat|forum|committees?|executive|teams?|officers?|leads?|company|parties|government|practitioners|everyone|everybody|agencies|agency|lscb|dscb|lsp|organisations?|bodies|mbc|contractor|mentor|reviewer|heads?'
const HEAD = new RegExp(`^(?:${HEADS})$`, 'i')
// Words that stand together as one head.
const COMPOUND =
  /\b(?:under[- ]secretary of state|secretary of state|integrated care board|clinical commissioning group|nhs england|care quality commission|chief inspector|chief executive|chief officer|chief constable|lead member|head teacher)/gi
const BOUNDARY =
  /^(?:of|for|from|to|in|on|with|by|at|who|which|that|and|or|under|within|across|appointed|named|through|together|as|jointly|acting|working|conducting|responsible|between|will|shall|must|should|may|can|is|are|has|have|without|before|after|during|not|than|if|when|where|whether|until|unless|so|per|via|subject|following|no)$/i
const LEAD =
  /^(?:the|a|an|its|their|his|her|your|our|no|each|any|both|all|every|this|that|these|those|said|such|either|relevant)\s+/i
const NOT_IN_NAME =
  /^(?:new|existing|current|newly|appointed|previous|proposed|dfe|department's|senior-level)\s+/i
const DEFINED =
  /\s?\((?:together,?\s+|collectively,?\s+|hereinafter\s+|hereafter\s+|referred\s+to\s+as\s+)*((?:the\s+)?["\u201c\u2018'][^()]{2,120}?["\u201d\u2019']|the\s+(?:council|authority|partnership|commissioner|advis[eo]r|department|trust|board|icb|notice))\)/gi
const QUOTED = /["\u201c\u2018']\s*(?:the\s+)?([^"\u201c\u201d]{2,60}?)["\u201d\u2019'](?=[;,)\s]|$)/gi
const APPOINTED =
  /\bappoint(?:ed|s|ing)?\s+((?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|Professor|Prof)\.?\s+)?[A-Z][\p{L}'\u2019-]+(?:\s+[A-Z][\p{L}'\u2019-]+){1,3})\s*,?\s+(?:as|to\s+be|to\s+act\s+as)\s+(?:the\s+|a\s+|an\s+|its\s+)?([^(,.;\u201c"]{3,120})/gu
const NAMED =
  /\b(?:a|an|the)\s+((?:[A-Z][\p{L}'\u2019-]+\s+){0,4}(?:Commissioner|Advis[eo]r|Chair))(?:\s+appointed[^(,.]{0,80})?\s*(?:\([^)]{0,60}\))?,\s+((?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|Professor|Prof)\.?\s+)?[A-Z][\p{L}'\u2019-]+(?:\s+[A-Z][\p{L}'\u2019-]+){1,3})\b/gu

// "the Quartet" means the Leader, the Chief Executive and ...: a name of the document's own making.
const MEANS =
  /["\u201c\u2018'](?:the\s+)?(\p{Lu}[^"\u201c\u201d]{1,60}?)["\u201d\u2019']\s+(?:means|is|are)\s+((?:the\s+|an?\s+)?\p{L}[^;."\u201c]{2,160})/gu
const PERSON =
  /^(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|Professor|Prof)\.?\s+)?\p{Lu}\p{Ll}[\p{L}'\u2019-]+\s+\p{Lu}\p{Ll}[\p{L}'\u2019-]+(?=[\s,;.]|$)/u
const OF_WHAT =
  /^(?:of|for)\s+(?:children['\u2019]s\s+(?:social\s+care|services)|adults?['\u2019]?s?\s+services|public\s+health|social\s+care|education|finance|nursing|practice|\p{Lu}[\p{L}'\u2019-]+)(?:,?\s+(?:and\s+)?\p{Lu}[\p{L}'\u2019-]+){0,5}/u

export type Actor = { readonly name: string; readonly length: number }

/** The actor a noun phrase begins with, and how many characters of it; null where its head acts not. */
export function actorAtStart(phrase: string): Actor | null {
  const joined = phrase.slice(0, 240).replace(COMPOUND, (words) => words.replaceAll(/[ -]/g, '_'))
  const words = joined.split(/\s+/)
  let length = 0
  let core: string[] = []
  for (const [index, word] of words.slice(0, 14).entries()) {
    if (index > 0 && (BOUNDARY.test(word) || isActing(word, core.at(-1) ?? ''))) break
    core.push(word)
    length += word.length + 1
    if (/[,;:(.]$/.test(word) || words[index + 1]?.startsWith('(') === true) break
  }
  const last = (core.at(-1) ?? '').replace(/[,;:.)]+$/, '')
  if (!HEAD.test(last)) return null
  core = [...core.slice(0, -1), last]
  if (core.length > 9 || /['\u2019]s?$/.test(last)) return null
  const tail = words.slice(core.length, core.length + 8).join(' ')
  return { name: nameOf(core.join(' ').replaceAll('_', ' '), tail), length: Math.max(0, length - 1) }
}

// "The Leader attends the board": the verb ends the name.
function isActing(word: string, before: string): boolean {
  const plain = /^(\p{Ll}{2,}?)(?:s|es)$/u.exec(word)?.[1]
  if (plain === undefined || !HEAD.test(before) || isAlsoNoun(plain)) return false
  return isVerb(plain) || isVerb(`${plain}e`)
}

/** The actor or actors a phrase ends with, where no preposition makes them part of something else. */
export function actorAtEnd(phrase: string): string | null {
  const words = phrase.slice(-160).split(/\s+/)
  for (let count = 1; count <= Math.min(10, words.length); count += 1) {
    const tail = words.slice(-count).join(' ')
    const before = words.at(-count - 1) ?? ''
    if (/^(?:of|for|to|by|with|from|in|on|at|between|under|and|or|the|a|an)$/i.test(before)) continue
    if (count < words.length && !LEAD.test(`${words.at(-count) ?? ''} `)) continue
    const named = tail.split(/\s+and\s+/).map((part) => ({ part, actor: actorAtStart(part) }))
    if (named.every(({ part, actor }) => actor !== null && actor.length >= part.length - 1))
      return named.map(({ actor }) => actor?.name ?? '').join(' and ')
  }
  return null
}

// "Officials or advisers from the Department" are the Department; a senior official of it too.
function nameOf(core: string, tail: string): string {
  if (
    /^(?:from|of|at|in)\s+the\s+(?:department|dfe)\b/i.test(tail) &&
    /\b(?:officials?|advisers?|officers?)$/i.test(core)
  )
    return 'Department for Education'
  let name = core.replace(LEAD, '')
  while (NOT_IN_NAME.test(name)) name = name.replace(NOT_IN_NAME, '')
  if (/^department$/i.test(name)) return 'Department for Education'
  if (/^dfe officials$|^officials$/i.test(name)) return 'Department for Education'
  // A director is known by what she directs.
  const ofWhat = /\b(?:directors?|minister|lead member|head)$/i.test(name)
    ? OF_WHAT.exec(tail)?.[0]
    : undefined
  const whole = ofWhat === undefined ? name : `${name} ${ofWhat}`
  return whole.charAt(0).toUpperCase() + whole.slice(1)
}

/** The actor a clause begins with, whatever follows: "the Council disagrees with a recommendation". */
export function firstActor(clause: string): string | null {
  const words = clause.replace(COMPOUND, (found) => found.replaceAll(/[ -]/g, '_')).split(/\s+/)
  for (let count = 1; count <= Math.min(8, words.length); count += 1) {
    const opening = words.slice(0, count).join(' ')
    const actor = actorAtStart(opening)
    if (actor !== null && actor.length >= opening.length) return actor.name
  }
  return null
}

/** Several actors of one subject, "the Council and the ICB"; empty where it does not begin with one. */
export function actorsOf(subject: string): string[] {
  const found: string[] = []
  let rest = subject.trim()
  for (let turn = 0; turn < 4; turn += 1) {
    const actor = actorAtStart(rest)
    if (actor === null) return turn === 0 ? [] : found
    found.push(actor.name)
    rest = rest.slice(actor.length).replace(/^\s*\([^)]{0,200}\)/, '')
    const and = /^\s*(?:,\s*)?(?:and|or|,|together\s+with|jointly\s+with)\s+(?=\S)/i.exec(rest)
    if (and === null) return found
    rest = rest.slice(and[0].length)
  }
  return found
}

/** The names that the document says are one: from its definitions and its appointments. */
export function findActors(text: string): ActorNames[] {
  const actors = new Map<string, Set<string>>()
  for (const defined of text.matchAll(DEFINED)) {
    const names = defined[1] ?? ''
    const phrase =
      /[^()\u201c"]*$/.exec(text.slice(Math.max(0, defined.index - 200), defined.index))?.[0] ?? ''
    const full = fullName(phrase)
    const aliases = [...names.matchAll(QUOTED)].map((found) => found[1] ?? '')
    if (full === null) continue
    note(actors, full, aliases.length > 0 ? aliases : [names.replace(/^the\s+/i, '')])
  }
  for (const [, term = '', meaning = ''] of text.matchAll(MEANS)) {
    if (PERSON.test(meaning)) note(actors, term, [PERSON.exec(meaning)?.[0] ?? ''])
    else if (actorAtStart(meaning) !== null) note(actors, term, [])
  }
  for (const [, person = '', role = ''] of text.matchAll(APPOINTED)) note(actors, officeOf(role), [person])
  for (const [, role = '', person = ''] of text.matchAll(NAMED)) note(actors, role.trim(), [person])
  return [...actors].map(([name, also]) => ({ name, alsoCalled: [...also] }))
}

// "Commissioner for Children's Services in the Council" is an office; where it is held says no more.
function officeOf(role: string): string {
  return role
    .trim()
    .replace(
      /\s+(?:in|at|from|with\s+effect|until|to\s+(?:oversee|review|provide|support|carry|undertake|lead))\b.*$/i,
      '',
    )
}

function fullName(phrase: string): string | null {
  const last =
    phrase
      .split(/[.;:,]\s|\b(?:respect of|issued to|appointed|between|that|to|with|by)\s/)
      .at(-1)
      ?.trim() ?? ''
  const plain = last.replace(LEAD, '')
  return plain.length >= 3 && plain.length <= 120 && actorAtStart(last) !== null ? plain : null
}

function note(actors: Map<string, Set<string>>, name: string, aliases: readonly string[]): void {
  const known =
    [...actors.keys()].find(
      (one) =>
        one.toLowerCase() === name.toLowerCase() ||
        aliases.some((alias) => actors.get(one)?.has(alias) === true),
    ) ?? name
  const set = actors.get(known) ?? new Set<string>()
  for (const alias of aliases) if (alias.toLowerCase() !== known.toLowerCase()) set.add(alias)
  actors.set(known, set)
}

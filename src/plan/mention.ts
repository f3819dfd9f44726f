import type { PersonId } from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { mayDo, type Role } from '../shared/permissions.ts'
import { maySeeAction } from './action-reader.ts'

// Whom a comment calls: people ticked in a list, or named in its words as "@Ada Owner". Nobody is called to a thing they may
// not see.

export type Colleague = {
  readonly id: PersonId
  readonly name: string
  readonly jobTitle: string
  readonly role: Role
  readonly partner: string | null
}

/** The thing as far as it decides who sees it; only an action is shared with partners. */
export type Mentioned = {
  readonly action: {
    readonly partner: string | null
    readonly contributors: readonly { readonly agency: string | null }[]
  } | null
}

export function mayBeMentioned(person: Colleague, { action }: Mentioned): boolean {
  if (!mayDo(person.role, 'comment and watch')) return false
  return person.role !== 'partner' || (action !== null && maySeeAction(person, action))
}

type Tied = {
  readonly partner: string | null
  readonly ownerId: PersonId | null
  readonly contributors: readonly { readonly personId: PersonId | null; readonly agency: string | null }[]
}

/**
 * Whom this writer may choose from. A partner is not shown who works for the council: only the owner, those who contribute,
 * the improvement leads and their own agency.
 */
export function listMentionable(
  writer: { readonly role: Role; readonly partner: string | null },
  thing: { readonly action: Tied | null },
  people: readonly Colleague[],
): readonly Colleague[] {
  const all = people.filter((person) => mayBeMentioned(person, thing))
  if (writer.role !== 'partner') return all
  const tied = new Set([
    thing.action?.ownerId,
    ...(thing.action?.contributors ?? []).map((one) => one.personId),
  ])
  return all.filter(
    (person) =>
      tied.has(person.id) || person.role === 'improvement lead' || person.partner === writer.partner,
  )
}

export type MentionRefusal =
  | { readonly why: 'may not see it'; readonly name: string }
  | { readonly why: 'kept from partners'; readonly name: string }
  | { readonly why: 'two of the name'; readonly name: string }
  | { readonly why: 'no whole name'; readonly name: string; readonly choices: readonly string[] }

export type MentionFacts = {
  /** Whom the writer may choose from. */
  readonly choices: readonly Colleague[]
  /** Everybody here: a name in the words that may not be called is refused, not passed over. */
  readonly people: readonly Colleague[]
  readonly ticked: readonly PersonId[]
  readonly councilOnly: boolean
}

/** Everybody a comment calls, each once, by id. */
export function findMentions(
  words: string,
  { choices, people, ticked, councilOnly }: MentionFacts,
): Outcome<readonly PersonId[], MentionRefusal> {
  const found = new Map(choices.filter(({ id }) => ticked.includes(id)).map((one) => [one.id, one]))
  for (const name of namesCalled(words, people)) {
    const named = choices.filter((one) => isSame(one.name, name))
    const [first] = named
    if (first === undefined) return refuse({ why: 'may not see it', name })
    if (named.length === 1) found.set(first.id, first)
    // Of two people of one name the ticks tell which.
    else if (!named.some(({ id }) => found.has(id))) return refuse({ why: 'two of the name', name })
  }
  for (const called of firstNamesCalled(words, people)) {
    const one = whoIsCalled(called, choices, found)
    if (!one.ok) return refuse(one.refusal)
    if (one.value !== null) found.set(one.value.id, one.value)
  }
  const partner = councilOnly ? [...found.values()].find(({ role }) => role === 'partner') : undefined
  if (partner !== undefined) return refuse({ why: 'kept from partners', name: partner.name })
  return accept([...found.keys()].toSorted((a, b) => a - b))
}

export function sayMentionRefusal(refusal: MentionRefusal): string {
  const { name } = refusal
  switch (refusal.why) {
    case 'may not see it':
      return `${name} may not see this, so they cannot be mentioned. Take the @ before their name away`
    case 'kept from partners':
      return `${name} works for a partner agency. Let partner agencies read the comment, or do not mention them`
    case 'two of the name':
      return `There are two people called ${name}. Choose the one you mean under “Mention people”`
    case 'no whole name':
      return sayNoWholeName(refusal)
  }
}

const MOST_CHOICES = 5

function sayNoWholeName({ name, choices }: Extract<MentionRefusal, { why: 'no whole name' }>): string {
  const start = `“@${name}” is nobody’s whole name here`
  const ways = 'choose people under “Mention people”, or take the @ away'
  if (choices.length === 0) return `${start}. Write the whole name, ${ways}`
  const shown = choices.slice(0, MOST_CHOICES).map((one) => `@${one}`)
  return `${start}. Write ${shown.join(' or ')}, ${ways}`
}

/** A name after an @ that is no whole name: its first word, and the next where that is written as a name too. */
type FirstNameCalled = { readonly first: string; readonly next: string | null }

// Whoever it means is told, or the writer is told that nobody would be: never passed over in silence.
function whoIsCalled(
  { first, next }: FirstNameCalled,
  choices: readonly Colleague[],
  found: ReadonlyMap<PersonId, Colleague>,
): Outcome<Colleague | null, MentionRefusal> {
  const named = choices.filter(({ name }) => isSame(firstNameOf(name), first))
  const [only] = named
  if (only !== undefined && named.length === 1 && next === null) return accept(only)
  // A tick, or a whole name elsewhere, tells which of them.
  if (named.some(({ id }) => found.has(id))) return accept(null)
  // "@home" and "@10am" are no names; "@Nobody" is written as one.
  if (only === undefined && !/^\p{Lu}/u.test(first)) return accept(null)
  const name = next === null ? first : `${first} ${next}`
  return refuse({ why: 'no whole name', name, choices: named.map((one) => one.name) })
}

const TITLE = /^(?:Dr|Councillor|Cllr|Mr|Mrs|Ms|Miss|Professor|Prof) /

function firstNameOf(name: string): string {
  return name.replace(TITLE, '').split(' ')[0] ?? name
}

// An @ inside a word is an address, and a name that goes on with a dot is one too.
function firstNamesCalled(words: string, people: readonly Colleague[]): readonly FirstNameCalled[] {
  const lower = words.toLowerCase()
  const pattern =
    /(?<![\p{L}\p{N}._-])@(?<first>\p{L}[\p{L}’'-]*)(?![\p{L}\p{N}@_]|\.\p{L})(?: (?<next>\p{Lu}[\p{L}’'-]*))?/gu
  return [...words.matchAll(pattern)].flatMap(({ index, groups }) => {
    const isWhole = people.some(({ name }) => isNamedAt(lower, name.toLowerCase(), index + 1))
    const first = withoutOwning(groups?.['first'] ?? '')
    return isWhole ? [] : [{ first, next: groups?.['next'] ?? null }]
  })
}

// "@Ada’s team" calls Ada.
function withoutOwning(word: string): string {
  return word.replace(/[’'](?:s)?$/, '')
}

// The longest name first, so that "@Ann Lee Carter" is not taken for Ann Lee.
function namesCalled(words: string, people: readonly Colleague[]): readonly string[] {
  const names = [...new Set(people.map(({ name }) => name))].toSorted((a, b) => b.length - a.length)
  const lower = words.toLowerCase()
  const called: string[] = []
  for (let at = lower.indexOf('@'); at >= 0; at = lower.indexOf('@', at + 1)) {
    const name = names.find((one) => isNamedAt(lower, one.toLowerCase(), at + 1))
    if (name !== undefined) called.push(name)
  }
  return [...new Set(called)]
}

function isNamedAt(words: string, name: string, at: number): boolean {
  return words.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(words.charAt(at + name.length))
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

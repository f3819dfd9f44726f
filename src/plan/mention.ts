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
  const partner = councilOnly ? [...found.values()].find(({ role }) => role === 'partner') : undefined
  if (partner !== undefined) return refuse({ why: 'kept from partners', name: partner.name })
  return accept([...found.keys()].toSorted((a, b) => a - b))
}

export function sayMentionRefusal({ why, name }: MentionRefusal): string {
  switch (why) {
    case 'may not see it':
      return `${name} may not see this, so they cannot be mentioned. Take the @ before their name away`
    case 'kept from partners':
      return `${name} works for a partner agency. Let partner agencies read the comment, or do not mention them`
    case 'two of the name':
      return `There are two people called ${name}. Choose the one you mean under “Mention people”`
  }
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

import type { PersonId } from '../shared/ids.ts'
import type { HistoryLine } from '../shared/history.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import type { Action } from './action.ts'
import type { Ownable } from './choices.ts'
import { type Mistake, mustBeShort } from './mistake.ts'

// Who does a part of an action besides its owner: people of the system, or agencies and bodies outside by their name.

export type WantedContributor = {
  readonly who: { readonly person: PersonId } | { readonly body: string }
  readonly name: string
  readonly contributes: string
}

type Sent = { readonly get: (name: string) => string }

/** One of the two, and neither who answers for the action already nor who contributes already. */
export function parseContributor(
  sent: Sent,
  action: Pick<Action, 'ownerId' | 'owner' | 'partner' | 'contributors'>,
  people: readonly Ownable[],
): Outcome<WantedContributor, readonly Mistake[]> {
  const body = sent.get('body').replaceAll(/\s+/g, ' ').trim()
  const person = people.find(({ id }) => String(id) === sent.get('person'))
  const mistakes = [
    ...whoMistakes(sent, { body, person }, action),
    ...mustBeShort(sent, { body: 200, contributes: 1000 }),
  ]
  if (mistakes.length > 0) return refuse(mistakes)
  const contributes = sent.get('contributes')
  if (person !== undefined)
    return accept({ who: { person: person.id as PersonId }, name: person.name, contributes })
  return accept({ who: { body }, name: body, contributes })
}

function whoMistakes(
  sent: Sent,
  { body, person }: { readonly body: string; readonly person: Ownable | undefined },
  action: Pick<Action, 'ownerId' | 'owner' | 'partner' | 'contributors'>,
): readonly Mistake[] {
  const mistake = (field: string, message: string) => [{ field, message }]
  if (sent.get('person') !== '' && person === undefined)
    return mistake('person', 'Choose a person from the list')
  if (person === undefined && body === '') return mistake('person', 'Choose a person, or name an agency')
  if (person !== undefined && body !== '')
    return mistake('body', 'Choose a person or name an agency, not both: add one after the other')
  if (person !== undefined && person.id === action.ownerId)
    return mistake('person', `${person.name} owns the action, and so answers for all of it`)
  if (body !== '' && isSame(body, action.partner)) return mistake('body', `${body} owes the action already`)
  const isThere = action.contributors.some((one) =>
    person === undefined ? one.personId === null && isSame(one.name, body) : one.personId === person.id,
  )
  return isThere ? mistake(person === undefined ? 'body' : 'person', 'They contribute already') : []
}

function isSame(one: string, other: string | null): boolean {
  return one.toLowerCase() === other?.toLowerCase()
}

/** The act as the record tells it. */
export const REMOVED = 'removed a contributor from'

export type RemovedContributor = {
  readonly personId: PersonId | null
  readonly name: string
  readonly contributes: string
  readonly at: Temporal.Instant
  readonly by: string
}

const MOST_REMOVED = 5

/** Who was removed and is not back, the latest first, out of an action's history with the newest first. */
export function removedOf(
  history: readonly Pick<HistoryLine, 'act' | 'at' | 'who' | 'before' | 'after'>[],
  present: Action['contributors'],
): readonly RemovedContributor[] {
  const removed = history.flatMap(({ act, at, who: by, before, after }): RemovedContributor[] => {
    const { name, contributes } = before
    if (act !== REMOVED || typeof name !== 'string') return []
    const personId = typeof after['personId'] === 'number' ? (after['personId'] as PersonId) : null
    return [{ personId, name, contributes: typeof contributes === 'string' ? contributes : '', at, by }]
  })
  return removed
    .filter((one, at) => removed.findIndex((other) => isSameOne(other, one)) === at)
    .filter((one) => !present.some((other) => isSameOne(other, one)))
    .slice(0, MOST_REMOVED)
}

type One = { readonly personId: PersonId | null; readonly name: string }

function isSameOne(one: One, other: One): boolean {
  return one.personId === null && other.personId === null
    ? isSame(one.name, other.name)
    : one.personId === other.personId
}

/** Those named besides the owner in a plan that was brought in, as contributors; the owner and doubles left out. */
export function contributorsOf(
  people: readonly { readonly id: number; readonly name: string }[],
  bodies: readonly string[],
  owner: number | null,
): readonly WantedContributor[] {
  const persons = [...new Map(people.map((one) => [one.id, one])).values()].filter(({ id }) => id !== owner)
  const names = bodies.filter((name, at) => bodies.findIndex((one) => isSame(one, name)) === at)
  return [
    ...persons.map(({ id, name }) => ({ who: { person: id as PersonId }, name, contributes: '' })),
    ...names.map((body) => ({ who: { body }, name: body, contributes: '' })),
  ]
}

import type { Owed } from '../instruments/occurrence.ts'
import type { Requirement } from '../instruments/requirement.ts'
import { type Day, daysBetween } from '../shared/days.ts'
import type { PersonId } from '../shared/ids.ts'
import type { Role } from '../shared/permissions.ts'

// The dated duties that an instrument lays on a person themselves, not on their council.

export type MyDuty = {
  readonly requirement: Requirement
  readonly owed: Owed
  /** Negative once its day has passed. */
  readonly daysLeft: number
}

export type DutyReader = {
  readonly role: Role
  readonly id: PersonId
  /** The people a bearer is, on somebody's word; empty where nobody said. */
  readonly peopleOf: (bearer: string | null) => readonly PersonId[]
}

// The office each of these roles holds, as instruments print it.
const OFFICES: Readonly<Partial<Record<Role, RegExp>>> = {
  commissioner: /\b(?:commissioner|advis[eo]r)\b/i,
  'case lead': /\b(?:secretary of state|department for education|dfe)\b/i,
}

/** Of each duty that is the reader's own, the date that matters now: the earliest late one, else the next that is near. */
export function listMyDuties(
  facts: { readonly requirements: readonly Requirement[]; readonly owed: readonly Owed[] },
  me: DutyReader,
  today: Day,
): readonly MyDuty[] {
  const dates = Map.groupBy(facts.owed, (one) => one.requirementId)
  return facts.requirements
    .filter((requirement) => isMine(requirement.bearer, me))
    .flatMap((requirement) => {
      const own = dates.get(requirement.id) ?? []
      const owed = own.find(({ state }) => state === 'late') ?? own.find(({ state }) => state === 'due soon')
      return owed === undefined ? [] : [{ requirement, owed, daysLeft: daysBetween(today, owed.dueOn) }]
    })
    .toSorted((a, b) => a.daysLeft - b.daysLeft || a.requirement.id - b.requirement.id)
}

// Where somebody said who the bearer is, that holds, and the office says no more.
function isMine(bearer: string | null, { role, id, peopleOf }: DutyReader): boolean {
  if (bearer === null) return false
  const people = peopleOf(bearer)
  return people.length > 0 ? people.includes(id) : OFFICES[role]?.test(bearer) === true
}

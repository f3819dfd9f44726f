import type { Sheet } from '../shared/csv.ts'
import { dayInEngland } from '../shared/days.ts'
import type { GrantId, PersonId } from '../shared/ids.ts'
import { type Role, ROLE_NAMES } from '../shared/permissions.ts'

/** A person's place in the council: what an administrator may know of them. */
export type Place = {
  readonly grantId: GrantId
  readonly person: PersonId
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly jobTitle: string
  readonly partner: string | null
  readonly since: Temporal.Instant
  readonly lastSeen: Temporal.Instant | null
  readonly signsInWith: 'password' | 'council account' | 'nothing yet'
}

export function signsInWithInWords(
  place: Pick<Place, 'signsInWith'>,
  council: { readonly demonstration: boolean },
): string {
  return council.demonstration && place.signsInWith === 'nothing yet' ? 'one click' : place.signsInWith
}

const HEADINGS = ['Name', 'E-mail', 'Role', 'Job title', 'Partner agency', 'Since', 'Last seen']

/** The list to take away. */
export function placesSheet(places: readonly Place[]): Sheet {
  const rows = places.map((place) => [
    place.name,
    place.email,
    ROLE_NAMES[place.role],
    place.jobTitle,
    place.partner ?? '',
    dayInEngland(place.since).toString(),
    place.lastSeen === null ? '' : dayInEngland(place.lastSeen).toString(),
  ])
  return { heads: HEADINGS, rows }
}

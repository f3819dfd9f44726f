import type { ActionId, CouncilId, PersonId } from '../shared/ids.ts'
import type { Action } from './action.ts'

// A link that lets one person say one update of one action without signing in.

export const LINK_DAYS = 14

export type UpdateLink = {
  readonly id: number
  readonly actionId: ActionId
  readonly personId: PersonId
  readonly madeAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly replacedAt: Temporal.Instant | null
  readonly usedAt: Temporal.Instant | null
  readonly formKey: string | null
}

export type LinkState = 'open' | 'used' | 'replaced' | 'expired' | 'not theirs' | 'cancelled'

/** What a link is worth now. `isHere`: its person still has a role in the council. */
export function linkState(
  link: UpdateLink,
  action: Pick<Action, 'ownerId' | 'cancelledOn'>,
  { now, isHere }: { readonly now: Temporal.Instant; readonly isHere: boolean },
): LinkState {
  if (link.usedAt !== null) return 'used'
  if (link.replacedAt !== null) return 'replaced'
  if (Temporal.Instant.compare(now, link.expiresAt) >= 0) return 'expired'
  if (!isHere || action.ownerId !== link.personId) return 'not theirs'
  return action.cancelledOn === null ? 'open' : 'cancelled'
}

/** The council a token is for, as it names it itself; what it may do there is decided by its secret. */
export function councilOfToken(token: string): CouncilId | null {
  const found = /^([1-9]\d{0,14})\.[\w-]{43}$/.exec(token)
  return found === null ? null : (Number(found[1]) as CouncilId)
}

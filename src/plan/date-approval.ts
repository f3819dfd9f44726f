import type { PersonId } from '../shared/ids.ts'
import { mayDo, type Role } from '../shared/permissions.ts'

// Who agrees to dates that move: the people the plan names, or, where it names nobody, whoever's role may.

export type Approver = { readonly id: PersonId; readonly name: string }

export type DateApproval = {
  /** Those named who have a place here now: where all of them have left, nobody is named. */
  readonly named: readonly Approver[]
  /** Nought where nobody was ever named. */
  readonly version: number
}

export const NOBODY_NAMED: DateApproval = { named: [], version: 0 }

export type DateReader = { readonly id: PersonId; readonly role: Role }

/** May they answer somebody's wish? Nobody answers their own, unless they are the only one named. */
export function mayAnswerWish(
  { named }: Pick<DateApproval, 'named'>,
  reader: DateReader,
  askedBy: PersonId,
): boolean {
  if (!maySayYes({ named }, reader)) return false
  return askedBy !== reader.id || isOnlyOne(named, reader.id)
}

/** Does a date they want move at once? Of several who are named, one needs another's yes. */
export function agreesAtOnce({ named }: DateApproval, reader: DateReader): boolean {
  return named.length === 0 ? mayDo(reader.role, 'agree to dates') : isOnlyOne(named, reader.id)
}

/** A person who may be named: whoever sees the whole plan. */
export function mayBeNamed({ role }: { readonly role: Role }): boolean {
  return mayDo(role, 'answer a wish for a date')
}

/** "Priya Nair or Sam Hart"; null where nobody is named. */
export function approversInWords({ named }: Pick<DateApproval, 'named'>): string | null {
  const names = named.map(({ name }) => name)
  const last = names.at(-1)
  return last === undefined || names.length === 1
    ? (last ?? null)
    : `${names.slice(0, -1).join(', ')} or ${last}`
}

/** The people ticked, each once, in the order they were offered; null where one of them cannot be named. */
export function parseApprovers<One extends Approver>(
  ticked: readonly string[],
  offered: readonly One[],
): readonly One[] | null {
  const found = offered.filter(({ id }) => ticked.includes(String(id)))
  return new Set(ticked).size === found.length ? found : null
}

function maySayYes({ named }: Pick<DateApproval, 'named'>, { id, role }: DateReader): boolean {
  return named.length === 0 ? mayDo(role, 'agree to dates') : named.some((one) => one.id === id)
}

function isOnlyOne(named: readonly Approver[], id: PersonId): boolean {
  return named.length === 1 && named[0]?.id === id
}

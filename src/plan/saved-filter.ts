import type { PersonId } from '../shared/ids.ts'
import { lookWords, parsePlanLook, type PlanLook } from './plan-look.ts'

export type SavedFilterId = number & { readonly [ofSavedFilter]: true }
declare const ofSavedFilter: unique symbol

/** A look at the plan under a name: a person's own, or shared with the whole council. */
export type SavedFilter = {
  readonly id: SavedFilterId
  readonly name: string
  /** The words of the address that shows it, the case's among them where it was not the one at hand. */
  readonly words: Readonly<Record<string, string>>
  readonly isShared: boolean
  readonly personId: PersonId
  readonly person: string
  /** The reader's plan opens with it. */
  readonly isUsual: boolean
  readonly version: number
}

/** Only its own maker changes it; one that is shared, whoever changes the plan. */
export function mayKeepFilter(
  filter: Pick<SavedFilter, 'isShared' | 'personId'>,
  reader: { readonly person: PersonId; readonly mayChangePlan: boolean },
): boolean {
  return filter.isShared ? reader.mayChangePlan : filter.personId === reader.person
}

/** What is kept of an address: only words the plan knows, and the case asked for. */
export function filterWords(look: PlanLook, intervention: string): Readonly<Record<string, string>> {
  const words = { ...lookWords(look), intervention }
  return Object.fromEntries(Object.entries(words).filter(([, word]) => word !== ''))
}

/** The address's words as the plan reads them today: what it no longer knows falls away. */
export function lookOf({ words }: Pick<SavedFilter, 'words'>): PlanLook {
  return parsePlanLook(new URLSearchParams(words))
}

import type { Day } from '../shared/days.ts'
import type { ActionId, PersonId } from '../shared/ids.ts'
import type { Action } from './action.ts'
import {
  type BulkRefusal,
  type BulkStep,
  type BulkWanted,
  type BulkWho,
  planBulkStep,
} from './bulk-change.ts'

export type BulkId = number & { readonly [ofBulk]: true }
declare const ofBulk: unique symbol

export type BulkChanged = { readonly action: Action; readonly step: BulkStep }
export type BulkRefused = { readonly action: Action; readonly why: readonly BulkRefusal[] }

/** What would come of a change, action by action. */
export type BulkPlan = { readonly changed: readonly BulkChanged[]; readonly refused: readonly BulkRefused[] }

export function planBulk(actions: readonly Action[], wanted: BulkWanted, who: BulkWho, today: Day): BulkPlan {
  const changed: BulkChanged[] = []
  const refused: BulkRefused[] = []
  for (const action of actions) {
    const step = planBulkStep(action, wanted, who, today)
    if (step.ok) changed.push({ action, step: step.value })
    else refused.push({ action, why: step.refusal })
  }
  return { changed, refused }
}

/** What a preview showed: which actions would change, each in the version that was looked at, and without which parts. */
export type BulkSeen = ReadonlyMap<ActionId, string>

export function seenWords({ changed }: BulkPlan): readonly string[] {
  return changed.map((one) => `${one.action.id}:${seenOf(one)}`)
}

function seenOf({ action, step }: BulkChanged): string {
  return [action.version, ...step.left.map(({ part }) => part)].join('-')
}

export function parseSeen(words: readonly string[]): BulkSeen {
  return new Map(
    words.flatMap((word) => {
      const [, id, seen] = /^([1-9]\d{0,14}):(\d{1,9}(?:-due)?(?:-end)?)$/.exec(word) ?? []
      return id === undefined || seen === undefined ? [] : [[Number(id) as ActionId, seen] as const]
    }),
  )
}

/** The actions that are no longer what was looked at, or of which something else would come now. */
export function changedSince(seen: BulkSeen, { changed, refused }: BulkPlan): readonly Action[] {
  return [
    ...changed.filter((one) => seen.get(one.action.id) !== seenOf(one)),
    ...refused.filter(({ action }) => seen.has(action.id)),
  ].map(({ action }) => action)
}

/** A change that was made, and what stands in the way of undoing it. */
export type BulkMade = {
  readonly id: BulkId
  readonly madeOn: Day
  readonly madeById: PersonId
  readonly madeBy: string
  readonly said: string
  readonly why: string
  readonly count: number
  readonly undoneOn: Day | null
  readonly undoneBy: string | null
}

/** What happened to an action, by whom: after a preview was shown, or after a change was made. */
export type LaterEvent = {
  readonly actionId: ActionId
  readonly title: string
  readonly who: string
  readonly act: string
  readonly at: Temporal.Instant
}

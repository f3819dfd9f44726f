import { type Day, isBefore } from '../shared/days.ts'
import type { ActionId, ObjectiveId, PersonId, RequirementId } from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { type Action, completeAction, type CompletionRefusal, moveDate, type MoveRefusal } from './action.ts'
import { mayWorkOnAction, type Reader } from './action-reader.ts'

// One change wanted of many actions: what comes of each, by the same rules as for one action alone.

export type BulkWanted = {
  /** Null leaves it as it is; `to: null` takes it away. */
  readonly owner: { readonly to: PersonId | null } | null
  readonly partner: { readonly to: string | null } | null
  readonly objectives: LinkChange<ObjectiveId> | null
  readonly requirements: LinkChange<RequirementId> | null
  readonly due: { readonly to: Day } | { readonly byDays: number } | null
  readonly end: { readonly how: 'done'; readonly on: Day } | { readonly how: 'cancelled' } | null
  /** Why dates move, or why they are cancelled. */
  readonly why: string
}

export type LinkChange<Id> = { readonly act: 'add' | 'take away'; readonly ids: readonly Id[] }

/** What a bulk change may touch, and how an action stands after it. */
export type BulkState = Pick<
  Action,
  | 'ownerId'
  | 'partner'
  | 'objectiveIds'
  | 'requirementIds'
  | 'firstDueOn'
  | 'dueOn'
  | 'startedOn'
  | 'doneOn'
  | 'cancelledOn'
>

export type DateChange = { readonly from: Day; readonly to: Day }

export type BulkStep = {
  readonly after: BulkState
  /** The date moves from a promise that was made. */
  readonly move: DateChange | null
  /** The date stands until somebody agrees to another. */
  readonly wish: DateChange | null
  /** What was wanted and cannot be; the rest goes through without it. */
  readonly left: readonly LeftOut[]
}

export type LeftOut = { readonly part: 'due' | 'end'; readonly why: BulkRefusal }

export type BulkRefusal = MoveRefusal | CompletionRefusal | OwnRefusal

/** What only a change of several refuses; the rest is what is refused of one. */
export type OwnRefusal =
  | 'it is not yours to change'
  | 'another date was asked for already'
  | 'the new date is past'
  | 'nothing would change'

export type BulkWho = {
  readonly reader: Reader
  readonly mayChangePlan: boolean
  readonly agreesToDates: boolean
  /** Actions for which another date has been asked for and nobody has answered. */
  readonly waiting: ReadonlySet<ActionId>
}

/** What comes of one action. A part that is refused is left out of it; where nothing else would change, all is refused. */
export function planBulkStep(
  action: Action,
  wanted: BulkWanted,
  who: BulkWho,
  today: Day,
): Outcome<BulkStep, readonly BulkRefusal[]> {
  if (!mayWorkOnAction(who.reader, action)) return refuse(['it is not yours to change'])
  if (wanted.end?.how === 'cancelled' && !who.mayChangePlan) return refuse(['it is not yours to change'])
  if (action.cancelledOn !== null) return refuse(['it is cancelled'])
  const dates = planDates(action, wanted, who, today)
  const end = planEnd(action, wanted, today)
  const left: readonly LeftOut[] = [
    ...(dates.ok ? [] : [{ part: 'due' as const, why: dates.refusal }]),
    ...(end.ok ? [] : [{ part: 'end' as const, why: end.refusal }]),
  ]
  const { after: dated, move, wish } = dates.ok ? dates.value : datesAsTheyAre(action)
  const after = {
    ...linksAfter(action, wanted, who),
    ...dated,
    ...(end.ok ? end.value : endAsItIs(action)),
  }
  if (wish !== null || partsChanged(stateOf(action), after).length > 0)
    return accept({ after, move, wish, left })
  return refuse(left.length === 0 ? ['nothing would change'] : [...new Set(left.map(({ why }) => why))])
}

/** The part of an action that a bulk change may touch. */
export function stateOf(action: Action): BulkState {
  const {
    ownerId,
    partner,
    objectiveIds,
    requirementIds,
    firstDueOn,
    dueOn,
    startedOn,
    doneOn,
    cancelledOn,
  } = action
  return { ownerId, partner, objectiveIds, requirementIds, firstDueOn, dueOn, startedOn, doneOn, cancelledOn }
}

type Dates = {
  readonly after: Pick<BulkState, 'firstDueOn' | 'dueOn'>
  readonly move: DateChange | null
  readonly wish: DateChange | null
}

function planDates(
  action: Action,
  { due }: BulkWanted,
  who: BulkWho,
  today: Day,
): Outcome<Dates, BulkRefusal> {
  const { firstDueOn, dueOn } = action
  const asItIs = datesAsTheyAre(action)
  if (due === null) return accept(asItIs)
  // The first date that an action is given is its first promise, not a move.
  if (dueOn === null && 'to' in due && who.mayChangePlan)
    return accept({ ...asItIs, after: { firstDueOn: due.to, dueOn: due.to } })
  const to = 'to' in due ? due.to : (dueOn?.add({ days: due.byDays }) ?? null)
  if (to === null) return refuse('it has no date to move')
  const moved = moveDate(action, to)
  if (!moved.ok) return moved
  if (isBefore(to, today)) return refuse('the new date is past')
  if (who.agreesToDates) return accept({ after: { firstDueOn, dueOn: to }, move: moved.value, wish: null })
  return who.waiting.has(action.id)
    ? refuse('another date was asked for already')
    : accept({ ...asItIs, wish: moved.value })
}

function datesAsTheyAre({ firstDueOn, dueOn }: Action): Dates {
  return { after: { firstDueOn, dueOn }, move: null, wish: null }
}

type End = Pick<BulkState, 'startedOn' | 'doneOn' | 'cancelledOn'>

function planEnd(action: Action, { end }: BulkWanted, today: Day): Outcome<End, BulkRefusal> {
  const asItIs = endAsItIs(action)
  if (end === null) return accept(asItIs)
  if (end.how === 'cancelled') return accept({ ...asItIs, cancelledOn: today })
  const done = completeAction(action, end.on)
  return done.ok ? accept({ ...asItIs, ...done.value }) : done
}

function endAsItIs({ startedOn, doneOn, cancelledOn }: Action): End {
  return { startedOn, doneOn, cancelledOn }
}

// Whoever only works on the plan leaves whose it is and what it answers as they are.
function linksAfter(
  action: Action,
  wanted: BulkWanted,
  { mayChangePlan }: BulkWho,
): Pick<BulkState, 'ownerId' | 'partner' | 'objectiveIds' | 'requirementIds'> {
  const { ownerId, partner, objectiveIds, requirementIds } = action
  if (!mayChangePlan) return { ownerId, partner, objectiveIds, requirementIds }
  return {
    ownerId: wanted.owner === null ? ownerId : wanted.owner.to,
    partner: wanted.partner === null ? partner : wanted.partner.to,
    objectiveIds: linked(objectiveIds, wanted.objectives),
    requirementIds: linked(requirementIds, wanted.requirements),
  }
}

function linked<Id extends number>(now: readonly Id[], change: LinkChange<Id> | null): readonly Id[] {
  if (change === null) return now
  if (change.act === 'take away') return now.filter((id) => !change.ids.includes(id))
  return [...new Set([...now, ...change.ids])].toSorted((a, b) => a - b)
}

/** Which parts of an action differ between two states of it. */
export function partsChanged(before: BulkState, after: BulkState): readonly (keyof BulkState)[] {
  const parts = Object.keys(before) as (keyof BulkState)[]
  return parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]))
}

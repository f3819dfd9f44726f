import type { ActionId, InterventionId, ObjectiveId, PersonId, RequirementId } from '../shared/ids.ts'
import { type Day, daysBetween, isAfter, isBefore } from '../shared/days.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'

// An action's life: started → done → evidenced → sustained. Its stage is computed from dates; nobody types it.

export const PRIORITIES = ['high', 'medium', 'low'] as const
export type Priority = (typeof PRIORITIES)[number]

export type Action = {
  readonly id: ActionId
  readonly interventionId: InterventionId
  readonly reference: string
  readonly title: string
  readonly detail: string
  readonly ownerId: PersonId | null
  readonly owner: string | null
  readonly partner: string | null
  readonly successMeasure: string
  readonly evidenceWanted: string
  readonly priority: Priority | null
  /** Who signs it off, and where. */
  readonly signOff: string
  readonly startOn: Day | null
  /** The first promise; it never moves. */
  readonly firstDueOn: Day | null
  readonly dueOn: Day | null
  readonly sustainDays: number
  readonly startedOn: Day | null
  readonly doneOn: Day | null
  readonly cancelledOn: Day | null
  readonly cancelledWhy: string | null
  readonly lastUpdateOn: Day | null
  /** How many pieces of evidence speak of it, of how many kinds, and the day the first was added. */
  readonly evidenceCount: number
  readonly evidenceKinds: number
  readonly firstEvidenceOn: Day | null
  /** The latest re-check by someone else. */
  readonly recheckedOn: Day | null
  readonly recheck: 'sustained' | 'relapsed' | null
  readonly moves: number
  readonly objectiveIds: readonly ObjectiveId[]
  readonly requirementIds: readonly RequirementId[]
  /** Who else does a part of it; the owner alone answers for it. */
  readonly contributors: readonly ActionContributor[]
  /** The actions that must be done before it can be. */
  readonly waitsFor: readonly ActionId[]
  readonly version: number
}

/** What an action's stage, needs and days lost are told from: all that a list of actions has to know of each. */
export type ActionState = Pick<
  Action,
  | 'ownerId'
  | 'firstDueOn'
  | 'dueOn'
  | 'sustainDays'
  | 'startedOn'
  | 'doneOn'
  | 'cancelledOn'
  | 'lastUpdateOn'
  | 'evidenceKinds'
  | 'firstEvidenceOn'
  | 'recheckedOn'
  | 'recheck'
>

export type ActionContributor = {
  readonly id: number
  /** Null for an agency or body that is nobody of the system. */
  readonly personId: PersonId | null
  readonly name: string
  /** The agency whose people see the action for it: the body itself, or that of a partner's person. */
  readonly agency: string | null
  readonly contributes: string
}

export const STAGES = ['not started', 'started', 'done', 'evidenced', 'sustained'] as const
export type Stage = (typeof STAGES)[number]

/** How far it has come. A relapse takes it back to started until it is done again. */
export function stageOf(action: ActionState): Stage {
  if (action.doneOn === null) return action.startedOn === null ? 'not started' : 'started'
  if (finishedOn(action) === null) return 'started'
  if (evidencedOn(action) === null) return 'done'
  return action.recheck === 'sustained' ? 'sustained' : 'evidenced'
}

/** The day it was done, while that holds: what relapsed since is not finished. */
export function finishedOn({
  doneOn,
  recheck,
  recheckedOn,
}: Pick<ActionState, 'doneOn' | 'recheck' | 'recheckedOn'>): Day | null {
  const hasRelapsed =
    doneOn !== null && recheck === 'relapsed' && recheckedOn !== null && !isAfter(doneOn, recheckedOn)
  return hasRelapsed ? null : doneOn
}

/** The day it was both done and shown by something. */
export function evidencedOn(action: ActionState): Day | null {
  if (action.doneOn === null || action.firstEvidenceOn === null) return null
  return isAfter(action.firstEvidenceOn, action.doneOn) ? action.firstEvidenceOn : action.doneOn
}

/** What an action may need, the gravest first. */
export const ATTENTIONS = [
  'relapsed',
  'late',
  'silent',
  'done without evidence',
  're-check due',
  'one kind of evidence',
  'no owner',
  'no date',
] as const
export type Attention = (typeof ATTENTIONS)[number]

/** Within how many days an action under way is expected to be heard of. */
export const RHYTHM_DAYS = 35

/** What about it needs somebody, the gravest first; empty for one that is as it should be. */
export function attentionOf(action: ActionState, today: Day): readonly Attention[] {
  if (action.cancelledOn !== null) return []
  const stage = stageOf(action)
  const open = stage === 'not started' || stage === 'started'
  const found: Attention[] = []
  if (action.recheck === 'relapsed' && open) found.push('relapsed')
  if (open && action.dueOn !== null && isBefore(action.dueOn, today)) found.push('late')
  if (stage === 'started' && isSilent(action, today)) found.push('silent')
  if (stage === 'done') found.push('done without evidence')
  if (stage === 'evidenced' && isRecheckDue(action, today)) found.push('re-check due')
  if ((stage === 'evidenced' || stage === 'sustained') && action.evidenceKinds === 1)
    found.push('one kind of evidence')
  if (open && action.ownerId === null) found.push('no owner')
  if (open && action.dueOn === null) found.push('no date')
  return found
}

/** No word of it within the rhythm: its own state, never green. */
export function isSilent(action: ActionState, today: Day): boolean {
  const heard = action.lastUpdateOn ?? action.startedOn
  return heard !== null && daysBetween(heard, today) > RHYTHM_DAYS
}

export function isLate(action: ActionState, today: Day): boolean {
  return attentionOf(action, today).includes('late')
}

/** The demonstration period is over and nobody has looked again. */
export function isRecheckDue(action: ActionState, today: Day): boolean {
  const from = evidencedOn(action)
  return from !== null && action.recheck === null && daysBetween(from, today) > action.sustainDays
}

/**
 * Days between the first promise and where the date stands now (or the day it was done); never negative. After a relapse
 * the promise is unkept again, so they go on to today.
 */
export function daysLost(
  action: Pick<ActionState, 'firstDueOn' | 'dueOn' | 'doneOn' | 'cancelledOn' | 'recheck' | 'recheckedOn'>,
  today: Day,
): number {
  if (action.firstDueOn === null || action.dueOn === null || action.cancelledOn !== null) return 0
  const end = finishedOn(action) ?? (isBefore(action.dueOn, today) ? today : action.dueOn)
  return Math.max(0, daysBetween(action.firstDueOn, end))
}

export type UpdateWords = {
  readonly happened: string
  readonly next: string
  readonly forecastOn: Day | null
  readonly help: string
}

export type UpdateRefusal = 'it is cancelled'

/** What an owner says on a day. The first word on an action that had not started starts it. */
export function reportProgress(
  action: Action,
  words: UpdateWords,
  today: Day,
): Outcome<{ readonly update: UpdateWords; readonly startedOn: Day | null }, UpdateRefusal> {
  if (action.cancelledOn !== null) return refuse('it is cancelled')
  return accept({ update: words, startedOn: action.startedOn ?? today })
}

export type CompletionRefusal =
  | 'it is done already'
  | 'it is cancelled'
  | 'done before it was started'
  | 'done before its relapse was found'

/** Done says only that the work is finished; evidence makes it evidenced, and a later look by another sustained. */
export function completeAction(
  action: Action,
  doneOn: Day,
): Outcome<{ readonly doneOn: Day; readonly startedOn: Day }, CompletionRefusal> {
  if (action.cancelledOn !== null) return refuse('it is cancelled')
  if (action.doneOn !== null && stageOf(action) !== 'started') return refuse('it is done already')
  if (action.startedOn !== null && isBefore(doneOn, action.startedOn))
    return refuse('done before it was started')
  const relapsedOn = action.recheck === 'relapsed' ? action.recheckedOn : null
  if (relapsedOn !== null && !isAfter(doneOn, relapsedOn)) return refuse('done before its relapse was found')
  return accept({ doneOn, startedOn: action.startedOn ?? doneOn })
}

export type MoveRefusal =
  | 'it is done already'
  | 'it is cancelled'
  | 'it has no date to move'
  | 'it is the same date'

/** A date moves only with a reason and somebody who may agree to it; the first promise stays. */
export function moveDate(
  action: Action,
  to: Day,
): Outcome<{ readonly from: Day; readonly to: Day }, MoveRefusal> {
  if (action.cancelledOn !== null) return refuse('it is cancelled')
  if (action.doneOn !== null && stageOf(action) !== 'started') return refuse('it is done already')
  if (action.dueOn === null) return refuse('it has no date to move')
  if (action.dueOn.equals(to)) return refuse('it is the same date')
  return accept({ from: action.dueOn, to })
}

export type RecheckRefusal =
  | 'the owner may not re-check their own action'
  | 'it has no evidence yet'
  | 'too soon'

/** Sustained needs a later look by someone who is not the owner; a relapse may be found at any time. */
export function recheckAction(
  action: Action,
  finding: 'sustained' | 'relapsed',
  checker: PersonId,
  today: Day,
): Outcome<{ readonly finding: 'sustained' | 'relapsed'; readonly checkedOn: Day }, RecheckRefusal> {
  if (action.ownerId === checker) return refuse('the owner may not re-check their own action')
  const from = evidencedOn(action)
  if (from === null) return refuse('it has no evidence yet')
  if (finding === 'sustained' && daysBetween(from, today) < action.sustainDays) return refuse('too soon')
  return accept({ finding, checkedOn: today })
}

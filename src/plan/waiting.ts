import type { Day } from '../shared/days.ts'
import type { ActionId, PersonId, PlanVersionId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Approver, type DateReader, mayAnswerWish } from './date-approval.ts'
import { isMeetingToCome } from './plan-version.ts'

// What of the plan waits for somebody's answer, and for whom: a wish for another date, a version put to the board.

export type WaitingWish = {
  readonly id: number
  readonly actionId: ActionId
  readonly reference: string
  readonly askedById: PersonId
  readonly askedBy: string
  readonly fromOn: Day
  readonly toOn: Day
}

export type WaitingVersion = {
  readonly id: PlanVersionId
  readonly number: number
  readonly meetingOn: Day
  /** Who has given an answer of their own. */
  readonly answeredBy: readonly PersonId[]
}

export type Waiting = {
  readonly wishes: readonly WaitingWish[]
  /** Whom the plan names to agree to dates. */
  readonly named: readonly Approver[]
  /** The latest that was put to the board and has no answer of the board's. */
  readonly version: WaitingVersion | null
}

export type VersionTask = 'record the board’s answer' | 'give your own answer' | 'it goes to the board'

export type MyWaiting = {
  readonly wishes: readonly WaitingWish[]
  readonly version: { readonly version: WaitingVersion; readonly task: VersionTask } | null
}

export function waitingFor({ wishes, named, version }: Waiting, reader: DateReader, today: Day): MyWaiting {
  const task = version === null ? null : versionTask(version, reader, today)
  return {
    wishes: wishes.filter(({ askedById }) => mayAnswerWish({ named }, reader, askedById)),
    version: version === null || task === null ? null : { version, task },
  }
}

// Whoever records the board's answer has it before them until it is there; anybody else until they gave their own.
function versionTask(version: WaitingVersion, { id, role }: DateReader, today: Day): VersionTask | null {
  const isToCome = isMeetingToCome(version, today)
  const mayRecord = mayDo(role, 'record what the board answered')
  if (mayRecord) return isToCome ? 'it goes to the board' : 'record the board’s answer'
  const isGiven = version.answeredBy.includes(id)
  return mayDo(role, 'answer on the plan') && !isGiven ? 'give your own answer' : null
}

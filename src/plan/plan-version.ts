import { type Day, isAfter, isBefore } from '../shared/days.ts'
import type { ActionId, ObjectiveId, PersonId, PlanVersionId } from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import type { Action } from './action.ts'
import type { Objective } from './objective.ts'

// A version is the plan as it stood when it was put to the board. What has changed since is computed, never told.

export type FrozenAction = {
  readonly id: ActionId
  readonly reference: string
  readonly title: string
  readonly owner: string | null
  readonly partner: string | null
  /** As 2026-03-27, so that it stays the same in any reader. */
  readonly due: string | null
  readonly successMeasure: string
  /** Absent in versions of before a plan could say it. */
  readonly signOff?: string
  readonly priority?: string | null
  readonly objectives: readonly ObjectiveId[]
  readonly isCancelled: boolean
}

export type FrozenObjective = {
  readonly id: ObjectiveId
  readonly title: string
  readonly outcome: string
  readonly owner: string | null
}

export type FrozenPlan = {
  readonly objectives: readonly FrozenObjective[]
  readonly actions: readonly FrozenAction[]
}

export const BOARD_ANSWERS = ['agrees', 'does not agree', 'could not answer'] as const
export type BoardAnswer = (typeof BOARD_ANSWERS)[number]

/** The board's as a whole decides; a member's own stands beside it. */
export const PARTIES = ['the board', 'a member'] as const
export type Party = (typeof PARTIES)[number]

export type VersionAnswer = {
  readonly party: Party
  readonly answer: BoardAnswer
  readonly reason: string
  readonly answeredOn: Day
  readonly answeredBy: string
  readonly answererId: PersonId
}

export type PlanVersion = {
  readonly id: PlanVersionId
  readonly number: number
  /** What is asked of the board, and why now. */
  readonly why: string
  readonly meetingOn: Day
  readonly putOn: Day
  readonly putBy: string | null
  readonly answers: readonly VersionAnswer[]
}

export function freezePlan(objectives: readonly Objective[], actions: readonly Action[]): FrozenPlan {
  return {
    objectives: objectives.map(({ id, title, outcome, owner }) => ({ id, title, outcome, owner })),
    actions: actions.map((action) => ({
      id: action.id,
      reference: action.reference,
      title: action.title,
      owner: action.owner,
      partner: action.partner,
      due: action.dueOn?.toString() ?? null,
      successMeasure: action.successMeasure,
      signOff: action.signOff,
      priority: action.priority,
      objectives: action.objectiveIds,
      isCancelled: action.cancelledOn !== null,
    })),
  }
}

export type Standing = 'waits for the board' | 'agreed' | 'not agreed' | 'could not be answered'

/** The board's latest answer decides; a member's own does not. */
export function standingOfVersion({ answers }: Pick<PlanVersion, 'answers'>): Standing {
  switch (answers.findLast(({ party }) => party === 'the board')?.answer) {
    case undefined:
      return 'waits for the board'
    case 'agrees':
      return 'agreed'
    case 'does not agree':
      return 'not agreed'
    case 'could not answer':
      return 'could not be answered'
  }
}

/** The latest version that the board agreed to, of versions with the newest first. */
export function latestAgreed<One extends Pick<PlanVersion, 'answers'>>(versions: readonly One[]): One | null {
  return versions.find((version) => standingOfVersion(version) === 'agreed') ?? null
}

export type WantedAnswer = { readonly party: Party; readonly answer: BoardAnswer; readonly reason: string }
export type AnswerRefusal = 'say why' | 'already so' | 'not theirs to tell' | 'the meeting is to come'

export type Answerer = {
  readonly person: PersonId
  /** May tell what the board as a whole answered; anybody else speaks for themselves alone. */
  readonly mayTellBoard: boolean
}

/** An answer is added, never changed: the board may think again. Anything but agreement says why. */
export function answerVersion(
  version: Pick<PlanVersion, 'answers' | 'meetingOn'>,
  wanted: WantedAnswer,
  { person, mayTellBoard }: Answerer,
  today: Day,
): Outcome<WantedAnswer, AnswerRefusal> {
  if (wanted.party === 'the board') {
    if (!mayTellBoard) return refuse('not theirs to tell')
    if (isMeetingToCome(version, today)) return refuse('the meeting is to come')
  }
  if (wanted.answer !== 'agrees' && wanted.reason === '') return refuse('say why')
  const last = version.answers.findLast(
    (one) => one.party === wanted.party && (one.party === 'the board' || one.answererId === person),
  )
  if (last?.answer === wanted.answer && last.reason === wanted.reason) return refuse('already so')
  return accept(wanted)
}

/** Minutes cannot have what a meeting has not said. */
export function isMeetingToCome({ meetingOn }: Pick<PlanVersion, 'meetingOn'>, today: Day): boolean {
  return isAfter(meetingOn, today)
}

/** A meeting of long ago is a slip of the year: what the board said then is in its minutes. */
export function isMeetingLongPast(meetingOn: Day, today: Day): boolean {
  return isBefore(meetingOn, today.subtract({ years: 1 }))
}

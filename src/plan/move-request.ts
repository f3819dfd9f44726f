import { type DateApproval, type DateReader, mayAnswerWish } from './date-approval.ts'
import type { Day } from '../shared/days.ts'
import type { PersonId } from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { type Action, moveDate, type MoveRefusal } from './action.ts'

/** A wish for another date, waiting for somebody who may agree to it. */
export type MoveRequest = {
  readonly id: number
  readonly askedOn: Day
  readonly askedById: PersonId
  readonly askedBy: string
  readonly fromOn: Day
  readonly toOn: Day
  readonly reason: string
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
  readonly agreed: boolean | null
  readonly words: string
}

export type AgreementRefusal =
  | MoveRefusal
  | 'it was answered already'
  | 'nobody agrees to their own wish'
  | 'the plan names others'
  | 'a refusal needs a reason'

/** Yes moves the date; no says why. Only whoever agrees to dates answers, and not their own wish. */
export function answerMoveRequest(
  action: Action,
  request: MoveRequest,
  answer: {
    readonly agreed: boolean
    readonly words: string
    readonly by: DateReader
    readonly approval: DateApproval
  },
): Outcome<{ readonly from: Day; readonly to: Day }, AgreementRefusal> {
  if (request.decidedOn !== null) return refuse('it was answered already')
  if (!mayAnswerWish(answer.approval, answer.by, request.askedById))
    return refuse(
      request.askedById === answer.by.id ? 'nobody agrees to their own wish' : 'the plan names others',
    )
  if (!answer.agreed)
    return answer.words === ''
      ? refuse('a refusal needs a reason')
      : accept({ from: request.fromOn, to: request.toOn })
  return moveDate(action, request.toOn)
}

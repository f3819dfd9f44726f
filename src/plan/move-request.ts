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
  | 'a refusal needs a reason'

/** Yes moves the date; no says why. Whoever asked does not answer. */
export function answerMoveRequest(
  action: Action,
  request: MoveRequest,
  answer: { readonly agreed: boolean; readonly words: string; readonly by: PersonId },
): Outcome<{ readonly from: Day; readonly to: Day }, AgreementRefusal> {
  if (request.decidedOn !== null) return refuse('it was answered already')
  if (request.askedById === answer.by) return refuse('nobody agrees to their own wish')
  if (!answer.agreed)
    return answer.words === ''
      ? refuse('a refusal needs a reason')
      : accept({ from: request.fromOn, to: request.toOn })
  return moveDate(action, request.toOn)
}

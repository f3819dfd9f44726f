import type { CompletionRefusal, MoveRefusal, RecheckRefusal, UpdateRefusal } from './action.ts'
import type { AgreementRefusal } from './move-request.ts'

type Refusal = UpdateRefusal | CompletionRefusal | MoveRefusal | RecheckRefusal | AgreementRefusal

const WORDS: Readonly<Record<Refusal, string>> = {
  'it is cancelled': 'This action is cancelled: nothing more can be said of it',
  'it is done already': 'This action is done already',
  'done before it was started': 'The day it was done must be the day it was started or later',
  'done before its relapse was found':
    'It was found relapsed on that day or later: the day it was done again must be after that',
  'it has no date to move': 'This action has no date yet: give it one on the page that changes the action',
  'it is the same date': 'The new date must differ from the date it has',
  'the owner may not re-check their own action': 'You own this action: somebody else has to look at it again',
  'it has no evidence yet': 'Nothing shows that it was done yet: add evidence first',
  'too soon':
    'Its demonstration period is not over: it can be called sustained after that. A relapse can be recorded now',
  'it was answered already': 'This wish was answered already',
  'nobody agrees to their own wish': 'You asked for this date: somebody else has to agree to it',
  'the plan names others': 'Only those who agree to dates of this plan can answer',
  'a refusal needs a reason': 'Enter why you do not agree',
}

/** A rule's refusal in words that say what to do. */
export function sayRefusal(refusal: Refusal): string {
  return WORDS[refusal]
}

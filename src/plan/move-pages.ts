import type { CouncilDatabase } from '../database/council-database.ts'
import { type Day, formatDay, isBefore } from '../shared/days.ts'
import { type ActionId, parseId } from '../shared/ids.ts'
import { type Answer, forbidden, notFound, redirect, show } from '../web/answer.ts'
import { readDay } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { type Action, moveDate } from './action.ts'
import { mayWorkOnAction } from './action-reader.ts'
import { findVisibleAction, listMoveRequests, saveMoveAnswer, saveMoveRequest } from './action-story-store.ts'
import { agreesAtOnce, approversInWords, type DateApproval, type DateReader } from './date-approval.ts'
import { findDateApproval } from './date-approval-store.ts'
import { isMistake, type Mistake, mustBeShort, mustSay } from './mistake.ts'
import { type AgreementRefusal, answerMoveRequest, type MoveRequest } from './move-request.ts'
import { saveMove } from './progress-store.ts'
import { movePage } from './progress-view.ts'
import { sayRefusal } from './progress-words.ts'

// Whoever may agree to dates moves one at once; anyone else asks, and somebody who may agree answers.

export const movePages: readonly Route[] = [
  get('/councils/:council/actions/:action/move', 'work on the plan', (request) =>
    withAction(request, (db, action) => showMove(db, request, action)),
  ),

  post('/councils/:council/actions/:action/move', 'work on the plan', (request) =>
    withAction(request, async (db, action) => {
      const said = await moveOrAsk(db, request, action)
      return typeof said === 'string'
        ? redirect(homeOf(request, action), said)
        : showMove(db, request, action, said)
    }),
  ),

  post(
    '/councils/:council/actions/:action/move-requests/:wish/answer',
    'answer a wish for a date',
    (request) =>
      withAction(request, async (db, action) => {
        const id = parseId(request.params['wish'])
        const wish = (await listMoveRequests(db, action.id)).find((one) => one.id === id)
        return wish === undefined
          ? notFound()
          : redirect(homeOf(request, action), await answer(db, request, { action, wish }))
      }),
  ),
]

/** Either what is said once it is saved, or the mistakes with which the page comes back. */
type Said = string | readonly Mistake[]

async function withAction(
  request: CouncilRequest,
  work: (db: CouncilDatabase, action: Action) => Promise<Answer>,
): Promise<Answer> {
  return request.inCouncil(async (db) => {
    const action = await findVisibleAction(db, parseId<ActionId>(request.params['action']), request.council)
    if (action === null) return notFound()
    // A date belongs to whoever owes the action; whoever contributes to it asks them.
    const may = request.council.role !== 'partner' || mayWorkOnAction(request.council, action)
    return may ? work(db, action) : forbidden()
  })
}

async function showMove(
  db: CouncilDatabase,
  request: CouncilRequest,
  action: Action,
  errors: readonly Mistake[] = [],
): Promise<Answer> {
  const { council, form, formToken, today } = request
  const approval = await findDateApproval(db, action.interventionId)
  const agrees = { agreesAtOnce: agreesAtOnce(approval, readerOf(request)), approval }
  return show(movePage({ council, action, typed: form, errors, formToken, formKey: '', today, ...agrees }))
}

async function moveOrAsk(db: CouncilDatabase, request: CouncilRequest, action: Action): Promise<Said> {
  const to = readDay(request.form, 'to', 'The new date')
  const errors = [
    ...(to === null ? [{ field: 'to-day', message: 'Enter the new date' }] : []),
    ...(isMistake(to) ? [to] : []),
    ...(to instanceof Temporal.PlainDate && isBefore(to, request.today)
      ? [{ field: 'to-day', message: 'The new date must be today or later' }]
      : []),
    ...mustSay(request.form, 'reason', 'Enter why it moves'),
    ...mustBeShort(request.form, { reason: 5000 }),
  ]
  if (to === null || isMistake(to) || errors.length > 0) return errors
  const outcome = moveDate(action, to)
  if (!outcome.ok) return [{ field: 'to-day', message: sayRefusal(outcome.refusal) }]
  const approval = await findDateApproval(db, action.interventionId)
  return agreesAtOnce(approval, readerOf(request))
    ? moveNow(db, request, { action, move: outcome.value })
    : askToMove(db, request, { action, move: outcome.value })
}

type Wanted = { readonly action: Action; readonly move: { readonly from: Day; readonly to: Day } }

async function moveNow(
  db: CouncilDatabase,
  request: CouncilRequest,
  { action, move }: Wanted,
): Promise<Said> {
  const by = request.visitor.person.id
  const reason = request.form.get('reason')
  const wanted = { ...move, movedOn: request.today, reason, askedBy: by, agreedBy: by }
  return (await saveMove(db, action, wanted))
    ? `The date is now ${formatDay(move.to)}.`
    : [{ field: 'to-day', message: SOMEBODY_FIRST }]
}

const SOMEBODY_FIRST =
  'Somebody else changed this action just now: look at it again, then send this once more'

async function askToMove(
  db: CouncilDatabase,
  request: CouncilRequest,
  { action, move }: Wanted,
): Promise<Said> {
  const isSaved = await saveMoveRequest(db, action, {
    ...move,
    reason: request.form.get('reason'),
    askedOn: request.today,
    by: request.visitor.person.id,
  })
  return isSaved
    ? 'Your wish for another date is recorded. The date stands until somebody agrees.'
    : [{ field: 'to-day', message: 'Another date has been asked for already and waits for an answer' }]
}

async function answer(
  db: CouncilDatabase,
  request: CouncilRequest,
  { action, wish }: { readonly action: Action; readonly wish: MoveRequest },
): Promise<string> {
  const said = request.form.get('answer')
  if (said !== 'yes' && said !== 'no') return 'Nothing was saved: choose whether you agree.'
  const by = request.visitor.person.id
  const given = { agreed: said === 'yes', words: request.form.get('words').slice(0, 5000), by }
  const approval = await findDateApproval(db, action.interventionId)
  const outcome = answerMoveRequest(action, wish, { ...given, by: readerOf(request), approval })
  if (!outcome.ok) return `Nothing was saved. ${sayAnswerRefusal(outcome.refusal, approval)}.`
  const { from, to } = outcome.value
  const move = {
    from,
    to,
    movedOn: request.today,
    reason: wish.reason,
    askedBy: wish.askedById,
    agreedBy: by,
  }
  if (given.agreed && !(await saveMove(db, action, move))) return `Nothing was saved. ${SOMEBODY_FIRST}.`
  if (await saveMoveAnswer(db, action, wish, { ...given, on: request.today }))
    return given.agreed ? `The date is now ${formatDay(to)}.` : 'Your answer is recorded. The date stands.'
  if (!given.agreed) return 'It was answered already.'
  // Thrown, so that the date does not move on a wish that somebody refused at the same moment.
  throw new Error('a wish for another date was refused while it was agreed')
}

function sayAnswerRefusal(refusal: AgreementRefusal, approval: DateApproval): string {
  const names = approversInWords(approval)
  return refusal === 'the plan names others' && names !== null
    ? `Only ${names} may answer: the plan names them for its dates`
    : sayRefusal(refusal)
}

function readerOf({ council, visitor }: CouncilRequest): DateReader {
  return { id: visitor.person.id, role: council.role }
}

function homeOf(request: CouncilRequest, action: Action): string {
  return inCouncilPath(request.council, `/actions/${action.id}`)
}

import { randomUUID } from 'node:crypto'
import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistory } from '../database/record.ts'
import { formatDay } from '../shared/days.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { interventionAsked, parseId, type PlanVersionId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show, takeAway } from '../web/answer.ts'
import { emptyForm, type FieldError, readDay } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { isMistake, mustBeShort, mustSay } from './mistake.ts'
import { changesBetween } from './plan-change.ts'
import {
  type AnswerRefusal,
  answerVersion,
  BOARD_ANSWERS,
  type FrozenPlan,
  isMeetingLongPast,
  PARTIES,
  type PlanVersion,
} from './plan-version.ts'
import {
  findChangesSinceAgreed,
  findFrozenPlan,
  findPlanNow,
  listPlanVersions,
  savePlanVersion,
  saveVersionAnswer,
} from './plan-version-store.ts'
import { planVersionPage } from './plan-version-view.ts'
import { planVersionsPage } from './plan-versions-view.ts'
import { changesSheet } from './changes-sheet.ts'

const VERSION = '/councils/:council/plan/versions/:edition'

/** The plan put to the board, the board's answer, and what has changed since. */
export const planVersionPages: readonly Route[] = [
  get('/councils/:council/plan/versions', 'see plan versions', (request) =>
    request.inCouncil((db) => showVersions(request, db)),
  ),

  post('/councils/:council/plan/versions', 'put the plan to the board', (request) =>
    request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return redirect(inCouncilPath(request.council))
      const { form, today } = request
      const meetingOn = readDay(form, 'meeting', 'Date of the meeting')
      const errors = [
        ...mustSay(form, 'why', 'Enter what the board is asked'),
        ...mustBeShort(form, { why: 2000 }),
        ...(meetingOn === null ? [{ field: 'meeting-day', message: 'Enter the date of the meeting' }] : []),
        ...(isMistake(meetingOn) ? [meetingOn] : []),
        ...(meetingOn instanceof Temporal.PlainDate && isMeetingLongPast(meetingOn, today)
          ? [{ field: 'meeting-day', message: LONG_PAST }]
          : []),
      ]
      if (errors.length > 0 || meetingOn === null || isMistake(meetingOn))
        return showVersions(request, db, errors)
      const plan = await findPlanNow(db, intervention.id)
      const formKey = parseFormKey(form.get('form-key'))
      const wanted = { why: form.get('why'), meetingOn, putOn: today, plan, formKey }
      const id = await savePlanVersion(db, intervention.id, wanted)
      if (id === null) return redirect(pathOf(request), 'The plan was put to the board already by this form.')
      return redirect(pathOf(request, `/${id}`), 'The plan is kept as it stands and waits for the board.')
    }),
  ),

  get(VERSION, 'see plan versions', (request) =>
    withVersion(request, (db, found) => showVersion(request, db, found)),
  ),

  post(`${VERSION}/answers`, 'answer on the plan', (request) =>
    withVersion(request, async (db, found) => {
      const { form, today, visitor } = request
      const party = PARTIES.find((one) => one === form.get('party'))
      const answer = BOARD_ANSWERS.find((one) => one === form.get('answer'))
      const errors = [
        ...(party === undefined ? [{ field: 'party', message: 'Select whose answer it is' }] : []),
        ...(answer === undefined ? [{ field: 'answer', message: 'Select the answer' }] : []),
        ...mustBeShort(form, { reason: 4000 }),
      ]
      if (party === undefined || answer === undefined || errors.length > 0)
        return showVersion(request, db, found, errors)
      const wanted = { party, answer, reason: form.get('reason') }
      const answerer = { person: visitor.person.id, mayTellBoard: mayTellBoard(request) }
      const decided = answerVersion(found.version, wanted, answerer, today)
      if (!decided.ok && decided.refusal !== 'already so') {
        const mistake = sayAnswerRefusal(decided.refusal, found.version, answer)
        return showVersion(request, db, found, [mistake])
      }
      const formKey = parseFormKey(form.get('form-key'))
      const saved =
        decided.ok && (await saveVersionAnswer(db, found.version, { ...decided.value, on: today, formKey }))
      return redirect(
        pathOf(request, `/${found.version.id}`),
        saved ? 'The answer is kept.' : 'That answer was kept already.',
      )
    }),
  ),

  get(`${VERSION}/changes.csv`, 'see plan versions', (request) =>
    withVersion(request, async (_db, { version, changes }) =>
      takeAway(`changes-since-version-${version.number}`, changesSheet(changes)),
    ),
  ),
]

const SAY_WHY: Readonly<Record<(typeof BOARD_ANSWERS)[number], string>> = {
  agrees: '',
  'does not agree': 'Enter why it does not agree',
  'could not answer': 'Enter why it could not answer',
}

const LONG_PAST = 'The meeting must be no more than a year ago'

function sayAnswerRefusal(
  refusal: Exclude<AnswerRefusal, 'already so'>,
  { meetingOn }: PlanVersion,
  answer: (typeof BOARD_ANSWERS)[number],
): FieldError {
  switch (refusal) {
    case 'say why':
      return { field: 'reason', message: SAY_WHY[answer] }
    case 'not theirs to tell':
      return {
        field: 'party',
        message: 'The independent chair or the improvement lead records the board’s answer: give your own',
      }
    case 'the meeting is to come':
      return {
        field: 'party',
        message: `The board meets on ${formatDay(meetingOn)}: its answer can be recorded from that day`,
      }
  }
}

function mayTellBoard({ council }: CouncilRequest): boolean {
  return mayDo(council.role, 'record what the board answered')
}

type Found = {
  readonly version: PlanVersion
  readonly plan: FrozenPlan
  readonly changes: ReturnType<typeof changesBetween>
}

async function withVersion(
  request: CouncilRequest,
  work: (db: CouncilDatabase, found: Found) => Promise<Answer>,
): Promise<Answer> {
  const id = parseId<PlanVersionId>(request.params['edition'])
  if (id === null) return notFound()
  return request.inCouncil(async (db) => {
    const frozen = await findFrozenPlan(db, id)
    if (frozen === null) return notFound()
    const version = (await listPlanVersions(db, frozen.intervention)).find((one) => one.id === id)
    if (version === undefined) return notFound()
    const changes = changesBetween(frozen.plan, await findPlanNow(db, frozen.intervention))
    return work(db, { version, plan: frozen.plan, changes })
  })
}

async function showVersion(
  request: CouncilRequest,
  db: CouncilDatabase,
  found: Found,
  errors: readonly FieldError[] = [],
): Promise<Answer> {
  const { council, form, formToken, today } = request
  const sees = mayDo(council.role, 'see the history')
  return show(
    planVersionPage({
      ...found,
      council,
      mayAnswer: mayDo(council.role, 'answer on the plan'),
      mayTellBoard: mayTellBoard(request),
      today,
      history: sees ? await listHistory(db, { kind: 'plan version', id: found.version.id }) : null,
      typed: form,
      errors,
      formKey: parseFormKey(form.get('form-key')) ?? randomUUID(),
      formToken,
    }),
  )
}

async function showVersions(
  request: CouncilRequest,
  db: CouncilDatabase,
  errors: readonly FieldError[] = [],
): Promise<Answer> {
  const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
  if (intervention === null) return redirect(inCouncilPath(request.council))
  const { council, form, formToken } = request
  const versions = await listPlanVersions(db, intervention.id)
  return show(
    planVersionsPage({
      council,
      versions,
      since: await findChangesSinceAgreed(db, intervention.id, versions),
      mayPut: mayDo(council.role, 'put the plan to the board'),
      typed: errors.length > 0 ? form : emptyForm,
      errors,
      formKey: parseFormKey(form.get('form-key')) ?? randomUUID(),
      formToken,
      intervention: intervention.id,
    }),
  )
}

function pathOf({ council }: CouncilRequest, more = ''): string {
  return inCouncilPath(council, `/plan/versions${more}`)
}

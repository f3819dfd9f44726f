import type { CouncilDatabase } from '../database/council-database.ts'
import { findRequirement } from '../instruments/requirement-store.ts'
import {
  type ActionId,
  type CheckAnswerId,
  type InterventionId,
  parseId,
  type RequirementId,
} from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import type { Action } from './action.ts'
import { findAction } from './action-store.ts'
import { answeredWith, type CheckAnswer, dutyKey, reopenedWith } from './check-answer.ts'
import {
  findCheckAnswer,
  listCheckAnswers,
  saveCheckAnswer,
  saveReopened,
  type WantedCheckAnswer,
} from './check-answer-store.ts'
import { answerFormPage } from './check-answer-view.ts'
import { findCheckedPlan } from './check-facts-store.ts'
import { mustBeShort, mustSay } from './mistake.ts'
import { problemKey } from '../plan-checks/plan-check.ts'

// A reason given to what a check complains of. One reason answers both of two actions that say the same.

export const checkAnswerPages: readonly Route[] = [
  get('/councils/:council/actions/:action/check-answers/new', 'change the plan', (request) =>
    request.inCouncil(async (db) =>
      showForm(request, await findOnAction(db, request, problemAsked(request)), []),
    ),
  ),

  post('/councils/:council/actions/:action/check-answers', 'change the plan', (request) =>
    request.inCouncil(async (db) =>
      saveOrAskAgain(db, request, await findOnAction(db, request, request.form.get('problem'))),
    ),
  ),

  get('/councils/:council/requirements/:requirement/check-answers/new', 'change the plan', (request) =>
    request.inCouncil(async (db) =>
      showForm(request, await findOnDuty(db, request, problemAsked(request)), []),
    ),
  ),

  post('/councils/:council/requirements/:requirement/check-answers', 'change the plan', (request) =>
    request.inCouncil(async (db) =>
      saveOrAskAgain(db, request, await findOnDuty(db, request, request.form.get('problem'))),
    ),
  ),

  post('/councils/:council/check-answers/:answer/reopening', 'change the plan', (request) =>
    request.inCouncil(async (db) => {
      const id = parseId<CheckAnswerId>(request.params['answer'])
      if (id === null) return notFound()
      const answer = await findCheckAnswer(db, id)
      if (answer === null) return redirect(checksOf(request, 'answered'), 'It had been reopened already.')
      const taken = reopenedWith(answer, await listCheckAnswers(db, answer.interventionId))
      let isFirst = false
      for (const one of taken) isFirst = (await reopen(db, one)) || isFirst
      return redirect(checksOf(request), isFirst ? 'It is open again.' : 'It had been reopened already.')
    }),
  ),
]

/** A problem that stands, with all that one reason for it answers. */
type Asked = {
  readonly intervention: InterventionId
  readonly path: string
  readonly thing: string
  readonly problem: {
    readonly key: string
    readonly check: string
    readonly quote: string
    readonly why: string
    readonly better: string
  }
  readonly other: string | null
  readonly wanted: readonly Omit<WantedCheckAnswer, 'why'>[]
}

function problemAsked({ query }: CouncilRequest): string {
  return query.get('problem') ?? ''
}

function checksOf({ council }: CouncilRequest, check = ''): string {
  return withQuery(inCouncilPath(council, '/plan/checks'), { check })
}

async function findOnAction(
  db: CouncilDatabase,
  request: CouncilRequest,
  key: string,
): Promise<Asked | null | 'gone'> {
  const id = parseId<ActionId>(request.params['action'])
  const action = id === null ? null : await findAction(db, id)
  if (action === null) return null
  const { actions, checked } = await findCheckedPlan(
    db,
    action.interventionId,
    request.today,
    request.council,
  )
  const found = answeredWith(checked, String(action.id), key)
  const [first, second] = found
  if (first === undefined) return 'gone'
  const named = (wanted: string): Action | undefined => actions.find(({ id: its }) => String(its) === wanted)
  const other = second === undefined ? undefined : named(second.action)
  return {
    intervention: action.interventionId,
    path: `actions/${action.id}`,
    thing: `${action.reference} ${action.title}`,
    problem: { ...first.problem, key },
    other: other === undefined ? null : `${other.reference} ${other.title}`,
    wanted: found.map(({ action: of, problem }) => ({
      of: { kind: 'action', id: Number(of) as ActionId, title: titleOf(named(of)) },
      check: problem.check,
      problem: problemKey(problem),
      quote: problem.quote,
    })),
  }
}

function titleOf(action: Action | undefined): string {
  return action === undefined ? '' : `${action.reference} ${action.title}`
}

async function findOnDuty(
  db: CouncilDatabase,
  request: CouncilRequest,
  key: string,
): Promise<Asked | null | 'gone'> {
  const id = parseId<RequirementId>(request.params['requirement'])
  const requirement = id === null ? null : await findRequirement(db, id)
  if (requirement === null) return null
  const { checked } = await findCheckedPlan(db, requirement.interventionId, request.today, request.council)
  const problem = checked.duties.find((one) => one.duty === String(requirement.id) && dutyKey(one) === key)
  if (problem === undefined) return 'gone'
  const title = requirement.reference
  return {
    intervention: requirement.interventionId,
    path: `requirements/${requirement.id}`,
    thing: `${title} ${requirement.words}`,
    problem: { ...problem, key },
    other: null,
    wanted: [
      {
        of: { kind: 'requirement', id: requirement.id, title },
        check: problem.check,
        problem: key,
        quote: problem.quote,
      },
    ],
  }
}

function showForm(
  request: CouncilRequest,
  asked: Asked | null | 'gone',
  errors: readonly FieldError[],
): Answer {
  if (asked === null) return notFound()
  if (asked === 'gone')
    return redirect(checksOf(request), 'That problem no longer stands: its words have changed.')
  const { council, formToken, form } = request
  return show(answerFormPage({ ...asked, council, formToken, typed: form, errors }))
}

async function saveOrAskAgain(
  db: CouncilDatabase,
  request: CouncilRequest,
  asked: Asked | null | 'gone',
): Promise<Answer> {
  if (asked === null || asked === 'gone') return showForm(request, asked, [])
  const errors = [
    ...mustSay(request.form, 'why', 'Enter why it stays as it is'),
    ...mustBeShort(request.form, { why: 5000 }),
  ]
  if (errors.length > 0) return showForm(request, asked, errors)
  const why = request.form.get('why')
  const saved: boolean[] = []
  for (const wanted of asked.wanted)
    saved.push(await saveCheckAnswer(db, asked.intervention, { ...wanted, why }))
  return redirect(
    checksOf(request),
    saved.includes(true)
      ? 'It is answered, and stays so while the words stand.'
      : 'Somebody had answered it already.',
  )
}

async function reopen(db: CouncilDatabase, answer: CheckAnswer): Promise<boolean> {
  const thing = await findThing(db, answer)
  return thing !== null && saveReopened(db, answer, thing)
}

async function findThing(db: CouncilDatabase, answer: CheckAnswer): Promise<WantedCheckAnswer['of'] | null> {
  if (answer.actionId !== null) {
    const action = await findAction(db, answer.actionId)
    return action === null ? null : { kind: 'action', id: action.id, title: titleOf(action) }
  }
  const requirement = answer.requirementId === null ? null : await findRequirement(db, answer.requirementId)
  return requirement === null
    ? null
    : { kind: 'requirement', id: requirement.id, title: requirement.reference }
}

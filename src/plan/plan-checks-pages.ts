import { findInterventionAtHand } from '../councils/council-store.ts'
import { listHistory } from '../database/record.ts'
import type { CsvCell } from '../shared/csv.ts'
import type { HistoryLine } from '../shared/history.ts'
import { interventionAsked } from '../shared/ids.ts'
import { pageAsked } from '../shared/paging.ts'
import { mayDo } from '../shared/permissions.ts'
import { redirect, show, takeAway } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, type Route } from '../web/route.ts'
import { dutyKey } from './check-answer.ts'
import { findCheckedPlan, type WholeCheck } from './check-facts-store.ts'
import { type CheckedPlan, type PlanProblem, problemKey } from '../plan-checks/plan-check.ts'
import { checksPage } from './plan-checks-view.ts'
import { type PlanScore, scoreOf } from './plan-score.ts'
import { listScores } from './plan-score-store.ts'

export const planChecksPages: readonly Route[] = [
  get('/councils/:council/plan/checks', 'see the plan', async (request) => {
    const found = await findChecks(request)
    if (found === null) return redirect(inCouncilPath(request.council))
    return show(
      checksPage({
        ...found,
        council: request.council,
        formToken: request.formToken,
        titles: titlesOf(found),
        wanted: request.query.get('check') ?? '',
        asked: String(interventionAsked(request.query) ?? ''),
        page: pageAsked(request.query),
        mayChange: mayDo(request.council.role, 'change the plan'),
      }),
    )
  }),

  get('/councils/:council/plan/checks.csv', 'see the plan', async (request) => {
    const found = await findChecks(request)
    if (found === null) return redirect(inCouncilPath(request.council))
    const name = `how the plan is written ${request.today.toString()}`
    return takeAway(name, { heads: HEADS, rows: rowsOf(found) })
  }),
]

type FoundChecks = WholeCheck & {
  readonly intervention: number
  readonly scores: readonly PlanScore[]
  /** Of what an owner can carry. */
  readonly history: readonly HistoryLine[]
}

async function findChecks(request: CouncilRequest): Promise<FoundChecks | null> {
  const { council, query, today } = request
  return request.inCouncil(async (db) => {
    const intervention = await findInterventionAtHand(db, interventionAsked(query))
    if (intervention === null) return null
    const found = {
      ...(await findCheckedPlan(db, intervention.id, today, council)),
      intervention: intervention.id,
    }
    if (council.role === 'partner') return { ...found, scores: [], history: [] }
    // Today is counted afresh: the morning's count does not know what was mended since.
    const earlier = await listScores(db, intervention.id, today.subtract({ days: 1 }))
    const history = await listHistory(db, { kind: 'plan limit', id: intervention.id })
    return { ...found, scores: [...earlier, scoreOf(found.answered, today)], history }
  })
}

function titlesOf({ actions, surroundings }: WholeCheck): ReadonlyMap<string, string> {
  return new Map([
    ...actions.map((one) => [String(one.id), `${one.reference} ${one.title}`] as const),
    ...(surroundings.duties ?? []).map(({ id, clause }) => [`requirement ${id}`, clause] as const),
  ])
}

const HEADS = [
  'Reference',
  'Action or requirement',
  'Owner',
  'Check',
  'Words',
  'Why',
  'Better',
  'State',
  'Answered by',
  'Reason',
]

function rowsOf({ actions, checked, answered }: WholeCheck): readonly (readonly CsvCell[])[] {
  const answers = new Map(
    answered.standing.map((answer) => [
      `${answer.actionId ?? ''} ${answer.requirementId ?? ''} ${answer.problem}`,
      answer,
    ]),
  )
  const state = (key: string): readonly CsvCell[] => {
    const answer = answers.get(key)
    return answer === undefined ? ['open', null, null] : ['answered', answer.by, answer.why]
  }
  const byId = new Map(actions.map((one) => [String(one.id), one]))
  const ofAction = ({ action, problems }: CheckedPlan['actions'][number]): readonly (readonly CsvCell[])[] =>
    problems.map((problem: PlanProblem) => [
      action.reference,
      byId.get(action.id)?.title ?? '',
      action.owner,
      problem.check,
      problem.quote,
      problem.why,
      problem.better,
      ...state(`${action.id}  ${problemKey(problem)}`),
    ])
  return [
    ...checked.actions.flatMap(ofAction),
    ...checked.duties.map((duty) => [
      null,
      duty.quote,
      null,
      duty.check,
      duty.quote,
      duty.why,
      duty.better,
      ...state(` ${duty.duty} ${dutyKey(duty)}`),
    ]),
  ]
}

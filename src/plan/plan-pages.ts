import { findInterventionAtHand } from '../councils/council-store.ts'
import { listRequirements } from '../instruments/requirement-store.ts'
import type { Requirement } from '../instruments/requirement.ts'
import { interventionAsked } from '../shared/ids.ts'
import { mayDo, visibleTo } from '../shared/permissions.ts'
import { download, notFound, redirect, show } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, type Route } from '../web/route.ts'
import type { Action } from './action.ts'
import { listActions } from './action-store.ts'
import type { Objective } from './objective.ts'
import { listObjectives } from './objective-store.ts'
import { planActionOf } from './plan-action.ts'
import { checkPlan } from './plan-check.ts'
import { checksPage } from './plan-checks-view.ts'
import { filterActions, parsePlanFilter } from './plan-filter.ts'
import type { WrittenPlan } from './plan-file-shape.ts'
import { parsePlanView } from './plan-grouping.ts'
import { planAsRows } from './plan-rows.ts'
import { planPage } from './plan-view.ts'
import { writePlanCsv } from './write-plan-csv.ts'
import { writePlanExcel } from './write-plan-excel.ts'

export const planPages: readonly Route[] = [
  get('/councils/:council/plan', 'see the plan', async (request) => {
    const view = parsePlanView(request.query)
    const found = await findPlan(request, view === 'requirements')
    if (found === null) return redirect(inCouncilPath(request.council))
    const filter = parsePlanFilter(request.query)
    return show(
      planPage({
        ...found,
        council: request.council,
        shown: filterActions(found.actions, filter, request.today),
        filter,
        view,
        intervention: String(interventionAsked(request.query) ?? ''),
        today: request.today,
        mayChange: mayDo(request.council.role, 'change the plan'),
        maySeeLine: mayDo(request.council.role, 'see the line'),
      }),
    )
  }),

  get('/councils/:council/plan.csv', 'see the plan', async (request) => {
    const written = await findWritten(request)
    return written === null
      ? notFound()
      : download(writePlanCsv(written), 'text/csv; charset=utf-8', 'plan.csv')
  }),

  get('/councils/:council/plan.xlsx', 'see the plan', async (request) => {
    const written = await findWritten(request)
    if (written === null) return notFound()
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return download(await writePlanExcel(written), type, 'plan.xlsx')
  }),

  get('/councils/:council/plan/checks', 'see the plan', async (request) => {
    const found = await findPlan(request, true)
    if (found === null) return redirect(inCouncilPath(request.council))
    const open = found.actions.filter((one) => one.cancelledOn === null)
    const isPartner = request.council.role === 'partner'
    // A partner sees a part of the plan, of which nobody can say what it leaves unanswered.
    const duties = isPartner
      ? []
      : found.requirements.map(({ id, reference, words }) => ({ id: String(id), clause: reference, words }))
    return show(
      checksPage({
        council: request.council,
        checked: checkPlan(open.map(planActionOf), { duties }),
        titles: new Map(open.map((one) => [String(one.id), `${one.reference} ${one.title}`])),
        wanted: request.query.get('check') ?? '',
        mayChange: mayDo(request.council.role, 'change the plan'),
      }),
    )
  }),
]

type Found = {
  readonly objectives: readonly Objective[]
  readonly actions: readonly Action[]
  readonly requirements: readonly Requirement[]
  /** Requirements that some action of the whole plan answers, whether this reader sees that action or not. */
  readonly answered: ReadonlySet<number>
}

async function findPlan(request: CouncilRequest, withRequirements: boolean): Promise<Found | null> {
  return request.inCouncil(async (db) => {
    const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
    if (intervention === null) return null
    const actions = await listActions(db, intervention.id)
    const open = actions.filter((one) => one.cancelledOn === null)
    const requirements = withRequirements ? await listRequirements(db, intervention.id) : []
    return {
      objectives: await listObjectives(db, intervention.id),
      actions: visibleTo(request.council, actions),
      requirements: requirements.filter((one) => one.state === 'in force'),
      answered: new Set(open.flatMap((one) => one.requirementIds)),
    }
  })
}

async function findWritten(request: CouncilRequest): Promise<WrittenPlan | null> {
  const found = await findPlan(request, true)
  if (found === null) return null
  const shown = filterActions(found.actions, parsePlanFilter(request.query), request.today)
  return planAsRows(`The plan of ${request.council.name}`, shown, {
    objectives: found.objectives,
    references: new Map(found.requirements.map((one) => [one.id, one.reference])),
    today: request.today,
  })
}

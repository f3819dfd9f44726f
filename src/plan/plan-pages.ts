import { type WrittenPlan } from './written-plan.ts'
import { randomUUID } from 'node:crypto'
import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listRequirements } from '../instruments/requirement-store.ts'
import { interventionAsked, type InterventionId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { download, notFound, redirect, show } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, type Route } from '../web/route.ts'
import { listPhases } from './phase-store.ts'
import { ALL_COLUMNS } from './plan-column.ts'
import { listAnsweredIds, findPlanList } from './plan-list-store.ts'
import { parsePlanLook } from './plan-look.ts'
import { planAsRows } from './plan-rows.ts'
import { planPage } from './plan-view.ts'
import { openPath } from './saved-filter-view.ts'
import { writePlanCsv } from './write-plan-csv.ts'
import { writePlanExcel } from './write-plan-excel.ts'

export const planPages: readonly Route[] = [
  get('/councils/:council/plan', 'see the plan', async (request) => {
    const { council, query, today } = request
    const look = parsePlanLook(query)
    const found = await inPlan(request, async (db, intervention) => ({
      plan: await findPlanList(db, { intervention, reader: readerOf(request), look, today }),
      ...(look.view === 'requirements'
        ? await findAnswered(db, intervention)
        : { requirements: [], answered: new Set<number>() }),
      phases: look.view === 'time' ? await listPhases(db, intervention) : [],
    }))
    if (found === null) return redirect(inCouncilPath(council))
    // Only the bare address: one that says anything shows what it says.
    const usual = query.size === 0 ? found.plan.filters.find((one) => one.isUsual) : undefined
    if (usual !== undefined && Object.keys(usual.words).length > 0) return redirect(openPath(council, usual))
    return show(
      planPage({
        ...found,
        council,
        look,
        intervention: String(interventionAsked(query) ?? ''),
        today,
        mayChange: mayDo(council.role, 'change the plan'),
        mayWork: mayDo(council.role, 'work on the plan'),
        mayNameApprovers: mayDo(request.council.role, 'name who agrees to dates'),
        maySeeLine: mayDo(council.role, 'see the line'),
        saving: {
          formToken: request.formToken,
          formKey: randomUUID(),
          person: request.visitor.person.id,
          mayChangePlan: mayDo(council.role, 'change the plan'),
        },
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
]

async function inPlan<Found>(
  request: CouncilRequest,
  find: (db: CouncilDatabase, intervention: InterventionId) => Promise<Found>,
): Promise<Found | null> {
  return request.inCouncil(async (db) => {
    const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
    return intervention === null ? null : find(db, intervention.id)
  })
}

/** What is in force, and what of it some action of the whole plan answers, whether this reader sees that action or not. */
async function findAnswered(db: CouncilDatabase, intervention: InterventionId) {
  const requirements = await listRequirements(db, intervention)
  return {
    requirements: requirements.filter((one) => one.state === 'in force'),
    answered: new Set<number>(await listAnsweredIds(db, intervention)),
  }
}

function readerOf({ council, visitor }: CouncilRequest) {
  return { role: council.role, partner: council.partner, person: visitor.person.id }
}

// A file holds what the page shows, all of it; an address that names no columns takes every one.
async function findWritten(request: CouncilRequest): Promise<WrittenPlan | null> {
  const { query, today } = request
  const asked = parsePlanLook(query)
  const columns = query.has('columns') ? asked.columns : ALL_COLUMNS
  const look = { ...asked, view: 'table', page: 'all', columns } as const
  const plan = await inPlan(request, (db, intervention) =>
    findPlanList(db, { intervention, reader: readerOf(request), look, today }),
  )
  if (plan === null) return null
  return planAsRows(`The plan of ${request.council.name}`, plan.actions, { ...plan, columns, today })
}

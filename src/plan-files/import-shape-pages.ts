import { type WrittenPlan } from '../plan/written-plan.ts'
import { findInterventionAtHand } from '../councils/council-store.ts'
import { interventionAsked, parseId, type PlanImportId } from '../shared/ids.ts'
import { download, notFound } from '../web/answer.ts'
import { type CouncilRequest, get, type Route } from '../web/route.ts'
import { rowsToTakeOut } from './import-out.ts'
import { findPlanOut } from './import-out-store.ts'
import { layPlan } from './plan-file-shape.ts'
import { writePlanExcel } from '../plan/write-plan-excel.ts'
import { writePlanWord } from './write-plan-word.ts'

/** The plan of today on its way out, in the columns and order of a file the council brought: the last, or the one asked for. */
export const importShapePages: readonly Route[] = [
  get('/councils/:council/plan/own-shape.xlsx', 'change the plan', async (request) => {
    const written = await findOwnShape(request)
    if (written === null) return notFound('No plan has been brought in yet')
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return download(await writePlanExcel(written), type, 'plan.xlsx')
  }),

  get('/councils/:council/plan/own-shape.docx', 'change the plan', async (request) => {
    const written = await findOwnShape(request)
    if (written === null) return notFound('No plan has been brought in yet')
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    return download(await writePlanWord(written), type, 'plan.docx')
  }),
]

async function findOwnShape(request: CouncilRequest): Promise<WrittenPlan | null> {
  return request.inCouncil(async (db) => {
    const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
    if (intervention === null) return null
    const plan = await findPlanOut(db, intervention.id, shapeAsked(request))
    if (plan === null) return null
    return layPlan(`The plan of ${request.council.name}`, plan.kept.mapping, rowsToTakeOut(plan))
  })
}

function shapeAsked({ query }: CouncilRequest): PlanImportId | null {
  return parseId<PlanImportId>(query.get('import') ?? undefined)
}

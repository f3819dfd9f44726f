import { type WrittenPlan } from '../plan/written-plan.ts'
import { findInterventionAtHand } from '../councils/council-store.ts'
import { interventionAsked } from '../shared/ids.ts'
import { download, notFound } from '../web/answer.ts'
import { type CouncilRequest, get, type Route } from '../web/route.ts'
import { listActions } from '../plan/action-store.ts'
import { rowsToTakeOut } from './import-out.ts'
import { listKeptPlans } from './import-store.ts'
import { listObjectives } from '../plan/objective-store.ts'
import { layPlan } from './plan-file-shape.ts'
import { writePlanExcel } from '../plan/write-plan-excel.ts'
import { writePlanWord } from './write-plan-word.ts'

/** The plan of today on its way out, in the columns, words and order of the file brought in last. */
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
    const kept = intervention === null ? undefined : (await listKeptPlans(db, intervention.id)).at(-1)
    if (intervention === null || kept === undefined) return null
    const actions = await listActions(db, intervention.id)
    const rows = rowsToTakeOut(kept, actions, await listObjectives(db, intervention.id))
    return layPlan(`The plan of ${request.council.name}`, kept.mapping, rows)
  })
}

import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistory } from '../database/record.ts'
import { findFile } from '../documents/document-store.ts'
import { interventionAsked, parseId, type PlanImportId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, download, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { historyView } from '../web/history-view.ts'
import { nothing } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { NOTHING_MADE } from './import-kept.ts'
import { findImport, listImports, type PlanImport, saveNewImport, savePutAway } from './import-store.ts'
import { listObstacles, saveUndo } from './import-undo-store.ts'
import { importDonePage, importStartPage } from './import-view.ts'
import { describePlanFileRefusal, readPlanFile } from './read-plan-file.ts'

/** Bringing in the plan a council already has: the file, what came of it, and the way back. */
export const importPages: readonly Route[] = [
  get('/councils/:council/plan/import', 'change the plan', async (request) => showStart(request, [])),

  post('/councils/:council/plan/imports', 'change the plan', async (request) => {
    const file = request.form.file('file')
    if (file === null || file.content.length === 0)
      return showStart(request, [{ field: 'file', message: 'Choose the file of the plan' }])
    const mistake = await mistakeInFile(file)
    if (mistake !== null) return showStart(request, [{ field: 'file', message: mistake }])
    return request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return redirect(inCouncilPath(request.council))
      const id = await saveNewImport(db, intervention.id, file)
      return redirect(inCouncilPath(request.council, `/plan/imports/${id}/columns`))
    })
  }),

  get('/councils/:council/plan/imports/:import', 'change the plan', async (request) =>
    request.inCouncil(async (db) => {
      const found = await findAsked(db, request)
      if (found === null) return notFound()
      return found.state === 'draft' ? redirect(draftPath(request, found)) : showDone(db, request, found)
    }),
  ),

  get('/councils/:council/plan/imports/:import/file', 'change the plan', async (request) =>
    request.inCouncil(async (db) => {
      const found = await findAsked(db, request)
      const content = found === null ? null : await findFile(db, found.sha256)
      if (found === null || content === null) return notFound()
      return download(content, 'application/octet-stream', found.fileName)
    }),
  ),

  post('/councils/:council/plan/imports/:import/putting-away', 'change the plan', async (request) =>
    request.inCouncil(async (db) => {
      const found = await findAsked(db, request)
      if (found === null) return notFound()
      const isAway = found.state === 'draft' && (await savePutAway(db, found))
      const said = isAway
        ? 'The draft is put away. Nothing of it was brought in.'
        : 'Nothing was put away: somebody was first.'
      return redirect(inCouncilPath(request.council, '/plan/import'), said)
    }),
  ),

  post('/councils/:council/plan/imports/:import/undoing', 'change the plan', async (request) =>
    request.inCouncil(async (db) => {
      const brought = await findAsked(db, request)
      if (brought === null) return notFound()
      const at = inCouncilPath(request.council, `/plan/imports/${brought.id}`)
      const made = brought.made
      if (brought.state !== 'imported' || made === null) return redirect(at)
      // The page that comes back lists what stands in the way.
      if ((await listObstacles(db, brought, made)).length > 0)
        return redirect(at, 'Nothing was undone: somebody has built on the import.')
      const by = request.visitor.person.id
      const isUndone = await saveUndo(db, { brought, made, by, today: request.today })
      return redirect(at, isUndone ? 'The import is undone.' : 'Nothing was undone.')
    }),
  ),
]

async function mistakeInFile(file: {
  readonly name: string
  readonly content: Uint8Array
}): Promise<string | null> {
  const read = await readPlanFile(file.content)
  const kind = /\.(xlsx|docx)$/i.exec(file.name)?.[1]?.toLowerCase()
  const isZip = file.content[0] === 0x50 && file.content[1] === 0x4b
  if (!read.ok && kind !== undefined && !isZip)
    return `${file.name} is not ${kind === 'xlsx' ? 'an Excel workbook' : 'a Word document'}, whatever its name says, or it is damaged: open it, save it again as .${kind} and choose that.`
  if (!read.ok) return describePlanFileRefusal(read.refusal)
  if (read.value.some(({ rows }) => rows.length > 0)) return null
  return `${file.name} has the headings of a plan and no action below them: choose the file that has the actions.`
}

export async function findAsked(db: CouncilDatabase, request: CouncilRequest): Promise<PlanImport | null> {
  const id = parseId<PlanImportId>(request.params['import'])
  return id === null ? null : findImport(db, id)
}

// Where the draft was left.
function draftPath(request: CouncilRequest, { id, columns }: PlanImport): string {
  return inCouncilPath(request.council, `/plan/imports/${id}/${columns === null ? 'columns' : 'preview'}`)
}

async function showStart(request: CouncilRequest, errors: readonly FieldError[]): Promise<Answer> {
  return request.inCouncil(async (db) => {
    const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
    if (intervention === null) return redirect(withQuery(inCouncilPath(request.council), {}))
    return show(
      importStartPage({
        council: request.council,
        imports: await listImports(db, intervention.id),
        intervention: intervention.id,
        errors,
        formToken: request.formToken,
      }),
    )
  })
}

async function showDone(db: CouncilDatabase, request: CouncilRequest, brought: PlanImport): Promise<Answer> {
  const made = brought.made ?? NOTHING_MADE
  const sees = mayDo(request.council.role, 'see the history')
  return show(
    importDonePage({
      council: request.council,
      brought,
      made,
      obstacles: brought.state === 'imported' ? await listObstacles(db, brought, made) : [],
      history: sees ? historyView(await listHistory(db, { kind: 'plan import', id: brought.id })) : nothing,
      formToken: request.formToken,
    }),
  )
}

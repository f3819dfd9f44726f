import { listColleagues } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { findFile } from '../documents/document-store.ts'
import { listRequirements } from '../instruments/requirement-store.ts'
import { parseId, type PlanImportId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { listActions } from '../plan/action-store.ts'
import { agreesAtOnce, approversInWords } from '../plan/date-approval.ts'
import { findDateApproval } from '../plan/date-approval-store.ts'
import { parseAnswers, parseColumns } from './import-answers.ts'
import { choiceOf, columnsToMap } from './import-columns.ts'
import { columnsPage } from './import-columns-view.ts'
import { basesOf } from './import-kept.ts'
import { finishedRows, toBeDone } from './import-done.ts'
import { blockersOf, type ImportPreview, previewImport } from './import-plan.ts'
import { previewPage } from './import-preview-view.ts'
import { type ImportAnswers, type ImportRows, noAnswers, rowsToImport } from './import-rows.ts'
import { outRows } from './import-out.ts'
import { findPlanOut } from './import-out-store.ts'
import { saveImport } from './import-save-store.ts'
import { PlanMovedOn } from './import-stage-store.ts'
import { startedRows } from './import-started.ts'
import { findImport, listKeptPlans, type PlanImport, saveDraft } from './import-store.ts'
import { listObjectives } from '../plan/objective-store.ts'
import { checkPlan } from '../plan-checks/plan-check.ts'
import { carriesOf } from '../plan/plan-limit.ts'
import { findLimit } from '../plan/plan-limit-store.ts'
import { actionOfRow } from './plan-file.ts'
import { type PlanSheet, readPlanFile } from './read-plan-file.ts'

/** The draft of an import: what each column is, what it would bring, and bringing it in. */
export const importDraftPages: readonly Route[] = [
  get('/councils/:council/plan/imports/:import/columns', 'change the plan', async (request) => {
    const found = await findDraft(request)
    return found === null ? notFound() : (leaveIfDone(request, found) ?? showColumns(request, found))
  }),

  post('/councils/:council/plan/imports/:import/columns', 'change the plan', async (request) => {
    const found = await findDraft(request)
    if (found === null) return notFound()
    const done = leaveIfDone(request, found)
    if (done !== null) return done
    const typed = parseColumns(request.form, columnsToMap(firstOf(found.sheets)))
    if (typed.mistakes.length > 0) return showColumns(request, found, { ...typed, errors: typed.mistakes })
    const { draft } = found
    const said = { columns: typed.choice, answers: draft.answers }
    const isSaved = isSeen(request, draft) && (await request.inCouncil((db) => saveDraft(db, draft, said)))
    if (!isSaved)
      return showColumns(request, await findAgain(request, found), { ...typed, errors: [SOMEBODY] })
    return redirect(inCouncilPath(request.council, `/plan/imports/${draft.id}/preview`))
  }),

  get('/councils/:council/plan/imports/:import/preview', 'change the plan', async (request) => {
    const found = await findDraft(request)
    if (found === null) return notFound()
    return leaveIfDone(request, found) ?? request.inCouncil((db) => showPreview(db, request, found))
  }),

  post('/councils/:council/plan/imports/:import/answers', 'change the plan', async (request) => {
    const found = await findDraft(request)
    if (found === null) return notFound()
    return leaveIfDone(request, found) ?? request.inCouncil((db) => saveAnswers(db, request, found))
  }),

  post('/councils/:council/plan/imports/:import/completion', 'change the plan', async (request) => {
    const found = await findDraft(request)
    if (found === null) return notFound()
    const done = leaveIfDone(request, found)
    if (done !== null) return done
    try {
      return await request.inCouncil((db) => bringIn(db, request, found))
    } catch (fault) {
      if (!(fault instanceof PlanMovedOn)) throw fault
      const message = `Action ${fault.message} was changed while you were looking: nothing was brought in, look again`
      return request.inCouncil((db) =>
        showPreview(db, request, { ...found, errors: [{ field: 'file', message }] }),
      )
    }
  }),
]

type Found = {
  readonly draft: PlanImport
  readonly sheets: readonly PlanSheet[]
  readonly answers?: ImportAnswers
  readonly errors?: readonly FieldError[]
}

const SOMEBODY: FieldError = {
  field: 'file',
  message: 'Somebody else worked on this import in the meantime: look at what is here, then save again',
}

// The file is read between two transactions, so that a slow one holds no connection.
async function findDraft(request: CouncilRequest): Promise<Found | null> {
  const id = parseId<PlanImportId>(request.params['import'])
  if (id === null) return null
  const held = await request.inCouncil(async (db) => {
    const draft = await findImport(db, id)
    return draft === null ? null : { draft, content: await findFile(db, draft.sha256) }
  })
  if (held === null || held.content === null) return null
  if (held.draft.state !== 'draft') return { draft: held.draft, sheets: [] }
  const read = await readPlanFile(held.content)
  if (!read.ok) throw new Error('a file that was read when it came cannot be read any more')
  return { draft: held.draft, sheets: read.value }
}

function leaveIfDone(request: CouncilRequest, { draft }: Found): Answer | null {
  return draft.state === 'draft'
    ? null
    : redirect(inCouncilPath(request.council, `/plan/imports/${draft.id}`))
}

async function findAgain(request: CouncilRequest, found: Found): Promise<Found> {
  const draft = await request.inCouncil((db) => findImport(db, found.draft.id))
  return { ...found, draft: draft ?? found.draft }
}

function firstOf(sheets: readonly PlanSheet[]): PlanSheet {
  const first = sheets[0]
  if (first === undefined) throw new Error('a plan that was read has a sheet')
  return first
}

function isSeen(request: CouncilRequest, { version }: PlanImport): boolean {
  return request.form.get('version') === String(version)
}

function showColumns(
  request: CouncilRequest,
  { draft, sheets }: Found,
  typed?: { readonly chosen: ReadonlyMap<number, string>; readonly errors: readonly FieldError[] },
): Answer {
  const first = firstOf(sheets)
  const choice = draft.columns ?? choiceOf(first.mapping)
  const chosen = new Map(Object.entries(choice).map(([field, column]) => [column, field]))
  return show(
    columnsPage({
      council: request.council,
      draft,
      columns: columnsToMap(first),
      chosen: typed?.chosen ?? chosen,
      sheets: sheets.map(({ name, rows }) => ({ name, count: rows.length })),
      errors: typed?.errors ?? [],
      formToken: request.formToken,
    }),
  )
}

type Looked = {
  readonly read: ImportRows
  readonly preview: ImportPreview
  readonly answers: ImportAnswers
  readonly people: Awaited<ReturnType<typeof listColleagues>>
}

async function look(db: CouncilDatabase, { draft, sheets, answers: said }: Found): Promise<Looked> {
  const answers = said ?? { ...noAnswers, ...draft.answers }
  const read = rowsToImport(sheets, draft.columns, answers)
  const people = await listColleagues(db)
  const plan = await findPlanOut(db, draft.interventionId, null)
  const preview = previewImport(
    read,
    {
      actions: plan?.actions ?? (await listActions(db, draft.interventionId)),
      objectives: plan?.objectives ?? (await listObjectives(db, draft.interventionId)),
      people,
      bases: basesOf(await listKeptPlans(db, draft.interventionId)),
      requirements: await listRequirements(db, draft.interventionId),
      out: plan === null ? new Map() : outRows(plan),
    },
    answers,
  )
  return { read, preview, answers, people }
}

async function showPreview(db: CouncilDatabase, request: CouncilRequest, found: Found): Promise<Answer> {
  const { read, preview, answers, people } = await look(db, found)
  const checked = checkPlan(
    read.rows.map(({ key, row }) => ({ ...actionOfRow(row, read.mapping), id: key })),
    { carries: carriesOf(await findLimit(db, found.draft.interventionId)) },
  )
  const all = checked.actions.flatMap(({ problems }) => problems.map(({ check }) => check))
  return show(
    previewPage({
      council: request.council,
      draft: found.draft,
      preview,
      answers,
      people,
      asides: read.asides,
      finished: finishedRows(preview, answers, request.today),
      started: startedRows(preview, request.today),
      problems: {
        byRow: new Map(checked.actions.map(({ action, problems }) => [action.id, problems.length])),
        byCheck: [...Map.groupBy(all, (check) => check)].map(
          ([check, same]) => [check, same.length] as const,
        ),
      },
      errors: found.errors ?? [],
      formToken: request.formToken,
    }),
  )
}

async function saveAnswers(db: CouncilDatabase, request: CouncilRequest, found: Found): Promise<Answer> {
  const { answers, mistakes } = parseAnswers(request.form)
  if (mistakes.length > 0) return showPreview(db, request, { ...found, answers, errors: mistakes })
  const { draft } = found
  if (!isSeen(request, draft) || !(await saveDraft(db, draft, { columns: draft.columns, answers })))
    return showPreview(db, request, { ...found, answers, errors: [SOMEBODY] })
  return redirect(
    inCouncilPath(request.council, `/plan/imports/${draft.id}/preview`),
    'What you said is kept.',
  )
}

// Rows that have only now become actions of the plan change what nobody has seen yet: they are shown first.
function isPairedAnew({ answers: seen }: PlanImport, { same }: ImportAnswers): boolean {
  return same.toSorted().join(' ') !== (seen.same ?? []).toSorted().join(' ')
}

async function bringIn(db: CouncilDatabase, request: CouncilRequest, found: Found): Promise<Answer> {
  const { answers, mistakes } = parseAnswers(request.form)
  if (mistakes.length === 0 && isPairedAnew(found.draft, answers)) return saveAnswers(db, request, found)
  const { read, preview } = await look(db, { ...found, answers })
  const approval = await findDateApproval(db, found.draft.interventionId)
  const reader = { id: request.visitor.person.id, role: request.council.role }
  const mustAsk = agreesAtOnce(approval, reader) ? null : approversInWords(approval)
  const errors = [...mistakes, ...blockersOf(preview, { reason: answers.reason, mustAsk })]
  if (errors.length > 0) return showPreview(db, request, { ...found, answers, errors })
  const { draft } = found
  const decision = {
    preview,
    mapping: read.mapping,
    reason: answers.reason,
    by: request.visitor.person.id,
    today: request.today,
    finished: toBeDone(preview, answers, request.today),
    started: answers.started ? startedRows(preview, request.today) : [],
  }
  if (!isSeen(request, draft) || !(await saveImport(db, draft, decision)))
    return showPreview(db, request, { ...found, answers, errors: [SOMEBODY] })
  return redirect(inCouncilPath(request.council, `/plan/imports/${draft.id}`), 'The plan is brought in.')
}

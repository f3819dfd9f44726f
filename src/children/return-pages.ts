import { randomUUID } from 'node:crypto'
import { parseFormKey } from '../shared/form-key.ts'
import { listHistory } from '../database/record.ts'
import { listStandards } from '../measures/local-standard-store.ts'
import { isAfter } from '../shared/days.ts'
import { type CouncilId, parseId } from '../shared/ids.ts'
import { beginOnce, readSoon } from '../instruments/read-under-way.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show, takeAway } from '../web/answer.ts'
import { emptyForm, type FieldError, readDay } from '../web/form.ts'
import { historyView } from '../web/history-view.ts'
import { nothing } from '../web/html.ts'
import { UPLOAD_BYTES } from '../web/parse-form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { findNaming, findSwitch } from './child-list-store.ts'
import { parsePopulation, parseProblemFilter, type ReturnId } from './child-return.ts'
import { numberOfDay } from './day-number.ts'
import { problemSheet } from './problem-sheet.ts'
import { readReturnApart, type ReturnFile } from './read-return-apart.ts'
import { returnListPage } from './return-list-view.ts'
import type { Concluded, ReturnAsked } from './return-outcome.ts'
import { sayStandard } from './local-standards.ts'
import { progressOf, readInTurn, sayProgress } from './return-progress.ts'
import {
  findReturn,
  findReturnBefore,
  listAllProblems,
  listProblems,
  listReturns,
  saveConcluded,
  saveNewReturn,
} from './return-store.ts'
import { returnPage } from './return-view.ts'

const QUICK_MS = 900

export const returnPages: readonly Route[] = [
  get('/councils/:council/returns', 'see measures', (request) => showList(request, [])),

  post('/councils/:council/returns', 'keep measures', async (request) => {
    const { form, council } = request
    const files = form.files('files')
    const asked = parseAsked(request)
    const errors = [
      ...(files.length === 0 ? [{ field: 'files', message: 'Choose the files of the return' }] : []),
      ...asked.errors,
    ]
    if (errors.length > 0) return showList(request, errors)
    const saved = await request.inCouncil((db) =>
      saveNewReturn(db, {
        files: files.map((file) => file.name),
        population: asked.value.population,
        formKey: parseFormKey(form.get('form-key')),
      }),
    )
    const path = inCouncilPath(council, `/returns/${saved.id}`)
    if (!saved.isNew) return redirect(path, 'This form was sent before: here is what came of it.')
    const key = keyOf(council.id, saved.id)
    const lastMonthFiles = form.files('last-month')
    // Quick ones are there when the next page opens; others go on, and may be left.
    const job = beginOnce(key, () =>
      readAndKeep(request, { id: saved.id, files, lastMonthFiles, asked: asked.value }),
    )
    await readSoon(job, QUICK_MS)
    return redirect(path)
  }),

  get('/councils/:council/returns/:return', 'see measures', async (request) => {
    const id = parseId<ReturnId>(request.params['return'])
    if (id === null) return notFound()
    const { council } = request
    const filter = parseProblemFilter(request.query)
    const seesRows = mayDo(council.role, 'see small counts')
    return request.inCouncil(async (db) => {
      const found = await findReturn(db, id)
      if (found === null) return notFound()
      const before = seesRows && found.state === 'read' ? await findReturnBefore(db, found) : null
      return show(
        returnPage({
          council,
          found,
          filter,
          seesRows,
          before,
          progress: progressOf(keyOf(council.id, id)),
          problems: seesRows ? await listProblems(db, id, filter) : { problems: [], count: 0, pages: 0 },
          mayKeep: mayDo(council.role, 'keep measures'),
          history: mayDo(council.role, 'see the history')
            ? historyView(await listHistory(db, { kind: 'return', id }))
            : nothing,
        }),
      )
    })
  }),

  get('/councils/:council/returns/:return/problems.csv', 'keep measures', async (request) => {
    const id = parseId<ReturnId>(request.params['return'])
    if (id === null) return notFound()
    return request.inCouncil(async (db) => {
      if ((await findReturn(db, id)) === null) return notFound()
      const problems = await listAllProblems(db, id, parseProblemFilter(request.query))
      return takeAway(`problems-of-return-${id}`, problemSheet(problems))
    })
  }),
]

async function showList(request: CouncilRequest, errors: readonly FieldError[]): Promise<Answer> {
  const { council, formToken, form } = request
  const { returns, said } = await request.inCouncil(async (db) => ({
    returns: await listReturns(db),
    said: await findSwitch(db),
  }))
  return show(
    returnListPage({
      council,
      returns,
      underWay: new Set(
        returns.filter((one) => progressOf(keyOf(council.id, one.id)) !== null).map((one) => one.id),
      ),
      typed: errors.length > 0 ? form : emptyForm,
      population: returns.find((one) => one.population !== null)?.population ?? null,
      megabytes: Math.floor(UPLOAD_BYTES / 1_000_000),
      mayBringIn: mayDo(council.role, 'keep measures'),
      seesSmall: mayDo(council.role, 'see small counts'),
      maySeeLists: mayDo(council.role, 'see lists of children'),
      childNames: said?.isOn === true ? said.names : null,
      formKey: parseFormKey(form.get('form-key')) ?? randomUUID(),
      formToken,
      errors,
    }),
  )
}

function parseAsked({ form, today }: CouncilRequest): {
  readonly value: ReturnAsked
  readonly errors: readonly FieldError[]
} {
  const day = readDay(form, 'day', 'The day')
  const population = parsePopulation(form.get('population'))
  const errors: FieldError[] = []
  const given = day === null || day instanceof Temporal.PlainDate ? day : null
  if (day !== null && given === null) errors.push(day as FieldError)
  if (given !== null && isAfter(given, today))
    errors.push({ field: 'day-day', message: 'The day must be today or in the past' })
  if (Number.isNaN(population))
    errors.push({ field: 'population', message: 'Enter the number of children, such as 64,300' })
  const value = { given: given === null ? null : numberOfDay(given), today: numberOfDay(today), population }
  return { value, errors }
}

type Wanted = {
  readonly id: ReturnId
  readonly files: readonly ReturnFile[]
  readonly lastMonthFiles: readonly ReturnFile[]
  readonly asked: ReturnAsked
}

// The thread runs outside any transaction; what came of it is kept in one.
async function readAndKeep(
  request: CouncilRequest,
  { id, files, lastMonthFiles, asked }: Wanted,
): Promise<null> {
  const key = keyOf(request.council.id, id)
  await readInTurn(key, async () => {
    const progress = (words: string) => sayProgress(key, words)
    const naming = await request.inCouncil(findNaming)
    const standards = (await request.inCouncil(listStandards)).map(sayStandard)
    const concluded = await readReturnApart(
      files,
      { ...asked, standards, lastMonthFiles, naming },
      { progress },
    ).catch(() => FAILED)
    await request.inCouncil((db) => saveConcluded(db, id, concluded, request.today))
  })
  return null
}

const FAILED: Concluded = {
  ok: false,
  why: 'The reader failed on these files, which is a fault of Line of Sight and not of theirs. Nothing of them was kept.',
  problems: [],
}

function keyOf(council: CouncilId, id: ReturnId): string {
  return `return/${council}/${id}`
}

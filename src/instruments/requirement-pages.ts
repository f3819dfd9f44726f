import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistory } from '../database/record.ts'
import { formatDay } from '../shared/days.ts'
import { interventionAsked, parseId, type RequirementId } from '../shared/ids.ts'
import { mayDo, visibleTo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show, takeAway } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { historyView } from '../web/history-view.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { listConcernsOf } from './concern-store.ts'
import { askSooner, describeSoonerRefusal, withEventDay } from './owed-acts.ts'
import {
  filterRegister,
  lineOf,
  linesOf,
  parseRegisterFilter,
  type RegisterLine,
  visibleEntries,
} from './register.ts'
import {
  findRegisterEntry,
  listAnswers,
  listEvidenceChoices,
  listFactsOf,
  listRegister,
} from './register-store.ts'
import { registerPage } from './register-view.ts'
import { listOccurrenceFacts, saveDropped, saveSchedule } from './requirement-store.ts'
import { requirementPage } from './requirement-view.ts'
import { unknownEvent } from './schedule.ts'
import { readTypedDay } from './typed-time.ts'
import { registerSheet } from './register-sheet.ts'

const REQUIREMENT = '/councils/:council/requirements/:requirement'

export const requirementPages: readonly Route[] = [
  get('/councils/:council/requirements', 'see the requirements', async (request) => {
    const lines = await listVisible(request)
    const filter = parseRegisterFilter(request.query)
    return show(
      registerPage({
        council: request.council,
        lines,
        shown: filterRegister(lines, filter, request.today),
        filter,
        intervention: String(interventionAsked(request.query) ?? ''),
        today: request.today,
        maySeeDocuments: mayDo(request.council.role, 'see the documents'),
      }),
    )
  }),

  get('/councils/:council/requirements.csv', 'see the requirements', async (request) => {
    const lines = filterRegister(
      await listVisible(request),
      parseRegisterFilter(request.query),
      request.today,
    )
    const name = `requirements-${request.council.slug}-${request.today.toString()}`
    return takeAway(name, registerSheet(lines))
  }),

  get(REQUIREMENT, 'see the requirements', (request) =>
    withRequirement(request, (db, line) =>
      showRequirement(request, db, { line, fields: {}, errors: [], isOverwriting: false }),
    ),
  ),

  post(`${REQUIREMENT}/event-day`, 'mark what is owed', (request) =>
    change(request, ['event-day', 'event-why'], async (db, { entry }) => {
      const day = readTypedDay(request.form.get('event-day'))
      const event = unknownEvent(entry.schedule)
      if (event === null) return { field: 'event-day', message: 'The day of its event is known already' }
      if (day === null) return { field: 'event-day', message: 'Enter the day, such as 27 March 2026' }
      const why = request.form.get('event-why') || `${event} was on ${formatDay(day)}`
      return (await saveSchedule(db, entry, withEventDay(entry.schedule, day), why))
        ? 'The dates are in the calendar.'
        : null
    }),
  ),

  post(`${REQUIREMENT}/sooner`, 'mark what is owed', (request) =>
    change(request, ['sooner-on', 'sooner-why'], async (db, { entry, owed }) => {
      const requested = readTypedDay(request.form.get('sooner-on'))
      const why = request.form.get('sooner-why')
      if (requested === null)
        return { field: 'sooner-on', message: 'Enter the day asked for, such as 27 March 2026' }
      if (why === '') return { field: 'sooner-why', message: 'Enter who asked for it, and how' }
      const asked = askSooner(entry.schedule, { owed, requested, today: request.today })
      if (!asked.ok) return { field: 'sooner-on', message: describeSoonerRefusal(asked.refusal) }
      return (await saveSchedule(db, entry, asked.value, why))
        ? `It is now due on ${formatDay(requested)}.`
        : null
    }),
  ),

  post(`${REQUIREMENT}/ending`, 'confirm requirements', (request) =>
    change(request, ['drop-why'], async (db, { entry }) => {
      const why = request.form.get('drop-why')
      if (entry.state !== 'in force') return { field: 'drop-why', message: `It is ${entry.state} already` }
      if (why === '') return { field: 'drop-why', message: 'Enter why it is no longer owed' }
      return (await saveDropped(db, entry, request.today, why)) ? `${entry.reference} is dropped.` : null
    }),
  ),
]

async function listVisible(request: CouncilRequest): Promise<readonly RegisterLine[]> {
  return request.inCouncil(async (db) => {
    const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
    if (intervention === null) return []
    const entries = visibleEntries(request.council, await listRegister(db, intervention.id))
    return linesOf(entries, await listOccurrenceFacts(db, intervention.id), request.today)
  })
}

async function withRequirement(
  request: CouncilRequest,
  work: (db: CouncilDatabase, line: RegisterLine) => Promise<Answer>,
): Promise<Answer> {
  const id = parseId<RequirementId>(request.params['requirement'])
  if (id === null) return notFound()
  return request.inCouncil(async (db) => {
    const found = await findRegisterEntry(db, id)
    const entry = found === null ? undefined : visibleEntries(request.council, [found])[0]
    return entry === undefined
      ? notFound()
      : work(db, lineOf(entry, await listFactsOf(db, id), request.today))
  })
}

/** What an act answers: words to say once it is saved, a mistake, or null where somebody else was first. */
type Changed = string | FieldError | null

async function change(
  request: CouncilRequest,
  names: readonly string[],
  act: (db: CouncilDatabase, line: RegisterLine) => Promise<Changed>,
): Promise<Answer> {
  return withRequirement(request, async (db, line) => {
    const isStale = request.form.get('version') !== String(line.entry.version)
    const changed = isStale ? null : await act(db, line)
    if (typeof changed === 'string')
      return redirect(inCouncilPath(request.council, `/requirements/${line.entry.id}`), changed)
    const fields = Object.fromEntries(names.map((name) => [name, request.form.get(name)]))
    const errors = changed === null ? [] : [changed]
    return showRequirement(request, db, { line, fields, errors, isOverwriting: changed === null })
  })
}

async function showRequirement(
  request: CouncilRequest,
  db: CouncilDatabase,
  wanted: Pick<Parameters<typeof requirementPage>[0], 'line' | 'fields' | 'errors' | 'isOverwriting'>,
): Promise<Answer> {
  const { entry } = wanted.line
  const { role } = request.council
  const answers = await listAnswers(db, entry.id)
  const mine = answers.filter(
    (one) => one.what === 'objective' || visibleTo(request.council, [one]).length === 1,
  )
  const choices = mayDo(role, 'see evidence') ? await listEvidenceChoices(db, entry.interventionId) : []
  return show(
    requirementPage({
      ...wanted,
      council: request.council,
      answers: mine,
      evidence: new Map(choices.map((one) => [one.id, one.title])),
      concerns: mayDo(role, 'see the documents')
        ? (await listConcernsOf(db, entry.instrumentId)).filter(
            ({ provisionId }) => provisionId === entry.provisionId,
          )
        : [],
      maySeeDocuments: mayDo(role, 'see the documents'),
      mayMark: mayDo(role, 'mark what is owed'),
      mayConfirm: mayDo(role, 'confirm requirements'),
      mayAnswer: mayDo(role, 'change the plan'),
      today: request.today,
      formToken: request.formToken,
      history: historyView(
        mayDo(role, 'see the history') ? await listHistory(db, { kind: 'requirement', id: entry.id }) : [],
      ),
    }),
  )
}

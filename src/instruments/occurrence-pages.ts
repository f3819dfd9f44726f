import type { CouncilDatabase } from '../database/council-database.ts'
import { formatDay } from '../shared/days.ts'
import { type EvidenceId, parseId, type RequirementId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { type FieldError, type Form, readDay } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import type { Owed } from './occurrence.ts'
import { occurrencePage } from './occurrence-view.ts'
import { type Mark, type MarkRefusal, markOwed } from './owed-acts.ts'
import { lineOf, type RegisterEntry, visibleEntries } from './register.ts'
import {
  findRegisterEntry,
  listEvidenceChoices,
  listFactsOf,
  saveCorrection,
  saveUnmarked,
} from './register-store.ts'
import { saveOccurrence } from './requirement-store.ts'

const OCCURRENCE = '/councils/:council/requirements/:requirement/occurrences/:day'

export const occurrencePages: readonly Route[] = [
  get(OCCURRENCE, 'mark what is owed', (request) =>
    withOwed(request, (db, found) =>
      showOwed(request, db, { ...found, fields: fieldsOf(found.owed), errors: [], isOverwriting: false }),
    ),
  ),

  post(OCCURRENCE, 'mark what is owed', (request) =>
    withOwed(request, async (db, found) => {
      const { entry, owed } = found
      const { form } = request
      const read = readMark(form)
      const outcome = 'error' in read ? null : markOwed(owed, read, request.today)
      const error =
        'error' in read ? read.error : outcome?.ok === false ? describeRefusal(outcome.refusal) : null
      const fields = typed(form)
      if (error !== null || outcome?.ok !== true)
        return showOwed(request, db, {
          ...found,
          fields,
          errors: error === null ? [] : [error],
          isOverwriting: false,
        })
      const evidence = await evidenceChosen(db, entry, form)
      const isStale = form.get('version') !== String(owed.fact?.version ?? '')
      if (isStale || !(await save(db, found, { ...outcome.value, evidence }))) {
        const fresh = await findOwed(db, request)
        return showOwed(request, db, { ...(fresh ?? found), fields, errors: [], isOverwriting: true })
      }
      const said = `${entry.reference} due ${formatDay(owed.dueOn)}: ${outcome.value.metOn === null ? 'waived' : `met on ${formatDay(outcome.value.metOn)}`}.`
      return redirect(inCouncilPath(request.council, `/requirements/${entry.id}`), said)
    }),
  ),

  post(`${OCCURRENCE}/unmarking`, 'mark what is owed', (request) =>
    withOwed(request, async (db, found) => {
      const { entry, owed } = found
      const path = inCouncilPath(request.council, `/requirements/${entry.id}`)
      if (owed.fact === null) return redirect(path, 'Nothing is said of this date any more.')
      const isStale = request.form.get('version') !== String(owed.fact.version)
      if (isStale || !(await saveUnmarked(db, entry, owed.fact))) {
        const fresh = (await findOwed(db, request)) ?? found
        const fields = fieldsOf(fresh.owed)
        return showOwed(request, db, { ...fresh, fields, errors: [], isOverwriting: true })
      }
      return redirect(path, `${entry.reference} due ${formatDay(owed.dueOn)} is not marked any more.`)
    }),
  ),
]

type Found = { readonly entry: RegisterEntry; readonly owed: Owed }

async function withOwed(
  request: CouncilRequest,
  work: (db: CouncilDatabase, found: Found) => Promise<Answer>,
): Promise<Answer> {
  return request.inCouncil(async (db) => {
    const found = await findOwed(db, request)
    return found === null ? notFound() : work(db, found)
  })
}

// Only a date that the schedule gives, or of which something was said: an address cannot make one up.
async function findOwed(db: CouncilDatabase, request: CouncilRequest): Promise<Found | null> {
  const id = parseId<RequirementId>(request.params['requirement'])
  const found = id === null ? null : await findRegisterEntry(db, id)
  const entry = found === null ? undefined : visibleEntries(request.council, [found])[0]
  if (entry === undefined) return null
  const line = lineOf(entry, await listFactsOf(db, entry.id), request.today)
  const owed = line.owed.find((one) => one.dueOn.toString() === request.params['day'])
  if (owed === undefined || (entry.state !== 'in force' && owed.fact === null)) return null
  return { entry, owed }
}

function readMark(
  form: Form,
):
  | { readonly verdict: 'met' | 'waived'; readonly metOn: Temporal.PlainDate | null; readonly note: string }
  | { readonly error: FieldError } {
  const verdict = form.get('verdict')
  const note = form.get('note').slice(0, 5000)
  if (verdict === 'waived') return { verdict, metOn: null, note }
  if (verdict !== 'met') return { error: { field: 'verdict', message: 'Choose what became of it' } }
  const metOn = readDay(form, 'met', 'The day it was met')
  if (metOn === null) return { error: { field: 'met-day', message: 'Enter the day it was met' } }
  return 'message' in metOn ? { error: metOn } : { verdict, metOn, note }
}

function describeRefusal(refusal: MarkRefusal): FieldError {
  switch (refusal) {
    case 'not a date it is owed':
      return { field: 'verdict', message: 'It is not owed on this date' }
    case 'met in the future':
      return { field: 'met-day', message: 'The day it was met must be today or in the past' }
    case 'a waiver needs a reason':
      return { field: 'note', message: 'Enter why it was waived, and by whom' }
    default:
      return refusal satisfies never
  }
}

async function evidenceChosen(
  db: CouncilDatabase,
  entry: RegisterEntry,
  form: Form,
): Promise<EvidenceId | null> {
  const wanted = parseId<EvidenceId>(form.get('evidence'))
  if (wanted === null) return null
  const choices = await listEvidenceChoices(db, entry.interventionId)
  return choices.find((one) => one.id === wanted)?.id ?? null
}

async function save(
  db: CouncilDatabase,
  { entry, owed }: Found,
  wanted: Mark & { readonly evidence: EvidenceId | null },
): Promise<boolean> {
  return owed.fact === null
    ? saveOccurrence(db, entry, { ...wanted, dueOn: owed.dueOn })
    : saveCorrection(db, entry, owed.fact, wanted)
}

function fieldsOf({ fact }: Owed): Readonly<Record<string, string>> {
  if (fact === null) return { verdict: 'met' }
  const { metOn } = fact
  const day =
    metOn === null
      ? {}
      : { 'met-day': String(metOn.day), 'met-month': String(metOn.month), 'met-year': String(metOn.year) }
  return {
    ...day,
    verdict: metOn === null ? 'waived' : 'met',
    note: fact.note,
    evidence: String(fact.evidenceId ?? ''),
  }
}

const FIELDS = ['verdict', 'met-day', 'met-month', 'met-year', 'note', 'evidence']

function typed(form: Form): Readonly<Record<string, string>> {
  return Object.fromEntries(FIELDS.map((name) => [name, form.get(name)]))
}

async function showOwed(
  request: CouncilRequest,
  db: CouncilDatabase,
  wanted: Found & Pick<Parameters<typeof occurrencePage>[0], 'fields' | 'errors' | 'isOverwriting'>,
): Promise<Answer> {
  const choices = await listEvidenceChoices(db, wanted.entry.interventionId)
  return show(occurrencePage({ ...wanted, council: request.council, choices, formToken: request.formToken }))
}

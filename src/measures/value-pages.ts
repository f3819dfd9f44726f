import type { CouncilDatabase } from '../database/council-database.ts'
import { type MeasureId, parseId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { type FieldError, Form } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import type { Measure, Observation } from './measure.ts'
import { findMeasure, listVintages, saveObservations } from './measure-store.ts'
import { beginsPeriod, nextPeriod } from './period.ts'
import { MOST_LINES, readPeriod, readTelling, type Telling } from './told-values.ts'
import { previewPage, valuePage } from './value-view.ts'

export const valuePages: readonly Route[] = [
  get('/councils/:council/measures/:measure/values/new', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const asked = await findAsked(db, request)
      if (asked === null) return notFound()
      const { measure, known } = asked
      const period = nextPeriod(known.at(-1)?.period ?? null, measure, request.today).toString()
      const typed = new Form(new URLSearchParams([['period', period]]))
      return show(valuePage({ ...factsOf(request, asked), typed, errors: [] }))
    }),
  ),

  post('/councils/:council/measures/:measure/values', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const asked = await findAsked(db, request)
      if (asked === null) return notFound()
      const { form, today } = request
      const period = chosenPeriod(form.get('period'), asked.measure)
      const typed = {
        numerator: form.get('numerator'),
        denominator: form.get('denominator'),
        value: form.get('value'),
      }
      const told = period === null ? null : readPeriod({ period, ...typed }, asked.measure, today)
      const errors = [
        ...(period === null ? [{ field: 'period', message: 'Choose the period' }] : []),
        ...(told === null || told.ok ? [] : [{ field: fieldOf(typed), message: told.refusal }]),
        ...mistakeInNote(form),
      ]
      if (told?.ok !== true || errors.length > 0) {
        return show(valuePage({ ...factsOf(request, asked), typed: form, errors }))
      }
      const note = form.get('note')
      return save(request, db, { measure: asked.measure, wanted: [{ ...told.value, note }] })
    }),
  ),

  post('/councils/:council/measures/:measure/values/preview', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const asked = await findAsked(db, request)
      if (asked === null) return notFound()
      const lines = linesOf(request.form)
      const telling = readTelling(lines, asked.measure, request.today)
      const errors = mistakesInTelling(telling)
      const facts = { ...factsOf(request, asked), typed: request.form, errors }
      return show(errors.length > 0 ? valuePage(facts) : previewPage({ ...facts, telling, lines }))
    }),
  ),

  // The lines are read afresh: what is saved is what was seen, or nothing.
  post('/councils/:council/measures/:measure/values/many', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const asked = await findAsked(db, request)
      if (asked === null) return notFound()
      const { form } = request
      const lines = linesOf(form)
      const telling = readTelling(lines, asked.measure, request.today)
      const errors = [...mistakesInTelling(telling), ...mistakeInNote(form)]
      const facts = { ...factsOf(request, asked), typed: form, errors }
      if (errors.length > 0) return show(valuePage(facts))
      if (telling.lines.some((line) => !line.told.ok)) return show(previewPage({ ...facts, telling, lines }))
      const wanted = telling.lines.flatMap((line) =>
        line.told.ok ? [{ ...line.told.value, note: line.told.value.note || form.get('note') }] : [],
      )
      return save(request, db, { measure: asked.measure, wanted })
    }),
  ),
]

type Asked = { readonly measure: Measure; readonly known: readonly Observation[] }

async function findAsked(db: CouncilDatabase, request: CouncilRequest): Promise<Asked | null> {
  const id = parseId<MeasureId>(request.params['measure'])
  const measure = id === null ? null : await findMeasure(db, id)
  if (measure === null) return null
  const vintages = await listVintages(db, measure.id)
  return { measure, known: [...new Map(vintages.map((one) => [one.period.toString(), one])).values()] }
}

function factsOf({ council, formToken, today }: CouncilRequest, asked: Asked) {
  return { council, formToken, today, ...asked }
}

// A day as the form's list has it, on which a period of this measure begins.
function chosenPeriod(words: string, measure: Measure): Temporal.PlainDate | null {
  try {
    const day = Temporal.PlainDate.from(words, { overflow: 'reject' })
    return beginsPeriod(day, measure) ? day : null
  } catch {
    return null
  }
}

async function save(
  request: CouncilRequest,
  db: CouncilDatabase,
  { measure, wanted }: { readonly measure: Measure; readonly wanted: Parameters<typeof saveObservations>[2] },
): Promise<Answer> {
  const saved = await saveObservations(db, measure, wanted, request.today)
  const said =
    saved === 0
      ? 'Nothing changed: these values were told before.'
      : `${saved} ${saved === 1 ? 'value is' : 'values are'} told.`
  return redirect(inCouncilPath(request.council, `/measures/${measure.id}`), said)
}

function linesOf(form: Form): string {
  const file = form.file('file')
  return file === null || file.content.length === 0 ? form.get('lines') : textOf(file.content)
}

// Excel saves "CSV UTF-8", plain CSV in the Windows alphabet, and "Unicode text" in UTF-16 with its mark.
function textOf(content: Uint8Array): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1252').decode(content)
  }
}

function mistakesInTelling({ lines, empty }: Telling): readonly FieldError[] {
  if (lines.length > MOST_LINES) {
    return [{ field: 'lines', message: `Tell ${MOST_LINES} periods or fewer at once` }]
  }
  if (lines.length > 0) return []
  const message =
    empty.length > 0 ? 'The lines have periods and no values' : 'Paste some lines or choose a file'
  return [{ field: 'lines', message }]
}

const LONGEST_NOTE = 500

function mistakeInNote(form: Form): readonly FieldError[] {
  if (form.get('note').length <= LONGEST_NOTE) return []
  return [{ field: 'note', message: `The note must be ${LONGEST_NOTE} characters or fewer` }]
}

function fieldOf(typed: { readonly numerator: string; readonly denominator: string }): string {
  return typed.numerator === '' && typed.denominator === '' ? 'value' : 'numerator'
}

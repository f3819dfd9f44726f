import type { CouncilDatabase } from '../database/council-database.ts'
import type { Difference } from '../plan/differences.ts'
import { type MeasureId, parseId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { type FieldError, Form, readDay } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { differencesOfAim, fieldsOfAim, readAim, type WantedAim } from './aim-fields.ts'
import { saveAim } from './aim-store.ts'
import { aimFormPage } from './aim-view.ts'
import type { Measure } from './measure.ts'
import { findMeasure } from './measure-store.ts'

export const aimPages: readonly Route[] = [
  get('/councils/:council/measures/:measure/target', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const measure = await findAsked(db, request)
      if (measure === null) return notFound()
      const typed = new Form(new URLSearchParams(fieldsOfAim(measure).map(([name, value]) => [name, value])))
      return showForm(request, measure, { typed })
    }),
  ),

  post('/councils/:council/measures/:measure/target', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const measure = await findAsked(db, request)
      if (measure === null) return notFound()
      const typed = request.form
      const wanted = parseAim(typed)
      if (!wanted.ok) return showForm(request, measure, { typed, errors: wanted.refusal })
      const isSeen = typed.get('seen') === String(measure.version)
      const differences = isSeen ? [] : differencesOfAim(measure, wanted.value)
      if (differences.length === 0 && (await saveAim(db, measure, wanted.value)))
        return redirect(inCouncilPath(request.council, `/measures/${measure.id}`), 'The target is saved.')
      const current = (await findMeasure(db, measure.id)) ?? measure
      return showForm(request, current, { typed, differences: differencesOfAim(current, wanted.value) })
    }),
  ),
]

async function findAsked(db: CouncilDatabase, request: CouncilRequest): Promise<Measure | null> {
  const id = parseId<MeasureId>(request.params['measure'])
  return id === null ? null : findMeasure(db, id)
}

function parseAim(
  form: Form,
): { ok: true; value: WantedAim } | { ok: false; refusal: readonly FieldError[] } {
  const targetOn = readDay(form, 'targetOn', 'The day to reach it by')
  const baselineOn = readDay(form, 'baselineOn', 'The day of the baseline')
  const odd = [targetOn, baselineOn].filter((one): one is FieldError => one !== null && 'field' in one)
  const read = readAim({
    target: form.get('target'),
    tolerance: form.get('tolerance'),
    baseline: form.get('baseline'),
    steps: form.get('steps'),
    why: form.get('why'),
    targetOn: targetOn !== null && 'field' in targetOn ? null : targetOn,
    baselineOn: baselineOn !== null && 'field' in baselineOn ? null : baselineOn,
  })
  if (odd.length === 0) return read
  const others = read.ok ? [] : read.refusal.filter(({ field }) => !odd.some((one) => one.field === field))
  return { ok: false, refusal: [...odd, ...others] }
}

function showForm(
  request: CouncilRequest,
  measure: Measure,
  facts: {
    readonly typed: Form
    readonly errors?: readonly FieldError[]
    readonly differences?: readonly Difference[]
  },
): Answer {
  const { differences = [], errors = [], typed } = facts
  const page = aimFormPage({
    council: request.council,
    formToken: request.formToken,
    measure,
    typed,
    errors,
    differences,
    // After two versions were shown the next save is of one who has seen both.
    seen: differences.length > 0 ? String(measure.version) : typed.get('seen') || String(measure.version),
  })
  return show(differences.length > 0 ? { ...page, hasErrors: true } : page)
}

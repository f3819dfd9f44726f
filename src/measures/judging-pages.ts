import { randomUUID } from 'node:crypto'
import type { CouncilDatabase } from '../database/council-database.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { type MeasureId, parseId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError, Form } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { decideJudging } from './judging-choice.ts'
import { findLimitsChange, saveJudging, saveLimitsChange, undoLimitsChange } from './judging-store.ts'
import { judgingPage, undoLimitsPage } from './judging-view.ts'
import { decideLimits, nameLimits } from './limits-change.ts'
import { latestTellings, type Measure, type Observation } from './measure.ts'
import { chartByRule } from './measure-analysis.ts'
import { findMeasure, listVintages } from './measure-store.ts'

const LONGEST_WHY = 500

export const judgingPages: readonly Route[] = [
  get('/councils/:council/measures/:measure/judging', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const asked = await findAsked(db, request)
      return asked === null ? notFound() : showPage(request, asked, {})
    }),
  ),

  post('/councils/:council/measures/:measure/judging', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const asked = await findAsked(db, request)
      if (asked === null) return notFound()
      const { form } = request
      const { measure, told } = asked
      const typed = {
        chart: form.get('chart'),
        chartWhy: form.get('chartWhy'),
        twoInThree: form.get('twoInThree'),
        screenOutliers: form.get('screenOutliers'),
      }
      const decided = decideJudging(measure, told, typed)
      if (!decided.ok) return showPage(request, asked, { typedJudging: form, errors: decided.refusal })
      const isSeen = form.get('seen') === String(measure.version)
      if (isSeen && (await saveJudging(db, measure, decided.value)))
        return redirect(measurePath(request, measure), 'How change is judged is saved.')
      const message =
        'Somebody else changed this measure: what stands now is said above the form; save again to put yours in its place'
      const current = (await findAsked(db, request)) ?? asked
      return showPage(request, current, {
        typedJudging: form,
        errors: [{ field: 'chart', message }],
        seen: String(current.measure.version),
      })
    }),
  ),

  post('/councils/:council/measures/:measure/limits', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const asked = await findAsked(db, request)
      if (asked === null) return notFound()
      const { form, today } = request
      const { measure, told } = asked
      const typed = {
        kind: form.get('kind'),
        from: form.get('from'),
        to: form.get('to'),
        reason: form.get('reason'),
      }
      const formKey = parseFormKey(form.get('form-key'))
      const decided = decideLimits(measure, told, typed)
      // The same form sent twice finds its own limits there, and is no mistake.
      if (!decided.ok && !isSentTwice(measure, typed))
        return showPage(request, asked, { typedLimits: form, errors: decided.refusal })
      if (
        decided.ok &&
        !(await saveLimitsChange(db, measure, { ...decided.value, madeOn: today }, formKey))
      ) {
        const errors = [{ field: 'from', message: 'Somebody else set limits from there just now' }]
        return showPage(request, (await findAsked(db, request)) ?? asked, { typedLimits: form, errors })
      }
      const said = decided.ok ? `${nameLimits(decided.value, measure.rhythm)}.` : 'The limits are set.'
      return redirect(measurePath(request, measure), said)
    }),
  ),

  get('/councils/:council/measures/limits/:limits/undoing', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const found = await findChange(db, request)
      if (found === null) return notFound()
      if (found.change.isUndone) return redirect(measurePath(request, found.measure), 'It is undone already.')
      return showUndoing(request, found, [])
    }),
  ),

  post('/councils/:council/measures/limits/:limits/undoing', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const found = await findChange(db, request)
      if (found === null) return notFound()
      const why = request.form.get('why')
      if (why === '' || why.length > LONGEST_WHY)
        return showUndoing(request, found, [
          { field: 'why', message: `Say why, in ${LONGEST_WHY} characters or fewer` },
        ])
      const undone = await undoLimitsChange(db, found.measure, found.change, { on: request.today, why })
      const said = undone ? 'The limits are as they were before.' : 'It was undone already.'
      return redirect(measurePath(request, found.measure), said)
    }),
  ),
]

type Asked = { readonly measure: Measure; readonly told: readonly Observation[] }

async function findAsked(db: CouncilDatabase, request: CouncilRequest): Promise<Asked | null> {
  const id = parseId<MeasureId>(request.params['measure'])
  const measure = id === null ? null : await findMeasure(db, id)
  return measure === null ? null : { measure, told: latestTellings(await listVintages(db, measure.id)) }
}

async function findChange(db: CouncilDatabase, request: CouncilRequest) {
  const id = parseId<number>(request.params['limits'])
  const change = id === null ? null : await findLimitsChange(db, id)
  const measure = change === null ? null : await findMeasure(db, change.measureId)
  return change === null || measure === null ? null : { change, measure }
}

function isSentTwice(measure: Measure, typed: { readonly from: string; readonly reason: string }): boolean {
  return measure.judging.limits.some(
    ({ from, reason }) => from.toString() === typed.from && reason === typed.reason,
  )
}

function measurePath({ council }: CouncilRequest, measure: Measure): string {
  return inCouncilPath(council, `/measures/${measure.id}`)
}

function showPage(
  request: CouncilRequest,
  { measure, told }: Asked,
  facts: {
    readonly typedJudging?: Form
    readonly typedLimits?: Form
    readonly errors?: readonly FieldError[]
    readonly seen?: string
  },
): Answer {
  const { typedJudging = null, typedLimits = null, errors = [] } = facts
  return show(
    judgingPage({
      council: request.council,
      formToken: request.formToken,
      measure,
      told,
      byRule: chartByRule(measure, told),
      typedJudging,
      typedLimits,
      errors,
      seen: facts.seen ?? (typedJudging?.get('seen') || String(measure.version)),
      formKey: typedLimits?.get('form-key') || randomUUID(),
    }),
  )
}

function showUndoing(
  request: CouncilRequest,
  found: NonNullable<Awaited<ReturnType<typeof findChange>>>,
  errors: readonly FieldError[],
): Answer {
  const { council, form, formToken } = request
  return show(undoLimitsPage({ council, ...found, typed: form, errors, formToken }))
}

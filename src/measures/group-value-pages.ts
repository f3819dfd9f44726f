import type { CouncilDatabase } from '../database/council-database.ts'
import { type MeasureId, parseId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { emptyForm, type FieldError } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { GROUP_KINDS } from './group.ts'
import { saveTeamObservations } from './group-store.ts'
import { groupValuePage } from './group-value-view.ts'
import type { Measure } from './measure.ts'
import { findMeasure } from './measure-store.ts'
import { readGroupTelling } from './told-groups.ts'

const MOST_SAID = 20

export const groupValuePages: readonly Route[] = [
  get('/councils/:council/measures/:measure/groups/new', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const measure = await findAsked(db, request)
      return measure === null ? notFound() : showForm(request, measure, [])
    }),
  ),

  post('/councils/:council/measures/:measure/groups', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const measure = await findAsked(db, request)
      if (measure === null) return notFound()
      const { form, today } = request
      const kind = GROUP_KINDS.find((one) => one === form.get('kind'))
      const told = readGroupTelling(form.get('lines'), measure, today)
      const errors: readonly FieldError[] = [
        ...(kind === undefined ? [{ field: 'kind', message: 'Choose what it is broken down by' }] : []),
        ...(told.ok ? [] : told.refusal.slice(0, MOST_SAID).map((message) => ({ field: 'lines', message }))),
      ]
      if (errors.length > 0 || kind === undefined || !told.ok) return showForm(request, measure, errors)
      const wanted = told.value.map((one) => ({ ...one, measureId: measure.id }))
      const saved = await saveTeamObservations(db, kind, wanted, today)
      const said =
        saved === 0
          ? 'Nothing changed: these values were told before.'
          : `${saved} ${saved === 1 ? 'value is' : 'values are'} told.`
      return redirect(inCouncilPath(request.council, `/measures/${measure.id}`), said)
    }),
  ),
]

async function findAsked(db: CouncilDatabase, request: CouncilRequest): Promise<Measure | null> {
  const id = parseId<MeasureId>(request.params['measure'])
  return id === null ? null : findMeasure(db, id)
}

function showForm(
  { council, formToken, form }: CouncilRequest,
  measure: Measure,
  errors: readonly FieldError[],
): Answer {
  const typed = errors.length > 0 ? form : emptyForm
  return show(groupValuePage({ council, formToken, measure, typed, errors }))
}

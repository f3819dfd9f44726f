import type { CouncilDatabase } from '../database/council-database.ts'
import { type MeasureId, parseId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import type { Measure } from './measure.ts'
import { endingPage } from './measure-form-view.ts'
import { findMeasure, saveMeasureEnd } from './measure-store.ts'

const LONGEST_WHY = 1000

export const measureEndingPages: readonly Route[] = [
  get('/councils/:council/measures/:measure/ending', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const measure = await findAsked(db, request)
      return measure === null ? notFound() : showEnding(request, measure, [])
    }),
  ),

  post('/councils/:council/measures/:measure/ending', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const measure = await findAsked(db, request)
      if (measure === null) return notFound()
      const why = request.form.get('why')
      if (why === '' || why.length > LONGEST_WHY)
        return showEnding(request, measure, [
          { field: 'why', message: `Say why, in ${LONGEST_WHY} characters or fewer` },
        ])
      const isSeen = request.form.get('seen') === String(measure.version)
      const on = measure.endedOn === null ? request.today : null
      if (!isSeen || !(await saveMeasureEnd(db, measure, on, why)))
        return showEnding(request, measure, [
          {
            field: 'why',
            message: 'Somebody else changed this measure: look at how it stands now, then choose again',
          },
        ])
      const said = on === null ? 'The measure is on again.' : 'The measure is off. What it told is kept.'
      return redirect(inCouncilPath(request.council, `/measures/${measure.id}`), said)
    }),
  ),
]

async function findAsked(db: CouncilDatabase, request: CouncilRequest): Promise<Measure | null> {
  const id = parseId<MeasureId>(request.params['measure'])
  return id === null ? null : findMeasure(db, id)
}

function showEnding(request: CouncilRequest, measure: Measure, errors: readonly FieldError[]): Answer {
  const { council, form, formToken } = request
  return show(endingPage({ council, measure, typed: form, errors, formToken }))
}

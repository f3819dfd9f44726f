import { randomUUID } from 'node:crypto'
import type { CouncilDatabase } from '../database/council-database.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { type MeasureId, parseId } from '../shared/ids.ts'
import { notFound, redirect, show } from '../web/answer.ts'
import { emptyForm, type FieldError } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { listCommentaries, saveCommentary } from './commentary-store.ts'
import { commentaryFormPage } from './commentary-view.ts'
import { findMeasure, listVintages } from './measure-store.ts'
import { scoreMeasure } from './scorecard.ts'
import { namePeriod } from './spc-period.ts'

const LONGEST = 5000

export const commentaryPages: readonly Route[] = [
  get('/councils/:council/measures/:measure/commentary/new', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const row = await findRow(db, request)
      if (row === null) return notFound()
      if (row.latest === null)
        return redirect(inCouncilPath(request.council, `/measures/${row.measure.id}/values/new`))
      const facts = { council: request.council, formToken: request.formToken, row, latest: row.latest }
      return show(commentaryFormPage({ ...facts, typed: emptyForm, errors: [], formKey: randomUUID() }))
    }),
  ),

  post('/councils/:council/measures/:measure/commentary', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const row = await findRow(db, request)
      if (row === null || row.latest === null) return notFound()
      const { form } = request
      const period = row.latest.period
      const errors = mistakesIn(form.get('words'), { seen: form.get('period'), now: period.toString() })
      if (errors.length > 0) {
        const facts = { council: request.council, formToken: request.formToken, row, latest: row.latest }
        return show(
          commentaryFormPage({
            ...facts,
            typed: form,
            errors,
            formKey: form.get('form-key') || randomUUID(),
          }),
        )
      }
      const wanted = { period, words: form.get('words'), writtenOn: request.today }
      await saveCommentary(db, row.measure, wanted, parseFormKey(form.get('form-key')))
      return redirect(
        inCouncilPath(request.council, `/measures/${row.measure.id}`),
        `The commentary on ${namePeriod(period.toString(), row.measure.rhythm)} is kept.`,
      )
    }),
  ),
]

async function findRow(db: CouncilDatabase, request: CouncilRequest) {
  const id = parseId<MeasureId>(request.params['measure'])
  const measure = id === null ? null : await findMeasure(db, id)
  if (measure === null) return null
  const vintages = await listVintages(db, measure.id)
  const told = [...new Map(vintages.map((one) => [one.period.toString(), one])).values()]
  const commentaries = await listCommentaries(db, measure.id)
  return scoreMeasure({ measure, told, commentaries }, request.council, request.today)
}

// Words written of one period are not put down for another that was told in the meantime.
function mistakesIn(
  words: string,
  period: { readonly seen: string; readonly now: string },
): readonly FieldError[] {
  if (words === '') return [{ field: 'words', message: 'Enter what you make of it' }]
  if (words.length > LONGEST) return [{ field: 'words', message: `Use ${LONGEST} characters or fewer` }]
  if (period.seen === period.now) return []
  const message =
    'A later value was told while you were writing: see that your words are of the one shown here, then save'
  return [{ field: 'words', message }]
}

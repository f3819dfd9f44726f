import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { remembered } from '../database/remember.ts'
import { interventionAsked } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, redirect, show, takeAway } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { compareSeries } from './comparator.ts'
import {
  findNeighbours,
  findOwnArea,
  listComparedValues,
  listCouncilAreas,
  saveOwnArea,
} from './comparator-store.ts'
import { comparatorsPage } from './comparator-view.ts'
import { listReleases } from './national-store.ts'
import { listMeasures, listLatestObservations } from './measure-store.ts'
import { splitHidden } from './small-counts.ts'
import { comparedSheet } from './compared-sheet.ts'

export const comparatorPages: readonly Route[] = [
  get('/councils/:council/measures/comparators', 'see measures', async (request) =>
    request.inCouncil((db) => showComparators(db, request, [])),
  ),

  get('/councils/:council/measures/comparators.csv', 'see measures', async (request) =>
    request.inCouncil(async (db) => {
      const found = await findCompared(db, request)
      if (found === null) return redirect(inCouncilPath(request.council))
      const name = `beside other councils ${request.today.toString()}`
      return takeAway(name, comparedSheet(found.compared))
    }),
  ),

  post('/councils/:council/measures/comparators', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const chosen = request.form.get('area')
      const wanted = (await listCouncilAreas(db)).find((one) => one.code === chosen)
      if (wanted === undefined) {
        return showComparators(db, request, [{ field: 'area', message: 'Choose an area from the list' }])
      }
      const before = await findOwnArea(db)
      const isSeen = request.form.get('seen') === String(before?.version ?? 0)
      if (!isSeen || !(await saveOwnArea(db, wanted, before))) {
        const now = (await findOwnArea(db))?.name ?? 'none'
        const message = `Somebody else chose ${now} while you were looking: choose again if that is wrong`
        return showComparators(db, request, [{ field: 'area', message }])
      }
      return redirect(
        inCouncilPath(request.council, '/measures/comparators'),
        `Measures are compared with the neighbours of ${wanted.name}.`,
      )
    }),
  ),
]

async function showComparators(
  db: CouncilDatabase,
  request: CouncilRequest,
  errors: readonly FieldError[],
): Promise<Answer> {
  const { council, formToken } = request
  const found = await findCompared(db, request)
  if (found === null) return redirect(inCouncilPath(council))
  const mayKeep = mayDo(council.role, 'keep measures')
  const page = comparatorsPage({
    ...found,
    council,
    areas: mayKeep ? found.areas : [],
    chosen: request.form.get('area') || (found.ownArea?.code ?? ''),
    errors,
    mayKeep,
    mayBringIn: mayDo(council.role, 'bring in national figures'),
    formToken,
  })
  return show(page)
}

async function findCompared(db: CouncilDatabase, { council, query }: CouncilRequest) {
  const intervention = await findInterventionAtHand(db, interventionAsked(query))
  if (intervention === null) return null
  // Every act that changes one of these leaves an event: a file brought in or removed, an area chosen, a value told.
  const { measures, told, comparisons, ...found } = await remembered(
    db,
    `comparators of ${intervention.id}`,
    async () => {
      const ownArea = await findOwnArea(db)
      const compared = (await listMeasures(db, intervention.id)).filter((one) => one.published !== null)
      const keys = compared.flatMap((one) => one.published ?? [])
      return {
        ownArea,
        model: ownArea === null ? null : ((await findNeighbours(db, ownArea.code))?.model ?? null),
        measures: compared,
        told: Map.groupBy(await listLatestObservations(db, intervention.id), (one) => one.measureId),
        comparisons: compareSeries(await listComparedValues(db, keys, ownArea)),
        areas: await listCouncilAreas(db),
        releases: await listReleases(db),
      }
    },
  )
  const compared = measures.map((measure) => ({
    measure,
    latest: splitHidden(measure, told.get(measure.id) ?? [], council.role).shown.at(-1) ?? null,
    comparison: comparisons.get(measure.published ?? '') ?? null,
  }))
  return { ...found, compared }
}

import { redirect, show } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { get, type Route } from '../web/route.ts'
import { findNeighbours, findOwnArea } from './comparator-store.ts'
import { mergeOutcomes } from './inspection-outcome.ts'
import { listAreaNames, listOutcomes } from './inspection-store.ts'
import { inspectionsPage } from './inspection-view.ts'

export const inspectionPages: readonly Route[] = [
  get('/councils/:council/measures/inspections', 'see measures', async (request) =>
    request.inCouncil(async (db) => {
      const own = await findOwnArea(db)
      if (own === null)
        return redirect(
          inCouncilPath(request.council, '/measures/comparators'),
          'Say which published area this council is to see what inspectors found there.',
        )
      const model = await findNeighbours(db, own.code)
      const neighbours = model?.neighbours ?? []
      const inspections = mergeOutcomes(await listOutcomes(db, [own.code, ...neighbours]))
      return show(
        inspectionsPage({
          council: request.council,
          own,
          model: model?.model ?? null,
          neighbours: await listAreaNames(db, neighbours),
          inspections,
          framework: request.query.get('framework') ?? '',
        }),
      )
    }),
  ),
]

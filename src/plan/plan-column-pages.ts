import { redirect, show } from '../web/answer.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { get, type Route } from '../web/route.ts'
import { columnsByPlace } from './plan-column.ts'
import { columnsPage } from './plan-column-view.ts'
import { lookWords, parsePlanLook } from './plan-look.ts'

export const planColumnPages: readonly Route[] = [
  get('/councils/:council/plan/columns', 'see the plan', async ({ council, query }) => {
    const look = parsePlanLook(query)
    const intervention = query.get('intervention') ?? ''
    if (!query.has('chosen')) return show(columnsPage({ council, look, intervention }))
    // The numbers make an address that names the columns, so that it can be sent to somebody and kept.
    const columns = columnsByPlace((column) => query.get(`place-${column}`) ?? '')
    const words = {
      ...lookWords({ ...look, columns: columns.length === 0 ? look.columns : columns }),
      intervention,
    }
    return redirect(withQuery(inCouncilPath(council, '/plan'), words))
  }),
]
